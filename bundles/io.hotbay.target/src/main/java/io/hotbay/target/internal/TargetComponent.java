// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import io.hotbay.store.api.StoreType;
import io.hotbay.target.api.LogicalUnit;
import io.hotbay.target.api.PortSpecification;
import io.hotbay.target.api.TargetCore;
import io.hotbay.target.api.TargetPort;
import io.hotbay.target.api.UnitException;
import io.hotbay.target.api.UnitSpecification;
import io.hotbay.target.api.device.DeviceType;
import io.hotbay.target.api.device.TaskFilter;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Ties the {@link Core} to Declarative Services. Immediate: units must not end because for a moment nobody uses the
 * service. The unbind methods return when nothing of the departing service is in use any more.
 */
@Component(service = TargetCore.class, immediate = true)
public final class TargetComponent implements TargetCore {

    private final SystemTimer timer = new SystemTimer();
    private final WaitingThreads waiting = new WaitingThreads();
    private final Core core = new Core(timer, waiting);

    /** Called by Declarative Services. */
    @Activate
    public TargetComponent() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStoreType(StoreType type, Map<String, Object> properties) {
        core.addStoreType(word(properties, StoreType.PROPERTY), type);
    }

    void removeStoreType(StoreType type, Map<String, Object> properties) {
        core.remove("store type " + word(properties, StoreType.PROPERTY), type);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDeviceType(DeviceType type, Map<String, Object> properties) {
        core.addDeviceType(word(properties, DeviceType.PROPERTY), type);
    }

    void removeDeviceType(DeviceType type, Map<String, Object> properties) {
        core.remove("device type " + word(properties, DeviceType.PROPERTY), type);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFilter(TaskFilter filter, Map<String, Object> properties) {
        core.addFilter(filter, FilterSelection.of(properties));
    }

    void removeFilter(TaskFilter filter) {
        core.removeFilter(filter);
    }

    @Deactivate
    void deactivate() {
        core.close();
        waiting.close();
        timer.close();
    }

    @Override
    public LogicalUnit open(UnitSpecification specification) throws UnitException {
        return core.open(specification);
    }

    @Override
    public boolean offers(String deviceType, String storeType) {
        return core.offers(deviceType, storeType);
    }

    @Override
    public void listen(Runnable arrival) {
        core.listen(arrival);
    }

    @Override
    public TargetPort createPort(PortSpecification specification) {
        return core.createPort(specification);
    }

    private static String word(Map<String, Object> properties, String key) {
        return String.valueOf(properties.get(key));
    }
}
