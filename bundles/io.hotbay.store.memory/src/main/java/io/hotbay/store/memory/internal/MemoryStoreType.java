// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.memory.internal;

import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.StoreType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The store type {@code memory}. A store without a name has its content to itself and loses it on closing; a named one
 * keeps it until this component goes.
 */
@Component(property = StoreType.PROPERTY + "=memory")
public final class MemoryStoreType implements StoreType {

    private final Map<String, NamedContent> named = new HashMap<>();

    @Override
    public synchronized BackingStore open(StoreRequest request) throws StoreException {
        MemoryLocation location = MemoryLocation.parse(request.location());
        String name = location.name();
        if (name == null) {
            Content content = new Content(location.bytes());
            return new MemoryStore(content, identity(), !request.readOnly(), content::free);
        }
        NamedContent kept = named.computeIfAbsent(name,
                fresh -> new NamedContent(new Content(location.bytes()), identity() + ":" + fresh));
        if (kept.content.bytes() != location.bytes()) {
            throw new StoreException("The memory store '" + name + "' exists with another size; use "
                    + new MemoryLocation(name, kept.content.bytes()) + ", or another name.");
        }
        if (kept.open) {
            throw new StoreException("The memory store '" + name + "' is in use by another device; "
                    + "remove that one first, or use another name.");
        }
        kept.open = true;
        return new MemoryStore(kept.content, kept.identity, !request.readOnly(), () -> giveBack(kept));
    }

    /** Not where a store has no name. */
    @Override
    public boolean persistent() {
        return false;
    }

    @Deactivate
    synchronized void freeAll() {
        named.values().forEach(kept -> kept.content.free());
        named.clear();
    }

    private synchronized void giveBack(NamedContent kept) {
        kept.open = false;
    }

    /** A random one: the content of a predecessor is lost, and what replaces it must not pass for it. */
    private static String identity() {
        return "memory:" + UUID.randomUUID();
    }

    private static final class NamedContent {
        private final Content content;
        private final String identity;
        private boolean open;

        NamedContent(Content content, String identity) {
            this.content = content;
            this.identity = identity;
        }
    }
}
