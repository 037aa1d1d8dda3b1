// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.device.Task;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A task as the core gives it to a handler, which remembers how it ended. */
final class TestTask implements Task {

    private final byte[] cdb;
    private final Nexus nexus;
    private final ScatterList data;
    private long announced;
    private @Nullable StoreCompletion step;
    private @Nullable CommandResult result;
    private @Nullable StoreOutcome outcome;
    private long transferred;

    TestTask(String cdbHex, Nexus nexus, ScatterList data) {
        this.cdb = Arrays.copyOf(bytes(cdbHex), 16);
        this.nexus = nexus;
        this.data = data;
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Override
    public byte[] cdb() {
        return cdb;
    }

    @Override
    public Nexus nexus() {
        return nexus;
    }

    @Override
    public ScatterList data() {
        return data;
    }

    @Override
    public Task transferring(long bytes) {
        announced = bytes;
        return this;
    }

    @Override
    public StoreCompletion then(StoreCompletion next) {
        assertOpen();
        step = next;
        return this;
    }

    @Override
    public void complete(StoreOutcome end) {
        StoreCompletion next = step;
        if (next != null) {
            step = null;
            next.complete(end);
            return;
        }
        if (end == StoreOutcome.DONE) {
            complete(CommandResult.GOOD, announced);
            return;
        }
        assertOpen();
        outcome = end;
    }

    @Override
    public void complete(CommandResult end, long bytes) {
        assertOpen();
        result = end;
        transferred = bytes;
    }

    boolean isOpen() {
        return result == null && outcome == null;
    }

    void expectGood(long bytes) {
        assertEquals(CommandResult.GOOD, result);
        assertEquals(bytes, transferred);
    }

    void expectBusy() {
        assertEquals(CommandResult.BUSY, result);
        assertEquals(0, transferred);
    }

    boolean isGood() {
        return CommandResult.GOOD.equals(result);
    }

    void expectOutcome(StoreOutcome expected) {
        assertEquals(expected, outcome);
    }

    void expectCheck(SenseKey key, AdditionalSense additional) {
        Sense sense = sense();
        assertEquals(key, sense.key());
        assertEquals(additional, sense.additional());
    }

    void expectOutOfRange(long information) {
        expectCheck(SenseKey.ILLEGAL_REQUEST, AdditionalSense.LOGICAL_BLOCK_ADDRESS_OUT_OF_RANGE);
        assertEquals(information, sense().information());
    }

    void expectInvalidFieldInCdb(int byteNumber, int bit) {
        assertEquals(Sense.invalidFieldInCdb(byteNumber, bit), sense());
    }

    void expectInvalidFieldInList(int byteNumber, int bit) {
        assertEquals(DiskSense.inParameterList(byteNumber, bit), sense());
    }

    Sense sense() {
        assertNotNull(result, "not completed by a result but by " + outcome);
        return assertInstanceOf(CommandResult.CheckCondition.class, result).sense();
    }

    private void assertOpen() {
        assertNull(result, "a second completion");
        assertNull(outcome, "a second completion");
    }
}
