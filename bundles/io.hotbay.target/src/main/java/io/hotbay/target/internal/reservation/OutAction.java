// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal.reservation;

import java.util.function.BiFunction;

/** The service actions of PERSISTENT RESERVE OUT (SPC-5 6.16.2). */
public enum OutAction {
    REGISTER(0x00, Register::register),
    RESERVE(0x01, Reserve::reserve),
    RELEASE(0x02, Reserve::release),
    CLEAR(0x03, Reserve::clear),
    PREEMPT(0x04, Preempt::preempt),
    /** As PREEMPT; the commands of those who were preempted are then ended by the core. */
    PREEMPT_AND_ABORT(0x05, Preempt::preempt),
    REGISTER_AND_IGNORE_EXISTING_KEY(0x06, Register::ignoringExistingKey),
    REGISTER_AND_MOVE(0x07, RegisterAndMove::move);

    private final int code;
    private final BiFunction<Reservations, OutRequest, Change> effect;

    OutAction(int code, BiFunction<Reservations, OutRequest, Change> effect) {
        this.code = code;
        this.effect = effect;
    }

    /** The service action. */
    public int code() {
        return code;
    }

    /** What it makes of the reservations of this moment. Has no other effect. */
    public Change apply(Reservations now, OutRequest request) {
        return effect.apply(now, request);
    }
}
