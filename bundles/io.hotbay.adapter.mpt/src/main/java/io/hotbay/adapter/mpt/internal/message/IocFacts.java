// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.sgl.SglBounds;
import io.hotbay.adapter.mpt.internal.state.HostParameters;
import io.hotbay.adapter.mpt.internal.state.IocLimits;
import io.hotbay.adapter.mpt.internal.state.IocRecord;

/** IOC_FACTS: what the IOC is, what it can do, what the host last told it (MPI 1.2). */
final class IocFacts implements MessageHandler {

    private static final int MPI_1_2 = 0x0102;
    private static final int HEADER_VERSION = 0x1300;
    /** SCSI, initiator product, 53C1030 C0. Products above 3 make Linux look for integrated RAID. */
    private static final int PRODUCT_ID = 0x0104;
    /** Release 1.3.41.32. */
    private static final int FW_VERSION = 0x0103_2920;

    private final IocRecord record;

    IocFacts(IocRecord record) {
        this.record = record;
    }

    @Override
    public void handle(CommandSlot slot) {
        HostParameters host = record.host();
        slot.reply().begin(slot.frame(), IocFactsLayout.BYTES)
                .set(IocFactsLayout.MSG_VERSION, MPI_1_2)
                .set(IocFactsLayout.HEADER_VERSION, HEADER_VERSION)
                .set(IocFactsLayout.IOC_NUMBER, record.function())
                .set(IocFactsLayout.MAX_CHAIN_DEPTH, SglBounds.MAX_CHAIN_DEPTH)
                .set(IocFactsLayout.WHO_INIT, host.whoInit())
                .set(IocFactsLayout.BLOCK_SIZE, IocLimits.BLOCK_SIZE)
                .set(IocFactsLayout.REPLY_QUEUE_DEPTH, IocLimits.REPLY_QUEUE_DEPTH)
                .set(IocFactsLayout.REQUEST_FRAME_SIZE, CommandSlot.FRAME_BYTES / Integer.BYTES)
                .set(IocFactsLayout.PRODUCT_ID, PRODUCT_ID)
                .set(IocFactsLayout.CURRENT_HOST_MFA_HIGH_ADDR, host.hostMfaHighAddr())
                .set(IocFactsLayout.GLOBAL_CREDITS, IocLimits.GLOBAL_CREDITS)
                .set(IocFactsLayout.NUMBER_OF_PORTS, IocLimits.PORTS)
                .set(IocFactsLayout.EVENT_STATE, record.events().on() ? 1 : 0)
                .set(IocFactsLayout.CURRENT_SENSE_BUFFER_HIGH_ADDR, host.senseBufferHighAddr())
                .set(IocFactsLayout.CUR_REPLY_FRAME_SIZE, host.replyFrameSize())
                .set(IocFactsLayout.MAX_DEVICES, IocLimits.MAX_DEVICES)
                .set(IocFactsLayout.MAX_BUSES, IocLimits.MAX_BUSES)
                .set(IocFactsLayout.FW_VERSION, FW_VERSION);
    }
}
