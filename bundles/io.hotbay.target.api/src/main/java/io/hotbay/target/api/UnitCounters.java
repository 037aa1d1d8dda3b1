// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

/**
 * Counters of a logical unit since it was opened.
 *
 * @param commands commands that ended, however
 * @param failed of these, the ones that did not end GOOD
 * @param inside commands inside the device type or the store now
 * @param waiting commands waiting in the gate now
 * @param parked how often the gate was parked
 * @param replayed commands done again after a back end departed with them inside
 * @param internalErrors escapes and broken contracts of a device type or store
 */
public record UnitCounters(
        long commands, long failed, long inside, long waiting, long parked, long replayed, long internalErrors) {}
