// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static io.hotbay.adapter.mpt.internal.driver.LinuxDriver.DATA;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import io.hotbay.adapter.mpt.internal.driver.Reply;
import io.hotbay.adapter.mpt.internal.driver.ScsiDisk;
import io.hotbay.itests.HangingStore;
import io.hotbay.itests.Wait;
import io.hotbay.memory.ScatterList;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.Files;
import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * What a guest sees of a store that never answers: the adapter and its other units go on, no access waits, and what is
 * reset can no more reach the guest's memory.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HangingStoreAdapterIT extends AdapterTest {

    private static final int HANGING = 0;
    private static final int HEALTHY = 1;
    private static final int DATA_IN = 0x0200_0000;
    private static final int DATA_OUT = 0x0100_0000;
    private static final byte[] INQUIRY = {0x12, 0, 0, 0, 36, 0};
    private static final byte[] WRITE_FIRST = {0x2A, 0, 0, 0, 0, 0, 0, 0, 1, 0};
    /** A short one for aborts, which these tests wait for; the others are not to pass. */
    private static final Deadlines DEADLINES =
            new Deadlines(Duration.ofMillis(200), Duration.ofMinutes(5), Duration.ofMillis(200));

    @Inject
    private BundleContext context;

    private final HangingStore store = new HangingStore();
    private ServiceRegistration<StoreType> registration;
    private LogicalUnit hanging;
    private RemoteHardware hardware;
    private LinuxDriver driver;

    @Before
    public void bootGuest() throws Exception {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(StoreType.PROPERTY, "hanging");
        registration = context.registerService(StoreType.class, store, properties);
        hanging = bench().plug(HANGING, "hanging", "nowhere", DEADLINES);
        bench().plug(HEALTHY, "memory", "1M", DEADLINES);
        boot(turnOnBehindSocket());
        new ScsiDisk(driver, HANGING).testUnitReady();
        assertHealthy();
    }

    private void boot(RemoteHardware machine) {
        hardware = machine;
        driver = new LinuxDriver(machine).start(REPLY_FRAMES);
    }

    @After
    public void release() {
        store.release();
        registration.unregister();
    }

    /** The other unit writes and reads the guest's memory as ever. */
    private void assertHealthy() {
        ScsiDisk disk = new ScsiDisk(driver, HEALTHY);
        byte[] data = random(1, 0x1000);
        disk.write(3, data);
        assertArrayEquals(data, disk.read(3, data.length));
    }

    /** Replies by context, in whatever order they come; without events. */
    private Map<Integer, Reply> replies(int count) {
        Map<Integer, Reply> replies = new TreeMap<>();
        while (replies.size() < count) {
            Reply reply = driver.awaitReply();
            if (reply.function() != Reply.EVENT) {
                replies.put(reply.context(), reply);
            }
        }
        return replies;
    }

    @Test
    public void shouldAnswerEachRegisterWhileCommandsHang() {
        hangTwo();

        assertEquals(Registers.STATE_OPERATIONAL, driver.registers.state());
        assertEquals(0, driver.registers.read(Registers.INTERRUPT_STATUS));
        assertEquals(Registers.EMPTY, driver.registers.read(Registers.REPLY_FIFO));
        int[] facts = driver.handshake(LinuxDriver.header(0x03, 0));
        assertEquals("IOCStatus of IOC_FACTS", 0, facts[7]);
        driver.free(driver.config(0, 0x0, 2, 0, 0));
        assertHealthy();

        store.release();
        assertTrue(replies(2).values().stream().allMatch(Reply::good));
    }

    @Test
    public void shouldFailAnAbortAtItsDeadlineAndKeepTheCommand() {
        shouldFail(LinuxDriver.ABORT_TASK);
    }

    @Test
    public void shouldFailATargetResetAtItsDeadlineAndKeepTheCommand() {
        shouldFail(LinuxDriver.TARGET_RESET);
    }

    @Test
    public void shouldFailABusResetAtItsDeadlineAndKeepTheCommand() {
        shouldFail(LinuxDriver.RESET_BUS);
    }

    private void shouldFail(int taskType) {
        driver.read(HANGING, 1, ScsiDisk.BLOCK);
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(taskType, HANGING, 2, 1));
        driver.post(driver.scsiIo(HEALTHY, 3, DATA_IN, 36, INQUIRY));

        Map<Integer, Reply> replies = replies(2);
        assertTrue(replies.toString(), replies.get(3).good());
        assertEquals(new Reply(Reply.TASK_MANAGEMENT, 2, Reply.TASK_MANAGEMENT_FAILED, 0, Reply.FAILED, 0),
                replies.get(2));
        assertEquals("the command is still inside", 1, hanging.counters().inside());
        assertHealthy();

        store.release();
        assertTrue(replies(1).get(1).good());
        assertEquals(List.of(), driver.interrupt());
    }

    @Test
    public void shouldFenceTheUnitAfterAMessageUnitReset() throws Exception {
        shouldFence(() -> driver.messageUnitReset());
    }

    @Test
    public void shouldFenceTheUnitAfterAHardReset() throws Exception {
        shouldFence(() -> driver.hardReset());
    }

    @Test
    public void shouldFenceTheUnitAfterADeviceReset() throws Exception {
        shouldFence(() -> hardware.reset());
    }

    private void shouldFence(Runnable reset) throws Exception {
        List<ScatterList> borrowed = hangTwo();
        hardware.ram().fill(DATA, ScsiDisk.BLOCK, 0x5A);

        reset.run();

        assertEquals(hanging.gateReason(), GateState.DRAINING, hanging.gate());
        assertUnreachable(borrowed);
        assertGuestHas((byte) 0x5A);
        driver.start(REPLY_FRAMES);
        goOnBehindTheFence();
    }

    @Test
    public void shouldServeTheNextVmmWhenOneDiesWithCommandsInside() throws Exception {
        List<ScatterList> borrowed = hangTwo();
        try (RemoteHardware dead = hardware) {
            dead.ram().fill(DATA, ScsiDisk.BLOCK, 0x5A);
            dead.disconnect();
            boot(connectNext());

            assertEquals(hanging.gateReason(), GateState.DRAINING, hanging.gate());
            assertUnreachable(borrowed);
            assertEquals("of the dead VMM", 0x5A5A_5A5A, dead.ram().get32(DATA));
        }
        assertGuestHas((byte) 0);
        goOnBehindTheFence();
    }

    /** Lets a read and a write hang; returns the pages that they work on. */
    private List<ScatterList> hangTwo() {
        driver.read(HANGING, 1, ScsiDisk.BLOCK);
        driver.post(driver.scsiIo(HANGING, 2, DATA_OUT, ScsiDisk.BLOCK, WRITE_FIRST));
        // a read comes back when the posted writes have arrived
        assertEquals(Registers.STATE_OPERATIONAL, driver.registers.state());
        List<ScatterList> borrowed = store.operations().stream().map(HangingStore.Operation::data).toList();
        assertEquals(List.of((long) ScsiDisk.BLOCK, (long) ScsiDisk.BLOCK),
                borrowed.stream().map(ScatterList::byteCount).toList());
        return borrowed;
    }

    /** A late store reaches the guest neither from Java nor by the kernel. */
    private void assertUnreachable(List<ScatterList> borrowed) throws IOException {
        Path file = folder.newFile().toPath();
        java.nio.file.Files.write(file, new byte[ScsiDisk.BLOCK]);
        MemorySegment zeroes = MemorySegment.ofArray(new byte[ScsiDisk.BLOCK]);
        try (Descriptor descriptor = Files.open(file, false, false)) {
            for (ScatterList list : borrowed) {
                assertThrows(InternalError.class, () -> list.write(0, zeroes, 0, ScsiDisk.BLOCK));
                assertEquals(-Errno.EFAULT.value(),
                        Files.readVector(descriptor.fd(), list.vectorAddress(), list.count(), 0, 0));
            }
        }
    }

    private void assertGuestHas(byte value) {
        byte[] expected = new byte[ScsiDisk.BLOCK];
        Arrays.fill(expected, value);
        assertArrayEquals(expected, hardware.ram().get(DATA, ScsiDisk.BLOCK));
    }

    /** In a new life, with two commands of the old one still in the store. */
    private void goOnBehindTheFence() {
        assertHealthy();
        driver.post(driver.scsiIo(HANGING, 3, 0, 0, new byte[6]));
        assertEquals("power on", Reply.CHECK_CONDITION, replies(1).get(3).scsiStatus());
        driver.read(HANGING, 4, ScsiDisk.BLOCK);
        assertHealthy();
        assertEquals("it waits", 1, hanging.counters().waiting());
        assertEquals(2, store.hanging());

        store.release(2);
        Wait.until("the command that waited is inside", () -> store.hanging() == 1);
        assertEquals(hanging.gateReason(), GateState.OPEN, hanging.gate());
        assertEquals("nothing of the old life", List.of(), driver.interrupt());
        store.release();
        assertEquals(new Reply(Reply.SCSI_IO, 4, 0, 0, 0, 0), driver.awaitReply());
        assertEquals(List.of(), driver.interrupt());
    }
}
