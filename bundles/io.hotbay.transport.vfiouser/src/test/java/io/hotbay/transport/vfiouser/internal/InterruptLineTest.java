// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.pci.api.ConfigurationSpace;
import io.hotbay.pci.api.ConfigurationSpace.Field;
import io.hotbay.posix.EventDescriptor;
import io.hotbay.posix.PosixException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptLineTest {
    private final ConfigurationSpace configuration = ConfigurationSpace.builder().build();
    private final Counters counters = new Counters();
    private final InterruptLine line = new InterruptLine(configuration, counters);

    private void step(String step, EventDescriptor event) throws PosixException {
        switch (step) {
            case "raise" -> line.set(true);
            case "lower" -> line.set(false);
            case "enable" -> line.enable(EventDescriptor.of(event.descriptor().duplicate()));
            case "disable" -> line.disable();
            case "mask" -> line.mask();
            case "unmask" -> line.unmask();
            case "tell" -> line.tellDue();
            case "gather" -> line.gather(Thread.currentThread());
            case "gatherElsewhere" -> line.gather(new Thread());
            case "gatherNoMore" -> line.gather(null);
            case "reset" -> line.reset();
            case "end" -> line.end();
            default -> throw new IllegalArgumentException(step);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "raise,                                  0, DISABLED, true",
        "enable,                                 0, ARMED,    false",
        "enable raise,                           1, MASKED,   true",
        "raise enable,                           1, MASKED,   true", // the level survives
        "enable raise raise,                     1, MASKED,   true",
        "enable raise lower,                     1, MASKED,   false",
        "enable raise lower raise,               1, MASKED,   true", // masked until the guest looked
        "enable raise unmask,                    1, DUE,      true", // the guest may be taking what is left
        "enable raise unmask tell,               2, MASKED,   true",
        "enable raise unmask tell unmask tell,   3, MASKED,   true", // one thing taken for each interrupt
        "enable raise unmask tell tell,          2, MASKED,   true",
        "enable raise unmask unmask tell,        2, MASKED,   true",
        "enable raise unmask raise tell,         2, MASKED,   true", // another completion: nothing new to tell
        "enable raise unmask lower tell,         1, ARMED,    false", // the guest has taken it
        "enable raise unmask lower raise,        2, MASKED,   true", // a new rise waits for nothing
        "enable raise unmask lower raise tell,   2, MASKED,   true",
        "enable raise unmask mask tell,          1, MASKED,   true",
        "enable raise unmask mask unmask tell,   2, MASKED,   true",
        "enable raise unmask disable tell,       1, DISABLED, true",
        "enable raise unmask enable,             2, MASKED,   true",
        "enable raise unmask enable tell,        2, MASKED,   true",
        "enable raise unmask reset tell,         1, ARMED,    false",
        "enable raise unmask end tell,           1, ENDED,    false",
        "enable gather raise,                    0, GATHERING, true",
        "enable gather raise tell,               1, MASKED,   true",
        "enable gather raise raise tell tell,    1, MASKED,   true",
        "enable gather raise lower tell,         0, ARMED,    false",
        "enable gather raise lower raise,        0, GATHERING, true",
        "enable gather raise tell unmask,        1, DUE,      true",
        "enable gather raise unmask,             0, GATHERING, true", // it was not masked
        "enable gather raise gatherNoMore tell,  1, MASKED,   true",
        "enable gather gatherNoMore raise,       1, MASKED,   true",
        "enable gatherElsewhere raise,           1, MASKED,   true",
        "enable gather raise mask tell,          0, MASKED,   true",
        "enable gather raise disable tell,       0, DISABLED, true",
        "enable gather raise enable,             1, MASKED,   true",
        "enable gather raise reset tell,         0, ARMED,    false",
        "enable gather raise end tell,           0, ENDED,    false",
        "gather raise tell,                      0, DISABLED, true",
        "enable raise tell,                      1, MASKED,   true", // nothing is due before the unmask
        "tell,                                   0, DISABLED, false",
        "enable raise lower unmask,              1, ARMED,    false",
        "enable raise lower unmask raise,        2, MASKED,   true",
        "enable raise lower raise unmask,        1, DUE,      true",
        "enable raise lower raise unmask tell,   2, MASKED,   true",
        "enable unmask,                          0, ARMED,    false",
        "unmask,                                 0, DISABLED, false",
        "raise unmask,                           0, DISABLED, true",
        "enable mask raise,                      0, MASKED,   true",
        "enable mask raise unmask tell,          1, MASKED,   true",
        "enable mask raise lower unmask,         0, ARMED,    false",
        "mask,                                   0, DISABLED, false",
        "enable raise mask,                      1, MASKED,   true",
        "enable raise disable,                   1, DISABLED, true",
        "enable raise disable unmask,            1, DISABLED, true",
        "enable raise disable enable,            2, MASKED,   true", // a new descriptor is told
        "enable raise enable,                    2, MASKED,   true",
        "enable raise disable lower enable,      1, ARMED,    false",
        "enable raise reset,                     1, ARMED,    false",
        "enable raise reset raise,               2, MASKED,   true",
        "raise reset,                            0, DISABLED, false",
        "enable raise end,                       1, ENDED,    false",
        "enable end raise,                       0, ENDED,    false", // a late reply of the function
        "end unmask,                             0, ENDED,    false"
    })
    void shouldFireOnlyWhenUpAndNotMasked(String steps, int fired, TriggerState state, boolean pending)
            throws IOException {
        try (EventDescriptor event = EventDescriptor.create()) {
            for (String step : steps.split(" ")) {
                step(step, event);
            }
            assertEquals(fired, event.drain());
            assertEquals(fired, counters.get(Counter.FIRED));
            assertEquals(state, line.state());
            assertEquals(pending ? 0x08 : 0, configuration.read(Field.STATUS.offset(), 2));
        }
    }

    @Test
    void shouldCountRisesAndUnmasks() throws IOException {
        try (EventDescriptor event = EventDescriptor.create()) {
            for (String step : "enable raise lower unmask raise raise unmask tell".split(" ")) {
                step(step, event);
            }
            assertEquals(2, counters.get(Counter.RAISED));
            assertEquals(2, counters.get(Counter.UNMASKED));
            assertEquals(3, counters.get(Counter.FIRED));
        }
    }
}
