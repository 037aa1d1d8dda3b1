// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import java.util.concurrent.atomic.LongAdder;

/** What the disk has done since it was opened, or since LOG SELECT set it to zero. Safe from any thread. */
final class Statistics {

    final LongAdder reads = new LongAdder();
    final LongAdder writes = new LongAdder();
    /** Blocks from the medium to initiators. */
    final LongAdder blocksRead = new LongAdder();
    /** Blocks from initiators to the medium. */
    final LongAdder blocksWritten = new LongAdder();
    final LongAdder blocksVerified = new LongAdder();

    void read(long blocks) {
        reads.increment();
        blocksRead.add(blocks);
    }

    void written(long blocks) {
        writes.increment();
        blocksWritten.add(blocks);
    }

    void verified(long blocks) {
        blocksVerified.add(blocks);
    }

    void reset() {
        reads.reset();
        writes.reset();
        blocksRead.reset();
        blocksWritten.reset();
        blocksVerified.reset();
    }
}
