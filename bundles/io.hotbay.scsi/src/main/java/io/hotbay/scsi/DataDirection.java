// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/** Which way a command's data goes (SAM-5 5.1). */
public enum DataDirection {
    /** No data. */
    NONE,
    /** Data-In: from the device server to the initiator. */
    IN,
    /** Data-Out: from the initiator to the device server. */
    OUT
}
