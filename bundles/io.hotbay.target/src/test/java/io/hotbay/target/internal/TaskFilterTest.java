// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.device.FilteredTask;
import io.hotbay.target.api.device.TaskFilter;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a filter may do with the commands of a unit. */
class TaskFilterTest {

    private static final CommandResult FAULT =
            CommandResult.check(Sense.of(SenseKey.MEDIUM_ERROR, AdditionalSense.UNRECOVERED_READ_ERROR));
    private static final String INQUIRY = "12 00 00 00 24 00";

    @Test
    void shouldSeeACommandAndHearOfItsEnd() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        RecordingFilter filter = new RecordingFilter(FilteredTask::pass).in(rig.core);
        Submission read = rig.submit(READ_10);
        assertEquals(List.of("f READ(10)"), filter.heard());
        rig.stores.last().end(StoreOutcome.DONE);
        assertEquals(CommandResult.GOOD, read.result());
        assertEquals(512, read.transferred());
        assertEquals(List.of("f READ(10)", "f GOOD 512"), filter.heard());
    }

    @Test
    void shouldNotSeeTheCommandsOfTheCore() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter filter = RecordingFilter.holding().in(rig.core);
        assertEquals(CommandResult.GOOD, rig.submit(INQUIRY).result());
        assertEquals(List.of(), filter.heard());
    }

    @Test
    void shouldEndACommandBeforeTheDeviceTypeSeesIt() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter filter = new RecordingFilter(task -> task.complete(FAULT)).in(rig.core);
        assertEquals("3/11/00", rig.submit(READ_10).senseCode());
        assertEquals(0, rig.stores.last().begun());
        assertEquals(0, rig.unit.counters().inside());
        assertEquals(List.of("f READ(10)", "f failed 0"), filter.heard());
    }

    @Test
    void shouldDelayACommandWithoutHoldingUpOthers() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter filter = RecordingFilter.holding().in(rig.core);
        Submission delayed = rig.submit(READ_10);
        Submission other = rig.submit(READ_10);
        assertEquals(2, rig.unit.counters().inside());
        assertTrue(filter.seen.get(1).pass());
        assertEquals(CommandResult.GOOD, other.result());
        assertEquals(0, delayed.ends());
        assertTrue(filter.seen.get(0).pass());
        assertEquals(CommandResult.GOOD, delayed.result());
        assertFalse(filter.seen.get(0).pass());
        assertFalse(filter.seen.get(0).complete(FAULT));
        assertEquals(0, rig.unit.counters().internalErrors());
    }

    @Test
    void shouldAbortADelayedCommandAtOnce() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter filter = RecordingFilter.holding().in(rig.core);
        Submission delayed = rig.submit(READ_10);
        Management abort = rig.manage(TaskManagementFunction.ABORT_TASK, delayed.command().tag());
        assertEquals("FUNCTION_COMPLETE 1", abort.answer());
        assertEquals(CommandResult.TERMINATED, delayed.result());
        assertFalse(filter.seen.getFirst().pass());
        assertEquals(0, rig.stores.last().begun());
        assertEquals(List.of("f READ(10)", "f TERMINATED 0"), filter.heard());
    }

    @ParameterizedTest
    @CsvSource({"false,4/44/00,0", "true,,1"})
    void shouldEndNoMoreThanTheOneCommandWhenAFilterThrows(boolean passesFirst, String sense, int begun)
            throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter filter = new RecordingFilter(task -> {
            if (passesFirst) {
                task.pass();
            }
            throw new IllegalStateException("thrown by the test");
        }).in(rig.core);
        Submission read = rig.submit(READ_10);
        if (sense == null) {
            assertEquals(CommandResult.GOOD, read.result());
        } else {
            assertEquals(sense, read.senseCode());
        }
        assertEquals(begun, rig.stores.last().begun());
        assertEquals(1, rig.unit.counters().internalErrors());
        assertEquals(0, rig.unit.counters().inside());
        rig.core.removeFilter(filter);
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
    }

    @Test
    void shouldTellTheResultWhenAFilterThrowsAtTheEnd() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        rig.core.addFilter(new TaskFilter() {
            @Override
            public void filter(FilteredTask task) {
                task.pass();
            }

            @Override
            public void ended(FilteredTask task, CommandResult result, long transferred) {
                throw new IllegalStateException("thrown by the test");
            }
        }, FilterSelection.of(Map.of()));
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
        assertEquals(1, rig.unit.counters().internalErrors());
    }

    @Test
    void shouldComeInTheOrderOfTheirRanking() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        List<String> record = new CopyOnWriteArrayList<>();
        for (String name : List.of("c", "a", "b")) {
            int ranking = name.equals("a") ? 5 : 0;
            long id = name.equals("b") ? 1 : 2;
            new RecordingFilter(name, record, FilteredTask::pass)
                    .in(rig.core, Map.of("service.ranking", ranking, "service.id", id));
        }
        rig.submit(READ_10);
        assertEquals(List.of("a READ(10)", "b READ(10)", "c READ(10)", "c GOOD 512", "b GOOD 512", "a GOOD 512"),
                record);
    }

    @Test
    void shouldTellOnlyThoseWhoSawTheCommand() throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        RecordingFilter first = new RecordingFilter(task -> task.complete(FAULT)).in(rig.core);
        RecordingFilter second = new RecordingFilter(FilteredTask::pass).in(rig.core);
        rig.submit(READ_10);
        assertEquals(List.of("f READ(10)", "f failed 0"), first.heard());
        assertEquals(List.of(), second.heard());
    }

    @ParameterizedTest
    @CsvSource({"tiny,,1", "disk,,0", "disk tiny,,1", ",3000000012345678,1", ",3000000012345679,0",
        ",3000000012345679 3000000012345678,1", "tiny,3000000012345679,0"})
    void shouldStandBeforeTheUnitsThatItsPropertiesName(String devices, String naas, int seen) throws Exception {
        Rig rig = new Rig(Manner.INLINE);
        Map<String, Object> properties = devices == null ? Map.of(TaskFilter.NAA_PROPERTY, naas.split(" "))
                : naas == null ? Map.of(TaskFilter.DEVICE_PROPERTY, List.of(devices.split(" ")))
                : Map.of(TaskFilter.DEVICE_PROPERTY, devices, TaskFilter.NAA_PROPERTY, naas);
        RecordingFilter filter = new RecordingFilter(FilteredTask::pass).in(rig.core, properties);
        assertEquals(CommandResult.GOOD, rig.submit(READ_10).result());
        assertEquals(seen, filter.seen.size());
    }
}
