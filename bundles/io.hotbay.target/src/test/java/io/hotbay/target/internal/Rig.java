// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/**
 * A core on a virtual clock, with one unit at target 0, LUN 0 of a parallel port, and one initiator that has met its
 * power-on.
 */
final class Rig {

    static final Duration DRAIN = Duration.ofSeconds(2);
    static final Duration PARK = Duration.ofSeconds(20);
    static final Duration ABORT = Duration.ofSeconds(3);
    static final long NAA = 0x3000_0000_1234_5678L;

    final VirtualTimer timer;
    final Core core;
    final TinyDeviceType devices = new TinyDeviceType();
    final ScriptedStoreType stores;
    final LogicalUnit unit;
    final TargetPort port;
    final Nexus nexus;
    private long nextTag = 1;

    Rig(ScriptedStore.Manner manner) throws UnitException {
        this(manner, new VirtualTimer());
    }

    private Rig(ScriptedStore.Manner manner, VirtualTimer timer) throws UnitException {
        this(manner, timer, new Core(timer));
    }

    Rig(ScriptedStore.Manner manner, VirtualTimer timer, Core core) throws UnitException {
        this.timer = timer;
        this.core = core;
        port = core.createPort(new PortSpecification("bus", TransportProtocol.PARALLEL_SCSI, 16));
        stores = new ScriptedStoreType(manner);
        core.addStoreType("scripted", stores);
        core.addDeviceType("tiny", devices);
        unit = open("unit");
        port.map(0, 0, unit);
        nexus = connect("7");
    }

    LogicalUnit open(String name) throws UnitException {
        return open(name, new UnitAttributes(NAA, "S123", "HOTBAY", "VIRTUAL DISK", "0001", false,
                new UnitAttributes.Deadlines(DRAIN, PARK, ABORT)));
    }

    LogicalUnit open(String name, UnitAttributes attributes) throws UnitException {
        return core.open(new UnitSpecification(name, "tiny", "scripted", "here", attributes));
    }

    /** Another initiator, after its power-on unit attention. */
    Nexus connect(String id) {
        Nexus fresh = port.connect(new TransportId(TransportProtocol.PARALLEL_SCSI, id));
        submit(fresh, TinyDeviceType.TEST_UNIT_READY);
        return fresh;
    }

    Submission submit(String cdbHex) {
        return submit(nexus, cdbHex);
    }

    Submission submit(Nexus by, String cdbHex) {
        return submit(by, 0, 0, cdbHex);
    }

    Submission submit(Nexus by, int target, int lun, String cdbHex) {
        Submission submission = prepare(target, lun, cdbHex, TaskAttribute.SIMPLE);
        by.submit(submission.command());
        return submission;
    }

    Submission submit(String cdbHex, TaskAttribute attribute) {
        Submission submission = prepare(0, 0, cdbHex, attribute);
        nexus.submit(submission.command());
        return submission;
    }

    Submission prepare(int target, int lun, String cdbHex, TaskAttribute attribute) {
        Submission submission = new Submission();
        byte[] cdb = HexFormat.of().parseHex(cdbHex.replace(" ", ""));
        submission.command().address(target, lun, nextTag++).cdb(cdb, 0, cdb.length)
                .transfer(attribute, DataDirection.NONE);
        return submission;
    }

    Management manage(TaskManagementFunction function) {
        return manage(function, 0);
    }

    Management manage(TaskManagementFunction function, long tag) {
        return manage(nexus, function, tag);
    }

    Management manage(Nexus by, TaskManagementFunction function, long tag) {
        Management management = new Management();
        by.manage(new TaskManagementRequest(function, 0, 0, tag), management);
        return management;
    }

    /** The store type departs; for tests in which nothing is inside. */
    void depart() {
        core.remove("store type scripted", stores);
    }

    /** The device type departs; for tests in which nothing is inside. */
    void departDevices() {
        core.remove("device type tiny", devices);
    }

    TinyDeviceType arriveDevices() {
        TinyDeviceType successor = new TinyDeviceType();
        core.addDeviceType("tiny", successor);
        return successor;
    }

    /** The store type departs with commands inside: on another thread, up to the wait for them. */
    Thread departing() {
        return departing(this::depart);
    }

    /** The same for the device type. */
    Thread departingDevices() {
        return departing(this::departDevices);
    }

    private Thread departing(Runnable departure) {
        int before = timer.scheduled();
        Thread thread = Thread.ofPlatform().daemon().start(departure);
        await(() -> timer.scheduled() > before);
        return thread;
    }

    /** The store type departs, and the drain deadline passes. */
    void departPastDeadline() throws InterruptedException {
        Thread thread = departing();
        timer.advance(DRAIN);
        thread.join();
    }

    ScriptedStoreType arrive(ScriptedStore.Manner manner) {
        ScriptedStoreType successor = new ScriptedStoreType(manner);
        core.addStoreType("scripted", successor);
        return successor;
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("waited too long");
            }
            Thread.onSpinWait();
        }
    }
}
