// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.mpt.internal.count.Counters;
import io.hotbay.adapter.mpt.internal.unit.MessageUnit;
import io.hotbay.pci.api.BaseAddress;
import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.ExpansionRom;
import io.hotbay.pci.api.Msi;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciHost;
import io.hotbay.pci.api.ResetCause;
import io.hotbay.target.api.TargetPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The 53C1030 on the PCI bus: which BAR shows what, and what the bus's resets mean to the chip. */
public final class MptFunction implements PciFunction {

    private final ConfigurationSpace configuration;
    private final @Nullable ExpansionRom rom;
    private final Counters counters;
    private final MessageUnit unit;

    /** A function that nobody is connected to yet. */
    public MptFunction(TargetPort port, AdapterSetup setup, Counters counters) {
        this.configuration = ChipConfiguration.create(setup.function(), setup.rom());
        this.rom = setup.rom();
        this.counters = counters;
        this.unit = new MessageUnit(port, setup, configuration, counters);
    }

    @Override
    public ConfigurationSpace configuration() {
        return configuration;
    }

    @Override
    public List<BaseAddress> baseAddresses() {
        return ChipConfiguration.BASE_ADDRESSES;
    }

    @Override
    public Msi msi() {
        return ChipConfiguration.MSI;
    }

    @Override
    public @Nullable ExpansionRom expansionRom() {
        return rom;
    }

    @Override
    public void connect(PciHost host) {
        unit.attach(host);
    }

    @Override
    public long read(int bar, long offset, int width) {
        return showsRegisters(bar) ? unit.registers().read(offset, width) : 0;
    }

    @Override
    public void write(int bar, long offset, int width, long value) {
        if (showsRegisters(bar)) {
            unit.registers().write(offset, width, value);
        } else {
            counters.unhandled("write to the diagnostic window");
        }
    }

    @Override
    public void reset(ResetCause cause) {
        if (cause == ResetCause.CONNECTION_LOST) {
            unit.off("connection lost");
        } else {
            unit.reset(cause.name());
        }
        configuration.reset();
    }

    @Override
    public void disconnect() {
        unit.detach();
    }

    private static boolean showsRegisters(int bar) {
        return bar == ChipConfiguration.IO_BAR || bar == ChipConfiguration.MEMORY_BAR;
    }
}
