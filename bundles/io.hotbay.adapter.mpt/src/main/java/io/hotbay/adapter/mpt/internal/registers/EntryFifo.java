// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

/** A bounded queue of register words, in the order of their arrival. */
public final class EntryFifo {

    private final int[] entries;
    private int first;
    private int count;

    /** An empty queue. */
    public EntryFifo(int depth) {
        entries = new int[depth];
    }

    /** Appends an entry; false when there is no room. */
    public boolean offer(int entry) {
        if (isFull()) {
            return false;
        }
        entries[(first + count++) % entries.length] = entry;
        return true;
    }

    /** The first entry; the queue must not be empty. */
    public int peek() {
        return entries[first];
    }

    /** Takes the first entry; the queue must not be empty. */
    public int take() {
        if (count == 0) {
            throw new IllegalStateException("empty");
        }
        int entry = entries[first];
        first = (first + 1) % entries.length;
        count--;
        return entry;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public boolean isFull() {
        return count == entries.length;
    }

    /** How many entries there are. */
    public int count() {
        return count;
    }

    /** Drops all entries. */
    public void clear() {
        count = 0;
    }
}
