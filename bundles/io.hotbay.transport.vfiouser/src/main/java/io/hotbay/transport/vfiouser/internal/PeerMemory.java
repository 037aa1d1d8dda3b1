// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.FileStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the VMM itself maps, as far as this process may see. With {@code share=off} QEMU passes a descriptor of its
 * memory all the same, but works on a private copy: nothing on the wire tells.
 */
final class PeerMemory {
    private static final System.Logger LOG = System.getLogger(PeerMemory.class.getName());

    /** Files that are remembered; a machine has one or one for each NUMA node. */
    private static final int REMEMBERED_MAXIMUM = 64;

    private record FileIdentity(long device, long inode) {}

    private final Path maps;
    private final Map<FileIdentity, Boolean> seen = new HashMap<>();

    /** @param maps the peer's list of mappings, see {@link #of} */
    PeerMemory(Path maps) {
        this.maps = maps;
    }

    /** The memory of a process. */
    static PeerMemory of(int pid) {
        return new PeerMemory(Path.of("/proc", Integer.toString(pid), "maps"));
    }

    /** Whether the peer maps the file, and only privately. Looks once for each file; false when that can't be told. */
    boolean mapsPrivately(FileStatus file) {
        FileIdentity identity = new FileIdentity(file.device(), file.inode());
        if (seen.size() == REMEMBERED_MAXIMUM && !seen.containsKey(identity)) {
            seen.clear();
        }
        return seen.computeIfAbsent(identity, each -> look(each) == MapsEntry.Sharing.PRIVATE);
    }

    private MapsEntry.Sharing look(FileIdentity identity) {
        MapsEntry.Sharing sharing = MapsEntry.Sharing.NONE;
        try (BufferedReader lines = Files.newBufferedReader(maps)) {
            String line = lines.readLine();
            while (line != null && sharing != MapsEntry.Sharing.SHARED) {
                MapsEntry.Sharing entry = MapsEntry.sharing(line, identity.device(), identity.inode());
                sharing = entry == MapsEntry.Sharing.NONE ? sharing : entry;
                line = lines.readLine();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "whether the VMM shares its memory is unknown: {0}", e.toString());
        }
        return sharing;
    }
}
