// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CommandFailedExceptionTest {

    @Test
    void shouldBeTheCausesSentenceInOneLine() {
        assertEquals("No such guest. Make it.", new CommandFailedException(
                new IllegalStateException("No such guest.\n  Make it.\n")).getMessage());
    }

    @Test
    void shouldNameTheKindWhenTheCauseSaysNothing() {
        assertEquals("java.lang.IllegalStateException",
                new CommandFailedException(new IllegalStateException()).getMessage());
    }
}
