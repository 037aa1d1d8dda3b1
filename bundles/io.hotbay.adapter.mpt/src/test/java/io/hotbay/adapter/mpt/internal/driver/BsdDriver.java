// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static io.hotbay.adapter.mpt.internal.driver.Registers.DIAGNOSTIC;
import static io.hotbay.adapter.mpt.internal.driver.Registers.DOORBELL;
import static io.hotbay.adapter.mpt.internal.driver.Registers.INTERRUPT_MASK;
import static io.hotbay.adapter.mpt.internal.driver.Registers.INTERRUPT_STATUS;
import static io.hotbay.adapter.mpt.internal.driver.Registers.WRITE_SEQUENCE;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the drivers of the three BSDs have in common: memory BAR, facts and IOC_INIT by a polite handshake, PORT_ENABLE,
 * events and pages by the request queue, a command again after a unit attention.
 */
public abstract class BsdDriver {

    /** Most bytes of one command. */
    public static final int MAXIMUM_BYTES = 0x1_0000;

    static final int PORT = 0x3;
    static final int DEVICE = 0x4;
    static final int IDENTIFIERS = 16;

    private static final int MEMORY_BAR = 1;
    private static final int UNIT_ATTENTION = 0x6;

    public final Registers registers;

    final PoliteDoorbell doorbell;
    final BsdRequests requests;

    BsdDriver(Hardware hardware, Piece.Form form, int commands, int controls) {
        registers = hardware.registers(MEMORY_BAR);
        doorbell = new PoliteDoorbell(registers);
        requests = new BsdRequests(hardware, registers, form, commands, controls);
    }

    /** The events that have come, by their codes. */
    public List<Integer> events() {
        return requests.events;
    }

    /** By the diagnostic register. */
    public abstract void hardReset();

    void maskInterrupts() {
        registers.write(INTERRUPT_MASK, 0x9);
        requests.interrupts(false);
    }

    /** Those of replies; the doorbell is polled. */
    void enableInterrupts() {
        registers.write(INTERRUPT_MASK, 0x1);
        requests.interrupts(true);
    }

    /** Soft where that can be, else hard; not at all when the IOC is ready. */
    void makeReady() {
        int value = registers.read(DOORBELL);
        int state = value & Registers.STATE_MASK;
        if (state == Registers.STATE_OPERATIONAL && (value & Registers.IN_USE) == 0) {
            registers.write(DOORBELL, 0x4000_0000);
            Expect.soon(() -> registers.read(INTERRUPT_STATUS) >= 0, "the doorbell was consumed");
            awaitReady();
        } else if (state != Registers.STATE_READY) {
            hardReset();
        }
    }

    private void awaitReady() {
        Expect.soon(() -> registers.state() == Registers.STATE_READY, "ready");
    }

    /** What they rely on; returns how many devices there may be. */
    int iocFacts() {
        int[] facts = doorbell.exchange(0x0300_0000, 0, 0);
        Expect.equal(0, facts[7], "IOCStatus of IOC_FACTS");
        Expect.equal(0x80, facts[0x1A / 2] * Integer.BYTES, "bytes of a request frame");
        Expect.that((facts[0x14 / 2] & 0xFF) > 0, "lists may have chains");
        Expect.that(facts[0x24 / 2] > 0, "credits");
        return facts[0x2E / 2] & 0xFF;
    }

    /** A parallel port; returns its own identifier. */
    int portFacts() {
        int[] facts = doorbell.exchange(0x0500_0000, 0, 0);
        Expect.equal(0, facts[7], "IOCStatus of PORT_FACTS");
        Expect.equal(1, facts[0x14 / 2] >> 8, "a parallel port");
        Expect.equal(IDENTIFIERS, facts[0x16 / 2], "identifiers");
        return facts[0x18 / 2];
    }

    /** What SCSI Port Page 1 must hold for an own identifier. */
    static int portConfiguration(int ownId) {
        return 1 << ownId + Short.SIZE | ownId;
    }

    void initialise(int devices, int replyFrames, int replyFrameBytes) {
        int[] init = {0x0200_0004, 0x0001_0000 | devices << 8, 0, replyFrameBytes, 0, 0, 0, 0, 0, 0, 0x0102};
        Expect.equal(0, doorbell.exchange(init)[7], "IOCStatus of IOC_INIT");
        Expect.soon(() -> registers.state() == Registers.STATE_OPERATIONAL, "operational");
        requests.giveReplyFrames(replyFrames, replyFrameBytes);
    }

    void portEnable() {
        Expect.equal(0, requests.run(requests.control(0x06)).iocStatus(), "IOCStatus of PORT_ENABLE");
    }

    /** Writes SCSI Device Page 1, which must read back as written. */
    void request(int target, int parameters, int configuration) {
        int header = requests.header(DEVICE, 1, target);
        requests.writePage(DEVICE, 1, target, header, parameters, 0, configuration);
        Expect.equal(parameters, requests.readPage(DEVICE, 1, target)[1], "SCSI Device Page 1 as written");
    }

    /** Opens the diagnostic register. */
    void unlock() {
        for (int value : new int[] {0xFF, 0x04, 0x0B, 0x02, 0x07, 0x0D}) {
            registers.write(WRITE_SEQUENCE, value);
        }
        Expect.that((registers.read(DIAGNOSTIC) & 0x80) != 0, "the key opens the register");
    }

    /** Closes the diagnostic register and waits for the IOC. */
    void lockAndAwaitReady() {
        registers.write(WRITE_SEQUENCE, 0xFF);
        awaitReady();
    }

    /** Vendor, product and revision from INQUIRY; empty when nobody is there. */
    public String inquiry(int target) {
        byte[] cdb = {0x12, 0, 0, 0, 36, 0};
        Reply reply = command(target, BsdRequests.IN, 36, cdb);
        byte[] answer = requests.gather(36);
        return reply.iocStatus() == Reply.DEVICE_NOT_THERE
                ? "" : new String(answer, 8, 28, StandardCharsets.US_ASCII).strip();
    }

    /** Runs a command that brings data and must end good. */
    public byte[] in(int target, int bytes, byte... cdb) {
        requireGood(command(target, BsdRequests.IN, bytes, cdb));
        return requests.gather(bytes);
    }

    /** Runs a command that takes data and must end good. */
    public void out(int target, byte[] data, byte... cdb) {
        requests.scatter(data);
        requireGood(command(target, BsdRequests.OUT, data.length, cdb));
    }

    /** TEST UNIT READY, which must end good. */
    public void testUnitReady(int target) {
        requireGood(command(target, 0, 0, new byte[6]));
    }

    private Reply command(int target, int control, int bytes, byte... cdb) {
        while (true) {
            long frame = requests.scsiIo(target, control, bytes, cdb);
            Reply reply = requests.run(frame);
            if (reply.scsiStatus() != Reply.CHECK_CONDITION || requests.senseKey(frame) != UNIT_ATTENTION) {
                return reply;
            }
        }
    }

    private static void requireGood(Reply reply) {
        Expect.that(reply.good(), "a good end, not " + reply);
    }
}
