# SPDX-License-Identifier: Apache-2.0
# A file system, fio with verification on it, and the driver unloaded and loaded again.

check "a guest with two disks runs" two_disks --fio || return
check "mkfs.ext4, mount" guest 'mkfs.ext4 -q /dev/sdb && mount /dev/sdb /mnt'
check "fio writes and verifies" guest '
    for depth in 1 16; do
        fio --name=job$depth --directory=/mnt --size=16M --rw=randwrite --bsrange=4k-256k --direct=1 --thread \
            --ioengine=libaio --iodepth=$depth --verify=crc32c --verify_fatal=1 --do_verify=1 --randseed=1030 \
            > /run/fio 2>&1 || { cat /run/fio; exit 1; }
        grep -E "(WRITE|READ): " /run/fio | sed "s/^ */:: depth $depth /"
    done'
check "files keep their checksums over a remount" guest 'set -e; cd /mnt
    dd if=/dev/urandom of=data bs=1M count=8 2>/dev/null; sha256sum data > SUM; cd /; umount /mnt
    echo 3 > /proc/sys/vm/drop_caches; mount /dev/sdb /mnt; cd /mnt; sha256sum -c SUM; cd /; umount /mnt'
# For each Ultra320 negotiation mptspi takes a reference of its own module that it never gives back (it looks devices up by
# scsi_device_lookup_by_target), on any adapter: so it is unbound in good order first, then its unloading is forced.
check "the driver is unloaded and loaded again" guest '. /run/functions
    adapter=$(basename "$(echo /sys/bus/pci/drivers/$DRIVER/0*)"); echo "$adapter" > /sys/bus/pci/drivers/$DRIVER/unbind
    rmmod -f $DRIVER && modprobe -r mptscsih && [ ! -e /sys/module/mptbase ] && [ ! -e /dev/sda ] || exit 1
    modprobe $DRIVER
    await "[ -b /dev/sda ] && [ -b /dev/sdb ]"; mount /dev/sdb /mnt; cd /mnt; sha256sum -c SUM; cd /; umount /mnt'
check "e2fsck finds the file system clean" guest 'e2fsck -fn /dev/sdb'
check "the kernel has seen no error" guest '. /run/functions; no_errors'
