// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.api.UnitRecords;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records that survive as long as the test, and fail when it says so. */
final class MapRecords implements UnitRecords {

    final Map<String, UnitRecord> kept = new TreeMap<>();
    int saves;
    /** What every load and save throws, if anything. */
    @Nullable IOException failure;

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public @Nullable UnitRecord load(String name) throws IOException {
        fail();
        return kept.get(name);
    }

    @Override
    public void save(String name, @Nullable UnitRecord record) throws IOException {
        fail();
        saves++;
        if (record == null) {
            kept.remove(name);
        } else {
            kept.put(name, record);
        }
    }

    private void fail() throws IOException {
        IOException wrong = failure;
        if (wrong != null) {
            throw wrong;
        }
    }
}
