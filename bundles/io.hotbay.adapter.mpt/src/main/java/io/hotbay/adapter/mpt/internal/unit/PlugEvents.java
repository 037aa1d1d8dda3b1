// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.message.DeviceStatus;
import io.hotbay.adapter.mpt.internal.message.EventNotification;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.state.IocState;
import io.hotbay.target.api.PortListener;

/**
 * Tells the host of units that come and go while it runs, by the event SCSI DEVICE STATUS CHANGE (MPI 1.2), if it wants
 * events. On the thread that plugs. What was agreed with a target does not outlive such a change: the newcomer is
 * asynchronous and narrow until its first command.
 */
final class PlugEvents implements PortListener {

    /** The event has one byte for the LUN. */
    private static final int LUN_MAXIMUM = 0xFF;

    private final IocRecord record;
    private final ReplyPath replies;
    private final Counters counters;

    PlugEvents(IocRecord record, ReplyPath replies, Counters counters) {
        this.record = record;
        this.replies = replies;
        this.counters = counters;
    }

    @Override
    public void unitMapped(int target, int lun) {
        changed(target, lun, DeviceStatus.ADDED);
    }

    @Override
    public void unitUnmapped(int target, int lun) {
        changed(target, lun, DeviceStatus.NOT_RESPONDING);
    }

    private void changed(int target, int lun, DeviceStatus status) {
        synchronized (record) {
            record.pages().targetReset(target);
            if (record.state() != IocState.OPERATIONAL || !record.events().on()) {
                return;
            }
            if (lun > LUN_MAXIMUM) {
                counters.unhandled("event of a LUN above " + LUN_MAXIMUM);
                return;
            }
            replies.postEvent(EventNotification.deviceStatusChange(record.events(), target, lun, status));
        }
    }
}
