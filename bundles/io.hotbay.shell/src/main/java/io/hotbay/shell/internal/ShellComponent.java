// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.DeviceRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Registers the commands, and gives them whatever registry is running. */
@Component(name = "io.hotbay.shell", service = {})
public final class ShellComponent {

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private volatile @Nullable DeviceRegistry registry;

    /** Called by SCR. */
    @Activate
    public ShellComponent(BundleContext context) {
        for (Command command : Commands.ALL) {
            registrations.add(context.registerService(
                    Function.class,
                    new GogoCommand(command, () -> registry),
                    FrameworkUtil.asDictionary(Map.of(
                            CommandProcessor.COMMAND_SCOPE, Commands.SCOPE,
                            CommandProcessor.COMMAND_FUNCTION, command.name()))));
        }
        registrations.add(context.registerService(
                Converter.class,
                new BundleConverter(context),
                FrameworkUtil.asDictionary(Map.of(Converter.CONVERTER_CLASSES, Bundle.class.getName()))));
    }

    @Deactivate
    void deactivate() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindRegistry(DeviceRegistry arrived) {
        registry = arrived;
    }

    void unbindRegistry(DeviceRegistry departed) {
        if (registry == departed) {
            registry = null;
        }
    }
}
