// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import io.hotbay.target.api.TransportId;

/**
 * An I_T nexus as registrations know it (SPC-5 5.13.6): the same after a restart of the guest, whether connected or
 * not.
 *
 * @param port the relative target port identifier
 */
public record Registrant(TransportId initiator, int port) {}
