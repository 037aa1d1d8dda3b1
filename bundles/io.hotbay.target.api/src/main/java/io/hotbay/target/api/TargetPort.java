// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import org.osgi.annotation.versioning.ProviderType;

/** A place where initiators reach logical units: a parallel bus with its targets, or one network target. */
@ProviderType
public interface TargetPort extends AutoCloseable {

    /** What it was made from. */
    PortSpecification specification();

    /** Maps a unit. Throws {@link IllegalStateException} when the address is taken. */
    void map(int target, int lun, LogicalUnit unit);

    /** Takes a unit away. Commands inside end TERMINATED, later ones find no target. */
    void unmap(int target, int lun);

    /**
     * Gives the one listener to units that come and go from now on; it takes the place of the one before. It hears of
     * what the port does with a unit, also when the unit is closed, until the port itself is closed.
     */
    void listen(PortListener listener);

    /** Connects an initiator. Its first command to each unit gets a unit attention for the power-on. */
    Nexus connect(TransportId initiator);

    /** Loses all nexuses and unmaps all units; the units live on. */
    @Override
    void close();
}
