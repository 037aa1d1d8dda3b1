// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.nullio.internal;

import io.hotbay.store.api.BackingStore;
import io.hotbay.store.api.ByteSize;
import io.hotbay.store.api.StoreException;
import io.hotbay.store.api.StoreRequest;
import io.hotbay.store.api.StoreType;
import org.osgi.service.component.annotations.Component;

/** The store type {@code null}. The location is the size; empty means {@value #SIZE_DEFAULT}. */
@Component(property = StoreType.PROPERTY + "=null")
public final class NullStoreType implements StoreType {

    static final String SIZE_DEFAULT = "64M";

    @Override
    public BackingStore open(StoreRequest request) throws StoreException {
        String size = request.location().isEmpty() ? SIZE_DEFAULT : request.location();
        return new NullStore(ByteSize.parse(size), !request.readOnly());
    }
}
