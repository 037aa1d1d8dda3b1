// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
                QemuArguments.device(Path.of("/run/hotbay/g1.sock"), "scsi0", 2));
    }

    @ParameterizedTest
    @CsvSource({"0, 00.0", "9, 09.0", "10, 0a.0", "31, 1f.0"})
    void shouldWriteSlotInHexadecimal(int slot, String address) {
        String device = QemuArguments.device(Path.of("s"), "x", slot).get(1);
        assertEquals(address, device.replaceFirst(".*\"addr\":\"([^\"]*)\".*", "$1"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "32"})
    void shouldRefuseSlotThatNoBusHas(int slot) {
        assertThrows(IllegalArgumentException.class, () -> QemuArguments.device(Path.of("s"), "x", slot));
    }

    @Test
    void shouldQuoteWhatJsonWantsQuoted() {
        String device = QemuArguments.device(Path.of("/a\"b\\c\nd,e"), "x", 2).get(1);
        assertEquals("\"/a\\\"b\\\\c\\u000ad,e\"}}", device.substring(device.indexOf("path") + 6));
    }
}
