// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.device.disk.internal.DiskState.Section;
import io.hotbay.memory.PrivateMemory;
import io.hotbay.scsi.PeripheralDeviceType;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.Nexus;
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
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A disk: its commands over one open store. */
final class DiskServer implements DeviceServer {

    /** SBC-4, no version claimed (SPC-5 table 153). */
    private static final int SBC_4 = 0x0600;

    private final List<SupportedCommand> commands = new ArrayList<>();
    private final DeviceContext context;
    private final ModePages pages;
    private final Medium medium;
    private final Readiness readiness;
    private final Prevention prevention;
    private final MediumWork work;
    private final ApplicationLog application;
    private final Statistics statistics = new Statistics();
    private final DeviceDescription description;

    DiskServer(DeviceContext context) throws UnitException {
        this(context, work -> Thread.ofPlatform().daemon().name("hotbay disk work").start(work));
    }

    /** @param executor for work on the whole medium, which waits for the store */
    DiskServer(DeviceContext context, Executor executor) throws UnitException {
        this.context = context;
        UnitAttributes attributes = context.attributes();
        Saving saving = new Saving(context);
        DiskState before = saving.before();
        pages = new ModePages(attributes.writeCache(), before);
        medium = Medium.of(context.store(), attributes, pages);
        readiness = new Readiness(Condition.of(before.get(Section.CONDITION)));
        prevention = new Prevention(before);
        application = new ApplicationLog(before);
        SavedParameters saved = new SavedParameters(saving, pages, application, before);
        work = new MediumWork(medium, readiness, executor, saved);
        description = new DeviceDescription(
                PeripheralDeviceType.DIRECT_ACCESS_BLOCK, attributes.removable(), List.of(SBC_4),
                VitalProductData.of(medium, attributes.rotationRate()));
        addTransfers();
        addChecks();
        addRanges();
        addParameters(saving, saved);
        addConditions();
        work.resume(before);
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
        DiskState state = new DiskState();
        work.store(state);
        pages.store(state, true);
        application.store(state);
        prevention.store(state);
        return state.encode();
    }

    @Override
    public void reset() {
        pages.reset();
        prevention.clear();
        // firmware starts no disks; what is ejected stays out, and what is at work goes on (SBC-4 4.11)
        Condition now = readiness.condition();
        if (now.isSleep() || now == Condition.STOPPED) {
            readiness.leave(now, Condition.READY, "a reset");
        }
    }

    @Override
    public @Nullable Sense pollableSense() {
        return readiness.sense();
    }

    @Override
    public boolean descriptorSense() {
        return pages.descriptorSense();
    }

    @Override
    public void nexusLost(Nexus nexus) {
        prevention.allow(nexus);
    }

    /** What commands have for themselves now. */
    PrivateMemory privateMemory() {
        return medium.memory();
    }

    private void addTransfers() {
        add(DiskCommand.READ_6, new ReadHandler(BlockCdb.SIX, medium, pages, statistics));
        add(DiskCommand.READ_10, new ReadHandler(BlockCdb.TEN, medium, pages, statistics));
        add(DiskCommand.READ_12, new ReadHandler(BlockCdb.TWELVE, medium, pages, statistics));
        add(DiskCommand.READ_16, new ReadHandler(BlockCdb.SIXTEEN, medium, pages, statistics));
        add(DiskCommand.WRITE_6, new WriteHandler(BlockCdb.SIX, medium, pages, statistics));
        add(DiskCommand.WRITE_10, new WriteHandler(BlockCdb.TEN, medium, pages, statistics));
        add(DiskCommand.WRITE_12, new WriteHandler(BlockCdb.TWELVE, medium, pages, statistics));
        add(DiskCommand.WRITE_16, new WriteHandler(BlockCdb.SIXTEEN, medium, pages, statistics));
        add(DiskCommand.WRITE_ATOMIC_16, new WriteAtomicHandler(medium, pages, statistics));
        add(DiskCommand.COMPARE_AND_WRITE, new CompareAndWriteHandler(medium, pages, statistics));
        add(DiskCommand.ORWRITE_16, new OrWriteHandler(medium, pages, statistics));
    }

