// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The watchers of one task, as a list that is taken as a whole by the one who ends the task. */
final class Watch {

    /** The end of the list of those who came too late to claim. */
    static final Watch TELLING = new Watch(Watcher.CLOSING, null);

    /** In place of a list: nobody can watch any more. */
    static final Watch CLOSED = new Watch(Watcher.CLOSING, null);

    private final Watcher watcher;
    private final @Nullable Watch next;
    private boolean claimed;

    Watch(Watcher watcher, @Nullable Watch next) {
        this.watcher = watcher;
        this.next = next;
    }

    /** Asks every watcher; whether any claims the task. */
    static boolean claim(@Nullable Watch first) {
        boolean any = false;
        for (Watch watch = first; watch != null; watch = watch.next) {
            watch.claimed = watch.watcher.claim();
            any |= watch.claimed;
        }
        return any;
    }

    /** Whether one of them wants silence. */
    static boolean silent(@Nullable Watch first) {
        for (Watch watch = first; watch != null; watch = watch.next) {
            if (watch.watcher.silent()) {
                return true;
            }
        }
        return false;
    }

    /** Tells those who claimed that the task's listener was told. */
    static void ended(@Nullable Watch first) {
        for (Watch watch = first; watch != null; watch = watch.next) {
            if (watch.claimed) {
                watch.watcher.ended();
            }
        }
    }

    /** Visits those who came too late to claim. */
    static void late(@Nullable Watch first, Consumer<Watcher> visitor) {
        for (Watch watch = first; watch != null && watch != TELLING; watch = watch.next) {
            visitor.accept(watch.watcher);
        }
    }
}
