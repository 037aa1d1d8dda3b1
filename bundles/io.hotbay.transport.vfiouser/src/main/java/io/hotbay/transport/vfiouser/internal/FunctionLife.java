// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.PciFunction;
import io.hotbay.pci.api.PciHost;
import io.hotbay.pci.api.ResetCause;
import java.lang.System.Logger.Level;

/** One life of a function, from the VMM's first message to the end of its connection. For the connection's thread. */
final class FunctionLife {
    private static final System.Logger LOG = System.getLogger(FunctionLife.class.getName());

    private enum State {
        /** Somebody has connected, who may be no VMM. */
        WAITING,
        /** The version is agreed; the function is connected. */
        LIVE,
        /** The function is disconnected. */
        ENDED
    }

    private final String name;
    private final PciFunction function;
    private final PciHost host;
    private volatile State state = State.WAITING;

    FunctionLife(String name, PciFunction function, PciHost host) {
        this.name = name;
        this.function = function;
        this.host = host;
    }

    /** From any thread. */
    boolean live() {
        return state == State.LIVE;
    }

    /** Connects the function and gives it its power-on reset. */
    void begin() {
        state = State.LIVE;
        function.connect(host);
        function.reset(ResetCause.POWER_ON);
    }

    /** Ends the life, if it began, whatever the function throws meanwhile; returns whether it had begun. */
    boolean end() {
        if (state != State.LIVE) {
            return false;
        }
        attempt("reset", () -> function.reset(ResetCause.CONNECTION_LOST));
        attempt("disconnect", function::disconnect);
        state = State.ENDED;
        return true;
    }

    private void attempt(String step, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, name + ": the function failed in " + step + " at the end of its connection", e);
        }
    }
}
