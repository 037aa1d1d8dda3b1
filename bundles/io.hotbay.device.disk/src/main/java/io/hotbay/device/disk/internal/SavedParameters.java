// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.device.disk.internal.DiskState.Section;
import io.hotbay.target.api.device.Task;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is saved in one record, always all of it: the parameters that MODE SELECT and LOG SELECT save (SP), and the work
 * on the medium that is under way or has failed.
 */
final class SavedParameters {

    private final Saving saving;
    private final ModePages pages;
    private final ApplicationLog application;
    /** The condition, with its plan, as it is in the record; nothing when that tells of none. */
    private volatile DiskState work;

    /** @param before what the record tells, or a predecessor who has kept it */
    SavedParameters(Saving saving, ModePages pages, ApplicationLog application, DiskState before) {
        this.saving = saving;
        this.pages = pages;
        this.application = application;
        work = workOf(Condition.of(before.get(Section.CONDITION)), before.get(Section.WORK));
    }

    boolean available() {
        return saving.available();
    }

    /** Saves mode pages as they are to become, with the log as it is. */
    void savePages(List<byte[]> values, Task task, Runnable then) {
        DiskState state = new DiskState();
        ModePages.store(state, values);
        application.store(state);
        saving.save(withWork(state, work), task, then);
    }

    /** Saves the log as it is, with the mode pages that were saved last. */
    void saveLog(Task task, Runnable then) {
        saving.save(withWork(parameters(), work), task, then);
    }

    /**
     * Saves a condition of the medium; one that need not be kept removes what was kept. Where nothing can be saved it
     * is done at once.
     *
     * @param done hears null, or why all is as it was; on any thread
     */
    void saveWork(Condition condition, byte @Nullable [] plan, Consumer<@Nullable IOException> done) {
        if (!available()) {
            done.accept(null);
            return;
        }
        DiskState fresh = workOf(condition, plan);
        saving.save(withWork(parameters(), fresh), failure -> {
            if (failure == null) {
                work = fresh;
            }
            done.accept(failure);
        });
    }

    private DiskState parameters() {
        DiskState state = new DiskState();
        pages.store(state, false);
        application.store(state);
        return state;
    }

    private static DiskState workOf(Condition condition, byte @Nullable [] plan) {
        DiskState state = new DiskState();
        return condition.isKept()
                ? state.put(Section.CONDITION, condition.encode()).put(Section.WORK, plan) : state;
    }

    private static DiskState withWork(DiskState state, DiskState work) {
        return state.put(Section.CONDITION, work.get(Section.CONDITION)).put(Section.WORK, work.get(Section.WORK));
    }
}
