// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongConsumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The registry, as a service. Guests, devices, attributes and which guests are started outlive the process: a change
 * returns when it is durable, and one that can't be made so is refused as a whole, but for {@link #stop} and
 * {@link #reserveStorage}.
 */
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
     * <p>With the attribute {@code share} on, over storage of another guest's device that has it on too, the device is
     * that one's logical unit in a second place, and has its attributes.
     *
     * @param attributes others than a new device has by itself
     * @return the complete statement
     */
    Statement addDevice(String guest, Statement statement, Map<DeviceAttribute, String> attributes)
            throws RegistryException;

    /** Adds a device with the attributes that a new one has by itself. */
    default Statement addDevice(String guest, Statement statement) throws RegistryException {
        return addDevice(guest, statement, Map.of());
    }

    /** Removes a device, named by its complete statement. */
    void removeDevice(String guest, Statement statement) throws RegistryException;

    /**
     * Sets attributes of a device, named by its complete statement: all of them or none. What is not named stays as it
     * is. While the guest is started only those that are {@link DeviceAttribute#live} can be set; they take effect at
     * once. Of a shared unit they belong to the unit: what holds for one of its guests holds for all, and all get them.
     */
    void setAttributes(String guest, Statement statement, Map<DeviceAttribute, String> values)
            throws RegistryException;

    /** All attributes of a device, in the order of {@link DeviceAttribute}, with their canonical values. */
    SequencedMap<DeviceAttribute, String> attributes(String guest, Statement statement) throws RegistryException;

    /**
     * Takes the storage of a device as it is now, where it is not what it was when it was last open. In a guest that is
     * being served without the device, the device is added at once.
     */
    void acceptStorage(String guest, Statement statement) throws RegistryException;

    /**
     * Takes the size that the storage of a device has now, after it was made larger from outside, as by {@code
     * truncate}: guests go on over it, and are told by a unit attention. The commands of all guests that have the unit
     * wait meanwhile. Storage that has become smaller is refused, and parked until it is what it was.
     *
     * @return the size now, in bytes
     * @throws RegistryException also when the device has the new size but that can't be kept: the sentence says so
     */
    long resizeDevice(String guest, Statement statement) throws RegistryException;

    /**
     * Has the host reserve the whole of a store ahead, and makes it longer where it is shorter: no write to it finds
     * the disk full afterwards. The store must not be open. Without the space, the store stays as it was.
     *
     * @param storage the word of a store type
     * @param location in the store type's own terms
     * @param bytes the new size, not below the old one; 0 for the old one
     * @param progress hears of the bytes reserved so far, on the caller's thread
     * @return the size now
     * @throws RegistryException also when the space is reserved but the new size can't be kept: the sentence says so
     */
    long reserveStorage(String storage, String location, long bytes, LongConsumer progress) throws RegistryException;

    /**
     * Gives a stopped guest's first adapter an expansion ROM: a file with a driver for firmware that has none of its
     * own, such as UEFI. It is read when the guest is started.
     *
     * @param path absolute; empty for no ROM
     */
    void setExpansionRom(String guest, String path) throws RegistryException;

    /** The file of a guest's expansion ROM; empty when it has none. */
    String expansionRom(String guest) throws RegistryException;

    /** Opens the guest's stores and serves its adapters: a VMM may connect from now on. All or nothing. */
    void start(String guest) throws RegistryException;

    /**
     * Ends the serving and closes the stores. A VMM that is connected loses its adapters.
     *
     * @throws RegistryException also when the guest is stopped but that can't be kept, as on a full disk: the sentence
     *     says so. The process does not serve the guest any more, one that starts anew does, unless the guest is
     *     stopped once more, or any other change kept
     */
    void stop(String guest) throws RegistryException;

    /**
     * The exact arguments that a VMM needs for the guest's storage; the memory size is the VMM's own, such as {@code
     * 1G}.
     */
    List<String> vmmArguments(String guest, String memorySize) throws RegistryException;

    /** How a guest and its devices are at this moment; does not wait for changes under way. */
    GuestStatus status(String guest) throws RegistryException;

    /**
     * What a device, named by its complete statement, has counted since its guest was started; does not wait for
     * changes under way. Refused while the device is not served.
     */
    DeviceCounters counters(String guest, Statement statement) throws RegistryException;

    /**
     * Why the registry has no guests and refuses changes: one sentence about the file in which it keeps them. Empty
     * when all is well.
     */
    Optional<String> trouble();
}
