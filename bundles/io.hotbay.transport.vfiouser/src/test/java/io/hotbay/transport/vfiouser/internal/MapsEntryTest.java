// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapsEntryTest {
    private static final long DEVICE = 0x01;
    private static final long INODE = 4242;

    @ParameterizedTest
    @CsvSource({
        "7f3a40000000-7f3a60000000 rw-s 00000000 00:01 4242    /memfd:mem (deleted), SHARED",
        "7f3a40000000-7f3a60000000 rw-p 00000000 00:01 4242    /memfd:mem (deleted), PRIVATE",
        "7f3a40000000-7f3a60000000 r--s 00100000 00:01 4242    /memfd:mem (deleted), SHARED",
        "7f3a40000000-7f3a60000000 rw-s 00000000 00:01 4243    /memfd:mem (deleted), NONE",
        "7f3a40000000-7f3a60000000 rw-s 00000000 08:01 4242    /var/x, NONE",
        "7f3a40000000-7f3a60000000 rw-p 00000000 00:00 0, NONE",
        "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0    [vsyscall], NONE",
        "'', NONE",
        "nonsense, NONE"
    })
    void shouldTellHowFileIsMapped(String line, MapsEntry.Sharing sharing) {
        assertEquals(sharing, MapsEntry.sharing(line, DEVICE, INODE));
    }

    @ParameterizedTest
    @CsvSource({
        "08:11, 0x811",
        "103:02, 0x10302",
        "00:1234, 0x1200034"
    })
    void shouldEncodeDeviceAsTheStatusOfFilesDoes(String numbers, String device) {
        assertEquals(MapsEntry.Sharing.SHARED,
                MapsEntry.sharing("1000-2000 rw-s 00000000 " + numbers + " 7 /x", Long.decode(device), 7));
    }
}
