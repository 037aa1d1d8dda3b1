// SPDX-License-Identifier: Apache-2.0
/**
 * The messages, one class each: what the request says and what the reply says. Called under the record's lock unless
 * told otherwise.
 */
@NullMarked
package io.hotbay.adapter.mpt.internal.message;

import org.jspecify.annotations.NullMarked;
