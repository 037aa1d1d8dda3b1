// SPDX-License-Identifier: Apache-2.0
package io.hotbay.pci.api;

/** Why a function is reset. The state afterwards is the same for all; what the rest of the world is told differs. */
public enum ResetCause {
    /** A VMM has just taken the function. */
    POWER_ON,
    /** The guest or its firmware reset the machine or the bus. */
    BUS_RESET,
    /** The VMM went away, whether it closed the connection or died. */
    CONNECTION_LOST
}
