// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.DeviceCounters;
import io.hotbay.registry.api.DeviceCounters.CommandCounter;
import io.hotbay.registry.api.DeviceRegistry;
import io.hotbay.registry.api.GuestStatus;
import io.hotbay.registry.api.GuestStatus.AdapterStatus;
import io.hotbay.registry.api.GuestStatus.DeviceStatus;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A registry with two guests that never change; it writes down what it is asked to change. */
final class ScriptedRegistry implements DeviceRegistry {

    final List<String> changes = new ArrayList<>();
    @Nullable String trouble;

    @Override
    public void createGuest(String name) throws RegistryException {
        if (guests().contains(name)) {
            throw new RegistryException("Guest '" + name + "' exists already.");
        }
        changes.add("create " + name);
    }

    @Override
    public void removeGuest(String name) {
        changes.add("remove " + name);
    }

    @Override
    public List<String> guests() {
        return List.of("demo", "idle");
    }

    @Override
    public Statement addDevice(String guest, Statement statement, Map<DeviceAttribute, String> attributes) {
        changes.add("add " + guest + " " + statement + " " + new TreeMap<>(attributes));
        return statement.at(new Address(0, 2, 4));
    }

    @Override
    public void removeDevice(String guest, Statement statement) {
        changes.add("remove " + guest + " " + statement);
    }

    @Override
    public void setAttributes(String guest, Statement statement, Map<DeviceAttribute, String> values) {
        changes.add("set " + guest + " " + statement + " " + new TreeMap<>(values));
    }

    @Override
    public SequencedMap<DeviceAttribute, String> attributes(String guest, Statement statement) {
        SequencedMap<DeviceAttribute, String> values = new LinkedHashMap<>();
        values.put(DeviceAttribute.PRODUCT, "VIRTUAL DISK");
        values.put(DeviceAttribute.ROTATION_RATE, "7200");
        return values;
    }

    @Override
    public void acceptStorage(String guest, Statement statement) {
        changes.add("accept " + guest + " " + statement);
    }

    @Override
    public long resizeDevice(String guest, Statement statement) {
        changes.add("resize " + guest + " " + statement);
        return 2 << 20;
    }

    @Override
    public long reserveStorage(String storage, String location, long bytes, LongConsumer progress) {
        changes.add("reserve " + storage + ":" + location + " " + bytes);
        for (long done = 0; done <= bytes; done += 256L << 20) {
            progress.accept(done);
        }
        return bytes;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void setExpansionRom(String guest, String path) {
        changes.add("rom " + guest + " '" + path + "'");
    }

    @Override
    public String expansionRom(String guest) {
        return guest.equals("demo") ? "/usr/share/mpt.rom" : "";
    }

    @Override
    public void start(String guest) {
        changes.add("start " + guest);
    }

    @Override
    public void stop(String guest) {
        changes.add("stop " + guest);
    }

    @Override
    public List<String> vmmArguments(String guest, String memorySize) {
        return List.of(
                "-m", memorySize, "-device", "{\"driver\":\"vfio-user-pci\",\"addr\":\"2\"}", "-name", "it's", "");
    }

    @Override
    public GuestStatus status(String name) throws RegistryException {
        return switch (name) {
            case "demo" -> new GuestStatus(
                    "demo", true, "started",
                    List.of(new AdapterStatus("scsi", 0, 2, 0, "/run/hotbay/demo-0.2.sock", true,
                                    Map.of("requests", 1203L, "interrupts", 77L)),
                            new AdapterStatus("scsi", 0, 3, 1, "/run/hotbay/demo-0.3.1.sock", false, Map.of())),
                    List.of(device("disk:scsi:0,2,0:file:/var/vm/a.img", "open", 67108864, 1203),
                            device("disk:scsi:0,2,14:file:/my $HOME/\"b\"\\c'd`e`.img",
                                    "parked: store type file departed", 1000L << 30, 5)));
            case "idle" -> new GuestStatus("idle", false, "stopped", List.of(), List.of());
            default -> throw new RegistryException("There is no guest '" + name + "'; there are: demo, idle.");
        };
    }

    @Override
    public DeviceCounters counters(String guest, Statement statement) throws RegistryException {
        SequencedMap<String, Long> unit = new LinkedHashMap<>();
        if (guest.equals("idle")) {
            throw new RegistryException("Guest 'idle' is not started.");
        }
        boolean busy = statement.location().equals("/a");
        unit.put("waiting", 0L);
        unit.put("parked", busy ? 2L : 0L);
        unit.put("internal errors", busy ? 1L : 0L);
        return new DeviceCounters(
                busy
                        ? List.of(new CommandCounter("INQUIRY", 12, 0), new CommandCounter("READ(10)", 12034, 7),
                                new CommandCounter("(unknown)", 1, 1))
                        : List.of(),
                unit);
    }

    private static DeviceStatus device(String statement, String state, long bytes, long commands)
            throws RegistryException {
        return new DeviceStatus(Statement.parse(statement), state, bytes, commands, 0, 2);
    }
}
