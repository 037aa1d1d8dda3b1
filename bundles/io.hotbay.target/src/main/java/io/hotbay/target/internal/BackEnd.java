// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.DeviceType;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What does a unit's commands: the device server over the open store, with the service that it came from. Dropped as a
 * whole when device type or store depart. This and {@link OpenStore} are the only places that hold classes of other
 * bundles.
 */
final class BackEnd implements DeviceContext {

    private final Unit unit;
    private final OpenStore store;
    private final DeviceType deviceType;
    private final @Nullable DeviceState predecessor;
    private final DeviceServer server;
    private final CommandTable table;
    private volatile boolean departing;

    private BackEnd(Unit unit, OpenStore store, DeviceType deviceType, @Nullable DeviceState predecessor)
            throws UnitException {
        this.unit = unit;
        this.store = store;
        this.deviceType = deviceType;
        this.predecessor = predecessor;
        server = deviceType.create(this);
        table = CommandTable.of(server.commands(), unit.counted());
    }

    /** Makes the device server; the store stays the caller's, also when this throws. */
    static BackEnd create(Unit unit, OpenStore store, DeviceType deviceType, @Nullable DeviceState predecessor)
            throws UnitException {
        try {
            return new BackEnd(unit, store, deviceType, predecessor);
        } catch (RuntimeException | Error e) {
            UnitSpecification wanted = unit.specification();
            throw new UnitException("The device type '" + wanted.deviceType() + "' failed over '" + wanted.location()
                    + "': " + e + ".", e);
        }
    }

    boolean comesFrom(Object service) {
        return deviceType == service;
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

    @Nullable Sense pollableSense() {
        try {
            return server.pollableSense();
        } catch (RuntimeException | Error e) {
            unit.internalError("pollableSense escaped", e);
            return null;
        }
    }

    /** A result with its sense data in the format that the initiators want. */
    CommandResult inForm(CommandResult result) {
        try {
            return result instanceof CommandResult.CheckCondition(Sense sense) && server.descriptorSense()
                    ? CommandResult.check(sense.inForm(true)) : result;
        } catch (RuntimeException | Error e) {
            unit.internalError("descriptorSense escaped", e);
            return result;
        }
    }

    void nexusLost(Nexus nexus) {
        try {
            server.nexusLost(nexus);
        } catch (RuntimeException | Error e) {
            unit.internalError("nexusLost escaped", e);
        }
    }

    @Override
    public BackingStore store() {
        return store.store();
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

    @Override
    public boolean savesRecords() {
        return unit.keeper().durable();
    }

    @Override
    public @Nullable UnitRecord savedRecord(String name) throws UnitException {
        return unit.keeper().load(name);
    }

    @Override
    public void saveRecord(String name, @Nullable UnitRecord record, Consumer<@Nullable IOException> done) {
        unit.keeper().save(name, record, done);
    }
}
