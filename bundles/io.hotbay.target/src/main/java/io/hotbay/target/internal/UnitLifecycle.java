// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreRequest;
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
 * How the back end of a unit comes, goes and comes again. Each step holds this object's lock, also while it waits for
 * commands to drain; the path of commands only reads the volatile fields. While no back end is there, description, rows
 * and facts of the last one remain: they are of types of the APIs.
 */
final class UnitLifecycle {

    private static final System.Logger LOG = System.getLogger(UnitLifecycle.class.getName());

    private final Unit unit;
    private final Services services;
    private volatile @Nullable BackEnd backEnd;
    private volatile CommandTable table = CommandTable.of(List.of());
    private volatile @Nullable DeviceDescription description;
    private volatile @Nullable StoreFacts facts;
    private volatile boolean resetPending;
    private @Nullable DeviceState state;
    private @Nullable CountDownLatch draining;
    private boolean closed;

    UnitLifecycle(Unit unit, Services services) {
        this.unit = unit;
        this.services = services;
    }

    /** Opens the unit for the first time. */
    synchronized void open() throws UnitException {
        UnitSpecification wanted = unit.specification();
        DeviceType deviceType = services.deviceType(wanted.deviceType());
        StoreType storeType = services.storeType(wanted.storeType());
        if (deviceType == null) {
            throw notInstalled("device type", wanted.deviceType());
        }
        if (storeType == null) {
            throw notInstalled("store type", wanted.storeType());
        }
        install(build(storeType, deviceType));
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
        if (backEnd != null || closed || facts == null || deviceType == null || storeType == null) {
            return;
        }
        try {
            install(build(storeType, deviceType));
            unit.passage().open("a successor has come");
        } catch (UnitException e) {
            LOG.log(System.Logger.Level.ERROR, "{0} stays parked: {1}", unit.specification().name(), e.getMessage());
        }
    }

    /**
     * Begins the departure of a back end that comes from a service, or of any (null). Returns whether there is
     * something to finish.
     */
    synchronized boolean beginDeparture(@Nullable Object service, String why) {
        BackEnd leaving = backEnd;
        if (leaving == null || service != null && !leaving.comesFrom(service)) {
            return false;
        }
        leaving.depart();
        if (draining == null) {
            draining = unit.passage().drain(why);
        }
        return true;
    }

    /** Waits up to the drain deadline, recalls what is inside then, closes the store and drops the back end. */
    synchronized void finishDeparture(String why) {
        BackEnd leaving = backEnd;
        CountDownLatch quiet = draining;
        if (leaving == null || quiet == null) {
            return;
        }
        await(quiet);
        if (unit.passage().inside() > 0) {
            unit.forEachTask(ActiveTask::recall);
        }
        leaving.closeStore();
        state = leaving.state();
        backEnd = null;
        draining = null;
        table = leaving.table().dormant();
        unit.forEachTask(ActiveTask::forgetBackEnd);
        long hung = unit.passage().inside();
        unit.passage().park(hung == 0 ? why : why + "; " + hung + " commands hang in it");
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

    private BackEnd build(StoreType storeType, DeviceType deviceType) throws UnitException {
        UnitSpecification wanted = unit.specification();
        BackingStore store;
        try {
            store = storeType.open(new StoreRequest(wanted.location(), wanted.attributes().readOnly()));
        } catch (StoreException e) {
            throw new UnitException(e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            throw failed("store type", wanted.storeType(), e);
        }
        try {
            checkSuccessor(store.facts());
            return new BackEnd(unit, storeType, deviceType, store, state);
        } catch (UnitException e) {
            store.close();
            throw e;
        } catch (RuntimeException | Error e) {
            store.close();
            throw failed("device type", wanted.deviceType(), e);
        }
    }

    private void checkSuccessor(StoreFacts now) throws UnitException {
        StoreFacts before = facts;
        if (before == null) {
            return;
        }
        boolean same = before.identity().equals(now.identity()) && before.blockSize() == now.blockSize()
                && before.blockCount() == now.blockCount();
        if (!same) {
            throw new UnitException("'" + unit.specification().location() + "' is not what it was: "
                    + words(now) + "; before: " + words(before) + ".");
        }
    }

    private static String words(StoreFacts facts) {
        return "identity " + facts.identity() + ", " + facts.blockCount() + " blocks of " + facts.blockSize()
                + " bytes";
    }

    private static UnitException notInstalled(String kind, String word) {
        return new UnitException("The " + kind + " '" + word + "' is not installed; start the bundle that brings it.");
    }

    private UnitException failed(String kind, String word, Throwable cause) {
        String location = unit.specification().location();
        return new UnitException(
                "The " + kind + " '" + word + "' failed over '" + location + "': " + cause + ".", cause);
    }

    private void install(BackEnd fresh) {
        DeviceDescription before = description;
        DeviceDescription now = fresh.server().description();
        description = now;
        facts = fresh.store().facts();
        table = fresh.table();
        backEnd = fresh;
        if (resetPending) {
            resetPending = false;
            fresh.reset();
        }
        if (before != null && !Arrays.equals(inquiry(before), inquiry(now))) {
            unit.raise(AdditionalSense.INQUIRY_DATA_HAS_CHANGED, null);
        }
    }

    private byte[] inquiry(DeviceDescription of) {
        return InquiryData.standard(of, unit.specification().attributes(), TransportProtocol.NONE);
    }

    /** Resets the device server, or its successor when it is away. */
    void reset() {
        resetPending = true;
        BackEnd current = backEnd;
        if (current != null) {
            resetPending = false;
            current.reset();
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
