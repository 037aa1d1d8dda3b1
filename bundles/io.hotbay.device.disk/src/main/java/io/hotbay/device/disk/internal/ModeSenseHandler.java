// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.Task;
import java.util.List;

/** MODE SENSE (SPC-5 6.15, 6.16). */
final class ModeSenseHandler implements CommandHandler {

    private static final BitField PS = BitField.bit(7);
    private static final int SUBPAGES_ALL = 0xFF;
    private static final int CURRENT = 0;
    private static final int CHANGEABLE = 1;
    private static final int DEFAULT = 2;

    private final ModeHeader form;
    private final Medium medium;
    private final ModePages pages;
    private final Saving saving;

    ModeSenseHandler(ModeHeader form, Medium medium, ModePages pages, Saving saving) {
        this.form = form;
        this.medium = medium;
        this.pages = pages;
        this.saving = saving;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        int subpage = BigEndian.get8(cdb, ModeCdb.SUBPAGE);
        if (subpage != 0 && subpage != SUBPAGES_ALL) {
            task.check(Sense.invalidFieldInCdb(ModeCdb.SUBPAGE, -1));
            return;
        }
        List<byte[]> values;
        switch (ModeCdb.PAGE_CONTROL.get(cdb[ModeCdb.PAGE])) {
            case CURRENT -> values = pages.current();
            case CHANGEABLE -> values = ModePages.changeable();
            case DEFAULT -> values = pages.defaults();
            default -> {
                if (!saving.available()) {
                    task.check(DiskSense.NOTHING_IS_SAVED);
                    return;
                }
                values = pages.saved();
            }
        }
        int code = ModeCdb.PAGE_CODE.get(cdb[ModeCdb.PAGE]);
        List<byte[]> asked = values.stream().filter(page -> code == ModePages.ALL || page[0] == code).toList();
        if (asked.isEmpty()) {
            task.check(Sense.invalidFieldInCdb(ModeCdb.PAGE, ModeCdb.PAGE_CODE.high()));
            return;
        }
        task.dataIn(encode(cdb, asked), ModeCdb.length(cdb, form));
    }

    private byte[] encode(byte[] cdb, List<byte[]> asked) {
        int descriptor = ModeHeader.SHORT_DESCRIPTOR;
        if (ModeCdb.DBD.isSet(cdb[ModeCdb.FLAGS])) {
            descriptor = 0;
        } else if (ModeCdb.LLBAA.isSet(cdb[ModeCdb.FLAGS])) {
            descriptor = ModeHeader.LONG_DESCRIPTOR;
        }
        int length = asked.stream().mapToInt(page -> page.length).sum();
        byte[] data = form.encode(medium, descriptor, length);
        int offset = data.length - length;
        boolean savable = saving.available();
        for (byte[] page : asked) {
            System.arraycopy(page, 0, data, offset, page.length);
            data[offset] = (byte) PS.set(page[0], savable && ModePages.isSavable(page[0]) ? 1 : 0);
            offset += page.length;
        }
        return data;
    }
}
