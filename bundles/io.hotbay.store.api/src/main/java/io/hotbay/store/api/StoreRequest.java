// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

/**
 * Which store to open.
 *
 * @param location the last field of a statement, as the user typed it: a path, a size, or whatever the type defines
 * @param readOnly whether the user asked for a write-protected device; a store that is read-only by itself says so in
 *     its facts
 */
public record StoreRequest(String location, boolean readOnly) {}
