// SPDX-License-Identifier: Apache-2.0
package com.example.filter;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.FilteredTask;
import io.hotbay.target.api.device.TaskFilter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Counts the reads of all disks, fails those of one range of blocks, and delays those of another. */
@Component(property = {TaskFilter.PROPERTY + "=example", TaskFilter.DEVICE_PROPERTY + "=disk"})
public final class ReadFilter implements TaskFilter {

    private static final System.Logger LOG = System.getLogger(ReadFilter.class.getName());
    private static final Blocks FAULTY = new Blocks(1000, 1007);
    private static final Blocks SLOW = new Blocks(1008, 1015);
    private static final long DELAY_MILLISECONDS = 20;
    private static final CommandResult FAULT =
            CommandResult.check(Sense.of(SenseKey.MEDIUM_ERROR, AdditionalSense.UNRECOVERED_READ_ERROR));

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("read-filter").factory());
    private final LongAdder reads = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    /** Called by Declarative Services. */
    @Activate
    public ReadFilter() {}

    @Override
    public void filter(FilteredTask task) {
        if (FAULTY.touchedBy(task.cdb())) {
            task.complete(FAULT);
        } else if (SLOW.touchedBy(task.cdb())) {
            timer.schedule(task::pass, DELAY_MILLISECONDS, TimeUnit.MILLISECONDS);
        } else {
            task.pass();
        }
    }

    @Override
    public void ended(FilteredTask task, CommandResult result, long transferred) {
        if (Blocks.isRead(task.cdb())) {
            reads.increment();
            nanoseconds.add(System.nanoTime() - task.begun());
        }
    }

    /** When the bundle stops: the core has taken the filter out before, and lets what it still holds go on. */
    @Deactivate
    void deactivate() {
        timer.shutdownNow();
        LOG.log(System.Logger.Level.INFO, "{0} reads, {1} ns each", reads.sum(),
                nanoseconds.sum() / Math.max(1, reads.sum()));
    }
}
