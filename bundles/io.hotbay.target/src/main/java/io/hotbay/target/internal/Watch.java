// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import org.jspecify.annotations.Nullable;

/** The watchers of one task, as a list. Taken as a whole by the one who ends the task, who puts {@link #CLOSED} in its place. */
final class Watch {

    /** The task has ended, nobody can watch it any more. */
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
}
