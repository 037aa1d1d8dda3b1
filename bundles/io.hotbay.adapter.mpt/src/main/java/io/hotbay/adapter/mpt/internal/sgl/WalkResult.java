// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.sgl;

/** How the walk along a scatter/gather list ended. */
public enum WalkResult {
    /** The buffer is there; it may be shorter than was asked for. */
    COMPLETE(""),
    /** An element reaches out of its segment. */
    TRUNCATED("an element reaches out of its segment"),
    /** Neither a simple nor a chain element, or one in the IOC's own memory. */
    UNSUPPORTED_ELEMENT("an element of another type, or with a local address"),
    /** A segment or a part of the buffer is not the guest's memory, or not writable. */
    NOT_MAPPED("memory that the guest does not have"),
    /** More elements, chain segments or pieces of memory than {@link SglBounds} allows. */
    TOO_LONG("more elements, chain segments or pieces of memory than allowed");

    private final String reason;

    WalkResult(String reason) {
        this.reason = reason;
    }

    /** What is wrong, for people. */
    public String reason() {
        return reason;
    }
}
