// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.api.device.DeviceDescription;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.DeviceType;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * How what is behind a unit comes, goes and comes again: the open store, and the back end over it. There is never a
 * back end without a store; a store without a back end waits for a device type. Each step holds this object's lock,
 * also while it waits for commands to drain; the path of commands only reads the volatile fields. While no back end is
 * there, description, rows and facts of the last one remain: they are of types of the APIs.
 */
final class UnitLifecycle {

    private static final System.Logger LOG = System.getLogger(UnitLifecycle.class.getName());

    private final Unit unit;
    private final Services services;
    private volatile @Nullable OpenStore store;
    private volatile @Nullable BackEnd backEnd;
    private volatile CommandTable table;
    private volatile @Nullable DeviceDescription description;
    private volatile @Nullable StoreFacts facts;
    private volatile boolean resetPending;
    private @Nullable DeviceState state;
    /** While the back end departs. */
    private @Nullable CountDownLatch draining;
    private boolean storeDeparting;
    private boolean closed;

    UnitLifecycle(Unit unit, Services services) {
        this.unit = unit;
        this.services = services;
        table = CommandTable.of(List.of(), unit.counted());
    }

    /** Opens the unit for the first time. */
    synchronized void open() throws UnitException {
        DeviceType deviceType = installedDeviceType();
        build(installedStoreType(), deviceType, false);
    }

    /** See {@link io.hotbay.target.api.LogicalUnit#takeCapacity}. */
    void takeCapacity() throws UnitException {
        try {
            openAnew();
        } finally {
            unit.passage().release();
        }
    }

    private synchronized void openAnew() throws UnitException {
        UnitSpecification wanted = unit.specification();
        if (closed) {
            throw new UnitException("The unit over '" + wanted.location() + "' is closed.");
        }
        DeviceType deviceType = installedDeviceType();
        StoreType storeType = installedStoreType();
        if (!storeType.persistent()) {
            throw new UnitException("The store type '" + wanted.storeType() + "' loses what is in a store when that is"
                    + " closed, so that the size of '" + wanted.location() + "' can't change; add a new device.");
        }
        String why = "its capacity is taken anew";
        if (beginDeparture(null, why)) {
            finishDeparture(why);
        }
        build(storeType, deviceType, true);
        unit.passage().open("its capacity has been taken");
    }

    private DeviceType installedDeviceType() throws UnitException {
        String word = unit.specification().deviceType();
        DeviceType type = services.deviceType(word);
        if (type == null) {
            throw notInstalled("device type", word);
        }
        return type;
    }

    private StoreType installedStoreType() throws UnitException {
        String word = unit.specification().storeType();
        StoreType type = services.storeType(word);
        if (type == null) {
            throw notInstalled("store type", word);
        }
        return type;
    }

    private static UnitException notInstalled(String kind, String word) {
        return new UnitException("The " + kind + " '" + word + "' is not installed; start the bundle that brings it.");
    }

    /**
     * A service has come. Goes on when the unit lacks a back end and all that it needs is there; stays parked when that
     * fails.
     */
    void arrive() {
        tryAgain();
        unit.passage().release();
    }

    private synchronized void tryAgain() {
        DeviceType deviceType = services.deviceType(unit.specification().deviceType());
        StoreType storeType = services.storeType(unit.specification().storeType());
        boolean settled = backEnd != null || storeDeparting || closed || facts == null;
        if (settled || deviceType == null || storeType == null) {
            return;
        }
        try {
            build(storeType, deviceType, false);
            unit.passage().open("a successor has come");
        } catch (UnitException e) {
            LOG.log(System.Logger.Level.ERROR, "{0} stays parked: {1}", unit.specification().name(), e.getMessage());
        }
    }

    private void build(StoreType storeType, DeviceType deviceType, boolean mayGrow) throws UnitException {
        OpenStore kept = store;
        OpenStore current = kept == null ? OpenStore.open(unit, storeType, facts, mayGrow) : kept;
        try {
            install(current, BackEnd.create(unit, current, deviceType, state));
        } catch (UnitException e) {
            if (kept == null) {
                current.close();
            }
            throw e;
        }
    }

