// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of {@code /proc/PID/maps} (proc_pid_maps(5)): addresses, permissions, offset, device, inode, name. */
final class MapsEntry {
    private static final Pattern LINE = Pattern.compile(
            "\\S+ ..(?<write>.)(?<sharing>[sp]) [0-9a-f]+ (?<major>[0-9a-f]+):(?<minor>[0-9a-f]+) (?<inode>[0-9]+).*");
    private static final int HEX = 16;

    /** How a mapping has to do with a file. */
    enum Sharing {
        /** It is not of this file. */
        NONE,
        /** Writes stay with the process. */
        PRIVATE,
        /** Writes reach all who map the file. */
        SHARED
    }

    private MapsEntry() {}

    /** How a line's mapping has to do with the file of this identity; see {@link io.hotbay.posix.FileStatus}. */
    static Sharing sharing(String line, long device, long inode) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()
                || !matcher.group("inode").equals(Long.toUnsignedString(inode))
                || device(matcher) != device) {
            return Sharing.NONE;
        }
        return matcher.group("sharing").equals("s") ? Sharing.SHARED : Sharing.PRIVATE;
    }

    /** As {@code makedev} encodes it: twelve bits of the major number over eight of the minor, the rest above. */
    private static long device(Matcher matcher) {
        long major = Long.parseLong(matcher.group("major"), HEX);
        long minor = Long.parseLong(matcher.group("minor"), HEX);
        return (major >>> 12 << 44) | (minor >>> 8 << 20) | ((major & 0xfff) << 8) | (minor & 0xff);
    }
}
