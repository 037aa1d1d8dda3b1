// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import java.util.ArrayList;
import java.util.List;

/** What a registry did to the parts around it, in order; and the one thing that is to fail. */
final class Journal {

    private final List<String> entries = new ArrayList<>();
    private String failing = "";
    private String exhausting = "";
    private String interrupted = "";
    private Runnable interruption = () -> {};

    /** From now on this entry fails instead of being written. */
    synchronized void fail(String entry) {
        failing = entry;
    }

    /** From now on the host has no threads left for this entry. */
    synchronized void exhaust(String entry) {
        exhausting = entry;
    }

    /** Once, when this entry is to be written, something else is done first. */
    synchronized void at(String entry, Runnable what) {
        interrupted = entry;
        interruption = what;
    }

    private synchronized Runnable interruption(String entry) {
        Runnable what = entry.equals(interrupted) ? interruption : () -> {};
        interruption = entry.equals(interrupted) ? () -> {} : interruption;
        return what;
    }

    void write(String entry) {
        interruption(entry).run();
        append(entry);
    }

    private synchronized void append(String entry) {
        if (entry.equals(exhausting)) {
            throw new OutOfMemoryError("no more threads");
        }
        if (entry.equals(failing)) {
            throw new Failure(entry);
        }
        entries.add(entry);
    }

    /** The entries since the last call. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(entries);
        entries.clear();
        return taken;
    }

    /** What is open: all entries "open X" without their "close X". */
    synchronized List<String> open() {
        List<String> open = new ArrayList<>();
        for (String entry : entries) {
            if (entry.startsWith("open ")) {
                open.add(entry.substring("open ".length()));
            } else if (entry.startsWith("close ") && !open.remove(entry.substring("close ".length()))) {
                throw new AssertionError("closed without having been opened: " + entry);
            }
        }
        return open;
    }

    /** Made to fail. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String entry) {
            super("failed: " + entry);
        }
    }
}
