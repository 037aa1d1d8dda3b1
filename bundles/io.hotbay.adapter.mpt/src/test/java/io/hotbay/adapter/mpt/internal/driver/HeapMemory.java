// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.driver;

import io.hotbay.adapter.api.AdapterMemory;

/** Keeps a record as long as the test runs. */
public final class HeapMemory implements AdapterMemory {

    /** How often something was kept. */
    public int kept;

    private byte[] record;

    public HeapMemory() {
        this(new byte[0]);
    }

    /** With a record that was kept before. */
    public HeapMemory(byte[] record) {
        this.record = record;
    }

    @Override
    public byte[] recall() {
        return record.clone();
    }

    @Override
    public void keep(byte[] newRecord) {
        record = newRecord;
        kept++;
    }
}
