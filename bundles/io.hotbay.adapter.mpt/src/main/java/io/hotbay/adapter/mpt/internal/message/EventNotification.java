// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.MessageFunction;
import io.hotbay.adapter.mpt.internal.frame.Reply;
import io.hotbay.adapter.mpt.internal.frame.RequestHeaderLayout;
import io.hotbay.adapter.mpt.internal.state.EventSubscription;
import io.hotbay.adapter.mpt.internal.state.IocRecord;

/**
 * EVENT_NOTIFICATION: switches events on and off; the first answer is itself an event, EVENT CHANGE (MPI 1.2).
 * While they are on the request stays open, and every answer says that more will come under the same context.
 */
public final class EventNotification implements MessageHandler {

    private final IocRecord record;

    /** The handler. */
    public EventNotification(IocRecord record) {
        this.record = record;
    }

    @Override
    public void handle(CommandSlot slot) {
        boolean on = EventLayout.SWITCH.get(slot.frame()) != 0;
        record.events(on
                ? new EventSubscription(true, RequestHeaderLayout.MSG_CONTEXT.get(slot.frame()))
                : EventSubscription.OFF);
        slot.reply().begin(slot.frame(), EventLayout.BYTES)
                .set(EventLayout.EVENT_DATA_LENGTH, EventLayout.DATA_DWORDS)
                .set(EventLayout.EVENT, EventLayout.EVENT_EVENT_CHANGE)
                .set(EventLayout.DATA, on ? 1 : 0);
        if (on) {
            slot.reply().continuation();
        }
    }

    /** The event that this initiator has reset the bus. */
    public static Reply busReset(EventSubscription subscription) {
        return event(subscription, EventLayout.EVENT_IOC_BUS_RESET, EventLayout.DATA_DWORDS)
                .set(EventLayout.DATA_BUS_PORT, 0);
    }

    /**
     * The event that a target has taken no more commands.
     *
     * @param depth how many it has; FreeBSD gives it no more than these from now on, so at least one
     */
    public static Reply queueFull(EventSubscription subscription, int target, int depth) {
        return event(subscription, EventLayout.EVENT_QUEUE_FULL, EventLayout.DATA_DWORDS)
                .set(EventLayout.DATA_TARGET_ID, target)
                .set(EventLayout.DATA_BUS, 0)
                .set(EventLayout.DATA_CURRENT_DEPTH, Math.max(1, depth));
    }

    /** The event that a device has come to the bus or left it. */
    public static Reply deviceStatusChange(EventSubscription subscription, int target, int lun, DeviceStatus status) {
        return event(subscription, EventLayout.EVENT_SCSI_DEVICE_STATUS_CHANGE, EventLayout.DEVICE_DATA_DWORDS)
                .set(EventLayout.DATA_TARGET_ID, target)
                .set(EventLayout.DATA_BUS, 0)
                .set(EventLayout.DEVICE_REASON, status.code())
                .set(EventLayout.DEVICE_LUN, lun);
    }

    private static Reply event(EventSubscription subscription, int code, int dataDwords) {
        Reply event = new Reply();
        int bytes = EventLayout.BYTES + (dataDwords - EventLayout.DATA_DWORDS) * Integer.BYTES;
        event.begin(MessageFunction.EVENT_NOTIFICATION.code(), subscription.context(), bytes);
        event.set(EventLayout.EVENT_DATA_LENGTH, dataDwords)
                .set(EventLayout.EVENT, code)
                .continuation();
        return event;
    }
}
