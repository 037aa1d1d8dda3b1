// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXTENDED COPY(LID1) and RECEIVE COPY RESULTS (SPC-4 6.4, 6.24) between two disks of one bus. */
class ExtendedCopyTest {

    private static final long FIRST = 0x3000_0000_0000_0001L;
    private static final long SECOND = 0x3000_0000_0000_0002L;
    private static final String CSCD_1 =
            "E4 00 00 00 01 03 00 08 30 00 00 00 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 02 00 ";
    private static final String CSCD_2 =
            "E4 00 00 00 01 03 00 08 30 00 00 00 00 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 02 00 ";

    private final VirtualTimer timer = new VirtualTimer();
    private final List<Runnable> elsewhere = new ArrayList<>();
    private final Core core = new Core(timer, elsewhere::add);
    private final CopyDisks disks = new CopyDisks();
    private TargetPort port;
    private LogicalUnit unit;
    private Nexus nexus;
    private long nextTag = 1;

    @BeforeEach
    void open() throws Exception {
        core.addStoreType("scripted", new ScriptedStoreType(Manner.INLINE));
        core.addDeviceType("copy", disks);
        port = core.createPort(new PortSpecification("bus", TransportProtocol.PARALLEL_SCSI, 16));
        port.map(0, 0, unit(FIRST));
        unit = unit(SECOND);
        port.map(1, 0, unit);
        nexus = connect("7");
        new Random(1).nextBytes(disks.contents.get(FIRST));
    }

    private LogicalUnit unit(long naa) throws Exception {
        return core.open(new UnitSpecification("unit", "copy", "scripted", "here", UnitAttributes.of(naa, "S")));
    }

    private Nexus connect(String id) {
        Nexus fresh = port.connect(new TransportId(TransportProtocol.PARALLEL_SCSI, id));
        submit(fresh, 0, "00 00 00 00 00 00", "");
        submit(fresh, 1, "00 00 00 00 00 00", "");
        return fresh;
    }

    private Submission submit(Nexus by, int target, String cdbHex, String dataHex) {
        Submission submission = new Submission(HexFormat.of().parseHex(dataHex.replace(" ", "")));
        byte[] cdb = HexFormat.of().parseHex(cdbHex.replace(" ", ""));
        submission.command().address(target, 0, nextTag++).cdb(cdb, 0, cdb.length)
                .transfer(TaskAttribute.SIMPLE, DataDirection.NONE);
        by.submit(submission.command());
        return submission;
    }

    private Submission copy(String list) {
        int length = list.replace(" ", "").length() / 2;
        return submit(nexus, 0, "83 00 00 00 00 00 00 00 00 00 %08X 00 00".formatted(length), list);
    }

    private static String list(String cscds, String segments) {
        return "05 00 %04X 00000000 %08X 00000000".formatted(
                cscds.replace(" ", "").length() / 2, segments.replace(" ", "").length() / 2) + cscds + segments;
    }

    private static String segment(int from, int to, int blocks, long source, long destination) {
        return "02 00 0018 %04X %04X 0000 %04X %016X %016X".formatted(from, to, blocks, source, destination);
    }

    private byte[] blocks(long naa, int from, int count) {
        return Arrays.copyOfRange(disks.contents.get(naa), from * 512, (from + count) * 512);
    }

    private String status() {
        return HexFormat.ofDelimiter(" ").formatHex(
                submit(nexus, 0, "84 00 05 00 00 00 00 00 00 00 00 00 00 FF 00 00", "").dataIn());
    }

    @Test
    void shouldCopyRunsBetweenDisksAndWithinOne() {
        byte[] tail = blocks(SECOND, 3100, 996);
        Submission copy = copy(list(CSCD_1 + CSCD_2, segment(0, 1, 3000, 10, 100) + segment(0, 0, 2, 0, 4094)));
        elsewhere.removeFirst().run();
        assertEquals(CommandResult.GOOD, copy.result());
        assertArrayEquals(blocks(FIRST, 10, 3000), blocks(SECOND, 100, 3000));
        assertArrayEquals(tail, blocks(SECOND, 3100, 996));
        assertArrayEquals(blocks(FIRST, 0, 2), blocks(FIRST, 4094, 2));
        // 2048 blocks at a time
        assertEquals(6, disks.transfers);
        assertEquals("00 00 00 08 01 00 02 01 00 00 05 dd", status());
    }

    @Test
    void shouldDoNothingForNoListAndForNoBlocks() {
        assertEquals(CommandResult.GOOD,
                submit(nexus, 0, "83 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00", "").result());
        assertEquals(CommandResult.GOOD, copy(list(CSCD_1, segment(0, 0, 0, 0, 0))).result());
        assertEquals(0, disks.transfers);
    }

