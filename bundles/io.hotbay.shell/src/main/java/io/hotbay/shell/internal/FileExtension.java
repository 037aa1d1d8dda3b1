// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.RegistryException;
import io.hotbay.store.api.ByteSize;
import io.hotbay.store.api.StoreException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.LongConsumer;

/** Reserves the space of a file ahead. */
final class FileExtension {

    private static final String STORAGE = "file";
    /** The size that the file has. */
    private static final long AS_IT_IS = 0;
    /** Progress is told when so much more is done. */
    private static final long STEP_BYTES = 1L << 30;

    private FileExtension() {}

    static String extend(Call call, List<String> arguments) throws RegistryException, CommandException {
        String name = arguments.getFirst();
        try {
            long bytes = arguments.size() > 1 ? ByteSize.parse(arguments.getLast()) : AS_IT_IS;
            String path = call.folder().resolve(name).normalize().toString();
            long size = call.registry().reserveStorage(STORAGE, path, bytes, new Progress());
            return path + " " + size + " bytes";
        } catch (StoreException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        } catch (InvalidPathException e) {
            throw new CommandException("'" + name + "' is no path: " + e.getReason() + ".", e);
        }
    }

    /** A line for each step; small files are done before the first. */
    private static final class Progress implements LongConsumer {

        private long told;

        @Override
        public void accept(long bytes) {
            if (bytes - told >= STEP_BYTES) {
                told = bytes - bytes % STEP_BYTES;
                System.out.println(ByteSize.format(told) + " reserved");
            }
        }
    }
}
