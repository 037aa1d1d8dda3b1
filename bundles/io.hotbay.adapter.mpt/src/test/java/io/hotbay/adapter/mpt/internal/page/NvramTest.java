// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.HeapMemory;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import java.util.HexFormat;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a driver writes to configuration pages for good, and the record that it outlives the adapter by. */
class NvramTest {

    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int WRITE_NVRAM = 4;
    private static final int READ_NVRAM = 6;
    private static final int SCSI_PORT = 0x3;
    private static final int BYTES_OF_A_PAGE = 16;

    /** Port Page 1 with the own identifier 2, and nothing else. */
    private static final String BODY = "48424e56 0100 0100 03040123 02000400 00000007 00000000";

    private final Logger log = Logger.getLogger(PageStore.class.getName());

    @BeforeEach
    void hush() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        log.setLevel(null);
    }

    private static byte[] withCrc(String text) {
        byte[] body = HexFormat.of().parseHex(text.replace(" ", ""));
        byte[] record = java.util.Arrays.copyOf(body, body.length + 4);
        CRC32 crc = new CRC32();
        crc.update(body);
        for (int i = 0; i < 4; i++) {
            record[body.length + i] = (byte) (crc.getValue() >>> 8 * i);
        }
        return record;
    }

    private static void write(Machine machine, int action, int configuration) {
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        machine.ram.put32(LinuxDriver.DATA + 4L, configuration);
        machine.ram.put32(LinuxDriver.DATA + 8L, 0x0700_0000);
        machine.ram.put32(LinuxDriver.DATA + 12L, 0);
        long reply = driver.config(action, SCSI_PORT, 1, 0, 4);
        assertEquals(0, machine.ram.get16(reply + 0x0E));
    }

    private static int portPage1(Machine machine, int action) {
        LinuxDriver driver = new LinuxDriver(machine).start(4);
        driver.config(action, SCSI_PORT, 1, 0, 4);
        return machine.ram.get32(LinuxDriver.DATA + 4L);
    }

    @Test
    void shouldGiveTheNextAdapterWhatWasWrittenForGood() {
        HeapMemory memory = new HeapMemory();
        write(new Machine(AdapterSetup.alone(memory)), WRITE_NVRAM, 0x0004_0002);
        Machine next = new Machine(AdapterSetup.alone(memory));
        assertEquals(0x0004_0002, portPage1(next, READ));
        assertEquals(0x0004_0002, portPage1(next, READ_NVRAM));
    }

    @Test
    void shouldHandOutARecordOfThePagesThatDiffer() {
        HeapMemory memory = new HeapMemory();
        write(new Machine(AdapterSetup.alone(memory)), WRITE_NVRAM, 0x0004_0002);
        assertEquals(1, memory.kept);
        assertEquals(HexFormat.of().formatHex(withCrc(BODY)), HexFormat.of().formatHex(memory.recall()));
    }

    @Test
    void shouldHandOutNothingWhenNothingHasChanged() {
        HeapMemory memory = new HeapMemory(withCrc(BODY));
        write(new Machine(AdapterSetup.alone(memory)), WRITE_NVRAM, 0x0004_0002);
        assertEquals(0, memory.kept);
    }

    @Test
    void shouldHandOutAnEmptyRecordWhenAllIsAsTheFactoryMadeIt() {
        HeapMemory memory = new HeapMemory(withCrc(BODY));
        write(new Machine(AdapterSetup.alone(memory)), WRITE_NVRAM, 0x8000_000F);
        assertEquals(1, memory.kept);
        assertEquals(0, memory.recall().length);
    }

    @Test
    void shouldKeepNothingThatWasWrittenForNow() {
        HeapMemory memory = new HeapMemory();
        write(new Machine(AdapterSetup.alone(memory)), WRITE, 0x0004_0002);
        assertEquals(0, memory.kept);
        assertEquals(0x8000_000F, portPage1(new Machine(AdapterSetup.alone(memory)), READ_NVRAM));
    }

    @Test
    void shouldReadItsOwnRecord() throws DamagedRecordException {
        Map<Page, byte[]> pages = NvramRecord.decode(withCrc(BODY));
        assertEquals(Map.of(Page.SCSI_PORT_1, BYTES_OF_A_PAGE),
                Map.of(pages.keySet().iterator().next(), pages.values().iterator().next().length));
        assertEquals(HexFormat.of().formatHex(withCrc(BODY)), HexFormat.of().formatHex(NvramRecord.encode(pages)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6, 8, 15, 23, 24, 27})
    void shouldStartFromTheFactorysPagesWhenAByteIsWrong(int at) {
        byte[] record = withCrc(BODY);
        record[at] ^= 0x10;
        assertThrows(DamagedRecordException.class, () -> NvramRecord.decode(record));
        assertEquals(0x8000_000F, portPage1(new Machine(AdapterSetup.alone(new HeapMemory(record))), READ_NVRAM));
    }

    @ParameterizedTest
    @CsvSource({
        "00, 1 bytes",
        "48424e57 0100 0000, not of format 1",
        "48424e56 0200 0000, not of format 1", // of a later version
        "48424e56 0100 0100, 0 pages instead of 1",
        "48424e56 0100 0100 03040123 10000100 00000007 00000000, SCSI_PORT_1 that can't be", // identifier 16
        "48424e56 0100 0100 03040124 02000400 00000007 00000000, an unknown page at 8", // not stored
        "48424e56 0100 0100 03050123 02000400 00000007 00000000 00000000, an unknown page at 8", // another length
        "48424e56 0100 0100 02130223 02000400, an unknown page at 8", // longer than the record
        "48424e56 0100 0100 0304, an unknown page at 8",
        "48424e56 0100 0200 03040123 02000400 00000007 00000000 03040123 02000400 00000007 00000000, SCSI_PORT_1 that",
    })
    void shouldSayWhatIsWrongWithARecord(String text, String reason) {
        byte[] record = text.length() == 2 ? new byte[1] : withCrc(text);
        String message = assertThrows(DamagedRecordException.class, () -> NvramRecord.decode(record)).getMessage();
        assertTrue(message.startsWith(reason), message);
    }

    @Test
    void shouldRefuseARecordThatIsTooLong() {
        byte[] record = new byte[(64 << 10) + 1];
        String message = assertThrows(DamagedRecordException.class, () -> NvramRecord.decode(record)).getMessage();
        assertEquals("65537 bytes", message);
    }
}