    @ParameterizedTest
    @CsvSource({
        // beyond the end of the destination, of the source; no such descriptor
        "0, 1, 2, 0, 4095, A/00/00", "0, 1, 2, 4095, 0, A/00/00", "0, 2, 2, 0, 0, A/0D/02"
    })
    void shouldAbortWhatCannotBeCopied(int from, int to, int blocks, long source, long destination, String sense) {
        assertEquals(sense, copy(list(CSCD_1 + CSCD_2, segment(from, to, blocks, source, destination))).senseCode());
        if (to == 1) {
            assertEquals("00 00 00 08 02 00 00 01 00 00 00 00", status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // another type; not a unit; another designator; a unit that is not there; NUL
        "E0 00 00 00 01 03 00 08 30 00 00 00 00 00 00 01, 5/26/07",
        "E4 40 00 00 01 03 00 08 30 00 00 00 00 00 00 01, 5/26/00",
        "E4 00 00 00 02 01 00 08 30 00 00 00 00 00 00 01, A/0D/02",
        "E4 00 00 00 01 03 00 08 30 00 00 00 00 00 00 09, A/0D/02",
        "E4 20 00 00 01 03 00 08 30 00 00 00 00 00 00 01, A/0D/02"
    })
    void shouldRefuseWhatNamesNoDisk(String cscd, String sense) {
        assertEquals(sense, copy(list(cscd + "00".repeat(16), segment(0, 0, 1, 0, 1))).senseCode());
        assertEquals(0, disks.transfers);
    }

    @Test
    void shouldRefuseSegmentsOfOtherTypesAndLengths() {
        assertEquals("5/26/09", copy(list(CSCD_1, "03" + segment(0, 0, 1, 0, 1).substring(2))).senseCode());
        assertEquals("5/26/00",
                copy(list(CSCD_1, segment(0, 0, 1, 0, 1).replaceFirst("0018", "0014"))).senseCode());
        assertEquals("5/26/00", copy(list(CSCD_1, segment(0, 0, 1, 0, 1).substring(0, 30))).senseCode());
    }

    @Test
    void shouldRefuseListsThatAreCutShortOrTooLong() {
        String list = list(CSCD_1, segment(0, 0, 1, 0, 1)).replace(" ", "");
        assertEquals("5/1A/00", copy(list.substring(0, list.length() - 2)).senseCode());
        assertEquals("5/1A/00", copy(list.substring(0, 30)).senseCode());
        assertEquals("5/26/06", copy(list(CSCD_1.repeat(17), segment(0, 0, 1, 0, 1))).senseCode());
        assertEquals("5/26/08", copy(list(CSCD_1, segment(0, 0, 1, 0, 1).repeat(17))).senseCode());
        assertEquals("5/1A/00", copy(list(CSCD_1.repeat(17), segment(0, 0, 1, 0, 1).repeat(17))).senseCode());
        assertEquals("5/1A/00", submit(nexus, 0, "83 00 00 00 00 00 00 00 00 00 00 00 10 00 00 00", list).senseCode());
        assertEquals(0, disks.transfers);
    }

    @Test
    void shouldRespectReservationsOfOthers() {
        Nexus other = connect("6");
        assertEquals(CommandResult.GOOD, submit(other, 1, "16 00 00 00 00 00", "").result());
        assertEquals("A/0D/01", copy(list(CSCD_1 + CSCD_2, segment(0, 1, 1, 0, 0))).senseCode());
        assertEquals(1, disks.transfers);
    }

    @Test
    void shouldGoOnWhenReadsAndWritesComeBackLaterAndTellOfItsProgress() {
        disks.holding = true;
        Submission copy = copy(list(CSCD_1 + CSCD_2, segment(0, 1, 1, 0, 0) + segment(0, 1, 1, 1, 1)));
        disks.goOn();
        disks.goOn();
        assertEquals(0, copy.ends());
        assertEquals("00 00 00 08 00", status().substring(0, 14));
        disks.goOn();
        disks.goOn();
        assertEquals(CommandResult.GOOD, copy.result());
        assertArrayEquals(blocks(FIRST, 0, 2), blocks(SECOND, 0, 2));
    }

    @Test
    void shouldStopBetweenAReadAndAWriteWhenAborted() {
        disks.holding = true;
        Submission copy = copy(list(CSCD_1 + CSCD_2, segment(0, 1, 1, 0, 0)));
        Management abort = new Management();
        nexus.manage(new TaskManagementRequest(
                TaskManagementFunction.ABORT_TASK, 0, 0, copy.command().tag()), abort);
        disks.goOn();
        assertEquals(CommandResult.TERMINATED, copy.result());
        assertEquals("FUNCTION_COMPLETE 1", abort.answer());
        assertEquals(1, disks.transfers);
        assertArrayEquals(new byte[512], blocks(SECOND, 0, 1));
    }

    @Test
    void shouldLeaveNothingBehindWhenTheNexusIsLost() {
        disks.holding = true;
        Submission copy = copy(list(CSCD_1 + CSCD_2, segment(0, 1, 1, 0, 0)));
        nexus.lose();
        disks.goOn();
        assertEquals(0, copy.ends());
        assertEquals(1, copy.returns());
        assertEquals(1, disks.transfers);
    }

    @Test
    void shouldLeaveTheThreadOfTheInitiatorAfterAFewPieces() {
        Submission copy = copy(list(CSCD_1 + CSCD_2, segment(0, 1, 1, 0, 0).repeat(16)));
        assertEquals(0, copy.ends());
        assertEquals(4, disks.transfers);
        elsewhere.removeFirst().run();
        assertEquals(CommandResult.GOOD, copy.result());
        assertEquals(32, disks.transfers);
        assertEquals(List.of(), elsewhere);
    }

    @Test
    void shouldLeaveUnitAttentionsToTheInitiator() {
        Nexus fresh = port.connect(new TransportId(TransportProtocol.PARALLEL_SCSI, "5"));
        submit(fresh, 0, "00 00 00 00 00 00", "");
        nexus = fresh;
        assertEquals(CommandResult.GOOD, copy(list(CSCD_1 + CSCD_2, segment(0, 1, 1, 0, 0))).result());
        assertEquals("6/29/01", submit(fresh, 1, "00 00 00 00 00 00", "").senseCode());
    }

    @ParameterizedTest
    @CsvSource({"1, GOOD", "2, TASK_SET_FULL"})
    void shouldNotCountAgainstTheQueueDepth(int reads, String last) {
        UnitAttributes second = UnitAttributes.of(SECOND, "S");
        unit.limit(1, second.deadlines());
        disks.holding = true;
        copy(list(CSCD_1 + CSCD_2, segment(1, 0, 1, 0, 0)));
        Submission read = null;
        for (int i = 0; i < reads; i++) {
            read = submit(nexus, 1, "88 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00", "");
        }
        while (disks.isHolding()) {
            disks.goOn();
        }
        assertEquals(last.equals("GOOD") ? CommandResult.GOOD : CommandResult.TASK_SET_FULL, read.result());
    }

    @Test
    void shouldBeBusyWithFourCopiesAndGiveBackWhatTheyHad() {
        disks.holding = true;
        String list = list(CSCD_1 + CSCD_2, segment(0, 1, 1, 0, 0));
        List<Submission> copies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            copies.add(copy(list));
        }
        assertEquals(CommandResult.BUSY, copy(list.replaceFirst("05", "06")).result());
        assertEquals("5/24/00", submit(nexus, 0, "84 00 06 00 00 00 00 00 00 00 00 00 00 FF 00 00", "").senseCode());
        nexus.manage(new TaskManagementRequest(TaskManagementFunction.ABORT_TASK, 0, 0,
                copies.getLast().command().tag()), new Management());
        while (disks.isHolding()) {
            disks.goOn();
        }
        assertEquals(CommandResult.TERMINATED, copies.getLast().result());
        assertEquals(CommandResult.GOOD, copies.getFirst().result());
        assertEquals(0, ((Port) port).copyMemory().taken());
        assertEquals("A/00/00", failed());
        assertEquals(0, ((Port) port).copyMemory().taken());
    }

    private String failed() {
        disks.holding = false;
        return copy(list(CSCD_1 + CSCD_2, segment(0, 1, 2, 4095, 0))).senseCode();
    }

    @Test
    void shouldReportItsOperatingParameters() {
        assertEquals("00 00 00 2a 01 00 00 00 00 10 00 10 00 00 03 c0 0f ff f0 00 00 00 00 00 00 00 00 00 "
                + "00 00 00 00 00 00 00 04 04 09 00 00 00 00 00 02 02 e4", HexFormat.ofDelimiter(" ").formatHex(
                submit(nexus, 0, "84 03 00 00 00 00 00 00 00 00 00 00 00 FF 00 00", "").dataIn()));
    }

    @ParameterizedTest
    @CsvSource({"84 00 06 00 00 00 00 00 00 00 00 00 00 FF 00 00", "84 01 05 00 00 00 00 00 00 00 00 00 00 FF 00 00",
        "84 03 01 00 00 00 00 00 00 00 00 00 00 FF 00 00", "83 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
        "83 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00"})
    void shouldRefuseUnknownListsServiceActionsAndReservedBits(String cdb) {
        assertEquals("5/24/00", submit(nexus, 0, cdb, "").senseCode());
    }
}
