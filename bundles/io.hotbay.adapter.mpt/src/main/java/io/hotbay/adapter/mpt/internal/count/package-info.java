// SPDX-License-Identifier: Apache-2.0
/** What the function counts, by name. */
@NullMarked
package io.hotbay.adapter.mpt.internal.count;

import org.jspecify.annotations.NullMarked;
