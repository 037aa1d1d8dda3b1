// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.nullio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.memory.ScatterList;
import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.testkit.BackingStoreContract;
import io.hotbay.store.api.testkit.RecordingCompletion;
import org.junit.jupiter.api.Test;

class NullStoreTest extends BackingStoreContract {

    @Override
    protected BackingStore open() throws StoreException {
        return open("1M", false);
    }

    @Override
    protected boolean keepsWrites() {
        return false;
    }

    @Test
    void shouldTakeSizeFromLocation() throws StoreException {
        assertEquals(new StoreFacts("null:1G", 512, 2097152, true, false, true), open("1G", false).facts());
    }

    @Test
    void shouldBe64MWhenLocationIsEmpty() throws StoreException {
        assertEquals(131072, open("", false).facts().blockCount());
    }

    @Test
    void shouldRefuseWhenSizeIsBad() {
        assertThrows(StoreException.class, () -> open("big", false));
    }

    @Test
    void shouldTakeNoWritesWhenReadOnly() throws StoreException {
        BackingStore store = open("1M", true);
        assertFalse(store.facts().writable());
        RecordingCompletion write = new RecordingCompletion();
        store.write(0, new ScatterList(1), false, write);
        write.expect(StoreOutcome.READ_ONLY);
        RecordingCompletion unmap = new RecordingCompletion();
        store.unmap(0, 512, unmap);
        unmap.expect(StoreOutcome.READ_ONLY);
    }

    private static BackingStore open(String location, boolean readOnly) throws StoreException {
        return new NullStoreType().open(new StoreRequest(location, readOnly));
    }
}
