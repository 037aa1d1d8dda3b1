// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.Statement;
import io.hotbay.registry.internal.StateParser.DamagedException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of the state file: whatever happens to its bytes, it is the same state or an error. */
class StateTextTest {

    private Guests guests = Guests.NONE;

    @BeforeEach
    void twoGuests() throws Exception {
        Device first = device("disk:scsi:0,2,0:file:/var/vm/ä b:c.img", "3000000000000001");
        Device second = device("disk:scsi:0,7,14:memory:64M", "3000000000000002");
        Guest web = Guest.named("web1").started(true).withRom("/usr/share/mpt.rom")
                .with(first.with(new Seen(1048576, "file:1:2"))).with(second);
        guests = guests.with(web.with(new AdapterSlot(0, 2), 1).with(new AdapterSlot(0, 7, 1), 12))
                .with(Guest.named("idle"));
    }

    private static Device device(String text, String naa) throws Exception {
        Statement statement = Statement.parse(text);
        Address address = statement.address();
        if (address == null) {
            throw new AssertionError(text);
        }
        Map<DeviceAttribute, String> attributes = new EnumMap<>(DeviceAttribute.class);
        attributes.put(DeviceAttribute.NAA, naa);
        attributes.put(DeviceAttribute.SERIAL, "S-" + naa);
        attributes.put(DeviceAttribute.SHARE, "on");
        Device fresh = new Device(address, statement, "00000000000000" + naa.substring(14), new UnitIdentity().make(),
                false, null);
        return AttributeText.change(fresh, attributes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String text() throws Exception {
        return new String(StateText.format(guests), StandardCharsets.UTF_8);
    }

    @Test
    void shouldBeReadableAndTheSameAgain() throws Exception {
        String lines = text();
        assertEquals("hotbay-state 1", lines.lines().findFirst().orElseThrow());
        assertEquals("""
                guest idle stopped
                guest web1 started
                rom /usr/share/mpt.rom
                port 0,2 1
                port 0,7.1 12
                device disk:scsi:0,2,0:file:/var/vm/ä b:c.img
                unit 0000000000000001
                vendor HOTBAY
                """, lines.substring(lines.indexOf("guest idle"), lines.indexOf("product VIRTUAL DISK")));
        assertEquals(guests, StateParser.parse(bytes(lines)));
        assertEquals(Guests.NONE, StateParser.parse(StateText.format(Guests.NONE)));
    }

    @Test
    void shouldBeAnErrorWhereverItIsCutOff() throws Exception {
        byte[] whole = StateText.format(guests);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(DamagedException.class, () -> StateParser.parse(cut), length + " bytes");
        }
    }

    @Test
    void shouldBeAnErrorOrTheSameWhicheverBitIsFlipped() throws Exception {
        byte[] whole = StateText.format(guests);
        int errors = 0;
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                assertEquals(guests, StateParser.parse(flipped), "bit " + bit);
            } catch (DamagedException e) {
                errors++;
            }
        }
        assertEquals(whole.length * Byte.SIZE, errors);
    }

    @Test
    void shouldBeAnErrorWhicheverByteIsZeroed() throws Exception {
        byte[] whole = StateText.format(guests);
        for (int index = 0; index < whole.length; index++) {
            byte[] zeroed = whole.clone();
            zeroed[index] = 0;
            assertThrows(DamagedException.class, () -> StateParser.parse(zeroed), "byte " + index);
        }
    }

    @Test
    void shouldSayWhichVersionItHas() throws Exception {
        byte[] newer = bytes(text().replace("hotbay-state 1", "hotbay-state 2"));
        assertEquals("it has version 2, of a newer Hotbay; this one knows 1",
                assertThrows(DamagedException.class, () -> StateParser.parse(newer)).getMessage());
    }

    @Test
    void shouldTakeWhatWasEditedByHand() throws Exception {
        String edited = text().replaceFirst("(?m)^checksum .*", "checksum edited")
                .replace("guest idle stopped", "# no more\n\nguest busy started").replace("vendor HOTBAY\n", "");
        Guests read = StateParser.parse(bytes(edited));
        assertEquals(guests.without("idle").with(Guest.named("busy").started(true)), read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "guest web1 started      | guest web1            | It must read 'guest NAME started' or 'guest NAME stopped'",
        "guest web1 started      | guest idle started    | Guest 'idle' is there twice",
        "guest web1 started      | guest a/b started     | 'a/b' is no name for a guest",
        "guest idle stopped      | vendor HOTBAY         | It belongs to no device",
        "guest idle stopped      | device disk:scsi:0,2,0:file:/a | It belongs to no guest",
        "port 0,7.1 12           | port 0,7.1 1          | The number must be there once",
        "port 0,7.1 12           | port 0,7.1 70000      | The number must be there once",
        "port 0,7.1 12           | port 0.7 12           | It must read 'port BUS,SLOT NUMBER'",
        "port 0,7.1 12           | port 0,7.0 12         | It must read 'port BUS,SLOT NUMBER'",
        "rom /usr/share/mpt.rom  | rom mpt.rom           | 'mpt.rom' is no absolute path of an expansion ROM",
        "port 0,2 1              | rom /b                | It must read 'rom PATH', be there once",
        "guest idle stopped      | rom /a                | It must read 'rom PATH', be there once and belong to a guest",
        "scsi:0,7,14:memory      | scsi:0,2,0:memory     | Its address is taken",
        "scsi:0,7,14:memory      | scsi::memory          | Its address is open",
        "scsi:0,7,14:memory      | scsi:0,9,14:memory    | The slot '9' must be a number from 0 to 7",
        "unit 0000000000000001   | unit 1                | It must be 16 hexadecimal digits",
        "naa 3000000000000001    | naa 3000000000000002  | Guest 'web1' has the NAA identifier 3000000000000002",
        "naa 3000000000000001    | # none                | lacks unit, naa or serial",
        "serial S-3000000000000002 | # none              | lacks unit, naa or serial",
        "naa 3000000000000001    | naa 9000000000000001  | is no value of naa",
        "share on                | share maybe           | 'maybe' is no value of share",
        "share on                | colour red            | There is no attribute 'colour'",
        "share on                | read-only off         | It is there twice",
        "storage 1048576 file:1:2 | storage 1048576      | It must read 'storage BYTES IDENTITY'",
        "storage 1048576 file:1:2 | storage 9999999999999999999 x | The number is too large",
    })
    void shouldSayWhichLineIsWrong(String line, String other, String reason) throws Exception {
        String edited = text().replaceFirst("(?m)^checksum .*", "checksum edited").replace(line, other);
        String message = assertThrows(DamagedException.class, () -> StateParser.parse(bytes(edited))).getMessage();
        assertEquals(true, message.contains(reason), message);
    }

    @Test
    void shouldNotKeepWhatIsNoText() throws Exception {
        Device half = device("disk:scsi:0,2,1:file:/\uD800.img", "3000000000000003");
        Guests changed = guests.with("web1", half);
        assertThrows(CharacterCodingException.class, () -> StateText.format(changed));
    }
}
