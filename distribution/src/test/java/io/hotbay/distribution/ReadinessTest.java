// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReadinessTest {

    @Test
    void shouldNameTheComponentsThatLackSomething() {
        String list = """
                io.hotbay.registry in bundle 15 (io.hotbay.registry:0.1.0.SNAPSHOT) enabled, 1 instance.
                    Id: 0, State:UNSATISFIED REFERENCE
                io.hotbay.shell in bundle 18 (io.hotbay.shell:0.1.0.SNAPSHOT) enabled, 1 instance.
                    Id: 1, State:ACTIVE
                io.hotbay.target in bundle 19 (io.hotbay.target:0.1.0.SNAPSHOT) enabled, 1 instance.
                    Id: 2, State:UNSATISFIED CONFIGURATION
                """;

        assertEquals("io.hotbay.registry, io.hotbay.target", Readiness.unsatisfied(list));
        assertEquals("", Readiness.unsatisfied(""));
    }
}
