// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Serves PCI functions to virtual machine monitors. A service; called from any thread. */
@ConsumerType
public interface PciTransport {

    /**
     * Serves a function at a socket until the result is closed. One VMM at a time: the next may come when the last is
     * gone.
     *
     * @param name of the function in logs and thread names, e.g. {@code guest1 0.2}
     * @param socket the path of the socket; it is made with mode 0600, and a dead one in its place is removed
     * @param owner told when VMMs come and go
     * @throws IOException with a sentence for the user when the socket can't be made
     */
    ServedFunction serve(String name, Path socket, PciFunction function, Owner owner) throws IOException;

    /** What a VMM's command line needs once, whatever functions it has: shared memory of a size such as {@code 1G}. */
    List<String> machineArguments(String memorySize);

    /**
     * What a VMM's command line needs for one function.
     *
     * @param place on its PCI bus
     */
    List<String> functionArguments(Path socket, String id, PciPlace place);

    /** Hears of the VMM. Called on the transport's threads; does not wait. */
    interface Owner {

        /** A VMM has connected; the words say who it is, e.g. its process id. */
        void connected(String peer);

        /** It is gone; the reason is for people. */
        void disconnected(String reason);
    }
}
