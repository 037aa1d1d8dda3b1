// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotbay.adapter.mpt.internal.bench.Machine;
import io.hotbay.adapter.mpt.internal.driver.LinuxDriver;
import io.hotbay.scsi.TaskManagementFunction;
import io.hotbay.target.api.CommandResult;
import io.hotbay.target.api.TaskManagementRequest;
import io.hotbay.target.api.TaskManagementResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskManagementTest {

    private static final int ABORT_TASK = 1;
    private static final int TARGET_RESET = 3;
    private static final int RESET_BUS = 4;

    private final Machine machine = new Machine();
    private final LinuxDriver driver = new LinuxDriver(machine).start(8);

    @Test
    void shouldEndTheTaskFirstAndThenTheFunctionWhenItIsAborted() {
        driver.read(3, 0x10, 512);
        driver.read(3, 0x11, 512);
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(ABORT_TASK, 3, 0x99, 0x11));
        long task = driver.takeAddressReply();
        assertEquals(0x11, machine.ram.get32(task + 0x08));
        assertEquals(0x48, machine.ram.get16(task + 0x0E));
        assertEquals(0x08, machine.ram.get8(task + 0x0D));
        long function = driver.takeAddressReply();
        assertEquals(0x0106_0003, machine.ram.get32(function));
        assertEquals(0x0100, machine.ram.get16(function + 0x04), "response 0, type 1");
        assertEquals(0x99, machine.ram.get32(function + 0x08));
        assertEquals(0x00, machine.ram.get16(function + 0x0E));
        assertEquals(1, machine.ram.get32(function + 0x14));
        assertEquals(1, machine.port.inside.size(), "the other one goes on");
        assertEquals(List.of(), driver.interrupt());
    }

    @Test
    void shouldCompleteWithoutATaskWhenTheContextIsUnknown() {
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(ABORT_TASK, 3, 0x99, 0x11));
        long function = driver.takeAddressReply();
        assertEquals(0x00, machine.ram.get16(function + 0x0E));
        assertEquals(0, machine.ram.get32(function + 0x14));
    }

    @ParameterizedTest
    @CsvSource({
        "1, ABORT_TASK", "2, ABORT_TASK_SET", "3, TARGET_RESET", "4, BUS_RESET",
        "5, LOGICAL_UNIT_RESET", "6, CLEAR_TASK_SET", "7, QUERY_TASK"
    })
    void shouldAskTheCoreForTheFunctionOfTheType(int type, TaskManagementFunction function) {
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(type, 5, 1, 2));
        TaskManagementRequest request = machine.port.managed.getFirst();
        assertEquals(function, request.function());
        assertEquals(function == TaskManagementFunction.BUS_RESET ? 0 : 5, request.target());
    }

    @ParameterizedTest
    @CsvSource({
        "FUNCTION_COMPLETE, 00, 00", "FUNCTION_SUCCEEDED, 08, 00", "FUNCTION_REJECTED, 04, 4A",
        "INCORRECT_LOGICAL_UNIT_NUMBER, 09, 4A", "NO_TARGET, 05, 43", "FAILED, 05, 4A"
    })
    void shouldTellTheResponse(TaskManagementResponse response, String code, String status) {
        machine.port.response = response;
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(7, 5, 1, 2));
        long reply = driver.takeAddressReply();
        assertEquals(Integer.parseInt(code, 16), machine.ram.get8(reply + 0x04));
        assertEquals(Integer.parseInt(status, 16), machine.ram.get16(reply + 0x0E));
    }

    @Test
    void shouldComeByQueueAsWell() {
        driver.read(1, 0x10, 512);
        long frame = driver.frame();
        int[] message = LinuxDriver.taskManagement(TARGET_RESET, 1, 0x98, 0);
        for (int i = 0; i < message.length; i++) {
            machine.ram.put32(frame + i * 4L, message[i]);
        }
        driver.post(frame);
        assertEquals(List.of(0x10, 0x98), driver.interrupt());
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 4A", "8, 4, 4A", "255, 4, 4A"})
    void shouldRefuseAnUnknownType(int type, int response, String status) {
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(type, 5, 1, 2));
        long reply = driver.takeAddressReply();
        assertEquals(response, machine.ram.get8(reply + 0x04));
        assertEquals(Integer.parseInt(status, 16), machine.ram.get16(reply + 0x0E));
        assertTrue(machine.port.managed.isEmpty());
    }

    @Test
    void shouldRefuseAnotherBusAndATargetBehindIt() {
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(TARGET_RESET, 16, 1, 0));
        assertEquals(0x42, machine.ram.get16(driver.takeAddressReply() + 0x0E));
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(RESET_BUS, 0x0100, 1, 0));
        assertEquals(0x41, machine.ram.get16(driver.takeAddressReply() + 0x0E));
        assertTrue(machine.port.managed.isEmpty());
    }

    @Test
    void shouldAnswerThroughTheDoorbellWhenItCannotBeDone() {
        driver.messageUnitReset();
        assertEquals(0x0009, driver.handshake(LinuxDriver.taskManagement(RESET_BUS, 0, 1, 0))[7]);
        driver.start(4);
        assertEquals(0x0007, driver.handshake(LinuxDriver.header(0x01, 0))[7], "a message without its tail");
    }

    @Test
    void shouldSayTerminatedByTheIocWhenNoFunctionIsUnderWay() {
        driver.handshakeWithoutReply(LinuxDriver.taskManagement(TARGET_RESET, 1, 0x98, 0));
        driver.interrupt();
        driver.read(1, 0x10, 512);
        machine.port.end(machine.port.inside.getFirst(), CommandResult.TERMINATED, 0);
        assertEquals(0x4B, machine.ram.get16(driver.takeAddressReply() + 0x0E));
    }
}
