// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.scsi.Sense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mode pages of a MODE SELECT parameter list, checked against what may be changed (SPC-5 6.13, 7.5.7). All or
 * nothing.
 */
final class ModeSelectList {

    /** PS(7), which means something in MODE SENSE only, may be as it was there. */
    private static final BitField SPF = BitField.bit(6);
    private static final BitField PAGE_CODE = new BitField(5, 0);
    private static final int PAGE_LENGTH = 1;

    private final byte[] bytes;
    private final List<byte[]> values;
    private int offset;
    private @Nullable Sense refusal;

    /**
     * @param bytes a private copy of the parameter list
     * @param firstPage where the pages start
     * @param current the values now
     */
    ModeSelectList(byte[] bytes, int firstPage, List<byte[]> current) {
        this.bytes = bytes;
        this.offset = firstPage;
        this.values = new ArrayList<>(current);
    }

    /** False when the list is refused as a whole. */
    boolean parse() {
        while (refusal == null && offset < bytes.length) {
            takePage();
        }
        return refusal == null;
    }

    /** The values of all pages after it. */
    List<byte[]> values() {
        return List.copyOf(values);
    }

    /** Why it is refused. */
    @Nullable Sense refusal() {
        return refusal;
    }

    private void takePage() {
        int index = indexOf(PAGE_CODE.get(bytes[offset]));
        if (index < 0 || SPF.isSet(bytes[offset])) {
            refusal = DiskSense.inParameterList(offset, index < 0 ? PAGE_CODE.high() : SPF.high());
            return;
        }
        ModePage page = ModePages.PAGES.get(index);
        int length = page.defaults().length;
        if (offset + PAGE_LENGTH >= bytes.length) {
            refusal = DiskSense.LIST_LENGTH;
            return;
        }
        if (bytes[offset + PAGE_LENGTH] != page.defaults()[PAGE_LENGTH]) {
            refusal = DiskSense.inParameterList(offset + PAGE_LENGTH, -1);
            return;
        }
        if (offset + length > bytes.length) {
            refusal = DiskSense.LIST_LENGTH;
            return;
        }
        takeValues(index, page, Arrays.copyOfRange(bytes, offset, offset + length));
        offset += length;
    }

    private void takeValues(int index, ModePage page, byte[] fresh) {
        byte[] now = values.get(index);
        for (int position = ModePage.HEADER_BYTES; position < fresh.length; position++) {
            int fixed = ~page.changeable()[position];
            int changed = (fresh[position] ^ now[position]) & fixed & 0xFF;
            if (changed != 0) {
                int bit = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(changed);
                refusal = DiskSense.inParameterList(offset + position, bit);
                return;
            }
        }
        fresh[0] = (byte) page.code();
        values.set(index, fresh);
    }

    private static int indexOf(int code) {
        for (int index = 0; index < ModePages.PAGES.size(); index++) {
            if (ModePages.PAGES.get(index).code() == code) {
                return index;
            }
        }
        return -1;
    }
}
