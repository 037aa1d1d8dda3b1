// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.memory.GuestMemory;
import io.hotbay.pci.api.Msi;
import io.hotbay.pci.api.MsiX;
import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciTransport.Owner;
import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Errno;
import io.hotbay.posix.LocalSockets;
import io.hotbay.posix.MessageSocket;
import io.hotbay.posix.PeerCredentials;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.Command;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a VMM: all that lives as long as it, and the loop that carries it. For one thread, but for
 * {@link #live}, {@link #shutdown} and {@link #silence}.
 */
final class Connection {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    private final String name;
    private final Descriptor descriptor;
    private final PeerCredentials peer;
    private final PciFunction function;
    private final Owner owner;
    private final Counters counters;
    private final InterruptLine line;
    private final Resampler resampler;
    private final MessageVectors msi;
    private final MessageVectors msiX;
    private final Regions regions;
    private final GuestWindows windows;
    private final FunctionLife life;
    private volatile @Nullable String shutdownReason;

    /**
     * @param name of the function, for the log
     * @param descriptor the connected socket, which belongs to this object when the constructor returns
     * @param trustUnsealed see {@link GuestWindows}
     */
    Connection(String name, Descriptor descriptor, PciFunction function, Owner owner, boolean trustUnsealed,
            Counters counters) throws PosixException {
        this.name = name;
        this.descriptor = descriptor;
        this.peer = LocalSockets.peer(descriptor);
        this.owner = owner;
        this.counters = counters;
        this.line = new InterruptLine(function.configuration(), counters);
        this.resampler = new Resampler(line);
        Msi offered = function.msi();
        this.msi = new MessageVectors(offered == null ? 0 : offered.vectors(), counters);
        MsiX table = function.msiX();
        this.msiX = new MessageVectors(table == null ? 0 : table.vectors(), counters);
        this.function = table == null ? function : MsiXFunction.of(function, table, msiX);
        this.regions = new Regions(function.baseAddresses(), function.expansionRom());
        GuestMemory memory = new GuestMemory();
        this.windows = new GuestWindows(name, memory, PeerMemory.of(peer.pid()), trustUnsealed, counters);
        this.life = new FunctionLife(name, this.function, new ConnectedHost(memory, line, msi, msiX));
    }

    /** Whether a VMM has agreed on the version. From any thread. */
    boolean live() {
        return life.live();
    }

    /** Carries the connection until it ends, and releases all that it held; then the owner is told. */
    void run() {
        run(SocketTime.REAL);
    }

    void run(SocketTime time) {
        String reason;
        boolean began;
        try (Arena arena = Arena.ofConfined();
                MessageSocket socket = new MessageSocket(descriptor, Command.DESCRIPTORS_MAXIMUM);
                MessageReader reader = new MessageReader(
                        socket, pause(socket, time), arena, Command.DESCRIPTORS_MAXIMUM)) {
            reason = converse(reader, new Reply(socket, arena, regions.longestAccess()));
            silence();
            began = life.end();
            line.end();
            resampler.close();
            msi.disable();
            msiX.disable();
            windows.clear();
        }
        LOG.log(Level.DEBUG, "{0}: process {1} is gone: {2}", name, Integer.toString(peer.pid()), reason);
        if (began) {
            owner.disconnected(reason);
        }
    }

    /** Ends the connection, from any thread; {@link #run} returns soon. */
    void shutdown(String reason) {
        shutdownReason = reason;
        try {
            LocalSockets.shutdown(descriptor);
        } catch (PosixException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "{0}: over already: {1}", name, e.getMessage());
        }
    }

    /** No interrupt is told any more, and no thread waits for the VMM to let it be told. From any thread; no locks. */
    void silence() {
        line.silence();
        msi.silence();
        msiX.silence();
    }

    private Pause pause(MessageSocket socket, SocketTime time) {
        DueInterrupt due = new DueInterrupt(line, socket, time, counters);
        return () -> {
            due.beforeReceive();
            resampler.awaitData(socket);
        };
    }

    /** Returns the reason of the end, in words. */
    private String converse(MessageReader reader, Reply reply) {
        String reason;
        try {
            MessageDispatcher dispatcher = new MessageDispatcher(handlers(), life, reply, counters);
            Request request = reader.next();
            while (request != null) {
                dispatcher.dispatch(request);
                request = reader.next();
            }
            reason = "it closed the connection";
        } catch (ProtocolViolation e) {
            reason = violation(e.getMessage());
        } catch (PosixException e) {
            reason = e.errno() == Errno.EMSGSIZE ? violation(e.getMessage()) : "it closed the connection: " + e.errno();
        } catch (RuntimeException | Error e) {
            reason = "the device failed: " + e;
            LOG.log(Level.ERROR, name + ": " + reason + "; the connection ends", e);
        }
        String wanted = shutdownReason;
        return wanted == null ? reason : wanted;
    }

    private String violation(String what) {
        counters.increment(Counter.PROTOCOL_ERRORS);
        LOG.log(Level.WARNING, "{0}: the client (process {1}) violated the protocol: {2}; the connection ends",
                name, Integer.toString(peer.pid()), what);
        return "it violated the protocol: " + what;
    }

    private void begin() {
        counters.increment(Counter.CONNECTIONS);
        life.begin();
        String who = "process " + peer.pid() + " of user " + Integer.toUnsignedString(peer.uid());
        owner.connected(who);
    }

    private Map<Command, MessageHandler> handlers() {
        InterruptKinds kinds = new InterruptKinds(new LineKind(line, resampler), msi, msiX);
        Map<Command, MessageHandler> handlers = new EnumMap<>(Command.class);
        handlers.put(Command.VERSION, VersionHandler.of(regions.longestAccess(), this::begin));
        handlers.put(Command.DMA_MAP, new DmaMapHandler(windows));
        handlers.put(Command.DMA_UNMAP, new DmaUnmapHandler(windows));
        handlers.put(Command.DEVICE_GET_INFO, new DeviceInfoHandler());
        handlers.put(Command.DEVICE_GET_REGION_INFO, new RegionInfoHandler(regions));
        handlers.put(Command.DEVICE_GET_IRQ_INFO, new IrqInfoHandler(kinds));
        handlers.put(Command.DEVICE_SET_IRQS, new IrqSetHandler(kinds));
        handlers.put(Command.REGION_READ, new RegionReadHandler(function, regions, counters));
        handlers.put(Command.REGION_WRITE, new RegionWriteHandler(function, regions, counters));
        handlers.put(Command.DEVICE_RESET, new DeviceResetHandler(function, line, msi, counters));
        return handlers;
    }
}
