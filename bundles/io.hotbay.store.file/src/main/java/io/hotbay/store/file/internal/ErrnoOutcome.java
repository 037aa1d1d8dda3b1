// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Errno;
import io.hotbay.store.api.StoreOutcome;

/** What the error numbers of file I/O mean for a store: the one table. */
final class ErrnoOutcome {

    private ErrnoOutcome() {}

    /**
     * Whether the kernel may have dropped data that was acknowledged before, when a durable write ended with an error.
     * Not when the write itself was refused, for want of space or because the guest's memory is gone: what was in the
     * cache before is still there.
     *
     * @param result {@code -errno}
     */
    static boolean losesCache(long result) {
        return switch (Errno.of((int) -result)) {
            case ENOSPC, EDQUOT, EFBIG, EFAULT -> false;
            default -> true;
        };
    }

    /**
     * The outcome of an operation that ended with an error.
     *
     * @param result {@code -errno}
     * @param failed READ_FAILED or WRITE_FAILED, as the operation is: for EIO and all errors without a meaning of their
     * own
     */
    static StoreOutcome of(long result, StoreOutcome failed) {
        return switch (Errno.of((int) -result)) {
            case ENOSPC, EDQUOT -> StoreOutcome.NO_SPACE;
            // not the file is gone but the guest's memory, taken away by its VMM
            case EFAULT -> StoreOutcome.GONE;
            case ESTALE, ENODEV, ENXIO, ENOMEDIUM, EBADF -> StoreOutcome.GONE;
            case EROFS, EPERM, EACCES, ETXTBSY -> StoreOutcome.READ_ONLY;
            case EOPNOTSUPP, ENOSYS -> StoreOutcome.UNSUPPORTED;
            default -> failed;
        };
    }
}
