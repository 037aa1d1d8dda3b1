// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.BigEndian;
import io.hotbay.scsi.OpcodeRow;
import io.hotbay.scsi.Sense;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.device.SupportedCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one unit, prepared for look-up: 256 operation codes, and 32 service actions under those that have
 * any. Immutable. Rows are the only thing that is kept of a device type that is away.
 */
final class CommandTable {

    private static final int OPERATION_CODES = 0x100;
    private static final int SERVICE_ACTIONS = 0x20;

    private final @Nullable CommandEntry[] plain = new CommandEntry[OPERATION_CODES];
    private final @Nullable CommandEntry[] @Nullable [] actions = new CommandEntry[OPERATION_CODES][];
    private final List<CommandEntry> entries;

    private CommandTable(List<CommandEntry> all) {
        entries = all.stream()
                .sorted(Comparator.comparingInt((CommandEntry entry) -> entry.row().operationCode())
                        .thenComparingInt(entry -> entry.row().serviceAction()))
                .toList();
        entries.forEach(this::put);
    }

    /**
     * The core's own commands and those of a device type, which may not take the core's.
     *
     * @param counters of the unit
     */
    static CommandTable of(List<SupportedCommand> supported, Counters counters) {
        List<CommandEntry> all = new ArrayList<>(CoreCommands.ENTRIES);
        for (SupportedCommand command : supported) {
            all.add(CommandEntry.gated(command.row(), command.handler()));
        }
        return new CommandTable(all.stream().map(entry -> entry.countedBy(counters)).toList());
    }

    /** The same rows without the device type's handlers. */
    CommandTable dormant() {
        return new CommandTable(entries.stream().map(CommandEntry::dormant).toList());
    }

    private void put(CommandEntry entry) {
        OpcodeRow row = entry.row();
        int code = row.operationCode();
        boolean acts = row.serviceAction() != OpcodeRow.NO_SERVICE_ACTION;
        if (row.cdbLength() > ScsiCommand.CDB_MAXIMUM) {
            throw new IllegalArgumentException(row.name() + ": a CDB of " + row.cdbLength() + " bytes");
        }
        CommandEntry[] slots = acts ? actionsOf(code) : plain;
        int slot = acts ? row.serviceAction() : code;
        boolean mixed = acts ? plain[code] != null : actions[code] != null;
        if (mixed || slots[slot] != null) {
            throw new IllegalArgumentException(row.name() + ": its operation code is taken");
        }
        slots[slot] = entry;
    }

    private CommandEntry[] actionsOf(int code) {
        CommandEntry[] slots = actions[code];
        if (slots == null) {
            slots = new CommandEntry[SERVICE_ACTIONS];
            actions[code] = slots;
        }
        return slots;
    }

    /** The entry for a CDB, or null. */
    @Nullable CommandEntry find(byte[] cdb) {
        int code = BigEndian.get8(cdb, 0);
        return find(code, CommandEntry.SERVICE_ACTION.get(cdb[1]));
    }

    /** The entry for an operation code and, where the code has some, a service action; or null. */
    @Nullable CommandEntry find(int code, int action) {
        CommandEntry[] slots = actions[code];
        return slots == null ? plain[code] : slots[action];
    }

    /** Whether an operation code has service actions. */
    boolean hasServiceActions(int code) {
        return actions[code] != null;
    }

    /** Why {@link #find} found nothing (SPC-5 4.2.1: the code is unknown, or the service action of a known one). */
    Sense missing(byte[] cdb) {
        return hasServiceActions(BigEndian.get8(cdb, 0))
                ? Sense.invalidFieldInCdb(1, CommandEntry.SERVICE_ACTION.high())
                : Sense.illegalRequest(AdditionalSense.INVALID_COMMAND_OPERATION_CODE);
    }

    /** All rows in order of operation code and service action. */
    List<CommandEntry> entries() {
        return entries;
    }
}
