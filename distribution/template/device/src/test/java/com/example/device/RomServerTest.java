// SPDX-License-Identifier: Apache-2.0
package com.example.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden list: whoever adds a command changes it. What the commands do is tested in a running Hotbay. */
class RomServerTest {

    @Test
    void shouldSupportTheCommandsOfAReader() {
        assertEquals(
                List.of("00 TEST UNIT READY", "25 READ CAPACITY(10)", "28 READ(10)"),
                new RomServer(new NoStore()).commands().stream()
                        .map(command -> "%02x %s".formatted(command.row().operationCode(), command.row().name()))
                        .toList());
    }

    private static final class NoStore implements BackingStore {

        @Override
        public StoreFacts facts() {
            return new StoreFacts("none", 512, 1, false, false, false);
        }

        @Override
        public void read(long position, ScatterList data, StoreCompletion completion) {
            completion.complete(StoreOutcome.GONE);
        }

        @Override
        public void write(long position, ScatterList data, boolean forceUnitAccess, StoreCompletion completion) {
            completion.complete(StoreOutcome.GONE);
        }

        @Override
        public void flush(StoreCompletion completion) {
            completion.complete(StoreOutcome.GONE);
        }

        @Override
        public void unmap(long position, long length, StoreCompletion completion) {
            completion.complete(StoreOutcome.GONE);
        }

        @Override
        public void writeZeroes(long position, long length, StoreCompletion completion) {
            completion.complete(StoreOutcome.GONE);
        }

        @Override
        public void close() {}
    }
}
