// SPDX-License-Identifier: Apache-2.0
/**
 * The bytes of third-party copies (SPC-5 5.18) in the form of EXTENDED COPY(LID1) (SPC-4 6.4): parameter lists and
 * data as values. The copying itself is the core's {@code ExtendedCopy}.
 */
@NullMarked
package io.hotbay.target.internal.copy;

import org.jspecify.annotations.NullMarked;
