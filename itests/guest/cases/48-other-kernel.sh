# SPDX-License-Identifier: Apache-2.0
# A newer generation of Linux than the one of the other cases, on the guest with two disks.

other_kernel() {
    local KERNEL=$OTHER_KERNEL INITRAMFS=$OTHER_INITRAMFS
    kill_guest; two_disks
}

check "a newer kernel is had" need_other_kernel || return
check "a guest with it boots" other_kernel || return
check "mptspi drives the adapter" guest '. /run/functions; echo ":: Linux $(uname -r)"
    [ "$(uname -r)" = '"$(cat "$OTHER_KERNEL/version")"' ]; ls -d /sys/bus/pci/drivers/$DRIVER/*:*:*.*'
check "domain validation succeeds on both disks" guest '
    dmesg | sed -n "s/.*\(target[0-9:]*: FAST\)/:: \1/p"
    [ $(dmesg | grep -c "FAST-160 WIDE SCSI 320.0 MB/s DT IU") = 2 ] &&
        ! dmesg | grep -iE "Validation.*(fail|dropping)|Write Buffer failure|Transfers Fail"'
check "a file system keeps its data" guest 'set -e; mkfs.ext4 -q -F /dev/sdb; mount /dev/sdb /mnt; cd /mnt
    dd if=/dev/urandom of=data bs=1M count=16 2>/dev/null; sha256sum data > SUM; cd /; umount /mnt
    echo 3 > /proc/sys/vm/drop_caches; mount /dev/sdb /mnt; cd /mnt; sha256sum -c SUM; cd /; umount /mnt'
check "the kernel has seen no error" guest '. /run/functions; no_errors'
# where the older kernel resets the target
check "a logical unit reset under load" guest '. /run/functions; load /dev/sda; sg_reset --no-esc --device /dev/sda
    '"$LOAD_ENDS"'; dmesg | grep "lun reset: SUCCESS" | sed "s/.*mptscsih/:: mptscsih/"
    dmesg | grep -q "lun reset: SUCCESS"'
kill_guest
