// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterType;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.store.api.SpaceReservation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The services that guests are served with, as they come and go. Guarded by the registry. */
final class Parts {

    /**
     * In the order of arrival; of two with the same word the later counts, so that a new version takes over from the
     * old one.
     */
    private final Map<AdapterType, String> adapterTypes = new LinkedHashMap<>();
    private final Map<SpaceReservation, String> reservations = new LinkedHashMap<>();
    private @Nullable PciTransport transport;

    void add(AdapterType type, String word) {
        adapterTypes.put(type, word);
    }

    void remove(AdapterType type) {
        adapterTypes.remove(type);
    }

    void add(SpaceReservation reservation, String word) {
        reservations.put(reservation, word);
    }

    void remove(SpaceReservation reservation) {
        reservations.remove(reservation);
    }

    SpaceReservation reservation(String word) throws RegistryException {
        for (Map.Entry<SpaceReservation, String> reservation : reservations.entrySet()) {
            if (reservation.getValue().equals(word)) {
                return reservation.getKey();
            }
        }
        throw new RegistryException("Space can't be reserved for the store type '" + word + "'; it can for: "
                + (reservations.isEmpty() ? "none" : String.join(", ", new TreeSet<>(reservations.values()))) + ".");
    }

    void use(PciTransport newTransport) {
        transport = newTransport;
    }

    /** Forgets the transport, unless another has taken its place already. */
    void remove(PciTransport oldTransport) {
        if (transport == oldTransport) {
            transport = null;
        }
    }

    AdapterType adapterType(String word) throws RegistryException {
        AdapterType type = find(word);
        if (type == null) {
            throw new RegistryException("No adapter type '" + word + "' is installed; installed are: "
                    + (adapterTypes.isEmpty() ? "none" : String.join(", ", new TreeSet<>(adapterTypes.values())))
                    + ".");
        }
        return type;
    }

    /** How many targets adapters of a type have; empty while the type is not installed. */
    OptionalInt targets(String word) {
        AdapterType type = find(word);
        return type == null ? OptionalInt.empty() : OptionalInt.of(type.targets());
    }

    boolean hasTransport() {
        return transport != null;
    }

    PciTransport transport() throws RegistryException {
        if (transport == null) {
            throw new RegistryException("No PCI transport is installed; install one, such as"
                    + " io.hotbay.transport.vfiouser.");
        }
        return transport;
    }

    private @Nullable AdapterType find(String word) {
        AdapterType found = null;
        for (Map.Entry<AdapterType, String> type : adapterTypes.entrySet()) {
            if (type.getValue().equals(word)) {
                found = type.getKey();
            }
        }
        return found;
    }
}
