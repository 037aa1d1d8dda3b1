// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.ByteSize;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.StoreType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/**
 * The store type {@code example}: {@code disk:scsi::example:16M}. One content for each size, kept while this bundle is
 * started.
 */
@Component(property = StoreType.PROPERTY + "=example")
public final class ExampleStoreType implements StoreType {

    /** A content is one array of Java. */
    private static final long BYTES_MAXIMUM = 1L << 30;

    private final Map<Long, Content> contents = new ConcurrentHashMap<>();

    @Override
    public BackingStore open(StoreRequest request) throws StoreException {
        long bytes = ByteSize.parse(request.location());
        if (bytes > BYTES_MAXIMUM) {
            throw new StoreException("An example store has at most 1G; give a smaller size than " + request.location()
                    + ".");
        }
        Content content = contents.computeIfAbsent(bytes, size -> new Content(Math.toIntExact(size)));
        if (!content.hold()) {
            throw new StoreException("The example store of " + request.location()
                    + " is in use; remove the device that has it first.");
        }
        return new ExampleStore(content, !request.readOnly());
    }
}
