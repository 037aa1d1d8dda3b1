// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.Errno;

/** Error numbers as handlers return them. */
final class Failure {
    static final int INVALID = -Errno.EINVAL.value();
    static final int NOT_SUPPORTED = -Errno.EOPNOTSUPP.value();

    private Failure() {}
}
