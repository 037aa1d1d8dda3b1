// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import io.hotbay.registry.internal.Guests.Holder;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.UnitException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The changes of guests' devices, whether the guests are served or not. Guarded by the registry. */
final class DeviceChanges {

    private final KeptGuests kept;
    private final Servings servings;
    private final Parts parts;
    private final StateFolder folder;
    private final UnitIdentity identities = new UnitIdentity();

    DeviceChanges(KeptGuests kept, Servings servings, Parts parts, StateFolder folder) {
        this.kept = kept;
        this.servings = servings;
        this.parts = parts;
        this.folder = folder;
    }

    /** See {@link DeviceRegistry#addDevice}. */
    Statement add(String name, Statement statement, Map<DeviceAttribute, String> attributes)
            throws RegistryException {
        Guest guest = kept.get(name);
        String word = statement.adapter();
        Device fresh = new Device(new Address(0, 0, 0), statement, identities.unit(), identities.make(), false, null);
        Device admitted = new Sharing(kept.now()).admit(name, AttributeText.change(fresh, attributes), attributes);
        Serving serving = servings.find(name);
        Device device = admitted.at(new Placement(guest, serving, word, parts.targets(word)).place(statement));
        Statement.parse(device.statement().toString()); // with its place it is longer, and must be read again
        Guest changed = kept.now().withPort(guest.with(device), AdapterSlot.of(device.address()));
        if (serving == null) {
            kept.keep(kept.now().with(changed));
        } else {
            servings.plug(changed, serving, device);
        }
        return device.statement();
    }

    /** See {@link DeviceRegistry#removeDevice}. */
    void remove(String name, Statement statement) throws RegistryException {
        Guest guest = kept.get(name);
        Device device = guest.device(statement);
        kept.keep(kept.now().with(guest.without(device)));
        Serving serving = servings.find(name);
        if (serving != null) {
            serving.unplug(device);
        }
        forget(device);
    }

    /** See {@link DeviceRegistry#setAttributes}. */
    void set(String name, Statement statement, Map<DeviceAttribute, String> values) throws RegistryException {
        Device device = kept.get(name).device(statement);
        Device after = AttributeText.change(device, values);
        Sharing sharing = new Sharing(kept.now());
        sharing.checkChange(name, device, after);
        List<Holder> all = sharing.holders(name, device);
        Guests changed = kept.now();
        for (Holder holder : all) {
            checkSettable(holder.guest(), values.keySet());
            changed = changed.with(holder.guest(), holder.device().with(after.attributes(), after.share()));
        }
        kept.keep(changed);
        for (Holder holder : all) {
            LogicalUnit unit = servings.unit(holder);
            if (unit != null) {
                unit.limit(after.attributes().queueDepth(), after.attributes().deadlines());
            }
        }
    }

    private void checkSettable(String name, Set<DeviceAttribute> attributes) throws RegistryException {
        Optional<DeviceAttribute> fixed =
                attributes.stream().filter(attribute -> !attribute.live()).sorted().findFirst();
        if (servings.find(name) != null && fixed.isPresent()) {
            throw new RegistryException("Guest '" + name + "' is started, and its disks can't become others under it: "
                    + fixed.get().word() + " can't be set; stop the guest first.");
        }
    }

    /** See {@link DeviceRegistry#acceptStorage}. */
    void accept(String name, Statement statement) throws RegistryException {
        Guest guest = kept.get(name);
        Device device = guest.device(statement);
        Serving serving = servings.find(name);
        if (serving == null) {
            kept.keep(kept.now().with(name, device.with((Seen) null)));
        } else if (serving.unit(device) == null) {
            servings.plug(guest, serving, device.with((Seen) null));
        }
    }

    /** See {@link DeviceRegistry#resizeDevice}. */
    long resize(String name, Statement statement) throws RegistryException {
        Device device = kept.get(name).device(statement);
        LogicalUnit unit = servings.unit(new Holder(name, device));
        if (unit == null) {
            throw new RegistryException("Guest '" + name + "' has not got " + statement + " at this moment; its size is"
                    + " taken when it comes: 'guest-start', or 'device-accept' where the storage is not what it was.");
        }
        try {
            unit.takeCapacity();
        } catch (UnitException e) {
            throw new RegistryException(String.valueOf(e.getMessage()), e);
        }
        Seen seen = Seen.of(unit.facts());
        Guests changed = kept.now();
        for (Holder holder : new Sharing(changed).holders(name, device)) {
            changed = changed.with(holder.guest(), holder.device().with(seen));
        }
        kept.insist(changed, statement + " has " + seen.bytes() + " bytes now all the same; mend that and resize it once"
                + " more, or it needs 'device-accept' when Hotbay starts anew.");
        return seen.bytes();
    }

    /** The new size is no surprise when the devices over it are opened next. */
    void resized(String storage, long size) throws RegistryException {
        Guests changed = kept.now();
        for (Holder holder : kept.now().over(storage)) {
            Seen seen = holder.device().seen();
            if (seen != null) {
                changed = changed.with(holder.guest(), holder.device().with(new Seen(size, seen.identity())));
            }
        }
        kept.insist(changed, storage + " has " + size + " bytes now all the same; mend that and reserve them once more,"
                + " or devices over it need 'device-accept' when Hotbay starts anew.");
    }

    /** The records of a unit go with the last device that it was. */
    void forget(Device device) {
        boolean others = kept.now().all().stream()
                .flatMap(guest -> guest.devices().stream())
                .anyMatch(other -> other.unit().equals(device.unit()));
        if (!others) {
            folder.forget(device.unit());
        }
    }
}
