// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.state;

/** What IOC_FACTS promises, and what is kept in reserve behind the promise. */
public final class IocLimits {

    /** Requests that a host may have posted and not got answered; real boards say 222 or 255. */
    public static final int GLOBAL_CREDITS = 0xFF;
    /** Reply frames that a host may have given. */
    public static final int REPLY_QUEUE_DEPTH = 0x100;
    /** Target identifiers of the bus, the adapter's own included. */
    public static final int MAX_DEVICES = 0x10;
    /** Buses of a port. */
    public static final int MAX_BUSES = 1;
    /** Ports of the IOC. */
    public static final int PORTS = 1;
    /** In dwords; must be a power of two, since Linux divides by it. */
    public static final int BLOCK_SIZE = 0x08;

    /**
     * Requests taken beyond the credits: a driver that counts late is forgiven, one that does not count ends in FAULT.
     */
    static final int REQUEST_MARGIN = 0x40;
    /** Requests that can be in flight. */
    static final int REQUESTS = GLOBAL_CREDITS + REQUEST_MARGIN;
    /** Events that wait for reply frames; later ones are lost, as on a chip out of memory. */
    static final int EVENT_BACKLOG = 0x10;
    /** All reply frames that can be under way, a context reply for each request, and the events. */
    static final int REPLY_POST_DEPTH = REQUESTS + REPLY_QUEUE_DEPTH + EVENT_BACKLOG;

    private IocLimits() {}
}
