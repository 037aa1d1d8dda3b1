// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.file.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.Files;
import io.hotbay.posix.MemoryFile;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.testkit.RecordingCompletion;
import io.hotbay.store.api.testkit.TestBuffer;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that somebody cuts off while it is in use: what is lost is neither read as zeroes nor made anew. */
class TruncatedFileTest {

    private static final int IMAGE_BYTES = 1 << 20;
    /** Within the third block. */
    private static final int CUT = 1024 + 100;
    private static final Logger LOG = Logger.getLogger(FileLength.class.getName());

    @TempDir
    Path folder;

    private final Arena arena = Arena.ofShared();
    private final List<Descriptor> files = new ArrayList<>();
    private final List<FileStore> stores = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            synchronized (logged) {
                logged.add(MessageFormat.format(line.getMessage(), line.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(log);
    }

    @AfterEach
    void closeAll() {
        LOG.removeHandler(log);
        stores.forEach(FileStore::close);
        files.forEach(Descriptor::close);
        arena.close();
    }

    @Test
    void shouldReadWhatIsLeftAndNoZeroes() throws Exception {
        FileStore store = store(false);
        cut(CUT);
        assertArrayEquals(TestBuffer.pattern(1024, 4), read(store, 0, 1024, StoreOutcome.DONE));
        read(store, 512, 1024, StoreOutcome.READ_FAILED);
        read(store, 1024, 512, StoreOutcome.READ_FAILED);
        read(store, 4096, 512, StoreOutcome.READ_FAILED);
        assertEquals(IMAGE_BYTES / 512, store.facts().blockCount());
    }

    /** On a file system of memory a write is done inline, with force unit access on a thread of the pool. */
    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void shouldWriteWhatIsLeftAndNothingBehind(boolean inMemory, boolean durable) throws Exception {
        FileStore store = store(inMemory);
        cut(CUT);
        byte[] changed = TestBuffer.pattern(512, 9);
        write(store, 512, changed, durable).expect(StoreOutcome.DONE);
        write(store, 1024, changed, durable).expect(StoreOutcome.WRITE_FAILED);
        write(store, 512, new byte[1024], durable).expect(StoreOutcome.WRITE_FAILED);
        write(store, IMAGE_BYTES - 512, changed, durable).expect(StoreOutcome.WRITE_FAILED);
        write(store, 0, new byte[FileStore.INLINE_BYTES_MAXIMUM + 512], durable).expect(StoreOutcome.WRITE_FAILED);
        assertEquals(CUT, Files.length(files.getFirst().fd()));
        assertArrayEquals(changed, read(store, 512, 512, StoreOutcome.DONE));
        read(store, 1024, 512, StoreOutcome.READ_FAILED);
    }

    @Test
    void shouldGiveNothingBackBehindTheEnd() throws Exception {
        FileStore store = store(true);
        cut(CUT);
        unmap(store, 512, 512).expect(StoreOutcome.DONE);
        unmap(store, 512, 1024).expect(StoreOutcome.WRITE_FAILED);
        unmap(store, 8192, 512).expect(StoreOutcome.WRITE_FAILED);
        RecordingCompletion zeroes = new RecordingCompletion();
        store.writeZeroes(0, IMAGE_BYTES, zeroes);
        zeroes.expect(StoreOutcome.WRITE_FAILED);
        assertArrayEquals(TestBuffer.pattern(512, 4), read(store, 0, 512, StoreOutcome.DONE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotMindALongerFile(boolean durable) throws Exception {
        FileStore store = store(false);
        cut(2 * IMAGE_BYTES);
        write(store, IMAGE_BYTES - 512, new byte[512], durable).expect(StoreOutcome.DONE);
        assertEquals(2 * IMAGE_BYTES, Files.length(files.getFirst().fd()));
        assertEquals(List.of(), logged);
    }

    @Test
    void shouldNameTheEndOnce() throws Exception {
        FileStore store = store(false);
        cut(CUT);
        read(store, 8192, 512, StoreOutcome.READ_FAILED);
        write(store, 4096, new byte[512], false).expect(StoreOutcome.WRITE_FAILED);
        assertEquals(1, logged.size(), logged.toString());
        String end = MessageFormat.format("ends at byte {0} instead of {1}, ", CUT, IMAGE_BYTES);
        assertTrue(logged.getFirst().contains(end), logged.toString());
    }

    private FileStore store(boolean inMemory) throws Exception {
        Path path = folder.resolve("image");
        Descriptor file = inMemory ? MemoryFile.create("image", 0, false) : Files.create(path, 0600);
        files.add(file);
        Path reached = Path.of("/proc/self/fd/" + file.fd());
        java.nio.file.Files.write(reached, TestBuffer.pattern(IMAGE_BYTES, 4));
        FileStore store = (FileStore) new FileStoreType().open(new StoreRequest(reached.toString(), false));
        stores.add(store);
        return store;
    }

    private void cut(long bytes) throws Exception {
        Files.truncate(files.getFirst(), bytes);
    }

    private byte[] read(FileStore store, long position, int length, StoreOutcome outcome) {
        TestBuffer buffer = new TestBuffer(arena, length);
        RecordingCompletion completion = new RecordingCompletion();
        store.read(position, buffer.list(), completion);
        completion.expect(outcome);
        return buffer.get();
    }

    private RecordingCompletion write(FileStore store, long position, byte[] content, boolean durable) {
        RecordingCompletion completion = new RecordingCompletion();
        store.write(position, TestBuffer.of(arena, content).list(), durable, completion);
        return completion;
    }

    private static RecordingCompletion unmap(FileStore store, long position, long length) {
        RecordingCompletion completion = new RecordingCompletion();
        store.unmap(position, length, completion);
        return completion;
    }
}
