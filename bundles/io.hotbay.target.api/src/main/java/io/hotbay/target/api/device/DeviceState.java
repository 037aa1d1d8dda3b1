// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

/**
 * What a device server hands to its successor. Only types of the JDK, so that it outlives the classes that wrote it.
 *
 * @param format who wrote it, e.g. {@code disk}
 * @param version of the format
 * @param bytes the state, not to be changed
 */
public record DeviceState(String format, int version, byte[] bytes) {}
