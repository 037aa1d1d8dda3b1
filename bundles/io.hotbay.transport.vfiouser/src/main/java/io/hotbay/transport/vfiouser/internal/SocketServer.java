// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciTransport.Owner;
import io.hotbay.pci.api.ServedFunction;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.LocalSockets;
import io.hotbay.posix.PosixException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Serves one function at one socket, one VMM after the other, with one thread. */
final class SocketServer implements ServedFunction {
    private static final System.Logger LOG = System.getLogger(SocketServer.class.getName());

    /**
     * Of waiting for the thread, ten seconds in all. A function may not wait for anything, so the last is for broken
     * ones: their thread is left behind and named.
     */
    private static final int END_ROUNDS = 50;
    private static final Duration END_ROUND = Duration.ofMillis(200);

    /** For a host that is out of descriptors or memory to recover. */
    private static final long ACCEPT_AGAIN_SECONDS = 1;

    private final String name;
    private final SocketFile file;
    private final PciFunction function;
    private final Owner owner;
    private final BooleanSupplier trustUnsealed;
    private final Consumer<ServedFunction> onClose;
    private final Counters counters = new Counters();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Connection current;

    /**
     * @param trustUnsealed asked at each connection, see {@link GuestWindows}
     * @param onClose told once, when the end of serving begins
     */
    SocketServer(String name, SocketFile file, PciFunction function, Owner owner, BooleanSupplier trustUnsealed,
            Consumer<ServedFunction> onClose) {
        this.name = name;
        this.file = file;
        this.function = function;
        this.owner = owner;
        this.trustUnsealed = trustUnsealed;
        this.onClose = onClose;
        this.thread = Thread.ofPlatform()
                .name("vfio-user " + name)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(this::serve);
        // else that of whoever called is kept as long as this serves
        thread.setContextClassLoader(SocketServer.class.getClassLoader());
    }

    SocketServer start() {
        thread.start();
        return this;
    }

    @Override
    public boolean connected() {
        Connection connection = current;
        return connection != null && connection.live();
    }

    @Override
    public Map<String, Long> counters() {
        return counters.snapshot();
    }

    @Override
    public void close() {
        if (beginClose()) {
            file.close();
            onClose.accept(this);
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!joined()) {
                LOG.log(Level.ERROR, "{0}: thread \"{1}\" does not end; it is left behind", name, thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for the thread. Meanwhile all events are silenced, over and over: a hostile VMM may have made any thread
     * wait in one, this server's included, and messages that are under way may bring another.
     */
    private boolean joined() throws InterruptedException {
        for (int i = 0; i < END_ROUNDS; i++) {
            Connection connection = current;
            if (connection != null) {
                connection.silence();
            }
            if (thread.join(END_ROUND)) {
                return true;
            }
        }
        return false;
    }

    /** Returns false when somebody else has begun already. */
    private synchronized boolean beginClose() {
        if (closed()) {
            return false;
        }
        closing.countDown();
        Connection connection = current;
        if (connection != null) {
            connection.shutdown("it is not served any more");
        }
        return true;
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    private void serve() {
        while (!closed()) {
            try {
                converse(LocalSockets.accept(file.listener()));
            } catch (PosixException | RuntimeException | Error e) {
                if (!closed()) {
                    LOG.log(Level.ERROR, name + ": a connection failed", e);
                    pause();
                }
            }
        }
    }

    private void converse(Descriptor accepted) throws PosixException {
        try (accepted) {
            Connection connection =
                    new Connection(name, accepted, function, owner, trustUnsealed.getAsBoolean(), counters);
            synchronized (this) {
                if (closed()) {
                    return;
                }
                current = connection;
            }
            connection.run();
        } finally {
            current = null;
        }
    }

    private void pause() {
        try {
            if (closing.await(ACCEPT_AGAIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.DEBUG, "{0}: serving ends", name);
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "{0}: interrupted, without effect", name);
        }
    }
}
