// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.registry.api.DeviceRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands in Gogo itself. */
class GogoCommandTest {

    private final ScriptedRegistry registry = new ScriptedRegistry();
    private final ThreadIOImpl threadIo = new ThreadIOImpl();
    private final CommandProcessorImpl processor = new CommandProcessorImpl(threadIo);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private @Nullable DeviceRegistry running = registry;
    private CommandSession session;

    @BeforeEach
    void openSession() {
        threadIo.start();
        for (Command command : Commands.ALL) {
            processor.addCommand(Commands.SCOPE, new GogoCommand(command, () -> running), command.name());
        }
        session = processor.createSession(new ByteArrayInputStream(new byte[0]), print(out), print(err));
    }

    @AfterEach
    void closeSession() {
        session.close();
        processor.stop();
        threadIo.stop();
    }

    @Test
    void shouldPrintAndReturnNothing() throws Exception {
        assertEquals(null, session.execute("guests"));
        assertEquals("demo\nidle\n", printed());
    }

    @Test
    void shouldTakeStatementsAsTheyAreTyped() throws Exception {
        session.execute("device-add demo disk:scsi:0,2,1:file:/var/vm/a-b_c.img; hotbay:guest-create 12");
        assertEquals(List.of("add demo disk:scsi:0,2,1:file:/var/vm/a-b_c.img {}", "create 12"), registry.changes);
        assertEquals("disk:scsi:0,2,4:file:/var/vm/a-b_c.img\n", printed());
    }

    @Test
    void shouldReadBackWhatDevicesPrints() throws Exception {
        session.execute("devices demo");
        for (String line : printed().lines().toList()) {
            session.execute("device-remove demo " + line);
        }
        assertEquals(
                List.of("remove demo disk:scsi:0,2,0:file:/var/vm/a.img",
                        "remove demo disk:scsi:0,2,14:file:/my $HOME/\"b\"\\c'd`e`.img"),
                registry.changes);
    }

    @Test
    void shouldTakeAssignmentsAsTheyAreTyped() throws Exception {
        session.execute("device-set demo disk:scsi:0,2,0:file:/a read-only=on 'product=MY DISK' drain=1500ms");
        assertEquals(List.of("set demo disk:scsi:0,2,0:file:/a {PRODUCT=MY DISK, READ_ONLY=on, DRAIN=1500ms}"),
                registry.changes);
    }

    @Test
    void shouldThrowTheSentenceAndNothingElse() {
        Exception refusal = assertThrows(CommandException.class, () -> session.execute("guest-create demo"));
        assertEquals("Guest 'demo' exists already.", refusal.getMessage());
        assertEquals("Guest 'demo' exists already.", refusal.toString());
        assertThrows(CommandException.class, () -> session.execute("device-add demo nonsense"));
        assertEquals("", printed());
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldStopAtTheFirstRefusal() {
        assertThrows(CommandException.class, () -> session.execute("status nobody; guest-start demo"));
        assertEquals(List.of(), registry.changes);
    }

    @Test
    void shouldFindTheRegistryThatIsRunningNow() {
        running = null;
        assertEquals(
                "The device registry is not running; scr:info io.hotbay.registry tells what it lacks.",
                assertThrows(CommandException.class, () -> session.execute("guests")).getMessage());
    }

    private String printed() {
        session.getConsole().flush();
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
