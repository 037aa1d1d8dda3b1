// SPDX-License-Identifier: Apache-2.0
/** A program that serves a disk by the registry's service. */
package io.hotbay.examples.serve;
