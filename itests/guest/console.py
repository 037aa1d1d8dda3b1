# SPDX-License-Identifier: Apache-2.0
"""The host's end of a guest's second serial port (see init.sh).

console.py LOG up N SECONDS QEMU-PID     waits until the guest has come up for the Nth time
console.py SOCKET run SECONDS QEMU-PID   runs the shell text of standard input in the guest, prints its output,
                                         exits with its code

124 = time is up, 125 = QEMU ended.
"""
import base64
import os
import re
import socket
import sys
import time


def running(pid):
    try:
        with open(f'/proc/{pid}/stat') as file:
            return file.read().rpartition(') ')[2][0] != 'Z'
    except OSError:
        return False


def up(log, count, seconds, pid):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with open(log, 'rb') as file:
            if len(re.findall(rb'^UP ', file.read(), re.MULTILINE)) >= count:
                return 0
        if not running(pid):
            return 125
        time.sleep(0.1)
    return 124


def run(path, seconds, pid):
    text, token = sys.stdin.buffer.read(), b'%d' % time.monotonic_ns()
    end = time.monotonic() + seconds
    with socket.socket(socket.AF_UNIX) as port:
        port.connect(path)
        port.sendall(token + b' ' + base64.b64encode(text) + b'\n')
        port.settimeout(1)
        rest, blank = b'', False
        while time.monotonic() < end:
            try:
                data = port.recv(65536)
            except TimeoutError:
                if running(pid):
                    continue
                data = b''
            if not data:
                return 125
            *lines, rest = (rest + data).split(b'\n')
            for line in lines:
                ended = re.fullmatch(rb'END ' + token + rb' (\d+)', line)
                if ended:
                    return int(ended[1])
                if blank:
                    print(flush=True)
                blank = line == b''  # the one before END is not the text's
                if not blank:
                    sys.stdout.buffer.write(line + b'\n')
                    sys.stdout.buffer.flush()
    return 124


target, command, *numbers = sys.argv[1:]
sys.exit({'up': up, 'run': run}[command](target, *map(int, numbers)))
