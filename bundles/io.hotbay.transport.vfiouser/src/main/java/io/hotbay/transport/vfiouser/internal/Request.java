// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.posix.Descriptor;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import io.hotbay.transport.vfiouser.internal.wire.HeaderLayout;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The message at hand, where it lies in the receive buffer. There is one object for a whole connection: what it says is
 * valid until the next message is asked for.
 */
final class Request {
    private final MemorySegment buffer;
    private final @Nullable Descriptor[] descriptors;
    private long at;
    private int size;
    private int flags;
    private int descriptorCount;

    Request(MemorySegment buffer, int maximumDescriptors) {
        this.buffer = buffer;
        this.descriptors = new @Nullable Descriptor[maximumDescriptors];
    }

    /** The next message has this place and size; its descriptors are added afterwards. */
    void begin(long newAt, int newSize) {
        at = newAt;
        size = newSize;
        flags = HeaderLayout.flags(buffer, newAt);
        descriptorCount = 0;
    }

    /** Belongs to the request until it is taken or closed. */
    void addDescriptor(Descriptor descriptor) {
        descriptors[descriptorCount++] = descriptor;
    }

    /** The segment that offsets like {@link #payload} are for. */
    MemorySegment bytes() {
        return buffer;
    }

    /** Where the structure behind the header begins. */
    long payload() {
        return at + HeaderLayout.BYTES;
    }

    int payloadBytes() {
        return size - HeaderLayout.BYTES;
    }

    short id() {
        return HeaderLayout.id(buffer, at);
    }

    int command() {
        return HeaderLayout.command(buffer, at);
    }

    int flags() {
        return flags;
    }

    boolean replyWanted() {
        return (flags & HeaderLayout.NO_REPLY) == 0;
    }

    /** How many descriptors came with it. */
    int descriptorCount() {
        return descriptorCount;
    }

    /** Gives a descriptor, which the caller closes; null when so many did not come or it was taken before. */
    @Nullable Descriptor takeDescriptor(int index) {
        if (index >= descriptorCount) {
            return null;
        }
        Descriptor taken = descriptors[index];
        descriptors[index] = null;
        return taken;
    }

    /**
     * Gives a descriptor as the event that it should be; null as {@link #takeDescriptor}.
     *
     * @throws PosixException EINVAL when it is something else; it is closed then
     */
    @Nullable EventDescriptor takeEvent(int index) throws PosixException {
        Descriptor taken = takeDescriptor(index);
        return taken == null ? null : EventDescriptor.of(taken);
    }

    /** Closes the descriptors that nobody took. */
    void closeDescriptors() {
        for (int i = 0; i < descriptorCount; i++) {
            Descriptor descriptor = descriptors[i];
            if (descriptor != null) {
                descriptor.close();
                descriptors[i] = null;
            }
        }
        descriptorCount = 0;
    }
}
