// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;

/** A message that is answered at once, from memory. Called under the record's lock. */
@FunctionalInterface
public interface MessageHandler {

    /** Reads the slot's frame, fills the slot's reply. */
    void handle(CommandSlot slot);
}
