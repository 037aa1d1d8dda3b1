// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.mpt.internal.driver.Hardware;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The drivers reach the adapter through a VMM and its socket. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class BsdOverSocketIT extends BsdContract {

    @Override
    Hardware turnOn() throws Exception {
        return turnOnBehindSocket();
    }
}
