// SPDX-License-Identifier: Apache-2.0
package io.hotbay.device.disk.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.scsi.Sense;
import io.hotbay.scsi.SenseKey;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of a disk (SBC-4 4.21 power, 4.10 format, 4.11 sanitize), with what they tell and refuse. */
enum Condition {
    /** Commands are done. */
    READY(null, EnumSet.noneOf(Access.class)),
    /** START STOP UNIT asked for idle; the next command for the medium ends it. */
    IDLE(Sense.of(SenseKey.NO_SENSE, AdditionalSense.IDLE_CONDITION_ACTIVATED_BY_COMMAND),
            EnumSet.noneOf(Access.class)),
    /** START STOP UNIT asked for standby; the next command for the medium ends it. */
    STANDBY(Sense.of(SenseKey.NO_SENSE, AdditionalSense.STANDBY_CONDITION_ACTIVATED_BY_COMMAND),
            EnumSet.noneOf(Access.class)),
    /** START STOP UNIT stopped it; only another one starts it. */
    STOPPED(Sense.of(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_NOT_READY_INITIALIZING_COMMAND_REQUIRED),
            EnumSet.of(Access.MEDIUM, Access.FORMAT, Access.SANITIZE)),
    /** The initiator ejected the medium; only it can load it again. */
    EJECTED(Sense.of(SenseKey.NOT_READY, AdditionalSense.MEDIUM_NOT_PRESENT_TRAY_OPEN),
            EnumSet.of(Access.MEDIUM, Access.DESCRIPTION, Access.FORMAT, Access.SANITIZE)),
    /** FORMAT UNIT is at work. */
    FORMATTING(Sense.of(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_NOT_READY_FORMAT_IN_PROGRESS),
            EnumSet.complementOf(EnumSet.of(Access.NOTHING))),
    /** FORMAT UNIT failed: what is on the medium is not known. */
    FORMAT_FAILED(Sense.of(SenseKey.MEDIUM_ERROR, AdditionalSense.MEDIUM_FORMAT_CORRUPTED),
            EnumSet.of(Access.MEDIUM)),
    /** SANITIZE is at work. */
    SANITIZING(Sense.of(SenseKey.NOT_READY, AdditionalSense.LOGICAL_UNIT_NOT_READY_SANITIZE_IN_PROGRESS),
            EnumSet.complementOf(EnumSet.of(Access.NOTHING))),
    /** SANITIZE failed: nothing is done until it succeeds, or is given up where that is allowed. */
    SANITIZE_FAILED(Sense.of(SenseKey.MEDIUM_ERROR, AdditionalSense.SANITIZE_COMMAND_FAILED),
            EnumSet.of(Access.MEDIUM, Access.DESCRIPTION, Access.UNIT, Access.FORMAT));

    private final @Nullable Sense sense;
    private final Set<Access> refused;

    Condition(@Nullable Sense sense, Set<Access> refused) {
        this.sense = sense;
        this.refused = refused;
    }

    /** From a predecessor's state; READY when that tells nothing. */
    static Condition of(byte @Nullable [] state) {
        boolean known = state != null && state.length == 1 && state[0] >= 0 && state[0] < values().length;
        return known ? values()[state[0]] : READY;
    }

    byte[] encode() {
        return new byte[] {(byte) ordinal()};
    }

    /** What REQUEST SENSE tells, and what the commands end with that are refused. */
    @Nullable Sense sense() {
        return sense;
    }

    boolean refuses(Access access) {
        return refused.contains(access);
    }

    /** Whether a command for the medium ends it. */
    boolean isSleep() {
        return this == IDLE || this == STANDBY;
    }

    /** Whether it outlives a restart: what is on the medium is in question. */
    boolean isKept() {
        return isBusy() || this == FORMAT_FAILED || this == SANITIZE_FAILED;
    }

    /** What an operation that is under way becomes when it fails. */
    Condition failed() {
        return this == FORMATTING ? FORMAT_FAILED : SANITIZE_FAILED;
    }

    /** Whether an operation over the whole medium is under way. */
    boolean isBusy() {
        return this == FORMATTING || this == SANITIZING;
    }
}
