// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class BundleConverterTest {

    private final Bundle store = bundle("io.hotbay.store.file");
    private final BundleConverter converter = new BundleConverter(contextOf(store));

    @Test
    void shouldFindABundleByItsSymbolicName() {
        assertSame(store, converter.convert(Bundle.class, "io.hotbay.store.file"));
        assertNull(converter.convert(Bundle.class, "io.hotbay.store"));
    }

    @Test
    void shouldFindABundleByItsNumber() {
        assertSame(store, converter.convert(Bundle.class, "7"));
        assertSame(store, converter.convert(Bundle.class, 7L));
        assertNull(converter.convert(Bundle.class, "8"));
        assertNull(converter.convert(Bundle.class, "99999999999999999999"));
    }

    @Test
    void shouldLeaveOtherTypesToOthers() {
        assertNull(converter.convert(String.class, "7"));
        assertNull(converter.convert(Bundle.class, store));
    }

    /** A context with one bundle, number 7. */
    private static BundleContext contextOf(Bundle bundle) {
        return (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "getBundles" -> new Bundle[] {bundle};
                            case "getBundle" -> arguments[0].equals(7L) ? bundle : null;
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    private static Bundle bundle(String symbolicName) {
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "getSymbolicName" -> symbolicName;
                            case "toString" -> symbolicName;
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }
}
