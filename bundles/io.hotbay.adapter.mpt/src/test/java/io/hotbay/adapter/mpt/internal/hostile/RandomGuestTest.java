// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.hostile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some lives of random guests; {@code ./hotbay test fuzz} leads as many as there is time for. */
class RandomGuestTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldSurviveAndGiveTheNextLifeAllThatItHad(long seed) {
        RandomLife.lead(seed);
    }
}
