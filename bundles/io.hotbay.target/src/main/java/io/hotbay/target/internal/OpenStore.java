// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import org.jspecify.annotations.Nullable;

/**
 * The open store of a unit, with the service that it came from. It stays open, with its hold on what is behind it,
 * while device types come and go over it.
 */
final class OpenStore {

    private final Unit unit;
    private final StoreType type;
    private final BackingStore store;

    private OpenStore(Unit unit, StoreType type, BackingStore store) {
        this.unit = unit;
        this.type = type;
        this.store = store;
    }

    /**
     * Opens the store of a unit.
     *
     * @param before what it must be again, or null at the first time
     * @param mayGrow whether it may have more blocks than before
     */
    static OpenStore open(Unit unit, StoreType type, @Nullable StoreFacts before, boolean mayGrow)
            throws UnitException {
        UnitSpecification wanted = unit.specification();
        BackingStore store;
        try {
            store = type.open(new StoreRequest(wanted.location(), wanted.attributes().readOnly()));
        } catch (StoreException e) {
            throw new UnitException(e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            throw new UnitException("The store type '" + wanted.storeType() + "' failed over '" + wanted.location()
                    + "': " + e + ".", e);
        }
        OpenStore open = new OpenStore(unit, type, store);
        try {
            open.check(before, mayGrow);
        } catch (UnitException | RuntimeException | Error e) {
            open.close();
            throw e;
        }
        return open;
    }

    private void check(@Nullable StoreFacts before, boolean mayGrow) throws UnitException {
        StoreFacts now = store.facts();
        boolean same = before == null || before.identity().equals(now.identity())
                && before.blockSize() == now.blockSize()
                && (before.blockCount() == now.blockCount() || mayGrow && before.blockCount() < now.blockCount());
        if (!same) {
            throw new UnitException("'" + unit.specification().location() + "' is not what it was: "
                    + words(now) + "; before: " + words(before) + ".");
        }
    }

    private static String words(StoreFacts facts) {
        return "identity " + facts.identity() + ", " + facts.blockCount() + " blocks of " + facts.blockSize()
                + " bytes";
    }

    boolean comesFrom(Object service) {
        return type == service;
    }

    BackingStore store() {
        return store;
    }

    /** Asks for a task's operation back; has no effect when the store does not have it. */
    void recall(ActiveTask task) {
        try {
            store.cancel(task);
        } catch (RuntimeException | Error e) {
            unit.internalError("cancel escaped", e);
        }
    }

    void close() {
        try {
            store.close();
        } catch (RuntimeException | Error e) {
            unit.internalError("close escaped", e);
        }
    }
}
