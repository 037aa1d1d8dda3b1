// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.time.Duration;

/** Where deadlines come from; tests bring a clock of their own. */
interface Timer {

    /** Runs something after a while, on a thread of the timer's. It must not wait. */
    Alarm schedule(Duration delay, Runnable action);

    /** Something scheduled. */
    interface Alarm {

        /** Nothing scheduled. */
        Alarm NONE = () -> {};

        /** Takes it back; has no effect when it has run or runs right now. */
        void cancel();
    }
}
