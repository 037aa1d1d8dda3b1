// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void shouldMatchTheGoldenHeadersWhenPrinted() throws IOException {
        StringBuilder headers = new StringBuilder();
        for (Page page : Page.values()) {
            String header = HexFormat.of().withUpperCase().formatHex(page.factory(), 0, 4);
            headers.append(String.format("%s %2d %s%n", header, page.instances(), page));
        }
        try (InputStream golden = PageTest.class.getResourceAsStream("page-headers.txt")) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.US_ASCII), headers.toString());
        }
    }

    @Test
    void shouldBeAsLongAsItsHeaderSays() {
        for (Page page : Page.values()) {
            assertEquals(page.bytes(), PageHeaderLayout.LENGTH.get(page.factory()) * 4, page.name());
        }
    }

    @Test
    void shouldHaveTheLengthsThatLinuxCopies() {
        assertEquals(3 * 4, Page.SCSI_DEVICE_0.bytes());
        assertEquals(4 * 4, Page.SCSI_DEVICE_1.bytes());
    }

    @Test
    void shouldBeFoundByTypeAndNumber() {
        for (Page page : Page.values()) {
            assertEquals(page, Page.find(page.type(), PageHeaderLayout.NUMBER.get(page.factory())));
        }
    }
}
