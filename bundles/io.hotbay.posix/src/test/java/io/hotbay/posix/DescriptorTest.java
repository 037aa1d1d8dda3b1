// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DescriptorTest {
    @Test
    void shouldCloseNumberWhenClosed() throws Exception {
        Descriptor file = MemoryFile.create("t", 0, false);
        int fd = file.fd();
        assertTrue(refersTo(fd, "/memfd:t"));
        file.close();
        assertFalse(file.isOpen());
        assertFalse(refersTo(fd, "/memfd:t"));
        assertThrows(IllegalStateException.class, file::fd);
        assertThrows(IllegalStateException.class, file::acquire);
        assertThrows(IllegalStateException.class, file::duplicate);
    }

    @Test
    void shouldLeaveReusedNumberAloneWhenClosedAgain() throws Exception {
        Descriptor first = MemoryFile.create("first", 0, false);
        int fd = first.fd();
        first.close();
        List<Descriptor> others = new ArrayList<>();
        try {
            do {
                others.add(MemoryFile.create("second", 0, false));
            } while (others.getLast().fd() != fd && others.size() < 100);
            first.close();
            for (Descriptor other : others) {
                assertTrue(refersTo(other.fd(), "/memfd:second"));
            }
        } finally {
            others.forEach(Descriptor::close);
        }
    }

    @Test
    void shouldKeepNumberUntilLastCallInsideEnds() throws Exception {
        Descriptor file = MemoryFile.create("t", 0, false);
        int fd = file.acquire();
        file.acquire();
        file.close();
        assertFalse(file.isOpen());
        file.release();
        assertTrue(refersTo(fd, "/memfd:t"));
        file.release();
        assertFalse(refersTo(fd, "/memfd:t"));
    }

    @Test
    void shouldCloseOnceWhenManyThreadsUseAndClose() throws Exception {
        int rounds = 200;
        for (int round = 0; round < rounds; round++) {
            Descriptor file = MemoryFile.create("t" + round, 0, false);
            int fd = file.fd();
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofPlatform().start(() -> useAndClose(file, start)));
            }
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertFalse(refersTo(fd, "/memfd:t" + round));
        }
    }

    @Test
    void shouldDuplicateTheOpenFileDescription() throws Exception {
        Descriptor file = MemoryFile.create("t", 4096, false);
        try (Descriptor copy = file.duplicate()) {
            assertNotEquals(file.fd(), copy.fd());
            file.close();
            assertEquals(4096, MemoryFile.size(copy));
        }
    }

    @Test
    void shouldRefuseNegativeNumber() {
        assertThrows(IllegalArgumentException.class, () -> Descriptor.owning(-1));
    }

    private static void useAndClose(Descriptor file, CountDownLatch start) {
        try {
            start.await();
            file.acquire();
            file.release();
        } catch (InterruptedException | IllegalStateException e) {
            // another thread was first
        }
        file.close();
    }

    private static boolean refersTo(int fd, String target) throws Exception {
        Path link = Path.of("/proc/self/fd/" + fd);
        return Files.exists(link, LinkOption.NOFOLLOW_LINKS)
                && Files.readSymbolicLink(link).toString().equals(target + " (deleted)");
    }
}
