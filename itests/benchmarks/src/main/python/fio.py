# SPDX-License-Identifier: Apache-2.0
"""Keeps and shows what fio in a guest measured, with the processor time that it cost the host.

fio.py sample RESULTS ROUND ADAPTER JOB QEMU-PID PID...   reads the guest's words: takes the processor times of QEMU and
                                                          of the platform's processes at "MARK begin" and "MARK end"
fio.py counters RESULTS ROUND ADAPTER JOB BEFORE AFTER    the two texts of the platform's status
fio.py tables RESULTS OURS THEIRS                         all rounds but round 0; the empty job is subtracted
"""
import json
import os
import re
import statistics
import sys

TICKS = os.sysconf('SC_CLK_TCK')
EMPTY = 'empty'
COMMANDS = 10_000
# counters of the platform by the titles of their columns
PER_IO = (('registers read', ('reads',)), ('of these reply queue', ('reads of reply fifo',)),
          ('registers written', ('writes', 'posted')), ('replies', ('context replies', 'address replies')),
          ('line raised', ('line raised',)), ('VMM told', ('vmm told',)),
          ('VMM unmasks', ('vmm unmasks',)))


def seconds(path):
    with open(path) as file:
        line = file.read()
    name, fields = line[line.index('(') + 1:line.rindex(')')], line[line.rindex(')') + 2:].split()
    return name, (int(fields[11]) + int(fields[12])) / TICKS


def times(qemu, platform):
    """Processor seconds so far: of QEMU's virtual processors, of its other threads, of the platform."""
    total, processors = seconds(f'/proc/{qemu}/stat')[1], 0.0
    for thread in os.listdir(f'/proc/{qemu}/task'):
        try:
            name, used = seconds(f'/proc/{qemu}/task/{thread}/stat')
        except OSError:
            continue  # ended meanwhile; the process's own line has its time
        if name.startswith('CPU '):
            processors += used
    return processors, total - processors, sum(seconds(f'/proc/{pid}/stat')[1] for pid in platform)


def append(results, round_number, adapter, job, **what):
    with open(results, 'a') as file:
        file.write(json.dumps({'round': int(round_number), 'adapter': adapter, 'job': job, **what}) + '\n')


def sample(results, round_number, adapter, job, qemu, *platform):
    begin = used = fio = None
    for line in sys.stdin:
        words = line.split()
        if words[:2] == ['MARK', 'begin']:
            begin = times(qemu, platform)
        elif words[:2] == ['MARK', 'end']:
            used = [after - before for before, after in zip(begin, times(qemu, platform))]
        elif words[:1] == ['FIO']:
            fio = {key: float(value) for key, value in (word.split('=') for word in words[1:])}
        else:
            print('    guest|', line.rstrip(), flush=True)
    if used is None or fio is None or (job != EMPTY and not fio['ios']):
        sys.exit(f'{adapter}, {job}: fio measured nothing')
    append(results, round_number, adapter, job, used=used, **fio)


def counters(results, round_number, adapter, job, before, after):
    def counts(text):
        found = re.search(r'counters of [^:]*: (.*)', text)
        return {name: int(count) for name, count in re.findall(r'([a-z ]+?) (\d+)(?:, |$)', found[1] if found else '')}
    old, new = counts(before), counts(after)
    append(results, round_number, adapter, job,
           counters={name: count - old.get(name, 0) for name, count in new.items()})


def spread(values, decimals):
    return ' / '.join(f'{value:.{decimals}f}' for value in (min(values), statistics.median(values), max(values)))


def load(results):
    """Rows by job, adapter and round; processor seconds for 10,000 commands, without the empty job's."""
    rows, counted, empty = {}, {}, {}
    with open(results) as file:
        lines = [json.loads(line) for line in file]
    for line in lines:
        key = line['job'], line['adapter'], line['round']
        if 'counters' in line:
            counted[key] = line['counters']
        elif line['job'] == EMPTY:
            empty[line['adapter'], line['round']] = line['used']
    for line in lines:
        if line['round'] == 0 or line['job'] == EMPTY or 'counters' in line:
            continue
        base = empty[line['adapter'], line['round']]
        line['cpu'] = [max(0.0, used - idle) / line['ios'] * COMMANDS for used, idle in zip(line['used'], base)]
        rows.setdefault(line['job'], {}).setdefault(line['adapter'], {})[line['round']] = line
    return rows, counted


def middle(rows, key):
    return statistics.median(row[key] for row in rows.values())


def ratio(of, ours, theirs, what):
    """Of both in the same round."""
    return '**' + spread([what(row) / what(of[theirs][number]) for number, row in of[ours].items()], 2) + '**'


def print_row(*cells):
    print('| ' + ' | '.join(map(str, cells)) + ' |')


def print_head(*cells):
    print()
    print_row(*cells)
    print('|---' * len(cells) + '|')


def tables(results, ours, theirs):
    rows, counted = load(results)
    print_head('fio', f'{ours} I/O per s min / med / max', theirs, f'{ours} / {theirs}', 'MiB/s', 'latency us')
    for job, of in rows.items():
        speeds = [spread([row['iops'] for row in of[adapter].values()], 0) for adapter in (ours, theirs)]
        print_row(job, *speeds, ratio(of, ours, theirs, lambda row: row['iops']),
                  *(f'{middle(of[ours], key):.0f} : {middle(of[theirs], key):.0f}' for key in ('mib', 'clat')))
    print_head('host CPU s per 10,000 I/O', f'{ours} min / med / max', theirs, f'{ours} / {theirs}',
               f'{ours}: vCPU + QEMU + Hotbay', f'{theirs}: vCPU + QEMU')
    for job, of in rows.items():
        totals = [spread([sum(row['cpu']) for row in of[adapter].values()], 2) for adapter in (ours, theirs)]
        parts = [' + '.join(f"{statistics.median(row['cpu'][part] for row in of[adapter].values()):.2f}"
                            for part in range(count)) for adapter, count in ((ours, 3), (theirs, 2))]
        print_row(job, *totals, ratio(of, ours, theirs, lambda row: sum(row['cpu'])), *parts)
    print_head(f'{ours}, per I/O', *(title for title, _ in PER_IO))
    for job, of in rows.items():
        values = [[sum(counted[job, ours, number].get(name, 0) for name in names) / row['ios']
                   for number, row in of[ours].items()] for _, names in PER_IO]
        print_row(job, *(f'{statistics.median(value):.2f}' for value in values))


command, *arguments = sys.argv[1:]
{'sample': sample, 'counters': counters, 'tables': tables}[command](*arguments)
