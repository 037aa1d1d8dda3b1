// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout;
import io.hotbay.adapter.mpt.internal.state.HostParameters;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.state.IocState;
import io.hotbay.adapter.mpt.internal.wire.Field;

/**
 * IOC_INIT: the host takes the IOC into operation (MPI 1.2). Once in operation, only a repetition that changes
 * nothing is accepted. The host's numbers of devices and buses hide no target: firmware asks for fewer than the driver
 * after it.
 */
final class IocInit implements MessageHandler {

    private static final Field[] ECHOED = {
        IocInitLayout.WHO_INIT, IocInitLayout.FLAGS, IocInitLayout.MAX_DEVICES, IocInitLayout.MAX_BUSES
    };

    private final IocRecord record;

    IocInit(IocRecord record) {
        this.record = record;
    }

    @Override
    public void handle(CommandSlot slot) {
        byte[] frame = slot.frame();
        slot.reply().begin(frame, ReplyHeaderLayout.BYTES);
        for (Field field : ECHOED) {
            slot.reply().set(field, field.get(frame));
        }
        HostParameters wanted = new HostParameters(
                IocInitLayout.WHO_INIT.get(frame),
                IocInitLayout.REPLY_FRAME_SIZE.get(frame),
                IocInitLayout.HOST_MFA_HIGH_ADDR.get(frame),
                IocInitLayout.SENSE_BUFFER_HIGH_ADDR.get(frame));
        slot.reply().status(accept(wanted));
    }

    private IocStatus accept(HostParameters wanted) {
        // a reply frame without even the context is of no use to anybody; SeaBIOS gives four bytes
        if (wanted.replyFrameSize() < Integer.BYTES) {
            return IocStatus.INVALID_FIELD;
        }
        if (record.state() == IocState.OPERATIONAL) {
            return record.host().agreesWith(wanted) ? IocStatus.SUCCESS : IocStatus.OP_STATE_NOT_SUPPORTED;
        }
        record.host(wanted);
        record.become(IocState.OPERATIONAL, "IOC_INIT of host " + wanted.whoInit());
        return IocStatus.SUCCESS;
    }
}
