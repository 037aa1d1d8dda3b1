// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.target.api.UnitRecord;
import io.hotbay.target.api.UnitRecords;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The records of one unit, each in a file whose name begins with the unit's. Takes no lock: the core waits for it. */
final class UnitRecordFiles implements UnitRecords {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    private final Path folder;
    private final String unit;

    UnitRecordFiles(Path folder, String unit) {
        this.folder = folder;
        this.unit = unit;
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public @Nullable UnitRecord load(String name) throws IOException {
        DurableFile file = file(name);
        try {
            RecordFile.Content content = new RecordFile(file, UnitRecord.MAXIMUM_BYTES).load();
            return content == null ? null : new UnitRecord(content.format(), content.version(), content.bytes());
        } catch (IOException e) {
            throw new IOException("The record " + file.path() + " can't be used: " + DurableFile.reason(e)
                    + "; repair it, or move it away to give up what the unit has saved in it.", e);
        }
    }

    @Override
    public void save(String name, @Nullable UnitRecord record) throws IOException {
        DurableFile file = file(name);
        try {
            new RecordFile(file, UnitRecord.MAXIMUM_BYTES).save(record == null
                    ? null
                    : new RecordFile.Content(record.format(), record.version(), record.bytes()));
        } catch (IOException e) {
            throw new IOException("The record " + file.path() + " can't be kept: " + DurableFile.reason(e) + ".", e);
        }
    }

    private DurableFile file(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("'" + name + "' is no name for a record.");
        }
        return new DurableFile(folder.resolve(unit + "." + name));
    }

    /** The unit is no more. */
    void removeAll() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, unit + ".*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // nothing was ever kept
        }
    }
}
