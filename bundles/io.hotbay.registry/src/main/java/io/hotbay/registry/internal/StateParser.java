// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.Address;
import io.hotbay.registry.api.DeviceAttribute;
import io.hotbay.registry.api.RegistryException;
import io.hotbay.registry.api.Statement;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateText} writes. Every fault is an exception with its place: nothing is ever guessed. */
final class StateParser {

    private static final Pattern FIRST = Pattern.compile(StateText.MAGIC + " ([1-9][0-9]{0,8})");
    private static final Pattern LAST = Pattern.compile(StateText.CHECKSUM + " ([0-9a-f]{8}|edited)");
    private static final Pattern PORT = Pattern.compile("([0-9]{1,3}),([0-9]{1,3})(?:\\.([1-7]))? ([1-9][0-9]{0,4})");
    private static final Pattern UNIT = Pattern.compile("[0-9a-f]{16}");
    private static final Set<DeviceAttribute> IDENTITY = Set.of(DeviceAttribute.NAA, DeviceAttribute.SERIAL);
    private static final Pattern STORAGE = Pattern.compile("([1-9][0-9]{0,18}) (.+)");

    private final Set<Integer> ports = new HashSet<>();
    private Guests guests = Guests.NONE;
    private @Nullable Guest guest;
    private @Nullable Statement statement;
    private final Map<DeviceAttribute, String> attributes = new EnumMap<>(DeviceAttribute.class);
    private @Nullable String unit;
    private @Nullable Seen seen;

    private StateParser() {}

