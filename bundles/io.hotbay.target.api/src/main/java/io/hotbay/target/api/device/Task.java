// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api.device;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.Sense;
import io.hotbay.store.api.StoreCompletion;
import io.hotbay.store.api.StoreOutcome;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.Nexus;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One command inside a device server. Borrowed from the core until it is completed; completing is a single-use right,
 * and a second completion is counted as a broken contract and has no effect.
 *
 * <p>A task is itself the completion of every store operation of its command, one operation at a time, so that the core
 * can recall it from the store whatever it is at. A handler whose command ends with a store operation announces the
 * transfer and hands the task to the store; the core's table turns the outcome into status and sense. Before a store
 * operation that is not the last it says by {@link #then} how the command goes on. An operation that a handler submits
 * with a completion of its own can't be recalled: a task management function then answers FAILED at its deadline, and a
 * departure waits for the operation.
 */
@ProviderType
public interface Task extends StoreCompletion {

    /** The CDB, 16 bytes, zero behind the command's own length; not to be changed. */
    byte[] cdb();

    /** The nexus that the command came by. */
    Nexus nexus();

    /** The data buffer, the initiator's own pages; as long as the initiator made it. */
    ScatterList data();

    /** Announces how many bytes the store operation that this task is handed to transfers between buffer and medium. */
    Task transferring(long bytes);

    /**
     * This task as the completion of a store operation that is not the last. When the operation ends, the step hears of
     * it instead of the core; it submits the next operation or completes the task. When the core has recalled the task
     * meanwhile, the step hears {@link StoreOutcome#CANCELLED} in place of DONE and UNSUPPORTED: nothing more is to be
     * begun. What a step throws completes the task like what a handler throws.
     *
     * @return this task, to be handed to the store
     */
    StoreCompletion then(StoreCompletion step);

    /** Completes with what a store said: DONE is GOOD with the announced bytes. */
    @Override
    void complete(StoreOutcome outcome);

    /** Completes with a result. */
    void complete(CommandResult result, long transferred);

    /** Completes GOOD without data. */
    default void good() {
        complete(CommandResult.GOOD, 0);
    }

    /** Completes with CHECK CONDITION. */
    default void check(Sense sense) {
        complete(CommandResult.check(sense), 0);
    }

    /** Completes GOOD with Data-In, cut to the CDB's allocation length (SPC-5 4.2.5.6). */
    default void dataIn(byte[] bytes, long allocationLength) {
        int length = (int) Math.min(bytes.length, allocationLength);
        data().write(bytes, length);
        complete(CommandResult.GOOD, length);
    }
}
