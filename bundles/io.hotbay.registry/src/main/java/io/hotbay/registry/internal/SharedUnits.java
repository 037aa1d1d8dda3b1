// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.UnitException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open units, each with the devices that it is. A unit is open as long as it is any. Guarded by the registry. */
final class SharedUnits {

    private final TargetCore core;
    private final StateFolder folder;
    private final List<OpenUnit> open = new ArrayList<>();

    /** An open unit and those who hold it, as guest and statement. */
    private static final class OpenUnit {
        private final LogicalUnit unit;
        private final Device device;
        private final List<String> holders = new ArrayList<>();

        OpenUnit(LogicalUnit unit, Device device) {
            this.unit = unit;
            this.device = device;
        }
    }

    SharedUnits(TargetCore core, StateFolder folder) {
        this.core = core;
        this.folder = folder;
    }

    /** The unit of a device, opened unless it is open for one that it is shared with. */
    LogicalUnit open(String guest, Device device) throws RegistryException {
        OpenUnit there = device.share() ? over(device.storage(), true) : null;
        OpenUnit unit = there == null ? new OpenUnit(openNew(guest, device), device) : there;
        try {
            check(guest, device, Seen.of(unit.unit.facts()));
        } catch (RegistryException | RuntimeException | Error e) {
            if (there == null) {
                Closing.quietly(device.statement().toString(), unit.unit::close);
            }
            throw e;
        }
        if (there == null) {
            open.add(unit);
        }
        unit.holders.add("guest '" + guest + "' as " + device.statement());
        return unit.unit;
    }

    private LogicalUnit openNew(String guest, Device device) throws RegistryException {
        try {
            return core.open(device.specification(guest, folder.records(device.unit())));
        } catch (UnitException e) {
            OpenUnit holding = over(device.storage(), false);
            throw new RegistryException(holding == null
                    ? e.getMessage()
                    : device.storage() + " can't be opened, and is held by " + holding.holders.getFirst()
                            + "; stop that guest first, or have both share it by share=on.", e);
        }
    }

    private @Nullable OpenUnit over(String storage, boolean sharedOnly) {
        return open.stream()
                .filter(unit -> unit.device.storage().equals(storage) && (unit.device.share() || !sharedOnly))
                .findFirst()
                .orElse(null);
    }

    /** What is not what it was is never followed silently: it may be somebody else's disk. */
    private static void check(String guest, Device device, Seen now) throws RegistryException {
        Seen before = device.seen();
        if (before != null && !before.equals(now)) {
            throw new RegistryException(("The storage of %s is not what it was: %s; before: %s; 'device-accept %s %s'"
                            + " takes it as it is now.")
                    .formatted(device.statement(), now, before, guest, device.statement()));
        }
    }

    /** One of those that hold a unit does no more; the last one closes it. */
    void release(String guest, Device device, LogicalUnit unit) {
        for (OpenUnit each : List.copyOf(open)) {
            if (each.unit == unit) {
                each.holders.remove("guest '" + guest + "' as " + device.statement());
                if (each.holders.isEmpty()) {
                    open.remove(each);
                    Closing.quietly(device.statement().toString(), unit::close);
                }
            }
        }
    }
}
