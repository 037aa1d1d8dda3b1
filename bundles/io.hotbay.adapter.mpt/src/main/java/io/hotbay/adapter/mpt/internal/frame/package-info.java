// SPDX-License-Identifier: Apache-2.0
/** Request and reply frames: their headers, and the slot that a request lives in from its fetch to its reply. */
@NullMarked
package io.hotbay.adapter.mpt.internal.frame;

import org.jspecify.annotations.NullMarked;
