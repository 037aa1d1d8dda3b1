// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.PeripheralDeviceType;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.device.CommandHandler;
import io.hotbay.target.api.device.DeviceContext;
import io.hotbay.target.api.device.DeviceDescription;
import io.hotbay.target.api.device.DeviceServer;
import io.hotbay.target.api.device.DeviceState;
import io.hotbay.target.api.device.SupportedCommand;
import io.hotbay.target.api.device.Task;
import java.util.ArrayList;
import java.util.List;

/** A disk: its commands over one open store. */
final class DiskServer implements DeviceServer {

    /** SBC-4, no version claimed (SPC-5 table 153). */
    private static final int SBC_4 = 0x0600;

    private final List<SupportedCommand> commands = new ArrayList<>();
    private final ModePages pages;
    private final DeviceDescription description;

    DiskServer(DeviceContext context) throws UnitException {
        UnitAttributes attributes = context.attributes();
        Medium medium = Medium.of(context.store(), attributes);
        pages = new ModePages(attributes.writeCache(), context.predecessor());
        description = new DeviceDescription(
                PeripheralDeviceType.DIRECT_ACCESS_BLOCK, attributes.removable(), List.of(SBC_4),
                VitalProductData.of(medium, attributes.rotationRate()));
        addTransfers(medium);
        addRanges(medium);
        addParameters(medium, context);
    }

    @Override
    public DeviceDescription description() {
        return description;
    }

    @Override
    public List<SupportedCommand> commands() {
        return List.copyOf(commands);
    }

    @Override
    public DeviceState state() {
        return pages.state();
    }

    @Override
    public void reset() {
        pages.become(pages.defaults());
    }

    private void addTransfers(Medium medium) {
        add(DiskCommand.READ_6, new ReadHandler(BlockCdb.SIX, medium, pages));
        add(DiskCommand.READ_10, new ReadHandler(BlockCdb.TEN, medium, pages));
        add(DiskCommand.READ_12, new ReadHandler(BlockCdb.TWELVE, medium, pages));
        add(DiskCommand.READ_16, new ReadHandler(BlockCdb.SIXTEEN, medium, pages));
        add(DiskCommand.WRITE_6, new WriteHandler(BlockCdb.SIX, medium, pages));
        add(DiskCommand.WRITE_10, new WriteHandler(BlockCdb.TEN, medium, pages));
        add(DiskCommand.WRITE_12, new WriteHandler(BlockCdb.TWELVE, medium, pages));
        add(DiskCommand.WRITE_16, new WriteHandler(BlockCdb.SIXTEEN, medium, pages));
    }

    private void addRanges(Medium medium) {
        add(DiskCommand.VERIFY_10, new VerifyHandler(BlockCdb.TEN, medium));
        add(DiskCommand.VERIFY_12, new VerifyHandler(BlockCdb.TWELVE, medium));
        add(DiskCommand.VERIFY_16, new VerifyHandler(BlockCdb.SIXTEEN, medium));
        add(DiskCommand.SYNCHRONIZE_CACHE_10, new SynchronizeCacheHandler(BlockCdb.TEN, medium));
        add(DiskCommand.SYNCHRONIZE_CACHE_16, new SynchronizeCacheHandler(BlockCdb.SIXTEEN, medium));
        add(DiskCommand.WRITE_SAME_10, new WriteSameHandler(BlockCdb.TEN, medium, pages));
        add(DiskCommand.WRITE_SAME_16, new WriteSameHandler(BlockCdb.SIXTEEN, medium, pages));
        if (medium.discards()) {
            add(DiskCommand.UNMAP, new UnmapHandler(medium, pages));
        }
    }

    private void addParameters(Medium medium, DeviceContext context) {
        ReadCapacityHandlers capacity = new ReadCapacityHandlers(medium);
        add(DiskCommand.TEST_UNIT_READY, Task::good);
        add(DiskCommand.READ_CAPACITY_10, capacity::readCapacity10);
        add(DiskCommand.READ_CAPACITY_16, capacity::readCapacity16);
        add(DiskCommand.MODE_SENSE_6, new ModeSenseHandler(ModeHeader.SIX, medium, pages));
        add(DiskCommand.MODE_SENSE_10, new ModeSenseHandler(ModeHeader.TEN, medium, pages));
        add(DiskCommand.MODE_SELECT_6, new ModeSelectHandler(ModeHeader.SIX, medium, pages, context));
        add(DiskCommand.MODE_SELECT_10, new ModeSelectHandler(ModeHeader.TEN, medium, pages, context));
        add(DiskCommand.START_STOP_UNIT, new StartStopHandler(medium));
    }

    private void add(DiskCommand command, CommandHandler handler) {
        commands.add(new SupportedCommand(command.row(), handler));
    }
}
