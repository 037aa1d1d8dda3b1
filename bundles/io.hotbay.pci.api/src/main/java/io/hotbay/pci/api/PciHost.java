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

    /**
     * Sends a message by MSI-X or MSI, whichever the VMM has turned on; without effect while it has turned on neither.
     * A function need not know how its guest wants interrupts: it sets the level and, each time that a cause appears
     * which was not there before, sends the message too. A message by MSI-X that the VMM can't take yet is pending
     * until it can.
     *
     * @param vector from 0; those that the VMM has not turned on are ignored
     */
    void message(int vector);
}
