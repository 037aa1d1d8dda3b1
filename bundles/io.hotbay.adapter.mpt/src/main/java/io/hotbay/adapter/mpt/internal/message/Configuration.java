// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.IocStatus;
import io.hotbay.adapter.mpt.internal.page.ConfigAction;
import io.hotbay.adapter.mpt.internal.page.Page;
import io.hotbay.adapter.mpt.internal.page.PageHeaderLayout;
import io.hotbay.adapter.mpt.internal.page.PageStore;
import io.hotbay.adapter.mpt.internal.page.PageType;
import io.hotbay.adapter.mpt.internal.sgl.ScatterGatherWalk;
import io.hotbay.adapter.mpt.internal.sgl.WalkResult;
import io.hotbay.adapter.mpt.internal.state.IocRecord;
import io.hotbay.adapter.mpt.internal.wire.Field;
import io.hotbay.scsi.DataDirection;
import org.jspecify.annotations.Nullable;

/** CONFIG: reads and writes configuration pages (MPI 1.2). Headers are ours, whatever the host writes there. */
final class Configuration implements MessageHandler {

    private static final int INSTANCE_NONE = -1;
    private static final Field HEADER_IN_PAGE = Field.u32(0x00);

    private final PageStore pages;
    private final ScatterGatherWalk walk;

    Configuration(IocRecord record, ScatterGatherWalk walk) {
        this.pages = record.pages();
        this.walk = walk;
    }

    @Override
    public void handle(CommandSlot slot) {
        byte[] frame = slot.frame();
        slot.reply().begin(frame, ConfigLayout.REPLY_BYTES)
                .set(ConfigLayout.ACTION, ConfigLayout.ACTION.get(frame))
                .set(ConfigLayout.HEADER, ConfigLayout.HEADER.get(frame));
        slot.reply().status(answer(slot));
    }

    private IocStatus answer(CommandSlot slot) {
        byte[] frame = slot.frame();
        int code = ConfigLayout.ACTION.get(frame);
        if (code >= ConfigAction.values().length) {
            return IocStatus.CONFIG_INVALID_ACTION;
        }
        int typeByte = PageHeaderLayout.TYPE_BYTE.get(frame, ConfigLayout.HEADER_START);
        PageType type = type(PageHeaderLayout.TYPE.get(typeByte));
        if (type == null) {
            return IocStatus.CONFIG_INVALID_TYPE;
        }
        Page page = PageStore.find(type, PageHeaderLayout.NUMBER.get(frame, ConfigLayout.HEADER_START));
        int instance = page == null ? INSTANCE_NONE : instance(page, ConfigLayout.PAGE_ADDRESS.get(frame));
        if (page == null || instance == INSTANCE_NONE) {
            return IocStatus.CONFIG_INVALID_PAGE;
        }
        slot.reply().set(ConfigLayout.HEADER, ourHeader(page));
        return act(slot, page, instance, ConfigAction.values()[code]);
    }

    private IocStatus act(CommandSlot slot, Page page, int instance, ConfigAction action) {
        return switch (action) {
            case PAGE_HEADER -> IocStatus.SUCCESS;
            case DEFAULT -> pages.toDefault(page, instance);
            case READ_CURRENT, READ_DEFAULT, READ_NVRAM -> {
                byte[] value = pages.read(page, instance, action);
                if (!gather(slot, page, DataDirection.IN)) {
                    yield IocStatus.INVALID_SGL;
                }
                slot.data().write(value, value.length);
                yield IocStatus.SUCCESS;
            }
            case WRITE_CURRENT, WRITE_NVRAM -> {
                if (!gather(slot, page, DataDirection.OUT)) {
                    yield IocStatus.INVALID_SGL;
                }
                byte[] value = slot.data().copyOf(page.bytes());
                yield pages.write(page, instance, value, action == ConfigAction.WRITE_NVRAM);
            }
        };
    }

    /** Finds the host's buffer: as long as the page is, and as the host thinks it is, at most. */
    private boolean gather(CommandSlot slot, Page page, DataDirection direction) {
        int asked = PageHeaderLayout.LENGTH.get(slot.frame(), ConfigLayout.HEADER_START) * Integer.BYTES;
        slot.data().clear();
        return walk.gather(slot, ConfigLayout.SGL, Math.min(asked, page.bytes()), direction) == WalkResult.COMPLETE;
    }

    private static int ourHeader(Page page) {
        return HEADER_IN_PAGE.get(page.factory());
    }

    private static int instance(Page page, int address) {
        return switch (page.type()) {
            // bus 0, initiator's form: nothing but the target's identifier
            case SCSI_DEVICE -> address >= 0 && address < page.instances() ? address : INSTANCE_NONE;
            case SCSI_PORT -> ConfigLayout.PORT_NUMBER.get(address) == 0 ? 0 : INSTANCE_NONE;
            default -> 0;
        };
    }

    private static @Nullable PageType type(int code) {
        for (PageType type : PageType.values()) {
            if (type.code() == code) {
                return type;
            }
        }
        return null;
    }
}
