// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.memory.internal.MemoryStoreType;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.SupportedCommand;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A disk over a memory store, driven by CDBs; usage masks are applied as the core does. */
final class TestDisk implements DeviceContext, AutoCloseable {

    final RecordingStore store;
    final DiskServer server;
    final List<String> attentions = new ArrayList<>();
    Nexus nexus = TestNexus.ONE;
    /** Work on the whole medium that {@link #doWork} has not done yet; null where it is done at once. */
    private final @Nullable Queue<Runnable> work;
    /** What is kept over restarts; {@link #lacking} says that nothing is. */
    private @Nullable UnitRecord record;
    boolean lacking;
    boolean savingFails;
    private ScatterList last = new ScatterList(1);
    private final Arena arena = Arena.ofShared();
    private final UnitAttributes attributes;
    private final @Nullable DeviceState predecessor;

    private TestDisk(RecordingStore store, boolean readOnly, @Nullable DeviceState predecessor) {
        this(store, attributes(readOnly, true, null), predecessor);
    }

    private TestDisk(RecordingStore store, UnitAttributes attributes, @Nullable DeviceState predecessor) {
        this(store, attributes, predecessor, null);
    }

    private TestDisk(RecordingStore store, UnitAttributes attributes, @Nullable DeviceState predecessor,
            @Nullable Queue<Runnable> work) {
        this(store, attributes, predecessor, work, null);
    }

