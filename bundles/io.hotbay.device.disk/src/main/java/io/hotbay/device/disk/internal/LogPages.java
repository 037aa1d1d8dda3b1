// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BigEndian;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log pages with parameters (SPC-5 7.3, SBC-4 6.4). Only what is known is told: bytes, commands and blocks; no
 * temperature, no retries, no wear.
 *
 * <pre>
 * 02h, 03h, 05h  0005h total bytes written, read, verified
 * 0Fh            application client, see {@link ApplicationLog}
 * 15h            0000h: 4-7 ACCUMULATED POWER ON MINUTES   9 BACKGROUND SCAN STATUS (none)
 * 19h            0001h, from byte 4 on, 64 bits each: READ COMMANDS, WRITE COMMANDS, BLOCKS RECEIVED, BLOCKS
 *                TRANSMITTED, four processing intervals that are not measured   0002h idle time, neither
 *                0003h the interval: 4-7 EXPONENT, negative, of 10   8-11 INTEGER
 * 2Fh            0000h: 4-5 no exception   6 MOST RECENT TEMPERATURE READING (FFh: not known)
 * </pre>
 */
final class LogPages {

    static final int APPLICATION_CLIENT = 0x0F;

    private static final int WRITE_ERROR_COUNTERS = 0x02;
    private static final int READ_ERROR_COUNTERS = 0x03;
    private static final int VERIFY_ERROR_COUNTERS = 0x05;
    private static final int BACKGROUND_SCAN = 0x15;
    private static final int STATISTICS_AND_PERFORMANCE = 0x19;
    private static final int INFORMATIONAL_EXCEPTIONS = 0x2F;
    private static final int TOTAL_BYTES = 0x0005;
    private static final int SCAN_BYTES = 12;
    private static final int STATISTICS_BYTES = 8 * Long.BYTES;
    private static final int ACCESS = 1;
    private static final int IDLE_TIME = 2;
    private static final int TIME_INTERVAL = 3;
    private static final byte[] MILLISECOND = {0, 0, 0, 3, 0, 0, 0, 1};
    private static final int NOT_KNOWN = 0xFF;

    private final SequencedMap<Integer, Supplier<List<LogParameter>>> pages = new TreeMap<>();
    private final long opened = System.nanoTime();

    LogPages(Statistics statistics, int blockSize, ApplicationLog application) {
        pages.put(WRITE_ERROR_COUNTERS, () -> bytes(statistics.blocksWritten.sum() * blockSize));
        pages.put(READ_ERROR_COUNTERS, () -> bytes(statistics.blocksRead.sum() * blockSize));
        pages.put(VERIFY_ERROR_COUNTERS, () -> bytes(statistics.blocksVerified.sum() * blockSize));
        pages.put(APPLICATION_CLIENT, application::parameters);
        pages.put(BACKGROUND_SCAN, this::backgroundScan);
        pages.put(STATISTICS_AND_PERFORMANCE, () -> statistics(statistics));
        pages.put(INFORMATIONAL_EXCEPTIONS, () ->
                List.of(LogParameter.list(0, new byte[] {0, 0, (byte) NOT_KNOWN, 0})));
    }

    /** PAGE CODEs in ascending order. */
    List<Integer> codes() {
        return List.copyOf(pages.sequencedKeySet());
    }

    /** The parameters of a page in ascending order of their codes, or null. */
    @Nullable List<LogParameter> parameters(int code) {
        Supplier<List<LogParameter>> page = pages.get(code);
        return page == null ? null : page.get();
    }

    private static List<LogParameter> bytes(long total) {
        return List.of(LogParameter.counter(TOTAL_BYTES, total));
    }

    private List<LogParameter> backgroundScan() {
        byte[] value = new byte[SCAN_BYTES];
        BigEndian.put32(value, 0, (int) Duration.ofNanos(System.nanoTime() - opened).toMinutes());
        return List.of(LogParameter.list(0, value));
    }

    private static List<LogParameter> statistics(Statistics statistics) {
        byte[] value = new byte[STATISTICS_BYTES];
        long[] counters = {statistics.reads.sum(), statistics.writes.sum(), statistics.blocksWritten.sum(),
                statistics.blocksRead.sum()};
        for (int index = 0; index < counters.length; index++) {
            BigEndian.put64(value, index * Long.BYTES, counters[index]);
        }
        return List.of(LogParameter.list(ACCESS, value), LogParameter.list(IDLE_TIME, new byte[Long.BYTES]),
                LogParameter.list(TIME_INTERVAL, MILLISECOND));
    }
}
