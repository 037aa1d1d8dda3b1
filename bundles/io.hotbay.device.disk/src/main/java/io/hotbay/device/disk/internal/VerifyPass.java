// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.Task;
import java.lang.foreign.MemorySegment;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a range piece by piece into private memory, and compares it with what is expected if there is something. */
final class VerifyPass extends StoreSequence {

    private final Medium medium;
    private final long position;
    private final long bytes;
    private final @Nullable ExpectedData expected;
    private final ScatterList foundList = new ScatterList(1);
    private LongUnaryOperator information = LongUnaryOperator.identity();
    private long submitted;
    private long compared;
    /** The offset of the first byte that differs, or -1. */
    private long mismatch = -1;

    VerifyPass(Task task, Medium medium, long position, long bytes, @Nullable ExpectedData expected) {
        super(task, medium.memory(), Math.clamp(bytes, 1, DiskLimits.PRIVATE_BUFFER));
        this.medium = medium;
        this.position = position;
        this.bytes = bytes;
        this.expected = expected;
    }

    /** Tells another number in INFORMATION than the offset in the range. */
    VerifyPass telling(LongUnaryOperator offset) {
        information = offset;
        return this;
    }

    @Override
    protected boolean submitNext() {
        compare();
        if (mismatch >= 0 || submitted == bytes) {
            return false;
        }
        long length = Math.min(bytes - submitted, buffer().byteSize());
        foundList.clear();
        foundList.add(buffer().address(), length);
        long from = position + submitted;
        submitted += length;
        medium.store().read(from, foundList, asCompletion());
        return true;
    }

    @Override
    protected void ended(StoreOutcome outcome) {
        if (outcome == StoreOutcome.DONE && mismatch >= 0) {
            task().complete(CommandResult.check(DiskSense.miscompare(information.applyAsLong(mismatch))), submitted);
        } else {
            task().complete(outcome);
        }
    }

    /** What was read last with a private copy of what is expected there. */
    private void compare() {
        if (expected == null || compared == submitted) {
            return;
        }
        long length = submitted - compared;
        MemorySegment copy = MemorySegment.ofArray(new byte[(int) length]);
        expected.copy(compared, copy, length);
        long first = MemorySegment.mismatch(copy, 0, length, buffer(), 0, length);
        mismatch = first < 0 ? -1 : compared + first;
        compared = submitted;
    }
}
