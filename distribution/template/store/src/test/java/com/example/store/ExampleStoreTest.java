// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.testkit.BackingStoreContract;
import org.junit.jupiter.api.Test;

/** The contract of all stores comes by inheritance; what is special about this one follows. */
class ExampleStoreTest extends BackingStoreContract {

    private final ExampleStoreType type = new ExampleStoreType();

    @Override
    protected BackingStore open() throws StoreException {
        return open("1M");
    }

    private BackingStore open(String location) throws StoreException {
        return type.open(new StoreRequest(location, false));
    }

    @Test
    void shouldKeepItsIdentityWhenItIsOpenedAgain() throws StoreException {
        String identity;
        try (BackingStore first = open("2M")) {
            identity = first.facts().identity();
        }
        try (BackingStore second = open("2M")) {
            assertEquals(identity, second.facts().identity());
        }
    }

    @Test
    void shouldRefuseASecondHolder() throws StoreException {
        try (BackingStore _ = open("2M")) {
            assertThrows(StoreException.class, () -> open("2M"));
        }
    }
}
