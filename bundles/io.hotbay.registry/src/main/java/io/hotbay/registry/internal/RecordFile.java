// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A small opaque record in a file of its own: a line of text that says what it is and bears the sum of all else, and
 * the bytes. Whole or not at all.
 *
 * <pre>
 * hotbay-record 1 FORMAT VERSION BYTES CRC32C
 * </pre>
 */
final class RecordFile {

    private static final Pattern HEAD =
            Pattern.compile("(hotbay-record 1 (\\S+) ([1-9][0-9]{0,8}) ([0-9]{1,8})) ([0-9a-f]{8})");
    /** More than any head has. */
    private static final int HEAD_MAXIMUM = 256;

    private final DurableFile file;
    private final int maximum;

    /**
     * What is kept.
     *
     * @param format who wrote it, without blanks
     */
    record Content(String format, int version, byte[] bytes) {}

    /** A file for at most so many bytes. */
    RecordFile(DurableFile file, int maximum) {
        this.file = file;
        this.maximum = maximum;
    }

    /**
     * What was last saved; null when nothing was.
     *
     * @throws IOException with the end of a sentence, without its full stop, when there is something that is no record
     */
    @Nullable Content load() throws IOException {
        byte[] all = file.read(HEAD_MAXIMUM + (long) maximum);
        return all == null ? null : parse(all);
    }

    private static Content parse(byte[] all) throws IOException {
        int end = 0;
        while (end < Math.min(all.length, HEAD_MAXIMUM) && all[end] != '\n') {
            end++;
        }
        Matcher head = HEAD.matcher(new String(all, 0, end, StandardCharsets.UTF_8));
        if (end == all.length || !head.matches()) {
            throw new IOException("its first line is damaged");
        }
        byte[] bytes = Arrays.copyOfRange(all, end + 1, all.length);
        if (bytes.length != Integer.parseInt(head.group(4)) || !sum(head.group(1), bytes).equals(head.group(5))) {
            throw new IOException("its checksum is wrong");
        }
        return new Content(head.group(2), Integer.parseInt(head.group(3)), bytes);
    }

    /** Replaces what is there; null removes it. */
    void save(@Nullable Content content) throws IOException {
        if (content == null) {
            file.remove();
            return;
        }
        byte[] bytes = content.bytes();
        String head = "hotbay-record 1 " + content.format() + " " + content.version() + " " + bytes.length;
        String line = head + " " + sum(head, bytes);
        if (bytes.length > maximum || line.length() >= HEAD_MAXIMUM || !HEAD.matcher(line).matches()) {
            throw new IOException("a record of format '" + content.format() + "', version " + content.version()
                    + ", with " + bytes.length + " bytes can't be kept");
        }
        byte[] first = (line + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(first, first.length + bytes.length);
        System.arraycopy(bytes, 0, all, first.length, bytes.length);
        file.write(all);
    }

    private static String sum(String head, byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(head.getBytes(StandardCharsets.UTF_8));
        sum.update(bytes);
        return "%08x".formatted(sum.getValue());
    }
}
