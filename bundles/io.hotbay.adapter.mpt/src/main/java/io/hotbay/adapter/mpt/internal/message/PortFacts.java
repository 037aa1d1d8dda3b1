// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.ChipIdentity;
import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.state.IocLimits;

/** PORT_FACTS: a parallel SCSI port in the initiator's role (MPI 1.2). */
final class PortFacts implements MessageHandler {

    private static final int TYPE_SCSI = 0x01;
    /** Initiator, logical bus addressing. */
    private static final int PROTOCOL_FLAGS = 0x0009;

    @Override
    public void handle(CommandSlot slot) {
        int port = PortFactsLayout.PORT_NUMBER.get(slot.frame());
        slot.reply().begin(slot.frame(), PortFactsLayout.BYTES).set(PortFactsLayout.PORT_NUMBER, port);
        if (port >= IocLimits.PORTS) {
            slot.reply().status(IocStatus.INVALID_FIELD);
            return;
        }
        slot.reply()
                .set(PortFactsLayout.PORT_TYPE, TYPE_SCSI)
                .set(PortFactsLayout.MAX_DEVICES, IocLimits.MAX_DEVICES)
                .set(PortFactsLayout.PORT_SCSI_ID, ChipIdentity.OWN_SCSI_ID)
                .set(PortFactsLayout.PROTOCOL_FLAGS, PROTOCOL_FLAGS);
    }
}
