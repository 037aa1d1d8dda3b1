// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.adapter.api.AdapterMemory;
import io.hotbay.target.api.UnitRecords;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the registry keeps what outlives it; nowhere in a host that gives it no folder. Immutable. */
final class StateFolder {

    /** In the platform's home. */
    private static final String FOLDER = "data";
    private static final String GUESTS = "guests.state";
    private static final String UNITS = "units";
    private static final String ADAPTERS = "adapters";

    private final @Nullable Path folder;

    StateFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * Chooses the folder.
     *
     * @param configured by Config Admin; empty for nothing
     * @param properties of the framework and the system, by name
     */
    static StateFolder choose(String configured, UnaryOperator<@Nullable String> properties) {
        if (!configured.isBlank()) {
            return new StateFolder(Path.of(configured).toAbsolutePath());
        }
        String home = properties.apply(SocketFolder.HOME);
        return new StateFolder(home == null || home.isBlank() ? null : Path.of(home).toAbsolutePath().resolve(FOLDER));
    }

    /** The file of all guests. */
    StateFile guests() {
        return new StateFile(folder == null ? null : new DurableFile(folder.resolve(GUESTS)));
    }

    /** What a unit keeps. */
    UnitRecords records(String unit) {
        return folder == null ? UnitRecords.NONE : new UnitRecordFiles(folder.resolve(UNITS), unit);
    }

    /** What the adapter at a place keeps; null where nothing is kept. */
    @Nullable RecordFile adapter(String guest, AdapterSlot slot) {
        return folder == null
                ? null
                : new RecordFile(new DurableFile(folder.resolve(ADAPTERS).resolve(guest + "," + slot)),
                        AdapterMemory.RECORD_MAXIMUM);
    }

    /** Forgets what a unit kept that is no more; what can't be removed is of no harm. */
    void forget(String unit) {
        if (records(unit) instanceof UnitRecordFiles files) {
            try {
                files.removeAll();
            } catch (IOException e) {
                System.getLogger(StateFolder.class.getName())
                        .log(Level.WARNING, "The records of a removed device stay in " + folder, e);
            }
        }
    }
}
