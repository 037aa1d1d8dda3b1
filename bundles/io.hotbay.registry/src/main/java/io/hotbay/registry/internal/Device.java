// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.Statement;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitRecords;
import io.hotbay.target.api.UnitSpecification;
import org.jspecify.annotations.Nullable;

/**
 * A device of a guest, served or not.
 *
 * @param statement complete
 * @param unit by which the records of its logical unit are found: made when the device was added, and never changed
 * @param attributes made when the device was added, and kept until someone sets others
 * @param share whether it may be one unit with devices of other guests
 * @param seen what its storage was when it was last open; null before that, and for storage that is not named by a path
 */
record Device(
        Address address,
        Statement statement,
        String unit,
        UnitAttributes attributes,
        boolean share,
        @Nullable Seen seen) {

    /** What its storage is, as text; two devices with the same would write over each other. */
    String storage() {
        return storage(statement);
    }

    static String storage(Statement statement) {
        return statement.storage() + ":" + statement.location();
    }

    /**
     * Only a path is one and the same thing wherever and whenever it is named; what is behind other locations, such as
     * a size, is the store's to judge.
     */
    static boolean isPath(Statement statement) {
        return statement.location().startsWith("/");
    }

    /** The same device at its place. */
    Device at(Address place) {
        return new Device(place, statement.at(place), unit, attributes, share, seen);
    }

    /** The same device with other attributes. */
    Device with(UnitAttributes others, boolean newShare) {
        return new Device(address, statement, unit, others, newShare, seen);
    }

    /** The same device after its storage was looked at; null for storage that is to be taken as it will be. */
    Device with(@Nullable Seen newSeen) {
        return new Device(address, statement, unit, attributes, share, isPath(statement) ? newSeen : null);
    }

    /** The same device as the unit of another. */
    Device as(Device other) {
        return new Device(address, statement, other.unit, other.attributes, share, other.seen);
    }

    /** What the core opens for it. */
    UnitSpecification specification(String guest, UnitRecords records) {
        return new UnitSpecification(
                guest + " " + statement, statement.device(), statement.storage(), statement.location(), attributes,
                records);
    }
}
