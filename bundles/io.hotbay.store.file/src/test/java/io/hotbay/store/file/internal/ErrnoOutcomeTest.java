// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.posix.Errno;
import io.hotbay.store.api.StoreOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrnoOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "ENOSPC, NO_SPACE", "EDQUOT, NO_SPACE",
        "EIO, WRITE_FAILED", "EINVAL, WRITE_FAILED", "EFBIG, WRITE_FAILED", "ENOMEM, WRITE_FAILED",
        "EFAULT, GONE", "ESTALE, GONE", "ENODEV, GONE", "ENXIO, GONE", "EBADF, GONE",
        "EROFS, READ_ONLY", "EPERM, READ_ONLY",
        "EOPNOTSUPP, UNSUPPORTED",
    })
    void shouldMapErrors(Errno errno, StoreOutcome outcome) {
        assertEquals(outcome, ErrnoOutcome.of(-errno.value(), StoreOutcome.WRITE_FAILED));
    }

    @Test
    void shouldFailAsOperationDoesWhenErrorHasNoMeaningOfItsOwn() {
        assertEquals(StoreOutcome.READ_FAILED, ErrnoOutcome.of(-Errno.EIO.value(), StoreOutcome.READ_FAILED));
        assertEquals(StoreOutcome.READ_FAILED, ErrnoOutcome.of(-4095, StoreOutcome.READ_FAILED));
    }
}
