// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.OpcodeRow;
import io.hotbay.target.api.CommandCount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** What a unit counts beside its gate. */
final class Counters {

    /** Commands without a row are all together behind the last operation code. */
    private static final int NO_CODE = 0x100;

    /** Commands done again after a departure. */
    final LongAdder replayed = new LongAdder();
    /** Escapes and broken contracts of back ends and fronts. */
    final LongAdder internalErrors = new LongAdder();
    /** Commands that the unit has no row for. */
    final RowCounter unknown = new RowCounter(CommandCount.UNKNOWN, NO_CODE);
    private final Map<String, RowCounter> rows = new ConcurrentHashMap<>(Map.of(CommandCount.UNKNOWN, unknown));

    /** The counter of a row, the same for each table that has it. */
    RowCounter of(OpcodeRow row) {
        return rows.computeIfAbsent(row.name(), name -> new RowCounter(name, row.operationCode()));
    }

    /** Of all rows. */
    long sum(Function<RowCounter, LongAdder> which) {
        return rows.values().stream().mapToLong(row -> which.apply(row).sum()).sum();
    }

    /** The commands that came at least once, in order of their operation codes. */
    List<CommandCount> counts() {
        return rows.values().stream()
                .sorted(Comparator.comparingInt((RowCounter row) -> row.operationCode).thenComparing(row -> row.name))
                .map(row -> new CommandCount(row.name, row.ended.sum(), row.failed.sum()))
                .filter(count -> count.ended() > 0)
                .toList();
    }
}
