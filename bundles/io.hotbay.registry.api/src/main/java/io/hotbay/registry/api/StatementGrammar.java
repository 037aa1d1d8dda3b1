// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parses and writes resource statements. */
final class StatementGrammar {

    /** device, adapter, address, storage, location. */
    private static final int FIELDS = 5;
    /** Longer than any path; a bound for what a shell or a file may hand us. */
    private static final int LENGTH_MAXIMUM = 8192;
    /** Where {@link #address} puts the function, behind bus, slot and target. */
    private static final int FUNCTION = 3;
    private static final String SHAPE = "device:adapter:[bus,slot[.function][,target]]:storage:location";

    private StatementGrammar() {}

    static Statement parse(String text) throws RegistryException {
        if (text.length() > LENGTH_MAXIMUM) {
            throw new RegistryException("The statement has " + text.length() + " characters; at most "
                    + LENGTH_MAXIMUM + " are possible.");
        }
        String[] fields = text.split(":", FIELDS);
        if (fields.length < FIELDS) {
            throw new RegistryException("'" + text + "' is not a statement; it must read " + SHAPE
                    + ", e.g. disk:scsi::file:/var/vm/a.img.");
        }
        String device = word("device", fields[0]);
        String adapter = word("adapter", fields[1]);
        String storage = word("storage", fields[3]);
        if (fields[4].chars().anyMatch(Character::isISOControl)) {
            throw new RegistryException("The location of a statement may not hold control characters.");
        }
        @Nullable Integer[] address = address(fields[2]);
        int function = Objects.requireNonNullElse(address[FUNCTION], 0);
        return new Statement(device, adapter, address[0], address[1], function, address[2], storage, fields[4]);
    }

    static String format(Statement statement) {
        StringBuilder address = new StringBuilder();
        if (statement.bus() != null) {
            address.append(statement.bus()).append(',').append(statement.slot());
            if (statement.function() != 0) {
                address.append('.').append(statement.function());
            }
            if (statement.target() != null) {
                address.append(',').append(statement.target());
            }
        }
        return String.join(
                ":", statement.device(), statement.adapter(), address, statement.storage(), statement.location());
    }

    private static String word(String field, String value) throws RegistryException {
        if (!value.matches("[a-z][a-z0-9_]{0,31}")) {
            throw new RegistryException("The " + field + " '" + value + "' is not a word of small letters; a"
                    + " statement reads "
                    + SHAPE + ".");
        }
        return value;
    }

    private static @Nullable Integer[] address(String text) throws RegistryException {
        @Nullable Integer[] numbers = new Integer[FUNCTION + 1];
        if (text.isEmpty()) {
            return numbers;
        }
        String[] parts = text.split(",", -1);
        if (parts.length < 2 || parts.length > FUNCTION) {
            throw new RegistryException("The address '" + text + "' must be empty, bus,slot or bus,slot,target, where"
                    + " a slot may read slot.function.");
        }
        String[] slot = parts[1].split("\\.", 2);
        numbers[0] = number("bus", parts[0], Address.BUS_MAXIMUM);
        numbers[1] = number("slot", slot[0], Address.SLOT_MAXIMUM);
        if (slot.length == 2) {
            numbers[FUNCTION] = number("function", slot[1], Address.FUNCTION_MAXIMUM);
        }
        if (parts.length == FUNCTION) {
            numbers[2] = number("target", parts[2], Address.TARGET_MAXIMUM);
        }
        return numbers;
    }

    private static int number(String what, String text, int maximum) throws RegistryException {
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= maximum) {
            return Integer.parseInt(text);
        }
        throw new RegistryException("The " + what + " '" + text + "' must be a number from 0 to " + maximum + ".");
    }
}
