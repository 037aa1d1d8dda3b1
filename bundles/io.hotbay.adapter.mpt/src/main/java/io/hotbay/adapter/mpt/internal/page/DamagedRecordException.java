// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

/** Bytes that were kept for an adapter are not what it gave away; the message says what is wrong with them. */
final class DamagedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedRecordException(String message) {
        super(message);
    }
}
