// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.pci.api.PciPlace;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a VMM must be told to find a guest's adapters. Guarded by the registry. */
final class VmmArguments {

    /** With its unit, for a number alone means bytes in one of a VMM's options and mebibytes in another. */
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,9}[KMGT]");

    private final Parts parts;
    private final Servings servings;

    VmmArguments(Parts parts, Servings servings) {
        this.parts = parts;
        this.servings = servings;
    }

    /** For a guest, served or not. */
    List<String> of(Guest guest, String memorySize) throws RegistryException {
        if (!MEMORY.matcher(memorySize).matches()) {
            throw new RegistryException("'" + memorySize + "' is no memory size; say a number and one of K, M,"
                    + " G, T, such as 1G.");
        }
        PciTransport transport = parts.transport();
        List<String> arguments = new ArrayList<>(transport.machineArguments(memorySize));
        Set<AdapterSlot> slots = Placement.adapters(guest, servings.find(guest.name())).keySet();
        for (AdapterSlot slot : slots) {
            PciPlace place = new PciPlace(slot.slot(), slot.function(), slot.isShared(slots));
            String id = "hotbay-" + slot.text("-");
            arguments.addAll(transport.functionArguments(servings.socket(guest, slot), id, place));
        }
        return List.copyOf(arguments);
    }
}
