// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.store.api.SpaceReservation;
import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.TargetCore;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The registry as a service. */
@Component(name = "io.hotbay.registry", service = DeviceRegistry.class)
@Designate(ocd = RegistryComponent.Config.class)
public final class RegistryComponent extends Registry {

    private final BundleContext context;
    private final TargetCore core;
    private final Restorer restorer = new Restorer(this::restore);

    /** What Config Admin may say. */
    @ObjectClassDefinition(name = "Hotbay device registry")
    public @interface Config {

        /** Empty: the property hotbay.sockets, else $XDG_RUNTIME_DIR/hotbay, else the folder sockets of hotbay.home. */
        @AttributeDefinition(
                name = "Folder for sockets",
                description = "VMMs connect there; counts for guests that are started from now on. Empty:"
                        + " chosen by the platform.")
        String sockets() default "";

        /** Empty: the folder data of hotbay.home. */
        @AttributeDefinition(
                name = "Folder for state",
                description = "Guests and devices are kept there; counts from the next start. Empty: chosen by the"
                        + " platform.")
        String state() default "";
    }

    /** Called by SCR. */
    @Activate
    public RegistryComponent(@Reference TargetCore core, BundleContext context, Config config) {
        super(core, folder(context, config), StateFolder.choose(config.state(), context::getProperty));
        this.context = context;
        this.core = core;
        core.listen(restorer::wake);
        restorer.start();
        restorer.wake();
    }

    @Modified
    void modified(Config config) {
        sockets(folder(context, config));
    }

    @Deactivate
    void deactivate() {
        core.listen(() -> {});
        close();
        restorer.end();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindAdapterType(AdapterType type, Map<String, Object> properties) {
        arrived(type, word(properties, AdapterType.PROPERTY));
        restorer.wake();
    }

    void unbindAdapterType(AdapterType type, Map<String, Object> properties) {
        departed(type, word(properties, AdapterType.PROPERTY));
        restorer.wake(); // a successor may be there already
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindTransport(PciTransport transport) {
        arrived(transport);
        restorer.wake();
    }

    void unbindTransport(PciTransport transport) {
        departed(transport);
        restorer.wake();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindReservation(SpaceReservation reservation, Map<String, Object> properties) {
        arrived(reservation, word(properties, StoreType.PROPERTY));
    }

    void unbindReservation(SpaceReservation reservation) {
        departed(reservation);
    }

    private static String word(Map<String, Object> properties, String property) {
        return String.valueOf(properties.get(property));
    }

    private static SocketFolder folder(BundleContext context, Config config) {
        return SocketFolder.choose(config.sockets(), context::getProperty, System::getenv);
    }
}
