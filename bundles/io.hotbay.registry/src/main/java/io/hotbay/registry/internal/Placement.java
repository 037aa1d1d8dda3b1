// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Finds the place of a new device in its guest, or says who holds it. For one question, under the registry's lock. */
final class Placement {

    /** The bus of the VMM's machine that adapters are put on; it has no other without bridges. */
    private static final int BUS = 0;
    /** QEMU's {@code pc} machine has its host bridge in slot 0 and its ISA bridge with IDE in slot 1. */
    private static final int FIRST_SLOT = 2;
    /**
     * The targets of a parallel bus, the adapter's own identifier aside: what counts until the adapter's type is
     * there to tell.
     */
    private static final int USUAL_TARGETS = 15;

    private final Guest guest;
    private final @Nullable Serving serving;
    private final String word;
    private final OptionalInt targets;

    /**
     * For one device.
     *
     * @param serving what serves the guest; null while nothing does
     * @param word of the adapter's type
     * @param targets how many targets the type has; empty while it is not installed
     */
    Placement(Guest guest, @Nullable Serving serving, String word, OptionalInt targets) {
        this.guest = guest;
        this.serving = serving;
        this.word = word;
        this.targets = targets;
    }

    Address place(Statement statement) throws RegistryException {
        Integer bus = statement.bus();
        if (bus == null) {
            return automatic();
        }
        AdapterSlot slot = new AdapterSlot(bus, Objects.requireNonNull(statement.slot()), statement.function());
        checkSlot(slot);
        Integer target = statement.target();
        return target == null ? freeTarget(slot) : exactly(slot, target);
    }

    /** Those that devices need, and those that are being served. */
    private Map<AdapterSlot, String> adapters() {
        return adapters(guest, serving);
    }

    static Map<AdapterSlot, String> adapters(Guest guest, @Nullable Serving serving) {
        Map<AdapterSlot, String> adapters = guest.adapters();
        if (serving != null) {
            adapters.putAll(serving.words());
        }
        return adapters;
    }

    private Address automatic() throws RegistryException {
        Map<AdapterSlot, String> adapters = adapters();
        for (Map.Entry<AdapterSlot, String> adapter : adapters.entrySet()) {
            OptionalInt free = adapter.getValue().equals(word) ? firstFree(adapter.getKey()) : OptionalInt.empty();
            if (free.isPresent()) {
                return address(adapter.getKey(), free.getAsInt());
            }
        }
        for (int slot = FIRST_SLOT; slot <= Address.SLOT_MAXIMUM; slot++) {
            AdapterSlot candidate = new AdapterSlot(BUS, slot);
            if (!adapters.containsKey(candidate)) {
                checkNewAdapter(candidate);
                return address(candidate, 0);
            }
        }
        throw new RegistryException(("Guest '%s' has an adapter in each of the slots %d to %d and no free target on one"
                        + " of type %s; remove a device first.")
                .formatted(guest.name(), FIRST_SLOT, Address.SLOT_MAXIMUM, word));
    }

    private void checkSlot(AdapterSlot slot) throws RegistryException {
        if (slot.bus() != BUS) {
            throw new RegistryException("Bus " + slot.bus() + " is not possible: the VMM's machine has PCI bus " + BUS
                    + " only; say " + BUS + "," + FIRST_SLOT + " or leave the address open.");
        }
        if (slot.slot() < FIRST_SLOT) {
            throw new RegistryException("Slot " + slot.slot() + " is not possible: slots 0 and 1 are taken on QEMU's pc"
                    + " machine; use " + FIRST_SLOT + " to " + Address.SLOT_MAXIMUM + ".");
        }
        String there = adapters().get(slot);
        if (there == null) {
            checkNewAdapter(slot);
        } else if (!there.equals(word)) {
            throw new RegistryException(("Slot %s of guest '%s' holds an adapter of type %s, so that none of type %s"
                            + " can"
                            + " be there; use another slot.")
                    .formatted(slot, guest.name(), there, word));
        }
    }

    private void checkNewAdapter(AdapterSlot slot) throws RegistryException {
        if (serving != null) {
            throw new RegistryException(("Guest '%s' is started and has no adapter of type %s at %s, and adapters can't"
                            + " be plugged: stop it first.")
                    .formatted(guest.name(), word, slot));
        }
    }

    private Address exactly(AdapterSlot slot, int target) throws RegistryException {
        checkTarget(word, targets, target);
        Address address = address(slot, target);
        Device holder = guest.at(address);
        if (holder != null) {
            throw new RegistryException(
                    "Address %s of guest '%s' is taken by %s; use another target or leave it open."
                            .formatted(address, guest.name(), holder.statement()));
        }
        return address;
    }

    private Address freeTarget(AdapterSlot slot) throws RegistryException {
        int free = firstFree(slot).orElseThrow(() -> new RegistryException(
                "All %d targets of adapter %s of guest '%s' are taken; use another slot."
                        .formatted(targets.orElse(USUAL_TARGETS), slot, guest.name())));
        return address(slot, free);
    }

    private OptionalInt firstFree(AdapterSlot slot) {
        for (int target = 0; target < targets.orElse(USUAL_TARGETS); target++) {
            if (guest.at(address(slot, target)) == null) {
                return OptionalInt.of(target);
            }
        }
        return OptionalInt.empty();
    }

    /** Refuses a target that the adapter's type does not have. */
    static void checkTarget(String word, OptionalInt targets, int target) throws RegistryException {
        if (targets.isPresent() && target >= targets.getAsInt()) {
            throw new RegistryException("Target %d is not possible: an adapter of type %s has the targets 0 to %d."
                    .formatted(target, word, targets.getAsInt() - 1));
        }
    }

    /** Refuses a function that the adapter's type does not have, or that no guest would find. */
    static void checkFunction(Guest guest, AdapterSlot slot, int functions) throws RegistryException {
        if (slot.function() >= functions) {
            throw new RegistryException("Adapter %s of guest '%s' is not possible: its type has the functions 0 to %d."
                    .formatted(slot, guest.name(), functions - 1));
        }
        AdapterSlot first = new AdapterSlot(slot.bus(), slot.slot());
        if (!guest.adapters().containsKey(first)) {
            throw new RegistryException(("Guest '%s' has an adapter at %s and none at %s, and a guest looks for other"
                            + " functions only where there is function 0; add a device at %s.")
                    .formatted(guest.name(), slot, first, first));
        }
    }

    private static Address address(AdapterSlot slot, int target) {
        return new Address(slot.bus(), slot.slot(), slot.function(), target);
    }
}
