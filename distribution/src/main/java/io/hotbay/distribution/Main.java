// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** The program behind {@code bin/hotbay}. */
public final class Main {

    /** The process's own output: once Gogo runs, {@code System.out} goes to whichever session the thread belongs to. */
    private static final PrintStream OUTPUT = own(FileDescriptor.out);
    private static final PrintStream ERRORS = own(FileDescriptor.err);

    private final Options options;
    private final StartTiming timing = new StartTiming();
    private final ServiceManager manager = new ServiceManager(System.getenv("NOTIFY_SOCKET"));
    private final Path distribution = Path.of(System.getProperty("hotbay.distribution"));
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile @Nullable AotTraining training;

    private Main(Options options) {
        this.options = options;
    }

    /** Runs until the platform is stopped, by its shell or by a signal. */
    public static void main(String[] arguments) {
        try {
            Options options = Options.parse(List.of(arguments));
            switch (options.mode()) {
                case HELP -> OUTPUT.print(Help.TEXT);
                case VERSION -> OUTPUT.println("hotbay " + Main.class.getPackage().getImplementationVersion());
                case SHELL, RUN -> new Main(options).serve();
            }
            System.exit(0);
        } catch (LaunchException e) {
            System.err.println("hotbay: " + e.getMessage());
            System.exit(e.code());
        } catch (IOException | InterruptedException e) {
            System.err.println("hotbay: " + e);
            System.exit(LaunchException.FAILED);
        }
    }

    private static PrintStream own(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private void serve() throws LaunchException, IOException, InterruptedException {
        boolean shell = options.mode() == Options.Mode.SHELL;
        if (shell && (System.console() == null || !System.console().isTerminal())) {
            throw new LaunchException(LaunchException.WRONG_USE,
                    "The shell needs a terminal; without one: hotbay run 'COMMANDS'.");
        }
        Logger.getLogger("").getHandlers(); // made now, on the real standard error, before Gogo puts its own in place
        Home home = Home.of(options.home(), System.getenv());
        home.create();
        try (HomeLock _ = HomeLock.take(home)) {
            Platform platform = new Platform(distribution, home, shell ? Platform.LEVEL_SHELL : Platform.LEVEL_SERVING);
            timing.end("home");
            stopOn("TERM", platform);
            stopOn("INT", platform);
            if (shell) {
                // the terminal is gone; without a shell the signal keeps its meaning, for nohup
                stopOn("HUP", platform);
            }
            BundleContext context = platform.start(timing);
            if (shell) {
                started();
            } else {
                run(platform, context);
            }
            platform.awaitStop();
            ending();
        }
    }

    private void run(Platform platform, BundleContext context)
            throws LaunchException, IOException, InterruptedException {
        try {
            new Readiness(context).await();
            timing.end("ready");
            CommandRun run = new CommandRun(new GogoSession(context, OUTPUT), OUTPUT, () -> {
                timing.end("commands");
                started();
                manager.ready();
            });
            if (options.commands().equals(Options.STANDARD_INPUT)) {
                run.lines(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            } else {
                run.once(options.commands());
            }
        } catch (LaunchException e) {
            platform.stop();
            throw e;
        }
    }

    /** The platform does what it was started for. */
    private void started() {
        if (options.timing()) {
            ERRORS.println(timing.line());
        }
        training = AotTraining.startIfAsked(distribution);
    }

    /** The platform stops, or has stopped; told once. */
    private void ending() {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        manager.stopping();
        AotTraining running = training;
        if (running != null) {
            running.stop();
        }
    }

    private void stopOn(String signal, Platform platform) {
        Signals.handle(signal, () -> {
            ending();
            boolean stopped = platform.stop();
            if (!stopped) {
                System.err.println("hotbay: Some bundle hangs and did not stop; the process ends without it.");
            }
            System.exit(stopped ? 0 : LaunchException.FAILED);
        });
    }
}
