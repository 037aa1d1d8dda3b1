// SPDX-License-Identifier: Apache-2.0
package io.hotbay.memory;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The pages of one window of guest memory, mapped into this process. Implemented by transports; called by {@link
 * GuestMemory} alone, one call at a time.
 */
@ConsumerType
public interface WindowMapping {

    /** The native address of the first byte. */
    long address();

    /** The size in bytes. */
    long size();

    /** Maps the same guest pages a second time, at another address. Throws when the host refuses. */
    WindowMapping renew();

    /**
     * Takes the guest's pages away from under this address range, which stays reserved: I/O of the kernel that is still
     * on its way fails instead of landing, and an access from Java throws {@link InternalError}. Called again it does
     * nothing.
     */
    void revoke();

    /** Unmaps the range. Nothing may touch it afterwards. */
    void unmap();
}
