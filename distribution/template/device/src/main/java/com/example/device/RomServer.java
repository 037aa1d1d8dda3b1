// SPDX-License-Identifier: Apache-2.0
package com.example.device;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.OpcodeRow.ReservationRule;
import io.hotbay.scsi.PeripheralDeviceType;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.BackingStore;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.DeviceDescription;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.SupportedCommand;
import io.hotbay.target.api.device.Task;
import java.util.List;
import java.util.Map;

/**
 * Three commands over a store. A row says what a CDB may have set, a handler does the command; the core does everything
 * else.
 */
final class RomServer implements DeviceServer {

    private static final int READ_CAPACITY_BYTES = 8;

    private final BackingStore store;

    RomServer(BackingStore store) {
        this.store = store;
    }

    @Override
    public DeviceDescription description() {
        return new DeviceDescription(PeripheralDeviceType.DIRECT_ACCESS_BLOCK, false, List.of(), Map.of());
    }

    @Override
    public List<SupportedCommand> commands() {
        return List.of(
                command("TEST UNIT READY", "00 00 00 00 00 00", DataDirection.NONE, Task::good),
                command("READ CAPACITY(10)", "25 00 00 00 00 00 00 00 00 00", DataDirection.IN, this::readCapacity),
                command("READ(10)", "28 00 ff ff ff ff 00 ff ff 00", DataDirection.IN, this::read));
    }

    private static SupportedCommand command(
            String name, String usage, DataDirection direction, CommandHandler handler) {
        return new SupportedCommand(OpcodeRow.reading(name, usage, direction, ReservationRule.READS_MEDIUM), handler);
    }

    /** SBC-4 5.20. */
    private void readCapacity(Task task) {
        byte[] data = new byte[READ_CAPACITY_BYTES];
        BigEndian.put32(data, 0, (int) Math.min(store.facts().blockCount() - 1, 0xFFFF_FFFFL));
        BigEndian.put32(data, 4, store.facts().blockSize());
        task.dataIn(data, READ_CAPACITY_BYTES);
    }

    /** SBC-4 5.15. The store ends the task: it is the completion of the store's operation. */
    private void read(Task task) {
        long block = BigEndian.get32(task.cdb(), 2);
        long blocks = BigEndian.get16(task.cdb(), 7);
        long bytes = blocks * store.facts().blockSize();
        if (block + blocks > store.facts().blockCount()) {
            task.check(Sense.illegalRequest(AdditionalSense.LOGICAL_BLOCK_ADDRESS_OUT_OF_RANGE));
        } else if (bytes == 0) {
            task.good();
        } else if (task.data().byteCount() < bytes) {
            task.check(Sense.invalidFieldInCdb(7, 7)); // the initiator's buffer is too small; a disk would fill it
        } else {
            task.data().truncate(bytes);
            store.read(block * store.facts().blockSize(), task.data(), task.transferring(bytes));
        }
    }

    /** Nothing that a successor would have to know. */
    @Override
    public DeviceState state() {
        return new DeviceState("rom", 1, new byte[0]);
    }

    @Override
    public void reset() {
        // there are no mode pages that would go back to their defaults
    }
}
