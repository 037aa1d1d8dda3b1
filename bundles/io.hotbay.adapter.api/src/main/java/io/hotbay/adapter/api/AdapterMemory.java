// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What one adapter keeps beyond its own life, as a board's non-volatile memory does: one record, of a format that the
 * adapter alone knows. Whoever makes adapters implements it, and hands the same record to the next adapter at that
 * place. Records may come back from files: an adapter checks what it recalls, and takes nothing for granted.
 */
@ProviderType
public interface AdapterMemory {

    /** The most bytes of a record: some times what any adapter has to keep, and little for who keeps many. */
    int RECORD_MAXIMUM = 64 << 10;

    /** The record that was kept last; empty when there is none. A copy. */
    byte[] recall();

    /**
     * Keeps a record instead of the last. Called from any thread, under locks of the adapter, while a guest waits: it
     * neither waits nor calls back, so that writing to a file is for another thread.
     *
     * @param record at most {@link #RECORD_MAXIMUM} bytes; not changed afterwards by either side
     */
    void keep(byte[] record);
}
