// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.BaseAddress;
import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.ExpansionRom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regions of a PCI device by the numbers that vfio gives them, and their sizes. */
final class Regions {
    /** BARs 0 to 5, expansion ROM, configuration space, legacy VGA. */
    static final int COUNT = 9;

    static final int BARS = 6;
    static final int ROM = 6;
    static final int CONFIGURATION = 7;

    private final long[] sizes = new long[COUNT];

    Regions(List<BaseAddress> bars, @Nullable ExpansionRom rom) {
        bars.forEach(bar -> sizes[bar.number()] = bar.size());
        sizes[ROM] = rom == null ? 0 : rom.regionBytes();
        sizes[CONFIGURATION] = ConfigurationSpace.BYTES;
    }

    static boolean exists(int region) {
        return 0 <= region && region < COUNT;
    }

    /** The size of a region that exists; 0 when the device does not use it. */
    long size(int region) {
        return sizes[region];
    }

    /** Whether an access lies in a region, and has a width that the region knows. */
    boolean allows(int region, long offset, int count) {
        if (!exists(region) || count <= 0 || offset < 0 || offset > sizes[region] - count) {
            return false;
        }
        return region == CONFIGURATION || region == ROM || region < BARS && Integer.bitCount(count) == 1 && count <= Long.BYTES;
    }

    /** Whether software can write there, if the region has a size. */
    static boolean isWritable(int region) {
        return region != ROM;
    }

    /** The longest access: VMMs read the configuration space and the expansion ROM at once. */
    int longestAccess() {
        return (int) Math.max(sizes[CONFIGURATION], sizes[ROM]);
    }

    /** The width of the next piece when so many bytes of configuration space are left to access. */
    static int piece(int left) {
        return Integer.highestOneBit(Math.min(left, Long.BYTES));
    }
}
