// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.GateState;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.TaskManagementResponse;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A store that never answers holds up its own unit only, and nobody waits for it beyond a deadline. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HangingStoreIT {

    private static final int HANGING = 0;
    private static final int HEALTHY = 1;
    /** Short, as these tests wait for them to pass. */
    private static final Deadlines DEADLINES =
            new Deadlines(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofMillis(200));

    @Inject
    private BundleContext context;

    @Inject
    private TargetCore core;

    private final HangingStore store = new HangingStore();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment data = arena.allocate(TestCommand.BLOCK);
    private ServiceRegistration<StoreType> registration;
    private LogicalUnit hanging;
    private LogicalUnit healthy;
    private TestFront front;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform()};
    }

    @Before
    public void openUnits() throws Exception {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(StoreType.PROPERTY, "hanging");
        registration = context.registerService(StoreType.class, store, properties);
        hanging = open("hanging", "nowhere");
        healthy = open("memory", "1M");
        front = new TestFront(core, hanging, healthy);
    }

    @After
    public void closeUnits() {
        store.release();
        front.close();
        hanging.close();
        healthy.close();
        arena.close();
        if (registration != null) {
            depart();
        }
    }

    private void depart() {
        registration.unregister();
        registration = null;
    }

    @Test
    public void shouldAnswerAnAbortAtItsDeadline() throws Exception {
        TestCommand stuck = TestCommand.write(0, data);
        long tag = front.submit(HANGING, stuck);
        CompletableFuture<TaskManagementResponse> response = new CompletableFuture<>();
        front.abort(HANGING, tag, (how, terminated) -> response.complete(how));

        assertGood(TestCommand.write(0, data));
        assertEquals(TaskManagementResponse.FAILED, response.get(Wait.GUARD_SECONDS, TimeUnit.SECONDS));
        assertEquals("the buffer may still be touched", 0, stuck.ends());

        store.release();
        stuck.result();
        assertEquals(1, stuck.ends());
    }

    @Test
    public void shouldParkWhenItDepartsWithCommandsInside() throws Exception {
        TestCommand stuck = TestCommand.write(0, data);
        front.submit(HANGING, stuck);
        assertEquals(1, store.hanging());

        depart();

        assertEquals(hanging.gateReason(), GateState.PARKED, hanging.gate());
        assertGood(TestCommand.read(0, data));
        TestCommand late = TestCommand.read(0, data);
        front.submit(HANGING, late);
        assertNotEquals(CommandResult.GOOD, late.result());
        store.release();
        stuck.result();
        assertEquals(1, stuck.ends());
        assertEquals(1, late.ends());
    }

    private void assertGood(TestCommand command) throws InterruptedException {
        front.submit(HEALTHY, command);
        assertEquals(CommandResult.GOOD, command.result());
    }

    private LogicalUnit open(String type, String location) throws UnitException {
        UnitAttributes usual = UnitAttributes.of(0x3000_0000_0000_0002L, "T2");
        UnitAttributes hasty = new UnitAttributes(usual.naa(), usual.serial(), usual.vendor(), usual.product(),
                usual.revision(), usual.readOnly(), DEADLINES);
        return core.open(new UnitSpecification("test " + type, "disk", type, location, hasty));
    }
}
