// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

/** Somebody who wants a task ended: a task management function, the close of a unit, the loss of a nexus. */
interface Watcher {

    /** The mapping or the unit goes. */
    Watcher CLOSING = () -> true;

    /** The nexus is lost: nobody is to hear of the task. */
    Watcher LOSING = new Watcher() {
        @Override
        public boolean claim() {
            return true;
        }

        @Override
        public boolean silent() {
            return true;
        }
    };

    /**
     * The task ends now. Whether its result is to be TERMINATED on behalf of this watcher; false when it has given up.
     */
    boolean claim();

    /** The listener of a task that was claimed has been told. */
    default void ended() {}

    /** The task had ended without this watcher, and its listener has been told. */
    default void missed() {}

    /** Whether the listener is not to be told. */
    default boolean silent() {
        return false;
    }
}
