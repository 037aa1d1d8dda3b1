// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.frame.MessageFunction;
import io.hotbay.adapter.mpt.internal.frame.ReplyHeaderLayout;
import io.hotbay.adapter.mpt.internal.frame.RequestHeaderLayout;
import io.hotbay.adapter.mpt.internal.sgl.ScatterGatherWalk;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which message a frame holds, and the answers to all that are answered at once. A function that the IOC does not have
 * is refused by IOCStatus and does no harm: tools ask for such every now and then.
 */
public final class Messages {

    private static final Set<MessageFunction> LEGAL_BEFORE_INIT =
            EnumSet.of(MessageFunction.IOC_FACTS, MessageFunction.PORT_FACTS, MessageFunction.IOC_INIT);
    private static final int FUNCTIONS = 0x100;

    private final @Nullable MessageFunction[] byCode = new MessageFunction[FUNCTIONS];
    private final @Nullable MessageHandler[] handlers = new MessageHandler[MessageFunction.values().length];
    private final IocRecord record;
    private final Counters counters;

    /** All messages over one record. */
    public Messages(IocRecord record, ScatterGatherWalk walk, Counters counters) {
        this.record = record;
        this.counters = counters;
        for (MessageFunction function : MessageFunction.values()) {
            byCode[function.code()] = function;
        }
        handle(MessageFunction.IOC_INIT, new IocInit(record));
        handle(MessageFunction.IOC_FACTS, new IocFacts(record));
        handle(MessageFunction.CONFIG, new Configuration(record, walk));
        handle(MessageFunction.PORT_FACTS, new PortFacts());
        handle(MessageFunction.PORT_ENABLE, new PortEnable());
        handle(MessageFunction.EVENT_NOTIFICATION, new EventNotification(record));
        handle(MessageFunction.EVENT_ACK, new EventAck());
        handle(MessageFunction.FW_UPLOAD, new FirmwareUpload());
    }

    /** The function that a frame asks for, or null. */
    public @Nullable MessageFunction function(CommandSlot slot) {
        return byCode[RequestHeaderLayout.FUNCTION.get(slot.frame())];
    }

    /** Fills the slot's reply. Under the record's lock. */
    public void answer(CommandSlot slot) {
        MessageFunction function = function(slot);
        MessageHandler handler = function == null ? null : handlers[function.ordinal()];
        if (function != null && !isLegal(function)) {
            refuse(slot, IocStatus.OP_STATE_NOT_SUPPORTED);
        } else if (handler == null) {
            // also the two that work by other ways, when they came by handshake
            int code = RequestHeaderLayout.FUNCTION.get(slot.frame());
            counters.unhandled("function " + HexFormat.of().toHexDigits((byte) code));
            refuse(slot, IocStatus.INVALID_FUNCTION);
        } else {
            handler.handle(slot);
        }
    }

    /**
     * Nothing is legal in FAULT, where a handshake may be found half-way: what it asks for is what only a reset does.
     */
    private boolean isLegal(MessageFunction function) {
        return switch (record.state()) {
            case OPERATIONAL -> true;
            case READY -> LEGAL_BEFORE_INIT.contains(function);
            case RESET, FAULT -> false;
        };
    }

    /** Fills the slot's reply with the default reply. */
    public static void refuse(CommandSlot slot, IocStatus status) {
        slot.reply().begin(slot.frame(), ReplyHeaderLayout.BYTES).status(status);
    }

    private void handle(MessageFunction function, MessageHandler handler) {
        handlers[function.ordinal()] = handler;
    }
}
