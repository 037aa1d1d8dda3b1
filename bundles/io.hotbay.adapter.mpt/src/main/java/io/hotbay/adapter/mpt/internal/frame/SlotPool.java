// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.frame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The slots of all requests in flight, made when first needed. Guarded by the record's lock. */
public final class SlotPool {

    private final @Nullable CommandSlot[] inUse;
    private final Deque<CommandSlot> free = new ArrayDeque<>();
    private final CommandSlot.Completion completion;
    private int made;
    private int used;

    /** A pool. */
    public SlotPool(int capacity, CommandSlot.Completion completion) {
        this.inUse = new CommandSlot[capacity];
        this.completion = completion;
    }

    /** A slot for a request, or null when all are in use. */
    public @Nullable CommandSlot take() {
        CommandSlot slot = free.poll();
        if (slot == null) {
            if (made == inUse.length) {
                return null;
            }
            slot = new CommandSlot(made++, completion);
        }
        inUse[slot.number()] = slot;
        used++;
        return slot;
    }

    /** The slot's reply has been posted. */
    public void release(CommandSlot slot) {
        if (!slot.isAbandoned()) {
            inUse[slot.number()] = null;
            used--;
            free.push(slot);
        }
    }

    /** The slot whose request has a context, other than one that asks; null when there is none. */
    public @Nullable CommandSlot find(int context, CommandSlot asking) {
        for (CommandSlot slot : inUse) {
            if (slot != null && slot != asking && slot.context() == context) {
                return slot;
            }
        }
        return null;
    }

    /** How many of those in use are such ones. */
    public int count(Predicate<CommandSlot> such) {
        int count = 0;
        for (CommandSlot slot : inUse) {
            if (slot != null && such.test(slot)) {
                count++;
            }
        }
        return count;
    }

    /** How many are in use. */
    public int used() {
        return used;
    }

    /** Throws away every slot in use, and says how many. */
    public int abandonAll() {
        int abandoned = used;
        for (int number = 0; number < inUse.length; number++) {
            CommandSlot slot = inUse[number];
            if (slot != null) {
                slot.abandon();
                inUse[number] = null;
                free.push(new CommandSlot(number, completion));
            }
        }
        used = 0;
        return abandoned;
    }
}
