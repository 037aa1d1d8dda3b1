// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

/** What a command needs of the unit: which conditions of it refuse the command. */
enum Access {
    /** The blocks, or a unit that is ready. */
    MEDIUM,
    /** A medium that is there: its capacity. */
    DESCRIPTION,
    /** The unit itself, spinning or not. */
    UNIT,
    /** As the medium, but a format that failed can be begun again. */
    FORMAT,
    /** As the medium, but a sanitize that failed can be begun again, or left. */
    SANITIZE,
    /** Nothing. */
    NOTHING
}
