// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandListener;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.ScsiCommand;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One command of a test, with its buffer and everything that its listener heard. */
final class Submission implements CommandListener {

    static final int BUFFER_BYTES = 8192;

    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES);
    private final ScsiCommand command;
    private final List<CommandResult> results = new CopyOnWriteArrayList<>();
    private final AtomicInteger returns = new AtomicInteger();
    private volatile long transferred;
    private Runnable whenDone = () -> {};

    /** With a buffer of {@value #BUFFER_BYTES} bytes. */
    Submission() {
        command = new ScsiCommand(ScatterList.of(buffer), this);
    }

    /** With Data-Out of just these bytes; with the large buffer where there are none. */
    Submission(byte[] bytes) {
        dataOut(bytes);
        command = new ScsiCommand(ScatterList.of(bytes.length == 0 ? buffer : buffer.asSlice(0, bytes.length)), this);
    }

    ScsiCommand command() {
        return command;
    }

    Submission whenDone(Runnable action) {
        whenDone = action;
        return this;
    }

    Submission dataOut(byte[] bytes) {
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return this;
    }

    @Override
    public void commandDone(ScsiCommand done, CommandResult result, long bytes) {
        results.add(result);
        transferred = bytes;
        whenDone.run();
    }

    @Override
    public void commandReturned(ScsiCommand returned) {
        returns.incrementAndGet();
    }

    /** How often the listener heard that the command had returned without a result. */
    int returns() {
        return returns.get();
    }

    /** How often the listener heard of a result. */
    int ends() {
        return results.size();
    }

    /** The result, which must have come exactly once. */
    CommandResult result() {
        assertEquals(1, results.size(), "completions: " + results);
        return results.getFirst();
    }

    Sense sense() {
        return assertInstanceOf(CommandResult.CheckCondition.class, result()).sense();
    }

    /** Key, code and qualifier as people write them, in hex. */
    String senseCode() {
        Sense sense = sense();
        return "%X/%02X/%02X".formatted(sense.key().code(), sense.additional().code(), sense.additional().qualifier());
    }

    /** The bytes that were transferred to the buffer. */
    byte[] dataIn() {
        assertEquals(CommandResult.GOOD, result());
        return Arrays.copyOf(buffer.toArray(ValueLayout.JAVA_BYTE), (int) transferred);
    }

    long transferred() {
        return transferred;
    }
}
