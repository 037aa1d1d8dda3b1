// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.api;

import io.hotbay.memory.ScatterList;
import io.hotbay.scsi.DataDirection;
import io.hotbay.scsi.TaskAttribute;
import java.util.Arrays;

/**
 * One command as a front hands it to the core. The front owns it, fills it, submits it, and may use it again after
 * {@link CommandListener#commandDone}. In between it belongs to the core: the front must not change it.
 */
public final class ScsiCommand {

    /** The longest CDB. */
    public static final int CDB_MAXIMUM = 16;

    private final byte[] cdb = new byte[CDB_MAXIMUM];
    private final ScatterList data;
    private final CommandListener listener;
    private int cdbLength;
    private int target;
    private int lun;
    private long tag;
    private TaskAttribute attribute = TaskAttribute.SIMPLE;
    private DataDirection direction = DataDirection.NONE;

    /**
     * A command to be filled.
     *
     * @param data the list that holds the command's data buffer; the front fills it for each use
     * @param listener hears of the end
     */
    public ScsiCommand(ScatterList data, CommandListener listener) {
        this.data = data;
        this.listener = listener;
    }

    /**
     * Sets the address: target identifier (0 where a port is one target), LUN, and a tag that no other command of the
     * nexus has.
     */
    public ScsiCommand address(int newTarget, int newLun, long newTag) {
        target = newTarget;
        lun = newLun;
        tag = newTag;
        return this;
    }

    /** Copies the CDB; bytes behind its length are zero afterwards. */
    public ScsiCommand cdb(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, cdb, 0, length);
        Arrays.fill(cdb, length, CDB_MAXIMUM, (byte) 0);
        cdbLength = length;
        return this;
    }

    /** Sets the task attribute and the direction of the data. */
    public ScsiCommand transfer(TaskAttribute newAttribute, DataDirection newDirection) {
        attribute = newAttribute;
        direction = newDirection;
        return this;
    }

    /** The CDB, {@value #CDB_MAXIMUM} bytes; not to be changed. */
    public byte[] cdb() {
        return cdb;
    }

    /** How many bytes of the CDB the initiator sent; may be more than the command has. */
    public int cdbLength() {
        return cdbLength;
    }

    /** The target identifier. */
    public int target() {
        return target;
    }

    /** The logical unit number, or {@link io.hotbay.scsi.LogicalUnitNumber#UNSUPPORTED}. */
    public int lun() {
        return lun;
    }

    /** The command identifier (SAM-5 4.8). */
    public long tag() {
        return tag;
    }

    /** The task attribute. */
    public TaskAttribute attribute() {
        return attribute;
    }

    /** The direction that the initiator gave; NONE where it gave none. */
    public DataDirection direction() {
        return direction;
    }

    /** The data buffer; empty without data. */
    public ScatterList data() {
        return data;
    }

    /** Who hears of the end. */
    public CommandListener listener() {
        return listener;
    }
}
