// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.BaseAddress;
import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.ExpansionRom;
import io.hotbay.pci.api.MsiX;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciHost;
import io.hotbay.pci.api.ResetCause;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function with the MSI-X table and pending bits that lie in its BARs (PCI 3.0 6.8.2). VMMs keep the table that their
 * guest works with themselves, as vfio wants it; here it is memory, without effect. Pending bits are real. An access
 * that touches one of the two areas goes there as a whole.
 */
record MsiXFunction(PciFunction function, MsiX facts, MessageVectors vectors, byte[] table) implements PciFunction {
    /** Vector control, the last dword of an entry, has one bit: the vector is masked, which it is after reset. */
    private static final int VECTOR_CONTROL = 12;

    static MsiXFunction of(PciFunction function, MsiX facts, MessageVectors vectors) {
        return new MsiXFunction(function, facts, vectors, new byte[facts.tableBytes()]);
    }

    @Override
    public ConfigurationSpace configuration() {
        return function.configuration();
    }

    @Override
    public List<BaseAddress> baseAddresses() {
        return function.baseAddresses();
    }

    @Override
    public @Nullable ExpansionRom expansionRom() {
        return function.expansionRom();
    }

    @Override
    public void connect(PciHost host) {
        function.connect(host);
    }

    @Override
    public long read(int bar, long offset, int width) {
        if (touchesTable(bar, offset, width)) {
            return gather(width, i -> tableByte((int) (offset - facts.tableOffset()) + i));
        }
        if (touchesPending(bar, offset, width)) {
            return gather(width, i -> pendingByte((int) (offset - facts.pendingOffset()) + i));
        }
        return function.read(bar, offset, width);
    }

    @Override
    public void write(int bar, long offset, int width, long value) {
        if (touchesTable(bar, offset, width)) {
            for (int i = 0; i < width; i++) {
                long at = offset - facts.tableOffset() + i;
                if (at >= 0 && at < table.length) {
                    table[(int) at] = (byte) (value >>> i * Byte.SIZE);
                }
            }
        } else if (!touchesPending(bar, offset, width)) {
            function.write(bar, offset, width, value);
        }
    }

    @Override
    public void reset(ResetCause cause) {
        function.reset(cause);
        vectors.reset();
        Arrays.fill(table, (byte) 0);
        for (int entry = 0; entry < facts.vectors(); entry++) {
            table[entry * MsiX.ENTRY_BYTES + VECTOR_CONTROL] = 1;
        }
    }

    @Override
    public void disconnect() {
        function.disconnect();
    }

    private boolean touchesTable(int bar, long offset, int width) {
        return bar == facts.tableBar() && offset + width > facts.tableOffset()
                && offset < facts.tableOffset() + facts.tableBytes();
    }

    private boolean touchesPending(int bar, long offset, int width) {
        return bar == facts.pendingBar() && offset + width > facts.pendingOffset()
                && offset < facts.pendingOffset() + facts.pendingBytes();
    }

    private int tableByte(int at) {
        return at >= 0 && at < table.length ? Byte.toUnsignedInt(table[at]) : 0;
    }

    private int pendingByte(int at) {
        int bits = 0;
        for (int bit = Byte.SIZE - 1; bit >= 0; bit--) {
            int vector = at * Byte.SIZE + bit;
            boolean set = vector >= 0 && vector < facts.vectors() && vectors.isPending(vector);
            bits = bits << 1 | (set ? 1 : 0);
        }
        return bits;
    }

    private static long gather(int width, IntUnaryOperator octet) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << Byte.SIZE | octet.applyAsInt(i);
        }
        return value;
    }
}
