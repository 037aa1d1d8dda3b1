// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import org.jspecify.annotations.Nullable;

/**
 * A resource statement: {@code device:adapter:[bus,slot[.function][,target]]:storage:location}. Only the location may
 * contain colons.
 *
 * @param device the word of a device type, e.g. {@code disk}
 * @param adapter the word of an adapter type, e.g. {@code scsi}
 * @param bus the PCI bus, or null where the whole address is open
 * @param slot the slot; null together with the bus
 * @param function the function of the slot's PCI device, 0 unless the statement names another
 * @param target the target identifier, or null where it is open
 * @param storage the word of a store type, e.g. {@code file}
 * @param location where the store is, in the store type's own terms
 */
public record Statement(
        String device,
        String adapter,
        @Nullable Integer bus,
        @Nullable Integer slot,
        int function,
        @Nullable Integer target,
        String storage,
        String location) {

    /** Parses what a user typed; the exception's sentence says which field is wrong and what may stand there. */
    public static Statement parse(String text) throws RegistryException {
        return StatementGrammar.parse(text);
    }

    public Statement {
        if ((bus == null) != (slot == null) || bus == null && (target != null || function != 0)) {
            throw new IllegalArgumentException("a bus without a slot, or a target or function without both");
        }
    }

    /** With function 0. */
    public Statement(String device, String adapter, @Nullable Integer bus, @Nullable Integer slot,
            @Nullable Integer target, String storage, String location) {
        this(device, adapter, bus, slot, 0, target, storage, location);
    }

    /** Where the device is, or null while anything of its address is open. */
    public @Nullable Address address() {
        return bus == null || slot == null || target == null ? null : new Address(bus, slot, function, target);
    }

    /** This statement at a complete address. */
    public Statement at(Address address) {
        return new Statement(device, adapter, address.bus(), address.slot(), address.function(), address.target(),
                storage, location);
    }

    /** The statement as users type it. */
    @Override
    public String toString() {
        return StatementGrammar.format(this);
    }
}
