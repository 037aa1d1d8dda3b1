// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.device.disk.internal.DiskState.Section;
import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.Task;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a disk keeps over restarts: saved mode pages, the application client log and unfinished work on the medium, as
 * one record of the unit, in the form of {@link DiskState}.
 */
final class Saving {

    private static final System.Logger LOG = System.getLogger(Saving.class.getName());
    /** The word of the device type. */
    private static final String NAME = "disk";

    private final DeviceContext context;

    Saving(DeviceContext context) {
        this.context = context;
    }

    /** Whether anything can be saved; else initiators are told that nothing is. */
    boolean available() {
        return context.savesRecords();
    }

    /** What a unit goes on from: its predecessor's state, or what was saved before the restart. */
    DiskState before() throws UnitException {
        DeviceState predecessor = context.predecessor();
        if (predecessor != null) {
            return DiskState.of(predecessor);
        }
        UnitRecord record = context.savedRecord(NAME);
        if (record == null) {
            return new DiskState();
        }
        DiskState state = DiskState.of(new DeviceState(record.format(), record.version(), record.bytes()));
        // no command waits for a format any more; a sanitize goes on (SBC-4 4.11)
        boolean cutOff = Condition.of(state.get(Section.CONDITION)) == Condition.FORMATTING;
        return cutOff ? state.put(Section.CONDITION, Condition.FORMAT_FAILED.encode()) : state;
    }

    /**
     * Saves, and goes on when it is durable; else ends the task, and what was saved before is still there. Goes on and
     * ends on any thread.
     */
    void save(DiskState state, Task task, Runnable then) {
        save(state, failure -> {
            if (failure == null) {
                then.run();
            } else {
                LOG.log(Level.WARNING, "what the initiator saves is not kept: {0}", failure.getMessage());
                task.check(Sense.of(SenseKey.HARDWARE_ERROR, AdditionalSense.INTERNAL_TARGET_FAILURE));
            }
        });
    }

    /** Saves; hears null when it is durable, else why what was saved before is still there; on any thread. */
    void save(DiskState state, Consumer<@Nullable IOException> done) {
        DeviceState encoded = state.encode();
        context.saveRecord(NAME, new UnitRecord(encoded.format(), encoded.version(), encoded.bytes()), done);
    }
}
