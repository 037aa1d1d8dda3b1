// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A function that is being served. */
@ProviderType
public interface ServedFunction extends AutoCloseable {

    /** Whether a VMM is connected at this moment. */
    boolean connected();

    /** Counters by name, e.g. register reads, posted writes, interrupts; since the start of serving. */
    Map<String, Long> counters();

    /**
     * Ends the connection, if there is one, and the serving; removes the socket. Returns when the function has been
     * disconnected.
     */
    @Override
    void close();
}
