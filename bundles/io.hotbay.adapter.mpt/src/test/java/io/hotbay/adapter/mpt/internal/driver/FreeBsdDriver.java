// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static io.hotbay.adapter.mpt.internal.driver.Registers.DIAGNOSTIC;

/**
 * Does what FreeBSD's mpt(4) does: soft reset of a running IOC and hard reset of any other, 64-bit elements, contexts
 * with a handler's number on top, every SCSI Port and Device Page of all 16 identifiers before it attaches, task
 * management by handshake, one at a time.
 */
public final class FreeBsdDriver extends BsdDriver {

    public static final int ABORT_TASK = 0x01;
    public static final int TARGET_RESET = 0x03;
    public static final int RESET_BUS = 0x04;

    private static final int REPLY_FRAMES = 16;
    private static final int REPLY_FRAME_BYTES = 0x100;
    private static final int CONTROLS = 0x0100_0000;
    private static final int COMMANDS = 0x0200_0000;
    private static final int TASK_MANAGEMENT = 0x0300_0000;
    private static final int IOC = 0x1;
    private static final int DISABLE_ARM = 0x02;
    private static final int RESET_ADAPTER = 0x04;

    public FreeBsdDriver(Hardware hardware) {
        super(hardware, Piece.Form.BITS_64, COMMANDS, CONTROLS);
    }

    /** From whatever the firmware left to a running adapter with configured pages. */
    public FreeBsdDriver start() {
        maskInterrupts();
        makeReady();
        int devices = iocFacts();
        int ownId = portFacts();
        initialise(devices, REPLY_FRAMES, REPLY_FRAME_BYTES);
        Expect.equal(0, requests.readPage(IOC, 2, 0)[1], "integrated RAID");
        requests.readPage(IOC, 3, 0);
        requests.eventNotification();
        portEnable();
        configurePort(portConfiguration(ownId));
        enableInterrupts();
        return this;
    }

    private void configurePort(int wanted) {
        requests.readPage(PORT, 0, 0);
        int[] page1 = requests.readPage(PORT, 1, 0);
        if (page1[1] != wanted) {
            page1[1] = wanted;
            requests.writePage(PORT, 1, 0, page1);
            Expect.equal(wanted, requests.readPage(PORT, 1, 0)[1], "SCSI Port Page 1 as written");
        }
        requests.readPage(PORT, 2, 0);
        for (int id = 0; id < IDENTIFIERS; id++) {
            requests.readPage(DEVICE, 0, id);
            request(id, 0, requests.readPage(DEVICE, 1, id)[3]);
        }
    }

    /** Gives the port an identifier that is not what PORT_FACTS says, which {@link #start} puts right. */
    public void leaveForeignIdentifier(int ownId) {
        int[] page1 = requests.readPage(PORT, 1, 0);
        page1[1] = portConfiguration(ownId);
        requests.writePage(PORT, 1, 0, page1);
    }

    /** Asks for transfer parameters; returns what SCSI Device Page 0 says after the next command. */
    public int negotiate(int target, int parameters) {
        request(target, parameters, 0);
        testUnitReady(target);
        return requests.readPage(DEVICE, 0, target)[1];
    }

    /** A task management function; its reply comes by the reply queue. */
    public Reply manage(int type, int target, int taskContext) {
        int context = TASK_MANAGEMENT | type;
        doorbell.send(LinuxDriver.taskManagement(type, target, context, taskContext));
        return requests.await(context);
    }

    /** Aborts a command that nobody answers: the command's reply must come before the function's. */
    public Reply abort(int target, int taskContext) {
        int context = TASK_MANAGEMENT | ABORT_TASK;
        doorbell.send(LinuxDriver.taskManagement(ABORT_TASK, target, context, taskContext));
        Reply task = requests.await(taskContext);
        Expect.that(task.iocStatus() == 0x48 || task.iocStatus() == 0x4B, "terminated, not " + task);
        return requests.await(context);
    }

    /** Posts a READ(10) that is not waited for; returns its context. */
    public int postRead(int target) {
        byte[] cdb = {0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0};
        long frame = requests.scsiIo(target, BsdRequests.IN, ScsiDisk.BLOCK, cdb);
        requests.post(frame);
        return requests.context(frame);
    }

    /** Waits for the reply to a context. */
    public Reply awaitReply(int context) {
        return requests.await(context);
    }

    @Override
    public void hardReset() {
        unlock();
        registers.write(DIAGNOSTIC, registers.read(DIAGNOSTIC) | DISABLE_ARM);
        registers.write(DIAGNOSTIC, registers.read(DIAGNOSTIC) | RESET_ADAPTER);
        // it waits for seconds as long as the bit reads as zero
        Expect.that((registers.read(DIAGNOSTIC) & RESET_ADAPTER) != 0, "the reset shows");
        lockAndAwaitReady();
        Expect.equal(0, registers.read(DIAGNOSTIC) & (RESET_ADAPTER | DISABLE_ARM), "the reset is over");
    }
}
