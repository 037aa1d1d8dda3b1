// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/**
 * What a logical unit is made from.
 *
 * @param name for people, e.g. the statement that asked for it
 * @param deviceType the word of a device type, e.g. {@code disk}
 * @param storeType the word of a store type, e.g. {@code file}
 * @param location where the store is, in the store type's own terms
 * @param records what the unit keeps over a restart
 */
public record UnitSpecification(
        String name,
        String deviceType,
        String storeType,
        String location,
        UnitAttributes attributes,
        UnitRecords records) {

    /** A unit that keeps nothing over a restart. */
    public UnitSpecification(
            String name, String deviceType, String storeType, String location, UnitAttributes attributes) {
        this(name, deviceType, storeType, location, attributes, UnitRecords.NONE);
    }

    /** The same with other attributes. */
    public UnitSpecification with(UnitAttributes others) {
        return new UnitSpecification(name, deviceType, storeType, location, others, records);
    }
}
