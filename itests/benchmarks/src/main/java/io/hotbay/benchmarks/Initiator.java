// SPDX-License-Identifier: Apache-2.0
package io.hotbay.benchmarks;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import io.hotbay.target.api.CommandListener;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.TransportId;
import io.hotbay.target.api.TransportProtocol;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** A front with one command at a time, which it fills anew for each use as an adapter does. */
final class Initiator implements CommandListener {

    static final int BLOCK = 512;
    static final int BYTES = 4096;

    private static final byte READ_10 = 0x28;
    private static final byte WRITE_10 = 0x2A;
    private static final int CDB_BYTES = 10;

    private final Nexus nexus;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BYTES, BYTES);
    private final ScatterList data = new ScatterList(1);
    private final ScsiCommand command = new ScsiCommand(data, this);
    private final byte[] bytes = new byte[CDB_BYTES];
    private final ByteBuffer cdb = ByteBuffer.wrap(bytes);
    private long tag;
    private CommandResult last;

    /** Connects to a port as an initiator of its own. */
    Initiator(TargetPort port, String identifier) {
        nexus = port.connect(new TransportId(TransportProtocol.PARALLEL_SCSI, identifier));
    }

    /** Reads 4 KiB and returns how it ended; every store here ends within the call. */
    CommandResult read(int target, int lun, int position) {
        return transfer(READ_10, DataDirection.IN, target, lun, position);
    }

    /** Takes a unit's unit attentions, and writes 4 KiB at each of some positions. */
    void prepare(int target, int lun, int... positions) {
        while (read(target, lun, 0) != CommandResult.GOOD) {
            if (!(last instanceof CommandResult.CheckCondition)) {
                throw new IllegalStateException("no unit: " + last);
            }
        }
        buffer.fill((byte) tag);
        for (int position : positions) {
            requireGood(transfer(WRITE_10, DataDirection.OUT, target, lun, position));
        }
    }

    static void requireGood(CommandResult result) {
        if (result != CommandResult.GOOD) {
            throw new IllegalStateException("a command ended " + result);
        }
    }

    private CommandResult transfer(byte operationCode, DataDirection direction, int target, int lun, int position) {
        cdb.put(0, operationCode).putInt(2, position / BLOCK).putShort(7, (short) (BYTES / BLOCK));
        data.clear();
        data.add(buffer.address(), BYTES);
        last = null;
        nexus.submit(command.address(target, lun, tag++)
                .cdb(bytes, 0, CDB_BYTES)
                .transfer(TaskAttribute.SIMPLE, direction));
        return last;
    }

    @Override
    public void commandDone(ScsiCommand ended, CommandResult result, long transferred) {
        last = result;
    }
}
