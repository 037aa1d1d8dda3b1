// SPDX-License-Identifier: Apache-2.0
/** The target core alone: SCSI units for a host's own code, without a virtual machine, a shell and system calls. */
package io.hotbay.examples.units;
