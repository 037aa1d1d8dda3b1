// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;

import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.api.device.TaskFilter;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicLong;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Filters come and go as services while commands flow: not one command fails. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FilterIT {

    private static final int TIMES = 10;
    private static final long NAA = 0x3000_0000_0000_0002L;

    @Inject
    private BundleContext context;

    @Inject
    private TargetCore core;

    @Configuration
    public Option[] configuration() {
        return new Option[] {Bundles.platform()};
    }

    @Test
    public void shouldComeAndGoUnderLoad() throws Exception {
        AtomicLong seen = new AtomicLong();
        comeAndGo(task -> {
            seen.incrementAndGet();
            task.pass();
        }, seen);
    }

    /** Every command under way is held when the filter departs. */
    @Test
    public void shouldLetWhatItHoldsGoOnUnderLoad() throws Exception {
        AtomicLong seen = new AtomicLong();
        comeAndGo(task -> seen.incrementAndGet(), seen);
    }

    private void comeAndGo(TaskFilter filter, AtomicLong seen) throws Exception {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(TaskFilter.PROPERTY, "test");
        properties.put(TaskFilter.NAA_PROPERTY, "3000000000000002");
        LogicalUnit unit = core.open(
                new UnitSpecification("test", "disk", "memory", "1M", UnitAttributes.of(NAA, "T2")));
        try (unit; TestFront front = new TestFront(core, unit)) {
            long failedBefore = unit.counters().failed();
            Load load = new Load(front, 0);
            for (int time = 0; time < TIMES; time++) {
                load.awaitProgress();
                long before = seen.get();
                ServiceRegistration<TaskFilter> registration =
                        context.registerService(TaskFilter.class, filter, properties);
                Wait.until("the filter sees commands", () -> seen.get() >= before + Load.LANES);
                registration.unregister();
            }
            load.awaitProgress();
            load.end();
            assertEquals(failedBefore, unit.counters().failed());
            assertEquals(0, unit.counters().internalErrors());
            assertEquals(0, unit.counters().inside() + unit.counters().waiting());
        }
    }
}
