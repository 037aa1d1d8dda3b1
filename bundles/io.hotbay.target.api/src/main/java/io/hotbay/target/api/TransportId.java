// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/**
 * Who an initiator port is (SPC-5 7.6.4), the same after a restart of the guest and of this process.
 *
 * @param name unique in its protocol: on a parallel bus the initiator's SCSI id in decimal; for iSCSI the name, or name
 *     and ISID as SPC-5 7.6.4.6 writes them: {@code iqn...,i,0x} and twelve hexadecimal digits
 */
public record TransportId(TransportProtocol protocol, String name) {}