    private TestDisk(RecordingStore store, UnitAttributes attributes, @Nullable DeviceState predecessor,
            @Nullable Queue<Runnable> work, @Nullable UnitRecord record) {
        this.work = work;
        this.record = record;
        this.store = store;
        this.attributes = attributes;
        this.predecessor = predecessor;
        try {
            this.server = new DiskServer(this, work == null ? Runnable::run : work::add);
        } catch (UnitException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** 1 MiB: 2048 blocks, the last one is 7FFh. */
    static TestDisk small() {
        return of("1M");
    }

    static TestDisk of(String size) {
        RecordingStore store = memory(size, true, true, 512);
        return new TestDisk(store, false, null);
    }

    static TestDisk readOnly() {
        return new TestDisk(memory("1M", true, true, 512), true, null);
    }

    static TestDisk withoutWriteCache() {
        return new TestDisk(memory("1M", true, true, 512), attributes(false, false, null), null);
    }

    static TestDisk rotatingAt(int rate) {
        return new TestDisk(memory("1M", true, true, 512), attributes(false, true, rate), null);
    }

    private static UnitAttributes attributes(boolean readOnly, boolean writeCache, @Nullable Integer rotationRate) {
        UnitAttributes plain = UnitAttributes.of(1, "1");
        return new UnitAttributes(plain.naa(), plain.serial(), plain.vendor(), plain.product(), plain.revision(),
                readOnly, writeCache, rotationRate, plain.deadlines());
    }

    static TestDisk removable() {
        return removable(null);
    }

    static TestDisk removable(@Nullable DeviceState predecessor) {
        UnitAttributes plain = UnitAttributes.of(1, "1");
        return new TestDisk(memory("1M", true, true, 512), new UnitAttributes(plain.naa(), plain.serial(),
                plain.vendor(), plain.product(), plain.revision(), false, true, null,
                UnitAttributes.BlockSizes.DEFAULT, true, 256, plain.deadlines()), predecessor);
    }

    /** Whose work on the whole medium waits for {@link #doWork}. */
    static TestDisk slow() {
        return new TestDisk(memory("256K", true, true, 512), attributes(false, true, null), null, new ArrayDeque<>());
    }

    /** A fresh unit after a restart, with what was saved. */
    static TestDisk restarted(TestDisk before) {
        return new TestDisk(memory("1M", true, true, 512), attributes(false, true, null), null, null, before.record);
    }

    /** What goes on over the same store, with its work waiting. */
    TestDisk successor() {
        return new TestDisk(store, attributes, server.state(), new ArrayDeque<>());
    }

    /** The work is done until the store fails; what goes on afterwards. */
    TestDisk stopHalfway() {
        doWork();
        return successor();
    }

    /** The data buffer of the command that was begun last. */
    ScatterList lastData() {
        return last;
    }

    void doWork() {
        work.remove().run();
    }

    static TestDisk withoutDiscard() {
        return new TestDisk(memory("1M", true, false, 512), false, null);
    }

    static TestDisk withBlocksOf(int blockSize) {
        return withBlocksOf(blockSize, blockSize, "1M", 512);
    }

    static TestDisk withBlocksOf(int logical, int physical, String size, int ofStore) {
        UnitAttributes plain = UnitAttributes.of(1, "1");
        return new TestDisk(memory(size, true, true, ofStore), new UnitAttributes(plain.naa(), plain.serial(),
                plain.vendor(), plain.product(), plain.revision(), false, true, null,
                new UnitAttributes.BlockSizes(logical, physical), false, 256, plain.deadlines()), null);
    }

    static TestDisk after(DeviceState state) {
        return new TestDisk(memory("1M", true, true, 512), false, state);
    }

    private static RecordingStore memory(String size, boolean writable, boolean discards, int blockSize) {
        try {
            BackingStore memory = new MemoryStoreType().open(new StoreRequest(size, false));
            long bytes = memory.facts().byteCount();
            return new RecordingStore(memory,
                    new StoreFacts("test", blockSize, bytes / blockSize, writable, false, discards));
        } catch (StoreException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A command without data. */
    TestTask execute(String cdb) {
        return run(cdb, new ScatterList(1));
    }

    /** A command with a Data-In buffer of so many bytes. */
    TestTask executeIn(String cdb, int bytes) {
        return run(cdb, buffer(new byte[bytes]));
    }

    /** A command with a Data-Out buffer. */
    TestTask executeOut(String cdb, byte[] data) {
        return run(cdb, buffer(data));
    }

    /** A command that must end GOOD with this many bytes of Data-In; they are returned. */
    byte[] dataIn(String cdb, int bytes) {
        TestTask task = executeIn(cdb, 4096);
        task.expectGood(bytes);
        return task.data().copyOf(bytes);
    }

    byte[] readBlocks(int address, int blocks) {
        TestTask task = executeIn("28 00 %08x 00 %04x 00".formatted(address, blocks), blocks * 512);
        task.expectGood(blocks * 512L);
        store.calls.removeLast();
        return task.data().copyOf(blocks * 512L);
    }

    void writeBlocks(int address, byte[] data) {
        executeOut("2a 00 %08x 00 %04x 00".formatted(address, data.length / 512), data).expectGood(data.length);
        store.calls.removeLast();
    }

    /** MODE SELECT(6) of the caching page. */
    void turnWriteCacheOff() {
        executeOut("15 10 00 00 18 00", TestTask.bytes(
                "00 00 00 00 08 12 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00")).expectGood(24);
        store.calls.clear();
    }

    private ScatterList buffer(byte[] data) {
        // in two pieces with a gap, as guests have it
        int first = data.length / 3;
        MemorySegment memory = arena.allocate(data.length + 64L, 16);
        ScatterList list = new ScatterList(2);
        list.add(memory.address(), first);
        list.add(memory.address() + first + 64, data.length - first);
        list.write(data, data.length);
        return list;
    }

    private TestTask run(String cdb, ScatterList data) {
        last = data;
        TestTask task = new TestTask(cdb, nexus, data);
        SupportedCommand command = find(task.cdb());
        byte[] usage = command.row().usage();
        assertEquals(usage.length, TestTask.bytes(cdb).length, "length of the CDB");
        for (int index = 1; index < usage.length; index++) {
            int forbidden = task.cdb()[index] & ~usage[index] & 0xFF;
            if (forbidden != 0) {
                task.check(Sense.invalidFieldInCdb(index, 31 - Integer.numberOfLeadingZeros(forbidden)));
                return task;
            }
        }
        command.handler().execute(task);
        boolean waits = work != null && !work.isEmpty();
        assertFalse(task.isOpen() && !waits, "everything below completes inline");
        return task;
    }

    private SupportedCommand find(byte[] cdb) {
        for (SupportedCommand command : server.commands()) {
            OpcodeRow row = command.row();
            boolean action = row.serviceAction() == OpcodeRow.NO_SERVICE_ACTION
                    || row.serviceAction() == (cdb[1] & 0x1F);
            if (row.operationCode() == (cdb[0] & 0xFF) && action) {
                return command;
            }
        }
        return fail("no row");
    }

    @Override
    public BackingStore store() {
        return store;
    }

    @Override
    public UnitAttributes attributes() {
        return attributes;
    }

    @Override
    public @Nullable DeviceState predecessor() {
        return predecessor;
    }

    @Override
    public boolean savesRecords() {
        return !lacking;
    }

    @Override
    public @Nullable UnitRecord savedRecord(String name) {
        assertEquals("disk", name);
        return record;
    }

    @Override
    public void saveRecord(String name, @Nullable UnitRecord fresh, Consumer<@Nullable IOException> done) {
        assertEquals("disk", name);
        if (savingFails) {
            done.accept(new IOException("The test lets nothing be saved."));
        } else {
            record = fresh;
            done.accept(null);
        }
    }

    @Override
    public void unitAttention(AdditionalSense condition, @Nullable Nexus except) {
        attentions.add(condition + (except == nexus ? " for others" : ""));
    }

    @Override
    public void close() {
        store.close();
        arena.close();
    }
}
