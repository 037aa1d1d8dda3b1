// SPDX-License-Identifier: Apache-2.0
/**
 * The SCSI target core. {@link io.hotbay.target.internal.Core} is the service without the framework,
 * {@link io.hotbay.target.internal.TargetComponent} ties it to Declarative Services.
 *
 * <p>The way of a command: {@link io.hotbay.target.internal.ItNexus} finds the {@link io.hotbay.target.internal.ItlNexus} of its address,
 * {@link io.hotbay.target.internal.Unit} looks up the opcode row, checks the CDB and the unit attentions, and makes an
 * {@link io.hotbay.target.internal.ActiveTask}, which passes the {@link io.hotbay.target.internal.Gate} into the device type's handler.
 */
@NullMarked
package io.hotbay.target.internal;

import org.jspecify.annotations.NullMarked;
