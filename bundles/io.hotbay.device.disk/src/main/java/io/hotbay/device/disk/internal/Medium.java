// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.PrivateMemory;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.device.Task;

/**
 * The store as blocks of the disk, with the checks that every block command starts with. A check that fails has
 * completed the task. The disk's blocks may be larger than the store's.
 */
final class Medium {

    private final BackingStore store;
    private final StoreFacts facts;
    private final UnitAttributes.BlockSizes sizes;
    private final long blockCount;
    private final boolean writable;
    private final ModePages pages;
    private final PrivateMemory memory = new PrivateMemory(DiskLimits.PRIVATE_MEMORY);

    private Medium(BackingStore store, UnitAttributes attributes, ModePages pages) {
        this.pages = pages;
        this.store = store;
        this.facts = store.facts();
        this.sizes = attributes.blocks();
        this.blockCount = facts.byteCount() / sizes.logical();
        this.writable = facts.writable() && !attributes.readOnly();
    }

    /** A store as a medium; refused with a sentence when its bytes can't be the disk's blocks. */
    static Medium of(BackingStore store, UnitAttributes attributes, ModePages pages) throws UnitException {
        int block = attributes.blocks().logical();
        StoreFacts facts = store.facts();
        if (facts.blockSize() > block) {
            throw new UnitException("The storage has blocks of " + facts.blockSize() + " bytes, larger than the disk's "
                    + block + "; set block-size and physical-block-size to " + facts.blockSize() + ".");
        }
        if (facts.byteCount() % block != 0) {
            throw new UnitException("The storage has " + facts.byteCount() + " bytes, which are not whole blocks of "
                    + block + "; change its size, or the disk's block-size.");
        }
        return new Medium(store, attributes, pages);
    }

    BackingStore store() {
        return store;
    }

    /** What the commands have for themselves. */
    PrivateMemory memory() {
        return memory;
    }

    int blockSize() {
        return sizes.logical();
    }

    int physicalBlockSize() {
        return sizes.physical();
    }

    /** LOGICAL BLOCKS PER PHYSICAL BLOCK, as the power of two that it is. */
    int blocksPerPhysicalExponent() {
        return Integer.numberOfTrailingZeros(sizes.physical() / sizes.logical());
    }

    long blockCount() {
        return blockCount;
    }

    /** Whether neither the unit nor its initiators protect it. */
    boolean writable() {
        return writable && !pages.writeProtected();
    }

    /** Whether unit or store protect it: no initiator can change that. */
    boolean protectedForGood() {
        return !writable;
    }

    boolean discards() {
        return facts.discards() && writable;
    }

    boolean rotational() {
        return facts.rotational();
    }

    /** The position of a block in the store. */
    long position(long address) {
        return address * sizes.logical();
    }

    /** How many blocks a limit in bytes allows. */
    long blocksOf(long bytes) {
        return bytes / sizes.logical();
    }

    boolean refusesWrites(Task task) {
        if (writable()) {
            return false;
        }
        task.check(writable ? DiskSense.SOFTWARE_WRITE_PROTECTED : DiskSense.WRITE_PROTECTED);
        return true;
    }

    /**
     * Whether a write of a range is over before it has begun: refused, or without a block. All of the data are there
     * else.
     */
    boolean settlesWrite(Task task, BlockCdb layout) {
        long blocks = layout.blocks(task.cdb());
        if (refusesWrites(task)
                || refusesRange(task, layout.address(task.cdb()), blocks)
                || refusesLength(task, layout, blocks, DiskLimits.TRANSFER)
                || refusesData(task, layout.blocksOffset(), blocks * blockSize())) {
            return true;
        }
        if (blocks == 0) {
            task.good();
        }
        return blocks == 0;
    }

    /** An empty range may start right behind the last block, not later (SBC-4 4.5). */
    boolean refusesRange(Task task, long address, long blocks) {
        if (holds(address, blocks)) {
            return false;
        }
        boolean startsInside = Long.compareUnsigned(address, blockCount) < 0;
        task.check(DiskSense.outOfRange(startsInside ? blockCount : address));
        return true;
    }

    boolean holds(long address, long blocks) {
        return Long.compareUnsigned(address, blockCount) <= 0 && blocks <= blockCount - address;
    }

    /**
     * A command gets all of its data or is not begun: the adapter reports an overrun for a shorter buffer, which Linux
     * takes for success. A longer buffer is used in part.
     *
     * @param field the byte of the CDB that asks for so much
     * @param bytes the data that the CDB asks for
     */
    boolean refusesData(Task task, int field, long bytes) {
        if (task.data().byteCount() >= bytes) {
            return false;
        }
        task.check(Sense.invalidFieldInCdb(field, -1));
        return true;
    }

    boolean refusesLength(Task task, BlockCdb layout, long blocks, long limitBytes) {
        if (blocks <= blocksOf(limitBytes)) {
            return false;
        }
        task.check(Sense.invalidFieldInCdb(layout.blocksOffset(), -1));
        return true;
    }
}
