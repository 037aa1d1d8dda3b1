// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.Errno;

/** How mapping a window ends: the error that the VMM is told, and the words for people. */
enum WindowOutcome {
    MAPPED(0, "mapped"),
    IGNORED(0, "ignored: ROM, or too small to be the guest's memory, and without a file"),
    UNREACHABLE(0, "the VMM does not share it, so the device cannot reach it; that is no loss when it is memory of a "
            + "graphics card, but memory of the guest needs share=on"),
    MALFORMED(Errno.EINVAL, "it is not made of whole pages inside of the address space"),
    TOO_MANY(Errno.ENOSPC, "there are " + GuestWindows.MAXIMUM + " windows already"),
    OVERLAP(Errno.EEXIST, "it overlaps a window that is mapped"),
    BEYOND_FILE(Errno.EINVAL, "it reaches beyond the end of the file behind it"),
    NOT_SHARED(Errno.EINVAL, "the VMM does not share it, so the device could not reach the guest's buffers; "
            + WindowOutcome.REMEDY),
    PRIVATE(Errno.EINVAL, "the VMM has a private mapping of the file behind it, so what the device writes would never "
            + "reach the guest; " + WindowOutcome.REMEDY),
    UNSEALED(Errno.EPERM, "the file behind it is not sealed against shrinking, so the VMM could crash this process; "
            + WindowOutcome.REMEDY + " (or set trustUnsealedMemory for this transport)"),
    NOT_MAPPABLE(Errno.EINVAL, "this host could not map the file behind it");

    private static final String REMEDY = "start the VMM with "
            + "-object memory-backend-memfd,id=mem,size=SIZE,share=on -machine memory-backend=mem -m SIZE";

    private final int errno;
    private final String text;

    WindowOutcome(int errno, String text) {
        this.errno = errno;
        this.text = text;
    }

    WindowOutcome(Errno errno, String text) {
        this(errno.value(), text);
    }

    /** What the request is answered with; 0 when it is accepted. */
    int errno() {
        return errno;
    }

    boolean refused() {
        return errno != 0;
    }

    /** Whether people should know. */
    boolean remarkable() {
        return refused() || this == UNREACHABLE;
    }

    /** The sentence for the log. */
    String text() {
        return text;
    }
}
