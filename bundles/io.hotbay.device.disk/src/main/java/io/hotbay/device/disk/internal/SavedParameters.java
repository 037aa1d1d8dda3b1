// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.target.api.device.Task;
import java.util.List;

/** Parameters that MODE SELECT and LOG SELECT save (SP): always all of both. */
record SavedParameters(Saving saving, ModePages pages, ApplicationLog application) {

    boolean available() {
        return saving.available();
    }

    /** Saves mode pages as they are to become, with the log as it is. */
    void savePages(List<byte[]> values, Task task, Runnable then) {
        DiskState state = new DiskState();
        ModePages.store(state, values);
        application.store(state);
        saving.save(state, task, then);
    }

    /** Saves the log as it is, with the mode pages that were saved last. */
    void saveLog(Task task, Runnable then) {
        DiskState state = new DiskState();
        pages.store(state, false);
        application.store(state);
        saving.save(state, task, then);
    }
}
