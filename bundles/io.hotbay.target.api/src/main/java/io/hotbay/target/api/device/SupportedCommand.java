// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.scsi.OpcodeRow;

/** A command with what does it. */
public record SupportedCommand(OpcodeRow row, CommandHandler handler) {}
