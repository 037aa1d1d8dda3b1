// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.OpcodeRow;

/** A reservation, as commands meet it. Asked on the path of each command while there is one. */
@FunctionalInterface
interface Guard {

    /** Whether a command of a nexus ends with RESERVATION CONFLICT. */
    boolean conflicts(ItlNexus link, OpcodeRow row);
}
