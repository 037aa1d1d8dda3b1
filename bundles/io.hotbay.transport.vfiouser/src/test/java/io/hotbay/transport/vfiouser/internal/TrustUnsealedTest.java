// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TrustUnsealedTest extends ServerTest {

    @Override
    boolean trustUnsealed() {
        return true;
    }

    @Test
    void shouldMapMemoryThatCanShrinkWhenOperatorTrustsTheVmm() throws IOException {
        try (Ram unsealed = Ram.of(0x400000, false)) {
            assertEquals(Answer.done(2), vmm.ask(Message.dmaMap(3, 0, 0, 0x400000), unsealed.file()));
        }
    }

    @Test
    void shouldStillRefuseWindowBeyondTheEndOfTheFile() throws IOException {
        try (Ram unsealed = Ram.of(0x400000, false)) {
            assertEquals(Answer.error(2, Answer.EINVAL), vmm.ask(Message.dmaMap(3, 0, 0, 0x401000), unsealed.file()));
        }
    }
}
