// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.Sense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.target.api.device.Task;

/**
 * The store as blocks, with the checks that every block command starts with. A check that fails has completed the task.
 */
final class Medium {

    private final BackingStore store;
    private final StoreFacts facts;
    private final boolean writable;

    Medium(BackingStore store, boolean readOnly) {
        this.store = store;
        this.facts = store.facts();
        this.writable = facts.writable() && !readOnly;
    }

    BackingStore store() {
        return store;
    }

    int blockSize() {
        return facts.blockSize();
    }

    long blockCount() {
        return facts.blockCount();
    }

    boolean writable() {
        return writable;
    }

    boolean discards() {
        return facts.discards() && writable;
    }

    boolean rotational() {
        return facts.rotational();
    }

    /** The position of a block in the store. */
    long position(long address) {
        return address * facts.blockSize();
    }

    /** How many blocks a limit in bytes allows. */
    long blocksOf(long bytes) {
        return bytes / facts.blockSize();
    }

    boolean refusesWrites(Task task) {
        if (writable) {
            return false;
        }
        task.check(DiskSense.WRITE_PROTECTED);
        return true;
    }

    /** An empty range may start right behind the last block, not later (SBC-4 4.5). */
    boolean refusesRange(Task task, long address, long blocks) {
        if (holds(address, blocks)) {
            return false;
        }
        boolean startsInside = Long.compareUnsigned(address, facts.blockCount()) < 0;
        task.check(DiskSense.outOfRange(startsInside ? facts.blockCount() : address));
        return true;
    }

    boolean holds(long address, long blocks) {
        long count = facts.blockCount();
        return Long.compareUnsigned(address, count) <= 0 && blocks <= count - address;
    }

    boolean refusesLength(Task task, BlockCdb layout, long blocks, long limitBytes) {
        if (blocks <= blocksOf(limitBytes)) {
            return false;
        }
        task.check(Sense.invalidFieldInCdb(layout.blocksOffset(), -1));
        return true;
    }
}
