// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import java.lang.System.Logger.Level;

/** Closes what others made: one that fails to close must not keep the next ones open. */
final class Closing {

    private Closing() {}

    /** Closes; a failure is logged. */
    static void quietly(String what, Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | Error e) {
            System.getLogger(Closing.class.getName()).log(Level.WARNING, "Closing failed: " + what, e);
        }
    }
}
