# SPDX-License-Identifier: Apache-2.0
"""deaths.py SOCKET COUNT SEED: so many times a VMM (vfio-user client) connects, sets the device up as QEMU and a driver
do, and dies at a random point: between two messages, inside one, or without taking the last answer. What it sent until
then is valid, and has to be answered without error.
"""
import array
import fcntl
import os
import random
import socket
import struct
import sys

VERSION, DMA_MAP, DMA_UNMAP, INFO, REGION_INFO, IRQ_INFO, SET_IRQS, READ, WRITE, RESET = 1, 2, 3, 4, 5, 7, 8, 9, 10, 13
REGIONS, CONFIGURATION, BAR1, INTX = 9, 7, 1, 0
MEBIBYTE = 1 << 20
DOORBELL, INTERRUPT_STATUS, INTERRUPT_MASK = 0x00, 0x30, 0x34


def memory():
    """64 MiB that can't shrink, as QEMU's."""
    file = os.memfd_create('memory', os.MFD_ALLOW_SEALING)
    os.ftruncate(file, 64 * MEBIBYTE)
    fcntl.fcntl(file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK)
    return file


def read(region, offset, count):
    return READ, struct.pack('<QII', offset, region, count), None


def write(region, offset, data):
    return WRITE, struct.pack('<QII', offset, region, len(data)) + data, None


def write4(region, offset, value):
    return write(region, offset, struct.pack('<I', value))


def life():
    """The messages of a VMM's life: command, payload, function that makes a descriptor."""
    yield VERSION, struct.pack('<HH', 0, 0) + b'{"capabilities":{"max_msg_fds":8}}\0', None
    yield INFO, struct.pack('<IIII', 16, 0, 0, 0), None
    for region in range(REGIONS):
        yield REGION_INFO, struct.pack('<IIIIQQ', 32, 0, region, 0, 0, 0), None
    yield IRQ_INFO, struct.pack('<IIII', 16, 0, INTX, 0), None
    yield RESET, b'', None
    yield read(CONFIGURATION, 0, 256)
    for window in range(4):  # the same file in pieces, as a machine with a hole in its addresses has it
        offset = window * 16 * MEBIBYTE
        yield DMA_MAP, struct.pack('<IIQQQ', 32, 3, offset, offset, 16 * MEBIBYTE), memory
    yield SET_IRQS, struct.pack('<IIIII', 20, 0x24, INTX, 0, 1), lambda: os.eventfd(0)
    yield write(CONFIGURATION, 0x04, struct.pack('<H', 0x0007))
    yield write4(BAR1, DOORBELL, 0x40 << 24)        # message unit reset
    yield read(BAR1, DOORBELL, 4)
    yield write4(BAR1, DOORBELL, 0x42030000)        # handshake of 3 dwords:
    for dword in (0x03000000, 0, 0):                # IOC_FACTS
        yield write4(BAR1, INTERRUPT_STATUS, 0)
        yield write4(BAR1, DOORBELL, dword)
    for _ in range(20):
        yield read(BAR1, INTERRUPT_STATUS, 4)
        yield read(BAR1, DOORBELL, 4)
        yield write4(BAR1, INTERRUPT_STATUS, 0)
    yield write4(BAR1, INTERRUPT_MASK, 0)
    yield DMA_UNMAP, struct.pack('<IIQQ', 24, 0, 0, 16 * MEBIBYTE), None


def receive(connection, count):
    data = b''
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            sys.exit('the server closed the connection')
        data += part
    return data


def send(connection, number, message, cut=None):
    command, payload, descriptor = message
    data = struct.pack('<HHIII', number, command, 16 + len(payload), 0, 0) + payload
    ancillary, file = [], None
    if descriptor:
        file = descriptor()
        ancillary = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [file]))]
    connection.sendmsg([data[:cut]], ancillary)
    if file is not None:
        os.close(file)


def answered(connection, number, message):
    got, command, size, flags, error = struct.unpack('<HHIII', receive(connection, 16))
    receive(connection, size - 16)
    if (got, command, flags) != (number, message[0], 1):
        sys.exit(f'command {message[0]}, message {number}: answer {got} {command} flags {flags:#x} error {error}')


def die_once(path, dice):
    messages = list(life())
    last = dice.randrange(len(messages) + 1)
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(30)
        connection.connect(path)
        for number, message in enumerate(messages[:last]):
            send(connection, number, message)
            answered(connection, number, message)
        if last < len(messages):
            cut = dice.choice((None, dice.randrange(1, 17), 0))
            if cut != 0:
                send(connection, last, messages[last], cut)


def main(path, count, seed):
    dice = random.Random(int(seed))
    for _ in range(int(count)):
        die_once(path, dice)


main(*sys.argv[1:])
