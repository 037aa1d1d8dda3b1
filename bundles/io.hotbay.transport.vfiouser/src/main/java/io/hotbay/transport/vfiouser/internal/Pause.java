// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.PosixException;

/** What a connection's thread has to see to before each receive that may block. */
@FunctionalInterface
interface Pause {

    /** Returns when it is time to receive. */
    void beforeReceive() throws PosixException;
}
