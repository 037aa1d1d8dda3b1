// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;

/** UNMAP (SBC-4 5.35). The whole list is checked before anything is given back. */
final class UnmapHandler implements CommandHandler {

    private static final int LIST_LENGTH = 7;

    private final Medium medium;
    private final ModePages pages;

    UnmapHandler(Medium medium, ModePages pages) {
        this.medium = medium;
        this.pages = pages;
    }

    @Override
    public void execute(Task task) {
        if (medium.refusesWrites(task)) {
            return;
        }
        int length = BigEndian.get16(task.cdb(), LIST_LENGTH);
        if (length == 0) {
            task.good();
            return;
        }
        byte[] list = task.data().copyOf(Math.min(length, UnmapList.BYTES_MAXIMUM));
        if (!UnmapList.isWhole(list, length)) {
            task.check(DiskSense.LIST_LENGTH);
            return;
        }
        int descriptors = UnmapList.descriptors(list);
        if (descriptors > DiskLimits.UNMAP_DESCRIPTORS) {
            task.check(DiskSense.inParameterList(UnmapList.DESCRIPTORS_LENGTH, -1));
            return;
        }
        long total = 0;
        for (int index = 0; index < descriptors; index++) {
            long blocks = UnmapList.blocks(list, index);
            total += blocks;
            if (total > medium.blocksOf(DiskLimits.UNMAP)) {
                task.check(DiskSense.inParameterList(UnmapList.blocksOffset(index), -1));
                return;
            }
            if (medium.refusesRange(task, UnmapList.address(list, index), blocks)) {
                return;
            }
        }
        new Pass(task.transferring(length), list, descriptors).start();
    }

    private final class Pass extends StoreSequence {

        private final byte[] list;
        private final int descriptors;
        private int index;

        Pass(Task task, byte[] list, int descriptors) {
            super(task);
            this.list = list;
            this.descriptors = descriptors;
        }

        @Override
        protected boolean submitNext() {
            while (index < descriptors && UnmapList.blocks(list, index) == 0) {
                index++;
            }
            if (index == descriptors) {
                return false;
            }
            long position = medium.position(UnmapList.address(list, index));
            long bytes = UnmapList.blocks(list, index) * medium.blockSize();
            index++;
            medium.store().unmap(position, bytes, asCompletion());
            return true;
        }

        @Override
        protected void ended(StoreOutcome outcome) {
            new DurableEnd(task(), medium, pages).complete(outcome);
        }
    }
}
