// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/**
 * Who an initiator port is (SPC-5 7.6.4), the same after a restart of the guest and of this process.
 *
 * @param name unique in its protocol: on a parallel bus the initiator's SCSI id, for iSCSI name and ISID
 */
public record TransportId(TransportProtocol protocol, String name) {}
