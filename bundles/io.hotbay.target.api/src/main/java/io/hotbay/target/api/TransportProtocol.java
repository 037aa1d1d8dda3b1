// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/** Transport protocols (SPC-5 7.6.1, protocol identifier), as units tell of them in INQUIRY data. */
public enum TransportProtocol {
    /** Parallel SCSI, SPI-5. */
    PARALLEL_SCSI(0x1),
    /** iSCSI. */
    ISCSI(0x5),
    /** None of the above, e.g. a test or an embedding host. */
    NONE(0xF);

    private final int identifier;

    TransportProtocol(int identifier) {
        this.identifier = identifier;
    }

    /** The four bits on the wire. */
    public int identifier() {
        return identifier;
    }
}
