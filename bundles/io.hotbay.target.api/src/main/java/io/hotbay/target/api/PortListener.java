// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears that units come to a port and leave it, so that a front can tell its initiators by what its transport has for
 * that. Called on the thread that maps or unmaps, when the change has been made, one call at a time in the order of the
 * changes; the port keeps other changes and connections away meanwhile. Must not wait, must not call the port or change
 * a unit. What escapes from it is logged; the change stands.
 */
@ConsumerType
public interface PortListener {

    /** There is a unit now: commands to this address reach it already. */
    void unitMapped(int target, int lun);

    /**
     * There is no unit any more: new commands find none. Those that were inside may end, TERMINATED, before or after
     * this call.
     */
    void unitUnmapped(int target, int lun);
}
