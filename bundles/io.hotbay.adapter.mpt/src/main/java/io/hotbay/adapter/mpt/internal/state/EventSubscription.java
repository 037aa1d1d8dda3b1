// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.state;

/**
 * Whether the host wants events, and under which context it expects them.
 *
 * @param context the MsgContext of the EVENT_NOTIFICATION request
 */
public record EventSubscription(boolean on, int context) {

    /** No events. */
    public static final EventSubscription OFF = new EventSubscription(false, 0);
}
