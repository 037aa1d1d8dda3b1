// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.store.api.StoreFacts;
import java.util.regex.Pattern;

/**
 * What the storage of a device was when it was last open.
 *
 * @param bytes its capacity
 * @param identity by the store's own word
 */
record Seen(long bytes, String identity) {

    /** Nothing that would end a line. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}", Pattern.UNICODE_CHARACTER_CLASS);

    static Seen of(StoreFacts facts) {
        return new Seen(facts.byteCount(), CONTROL.matcher(facts.identity()).replaceAll("?"));
    }

    /** For people. */
    @Override
    public String toString() {
        return bytes + " bytes, identity " + identity;
    }
}
