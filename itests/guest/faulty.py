# SPDX-License-Identifier: Apache-2.0
"""faulty.py FOLDER BYTES IMAGE FAULTS COMMAND...: runs a command that sees, below a folder, file systems in trouble:

full/           a tmpfs of so many bytes
faulty/image    IMAGE by a FUSE file system that does not what the lines of the file FAULTS forbid: "read 5", "write 28",
                "fsync 5" let these operations fail with that error number, "read hang" is not answered as long as
                the line is there; the file is looked at for each operation

Needs a mount namespace of its own: unshare --mount (root), unshare --user --map-root-user --mount (others).
"""
import ctypes
import errno
import os
import signal
import struct
import sys
import time

LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG = 1
MS_NOSUID_NODEV = 0x6
# operations and replies of the FUSE protocol, version 7.31 (include/uapi/linux/fuse.h has the numbers)
FORGET, BATCH_FORGET, INTERRUPT, DESTROY = 2, 42, 36, 38
LOOKUP, GETATTR, SETATTR, OPEN, READ, WRITE, STATFS, RELEASE, FSYNC, FLUSH, INIT, OPENDIR, RELEASEDIR = (
    1, 3, 4, 14, 15, 16, 17, 18, 20, 25, 26, 27, 29)
NAMES = {READ: 'read', WRITE: 'write', FSYNC: 'fsync'}
VERSION, MINOR, WRITE_MAXIMUM = 7, 31, 1 << 17
DIRECT_IO = 1  # of an open file: nothing of it is kept in the page cache
FOLDER_NODE, IMAGE_NODE = 1, 2
REQUEST, REPLY = struct.Struct('<IIQQIIII'), struct.Struct('<IiQ')


def mount(source, target, kind, options):
    if LIBC.mount(source.encode(), target.encode(), kind.encode(), MS_NOSUID_NODEV, options.encode()) != 0:
        sys.exit(f'mount {kind} on {target}: {os.strerror(ctypes.get_errno())}')


class Server:
    """Answers what the kernel asks of the file system, one after the other."""

    def __init__(self, device, image, faults):
        self.device, self.faults = device, faults
        self.image = os.open(image, os.O_RDWR)

    def serve(self):
        while True:
            try:
                data = os.read(self.device, WRITE_MAXIMUM + 0x1000)
            except OSError as error:
                if error.errno in (errno.EINTR, errno.ENOENT):
                    continue
                return  # unmounted
            _, code, unique, node, _, _, _, _ = REQUEST.unpack_from(data)
            if code in (FORGET, BATCH_FORGET, INTERRUPT):
                continue
            try:
                error, answer = 0, self.answer(code, node, data[REQUEST.size:])
            except OSError as failure:
                error, answer = -failure.errno, b''
            os.write(self.device, REPLY.pack(REPLY.size + len(answer), error, unique) + answer)
            if code == DESTROY:
                return

    def fail(self, code):
        while True:
            with open(self.faults) as file:
                faults = dict(line.split() for line in file)
            how = faults.get(NAMES.get(code), '0')
            if how != 'hang':
                break
            time.sleep(0.1)
        if how != '0':
            raise OSError(int(how), 'as commanded')

    def answer(self, code, node, body):
        self.fail(code)
        if code == INIT:
            # no flags; readahead 0, background 12, congestion 9, time granularity 1 ns
            return struct.pack('<IIIIHHIIHHII6I', VERSION, MINOR, 0, 0, 12, 9, WRITE_MAXIMUM, 1, 0, 0, 0, 0, *[0] * 6)
        if code == LOOKUP:
            if body != b'image\0':
                raise OSError(errno.ENOENT, 'no such file')
            return struct.pack('<QQQQII', IMAGE_NODE, 0, 0, 0, 0, 0) + self.attributes(IMAGE_NODE)
        if code in (GETATTR, SETATTR):
            return struct.pack('<QII', 0, 0, 0) + self.attributes(node)
        if code in (OPEN, OPENDIR):
            return struct.pack('<QII', 0, DIRECT_IO if code == OPEN else 0, 0)
        if code == READ:
            _, offset, size = struct.unpack_from('<QQI', body)
            return os.pread(self.image, size, offset)
        if code == WRITE:
            _, offset, size = struct.unpack_from('<QQI', body)
            return struct.pack('<II', os.pwrite(self.image, body[40:40 + size], offset), 0)
        if code == FSYNC:
            os.fdatasync(self.image)
            return b''
        if code == STATFS:
            return struct.pack('<QQQQQIIII6I', 0, 0, 0, 0, 0, 4096, 255, 4096, 0, *[0] * 6)
        if code in (FLUSH, RELEASE, RELEASEDIR, DESTROY):
            return b''
        raise OSError(errno.ENOSYS, 'unknown')

    def attributes(self, node):
        size, mode = (os.fstat(self.image).st_size, 0o100600) if node == IMAGE_NODE else (0, 0o40700)
        return struct.pack('<QQQQQQIIIIIIIIII', node, size, size // 512, 0, 0, 0, 0, 0, 0, mode, 1, os.getuid(),
                           os.getgid(), 0, 4096, 0)


def main(folder, size, image, faults, *command):
    full, faulty = folder + '/full', folder + '/faulty'
    os.makedirs(full, exist_ok=True)
    os.makedirs(faulty, exist_ok=True)
    mount('full', full, 'tmpfs', f'size={size},mode=700')
    device = os.open('/dev/fuse', os.O_RDWR)
    mount('faulty', faulty, 'fuse', f'fd={device},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}')
    if os.fork() == 0:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        Server(device, image, faults).serve()
        os._exit(0)
    os.close(device)
    os.execvp(command[0], command)


main(*sys.argv[1:])
