# SPDX-License-Identifier: Apache-2.0
# A newer generation of Linux than the one of the other cases, on the guest with two adapters and 16 disks.

other_kernel() {
    local KERNEL=$OTHER_KERNEL INITRAMFS=$OTHER_INITRAMFS
    kill_guest; many_disks
}

check "a newer kernel is had" need_other_kernel || return
check "a guest with it boots" other_kernel || return
check "mptspi drives both adapters" guest '. /run/functions; echo ":: Linux $(uname -r)"
    [ "$(uname -r)" = '"$(cat "$OTHER_KERNEL/version")"' ]
    [ $(ls -d /sys/bus/pci/drivers/$DRIVER/*:*:*.* | wc -l) = 2 ]'
check "domain validation succeeds on each disk" guest '
    dmesg | sed -n "s/.*scsi \(target[0-9:]*: FAST-160 WIDE SCSI 320.0 MB.s DT IU.*\)/\1/p" | sort -u > /run/lines
    sed "s/[^ ]* //" /run/lines | sort | uniq -c | sed "s/^ */:: /"; [ $(wc -l < /run/lines) = 16 ] &&
        ! dmesg | grep -iE "Validation.*(fail|dropping)|Write Buffer failure|Transfers Fail"'
check "a file system keeps its data" guest 'set -e; mkfs.ext4 -q -F /dev/sdb; mount /dev/sdb /mnt; cd /mnt
    dd if=/dev/urandom of=data bs=1M count=4 2>/dev/null; sha256sum data > SUM; cd /; umount /mnt
    echo 3 > /proc/sys/vm/drop_caches; mount /dev/sdb /mnt; cd /mnt; sha256sum -c SUM; cd /; umount /mnt'
check "fio writes and verifies on all 16 at once" guest "$FIO_ON_ALL"
check "sg_vpd, sg_modes, sg_luns, sg_readcap: every disk answers" guest '. /run/functions
    for disk in $(disks); do
        for page in sn di bl bdc lbpv; do sg_vpd --page=$page /dev/$disk > /dev/null; done
        sg_luns /dev/$disk | grep -q "1 lun entry"; sg_readcap --long /dev/$disk > /dev/null
        [ $(sg_modes -a /dev/$disk | grep -cE ">> (Caching|Control)") = 2 ]
    done'
check "the kernel has seen no error" guest '. /run/functions; no_errors'
check "two disks are busy" busy
# where the older kernel resets the target; this one has no handler of the level "target" either
check "sg_reset --device, a logical unit reset: the guest goes on" reset_level device "sda sdb"
check "sg_reset --bus: the guest goes on" reset_level bus sdb
check "sg_reset --host: the guest goes on" reset_level host sdb
check "no data is lost" nothing_lost
kill_guest
