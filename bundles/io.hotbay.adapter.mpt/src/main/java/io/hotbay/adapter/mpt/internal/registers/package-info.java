// SPDX-License-Identifier: Apache-2.0
/**
 * The system interface registers (MPI 1.2) and the small automata behind them; no lock of their own: their
 * owner has it.
 */
@NullMarked
package io.hotbay.adapter.mpt.internal.registers;

import org.jspecify.annotations.NullMarked;
