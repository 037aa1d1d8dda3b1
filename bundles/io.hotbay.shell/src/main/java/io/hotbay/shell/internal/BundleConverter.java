// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Lets Gogo's bundle commands (start, stop, update, refresh) take a bundle by its symbolic name or its number. Gogo's
 * own converter takes numbers only, and comes with its interactive shell alone.
 */
final class BundleConverter implements Converter {

    private static final String NUMBER = "[0-9]{1,18}";

    private final BundleContext context;

    BundleConverter(BundleContext context) {
        this.context = context;
    }

    /** Null when it is not for this converter, or there is no such bundle. */
    @Override
    public @Nullable Object convert(Class<?> type, Object in) {
        if (type != Bundle.class || in instanceof Bundle) {
            return null;
        }
        String text = in.toString();
        if (text.matches(NUMBER)) {
            return context.getBundle(Long.parseLong(text));
        }
        for (Bundle bundle : context.getBundles()) {
            if (text.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        return null;
    }

    @Override
    public @Nullable CharSequence format(Object target, int level, Converter escape) {
        return null;
    }
}
