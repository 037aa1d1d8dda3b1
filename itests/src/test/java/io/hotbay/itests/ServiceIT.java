// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The archive as a service of a machine: what it tells the service manager, and the files that describe it to others.
 */
public class ServiceIT {

    private static final Path TOP = Path.of(System.getProperty("hotbay.it.distribution"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Launched launched = new Launched();

    @Test(timeout = 120_000)
    public void shouldTellTheServiceManagerThatItIsReadyAndThatItStops() throws Throwable {
        tells(folder.getRoot().toPath().resolve("notify").toString());
        tells("@hotbay-it-" + ProcessHandle.current().pid());
    }

    private void tells(String address) throws Throwable {
        try (NotifyReceiver manager = new NotifyReceiver(address)) {
            Process process = launched.start(environment("NOTIFY_SOCKET", address), command("guest-create g"));
            Launched.linesUntil("ready", process);
            assertEquals("READY=1\nSTATUS=Serving.\nMAINPID=" + process.pid(), manager.receive());
            assertEquals(0, Launched.terminate(process));
            assertEquals("STOPPING=1\nSTATUS=Stopping.", manager.receive());
        }
    }

    @Test
    public void shouldServeWhenTheServiceManagerIsDeaf() throws Exception {
        Process process = launched.start(environment("NOTIFY_SOCKET", folder.getRoot() + "/nobody"), command(""));
        Launched.linesUntil("ready", process);
        assertEquals(0, Launched.terminate(process));
        assertTrue(process.errorReader().lines().anyMatch(line -> line.contains("NOTIFY_SOCKET")));
    }

    @Test
    public void shouldHaveAUnitThatStartsWhatTheArchiveHas() throws IOException {
        String unit = Files.readString(TOP.resolve("share/systemd/hotbay.service"));
        assertTrue("waits for READY=1", unit.contains("\nType=notify\n"));
        String start = only("(?m)^ExecStart=/opt/hotbay/(\\S+) --home \\S+ run \\$\\{HOTBAY_COMMANDS\\}$", unit);
        assertTrue(start, Files.isExecutable(TOP.resolve(start)));
        assertTrue("longer than the launcher waits for its bundles",
                Integer.parseInt(only("TimeoutStopSec=([0-9]+)", unit)) > 60);
    }

    @Test
    public void shouldDescribeEveryOptionVariableAndExitCodeInTheManualPage() throws Exception {
        Process process = launched.start(environment("HOTBAY_AOT", "off"),
                List.of(TOP.resolve("bin/hotbay").toString(), "--help"));
        String help = process.inputReader().lines().collect(Collectors.joining("\n"));
        assertEquals(0, Launched.exitCode(process));
        String page = Files.readString(TOP.resolve("share/man/man1/hotbay.1")).replace("\\-", "-");
        Set<String> words = new TreeSet<>();
        Pattern named = Pattern.compile("(?<![\\w-])--[a-z]+|(?:HOTBAY|XDG|JAVA|NOTIFY)_[A-Z_]+");
        for (String text : List.of(help, Files.readString(TOP.resolve("bin/hotbay"))
                .replaceAll("(?m)^exec [^}]*", ""))) {
            named.matcher(text).results().map(MatchResult::group).forEach(words::add);
        }
        // what a platform gives to another one that it starts itself, and what the script reads from a file of Java's
        words.removeAll(Set.of("HOTBAY_AOT_OUTPUT", "JAVA_VERSION"));
        assertTrue(words.toString(), words.size() > 8);
        assertEquals(List.of(), words.stream().filter(word -> !page.contains(word)).toList());
        for (MatchResult code : Pattern.compile("(?m)([0-9]) ((?:ended|failed|wrong|no)[^,.]*)").matcher(help).results()
                .toList()) {
            assertTrue(code.group(), page.contains(".B " + code.group(1) + "\n" + code.group(2).split(" ")[0]));
        }
    }

    @Test
    public void shouldHaveAContainerRecipeOfWhatTheArchiveHas() throws Exception {
        String recipe = Files.readString(TOP.resolve("share/container/Containerfile"));
        Path image = folder.newFolder("image").toPath();
        for (MatchResult copy : Pattern.compile("(?m)^COPY (.+) (\\S+)$").matcher(recipe).results().toList()) {
            for (String source : copy.group(1).split(" ")) {
                Path from = source.equals("jre") ? TOP.resolveSibling("jre") : TOP.resolve(source);
                assertTrue("COPY " + source, Files.exists(from));
                Path to = image.resolve(copy.group(2).substring(1));
                Files.createDirectories(to.getParent());
                Files.createSymbolicLink(copy.group(2).endsWith("/") ? to.resolve(source) : to, from);
            }
        }
        List<String> entry = words(only("(?m)^ENTRYPOINT \\[(.*)\\]$", recipe));
        List<String> command = words(only("(?m)^CMD \\[(.*)\\]$", recipe));
        entry.set(0, image + entry.getFirst());
        entry.set(entry.indexOf("/var/lib/hotbay"), folder.newFolder("home").toString());
        entry.addAll(command);
        Process process = launched.start(environment("HOTBAY_AOT", "off"), entry);
        Launched.linesUntil("ready", process);
        assertEquals(0, Launched.terminate(process));
    }

    private List<String> command(String commands) throws IOException {
        return List.of(TOP.resolve("bin/hotbay").toString(), "--home", folder.newFolder().toString(), "run", commands);
    }

    private static Map<String, String> environment(String name, String value) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"), "HOTBAY_AOT", "off"));
        environment.put(name, value);
        return environment;
    }

    private static List<String> words(String list) {
        return Pattern.compile("\"([^\"]*)\"").matcher(list).results().map(word -> word.group(1))
                .collect(Collectors.toList());
    }

    private static String only(String pattern, String text) {
        List<MatchResult> found = Pattern.compile(pattern).matcher(text).results().toList();
        assertEquals(pattern, 1, found.size());
        return found.getFirst().group(1);
    }
}
