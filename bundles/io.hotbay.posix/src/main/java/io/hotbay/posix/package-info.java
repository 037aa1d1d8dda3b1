// SPDX-License-Identifier: Apache-2.0
/**
 * The Linux system calls that Hotbay needs and the JDK does not offer: vectored file I/O with flags, open file
 * description locks, local sockets that pass descriptors, shared mappings that can be revoked, memory files and event
 * descriptors. Stores, transports and tests call it; nobody implements it. Linux on x86-64 or aarch64 with glibc 2.28
 * or later; elsewhere the first call fails with a sentence. The JVM needs {@code --enable-native-access}.
 *
 * <h2>Who owns a descriptor</h2>
 * A {@link io.hotbay.posix.Descriptor} owns one number and closes it once. A method that returns one gives it away; a
 * constructor or factory that takes one ({@code MessageSocket}, {@code EventDescriptor.of}) owns it from then on;
 * every other method borrows it for the call. A plain {@code int fd} is always borrowed: whoever passes one makes sure,
 * by {@link io.hotbay.posix.Descriptor#acquire}, that the number is not closed and given to another file meanwhile.
 * Descriptors made or received here are close-on-exec.
 *
 * <h2>What blocks</h2>
 * {@code accept}, {@code connect}, {@code MessageSocket.receive} and {@code send}, {@code EventDescriptor.await}, and
 * file I/O that misses the cache, unless told {@link io.hotbay.posix.Files#NOWAIT}; {@code EventDescriptor.signal} only
 * if a peer means it to. A blocked call holds its thread (a
 * virtual thread its carrier): use platform threads. {@link io.hotbay.posix.LocalSockets#shutdown} wakes threads on a
 * socket; thread interruption does nothing. All else returns at once, as far as the file system does.
 *
 * <h2>Memory</h2>
 * Addresses given as {@code long} are borrowed for the call, and the kernel believes them: the caller keeps the memory
 * mapped until it returns. Native memory of this package lives in the objects that need it and ends with their
 * {@code close}; a small fixed pool ends with the bundle's classes. There are no upcalls, threads, thread locals or
 * cleaners, so a stopped bundle leaves nothing.
 *
 * <h2>Errors</h2>
 * A failed call is a {@link io.hotbay.posix.PosixException}, except on hot paths, where methods return {@code -errno}
 * and say so. EINTR is retried and never seen. Use of a closed object is an {@link java.lang.IllegalStateException};
 * only a {@code MessageSocket}, which another thread may close at any time, says EBADF, as a lost connection would.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.posix;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
