// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreFacts;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.StoreType;

/** Opens scripted stores and remembers the last one. */
final class ScriptedStoreType implements StoreType {

    static final StoreFacts FACTS = new StoreFacts("the store", 512, 2048, true, false, false);

    private volatile StoreFacts facts;
    private final ScriptedStore.Manner manner;
    private volatile String failure = "";
    private volatile ScriptedStore last;
    private volatile boolean persistent = true;

    ScriptedStoreType(ScriptedStore.Manner manner) {
        this(FACTS, manner);
    }

    ScriptedStoreType(StoreFacts facts, ScriptedStore.Manner manner) {
        this.facts = facts;
        this.manner = manner;
    }

    /** Lets the next openings fail. */
    ScriptedStoreType failing(String sentence) {
        failure = sentence;
        return this;
    }

    /** What the next stores say of themselves. */
    ScriptedStoreType become(StoreFacts others) {
        facts = others;
        return this;
    }

    /** Its stores lose what is in them. */
    ScriptedStoreType forgetting() {
        persistent = false;
        return this;
    }

    @Override
    public boolean persistent() {
        return persistent;
    }

    ScriptedStore last() {
        return last;
    }

    @Override
    public BackingStore open(StoreRequest request) throws StoreException {
        if (!failure.isEmpty()) {
            throw new StoreException(failure);
        }
        last = new ScriptedStore(facts, manner);
        return last;
    }
}
