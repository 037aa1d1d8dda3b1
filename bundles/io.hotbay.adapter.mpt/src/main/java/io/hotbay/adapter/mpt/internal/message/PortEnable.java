// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout;
import io.hotbay.adapter.mpt.internal.state.IocLimits;
import io.hotbay.adapter.mpt.internal.wire.Field;

/** PORT_ENABLE (MPI 1.2). The port works without it too, as firmware expects that never sends it. */
final class PortEnable implements MessageHandler {

    private static final Field PORT_NUMBER = Field.u8(0x06);

    @Override
    public void handle(CommandSlot slot) {
        int port = PORT_NUMBER.get(slot.frame());
        slot.reply().begin(slot.frame(), ReplyHeaderLayout.BYTES)
                .set(PORT_NUMBER, port)
                .status(port < IocLimits.PORTS ? IocStatus.SUCCESS : IocStatus.INVALID_FIELD);
    }
}
