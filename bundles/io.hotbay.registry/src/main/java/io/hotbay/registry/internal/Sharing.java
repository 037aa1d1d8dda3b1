// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.internal.Guests.Holder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rules of storage that more than one device is to be put over: only by consent of both sides, and as one unit. For
 * the guests of one moment; stateless beside them.
 */
final class Sharing {

    private final Guests guests;

    Sharing(Guests guests) {
        this.guests = guests;
    }

    /** The other devices that are one unit with a device. */
    List<Holder> partners(String guest, Device device) {
        return device.share()
                ? guests.over(device.storage()).stream()
                        .filter(holder -> holder.device().share())
                        .filter(holder -> !isSame(holder, guest, device))
                        .toList()
                : List.of();
    }

    /** All devices that are one unit: a device and its partners. */
    List<Holder> holders(String guest, Device device) {
        return Stream.concat(partners(guest, device).stream(), Stream.of(new Holder(guest, device))).toList();
    }

    private static boolean isSame(Holder holder, String guest, Device device) {
        return holder.guest().equals(guest) && holder.device().address().equals(device.address());
    }

    /**
     * A new device as it may be added: by itself, or with the attributes of the unit that it shares.
     *
     * @param wanted the attributes that were asked for
     */
    Device admit(String guest, Device device, Map<DeviceAttribute, String> wanted) throws RegistryException {
        boolean path = Device.isPath(device.statement());
        for (Holder holder : guests.over(device.storage())) {
            boolean consent = device.share() && holder.device().share();
            if (path && !consent) {
                throw new RegistryException(("%s is held by guest '%s' as %s; remove that first, or have both share it"
                                + " by share=on, that one by 'device-set' while its guest is stopped.")
                        .formatted(device.storage(), holder.guest(), holder.device().statement()));
            }
            if (consent) {
                return join(guest, device, holder, wanted);
            }
        }
        return device;
    }

    private static Device join(String guest, Device device, Holder holder, Map<DeviceAttribute, String> wanted)
            throws RegistryException {
        Device other = holder.device();
        if (holder.guest().equals(guest) || !other.statement().device().equals(device.statement().device())) {
            throw new RegistryException(("%s is held by guest '%s' as %s; it can be shared with another guest only, and"
                            + " as the same kind of device.")
                    .formatted(device.storage(), holder.guest(), other.statement()));
        }
        Map<DeviceAttribute, String> unit = AttributeText.of(other);
        for (Map.Entry<DeviceAttribute, String> entry : wanted.entrySet()) {
            String has = String.valueOf(unit.get(entry.getKey()));
            if (!has.equals(entry.getKey().parse(entry.getValue()))) {
                throw new RegistryException(("The unit over %s has %s=%s, as guest '%s' has it, and is to be shared;"
                                + " leave that out, and set it for both afterwards.")
                        .formatted(device.storage(), entry.getKey().word(), has, holder.guest()));
            }
        }
        return device.as(other);
    }

    /** Refuses to make or end a shared unit by a change of the attribute: devices join and leave one whole. */
    void checkChange(String guest, Device before, Device after) throws RegistryException {
        if (before.share() == after.share()) {
            return;
        }
        for (Holder holder : partners(guest, before.share() ? before : after)) {
            throw new RegistryException(("%s is shared by guest '%s' as %s; share of %s stays as it is until that is"
                            + " removed.")
                    .formatted(before.storage(), holder.guest(), holder.device().statement(), before.statement()));
        }
    }
}
