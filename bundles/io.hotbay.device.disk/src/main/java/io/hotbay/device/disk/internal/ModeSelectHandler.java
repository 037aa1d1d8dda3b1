// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.Task;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MODE SELECT (SPC-5 6.13, 6.14). What can't be changed is taken when it is as it is. */
final class ModeSelectHandler implements CommandHandler {

    private final ModeHeader form;
    private final Medium medium;
    private final ModePages pages;
    private final SavedParameters saved;
    private final DeviceContext context;

    ModeSelectHandler(
            ModeHeader form, Medium medium, ModePages pages, SavedParameters saved, DeviceContext context) {
        this.form = form;
        this.medium = medium;
        this.pages = pages;
        this.saved = saved;
        this.context = context;
    }

    @Override
    public void execute(Task task) {
        byte[] cdb = task.cdb();
        if (!ModeCdb.PF.isSet(cdb[ModeCdb.FLAGS])) {
            task.check(Sense.invalidFieldInCdb(ModeCdb.FLAGS, ModeCdb.PF_BIT));
            return;
        }
        boolean save = ModeCdb.SP.isSet(cdb[ModeCdb.FLAGS]);
        if (save && !saved.available()) {
            task.check(Sense.invalidFieldInCdb(ModeCdb.FLAGS, ModeCdb.SP_BIT));
            return;
        }
        int length = ModeCdb.length(cdb, form);
        if (length == 0) {
            // with SP the current values are saved (SPC-5 6.13)
            apply(task, pages.current(), pages.current(), 0);
            return;
        }
        byte[] list = task.data().copyOf(length);
        if (list.length < length || length < form.bytes()) {
            task.check(DiskSense.LIST_LENGTH);
            return;
        }
        int descriptor = form.descriptorLength(list);
        Sense refusal = refusalOfHeader(list, descriptor);
        if (refusal != null) {
            task.check(refusal);
            return;
        }
        List<byte[]> old = pages.current();
        ModeSelectList selected = new ModeSelectList(list, form.bytes() + descriptor, old);
        if (!selected.parse()) {
            task.check(selected.refusal());
            return;
        }
        apply(task, old, selected.values(), length);
    }

    private @Nullable Sense refusalOfHeader(byte[] list, int descriptor) {
        if (list[form.mediumType()] != 0) {
            return DiskSense.inParameterList(form.mediumType(), -1);
        }
        if (descriptor == 0) {
            return null;
        }
        int expected = form.isLong(list) ? ModeHeader.LONG_DESCRIPTOR : ModeHeader.SHORT_DESCRIPTOR;
        if (descriptor != expected) {
            return DiskSense.inParameterList(form.descriptorLengthOffset(), -1);
        }
        if (list.length < form.bytes() + descriptor) {
            return DiskSense.LIST_LENGTH;
        }
        return form.leavesMedium(list, descriptor, medium) ? null : DiskSense.inParameterList(form.bytes(), -1);
    }

    private void apply(Task task, List<byte[]> old, List<byte[]> fresh, int length) {
        if (ModeCdb.SP.isSet(task.cdb()[ModeCdb.FLAGS])) {
            saved.savePages(fresh, task, () -> become(task, old, fresh, length));
        } else {
            become(task, old, fresh, length);
        }
    }

    private void become(Task task, List<byte[]> old, List<byte[]> fresh, int length) {
        boolean wasCached = ModePages.isWriteCacheEnabled(old);
        pages.become(fresh, ModeCdb.SP.isSet(task.cdb()[ModeCdb.FLAGS]));
        for (int index = 0; index < old.size(); index++) {
            if (!Arrays.equals(old.get(index), fresh.get(index))) {
                context.unitAttention(AdditionalSense.MODE_PARAMETERS_CHANGED, task.nexus());
                break;
            }
        }
        if (wasCached && !ModePages.isWriteCacheEnabled(fresh)) {
            // what was cached so far becomes durable (SBC-4 6.5.6, WCE)
            medium.store().flush(task.transferring(length));
        } else {
            task.complete(CommandResult.GOOD, length);
        }
    }
}
