// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertTrue;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.CommandListener;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One command of a {@link TestFront}, as a front sees it: it is submitted once and must end once. */
final class TestCommand implements CommandListener {

    /** The logical block length of the stores in these tests. */
    static final int BLOCK = 512;

    private static final byte READ_10 = 0x28;
    private static final byte WRITE_10 = 0x2A;
    private static final int LBA_OFFSET = 2;
    private static final int LENGTH_OFFSET = 7;

    private final byte[] cdb;
    private final DataDirection direction;
    private final ScatterList data;
    private final AtomicInteger ends = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile CommandResult result = CommandResult.NO_TARGET;

    private TestCommand(byte[] cdb, DataDirection direction, ScatterList data) {
        this.cdb = cdb;
        this.direction = direction;
        this.data = data;
    }

    static TestCommand testUnitReady() {
        return new TestCommand(new byte[6], DataDirection.NONE, new ScatterList(1));
    }

    static TestCommand read(int block, MemorySegment data) {
        return new TestCommand(cdb10(READ_10, block, data), DataDirection.IN, ScatterList.of(data));
    }

    static TestCommand write(int block, MemorySegment data) {
        return new TestCommand(cdb10(WRITE_10, block, data), DataDirection.OUT, ScatterList.of(data));
    }

    private static byte[] cdb10(byte operationCode, int block, MemorySegment data) {
        byte[] cdb = new byte[10];
        cdb[0] = operationCode;
        BigEndian.put32(cdb, LBA_OFFSET, block);
        BigEndian.put16(cdb, LENGTH_OFFSET, (int) (data.byteSize() / BLOCK));
        return cdb;
    }

    ScsiCommand at(int target, long tag) {
        return new ScsiCommand(data, this).address(target, 0, tag).cdb(cdb, 0, cdb.length).transfer(TaskAttribute.SIMPLE, direction);
    }

    @Override
    public void commandDone(ScsiCommand command, CommandResult how, long transferred) {
        result = how;
        ends.incrementAndGet();
        ended.countDown();
    }

    /** How often it ended; once is right. */
    int ends() {
        return ends.get();
    }

    /** How it ended; waits for the end. */
    CommandResult result() throws InterruptedException {
        assertTrue("command lost", ended.await(Wait.GUARD_SECONDS, TimeUnit.SECONDS));
        return result;
    }
}
