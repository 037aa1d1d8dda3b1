// SPDX-License-Identifier: Apache-2.0
package io.hotbay.itests.adapter;

import io.hotbay.adapter.mpt.internal.driver.Hardware;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The drivers call the adapter in this process. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class AdapterOverCoreIT extends AdapterContract {

    @Override
    Hardware turnOn() {
        return turnOnHere();
    }
}
