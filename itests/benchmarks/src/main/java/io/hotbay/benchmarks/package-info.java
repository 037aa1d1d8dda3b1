// SPDX-License-Identifier: Apache-2.0
/** Measures what a command costs; asserts nothing of time. */
package io.hotbay.benchmarks;
