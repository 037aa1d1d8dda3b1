// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.registry.api.RegistryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

    private final ScriptedRegistry registry = new ScriptedRegistry();
    private final Call call = new Call(registry, Path.of("/"));

    private String run(String name, String... arguments) throws RegistryException, CommandException {
        Command command = Commands.ALL.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
        return command.run(call, List.of(arguments));
    }

    @Test
    void shouldCallTheRegistryAndBeSilentAboutChanges() throws Exception {
        assertEquals("", run("guest-create", "new"));
        assertEquals("", run("guest-start", "demo"));
        assertEquals("", run("guest-stop", "demo"));
        assertEquals("", run("device-remove", "demo", "disk:scsi:0,2,0:file:/var/vm/a.img"));
        assertEquals("", run("guest-remove", "demo"));
        assertEquals(
                List.of("create new", "start demo", "stop demo", "remove demo disk:scsi:0,2,0:file:/var/vm/a.img",
                        "remove demo"),
                registry.changes);
    }

    @Test
    void shouldPrintTheCompleteStatement() throws Exception {
        assertEquals("disk:scsi:0,2,4:file:/a", run("device-add", "demo", "disk:scsi::file:/a"));
        assertEquals("disk:scsi:0,2,4:file:/a", run("device-add", "demo", "disk:scsi::file:/a", "share=on"));
        assertEquals(
                List.of("add demo disk:scsi::file:/a {}", "add demo disk:scsi::file:/a {SHARE=on}"),
                registry.changes);
    }

    @Test
    void shouldAcceptTheStorageOfOneDeviceOrOfAll() throws Exception {
        assertEquals("", run("device-accept", "demo", "disk:scsi:0,2,0:file:/var/vm/a.img"));
        assertEquals(List.of("accept demo disk:scsi:0,2,0:file:/var/vm/a.img"), registry.changes);
        assertEquals("", run("device-accept", "demo"));
        assertEquals(
                List.of("accept demo disk:scsi:0,2,0:file:/var/vm/a.img",
                        "accept demo disk:scsi:0,2,14:file:/my $HOME/\"b\"\\c'd`e`.img"),
                registry.changes.subList(1, 3));
    }

    @Test
    void shouldTellTheSizeThatADeviceHasNow() throws Exception {
        String statement = "disk:scsi:0,2,0:file:/var/vm/a.img";
        assertEquals(statement + " 2097152 bytes", run("device-resize", "demo", statement));
        assertEquals(List.of("resize demo " + statement), registry.changes);
    }

    @Test
    void shouldReserveSpaceByAbsolutePath() throws Exception {
        assertEquals("/vm/a.img 1048576 bytes", run("file-extend", "vm/a.img", "1M"));
        run("file-extend", "/vm/../b.img");
        assertEquals(List.of("reserve file:/vm/a.img 1048576", "reserve file:/b.img 0"), registry.changes);
        assertEquals("'a\0b' is no path: Nul character not allowed.",
                assertThrows(CommandException.class, () -> run("file-extend", "a\0b", "1M")).getMessage());
        assertThrows(CommandException.class, () -> run("file-extend", "a", "much"));
    }

    @Test
    void shouldSetAndPrintTheExpansionRom() throws Exception {
        assertEquals("", run("guest-rom", "demo", "vm/../mpt.rom"));
        assertEquals("", run("guest-rom", "demo", "none"));
        assertEquals(List.of("rom demo '/mpt.rom'", "rom demo ''"), registry.changes);
        assertEquals("/usr/share/mpt.rom", run("guest-rom", "demo"));
        assertEquals("none", run("guest-rom", "idle"));
        assertEquals("'a\0b' is no path: Nul character not allowed.",
                assertThrows(CommandException.class, () -> run("guest-rom", "demo", "a\0b")).getMessage());
    }

    @Test
    void shouldSayWhyThereAreNoGuests() {
        registry.trouble = "The state file is damaged.";
        for (String command : List.of("guests", "status")) {
            assertEquals("The state file is damaged.",
                    assertThrows(CommandException.class, () -> run(command)).getMessage());
        }
    }

    @Test
    void shouldSetAndShowAttributes() throws Exception {
        String statement = "disk:scsi:0,2,0:file:/var/vm/a.img";
        assertEquals("", run("device-set", "demo", statement, "product=A = B", "read-only=on", "serial="));
        assertEquals(
                List.of("set demo " + statement + " {PRODUCT=A = B, SERIAL=, READ_ONLY=on}"), registry.changes);
        assertEquals("""
                NAME           VALUE
                product        VIRTUAL DISK
                rotation-rate  7200""", run("device-show", "demo", statement));
    }

    @Test
    void shouldTellWhichCommandsADeviceHasHad() throws Exception {
        assertEquals("""
                COMMAND    ENDED  FAILED
                INQUIRY       12       0
                READ(10)   12034       7
                (unknown)      1       1
                counters: parked 2, internal errors 1""", run("device-counters", "demo", "disk:scsi:0,2,0:file:/a"));
        assertEquals("The device has had no commands.", run("device-counters", "demo", "disk:scsi:0,2,1:file:/b"));
        assertEquals("Guest 'idle' is not started.", assertThrows(RegistryException.class,
                () -> run("device-counters", "idle", "disk:scsi:0,2,0:file:/a")).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "read-only                 | 'read-only' sets nothing; say NAME=VALUE, such as read-only=on.",
        "''                        | '' sets nothing; say NAME=VALUE, such as read-only=on.",
        "park=2s drain=1s park=3s  | 'park' is given twice; say it once.",
    }, quoteCharacter = '"')
    void shouldRefuseWhatSetsNothing(String assignments, String sentence) {
        List<String> arguments = new ArrayList<>(List.of("demo", "disk:scsi:0,2,0:file:/a"));
        arguments.addAll(List.of(assignments.equals("''") ? new String[] {""} : assignments.split(" +")));
        assertEquals(sentence, assertThrows(Exception.class,
                () -> run("device-set", arguments.toArray(String[]::new))).getMessage());
        assertEquals(List.of(), registry.changes);
    }

    @Test
    void shouldListAttributesWhenThereIsNoneOfTheName() {
        String message = assertThrows(RegistryException.class,
                () -> run("device-set", "demo", "disk:scsi:0,2,0:file:/a", "speed=9")).getMessage();
        assertTrue(message.startsWith("There is no attribute 'speed'; there are: vendor, product, "), message);
    }

    @Test
    void shouldListGuestsAndDevices() throws Exception {
        assertEquals("demo\nidle", run("guests"));
        assertEquals(
                "disk:scsi:0,2,0:file:/var/vm/a.img\n"
                        + "'disk:scsi:0,2,14:file:/my $HOME/\"b\"\\c'\\''d`e`.img'",
                run("devices", "demo"));
        assertEquals("", run("devices", "idle"));
    }

    @Test
    void shouldQuoteArgumentsForAShell() throws Exception {
        assertEquals(
                "-m 1G -device '{\"driver\":\"vfio-user-pci\",\"addr\":\"2\"}' -name 'it'\\''s' ''",
                run("qemu-args", "demo"));
        assertTrue(run("qemu-args", "demo", "512M").startsWith("-m 512M "));
    }

    @Test
    void shouldReportOneGuestOrAll() throws Exception {
        String demo = """
                guest demo: started
                  ADAPTER     VMM            SOCKET
                  scsi 0,2    connected      /run/hotbay/demo-0.2.sock
                  scsi 0,3.1  not connected  /run/hotbay/demo-0.3.1.sock
                  counters of scsi 0,2: interrupts 77, requests 1203
                  DEVICE                                               STATE                             CAPACITY  COMMANDS  FAILED  WAITING
                  disk:scsi:0,2,0:file:/var/vm/a.img                   open                                   64M      1203       0        2
                  'disk:scsi:0,2,14:file:/my $HOME/"b"\\c'\\''d`e`.img'  parked: store type file departed     1000G         5       0        2""";
        assertEquals(demo, run("status", "demo"));
        assertEquals(demo + "\n\nguest idle: stopped, no devices", run("status"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "guest-create | ''      | The command reads 'guest-create NAME', but 0 arguments were given.",
        "guest-create | a b     | The command reads 'guest-create NAME', but 2 arguments were given.",
        "device-add   | a       | The command reads 'device-add GUEST STATEMENT [NAME=VALUE...]', but 1"
                + " argument was given.",
        "device-set   | a b     | The command reads 'device-set GUEST STATEMENT NAME=VALUE...', but 2"
                + " arguments were given.",
        "device-show  | a       | The command reads 'device-show GUEST STATEMENT', but 1 argument was given.",
        "status       | a b     | The command reads 'status [GUEST]', but 2 arguments were given.",
        "guests       | a       | The command reads 'guests', but 1 argument was given.",
        "qemu-args    | ''      | The command reads 'qemu-args GUEST [MEMORY]', but 0 arguments were given.",
        "hotbay-help  | nothing | Hotbay has no command 'nothing'; 'hotbay-help' lists all.",
    })
    void shouldSayHowACommandReads(String name, String arguments, String sentence) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertEquals(
                sentence, assertThrows(CommandException.class, () -> run(name, words)).getMessage());
    }

    @Test
    void shouldSayThatThereIsNoRegistry() {
        Command guests = Commands.ALL.stream().filter(row -> row.name().equals("guests")).findFirst().orElseThrow();
        assertEquals(
                "The device registry is not running; scr:info io.hotbay.registry tells what it lacks.",
                assertThrows(CommandException.class,
                        () -> guests.run(new Call(null, Path.of("/")), List.of())).getMessage());
    }

    @Test
    void shouldHelp() throws Exception {
        assertEquals("""
                The commands of Hotbay; COMMAND --help tells more of one:
                  guest-create NAME                           makes a guest without devices
                  guest-remove NAME                           removes a stopped guest and its devices
                  guests                                      lists the guests
                  guest-start GUEST                           opens the guest's storage and lets a VMM connect
                  guest-stop GUEST                            ends the serving and closes the guest's storage
                  guest-rom GUEST [PATH]                      gives a stopped guest a driver for its firmware
                  device-add GUEST STATEMENT [NAME=VALUE...]  adds a device, prints its complete statement
                  device-remove GUEST STATEMENT               removes a device
                  devices GUEST                               lists a guest's devices as statements
                  device-accept GUEST [STATEMENT]             takes a device's storage as it is now
                  device-resize GUEST STATEMENT               takes the size that a device's storage has now
                  device-set GUEST STATEMENT NAME=VALUE...    sets attributes of a device
                  device-show GUEST STATEMENT                 prints the attributes of a device
                  device-counters GUEST STATEMENT             prints which commands a device has had
                  status [GUEST]                              tells how guests, adapters and devices are
                  qemu-args GUEST [MEMORY]                    prints the arguments that QEMU needs for it
                  file-create PATH SIZE                       makes a sparse file, prints its path and bytes
                  file-extend PATH [SIZE]                     reserves all space of a file ahead
                  hotbay-help [COMMAND]                       lists these commands, or tells more of one

                A statement reads device:adapter:[bus,slot[,target]]:storage:location, e.g.
                disk:scsi::file:/var/vm/a.img where the registry finds a place, or
                disk:scsi:0,2,0:file:/var/vm/a.img. The slot is that of the VMM, from 2 to 7; with
                slot.function, such as 0,2.1,0, the adapter is the second function of one PCI device.""",
                run("hotbay-help"));
        String status = """
                status [GUEST]
                    tells how guests, adapters and devices are.
                    Commands, failed and waiting count since the guest was started.""";
        assertEquals(status, run("status", "--help"));
        assertEquals(status, run("hotbay-help", "status"));
        assertEquals(status, run("hotbay-help", "hotbay:status"));
        assertEquals("guests\n    lists the guests.", run("guests", "--help"));
        assertTrue(run("device-set", "--help").contains("""
                    read-only: whether the disk is write-protected, even over writable storage.
                        on or off.
                """), run("device-set", "--help"));
    }
}
