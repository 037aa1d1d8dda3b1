// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.unit;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.message.Messages;
import io.hotbay.adapter.mpt.internal.registers.RegisterSpace;
import io.hotbay.adapter.mpt.internal.sgl.ScatterGatherWalk;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.PciHost;
import io.hotbay.target.api.TargetPort;

/** The parts of one function, put together. */
public final class MessageUnit {

    private final IocRecord record;
    private final HostLink link;
    private final RegisterSpace registers;
    private final RequestPath requests;
    private final UnitReset resets;

    /** A function that reaches the units of a port; the configuration space shows its pending interrupt. */
    public MessageUnit(TargetPort port, AdapterSetup setup, ConfigurationSpace configuration, Counters counters) {
        link = new HostLink(port);
        String name = port.specification().name();
        record = new IocRecord(name, setup, (slot, result, moved) -> requests().done(slot, result, moved));
        registers = new RegisterSpace(record, counters);
        ReplyPath replies = new ReplyPath(record, link, configuration, counters);
        ScatterGatherWalk walk = new ScatterGatherWalk();
        Messages messages = new Messages(record, walk, counters);
        requests = new RequestPath(record, link, replies, messages, walk, counters);
        resets = new UnitReset(record, link, replies, counters);
        HandshakePath handshakes = new HandshakePath(record, link, replies, requests, messages, counters);
        new SystemInterface(record, replies, requests, handshakes, resets, counters).bind(registers);
        port.listen(new PlugEvents(record, replies, counters));
    }

    /** The registers. */
    public RegisterSpace registers() {
        return registers;
    }

    /** A machine has come. */
    public void attach(PciHost host) {
        link.attach(host);
    }

    /** Power-on or a reset of the bus. */
    public void reset(String reason) {
        resets.power(reason);
    }

    /** The life ends. */
    public void off(String reason) {
        resets.off(reason);
    }

    /** The machine is gone. */
    public void detach() {
        resets.off("disconnected");
        link.detach();
    }

    private RequestPath requests() {
        return requests;
    }
}
