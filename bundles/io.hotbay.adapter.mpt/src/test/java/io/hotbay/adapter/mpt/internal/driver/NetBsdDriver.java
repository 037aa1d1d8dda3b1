// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import static io.hotbay.adapter.mpt.internal.driver.Registers.DIAGNOSTIC;

/**
 * Does what NetBSD's mpt(4) does, an early relative of FreeBSD's: 32-bit elements and chains, small contexts for
 * commands, and bit 31 in the contexts of all other requests, whose replies must therefore be address replies.
 */
public final class NetBsdDriver extends BsdDriver {

    private static final int REPLY_FRAMES = 8;
    private static final int REPLY_FRAME_BYTES = 0x80;
    private static final int CONTROLS = 0x8000_0000;
    private static final int TASK_MANAGEMENT = CONTROLS | 0x100;

    public NetBsdDriver(Hardware hardware) {
        super(hardware, Piece.Form.BITS_32, 0, CONTROLS);
    }

    /** From whatever the firmware left to a running adapter with configured pages. */
    public NetBsdDriver start() {
        maskInterrupts();
        makeReady();
        int devices = iocFacts();
        int ownId = portFacts();
        initialise(devices, REPLY_FRAMES, REPLY_FRAME_BYTES);
        portEnable();
        requests.readPage(PORT, 0, 0);
        Expect.equal(portConfiguration(ownId), requests.readPage(PORT, 1, 0)[1], "own identifier");
        requests.readPage(PORT, 2, 0);
        for (int id = 0; id < IDENTIFIERS; id++) {
            requests.readPage(DEVICE, 0, id);
            request(id, 0, requests.readPage(DEVICE, 1, id)[3]);
        }
        requests.eventNotification();
        enableInterrupts();
        return this;
    }

    /** Asks for transfer parameters; returns what SCSI Device Page 0 says after the next command, which it prints. */
    public int negotiate(int target, int parameters) {
        request(target, parameters, 0);
        testUnitReady(target);
        return requests.readPage(DEVICE, 0, target)[1];
    }

    /** Resets the bus, as it does when a command does not end. */
    public Reply resetBus() {
        doorbell.send(LinuxDriver.taskManagement(LinuxDriver.RESET_BUS, 0, TASK_MANAGEMENT, 0));
        return requests.await(TASK_MANAGEMENT);
    }

    @Override
    public void hardReset() {
        unlock();
        registers.write(DIAGNOSTIC, 0x04);
        lockAndAwaitReady();
    }
}
