// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.device.DeviceType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The store types and device types of this moment by their words. Of several with one word the newest is taken. */
final class Services {

    private final Map<String, List<StoreType>> storeTypes = new ConcurrentHashMap<>();
    private final Map<String, List<DeviceType>> deviceTypes = new ConcurrentHashMap<>();

    void addStoreType(String word, StoreType type) {
        add(storeTypes, word, type);
    }

    void addDeviceType(String word, DeviceType type) {
        add(deviceTypes, word, type);
    }

    /** Takes a service of either kind away. */
    void remove(Object service) {
        storeTypes.values().forEach(types -> types.remove(service));
        deviceTypes.values().forEach(types -> types.remove(service));
    }

    @Nullable StoreType storeType(String word) {
        return newest(storeTypes, word);
    }

    @Nullable DeviceType deviceType(String word) {
        return newest(deviceTypes, word);
    }

    private static <T> void add(Map<String, List<T>> types, String word, T type) {
        types.computeIfAbsent(word, absent -> new CopyOnWriteArrayList<>()).add(type);
    }

    private static <T> @Nullable T newest(Map<String, List<T>> types, String word) {
        Object[] now = types.getOrDefault(word, List.of()).toArray();
        @SuppressWarnings("unchecked")
        T newest = now.length == 0 ? null : (T) now[now.length - 1];
        return newest;
    }
}
