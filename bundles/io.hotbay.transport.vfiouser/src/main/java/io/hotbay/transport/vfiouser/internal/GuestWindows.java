// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.memory.GuestMemory;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.FileStatus;
import io.hotbay.posix.Files;
import io.hotbay.posix.MemoryFile;
import io.hotbay.posix.PosixException;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;

/** Decides which windows of guest memory are mapped, and maps them. For the connection's thread. */
final class GuestWindows {
    /**
     * Each window costs a descriptor and a mapping, of which this process has some thousand for all guests. A PC has
     * about ten, and one more for each memory module that is plugged; QEMU plugs 256 at most. Windows that are gone
     * count for as long as commands hold them.
     */
    static final int MAXIMUM = 512;

    /**
     * Windows and files up to this size are ROM areas and the like, where no guest has buffers; larger ones are memory.
     */
    static final long IGNORED_MAXIMUM = 1 << 20;

    private static final System.Logger LOG = System.getLogger(GuestWindows.class.getName());

    private final String name;
    private final GuestMemory memory;
    private final PeerMemory peer;
    private final boolean trustUnsealed;
    private final Counters counters;
    private final Set<WindowOutcome> told = EnumSet.noneOf(WindowOutcome.class);
    private boolean memoryFound;

    /**
     * @param name of the function, for the log
     * @param trustUnsealed take memory that the VMM could shrink, at the risk of this process
     */
    GuestWindows(String name, GuestMemory memory, PeerMemory peer, boolean trustUnsealed, Counters counters) {
        this.name = name;
        this.memory = memory;
        this.peer = peer;
        this.trustUnsealed = trustUnsealed;
        this.counters = counters;
    }

    /**
     * A window whose memory the VMM did not pass: nothing is mapped. The first large one is the guest's memory; those
     * that come when that was found may be a graphics card's.
     */
    WindowOutcome withoutFile(GuestWindow window) {
        WindowOutcome outcome;
        if (!window.wellFormed()) {
            outcome = WindowOutcome.MALFORMED;
        } else if (!window.writable() || window.size() <= IGNORED_MAXIMUM) {
            outcome = WindowOutcome.IGNORED;
        } else {
            outcome = memoryFound ? WindowOutcome.UNREACHABLE : WindowOutcome.NOT_SHARED;
        }
        return tell(window, outcome, "");
    }

    /** A window and the file behind it, which is closed with the window, or at once when it is refused. */
    WindowOutcome map(GuestWindow window, Descriptor file) {
        WindowOutcome outcome = WindowOutcome.NOT_MAPPABLE;
        String detail = "";
        try {
            WindowOutcome checked = check(window, file);
            outcome = checked.refused() ? checked : add(window, file);
        } catch (PosixException e) {
            detail = ": " + e.getMessage();
        } finally {
            if (outcome.refused()) {
                file.close();
            }
        }
        return tell(window, outcome, detail);
    }

    /** Removes the windows inside of the range. */
    void unmap(long address, long size) {
        memory.remove(address, size);
    }

    /** Removes all windows. */
    void clear() {
        memory.clear();
    }

    private WindowOutcome check(GuestWindow window, Descriptor file) throws PosixException {
        if (!window.wellFormed()) {
            return WindowOutcome.MALFORMED;
        }
        if (memory.mappings() >= MAXIMUM) {
            return WindowOutcome.TOO_MANY;
        }
        FileStatus status = Files.status(file);
        if (!window.within(status.size())) {
            return WindowOutcome.BEYOND_FILE;
        }
        if (!trustUnsealed && !sealed(file)) {
            return WindowOutcome.UNSEALED;
        }
        boolean large = status.size() > IGNORED_MAXIMUM;
        return large && peer.mapsPrivately(status) ? WindowOutcome.PRIVATE : WindowOutcome.MAPPED;
    }

    private static boolean sealed(Descriptor file) throws PosixException {
        int seals = MemoryFile.seals(file);
        return seals >= 0 && (seals & MemoryFile.SEAL_SHRINK) != 0;
    }

    private WindowOutcome add(GuestWindow window, Descriptor file) throws PosixException {
        MappedWindow mapping = MappedWindow.map(file, window.offset(), window.size(), window.writable());
        if (!memory.add(window.address(), mapping, window.writable())) {
            mapping.unmap();
            return WindowOutcome.OVERLAP;
        }
        memoryFound |= window.size() > IGNORED_MAXIMUM;
        counters.increment(Counter.WINDOWS);
        return WindowOutcome.MAPPED;
    }

    /** One line for each reason and connection: the guest's firmware can have windows mapped again at will. */
    private WindowOutcome tell(GuestWindow window, WindowOutcome outcome, String detail) {
        if (outcome.refused()) {
            counters.increment(Counter.REFUSED_WINDOWS);
        }
        if (outcome.remarkable() && told.add(outcome)) {
            LOG.log(outcome.refused() ? Level.WARNING : Level.INFO, "{0}: {1} the guest memory at {2}: {3}{4}",
                    name, outcome.refused() ? "refused" : "left out", window, outcome.text(), detail);
        }
        return outcome;
    }
}
