// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.adapter.mpt.internal.driver.Registers;
import java.util.List;
import org.junit.jupiter.api.Test;

class IocInitTest {

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine);

    @Test
    void shouldBecomeOperationalWhenTheLongFormComes() {
        int[] reply = driver.handshake(driver.iocInit());
        assertArrayEquals(new int[] {0x0004, 0x0205, 0x1000, 0x0001, 0, 0, 0, 0, 0, 0}, reply);
        assertEquals(0x2400_0000, driver.registers.read(Registers.DOORBELL));
    }

    @Test
    void shouldBecomeOperationalWhenTheShortFormComes() {
        int[] reply = driver.handshake(0x0200_0002, 0x0001_0800, 0x99, 0x0004, 0, 0);
        assertArrayEquals(new int[] {0x0002, 0x0205, 0x0800, 0x0001, 0x99, 0, 0, 0, 0, 0}, reply);
        assertEquals(0x2200_0000, driver.registers.read(Registers.DOORBELL));
    }

    @Test
    void shouldStayReadyWhenTheReplyFrameHoldsNothing() {
        int[] reply = driver.handshake(0x0200_0004, 0x0001_0800, 0, 0, 0, 0);
        assertEquals(0x0007, reply[7]);
        assertEquals(Registers.STATE_READY, driver.registers.state());
    }

    @Test
    void shouldAcceptOnlyARepetitionWhenOperational() {
        driver.start(1);
        assertEquals(0x0000, driver.handshake(driver.iocInit())[7]);
        int[] other = driver.iocInit();
        other[3] = 0x80;
        assertEquals(0x0009, driver.handshake(other)[7]);
        assertEquals(Registers.STATE_OPERATIONAL, driver.registers.state());
    }

    @Test
    void shouldReachAllTargetsWhenTheHostAskedForFewer() {
        int[] init = driver.iocInit();
        init[1] = 0x0001_0800;
        driver.handshake(init);
        machine.port.allGood();
        driver.read(14, 3, 512);
        assertEquals(List.of(3), driver.interrupt());
    }
}
