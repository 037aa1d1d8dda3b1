// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

/**
 * The order of tasks in a gate (SAM-5 8.7): which of those inside a new one waits for. Rows of the EXCLUSIVE class
 * count as ORDERED, whatever the initiator said.
 *
 * <pre>
 * new            older: SIMPLE   ORDERED  HEAD OF QUEUE
 * SIMPLE                -        waits    waits
 * ORDERED               waits    waits    waits
 * HEAD OF QUEUE         -        -        -
 * </pre>
 *
 * In the waiting room, too, a SIMPLE or ORDERED task is behind all that were there before it, and a HEAD OF QUEUE task
 * ahead of them.
 */
enum Ordering {
    SIMPLE(false, true, true),
    ORDERED(true, true, true),
    HEAD_OF_QUEUE(false, false, false);

    private final boolean waitsForSimple;
    private final boolean waitsForOrdered;
    private final boolean waitsForHeads;

    Ordering(boolean waitsForSimple, boolean waitsForOrdered, boolean waitsForHeads) {
        this.waitsForSimple = waitsForSimple;
        this.waitsForOrdered = waitsForOrdered;
        this.waitsForHeads = waitsForHeads;
    }

    /** Whether a task of this kind may enter beside those that are inside. */
    boolean mayEnter(boolean simple, boolean ordered, boolean heads) {
        return !(waitsForSimple && simple || waitsForOrdered && ordered || waitsForHeads && heads);
    }
}
