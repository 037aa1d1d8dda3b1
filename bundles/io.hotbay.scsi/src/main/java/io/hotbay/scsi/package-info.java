// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of SAM-5, SPC-5 and SBC-4: status, sense, identifiers, codecs, and the shape of an opcode row. No
 * services, no I/O.
 *
 * <p>All types are immutable or stateless and may be used from any thread. Numbers on the wire are big-endian; clause
 * numbers cite SAM-5 revision 21, SPC-5 revision 22 and SBC-4 revision 17 unless a type says otherwise.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.hotbay.scsi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
