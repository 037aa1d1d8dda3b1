// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void shouldStartTheShellWhenNothingIsAsked() throws LaunchException {
        assertEquals(new Options(Options.Mode.SHELL, null, false, ""), parse());
    }

    @Test
    void shouldTakeTheHomeInBothSpellings() throws LaunchException {
        assertEquals(new Options(Options.Mode.SHELL, "/h", false, ""), parse("--home", "/h"));
        assertEquals(new Options(Options.Mode.SHELL, "/h", false, ""), parse("--home=/h"));
    }

    @Test
    void shouldRunCommandsInOneWord() throws LaunchException {
        assertEquals(new Options(Options.Mode.RUN, "/h", false, "status; guests"),
                parse("--home", "/h", "run", "status; guests"));
        assertEquals(new Options(Options.Mode.RUN, null, false, "-"), parse("run", "-"));
    }

    @Test
    void shouldTellOfItself() throws LaunchException {
        assertEquals(Options.Mode.HELP, parse("--help").mode());
        assertEquals(Options.Mode.HELP, parse("-h").mode());
        assertEquals(Options.Mode.VERSION, parse("--version").mode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "nonsense", "run", "run a b", "--home", "--home=", "-x"})
    void shouldRefuseWrongUseWithASentence(String line) {
        LaunchException refused = assertThrows(LaunchException.class, () -> parse(line.split(" ")));

        assertEquals(LaunchException.WRONG_USE, refused.code());
        assertTrue(refused.getMessage().endsWith("See hotbay --help."), refused.getMessage());
    }

    private static Options parse(String... arguments) throws LaunchException {
        return Options.parse(List.of(arguments));
    }
}
