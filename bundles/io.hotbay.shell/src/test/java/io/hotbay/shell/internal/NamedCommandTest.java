// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NamedCommandTest {

    static final List<Command> COMMANDS = Commands.ALL;

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void shouldShowItsNameAndParametersToGogo(Command command) {
        Object function = NamedCommand.of(command, () -> null);
        Method method = Arrays.stream(function.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(command.name()))
                .findFirst()
                .orElseThrow();
        assertEquals(command.summary(), method.getAnnotation(Descriptor.class).value());
        assertEquals(
                command.parameters(),
                Arrays.stream(method.getParameters())
                        .map(parameter -> parameter.getAnnotation(Descriptor.class).value())
                        .toList());
    }
}
