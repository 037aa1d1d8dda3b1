// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.BitField;
import io.hotbay.target.api.device.DeviceState;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mode pages of one unit with their current values, which are what a successor takes over. Safe from any thread.
 */
final class ModePages {

    /** PAGE CODE of all pages together. */
    static final int ALL = 0x3F;

    /** In ascending order, as MODE SENSE reports them. */
    static final List<ModePage> PAGES = List.of(ModePage.CACHING, ModePage.CONTROL);

    private static final String STATE_FORMAT = "disk";
    private static final int STATE_VERSION = 1;
    private static final int CACHING_FLAGS = 2;
    private static final BitField WCE = BitField.bit(2);

    private final List<byte[]> defaults;
    private volatile List<byte[]> current;

    /**
     * For one unit.
     *
     * @param writeCache the default of WCE
     */
    ModePages(boolean writeCache, @Nullable DeviceState predecessor) {
        defaults = PAGES.stream().map(ModePage::defaults).map(byte[]::clone).toList();
        byte[] caching = defaults.get(PAGES.indexOf(ModePage.CACHING));
        caching[CACHING_FLAGS] = (byte) WCE.set(caching[CACHING_FLAGS], writeCache ? 1 : 0);
        current = predecessor == null ? defaults : restore(predecessor);
    }

    /** WCE of the caching page: a write may complete before its data is durable. */
    boolean writeCacheEnabled() {
        return isWriteCacheEnabled(current);
    }

    static boolean isWriteCacheEnabled(List<byte[]> values) {
        return WCE.isSet(values.get(PAGES.indexOf(ModePage.CACHING))[CACHING_FLAGS]);
    }

    /** The values of all pages in the order of {@link #PAGES}; not to be changed. */
    List<byte[]> current() {
        return current;
    }

    void become(List<byte[]> values) {
        current = values;
    }

    /** The values after a reset; not to be changed. */
    List<byte[]> defaults() {
        return defaults;
    }

    static List<byte[]> changeable() {
        return PAGES.stream().map(ModePage::changeable).toList();
    }

    /** All pages one behind the other, as MODE SENSE has them. */
    DeviceState state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        current.forEach(bytes::writeBytes);
        return new DeviceState(STATE_FORMAT, STATE_VERSION, bytes.toByteArray());
    }

    /**
     * Takes over what can be: a page that this version does not know, or that has other values fixed, has its defaults.
     */
    private List<byte[]> restore(DeviceState state) {
        if (!state.format().equals(STATE_FORMAT) || state.version() != STATE_VERSION) {
            return defaults;
        }
        ModeSelectList list = new ModeSelectList(state.bytes(), 0, defaults);
        return list.parse() ? list.values() : defaults;
    }
}
