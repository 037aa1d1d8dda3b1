# SPDX-License-Identifier: Apache-2.0
# All 15 targets of one adapter, and a second adapter with one disk, in the same guest.

check "a guest with two adapters and 16 disks boots" many_disks || return
check "15 disks on the first adapter, one on the second" guest 'lsscsi
    [ $(lsscsi 0: | grep -c " disk ") = 15 ] && [ $(lsscsi 1: | grep -c " disk ") = 1 ]'
check "domain validation succeeds on each" guest '
    dmesg | sed -n "s/.*scsi \(target[0-9:]*: FAST-160 WIDE SCSI 320.0 MB.s DT IU.*\)/\1/p" | sort -u > /run/lines
    cat /run/lines; sed "s/[^ ]* //" /run/lines | sort | uniq -c | sed "s/^ */:: /"; [ $(wc -l < /run/lines) = 16 ] &&
        ! dmesg | grep -iE "Validation.*(fail|dropping)|Write Buffer failure|Transfers Fail"'
check "each disk is its own: 16 sizes, 16 marks" guest '. /run/functions
    for disk in $(disks); do
        echo "I am $disk" | dd of=/dev/$disk bs=512 conv=sync oflag=direct 2>/dev/null; cat /sys/block/$disk/size
    done > /run/sizes
    [ $(sort -u /run/sizes | wc -l) = 16 ]
    for disk in $(disks); do dd if=/dev/$disk bs=512 count=1 iflag=direct 2>/dev/null | grep -a "^I am $disk$"; done'
check "fio writes and verifies on all 16 at once" guest "$FIO_ON_ALL"
check "the kernel has seen no error" guest '. /run/functions; no_errors'
