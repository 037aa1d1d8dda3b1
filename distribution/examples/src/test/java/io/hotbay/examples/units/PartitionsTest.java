// SPDX-License-Identifier: Apache-2.0
package io.hotbay.examples.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.scsi.DataDirection;
import io.hotbay.target.api.CommandResult;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a program that reads partition tables, with a SCSI disk that answers as a real one does. */
class PartitionsTest {

    private static final int TABLE = 446;
    private static final int ROW_BYTES = 16;
    private static final int ROWS = 4;

    @TempDir
    private Path folder;

    private MemoryDisk disk;

    @BeforeEach
    void plug() throws Exception {
        disk = new MemoryDisk(Path.of(System.getProperty("bundles")), folder.resolve("framework"), "1M");
    }

    @AfterEach
    void pull() {
        disk.close();
    }

    @Test
    void shouldFindNothingOnAnEmptyDisk() {
        assertEquals(List.of(), partitions());
    }

    @Test
    void shouldFindThePartitionsThatWereWritten() {
        ByteBuffer block = ByteBuffer.allocate(MemoryDisk.BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(TABLE + 8, 63).putInt(TABLE + 12, 1000);
        block.putInt(TABLE + ROW_BYTES + 8, 1063).putInt(TABLE + ROW_BYTES + 12, 985);
        block.putShort(510, (short) 0xAA55);
        disk.write(0, block.array());
        assertEquals(List.of("63+1000", "1063+985"), partitions());
    }

    @Test
    void shouldFailBehindTheEnd() {
        assertThrows(IllegalStateException.class, () -> disk.read(2048, 1));
        assertInstanceOf(CommandResult.CheckCondition.class,
                disk.execute(new byte[] {0x7E}, DataDirection.NONE, MemorySegment.NULL));
    }

    /** The program under test. */
    private List<String> partitions() {
        ByteBuffer block = ByteBuffer.wrap(disk.read(0, 1)).order(ByteOrder.LITTLE_ENDIAN);
        List<String> found = new ArrayList<>();
        for (int row = 0; row < ROWS && block.getShort(510) == (short) 0xAA55; row++) {
            int length = block.getInt(TABLE + row * ROW_BYTES + 12);
            if (length != 0) {
                found.add(block.getInt(TABLE + row * ROW_BYTES + 8) + "+" + length);
            }
        }
        return found;
    }
}