    private void install(OpenStore current, BackEnd fresh) {
        DeviceDescription before = description;
        DeviceDescription now = fresh.server().description();
        StoreFacts factsBefore = facts;
        StoreFacts factsNow = current.store().facts();
        description = now;
        facts = factsNow;
        table = fresh.table();
        store = current;
        backEnd = fresh;
        resetWhatIsThere();
        if (before != null && !Arrays.equals(inquiry(before), inquiry(now))) {
            unit.raise(AdditionalSense.INQUIRY_DATA_HAS_CHANGED, null);
        }
        if (factsBefore != null && factsBefore.blockCount() != factsNow.blockCount()) {
            unit.raise(AdditionalSense.CAPACITY_DATA_HAS_CHANGED, null);
        }
    }

    private byte[] inquiry(DeviceDescription of) {
        return InquiryData.standard(of, unit.specification().attributes(), TransportProtocol.NONE);
    }

    /**
     * Begins the departure of what comes from a service, or of everything (null). Returns whether there is something to
     * finish.
     */
    synchronized boolean beginDeparture(@Nullable Object service, String why) {
        OpenStore current = store;
        BackEnd serving = backEnd;
        boolean storeGoes = current != null && (service == null || current.comesFrom(service));
        boolean serverGoes = serving != null && (storeGoes || service == null || serving.comesFrom(service));
        storeDeparting |= storeGoes;
        if (serverGoes) {
            serving.depart();
            if (draining == null) {
                draining = unit.passage().drain(why);
            }
        }
        return storeGoes || serverGoes;
    }

    /**
     * Waits up to the drain deadline, recalls what is inside then, and drops the back end; closes the store if that
     * departs.
     */
    synchronized void finishDeparture(String why) {
        BackEnd leaving = backEnd;
        CountDownLatch quiet = draining;
        OpenStore closing = storeDeparting ? store : null;
        boolean served = leaving != null && quiet != null;
        if (served) {
            await(quiet);
            backEnd = null;
            if (unit.passage().inside() > 0) {
                unit.forEachTask(ActiveTask::recall);
            }
        }
        if (closing != null) {
            closing.close();
            store = null;
            storeDeparting = false;
        }
        if (served) {
            forget(leaving);
        }
        if (served || closing != null) {
            long hung = unit.passage().inside();
            unit.passage().park(hung == 0 ? why : why + "; " + hung + " commands hang");
        }
    }

    private void forget(BackEnd leaving) {
        draining = null;
        state = leaving.state();
        CommandTable dormant = leaving.table().dormant();
        table = dormant;
        unit.forEachTask(task -> task.forgetBackEnd(dormant));
    }

    private static void await(CountDownLatch quiet) {
        try {
            quiet.await();
        } catch (InterruptedException e) {
            // whoever interrupts has no patience left: go on as at the deadline
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the unit. */
    synchronized void close() {
        closed = true;
        if (beginDeparture(null, "closed")) {
            finishDeparture("closed");
        }
    }

    /** Resets the device server, or its successor when it is away. Does not wait for a departure. */
    void reset() {
        resetPending = true;
        resetWhatIsThere();
    }

    private void resetWhatIsThere() {
        BackEnd current = backEnd;
        while (current != null && resetPending) {
            resetPending = false;
            current.reset();
            BackEnd now = backEnd;
            // one that left meanwhile may have told its state before
            resetPending |= now != current;
            current = now;
        }
    }

    /** Asks the store for a task's operation back. */
    void recall(ActiveTask task) {
        OpenStore current = store;
        if (current != null) {
            current.recall(task);
        }
    }

    @Nullable BackEnd backEnd() {
        return backEnd;
    }

    CommandTable table() {
        return table;
    }

    /** What the device type last said of itself. */
    DeviceDescription description() {
        return opened(description);
    }

    /** What the store last said of itself. */
    StoreFacts facts() {
        return opened(facts);
    }

    private static <T> T opened(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not opened yet");
        }
        return value;
    }
}
