// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import io.hotbay.memory.GuestMemory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a function sees of the machine that it sits in. Implemented by transports; may be called from any thread; never
 * waits.
 */
@ProviderType
public interface PciHost {

    /** The guest's memory, for DMA. The same object for the whole connection. */
    GuestMemory memory();

    /**
     * Sets the level of INTA#. The transport keeps it, and tells the VMM as often as the VMM needs; setting the level
     * that it already has costs nothing.
     */
    void interrupt(boolean asserted);
}
