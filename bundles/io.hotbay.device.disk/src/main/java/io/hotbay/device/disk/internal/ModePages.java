// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.device.disk.internal.DiskState.Section;
import io.hotbay.scsi.BitField;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mode pages of one unit with their current and saved values. Safe from any thread. */
final class ModePages {

    /** PAGE CODE of all pages together. */
    static final int ALL = 0x3F;

    /** In ascending order, as MODE SENSE reports them. */
    static final List<ModePage> PAGES = List.of(ModePage.READ_WRITE_ERROR_RECOVERY, ModePage.DISCONNECT_RECONNECT,
            ModePage.CACHING, ModePage.CONTROL, ModePage.POWER_CONDITION, ModePage.INFORMATIONAL_EXCEPTIONS);

    private static final int CACHING = PAGES.indexOf(ModePage.CACHING);
    private static final int CONTROL = PAGES.indexOf(ModePage.CONTROL);
    private static final int CACHING_FLAGS = 2;
    private static final BitField WCE = BitField.bit(2);
    private static final int CONTROL_FORMATS = 2;
    private static final BitField D_SENSE = BitField.bit(2);
    private static final int CONTROL_PROTECTION = 4;
    private static final BitField SWP = BitField.bit(3);

    private final List<byte[]> defaults;
    private volatile Values current;
    private volatile @Nullable List<byte[]> saved;

    /** Values of all pages in the order of {@link #PAGES}, and what commands ask of them. */
    private record Values(
            List<byte[]> pages, boolean writeCache, boolean descriptorSense, boolean writeProtected) {

        Values(List<byte[]> pages) {
            this(pages, isWriteCacheEnabled(pages), D_SENSE.isSet(pages.get(CONTROL)[CONTROL_FORMATS]),
                    SWP.isSet(pages.get(CONTROL)[CONTROL_PROTECTION]));
        }
    }

    /**
     * For one unit. Without a predecessor's current values it starts from what was saved (SPC-5 6.13).
     *
     * @param writeCache the default of WCE
     */
    ModePages(boolean writeCache, DiskState predecessor) {
        defaults = PAGES.stream().map(ModePage::defaults).map(byte[]::clone).toList();
        byte[] caching = defaults.get(CACHING);
        caching[CACHING_FLAGS] = (byte) WCE.set(caching[CACHING_FLAGS], writeCache ? 1 : 0);
        saved = restore(predecessor.get(Section.SAVED_PAGES));
        List<byte[]> before = restore(predecessor.get(Section.CURRENT_PAGES));
        current = new Values(before == null ? saved() : before);
    }

    /** WCE of the caching page: a write may complete before its data is durable. */
    boolean writeCacheEnabled() {
        return current.writeCache;
    }

    static boolean isWriteCacheEnabled(List<byte[]> values) {
        return WCE.isSet(values.get(CACHING)[CACHING_FLAGS]);
    }

    /** D_SENSE of the control page. */
    boolean descriptorSense() {
        return current.descriptorSense;
    }

    /** SWP of the control page: the initiators' own write protection. */
    boolean writeProtected() {
        return current.writeProtected;
    }

    /** The values of all pages in the order of {@link #PAGES}; not to be changed. */
    List<byte[]> current() {
        return current.pages;
    }

    /** Takes other values; saves them too where asked. */
    void become(List<byte[]> values, boolean save) {
        if (save) {
            saved = values;
        }
        current = new Values(values);
    }

    /** A reset: the current values become the saved ones. */
    void reset() {
        become(saved(), false);
    }

    /** The values of a fresh unit; not to be changed. */
    List<byte[]> defaults() {
        return defaults;
    }

    /** The values after a reset; the defaults until something is saved. */
    List<byte[]> saved() {
        List<byte[]> values = saved;
        return values == null ? defaults : values;
    }

    static boolean isSavable(int code) {
        return PAGES.stream().anyMatch(page -> page.code() == code && page.savable());
    }

    static List<byte[]> changeable() {
        return PAGES.stream().map(ModePage::changeable).toList();
    }

    /** Adds what a successor takes over, all pages one behind the other as MODE SENSE has them. */
    void store(DiskState state, boolean withCurrent) {
        state.put(Section.SAVED_PAGES, encode(saved));
        if (withCurrent) {
            state.put(Section.CURRENT_PAGES, encode(current.pages));
        }
    }

    /** Adds values as the saved ones. */
    static void store(DiskState state, List<byte[]> values) {
        state.put(Section.SAVED_PAGES, encode(values));
    }

    private static byte @Nullable [] encode(@Nullable List<byte[]> pages) {
        if (pages == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pages.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    /**
     * Takes over what can be: a page that this version does not know, or that has other values fixed, has its defaults.
     */
    private @Nullable List<byte[]> restore(byte @Nullable [] pages) {
        if (pages == null) {
            return null;
        }
        ModeSelectList list = new ModeSelectList(pages, 0, defaults);
        return list.parse() ? list.values() : defaults;
    }
}
