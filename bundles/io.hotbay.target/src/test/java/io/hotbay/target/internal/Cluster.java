// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.internal.ScriptedStore.Manner;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** One unit on three buses with relative ports 1, 2 and 3, each with an initiator of id 7: a, b and c. */
final class Cluster {

    static final String REGISTER = "00";
    static final String RESERVE = "01";
    static final String RELEASE = "02";
    static final String CLEAR = "03";
    static final String PREEMPT = "04";
    static final String PREEMPT_AND_ABORT = "05";
    static final String IGNORE = "06";
    static final String MOVE = "07";
    static final int APTPL = 0x01;
    static final int ALL_TG_PT = 0x04;
    static final int SPEC_I_PT = 0x08;
    private static final int TARGETS = 16;

    final VirtualTimer timer = new VirtualTimer();
    final Core core = new Core(timer);
    final ScriptedStoreType stores;
    final MapRecords records;
    final Unit unit;
    final Nexus a;
    final Nexus b;
    final Nexus c;
    /** On the bus of c, and never registered. */
    private final Nexus observer;
    private final AtomicLong nextTag = new AtomicLong(1);

    Cluster() throws Exception {
        this(Manner.INLINE, new MapRecords());
    }

    Cluster(Manner manner, MapRecords records) throws Exception {
        this.records = records;
        stores = new ScriptedStoreType(manner);
        core.addStoreType("scripted", stores);
        core.addDeviceType("tiny", new TinyDeviceType());
        UnitAttributes attributes = UnitAttributes.of(Rig.NAA, "S123");
        unit = (Unit) core.open(new UnitSpecification("unit", "tiny", "scripted", "here", attributes, records));
        a = connect(port(1), "7");
        b = connect(port(2), "7");
        c = connect(port(3), "7");
        observer = connect(((ItNexus) c).port(), "9");
    }

    TargetPort port(int relativePort) {
        TargetPort port = core.createPort(new PortSpecification(
                "bus " + relativePort, TransportProtocol.PARALLEL_SCSI, TARGETS, relativePort));
        port.map(0, 0, unit);
        return port;
    }

    Nexus connect(TargetPort port, String id) {
        Nexus nexus = port.connect(new TransportId(port.specification().protocol(), id));
        say(nexus, TinyDeviceType.TEST_UNIT_READY);
        return nexus;
    }

    /** A command's status, or its sense as key/code/qualifier. */
    String say(Nexus by, String cdb) {
        return words(submit(by, cdb, ""));
    }

    Submission submit(Nexus by, String cdbHex, String dataHex) {
        Submission submission = new Submission(HexFormat.of().parseHex(dataHex.replace(" ", "")));
        byte[] cdb = HexFormat.of().parseHex(cdbHex.replace(" ", ""));
        submission.command().address(0, 0, nextTag.getAndIncrement()).cdb(cdb, 0, cdb.length)
                .transfer(TaskAttribute.SIMPLE, DataDirection.NONE);
        by.submit(submission.command());
        return submission;
    }

    static String words(Submission submission) {
        return submission.result() instanceof CommandResult.Status(var status)
                ? status.toString()
                : submission.senseCode();
    }

    /** PERSISTENT RESERVE OUT with a list of 24 bytes. */
    String out(Nexus by, String action, int type, long key, long actionKey, int flags) {
        return words(outSubmission(by, action, type, key, actionKey, flags));
    }

    Submission outSubmission(Nexus by, String action, int type, long key, long actionKey, int flags) {
        return submit(by, "5F %s %02X 00 00 00 00 00 18 00".formatted(action, type), list(key, actionKey, flags));
    }

    /** The same with TransportIDs behind the list. */
    String outNaming(Nexus by, String action, long key, long actionKey, int flags, String idsHex) {
        String ids = idsHex.replace(" ", "");
        String list = list(key, actionKey, flags) + "%08X".formatted(ids.length() / 2) + ids;
        return words(submit(by, "5F %s 00 00 00 00 00 %04X 00".formatted(action, list.length() / 2), list));
    }

    static String list(long key, long actionKey, int flags) {
        return "%016X%016X00000000%02X000000".formatted(key, actionKey, flags);
    }

    /** Registers and expects it to be done. */
    void register(Nexus by, long key) {
        require(out(by, IGNORE, 0, 0, key, 0));
    }

    void reserve(Nexus by, int type, long key) {
        require(out(by, RESERVE, type, key, 0, 0));
    }

    void require(String words) {
        if (!words.equals("GOOD")) {
            throw new AssertionError(words);
        }
    }

    /** The data of PERSISTENT RESERVE IN as hex. */
    String in(Nexus by, String action) {
        return HexFormat.ofDelimiter(" ").withUpperCase()
                .formatHex(submit(by, "5E " + action + " 00 00 00 00 00 04 00 00", "").dataIn());
    }

    /** PRGENERATION. */
    long generation() {
        return BigEndian.get32(submit(observer, "5E 00 00 00 00 00 00 00 08 00", "").dataIn(), 0);
    }

    /** The registered keys, in hex. */
    String keys() {
        byte[] data = submit(observer, "5E 00 00 00 00 00 00 04 00 00", "").dataIn();
        StringBuilder keys = new StringBuilder();
        for (int i = 8; i < data.length; i += Long.BYTES) {
            keys.append("%X ".formatted(BigEndian.get64(data, i)));
        }
        return keys.toString().trim();
    }

    /** Key and type of the reservation; none. */
    String reservation() {
        byte[] data = submit(observer, "5E 01 00 00 00 00 00 04 00 00", "").dataIn();
        return data.length == 8 ? "none" : "%X %X".formatted(BigEndian.get64(data, 8), data[21]);
    }

    /** What a nexus finds: a unit attention, or GOOD. */
    String attention(Nexus nexus) {
        return say(nexus, TinyDeviceType.TEST_UNIT_READY);
    }

    String read(Nexus nexus) {
        return say(nexus, TinyDeviceType.READ_10);
    }

    String write(Nexus nexus) {
        return say(nexus, TinyDeviceType.WRITE_10);
    }
}
