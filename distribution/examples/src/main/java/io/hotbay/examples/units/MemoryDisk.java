// SPDX-License-Identifier: Apache-2.0
package io.hotbay.examples.units;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitSpecification;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A SCSI disk in memory: an initiator that gives commands to one unit and waits. For one thread. */
public final class MemoryDisk implements AutoCloseable {

    /** Bytes of a block. */
    public static final int BLOCK = 512;

    private static final byte READ_10 = 0x28;
    private static final byte WRITE_10 = 0x2A;

    private final CoreHost host;
    private final Nexus nexus;
    private long tag;

    /**
     * @param bundles the folder with the jars
     * @param storage an empty folder for the framework
     * @param size for instance 64M
     */
    public MemoryDisk(Path bundles, Path storage, String size) throws Exception {
        host = new CoreHost(bundles, storage);
        TargetCore core = host.core();
        var unit = core.open(new UnitSpecification(
                "example", "disk", "memory", size, UnitAttributes.of(0x3000_0000_0000_0001L, "EXAMPLE1")));
        var port = core.createPort(new PortSpecification("example", TransportProtocol.NONE, 1));
        port.map(0, 0, unit);
        nexus = port.connect(new TransportId(TransportProtocol.NONE, "test"));
        execute(new byte[6], DataDirection.NONE, MemorySegment.NULL); // the unit attention of a first command
    }

    /** Reads whole blocks. */
    public byte[] read(int block, int blocks) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate((long) blocks * BLOCK);
            expectGood(execute(cdb10(READ_10, block, blocks), DataDirection.IN, data));
            return data.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** Writes whole blocks. */
    public void write(int block, byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            expectGood(execute(cdb10(WRITE_10, block, bytes.length / BLOCK), DataDirection.OUT, data));
        }
    }

    /** Any command of the disk, by its CDB; the data is sent or filled. */
    public CommandResult execute(byte[] cdb, DataDirection direction, MemorySegment data) {
        CompletableFuture<CommandResult> result = new CompletableFuture<>();
        ScatterList list = data.byteSize() == 0 ? new ScatterList(1) : ScatterList.of(data);
        nexus.submit(new ScsiCommand(list, (_, how, _) -> result.complete(how))
                .address(0, 0, tag++)
                .cdb(cdb, 0, cdb.length)
                .transfer(TaskAttribute.SIMPLE, direction));
        return result.join();
    }

    private static byte[] cdb10(byte operationCode, int block, int blocks) {
        byte[] cdb = new byte[10];
        cdb[0] = operationCode;
        BigEndian.put32(cdb, 2, block);
        BigEndian.put16(cdb, 7, blocks);
        return cdb;
    }

    private static void expectGood(CommandResult result) {
        if (!result.equals(CommandResult.GOOD)) {
            throw new IllegalStateException("The disk answers " + result);
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
