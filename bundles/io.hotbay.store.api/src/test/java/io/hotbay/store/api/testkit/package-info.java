// SPDX-License-Identifier: Apache-2.0
/**
 * The contract of backing stores as tests. A store's own test extends {@link
 * io.hotbay.store.api.testkit.BackingStoreContract}, says how to open a store, and inherits the rest.
 */
@NullMarked
package io.hotbay.store.api.testkit;

import org.jspecify.annotations.NullMarked;
