# SPDX-License-Identifier: Apache-2.0
"""bootdisk.py sector LISTING OUT        a 1 MiB disk with the boot sector of bootsector.txt; prints the sum to find
bootdisk.py grub BOOT CORE PARTITION OUT a disk of GRUB's boot sector, its core image in the gap, and one partition
"""
import random
import struct
import sys

SECTOR, GAP = 512, 2048
SIGNATURE = b'\x55\xaa'


def sector(listing, out):
    code = b''.join(bytes.fromhex(line.partition('#')[0]) for line in open(listing))
    # no period in the data: a swapped, repeated or shifted sector changes the sum
    data = random.Random(1030).randbytes(64 * SECTOR)
    total = 0
    for byte in data:
        total = (total * 31 + byte) & 0xffffffff
    with open(out, 'wb') as file:
        file.write(code.ljust(510, b'\0') + SIGNATURE + data)
        file.truncate(1 << 20)
    print('%08x' % total)


def grub(boot, core, partition, out):
    boot, core, partition = (open(name, 'rb').read() for name in (boot, core, partition))
    if len(core) > (GAP - 1) * SECTOR:
        sys.exit('the core image is larger than the gap')
    no_chs = b'\xfe\xff\xff'
    entry = struct.pack('<B3sB3sII', 0x80, no_chs, 0x83, no_chs, GAP, len(partition) // SECTOR)
    with open(out, 'wb') as file:
        file.write(boot[:446] + entry.ljust(64, b'\0') + SIGNATURE + core)
        file.seek(GAP * SECTOR)
        file.write(partition)


{'sector': sector, 'grub': grub}[sys.argv[1]](*sys.argv[2:])
