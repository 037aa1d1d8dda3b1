// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static io.hotbay.target.internal.TinyDeviceType.READ_10;
import static io.hotbay.target.internal.TinyDeviceType.TEST_UNIT_READY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which functions there are (SAM-5 7), and what REPORT SUPPORTED TASK MANAGEMENT FUNCTIONS says of them. */
class ManagementTableTest {

    @ParameterizedTest
    @EnumSource(TaskManagementFunction.class)
    void shouldAnswerEachFunctionByItsRow(TaskManagementFunction function) throws Exception {
        String expected = switch (function) {
            case CLEAR_ACA, QUERY_ASYNCHRONOUS_EVENT -> "FUNCTION_REJECTED 0";
            case ABORT_TASK, ABORT_TASK_SET, CLEAR_TASK_SET, I_T_NEXUS_RESET, LOGICAL_UNIT_RESET, TARGET_RESET,
                    TARGET_COLD_RESET, BUS_RESET, QUERY_TASK, QUERY_TASK_SET -> "FUNCTION_COMPLETE 0";
        };
        assertEquals(expected, new Rig(Manner.INLINE).manage(function).answer());
    }

    @ParameterizedTest
    @CsvSource({
        // ATS ATSS CTSS LURS QTS TRS, QTSS ITNRS
        "A3 0D 00 00 00 00 00 00 10 00 00 00,DE 03 00 00",
        "A3 0D 00 00 00 00 00 00 00 02 00 00,DE 03",
        // the abort deadline is 3 s
        "A3 0D 80 00 00 00 00 00 10 00 00 00,DE 03 00 0C 01 00 DE 03 00 00 00 1E 00 00 00 1E"
    })
    void shouldReportThoseThatThereAre(String cdb, String expected) throws Exception {
        assertEquals(expected, HexFormat.ofDelimiter(" ").withUpperCase()
                .formatHex(new Rig(Manner.INLINE).submit(cdb).dataIn()));
    }

    @ParameterizedTest
    @CsvSource({"A3 2D 00 00 00 00 00 00 10 00 00 00", "A3 0D 40 00 00 00 00 00 10 00 00 00",
        "A3 0D 00 01 00 00 00 00 10 00 00 00", "A3 0D 00 00 00 00 00 00 10 00 01 00"})
    void shouldRefuseReservedBits(String cdb) throws Exception {
        assertEquals("5/24/00", new Rig(Manner.INLINE).submit(cdb).senseCode());
    }

    @Test
    void shouldEndOnlyTheCommandsOfTheNexusThatIsReset() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Nexus other = rig.connect("6");
        Submission own = rig.submit(READ_10);
        Submission others = rig.submit(other, READ_10);
        assertEquals("FUNCTION_COMPLETE 1", rig.manage(TaskManagementFunction.I_T_NEXUS_RESET).answer());
        assertEquals(CommandResult.TERMINATED, own.result());
        assertEquals(0, others.ends());
        assertEquals("6/29/07", rig.submit(TEST_UNIT_READY).senseCode());
        assertEquals(CommandResult.GOOD, rig.submit(other, TEST_UNIT_READY).result());
        assertEquals(0, rig.devices.resets);
    }

    @Test
    void shouldReleaseWhatANexusReservedWhenItIsReset() throws Exception {
        Cluster cluster = new Cluster();
        cluster.say(cluster.a, "16 00 00 00 00 00");
        cluster.a.manage(new TaskManagementRequest(TaskManagementFunction.I_T_NEXUS_RESET, 0, 0, 0),
                new Management());
        assertEquals("GOOD", cluster.write(cluster.b));
    }

    @Test
    void shouldBeginAnewAfterAColdReset() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Nexus other = rig.connect("6");
        Submission read = rig.submit(READ_10);
        assertEquals("FUNCTION_COMPLETE 1",
                rig.manage(other, TaskManagementFunction.TARGET_COLD_RESET, 0).answer());
        assertEquals(CommandResult.TERMINATED, read.result());
        assertEquals("6/29/01", rig.submit(TEST_UNIT_READY).senseCode());
        assertEquals("6/29/01", rig.submit(other, TEST_UNIT_READY).senseCode());
        assertEquals(1, rig.devices.resets);
    }

    @Test
    void shouldFindAnyTaskOfTheNexusInItsSet() throws Exception {
        Rig rig = new Rig(Manner.HOLDING);
        Nexus other = rig.connect("6");
        rig.submit(READ_10);
        assertEquals("FUNCTION_SUCCEEDED 0", rig.manage(TaskManagementFunction.QUERY_TASK_SET).answer());
        assertEquals("FUNCTION_COMPLETE 0",
                rig.manage(other, TaskManagementFunction.QUERY_TASK_SET, 0).answer());
    }
}
