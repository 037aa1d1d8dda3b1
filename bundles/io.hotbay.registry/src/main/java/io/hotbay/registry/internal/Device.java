// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.Statement;
import io.hotbay.target.api.UnitAttributes;
import io.hotbay.target.api.UnitSpecification;

/**
 * A device of a guest, served or not.
 *
 * @param statement complete
 * @param attributes made when the device was added, and kept until someone sets others
 */
record Device(Address address, Statement statement, UnitAttributes attributes) {

    /** What its storage is, as text; two devices with the same would write over each other. */
    String storage() {
        return storage(statement);
    }

    static String storage(Statement statement) {
        return statement.storage() + ":" + statement.location();
    }

    /** The same device with other attributes. */
    Device with(UnitAttributes others) {
        return new Device(address, statement, others);
    }

    /** What the core opens for it. */
    UnitSpecification specification(String guest) {
        return new UnitSpecification(
                guest + " " + statement, statement.device(), statement.storage(), statement.location(), attributes);
    }
}
