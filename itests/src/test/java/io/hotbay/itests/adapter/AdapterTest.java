// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import static org.junit.Assert.assertEquals;

import io.hotbay.adapter.api.AdapterType;
import io.hotbay.adapter.mpt.internal.driver.Hardware;
import io.hotbay.itests.Bundles;
import io.hotbay.pci.api.PciTransport;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** An adapter over the real core, to plug disks to and to turn a machine on with; no driver may give cause to complain. */
public abstract class AdapterTest {

    static final int IMAGE_BYTES = 1 << 20;
    static final int REPLY_FRAMES = 16;
    static final String DISK_INQUIRY = "HOTBAY  VIRTUAL DISK    0001";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Inject
    private TargetCore core;

    @Inject
    private AdapterType type;

    @Inject
    private PciTransport transport;

    private AdapterBench bench;
    private RemoteHardware remote;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform()};
    }

    @Before
    public void putAdapterTogether() {
        bench = new AdapterBench(core, type);
    }

    @After
    public void takeAdapterApart() {
        if (remote != null) {
            remote.close();
        }
        if (bench != null) {
            List<String> complaints = bench.complaints();
            bench.close();
            assertEquals(List.of(), complaints);
        }
    }

    AdapterBench bench() {
        return bench;
    }

    /** Plugs a new file of random data; returns where it is. */
    Path plugFile(int target) throws Exception {
        Path image = folder.newFile("disk-" + target + ".img").toPath();
        Files.write(image, random(target, IMAGE_BYTES));
        bench.plug(target, "file", image.toString(), Deadlines.DEFAULT);
        return image;
    }

    /** Plugs a disk in memory. */
    LogicalUnit plugMemory(int target) throws Exception {
        return bench.plug(target, "memory", "1M", Deadlines.DEFAULT);
    }

    /** Turns a machine in this process on. */
    Hardware turnOnHere() {
        return bench.turnOn();
    }

    /** Turns a machine on whose VMM reaches the adapter through a socket. */
    RemoteHardware turnOnBehindSocket() throws IOException {
        bench.serve(transport, socket());
        return connectNext();
    }

    /** The same, with MSI in place of the pin. */
    Hardware turnOnByMessages() throws IOException {
        bench.serve(transport, socket());
        remote = RemoteHardware.connectByMessages(socket());
        return remote;
    }

    /** The VMM dies with all that is under way, and another one turns on the same machine. */
    RemoteHardware turnOnAgain() throws IOException {
        remote.close();
        return connectNext();
    }

    /** Another VMM turns on the machine; the one before has disconnected, and whoever looks at its memory closes it. */
    RemoteHardware connectNext() throws IOException {
        remote = RemoteHardware.connect(socket());
        return remote;
    }

    private Path socket() {
        return folder.getRoot().toPath().resolve("s");
    }

    static byte[] random(long seed, int bytes) {
        byte[] data = new byte[bytes];
        new Random(seed).nextBytes(data);
        return data;
    }
}
