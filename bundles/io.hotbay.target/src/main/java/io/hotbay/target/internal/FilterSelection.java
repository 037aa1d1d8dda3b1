// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.api.device.TaskFilter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a filter's service properties say.
 *
 * @param devices words of device types; empty for all
 * @param naas NAA identifiers in lower case; empty for all
 * @param ranking the highest comes first
 * @param id of the service: of the same ranking, the lowest comes first
 */
record FilterSelection(String word, List<String> devices, List<String> naas, int ranking, long id)
        implements Comparable<FilterSelection> {

    private static final Comparator<FilterSelection> ORDER =
            Comparator.comparingInt(FilterSelection::ranking).reversed().thenComparingLong(FilterSelection::id);

    static FilterSelection of(Map<String, Object> properties) {
        return new FilterSelection(
                String.valueOf(properties.get(TaskFilter.PROPERTY)),
                words(properties.get(TaskFilter.DEVICE_PROPERTY)),
                words(properties.get(TaskFilter.NAA_PROPERTY)).stream()
                        .map(naa -> naa.toLowerCase(Locale.ROOT))
                        .toList(),
                properties.get("service.ranking") instanceof Integer ranking ? ranking : 0,
                properties.get("service.id") instanceof Long id ? id : 0);
    }

    private static List<String> words(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Object[] several -> List.of(several).stream().map(String::valueOf).toList();
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            default -> List.of(String.valueOf(value));
        };
    }

    boolean suits(UnitSpecification unit) {
        String naa = HexFormat.of().toHexDigits(unit.attributes().naa());
        return (devices.isEmpty() || devices.contains(unit.deviceType())) && (naas.isEmpty() || naas.contains(naa));
    }

    @Override
    public int compareTo(FilterSelection other) {
        return ORDER.compare(this, other);
    }
}
