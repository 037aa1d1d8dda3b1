// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.count;

/** What happens often enough to have a place of its own. */
public enum Counter {
    /** Request frames taken from the request queue. */
    REQUESTS("requests"),
    /** Handshakes that carried a whole message. */
    HANDSHAKES("handshakes"),
    /** Replies of 32 bits. */
    CONTEXT_REPLIES("context replies"),
    /** Replies in a reply frame, events included. */
    ADDRESS_REPLIES("address replies"),
    /** Replies that had to wait for a reply frame or for room in the queue. */
    HELD_REPLIES("held replies"),
    /** Events told to the host. */
    EVENTS("events"),
    /** Rises of the interrupt line. */
    INTERRUPTS("interrupts raised"),
    /** Commands whose reply a reset took away. */
    DROPPED("requests dropped by resets"),
    /** Task management functions. */
    TASK_MANAGEMENT("task management functions");

    private final String label;

    Counter(String label) {
        this.label = label;
    }

    /** The name that people see. */
    public String label() {
        return label;
    }
}
