// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.DeviceType;
import org.jspecify.annotations.Nullable;

/**
 * Everything of other bundles behind one unit: the open store and the device server over it, with the services they came from. The one
 * place that holds their classes; dropped as a whole when one of them departs.
 */
final class BackEnd implements DeviceContext {

    private final Unit unit;
    private final StoreType storeType;
    private final DeviceType deviceType;
    private final BackingStore store;
    private final @Nullable DeviceState predecessor;
    private final DeviceServer server;
    private final CommandTable table;
    private volatile boolean departing;

    /** Makes the device server over an open store, which stays the caller's when this throws. */
    BackEnd(Unit unit, StoreType storeType, DeviceType deviceType, BackingStore store, @Nullable DeviceState predecessor) {
        this.unit = unit;
        this.storeType = storeType;
        this.deviceType = deviceType;
        this.store = store;
        this.predecessor = predecessor;
        server = deviceType.create(this);
        table = CommandTable.of(server.commands());
    }

    boolean comesFrom(Object service) {
        return storeType == service || deviceType == service;
    }

    DeviceServer server() {
        return server;
    }

    CommandTable table() {
        return table;
    }

    boolean departing() {
        return departing;
    }

    void depart() {
        departing = true;
    }

    void recall(ActiveTask task) {
        try {
            store.cancel(task);
        } catch (RuntimeException | Error e) {
            unit.internalError("cancel escaped", e);
        }
    }

    void closeStore() {
        try {
            store.close();
        } catch (RuntimeException | Error e) {
            unit.internalError("close escaped", e);
        }
    }

    /** The server's state, or the one that it started from when it does not tell. */
    @Nullable DeviceState state() {
        try {
            return server.state();
        } catch (RuntimeException | Error e) {
            unit.internalError("state escaped", e);
            return predecessor;
        }
    }

    void reset() {
        try {
            server.reset();
        } catch (RuntimeException | Error e) {
            unit.internalError("reset escaped", e);
        }
    }

    @Override
    public BackingStore store() {
        return store;
    }

    @Override
    public UnitAttributes attributes() {
        return unit.specification().attributes();
    }

    @Override
    public @Nullable DeviceState predecessor() {
        return predecessor;
    }

    @Override
    public void unitAttention(AdditionalSense condition, @Nullable Nexus except) {
        unit.raise(condition, except);
    }
}
