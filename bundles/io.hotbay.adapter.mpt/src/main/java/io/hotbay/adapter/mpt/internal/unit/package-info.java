// SPDX-License-Identifier: Apache-2.0
/** The message unit at work: register effects, request fetch, replies, resets. */
@NullMarked
package io.hotbay.adapter.mpt.internal.unit;

import org.jspecify.annotations.NullMarked;