    /** The content is not what it should be. The message is the end of a sentence, without its full stop. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    static Guests parse(byte[] content) throws DamagedException {
        String text = decode(content);
        int firstEnd = text.indexOf('\n');
        Matcher first = FIRST.matcher(firstEnd < 0 ? text : text.substring(0, firstEnd));
        if (!first.matches()) {
            throw new DamagedException("its first line is not '" + StateText.MAGIC + " VERSION'", null);
        }
        if (Integer.parseInt(first.group(1)) != StateText.VERSION) {
            throw new DamagedException("it has version " + first.group(1) + ", of a newer Hotbay; this one knows "
                    + StateText.VERSION, null);
        }
        int lastStart = text.lastIndexOf('\n', text.length() - 2) + 1;
        Matcher last = LAST.matcher(text.substring(lastStart, Math.max(lastStart, text.length() - 1)));
        if (!text.endsWith("\n") || !last.matches()) {
            throw new DamagedException("its last line is not '" + StateText.CHECKSUM + " SUM': its end is missing",
                    null);
        }
        int summed = text.substring(0, lastStart).getBytes(StandardCharsets.UTF_8).length;
        String sum = StateText.sum(content, summed);
        if (!last.group(1).equals(sum) && !last.group(1).equals(StateText.EDITED)) {
            throw new DamagedException("its checksum is " + last.group(1) + ", and that of its lines is " + sum, null);
        }
        return new StateParser().lines(text.substring(firstEnd + 1, lastStart));
    }

    private static String decode(byte[] content) throws DamagedException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new DamagedException("it is no text in UTF-8", e);
        }
    }

    private Guests lines(String text) throws DamagedException {
        int number = 1;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                if (!line.isEmpty() && !line.startsWith(StateText.COMMENT)) {
                    line(line);
                }
            } catch (RegistryException e) {
                throw new DamagedException("its line " + number + ", '" + line + "', is wrong: " + withoutStop(e), e);
            }
        }
        try {
            endGuest();
        } catch (RegistryException e) {
            throw new DamagedException("its last device is wrong: " + withoutStop(e), e);
        }
        return guests;
    }

    private static String withoutStop(RegistryException e) {
        return String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
    }

    private void line(String line) throws RegistryException {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String value = space < 0 ? "" : line.substring(space + 1);
        switch (word) {
            case StateText.GUEST -> beginGuest(value);
            case StateText.PORT -> port(value);
            case StateText.ROM -> rom(value);
            case StateText.UNIT -> unit(value);
            case StateText.DEVICE -> beginDevice(value);
            case StateText.STORAGE -> storage(value);
            default -> attribute(DeviceAttribute.named(word), value);
        }
    }

    private void beginGuest(String value) throws RegistryException {
        endGuest();
        int space = value.indexOf(' ');
        String state = value.substring(space + 1);
        boolean started = state.equals(StateText.STARTED);
        if (space < 0 || !started && !state.equals(StateText.STOPPED)) {
            throw new RegistryException("It must read 'guest NAME started' or 'guest NAME stopped'.");
        }
        Guest named = Guest.named(value.substring(0, space)).started(started);
        if (guests.find(named.name()) != null) {
            throw new RegistryException("Guest '" + named.name() + "' is there twice.");
        }
        guest = named;
    }

    private void endGuest() throws RegistryException {
        endDevice();
        if (guest != null) {
            guests = guests.with(guest);
            guest = null;
        }
    }

    private void rom(String value) throws RegistryException {
        endDevice();
        if (guest == null || value.isEmpty() || !guest.rom().isEmpty()) {
            throw new RegistryException("It must read 'rom PATH', be there once and belong to a guest.");
        }
        guest = guest.withRom(value);
    }

    private void port(String value) throws RegistryException {
        endDevice();
        Matcher matcher = PORT.matcher(value);
        if (guest == null || !matcher.matches()) {
            throw new RegistryException("It must read 'port BUS,SLOT NUMBER' and belong to a guest.");
        }
        int function = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        AdapterSlot slot = new AdapterSlot(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), function);
        int port = Integer.parseInt(matcher.group(4));
        if (port > Guests.PORT_MAXIMUM || !ports.add(port) || guest.ports().containsKey(slot)) {
            throw new RegistryException("The number must be there once, from 1 to " + Guests.PORT_MAXIMUM + ".");
        }
        guest = guest.with(slot, port);
    }

    private void unit(String value) throws RegistryException {
        checkInDevice();
        if (unit != null || !UNIT.matcher(value).matches()) {
            throw new RegistryException("It must be 16 hexadecimal digits, and be there once.");
        }
        unit = value;
    }

    private void beginDevice(String value) throws RegistryException {
        endDevice();
        Statement parsed = Statement.parse(value);
        if (guest == null) {
            throw new RegistryException("It belongs to no guest.");
        }
        Address address = parsed.address();
        if (address == null || guest.at(address) != null) {
            throw new RegistryException("Its address is " + (address == null ? "open" : "taken") + ".");
        }
        statement = parsed;
    }

    private void endDevice() throws RegistryException {
        Guest owner = guest;
        Statement ended = statement;
        Address address = ended == null ? null : ended.address();
        if (owner == null || ended == null || address == null) {
            return;
        }
        String id = unit;
        if (id == null || !attributes.keySet().containsAll(IDENTITY)) {
            throw new RegistryException("Device " + ended + " lacks unit, naa or serial.");
        }
        // what an older Hotbay did not write gets the value of a new device
        Device fresh = new Device(address, ended, id, new UnitIdentity().make(), false, null);
        guest = owner.with(AttributeText.change(fresh, attributes).with(seen));
        statement = null;
        attributes.clear();
        unit = null;
        seen = null;
    }

    private void attribute(DeviceAttribute attribute, String value) throws RegistryException {
        checkInDevice();
        if (attributes.put(attribute, attribute.parse(value)) != null) {
            throw new RegistryException("It is there twice.");
        }
    }

    private void storage(String value) throws RegistryException {
        checkInDevice();
        Matcher matcher = STORAGE.matcher(value);
        if (!matcher.matches() || seen != null) {
            throw new RegistryException("It must read 'storage BYTES IDENTITY', and be there once.");
        }
        try {
            seen = new Seen(Long.parseLong(matcher.group(1)), matcher.group(2));
        } catch (NumberFormatException e) {
            throw new RegistryException("The number is too large.", e);
        }
    }

    private void checkInDevice() throws RegistryException {
        if (statement == null) {
            throw new RegistryException("It belongs to no device.");
        }
    }
}
