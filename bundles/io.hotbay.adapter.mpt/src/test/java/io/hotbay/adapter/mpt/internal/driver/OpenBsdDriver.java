// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static io.hotbay.adapter.mpt.internal.driver.Registers.DIAGNOSTIC;

/**
 * Does what OpenBSD's mpi(4) does: PORT_FACTS after IOC_INIT, 64-bit elements only, small contexts for everything, all
 * targets made asynchronous, probed without interrupts and then negotiated with one by one, by an INQUIRY whose list is
 * shorter than its data. No task management.
 */
public final class OpenBsdDriver extends BsdDriver {

    private static final int REPLY_FRAMES = 32;
    private static final int REPLY_FRAME_BYTES = 0x80;
    private static final int TIMER = 0x0700_0000;
    private static final int NO_DISCONNECT = 0x700;
    private static final int INQUIRY_BYTES = 56;
    private static final int PERIOD_AND_OFFSET = 0x00FF_FF00;
    private static final int WIDE_QAS_DT_IU = 0x2000_0007;
    private static final int NEGOTIATED = 0x07;
    private static final int REJECTED = 0x0E;

    private final GuestRam ram;

    public OpenBsdDriver(Hardware hardware) {
        super(hardware, Piece.Form.BITS_64, 0, 0);
        ram = hardware.ram();
    }

    /** From whatever the firmware left to an adapter that can probe; targets are asynchronous, interrupts off. */
    public OpenBsdDriver start() {
        maskInterrupts();
        makeReady();
        initialise(iocFacts(), REPLY_FRAMES, REPLY_FRAME_BYTES);
        int ownId = portFacts();
        requests.eventNotification();
        portEnable();
        int[] page1 = requests.readPage(PORT, 1, 0);
        if (page1[1] != portConfiguration(ownId) || page1[2] == 0) {
            requests.writePage(PORT, 1, 0, page1[0], portConfiguration(ownId), TIMER, page1[3]);
        }
        for (int id = 0; id < IDENTIFIERS; id++) {
            requests.writePage(DEVICE, 1, id, requests.readPage(DEVICE, 1, id)[0], 0, 0, 0);
        }
        return this;
    }

    /** After the bus has been probed. */
    public void startInterrupts() {
        enableInterrupts();
    }

    /** Negotiates the fastest transfers that the port has; returns what SCSI Device Page 0 says. */
    public int negotiate(int target) {
        int fastest = requests.readPage(PORT, 0, 0)[1] & PERIOD_AND_OFFSET | WIDE_QAS_DT_IU;
        requests.header(DEVICE, 0, target);
        request(target, fastest, requests.readPage(DEVICE, 1, target)[3]);
        shortInquiry(target);
        int[] page0 = requests.readPage(DEVICE, 0, target);
        Expect.that((page0[2] & NEGOTIATED) != 0, "negotiated");
        Expect.equal(0, page0[2] & REJECTED, "rejected");
        return page0[1];
    }

    /** Its list holds as many bytes as the CDB where the answer is meant; it must end all the same. */
    public Reply shortInquiry(int target) {
        byte[] cdb = {0x12, 0, 0, 0, INQUIRY_BYTES, 0};
        long frame = requests.scsiIo(target, BsdRequests.IN | NO_DISCONNECT, cdb.length, cdb);
        ram.put32(frame + 0x28, INQUIRY_BYTES);
        return requests.run(frame);
    }

    @Override
    public void hardReset() {
        unlock();
        registers.write(DIAGNOSTIC, 0x04);
        lockAndAwaitReady();
    }
}
