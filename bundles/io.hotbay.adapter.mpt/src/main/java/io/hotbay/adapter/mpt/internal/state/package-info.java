// SPDX-License-Identifier: Apache-2.0
/** Everything about the function that changes, in one record under one lock. */
@NullMarked
package io.hotbay.adapter.mpt.internal.state;

import org.jspecify.annotations.NullMarked;
