// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.api;

import io.hotbay.pci.api.ExpansionRom;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter is made with.
 *
 * @param function its number within its PCI device, 0 to 7, from which its interrupt pin follows
 * @param rom what its expansion ROM holds, null for none
 * @param memory what outlives it
 */
public record AdapterSetup(int function, @Nullable ExpansionRom rom, AdapterMemory memory) {

    /** An adapter that is alone in its device, without a ROM. */
    public static AdapterSetup alone(AdapterMemory memory) {
        return new AdapterSetup(0, null, memory);
    }
}
