# SPDX-License-Identifier: Apache-2.0
"""Writes an initramfs (uncompressed newc cpio archive) of programs and kernel modules; needs no root, makes no nodes.

initramfs.py [--tools TREE --programs 'a b'] [--busybox] [--kernel DIR --modules 'a b'] [--init FILE] [NAME=FILE...] OUT
"""
import argparse
import glob
import lzma
import os
import re
import stat
import subprocess
import sys
import tempfile


class Archive:
    """A cpio archive; folders on the way are made, a second file of the same name is ignored."""

    def __init__(self, out):
        self.out, self.inode, self.seen = out, 0, set()

    def entry(self, name, mode, data=b'', device=(0, 0)):
        name = name.lstrip('/')
        if name in self.seen:
            return
        if '/' in name:
            self.entry(os.path.dirname(name), stat.S_IFDIR | 0o755)
        self.seen.add(name)
        self.inode += 1
        self.raw(self.inode, name, mode, data, device)

    def raw(self, inode, name, mode, data=b'', device=(0, 0)):
        encoded = name.encode() + b'\0'
        fields = (inode, mode, 0, 0, 1, 0, len(data), 0, 0, *device, len(encoded), 0)
        head = b'070701' + b''.join(b'%08X' % field for field in fields) + encoded
        for part in (head, data):
            self.out.write(part + b'\0' * (-len(part) % 4))

    def file(self, name, data, mode=0o755):
        self.entry(name, stat.S_IFREG | mode, data)

    def link(self, name, target):
        self.entry(name, stat.S_IFLNK | 0o777, target.encode())

    def end(self):
        self.raw(0, 'TRAILER!!!', 0)
        self.out.write(b'\0' * (-self.out.tell() % 512))


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def add_programs(archive, tree, names):
    """The programs, and the libraries that the tree's own loader finds for them."""
    lib, loader = tree + '/usr/lib/x86_64-linux-gnu', '/usr/lib64/ld-linux-x86-64.so.2'
    libs = f'{lib}:{lib}/ceph'  # fio is built with Ceph, which has a folder of its own
    archive.link('bin', 'usr/bin'), archive.link('sbin', 'usr/sbin')
    archive.link('lib', 'usr/lib'), archive.link('lib64', 'usr/lib64')
    archive.file(loader, read(tree + loader))
    for name in names:
        path = next((p for p in ('/usr/bin/' + name, '/usr/sbin/' + name) if os.path.exists(tree + p)), None)
        if path is None:
            sys.exit('no program ' + name)
        archive.file(path, read(tree + path))
        shown = subprocess.run([tree + loader, '--library-path', libs, '--list', tree + path],
                               stdout=subprocess.PIPE, text=True, check=True)
        for library in re.findall(r'=> (\S+) \(0x', shown.stdout):
            archive.file('/usr/lib/x86_64-linux-gnu/' + os.path.basename(library), read(library))


def add_busybox(archive, tree):
    """All that has no real program. /bin/sh is dash: busybox's shell would prefer its own applets to programs."""
    archive.link('usr/bin/sh', 'dash')
    for name in ('modprobe', 'insmod', 'rmmod', 'lsmod'):
        archive.link('usr/sbin/' + name, '../bin/kmod')
    busybox = tree + '/usr/bin/busybox'
    archive.file('usr/bin/busybox', read(busybox))
    for applet in subprocess.run([busybox, '--list'], stdout=subprocess.PIPE, text=True, check=True).stdout.split():
        if 'usr/sbin/' + applet not in archive.seen:
            archive.link('usr/bin/' + applet, 'busybox')


def add_modules(archive, tools, kernel, wanted):
    """The modules with all that they depend on, decompressed, and their index."""
    version = read(kernel + '/version').decode().strip()
    base = f'{kernel}/lib/modules/{version}/'
    needs = {}
    for line in open(base + 'modules.dep'):
        module, _, rest = line.partition(':')
        needs[module] = rest.split()
    paths = {re.sub(r'\.ko.*', '', os.path.basename(module)).replace('-', '_'): module for module in needs}
    todo, chosen = [paths[name] for name in wanted if name in paths], set()  # the others are part of this kernel
    while todo:
        module = todo.pop()
        if module not in chosen:
            chosen.add(module)
            todo += needs[module]
    with tempfile.TemporaryDirectory() as root:
        copy = f'{root}/lib/modules/{version}/'
        for module in chosen:
            target = copy + re.sub(r'\.ko.*', '.ko', module)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            data = read(base + module)
            with open(target, 'wb') as file:
                file.write(lzma.decompress(data) if module.endswith('.xz') else data)
        for index in ('modules.order', 'modules.builtin', 'modules.builtin.modinfo'):
            if os.path.exists(base + index):
                with open(copy + index, 'wb') as file:
                    file.write(read(base + index))
        loader = [tools + '/usr/lib64/ld-linux-x86-64.so.2', '--library-path', tools + '/usr/lib/x86_64-linux-gnu']
        subprocess.run(loader + ['--argv0', 'depmod', tools + '/usr/sbin/depmod', '-b', root, version], check=True)
        for path in sorted(glob.glob(copy + '**', recursive=True)):
            if os.path.isfile(path):
                archive.file('usr/lib/modules/' + version + '/' + path[len(copy):], read(path), 0o644)


def main():
    parser = argparse.ArgumentParser()
    for option in ('--tools', '--kernel', '--init'):
        parser.add_argument(option)
    for option in ('--programs', '--modules'):
        parser.add_argument(option, type=str.split, default=[])
    parser.add_argument('--busybox', action='store_true')
    parser.add_argument('files', nargs='*')
    parser.add_argument('out')
    args = parser.parse_args()
    with open(args.out, 'wb') as out:
        archive = Archive(out)
        for named in args.files:
            name, _, path = named.partition('=')
            archive.file(name, read(path))
        if args.programs:
            add_programs(archive, args.tools, args.programs)
        if args.busybox:
            add_busybox(archive, args.tools)
            for folder in ('proc', 'sys', 'dev', 'mnt', 'tmp', 'run', 'etc'):
                archive.entry(folder, stat.S_IFDIR | 0o755)
            archive.entry('dev/console', stat.S_IFCHR | 0o600, device=(5, 1))
            archive.link('etc/mtab', '/proc/mounts')
        if args.modules:
            add_modules(archive, args.tools, args.kernel, args.modules)
        if args.init:
            archive.file('init', read(args.init))
        archive.end()


main()
