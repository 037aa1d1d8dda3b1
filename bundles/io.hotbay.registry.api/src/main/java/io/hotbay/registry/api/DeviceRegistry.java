// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.osgi.annotation.versioning.ProviderType;

/** The registry, as a service. */
@ProviderType
public interface DeviceRegistry {

    /**
     * Makes a guest without devices. Names are 1 to 32 letters, digits, dots, underscores and hyphens, and start with a
     * letter or digit.
     */
    void createGuest(String name) throws RegistryException;

    /** Removes a stopped guest and its devices. */
    void removeGuest(String name) throws RegistryException;

    /** The names of all guests, sorted. */
    List<String> guests();

    /**
     * Adds a device. An address that is left open is filled: the first adapter with a free target, else the first free
     * slot. To a guest that is being served, a device on an adapter that exists is added at once.
     *
     * @return the complete statement
     */
    Statement addDevice(String guest, Statement statement) throws RegistryException;

    /** Removes a device, named by its complete statement. */
    void removeDevice(String guest, Statement statement) throws RegistryException;

    /**
     * Sets attributes of a device, named by its complete statement: all of them or none. What is not named stays as it
     * is. While the guest is started only those that are {@link DeviceAttribute#live} can be set; they take effect at
     * once.
     */
    void setAttributes(String guest, Statement statement, Map<DeviceAttribute, String> values)
            throws RegistryException;

    /** All attributes of a device, in the order of {@link DeviceAttribute}, with their canonical values. */
    SequencedMap<DeviceAttribute, String> attributes(String guest, Statement statement) throws RegistryException;

    /** Opens the guest's stores and serves its adapters: a VMM may connect from now on. All or nothing. */
    void start(String guest) throws RegistryException;

    /** Ends the serving and closes the stores. A VMM that is connected loses its adapters. */
    void stop(String guest) throws RegistryException;

    /**
     * The exact arguments that a VMM needs for the guest's storage; the memory size is the VMM's own, such as {@code
     * 1G}.
     */
    List<String> vmmArguments(String guest, String memorySize) throws RegistryException;

    /** How a guest and its devices are at this moment. */
    GuestStatus status(String guest) throws RegistryException;
}
