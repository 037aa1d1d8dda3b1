// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Files;
import java.io.IOException;
import java.nio.file.Path;

/** A named pipe, open for both ends, as a descriptor that can't be synchronized. */
final class PipeEnd implements AutoCloseable {

    private final Descriptor descriptor;

    PipeEnd(Path folder) throws IOException, InterruptedException {
        Path path = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
        descriptor = Files.open(path, true, false);
    }

    Descriptor descriptor() {
        return descriptor;
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
