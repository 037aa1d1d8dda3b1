// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.BaseAddress;
import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.ConfigurationSpace.Field;
import io.hotbay.pci.api.ExpansionRom;
import io.hotbay.pci.api.Msi;
import io.hotbay.pci.api.MsiX;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciHost;
import io.hotbay.pci.api.ResetCause;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A function whose BARs are memory, and which tells what happened to it. */
final class TestFunction implements PciFunction {
    static final BaseAddress IO = new BaseAddress(0, BaseAddress.Kind.IO, 256);
    static final BaseAddress MEMORY = new BaseAddress(1, BaseAddress.Kind.MEMORY_64, 0x20000);
    static final BaseAddress DIAGNOSTIC = new BaseAddress(3, BaseAddress.Kind.MEMORY_64, 0x10000);

    /** Accesses to this offset of the I/O BAR fail as a broken function does. */
    static final int BROKEN = 0xF0;

    /** A write to this offset of the I/O BAR sets the interrupt's level: up when it is not 0. */
    static final int LEVEL = 0xE0;

    private final ConfigurationSpace configuration;
    private final Msi msi;
    private final MsiX msiX;
    private final ExpansionRom rom;
    private final long[][] words = {new long[32], new long[0x4000], {}, new long[0x2000]};
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile PciHost host;
    private volatile RuntimeException failure;

    /** With INTx alone. */
    TestFunction() {
        this(null, null, null);
    }

    /** With what is not null. */
    TestFunction(Msi msi, MsiX msiX, ExpansionRom rom) {
        this.msi = msi;
        this.msiX = msiX;
        this.rom = rom;
        ConfigurationSpace.Builder builder = ConfigurationSpace.builder()
                .set(Field.VENDOR_ID, 0x1000)
                .set(Field.DEVICE_ID, 0x0030)
                .set(Field.COMMAND, 0, 0x0547)
                .set(Field.CLASS_CODE, 0x010000)
                .set(IO)
                .set(MEMORY)
                .set(DIAGNOSTIC)
                .set(Field.INTERRUPT_LINE, 0, 0xFF)
                .set(Field.INTERRUPT_PIN, 1);
        if (msi != null) {
            builder.set(Field.CAPABILITIES_POINTER, msi.offset()).set(msi, msiX == null ? 0 : msiX.offset());
        }
        if (msiX != null) {
            builder.set(msiX, 0);
        }
        if (rom != null) {
            builder.set(rom);
        }
        configuration = builder.build();
    }

    /** The next thing that happened; waits for it. */
    String event() {
        try {
            String event = events.poll(30, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing happened for 30 s");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean eventless() {
        return events.isEmpty();
    }

    PciHost host() {
        return host;
    }

    /** From now on connect fails. */
    void failToConnect(RuntimeException newFailure) {
        failure = newFailure;
    }

    @Override
    public ConfigurationSpace configuration() {
        return configuration;
    }

    @Override
    public List<BaseAddress> baseAddresses() {
        return List.of(IO, MEMORY, DIAGNOSTIC);
    }

    @Override
    public Msi msi() {
        return msi;
    }

    @Override
    public MsiX msiX() {
        return msiX;
    }

    @Override
    public ExpansionRom expansionRom() {
        return rom;
    }

    @Override
    public void connect(PciHost newHost) {
        events.add("connect");
        host = newHost;
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public long read(int bar, long offset, int width) {
        if (bar == 0 && offset == BROKEN) {
            throw new InternalError("read of a page that is gone");
        }
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | octet(bar, offset + i);
        }
        return value;
    }

    @Override
    public void write(int bar, long offset, int width, long value) {
        if (bar == 0 && offset == BROKEN) {
            throw new IllegalStateException("broken register");
        }
        if (bar == 0 && offset == LEVEL) {
            host.interrupt(value != 0);
        }
        for (int i = 0; i < width; i++) {
            int word = (int) ((offset + i) / Long.BYTES);
            int shift = (int) ((offset + i) % Long.BYTES) * 8;
            words[bar][word] = words[bar][word] & ~(0xFFL << shift) | (value >>> i * 8 & 0xFF) << shift;
        }
    }

    @Override
    public void reset(ResetCause cause) {
        configuration.reset();
        events.add("reset " + cause);
    }

    @Override
    public void disconnect() {
        events.add("disconnect");
    }

    private long octet(int bar, long offset) {
        return words[bar][(int) (offset / Long.BYTES)] >>> (int) (offset % Long.BYTES) * 8 & 0xFF;
    }
}
