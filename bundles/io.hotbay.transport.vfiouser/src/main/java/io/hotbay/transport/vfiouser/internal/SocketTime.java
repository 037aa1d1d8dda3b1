// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PosixException;

/** How time passes for a connection; another one in tests. */
interface SocketTime {
    SocketTime REAL = new SocketTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean awaitMessage(MessageSocket socket, long nanos) throws PosixException {
            return socket.awaitData(nanos);
        }
    };

    /** Like {@link System#nanoTime}. */
    long nanos();

    /** Whether there is something to receive, or the stream has ended; false when the time is over. */
    boolean awaitMessage(MessageSocket socket, long nanos) throws PosixException;
}
