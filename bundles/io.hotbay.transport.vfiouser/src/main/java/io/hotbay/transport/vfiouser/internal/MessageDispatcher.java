// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.Command;
import io.hotbay.transport.vfiouser.internal.wire.HeaderLayout;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what all messages have in common, calls the handler, and sends the reply. For one thread. */
final class MessageDispatcher {
    private final @Nullable MessageHandler[] handlers = new @Nullable MessageHandler[Command.values().length];
    private final FunctionLife life;
    private final Reply reply;
    private final Counters counters;

    MessageDispatcher(Map<Command, MessageHandler> handlers, FunctionLife life, Reply reply, Counters counters) {
        handlers.forEach((command, handler) -> this.handlers[command.ordinal()] = handler);
        this.life = life;
        this.reply = reply;
        this.counters = counters;
    }

    void dispatch(Request request) throws ProtocolViolation, PosixException {
        requireRequest(request);
        int result = handle(request);
        if (result < 0) {
            counters.increment(Counter.ERRORS);
        }
        if (!request.replyWanted()) {
            return;
        }
        if (result < 0) {
            reply.sendError(request, -result);
        } else {
            reply.send(request, result);
        }
    }

    private int handle(Request request) throws ProtocolViolation {
        Command command = Command.of(request.command());
        if (life.live() == (command == Command.VERSION)) {
            throw new ProtocolViolation("command " + request.command()
                    + (life.live() ? " though the version is agreed" : " before the version is agreed"));
        }
        MessageHandler handler = command == null ? null : handlers[command.ordinal()];
        if (command == null || handler == null) {
            counters.increment(Counter.UNSUPPORTED);
            return Failure.NOT_SUPPORTED;
        }
        if (!command.allows(request.payloadBytes())) {
            throw new ProtocolViolation(command + " with a payload of " + request.payloadBytes() + " bytes");
        }
        if (request.descriptorCount() > command.descriptors()) {
            return Failure.INVALID;
        }
        return handler.handle(request, reply.payload());
    }

    private static void requireRequest(Request request) throws ProtocolViolation {
        int type = request.flags() & HeaderLayout.TYPE_MASK;
        if (type == HeaderLayout.TYPE_REPLY) {
            throw new ProtocolViolation("a reply, though nothing was asked");
        }
        if (type != 0 || (request.flags() & HeaderLayout.ERROR) != 0) {
            throw new ProtocolViolation("message flags 0x" + Integer.toHexString(request.flags()));
        }
    }
}
