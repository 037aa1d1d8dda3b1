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
# mptspi_write_*() of Linux 6.1 takes nine references to each disk in domain validation and returns none, so modprobe -r
# says "in use" for ever; after unbind nothing uses the module any more.
check "the driver is unloaded and loaded again" guest '. /run/functions
    cd /sys/bus/pci/drivers/$DRIVER; function=$(ls -d *:*:*.*); echo $function > unbind; await "[ ! -e /dev/sda ]"
    cd /; modprobe -r $DRIVER 2>/dev/null || rmmod -f $DRIVER; [ ! -e /sys/module/$DRIVER ]
    modprobe $DRIVER; await "[ -b /dev/sda ] && [ -b /dev/sdb ]"
    mount /dev/sdb /mnt; cd /mnt; sha256sum -c SUM; cd /; umount /mnt'
check "e2fsck finds the file system clean" guest 'e2fsck -fn /dev/sdb'
check "the kernel has seen no error" guest '. /run/functions; no_errors'
