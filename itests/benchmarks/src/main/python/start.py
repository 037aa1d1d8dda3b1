# SPDX-License-Identifier: Apache-2.0
"""start.py PROGRAM FOLDER ROUNDS: how long a start takes, by phase, and how long a stop; prints tables.

Three kinds take turns: a home that has nothing yet, and one that has its bundles, without and with the AOT cache.
start.py memory PROGRAM FOLDER COMMAND...: heap and resident memory of a platform that serves one guest; COMMAND gets
the socket's path as its argument in place of @ and drives the guest.
"""
import fcntl
import glob
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time

PROMPT = b'hotbay> '
LIMIT = 120


def environment(folder, aot):
    return {**os.environ, 'XDG_CACHE_HOME': folder + '/caches', 'HOTBAY_AOT': '' if aot else 'off', 'TERM': 'xterm'}


def spread(values):
    return '%.0f / %.0f / %.0f' % (min(values), statistics.median(values), max(values))


def serve(program, folder, home, aot, commands=''):
    """Until it is ready; the process, the milliseconds, and the phases that it tells of."""
    begin = time.monotonic()
    process = subprocess.Popen([program, '--home', home, '--timing', 'run', commands], env=environment(folder, aot),
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if lines[-1] == 'ready':
            break
    millis = (time.monotonic() - begin) * 1000
    while not (line := process.stderr.readline()).startswith('timing: '):
        assert line, 'no timing: %s' % lines
    return process, millis, dict(re.findall(r'([a-z]+(?: \d+)?) (\d+) ms', line)), lines


def stop(process):
    begin = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return (time.monotonic() - begin) * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def prompt(program, folder, home, aot):
    """Milliseconds until the shell asks for a command."""
    begin = time.monotonic()
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))  # rows, columns
        os.execve(program, [program, '--home', home], environment(folder, aot))
    shown = b''
    while PROMPT not in shown:
        assert select.select([terminal], [], [], LIMIT)[0], 'no prompt: %r' % shown
        shown += os.read(terminal, 65536)
    millis = (time.monotonic() - begin) * 1000
    os.kill(pid, signal.SIGTERM)
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass
    os.waitpid(pid, 0)
    return millis


def make_cache(program, folder):
    process = serve(program, folder, folder + '/used', True)[0]
    end = time.monotonic() + LIMIT
    while not glob.glob(folder + '/caches/hotbay/aot/*.aot'):
        assert time.monotonic() < end, 'no AOT cache was made'
        time.sleep(0.1)
    stop(process)
    size, = map(os.path.getsize, glob.glob(folder + '/caches/hotbay/aot/*.aot'))
    print('AOT cache: %.0f MiB\n' % (size / 2 ** 20))


def start(program, folder, rounds):
    make_cache(program, folder)
    kinds = {'first on a home, no AOT cache': False, 'no AOT cache': False, 'AOT cache': True}
    rows = {kind: [] for kind in kinds}
    phases = []
    for number in range(rounds):
        for kind, aot in kinds.items():
            home = '%s/new%d' % (folder, number) if kind.startswith('first') else folder + '/used'
            process, ready, told, _ = serve(program, folder, home, aot)
            ended, processor = stop(process)
            phases = list(told)
            rows[kind].append((ready, prompt(program, folder, home, aot), processor, ended, told))
    print('| start, ms: min / med / max | ready | prompt | processor, with the stop | SIGTERM to the end |\n|---|---|---|---|---|')
    for kind, samples in rows.items():
        print('| %s | %s |' % (kind, ' | '.join(spread([sample[column] for sample in samples]) for column in range(4))))
    print('\n| phases of `run`, ms, median | %s |\n|---%s|' % (' | '.join(phases), '|---' * len(phases)))
    for kind, samples in rows.items():
        print('| %s | %s |' % (kind, ' | '.join(
            '%.0f' % statistics.median([int(sample[4].get(phase, 0)) for sample in samples]) for phase in phases)))


def memory_of(pid):
    """Live heap, committed heap, resident memory, resident memory shared with the VMM, all in MiB; threads."""
    jcmd = os.environ['JAVA_HOME'] + '/bin/jcmd'
    subprocess.run([jcmd, str(pid), 'GC.run'], check=True, stdout=subprocess.DEVNULL)
    heap = subprocess.run([jcmd, str(pid), 'GC.heap_info'], check=True, capture_output=True, text=True).stdout
    totals = [list(map(int, found)) for found in re.findall(r'total (\d+)K, used (\d+)K', heap)]  # young, old
    assert len(totals) == 2, heap
    status = dict(re.findall(r'^(\w+):\s+(\d+)', open('/proc/%d/status' % pid).read(), re.M))
    mebi = [sum(total[1] for total in totals), sum(total[0] for total in totals), int(status['VmRSS']), int(status['RssShmem'])]
    return ' | '.join('%.0f' % (kibi / 1024) for kibi in mebi) + ' | ' + status['Threads']


def memory(program, folder, command):
    process, _, _, lines = serve(program, folder, folder + '/used', True,
                                 'guest-create g; device-add g disk:scsi:0,2,0:memory:64M; guest-start g; qemu-args g 1G')
    path = re.search(r'"path":"([^"]+)"', lines[-2]).group(1)
    print('\n| one guest, MiB | live heap | committed heap | resident | of it shared | threads |\n|---|---|---|---|---|---|')
    print('| nobody connected | %s |' % memory_of(process.pid), flush=True)
    subprocess.run([path if word == '@' else word for word in command], check=True, stdout=subprocess.DEVNULL)
    print('| after a load | %s |' % memory_of(process.pid))
    stop(process)


if sys.argv[1] == 'memory':
    memory(sys.argv[2], sys.argv[3], sys.argv[4:])
else:
    start(sys.argv[1], sys.argv[2], int(sys.argv[3]))
