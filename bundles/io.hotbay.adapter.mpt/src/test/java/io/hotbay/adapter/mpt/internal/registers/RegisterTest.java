// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RegisterTest {

    @Test
    void shouldTileTheMapWhenTheRowsAreLaidEndToEnd() {
        int next = 0;
        for (Register register : Register.values()) {
            assertEquals(next, register.offset(), register.name());
            assertTrue(register.bytes() > 0 && register.bytes() % 4 == 0, register.name());
            next += register.bytes();
        }
        assertEquals(0x100, next);
    }

    @Test
    void shouldBeOneDwordWhenItIsNoHole() {
        for (Register register : Register.values()) {
            if (register.access() != Register.Access.RESERVED) {
                assertEquals(4, register.bytes(), register.name());
            }
        }
    }

    @Test
    void shouldMatchTheGoldenMapWhenPrinted() throws IOException {
        StringBuilder map = new StringBuilder();
        for (Register register : Register.values()) {
            map.append(String.format("%02X %02X %-12s %08X %08X %s%n", register.offset(), register.bytes(),
                    register.access(), register.resetValue(), register.writeMask(), register));
        }
        try (InputStream golden = RegisterTest.class.getResourceAsStream("register-map.txt")) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.US_ASCII), map.toString());
        }
    }
}
