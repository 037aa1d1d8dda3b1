// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.hotbay.target.api.GateState;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The code under a disk goes and comes while commands flow: they wait, and not one fails. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SwapIT {

    private static final int TIMES = 3;
    private static final long NAA = 0x3000_0000_0000_0001L;
    private static final long BYTES = 1 << 20;

    @Inject
    private BundleContext context;

    @Inject
    private TargetCore core;

    private Path file;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform()};
    }

    @Before
    public void makeFile() throws IOException {
        file = Files.createTempFile("hotbay", ".img");
        try (RandomAccessFile image = new RandomAccessFile(file.toFile(), "rw")) {
            image.setLength(BYTES);
        }
    }

    @After
    public void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Test
    public void shouldParkWhileTheFileStoreIsStopped() throws Exception {
        stopAndStart(open("file", file.toString()), "io.hotbay.store.file");
    }

    @Test
    public void shouldParkAFileWhileTheDeviceTypeIsStopped() throws Exception {
        stopAndStart(open("file", file.toString()), "io.hotbay.device.disk");
    }

    @Test
    public void shouldKeepAnUnnamedMemoryDiskWhileTheDeviceTypeIsStopped() throws Exception {
        stopAndStart(open("memory", "1M"), "io.hotbay.device.disk");
    }

    @Test
    public void shouldGoOnWhenTheFileStoreIsUpdated() throws Exception {
        update(open("file", file.toString()), "io.hotbay.store.file");
    }

    @Test
    public void shouldGoOnWhenTheDeviceTypeIsUpdated() throws Exception {
        update(open("file", file.toString()), "io.hotbay.device.disk");
    }

    private LogicalUnit open(String store, String location) throws UnitException {
        return core.open(new UnitSpecification("test", "disk", store, location, UnitAttributes.of(NAA, "T1")));
    }

    private void stopAndStart(LogicalUnit unit, String name) throws Exception {
        Bundle bundle = Bundles.find(context, name);
        underLoad(unit, () -> {
            bundle.stop();
            assertEquals(unit.gateReason(), GateState.PARKED, unit.gate());
            Wait.until("all commands wait at the gate", () -> unit.counters().waiting() == Load.LANES);
            bundle.start();
        });
    }

    private void update(LogicalUnit unit, String name) throws Exception {
        Bundle bundle = Bundles.find(context, name);
        underLoad(unit, () -> {
            try (InputStream jar = Files.newInputStream(Bundles.jar(name))) {
                bundle.update(jar);
            }
        });
    }

    private interface Change {
        void make() throws BundleException, IOException;
    }

    private void underLoad(LogicalUnit unit, Change change) throws Exception {
        try (unit; TestFront front = new TestFront(core, unit)) {
            long failedBefore = unit.counters().failed();
            Load load = new Load(front, 0);
            for (int time = 1; time <= TIMES; time++) {
                load.awaitProgress();
                change.make();
                load.awaitProgress();
                assertEquals(unit.gateReason(), GateState.OPEN, unit.gate());
                assertTrue("parked", unit.counters().parked() >= time);
            }
            load.end();
            assertEquals(failedBefore, unit.counters().failed());
            assertEquals(0, unit.counters().inside() + unit.counters().waiting());
        }
    }
}
