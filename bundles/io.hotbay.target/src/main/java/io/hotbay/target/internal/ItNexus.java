// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.scsi.AdditionalSense;
import io.hotbay.target.api.Nexus;
import io.hotbay.target.api.ScsiCommand;
import io.hotbay.target.api.TaskManagementListener;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TransportId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One I_T nexus. Its table of units is written by the port, with the port's lock held, and read by commands without
 * any.
 */
final class ItNexus implements Nexus {

    private final Port port;
    private final TransportId initiator;
    /** By target; the arrays, by LUN, are never changed but replaced. */
    private final AtomicReferenceArray<@Nullable ItlNexus[]> links;
    /** Links of units that were unmapped while commands were inside. */
    private final List<ItlNexus> leaving = new CopyOnWriteArrayList<>();
    private volatile boolean lost;

    ItNexus(Port port, TransportId initiator) {
        this.port = port;
        this.initiator = initiator;
        links = new AtomicReferenceArray<>(port.specification().targets());
        for (int i = 0; i < links.length(); i++) {
            links.set(i, new ItlNexus[0]);
        }
    }

    @Override
    public TransportId initiator() {
        return initiator;
    }

    @Override
    public void submit(ScsiCommand command) {
        if (lost) {
            command.listener().commandReturned(command);
            return;
        }
        ItlNexus link = find(command.target(), command.lun());
        if (link != null) {
            link.unit().submit(link, command);
        } else {
            AbsentUnit.answer(port, command);
        }
    }

    @Override
    public void manage(TaskManagementRequest request, TaskManagementListener listener) {
        if (!lost) {
            TaskManager.manage(this, request, listener);
        }
    }

    @Override
    public int lose() {
        synchronized (this) {
            if (lost) {
                return 0;
            }
            lost = true;
        }
        port.forget(this);
        int orphans = 0;
        for (ItlNexus link : all()) {
            int left = link.end(Watcher.LOSING);
            if (left > 0) {
                link.unit().fence(left);
            }
            link.unit().detach(link);
            orphans += left;
        }
        return orphans;
    }

    boolean isLost() {
        return lost;
    }

    Port port() {
        return port;
    }

    /** The link of an address, or null. */
    @Nullable ItlNexus find(int target, int lun) {
        if (target < 0 || target >= links.length() || lun < 0) {
            return null;
        }
        ItlNexus[] row = links.get(target);
        return lun < row.length ? row[lun] : null;
    }

    void put(int target, int lun, Unit unit) {
        ItlNexus link = new ItlNexus(this, unit, target);
        unit.attach(link);
        ItlNexus[] row = links.get(target);
        ItlNexus[] grown = Arrays.copyOf(row, Math.max(row.length, lun + 1));
        grown[lun] = link;
        links.set(target, grown);
    }

    ItlNexus take(int target, int lun) {
        ItlNexus[] row = links.get(target).clone();
        ItlNexus link = row[lun];
        row[lun] = null;
        leaving.removeIf(other -> other.isEnded() && other.tasks().count() == 0);
        leaving.add(link);
        links.set(target, row);
        return link;
    }

    /** Raises a unit attention for this nexus in all units of a target. */
    void raise(int target, AdditionalSense condition) {
        for (ItlNexus link : links.get(target)) {
            if (link != null) {
                link.attentions().raise(condition);
            }
        }
    }

    /** Takes a unit attention back for this nexus in all units of a target. */
    void withdraw(int target, AdditionalSense condition) {
        for (ItlNexus link : links.get(target)) {
            if (link != null && link.attentions().some()) {
                link.attentions().withdraw(condition);
            }
        }
    }

    private List<ItlNexus> all() {
        List<ItlNexus> all = new ArrayList<>(leaving);
        all.addAll(links());
        return all;
    }

    /** The links of all units that are mapped. */
    List<ItlNexus> links() {
        List<ItlNexus> all = new ArrayList<>();
        for (int target = 0; target < links.length(); target++) {
            for (ItlNexus link : links.get(target)) {
                if (link != null) {
                    all.add(link);
                }
            }
        }
        return all;
    }
}
