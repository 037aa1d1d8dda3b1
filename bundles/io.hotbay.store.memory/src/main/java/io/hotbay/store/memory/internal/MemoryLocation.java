// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.memory.internal;

import io.hotbay.store.api.ByteSize;
import io.hotbay.store.api.StoreException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The location of a memory store: {@code SIZE} or {@code NAME=SIZE}.
 *
 * @param name null for a store whose content ends with it
 */
record MemoryLocation(@Nullable String name, long bytes) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    static MemoryLocation parse(String text) throws StoreException {
        int separator = text.indexOf('=');
        if (separator < 0) {
            return new MemoryLocation(null, size(text));
        }
        String name = text.substring(0, separator);
        if (!NAME.matcher(name).matches()) {
            throw new StoreException("'" + name + "' is no name for a memory store; "
                    + "use letters, digits, dots, underscores and hyphens.");
        }
        return new MemoryLocation(name, size(text.substring(separator + 1)));
    }

    private static long size(String text) throws StoreException {
        long bytes = ByteSize.parse(text);
        if (bytes > Content.BYTES_MAXIMUM) {
            throw new StoreException("The size " + text + " is too large for a memory store; the limit is "
                    + ByteSize.format(Content.BYTES_MAXIMUM) + ".");
        }
        return bytes;
    }

    @Override
    public String toString() {
        return name == null ? ByteSize.format(bytes) : name + "=" + ByteSize.format(bytes);
    }
}
