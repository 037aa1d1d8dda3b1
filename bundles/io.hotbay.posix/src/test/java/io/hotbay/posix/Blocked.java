// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import java.nio.file.Files;
import java.nio.file.Path;

/** Threads that a test wants inside a blocking system call. */
final class Blocked {
    private Blocked() {
    }

    /** Starts the action and returns when its thread sleeps in the kernel within a call of this package. */
    static Thread start(Runnable action) throws Exception {
        Thread thread = Thread.ofPlatform().name("blocked").daemon().start(action);
        while (thread.isAlive() && !inSystemCall(thread)) {
            Thread.onSpinWait();
        }
        return thread;
    }

    static boolean inSystemCall(Thread thread) throws Exception {
        StackTraceElement[] stack = thread.getStackTrace();
        boolean within = false;
        for (int i = 0; i < Math.min(stack.length, 8); i++) {
            within |= stack[i].getClassName().startsWith("io.hotbay.posix.internal.");
        }
        return within && kernelState("blocked") == 'S';
    }

    /** The state letter that proc(5) gives the thread of this name; '?' when there is none. */
    private static char kernelState(String name) throws Exception {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                String stat = Files.readString(task.resolve("stat"));
                if (stat.contains("(" + name + ")")) {
                    return stat.charAt(stat.lastIndexOf(')') + 2);
                }
            }
        }
        return '?';
    }
}
