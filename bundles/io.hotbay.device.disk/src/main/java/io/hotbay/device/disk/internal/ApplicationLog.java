// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.device.disk.internal.DiskState.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * The application client log page (SPC-5 7.3.4): room that initiators use as they like, kept like saved mode pages. The
 * {@value #PARAMETERS} parameters that a unit has to have at least.
 */
final class ApplicationLog {

    static final int PARAMETERS = 0x40;
    /** PARAMETER LENGTH of each. */
    static final int VALUE_BYTES = 0xFC;

    private byte[] values = new byte[PARAMETERS * VALUE_BYTES];

    ApplicationLog(DiskState predecessor) {
        byte[] before = predecessor.get(Section.APPLICATION_LOG);
        if (before != null && before.length == values.length) {
            values = before.clone();
        }
    }

    synchronized List<LogParameter> parameters() {
        List<LogParameter> all = new ArrayList<>();
        for (int code = 0; code < PARAMETERS; code++) {
            byte[] value = new byte[VALUE_BYTES];
            System.arraycopy(values, code * VALUE_BYTES, value, 0, VALUE_BYTES);
            all.add(LogParameter.list(code, value));
        }
        return all;
    }

    /** Takes the value of one parameter from a list. */
    synchronized void put(int code, byte[] list, int offset) {
        System.arraycopy(list, offset, values, code * VALUE_BYTES, VALUE_BYTES);
    }

    synchronized void store(DiskState state) {
        for (byte value : values) {
            if (value != 0) {
                state.put(Section.APPLICATION_LOG, values.clone());
                return;
            }
        }
    }
}
