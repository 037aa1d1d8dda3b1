// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciPlace;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.pci.api.ServedFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Serves PCI functions to QEMU's {@code vfio-user-pci}. Not deactivated for lack of users, since that would unplug what
 * is served; a changed configuration counts for the next connections.
 */
@Component(
        name = "io.hotbay.transport.vfiouser",
        immediate = true,
        property = "hotbay.transport=vfio-user")
@Designate(ocd = VfioUserTransport.Config.class)
public final class VfioUserTransport implements PciTransport {

    /** What can be configured. */
    @ObjectClassDefinition(name = "Hotbay vfio-user transport")
    public @interface Config {

        /** Whether memory is taken that the VMM can shrink. Touching what was cut off would end this process. */
        @AttributeDefinition(
                name = "Trust unsealed memory",
                description = "Map guest memory that is not sealed against shrinking; the VMM can then crash Hotbay")
        boolean trustUnsealedMemory() default false;
    }

    private final Set<ServedFunction> served = ConcurrentHashMap.newKeySet();
    private volatile boolean trustUnsealedMemory;

    @Activate
    public VfioUserTransport(Config config) {
        this(config.trustUnsealedMemory());
    }

    VfioUserTransport(boolean trustUnsealedMemory) {
        this.trustUnsealedMemory = trustUnsealedMemory;
    }

    @Modified
    void modified(Config config) {
        trustUnsealedMemory = config.trustUnsealedMemory();
    }

    /** Ends all serving. */
    @Deactivate
    void close() {
        List.copyOf(served).forEach(ServedFunction::close);
    }

    @Override
    public ServedFunction serve(String name, Path socket, PciFunction function, Owner owner) throws IOException {
        SocketFile file = SocketFile.listen(socket);
        SocketServer server =
                new SocketServer(name, file, function, owner, () -> trustUnsealedMemory, served::remove);
        served.add(server);
        try {
            return server.start();
        } catch (RuntimeException | Error e) {
            // the host has no threads left
            served.remove(server);
            file.close();
            throw e;
        }
    }

    @Override
    public List<String> machineArguments(String memorySize) {
        return QemuArguments.machine(memorySize);
    }

    @Override
    public List<String> functionArguments(Path socket, String id, PciPlace place) {
        return QemuArguments.device(socket, id, place);
    }
}
