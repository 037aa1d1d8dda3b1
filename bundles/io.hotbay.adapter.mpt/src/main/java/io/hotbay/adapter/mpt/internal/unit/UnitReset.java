// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import io.hotbay.adapter.mpt.internal.count.Counter;
import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.state.IocState;

/**
 * Resets, all on the connection's thread, all done when the call returns: the requests in flight have lost their slots
 * first, so that no late completion finds anything; then the nexus goes; then, if a store still works on the guest's
 * pages, those are taken away from under it. Only then does a new life begin.
 */
final class UnitReset {

    private final IocRecord record;
    private final HostLink link;
    private final ReplyPath replies;
    private final Counters counters;

    UnitReset(IocRecord record, HostLink link, ReplyPath replies, Counters counters) {
        this.record = record;
        this.link = link;
        this.replies = replies;
        this.counters = counters;
    }

    /** Doorbell function 40: queues, requests, events and WhoInit go; pages and what was negotiated stay. */
    void messageUnit() {
        end("message unit reset", () -> {});
        begin("message unit reset");
    }

    /** Doorbell function 41: the bus and the pages too. */
    void ioUnit() {
        end("I/O unit reset", record.pages()::reset);
        begin("I/O unit reset");
    }

    /** By the diagnostic register: the whole chip, except that configuration space is left alone. */
    void hard() {
        end("hard reset", () -> {
            record.pages().reset();
            record.clearRegisters();
            record.diagnostic().hardReset();
        });
        begin("hard reset");
    }

    /** Power-on, or a reset of the bus. */
    void power(String reason) {
        off(reason);
        begin(reason);
    }

    /** The machine is gone: the end of a life, with none after it. */
    void off(String reason) {
        end(reason, () -> {
            record.pages().reset();
            record.clearRegisters();
        });
    }

    private void end(String reason, Runnable more) {
        int dropped;
        synchronized (record) {
            record.become(IocState.RESET, reason);
            dropped = record.clearMessageUnit();
            more.run();
            replies.interruptChanged();
        }
        counters.add(Counter.DROPPED, dropped);
        // each command closes its lease when it returns; until then the addresses behind it serve nothing else
        int stuck = link.lose();
        if (stuck > 0) {
            link.memory().renew();
        }
    }

    private void begin(String reason) {
        link.join();
        synchronized (record) {
            record.become(IocState.READY, reason);
        }
    }
}