    private void addChecks() {
        add(DiskCommand.WRITE_AND_VERIFY_10, new WriteVerifyHandler(BlockCdb.TEN, medium, statistics));
        add(DiskCommand.WRITE_AND_VERIFY_12, new WriteVerifyHandler(BlockCdb.TWELVE, medium, statistics));
        add(DiskCommand.WRITE_AND_VERIFY_16, new WriteVerifyHandler(BlockCdb.SIXTEEN, medium, statistics));
        add(DiskCommand.VERIFY_10, new VerifyHandler(BlockCdb.TEN, medium, statistics));
        add(DiskCommand.VERIFY_12, new VerifyHandler(BlockCdb.TWELVE, medium, statistics));
        add(DiskCommand.VERIFY_16, new VerifyHandler(BlockCdb.SIXTEEN, medium, statistics));
        add(DiskCommand.READ_DEFECT_DATA_10, DefectDataHandlers::readDefectData10);
        add(DiskCommand.READ_DEFECT_DATA_12, DefectDataHandlers::readDefectData12);
    }

    private void addRanges() {
        add(DiskCommand.PRE_FETCH_10, new PrefetchHandler(BlockCdb.TEN, medium));
        add(DiskCommand.PRE_FETCH_16, new PrefetchHandler(BlockCdb.SIXTEEN, medium));
        add(DiskCommand.SYNCHRONIZE_CACHE_10, new SynchronizeCacheHandler(BlockCdb.TEN, medium));
        add(DiskCommand.SYNCHRONIZE_CACHE_16, new SynchronizeCacheHandler(BlockCdb.SIXTEEN, medium));
        add(DiskCommand.WRITE_SAME_10, new WriteSameHandler(BlockCdb.TEN, medium, pages));
        add(DiskCommand.WRITE_SAME_16, new WriteSameHandler(BlockCdb.SIXTEEN, medium, pages));
        add(DiskCommand.GET_LBA_STATUS_16, new LbaStatusHandler(medium));
        if (medium.discards() || medium.protectedForGood()) {
            // which a protected disk refuses as such
            add(DiskCommand.UNMAP, new UnmapHandler(medium, pages));
        }
    }

    private void addParameters(Saving saving, SavedParameters saved) {
        ReadCapacityHandlers capacity = new ReadCapacityHandlers(medium);
        add(DiskCommand.READ_CAPACITY_10, capacity::readCapacity10);
        add(DiskCommand.READ_CAPACITY_16, capacity::readCapacity16);
        add(DiskCommand.MODE_SENSE_6, new ModeSenseHandler(ModeHeader.SIX, medium, pages, saving));
        add(DiskCommand.MODE_SENSE_10, new ModeSenseHandler(ModeHeader.TEN, medium, pages, saving));
        add(DiskCommand.MODE_SELECT_6, new ModeSelectHandler(ModeHeader.SIX, medium, pages, saved, context));
        add(DiskCommand.MODE_SELECT_10, new ModeSelectHandler(ModeHeader.TEN, medium, pages, saved, context));
        add(DiskCommand.LOG_SENSE,
                new LogSenseHandler(new LogPages(statistics, medium.blockSize(), application)));
        add(DiskCommand.LOG_SELECT, new LogSelectHandler(statistics, application, saved, context));
    }

    private void addConditions() {
        SanitizeHandlers sanitize = new SanitizeHandlers(medium, work, readiness);
        add(DiskCommand.TEST_UNIT_READY, Task::good);
        add(DiskCommand.START_STOP_UNIT, new StartStopHandler(medium, readiness, prevention, context));
        add(DiskCommand.FORMAT_UNIT, new FormatHandler(medium, work));
        add(DiskCommand.SANITIZE_OVERWRITE, sanitize::overwrite);
        add(DiskCommand.SANITIZE_BLOCK_ERASE, sanitize::blockErase);
        add(DiskCommand.SANITIZE_EXIT_FAILURE_MODE, sanitize::exitFailureMode);
        if (context.attributes().removable()) {
            add(DiskCommand.PREVENT_ALLOW_MEDIUM_REMOVAL, new PreventAllowHandler(prevention));
        }
    }

    private void add(DiskCommand command, CommandHandler handler) {
        CommandHandler checked = command.access() == Access.NOTHING
                ? handler : new ReadyCheck(readiness, command.access(), handler);
        commands.add(new SupportedCommand(command.row(), checked));
    }
}
