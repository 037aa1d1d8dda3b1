// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.adapter.api.AdapterMemory;
import io.hotbay.adapter.mpt.internal.wire.Field;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Stored pages as the bytes that outlive the adapter. Only pages that differ from the factory's are in it, each with
 * its header, which says which it is and how long.
 *
 * <pre>
 * 00 SIGNATURE "HBNV"  04 FORMAT VERSION (16 bits)  06 NUMBER OF PAGES (16 bits)  08 pages ...  CRC-32 of all before
 * </pre>
 */
final class NvramRecord {

    private static final Field SIGNATURE = Field.u32(0x00);
    private static final Field VERSION = Field.u16(0x04);
    private static final Field PAGES = Field.u16(0x06);
    private static final int HEADER_BYTES = 0x08;
    private static final int CRC_BYTES = Integer.BYTES;

    private static final int HBNV = 0x564E_4248;
    private static final int FORMAT = 1;

    private NvramRecord() {}

    /** The record of the pages that differ from the factory's; empty when none does. */
    static byte[] encode(Map<Page, byte[]> pages) {
        int bytes = HEADER_BYTES + CRC_BYTES;
        int changed = 0;
        for (Map.Entry<Page, byte[]> page : pages.entrySet()) {
            if (isChanged(page)) {
                bytes += page.getValue().length;
                changed++;
            }
        }
        if (changed == 0) {
            return new byte[0];
        }
        byte[] record = new byte[bytes];
        SIGNATURE.set(record, HBNV);
        VERSION.set(record, FORMAT);
        PAGES.set(record, changed);
        int at = HEADER_BYTES;
        for (Map.Entry<Page, byte[]> page : pages.entrySet()) {
            if (isChanged(page)) {
                System.arraycopy(page.getValue(), 0, record, at, page.getValue().length);
                at += page.getValue().length;
            }
        }
        Field.u32(at).set(record, crc(record, at));
        return record;
    }

    /** The pages in a record, which may have come from anywhere; those that are not in it are the factory's. */
    static Map<Page, byte[]> decode(byte[] record) throws DamagedRecordException {
        Map<Page, byte[]> pages = new EnumMap<>(Page.class);
        if (record.length == 0) {
            return pages;
        }
        if (record.length < HEADER_BYTES + CRC_BYTES || record.length > AdapterMemory.RECORD_MAXIMUM) {
            throw new DamagedRecordException(record.length + " bytes");
        }
        if (SIGNATURE.get(record) != HBNV || VERSION.get(record) != FORMAT) {
            throw new DamagedRecordException("not of format " + FORMAT);
        }
        int end = record.length - CRC_BYTES;
        if (Field.u32(end).get(record) != crc(record, end)) {
            throw new DamagedRecordException("wrong checksum");
        }
        int at = HEADER_BYTES;
        while (at < end) {
            Page page = pageAt(record, at, end);
            byte[] value = Arrays.copyOfRange(record, at, at + page.bytes());
            if (!page.accepts(value) || pages.put(page, value) != null) {
                throw new DamagedRecordException(page + " that can't be");
            }
            at += page.bytes();
        }
        if (pages.size() != PAGES.get(record)) {
            throw new DamagedRecordException(pages.size() + " pages instead of " + PAGES.get(record));
        }
        return pages;
    }

    private static boolean isChanged(Map.Entry<Page, byte[]> page) {
        return !Arrays.equals(page.getValue(), page.getKey().factory());
    }

    /** Only a page that this adapter stores, with just the header that it gives it. */
    private static Page pageAt(byte[] record, int at, int end) throws DamagedRecordException {
        for (Page page : Page.values()) {
            if (page.attribute() == PageAttribute.PERSISTENT && page.bytes() <= end - at
                    && Arrays.equals(page.factory(), 0, PageHeaderLayout.BYTES,
                            record, at, at + PageHeaderLayout.BYTES)) {
                return page;
            }
        }
        throw new DamagedRecordException("an unknown page at " + at);
    }

    private static int crc(byte[] record, int bytes) {
        CRC32 crc = new CRC32();
        crc.update(record, 0, bytes);
        return (int) crc.getValue();
    }
}
