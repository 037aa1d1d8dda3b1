// SPDX-License-Identifier: Apache-2.0
/**
 * Persistent reservations (SPC-5 5.13) as values: what is registered and reserved, what each service action makes of
 * it, and the bytes of parameter lists and data. Nothing here waits, locks or knows a command; the core's
 * {@code ReservationDesk} puts one state in the place of the one before.
 */
@NullMarked
package io.hotbay.target.internal.reservation;

import org.jspecify.annotations.NullMarked;
