// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionInfoTest extends ServerTest {
    private static final int DEVICE_GET_REGION_INFO = 5;

    private static Message ask(int argsz, int index) {
        return Message.of(DEVICE_GET_REGION_INFO).u32(argsz).u32(0).u32(index).u32(0).u64(0).u64(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 03, 00 01 00 00 00 00 00 00", // I/O BAR
        "1, 03, 00 00 02 00 00 00 00 00", // memory BAR
        "2, 00, 00 00 00 00 00 00 00 00", // its second half
        "3, 03, 00 00 01 00 00 00 00 00", // diagnostic BAR
        "4, 00, 00 00 00 00 00 00 00 00",
        "5, 00, 00 00 00 00 00 00 00 00",
        "6, 00, 00 00 00 00 00 00 00 00", // ROM
        "7, 03, 00 01 00 00 00 00 00 00", // configuration space
        "8, 00, 00 00 00 00 00 00 00 00" // VGA
    })
    void shouldTellSizeOfEachRegion(int index, String flags, String size) throws IOException {
        assertEquals(Answer.done(DEVICE_GET_REGION_INFO, "20 00 00 00 " + flags + " 00 00 00 0" + index
                + " 00 00 00 00 00 00 00 " + size + " 00 00 00 00 00 00 00 00"), vmm.ask(ask(32, index)));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, -1, Integer.MIN_VALUE})
    void shouldRefuseWhenThereIsNoSuchRegion(int index) throws IOException {
        assertEquals(Answer.error(DEVICE_GET_REGION_INFO, Answer.EINVAL), vmm.ask(ask(32, index)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, -1})
    void shouldRefuseWhenArgszIsTooSmall(int argsz) throws IOException {
        assertEquals(Answer.error(DEVICE_GET_REGION_INFO, Answer.EINVAL), vmm.ask(ask(argsz, 0)));
    }

    @Test
    void shouldEndConnectionWhenTruncated() throws IOException {
        vmm.send(Message.of(DEVICE_GET_REGION_INFO).u32(32).u32(0).u32(0).u32(0).u64(0));
        assertViolation();
    }
}
