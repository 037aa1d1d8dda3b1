// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be set of a device, one row each. Values are text in one canonical form. */
public enum DeviceAttribute {

    /** Of INQUIRY, and the owner of the serial number in VPD page 83h. */
    VENDOR(ValueForm.text(8, "the width of its field in INQUIRY"), "T10 vendor identification"),
    /** Of INQUIRY. */
    PRODUCT(ValueForm.text(16, "the width of its field in INQUIRY"), "product identification"),
    /** Of INQUIRY. */
    REVISION(ValueForm.text(4, "the width of its field in INQUIRY"), "product revision level"),
    /** Of VPD pages 80h and 83h. With 28 bytes around it page 83h keeps to the 255 that old drivers ask for. */
    SERIAL(ValueForm.text(227, "VPD page 83h holds no more for drivers that ask for 255 bytes"), "unit serial number"),
    /** Of VPD page 83h. */
    NAA(ValueForm.naa(), "NAA identifier, by which guests know the disk again"),
    /** WP of MODE SENSE, and writes end with DATA PROTECT. */
    READ_ONLY(ValueForm.onOff(), "whether the disk is write-protected, even over writable storage"),
    /** WCE of mode page 08h after a reset; the guest may change it. */
    WRITE_CACHE(ValueForm.onOff(), "whether a write may end before it is durable, until the guest chooses"),
    /** Of VPD page B1h. */
    ROTATION_RATE(ValueForm.rotationRate(), "rotations per minute that the disk tells of"),
    /** LOGICAL BLOCK LENGTH; the storage must be whole blocks of it. */
    BLOCK_SIZE(ValueForm.blockSize(), "bytes in a logical block"),
    /** LOGICAL BLOCKS PER PHYSICAL BLOCK EXPONENT of READ CAPACITY(16). */
    PHYSICAL_BLOCK_SIZE(ValueForm.blockSize(), "bytes in a physical block, not less than block-size"),
    /** RMB of INQUIRY. */
    REMOVABLE(ValueForm.onOff(), "whether the guest may eject the disk"),
    /** Commands of one initiator; the next one ends with TASK SET FULL. */
    QUEUE_DEPTH(ValueForm.number(1, 256, "an adapter holds no more"),
            "how many commands one initiator may have in the disk at a time"),
    /** With the park deadline below the 30 s after which Linux gives up a command. */
    DRAIN(ValueForm.duration(5_000, "with park it must be below the 30 s after which Linux gives up a command"),
            "how long commands may take to finish when a part departs"),
    /** With the drain deadline below the 30 s after which Linux gives up a command. */
    PARK(ValueForm.duration(24_000, "with drain it must be below the 30 s after which Linux gives up a command"),
            "how long commands wait for the part's successor"),
    /** Below the 5 s that drivers give a task management function. */
    ABORT(ValueForm.duration(4_000, "drivers wait 5 s for a task management function"),
            "how long an abort waits for I/O that can't be recalled"),
    /** Consent to one logical unit in two guests; both must give it. */
    SHARE(ValueForm.onOff(), "whether devices of other guests that say the same may be this very unit");

    private final ValueForm form;
    private final String summary;

    DeviceAttribute(ValueForm form, String summary) {
        this.form = form;
        this.summary = summary;
    }

    /** The name as users type it, such as {@code read-only}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is, in a line without a full stop. */
    public String summary() {
        return summary;
    }

    /** Whether it may change while the guest is started. */
    public boolean live() {
        return switch (this) {
            case QUEUE_DEPTH, DRAIN, PARK, ABORT -> true;
            default -> false;
        };
    }

    /** Which values it takes, and why no others, as the end of a sentence without a full stop. */
    public String takes() {
        return form.takes();
    }

    /** The canonical form of a value; the exception's sentence says which values there are. */
    public String parse(String value) throws RegistryException {
        return form.parse(value).orElseThrow(() ->
                new RegistryException("'" + value + "' is no value of " + word() + ": it takes " + takes() + "."));
    }

    /** The attribute of a name; the exception's sentence lists all. */
    public static DeviceAttribute named(String word) throws RegistryException {
        for (DeviceAttribute attribute : values()) {
            if (attribute.word().equals(word)) {
                return attribute;
            }
        }
        throw new RegistryException("There is no attribute '" + word + "'; there are: "
                + Arrays.stream(values()).map(DeviceAttribute::word).collect(Collectors.joining(", ")) + ".");
    }
}
