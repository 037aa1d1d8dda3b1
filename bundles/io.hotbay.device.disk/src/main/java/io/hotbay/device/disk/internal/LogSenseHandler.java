// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * LOG SENSE (SPC-5 6.10), cumulative values.
 *
 * <pre>
 * CDB   2 PC(7:6) PAGE CODE(5:0)   3 SUBPAGE CODE   5-6 PARAMETER POINTER   7-8 ALLOCATION LENGTH
 * page  0 DS(7) SPF(6) PAGE CODE(5:0)   1 SUBPAGE CODE   2-3 PAGE LENGTH   4- parameters
 * 00h, 00h    supported pages, one byte each
 * 00h, FFh    supported pages and subpages, two bytes each
 * </pre>
 */
final class LogSenseHandler implements CommandHandler {

    static final int PAGE = 2;
    static final BitField PC = new BitField(7, 6);
    static final BitField PAGE_CODE = new BitField(5, 0);
    static final int SUBPAGE = 3;
    static final int PAGE_HEADER_BYTES = 4;

    private static final int CUMULATIVE = 1;
    private static final int POINTER = 5;
    private static final int ALLOCATION_LENGTH = 7;
    private static final int SUPPORTED = 0x00;
    private static final int SUBPAGES_ALL = 0xFF;
    private static final BitField DS = BitField.bit(7);
    private static final BitField SPF = BitField.bit(6);
    private static final int PAGE_LENGTH = 2;

    private final LogPages pages;

    LogSenseHandler(LogPages pages) {
        this.pages = pages;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        int code = PAGE_CODE.get(cdb[PAGE]);
        int subpage = BigEndian.get8(cdb, SUBPAGE);
        if (PC.get(cdb[PAGE]) != CUMULATIVE) {
            task.check(Sense.invalidFieldInCdb(PAGE, PC.high()));
        } else if (subpage != 0 && (code != SUPPORTED || subpage != SUBPAGES_ALL)) {
            task.check(Sense.invalidFieldInCdb(SUBPAGE, -1));
        } else if (code == SUPPORTED) {
            answerSupported(task, subpage);
        } else {
            answer(task, code);
        }
    }

    private void answerSupported(Task task, int subpage) {
        if (BigEndian.get16(task.cdb(), POINTER) != 0) {
            task.check(Sense.invalidFieldInCdb(POINTER, -1));
            return;
        }
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        if (subpage == 0) {
            list.write(SUPPORTED);
            pages.codes().forEach(list::write);
        } else {
            list.writeBytes(new byte[] {SUPPORTED, 0, SUPPORTED, (byte) SUBPAGES_ALL});
            pages.codes().forEach(code -> list.writeBytes(new byte[] {(byte) (int) code, 0}));
        }
        send(task, SUPPORTED, subpage, list.toByteArray());
    }

    private void answer(Task task, int code) {
        List<LogParameter> parameters = pages.parameters(code);
        if (parameters == null) {
            task.check(Sense.invalidFieldInCdb(PAGE, PAGE_CODE.high()));
            return;
        }
        int pointer = BigEndian.get16(task.cdb(), POINTER);
        if (pointer > parameters.getLast().code()) {
            task.check(Sense.invalidFieldInCdb(POINTER, -1));
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parameters.stream().filter(parameter -> parameter.code() >= pointer)
                .forEach(parameter -> body.writeBytes(parameter.encode()));
        send(task, code, 0, body.toByteArray());
    }

    private static void send(Task task, int code, int subpage, byte[] body) {
        byte[] page = new byte[PAGE_HEADER_BYTES + body.length];
        boolean saved = code == LogPages.APPLICATION_CLIENT;
        page[0] = (byte) SPF.set(DS.set(code, saved ? 0 : 1), subpage == 0 ? 0 : 1);
        page[1] = (byte) subpage;
        BigEndian.put16(page, PAGE_LENGTH, body.length);
        System.arraycopy(body, 0, page, PAGE_HEADER_BYTES, body.length);
        task.dataIn(page, BigEndian.get16(task.cdb(), ALLOCATION_LENGTH));
    }
}
