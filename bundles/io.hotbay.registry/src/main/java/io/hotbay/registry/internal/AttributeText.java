// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitAttributes.BlockSizes;
import io.hotbay.target.api.UnitAttributes.Deadlines;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Attributes of a device as the canonical values of {@link DeviceAttribute}, and back. */
final class AttributeText {

    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String OF_STORAGE = "storage";
    private static final String MILLISECONDS = "ms";
    private static final String SECONDS = "s";

    private AttributeText() {}

    /** Of a device, in the order of the table. */
    static SequencedMap<DeviceAttribute, String> of(Device device) {
        SequencedMap<DeviceAttribute, String> values = new LinkedHashMap<>();
        for (DeviceAttribute attribute : DeviceAttribute.values()) {
            values.put(attribute, value(attribute, device));
        }
        return values;
    }

    private static String value(DeviceAttribute attribute, Device device) {
        UnitAttributes attributes = device.attributes();
        Integer rate = attributes.rotationRate();
        return switch (attribute) {
            case VENDOR -> attributes.vendor();
            case PRODUCT -> attributes.product();
            case REVISION -> attributes.revision();
            case SERIAL -> attributes.serial();
            case NAA -> HexFormat.of().toHexDigits(attributes.naa());
            case READ_ONLY -> attributes.readOnly() ? ON : OFF;
            case WRITE_CACHE -> attributes.writeCache() ? ON : OFF;
            case ROTATION_RATE -> rate == null ? OF_STORAGE : rate.toString();
            case BLOCK_SIZE -> String.valueOf(attributes.blocks().logical());
            case PHYSICAL_BLOCK_SIZE -> String.valueOf(attributes.blocks().physical());
            case REMOVABLE -> attributes.removable() ? ON : OFF;
            case QUEUE_DEPTH -> String.valueOf(attributes.queueDepth());
            case DRAIN -> text(attributes.deadlines().drain());
            case PARK -> text(attributes.deadlines().park());
            case ABORT -> text(attributes.deadlines().abort());
            case SHARE -> device.share() ? ON : OFF;
        };
    }

    /** A device with attributes changed: all of them or none. */
    static Device change(Device device, Map<DeviceAttribute, String> changes) throws RegistryException {
        Map<DeviceAttribute, String> all = of(device);
        for (Map.Entry<DeviceAttribute, String> entry : changes.entrySet()) {
            all.put(entry.getKey(), entry.getKey().parse(entry.getValue()));
        }
        return device.with(parse(all), of(all, DeviceAttribute.SHARE).equals(ON));
    }

    /** From canonical values, one for each attribute; the exception's sentence says which don't go together. */
    private static UnitAttributes parse(Map<DeviceAttribute, String> values) throws RegistryException {
        return new UnitAttributes(
                HexFormat.fromHexDigitsToLong(of(values, DeviceAttribute.NAA)),
                of(values, DeviceAttribute.SERIAL),
                of(values, DeviceAttribute.VENDOR),
                of(values, DeviceAttribute.PRODUCT),
                of(values, DeviceAttribute.REVISION),
                of(values, DeviceAttribute.READ_ONLY).equals(ON),
                of(values, DeviceAttribute.WRITE_CACHE).equals(ON),
                rotationRate(of(values, DeviceAttribute.ROTATION_RATE)),
                blocks(number(values, DeviceAttribute.BLOCK_SIZE), number(values, DeviceAttribute.PHYSICAL_BLOCK_SIZE)),
                of(values, DeviceAttribute.REMOVABLE).equals(ON),
                number(values, DeviceAttribute.QUEUE_DEPTH),
                new Deadlines(duration(of(values, DeviceAttribute.DRAIN)),
                        duration(of(values, DeviceAttribute.PARK)),
                        duration(of(values, DeviceAttribute.ABORT))));
    }

    private static String of(Map<DeviceAttribute, String> values, DeviceAttribute attribute) {
        String value = values.get(attribute);
        if (value == null) {
            throw new IllegalArgumentException("no value of " + attribute);
        }
        return value;
    }

    private static int number(Map<DeviceAttribute, String> values, DeviceAttribute attribute) {
        return Integer.parseInt(of(values, attribute));
    }

    private static BlockSizes blocks(int logical, int physical) throws RegistryException {
        if (physical < logical) {
            throw new RegistryException("A physical-block-size of " + physical + " is less than the block-size of "
                    + logical + "; set both to " + logical + ".");
        }
        return new BlockSizes(logical, physical);
    }

    private static @Nullable Integer rotationRate(String value) {
        return value.equals(OF_STORAGE) ? null : Integer.valueOf(value);
    }

    private static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + SECONDS : duration.toMillis() + MILLISECONDS;
    }

    private static Duration duration(String value) {
        return value.endsWith(MILLISECONDS)
                ? Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - MILLISECONDS.length())))
                : Duration.ofSeconds(Long.parseLong(value.substring(0, value.length() - SECONDS.length())));
    }
}
