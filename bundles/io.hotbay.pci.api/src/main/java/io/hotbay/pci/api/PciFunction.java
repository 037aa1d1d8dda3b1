// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One PCI function, seen from the bus. All calls of one life, from {@link #connect} to {@link #disconnect}, come from
 * one thread at a time; none may wait for anything but a short lock.
 */
@ConsumerType
public interface PciFunction {

    /** The configuration space, owned by the function; the transport reads and writes it as the VMM asks. */
    ConfigurationSpace configuration();

    /** The base address registers in use. Fixed for the function's life. */
    List<BaseAddress> baseAddresses();

    /** Its MSI capability, null when it has none. Fixed for the function's life. */
    default @Nullable Msi msi() {
        return null;
    }

    /** Its MSI-X capability, null when it has none. Fixed for the function's life. */
    default @Nullable MsiX msiX() {
        return null;
    }

    /** What its expansion ROM holds, null when it has none. Fixed for the function's life. */
    default @Nullable ExpansionRom expansionRom() {
        return null;
    }

    /** A VMM took the function. Followed by a reset with {@link ResetCause#POWER_ON}. */
    void connect(PciHost host);

    /**
     * Reads from a BAR.
     *
     * @param bar the number of the BAR, 0 to 5
     * @param offset within the BAR; offset and width lie within its size
     * @param width 1, 2, 4 or 8 bytes
     * @return the value in the low bytes
     */
    long read(int bar, long offset, int width);

    /** Writes to a BAR; parameters as in {@link #read}. */
    void write(int bar, long offset, int width, long value);

    /**
     * Puts the function into the state that it has after power-on, configuration space included. When it returns,
     * nothing of the life before touches the host any more: no reply, no interrupt, no access to the guest's memory.
     */
    void reset(ResetCause cause);

    /**
     * The VMM is gone. Preceded by a reset with {@link ResetCause#CONNECTION_LOST}; the host may not be used
     * afterwards.
     */
    void disconnect();
}
