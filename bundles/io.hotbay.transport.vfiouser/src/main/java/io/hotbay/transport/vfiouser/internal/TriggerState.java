// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

/** Whether the VMM can be told of an interrupt. */
enum TriggerState {
    /** The VMM has given no event descriptor: nothing can be told. */
    DISABLED,
    /** The next rise of the level is told, and masks. */
    ARMED,
    /** The level has risen in the middle of a burst of messages: it is told after that, unless it falls first. */
    GATHERING,
    /** One was told, or the VMM masked; nothing is told until it unmasks. */
    MASKED,
    /** The level was still up when the VMM unmasked: it is told a little later, unless it falls first. */
    DUE,
    /** The connection is over. */
    ENDED;

    /** Whether {@link DueInterrupt} has something to tell. */
    boolean due() {
        return this == GATHERING || this == DUE;
    }
}
