// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeFoundByItsNumber(Command command) {
        assertEquals(command, Command.of(command.code()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 11, 12, 14, 15, 16, 0xFFFF})
    void shouldBeNullWhenNotServed(int code) {
        assertNull(Command.of(code));
    }

    @Test
    void shouldFitIntoTheLongestMessage() {
        for (Command command : Command.values()) {
            int room = Command.MESSAGE_MAXIMUM - HeaderLayout.BYTES;
            assertTrue(!command.allows(room + 1), command.name());
        }
    }
}
