// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.pci.api.PciPlace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QemuArgumentsTest {

    @Test
    void shouldShareTheMemory() {
        assertEquals(List.of(
                "-object", "memory-backend-memfd,id=mem,size=512M,share=on",
                "-machine", "memory-backend=mem",
                "-m", "512M"), QemuArguments.machine("512M"));
    }

    @Test
    void shouldNameTheDeviceInJson() {
        assertEquals(List.of("-device", "{\"driver\":\"vfio-user-pci\",\"id\":\"scsi0\",\"addr\":\"02.0\","
                + "\"x-msg-timeout\":600000,\"socket\":{\"type\":\"unix\",\"path\":\"/run/hotbay/g1.sock\"}}"),
                QemuArguments.device(Path.of("/run/hotbay/g1.sock"), "scsi0", new PciPlace(2, 0, false)));
    }

    @ParameterizedTest
    @CsvSource({"0, 00.0", "9, 09.0", "10, 0a.0", "31, 1f.0"})
    void shouldWriteSlotInHexadecimal(int slot, String address) {
        String device = QemuArguments.device(Path.of("s"), "x", new PciPlace(slot, 0, false)).get(1);
        assertEquals(address, device.replaceFirst(".*\"addr\":\"([^\"]*)\".*", "$1"));
    }

    @Test
    void shouldSayOfEachFunctionThatThereAreOthers() {
        String device = QemuArguments.device(Path.of("s"), "x", new PciPlace(10, 1, true)).get(1);
        assertEquals("{\"driver\":\"vfio-user-pci\",\"id\":\"x\",\"addr\":\"0a.1\",\"multifunction\":true,", device
                .substring(0, device.indexOf("\"x-msg")));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "32, 0", "2, -1", "2, 8"})
    void shouldRefusePlaceThatNoBusHas(int slot, int function) {
        assertThrows(IllegalArgumentException.class, () -> new PciPlace(slot, function, false));
    }

    @Test
    void shouldQuoteWhatJsonWantsQuoted() {
        String device = QemuArguments.device(Path.of("/a\"b\\c\nd,e"), "x", new PciPlace(2, 0, false)).get(1);
        assertEquals("\"/a\\\"b\\\\c\\u000ad,e\"}}", device.substring(device.indexOf("path") + 6));
    }
}
