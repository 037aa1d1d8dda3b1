// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/** The state of a logical unit's gate, which every command to the unit passes. */
public enum GateState {
    /** Commands pass. */
    OPEN,
    /** New commands wait; those inside finish, up to the drain deadline. */
    DRAINING,
    /** Nothing is inside; the back end may vanish, change, be updated. Waiting commands have the park deadline. */
    PARKED
}
