// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout;

/** EVENT_ACK (MPI 1.2). No event here asks for one; it is answered all the same. */
final class EventAck implements MessageHandler {

    @Override
    public void handle(CommandSlot slot) {
        slot.reply().begin(slot.frame(), ReplyHeaderLayout.BYTES);
    }
}
