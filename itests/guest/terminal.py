# SPDX-License-Identifier: Apache-2.0
"""terminal.py SECONDS COMMAND... < STEPS: runs a command on a terminal of its own and talks to it as a person does.

Each line of STEPS is "expect REGULAR-EXPRESSION" (in what has come since the last match) or "type TEXT". Prints what
the terminal showed, ends with the command's exit code; 124 when time is up, 125 when the command ends before its time.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

seconds, *command = sys.argv[1:]
steps = [line.rstrip('\n').partition(' ')[::2] for line in sys.stdin if line.strip()]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))  # rows, columns
    os.execvp(command[0], command)
end, shown, position = time.monotonic() + int(seconds), b'', 0


def finish(code):
    print(re.sub(r'\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r', '', shown.decode(errors='replace')))
    sys.exit(code)


def more():
    """Takes in what the terminal shows next; false at its end."""
    global shown
    if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
        os.kill(pid, signal.SIGKILL)
        finish(124)
    try:
        data = os.read(terminal, 65536)
    except OSError:
        data = b''  # how Linux says that nobody has the terminal open any more
    shown += data
    return bool(data)


for verb, text in steps:
    if verb == 'type':
        os.write(terminal, text.encode() + b'\r')
        continue
    while not (found := re.compile(text.encode()).search(shown, position)):
        if not more():
            finish(125)
    position = found.end()
while more():
    pass
finish(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
