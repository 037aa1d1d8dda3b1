// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.page;

import io.hotbay.adapter.api.AdapterMemory;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of all pages: current ones, which a reset of the unit puts back, and stored ones, which last. Writing SCSI
 * Device Page 1 is a wish for transfer parameters; it is negotiated at once, and SCSI Device Page 0 tells the outcome.
 * Guarded by the record's lock.
 */
public final class PageStore {

    private static final System.Logger LOG = System.getLogger(PageStore.class.getName());

    private final AdapterMemory memory;
    private final Map<Page, byte[][]> current = new EnumMap<>(Page.class);
    private final Map<Page, byte[][]> stored = new EnumMap<>(Page.class);
    private final boolean[] negotiationPending = new boolean[Page.TARGETS];
    private volatile boolean anyNegotiationPending;

    /**
     * All pages as they leave the factory, but for those that the memory knows otherwise. Without a record that can be
     * read it is the factory's settings, as with a chip whose memory has lost its contents.
     *
     * @param owner stands in the log
     */
    public PageStore(String owner, AdapterMemory memory) {
        this.memory = memory;
        for (Page page : Page.values()) {
            byte[][] instances = new byte[page.instances()][];
            byte[][] copies = new byte[page.instances()][];
            for (int i = 0; i < instances.length; i++) {
                instances[i] = page.factory();
                copies[i] = page.factory();
            }
            current.put(page, instances);
            stored.put(page, copies);
        }
        recall(owner);
    }

    private void recall(String owner) {
        try {
            NvramRecord.decode(memory.recall()).forEach((page, value) -> {
                instances(stored, page)[0] = value;
                instances(current, page)[0] = value.clone();
            });
        } catch (DamagedRecordException e) {
            LOG.log(System.Logger.Level.WARNING, "{0}: what was stored in configuration pages is damaged ({1}); they"
                    + " are as they left the factory", owner, e.getMessage());
        }
    }

    /** The page that a type and a number name, or null. */
    public static @Nullable Page find(PageType type, int number) {
        return Page.find(type, number);
    }

    /** The bytes that an action reads; not to be changed. */
    public byte[] read(Page page, int instance, ConfigAction action) {
        return switch (action) {
            case READ_DEFAULT -> page.factory();
            case READ_NVRAM -> instances(stored, page)[instance];
            default -> instances(current, page)[instance];
        };
    }

    /**
     * Writes what the guest sent, less its header, which is ours.
     *
     * @param value the first bytes of the page, header included
     * @param lasting whether the stored value changes too
     */
    public IocStatus write(Page page, int instance, byte[] value, boolean lasting) {
        if (!page.attribute().isWritable() || lasting && page.attribute() != PageAttribute.PERSISTENT) {
            return IocStatus.CONFIG_CANT_COMMIT;
        }
        byte[] changed = instances(current, page)[instance].clone();
        int bytes = Math.min(value.length, changed.length) - PageHeaderLayout.BYTES;
        if (bytes > 0) {
            System.arraycopy(value, PageHeaderLayout.BYTES, changed, PageHeaderLayout.BYTES, bytes);
        }
        if (!page.accepts(changed)) {
            return IocStatus.CONFIG_INVALID_DATA;
        }
        instances(current, page)[instance] = changed;
        if (lasting && !Arrays.equals(changed, instances(stored, page)[instance])) {
            instances(stored, page)[instance] = changed;
            keep();
        }
        if (page == Page.SCSI_DEVICE_1) {
            negotiate(instance);
        }
        return IocStatus.SUCCESS;
    }

    /** Puts a page back to what it was when it left the factory. */
    public IocStatus toDefault(Page page, int instance) {
        return write(page, instance, page.factory(), false);
    }

    /** A reset of the unit: what was written for good, and nothing negotiated. */
    public void reset() {
        stored.forEach((page, values) -> {
            for (int i = 0; i < values.length; i++) {
                instances(current, page)[i] = values[i].clone();
            }
        });
        Arrays.fill(negotiationPending, false);
        anyNegotiationPending = false;
    }

    /** A reset of one target, or another device at it: asynchronous and narrow until its next command. */
    public void targetReset(int target) {
        setNegotiated(target, TransferAgreement.ASYNCHRONOUS_NARROW, 0);
        negotiationPending[target] = true;
        anyNegotiationPending = true;
    }

    /** A reset of the bus, which resets all targets. */
    public void busReset() {
        for (int target = 0; target < Page.TARGETS; target++) {
            targetReset(target);
        }
    }

    /** Whether some target has to be negotiated with before its next command. Without the lock: only a hint. */
    public boolean isAnyNegotiationPending() {
        return anyNegotiationPending;
    }

    /** A command goes to a target: its pending negotiation takes place. */
    public void beforeCommand(int target) {
        if (negotiationPending[target]) {
            negotiate(target);
        }
    }

    /** Whether IOC Page 1 asks for an address reply to each command. */
    public boolean noContextReplies() {
        return IocLayout.noContextReplies(instances(current, Page.IOC_1)[0]);
    }

    private void keep() {
        Map<Page, byte[]> pages = new EnumMap<>(Page.class);
        stored.forEach((page, values) -> {
            if (page.attribute() == PageAttribute.PERSISTENT) {
                pages.put(page, values[0]);
            }
        });
        memory.keep(NvramRecord.encode(pages));
    }

    private void negotiate(int target) {
        int requested = ScsiDeviceLayout.REQUESTED_PARAMETERS.get(instances(current, Page.SCSI_DEVICE_1)[target]);
        setNegotiated(target, TransferAgreement.negotiate(requested), ScsiDeviceLayout.INFORMATION_NEGOTIATED);
        negotiationPending[target] = false;
        boolean any = false;
        for (boolean pending : negotiationPending) {
            any |= pending;
        }
        anyNegotiationPending = any;
    }

    private void setNegotiated(int target, int parameters, int information) {
        byte[] page0 = instances(current, Page.SCSI_DEVICE_0)[target];
        ScsiDeviceLayout.NEGOTIATED_PARAMETERS.set(page0, parameters);
        ScsiDeviceLayout.INFORMATION.set(page0, information);
    }

    private static byte[][] instances(Map<Page, byte[][]> values, Page page) {
        return Objects.requireNonNull(values.get(page));
    }
}
