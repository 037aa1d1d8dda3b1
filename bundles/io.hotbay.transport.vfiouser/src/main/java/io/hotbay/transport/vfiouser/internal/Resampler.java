// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;
import org.jspecify.annotations.Nullable;

/**
 * The event by which KVM says that the guest has ended an interrupt, upon which the line is unmasked. The connection's
 * thread waits for it beside its socket. For that thread alone.
 */
final class Resampler implements AutoCloseable {

    private final InterruptLine line;
    private @Nullable EventDescriptor event;

    Resampler(InterruptLine line) {
        this.line = line;
    }

    /** The event to wait for from now on, which belongs to this object; null for none. */
    void use(@Nullable EventDescriptor newEvent) {
        close();
        event = newEvent;
    }

    /** Returns when there is something to receive; at once when there is no event to wait for besides. */
    void awaitData(MessageSocket socket) throws PosixException {
        EventDescriptor other = event;
        boolean readable = other == null;
        while (!readable) {
            readable = socket.awaitDataOr(other);
            if (other.drain() > 0) {
                line.unmask();
                // the guest has ended its interrupt, so that it waits for the next: not to be put off
                line.tellDue();
            }
        }
    }

    @Override
    public void close() {
        if (event != null) {
            event.close();
            event = null;
        }
    }
}
