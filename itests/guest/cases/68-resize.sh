# SPDX-License-Identifier: Apache-2.0
# A file is made larger on the host while a guest reads and writes the disk over it.

RESIZED=$WORK/resized.raw
resize_disk() {
    platform "file-create $RESIZED 32M" && platform "guest-create resize" &&
        platform "device-add resize disk:scsi:0,2,0:file:$RESIZED" && platform "guest-start resize" && boot_once resize
}
resized() { # without a change of the file, with one, and by what is not there
    platform "device-resize resize disk:scsi:0,2,0:file:$RESIZED" | grep -q " 33554432 bytes" || return 1
    truncate -s 64M "$RESIZED" || return 1
    platform "device-resize resize disk:scsi:0,2,0:file:$RESIZED" | grep -q " 67108864 bytes" || return 1
    if platform "device-resize resize disk:scsi:0,2,1:file:$RESIZED"; then return 1; fi
}

check "a guest with a disk of 32 MiB runs" resize_disk || return
check "it writes, syncs, reads back and compares, on and on" guest '. /run/functions
    mkfs.ext4 -q -F /dev/sda; mount /dev/sda /mnt
    ( number=0; while [ ! -e /run/enough ]; do number=$((number + 1))
          dd if=/dev/urandom of=/run/piece bs=1M count=2 2>/dev/null && cp /run/piece /mnt/piece && sync &&
              echo 3 > /proc/sys/vm/drop_caches && cmp /run/piece /mnt/piece && echo $number > /run/rounds || exit
      done; echo done > /run/ended ) </dev/null >/dev/null 2>&1 &
    await "[ -s /run/rounds ]"'
check "device-resize takes the size of the file" resized
check "the guest goes on, was told, and takes the new size" guest '. /run/functions
    before=$(cat /run/rounds); await "[ \$(cat /run/rounds) -gt $((before + 2)) ]"
    await "dmesg | grep -q \"Capacity data has changed\""
    [ $(cat /sys/block/sda/size) = 65536 ]; echo 1 > /sys/block/sda/device/rescan
    await "[ \$(cat /sys/block/sda/size) = 131072 ]"; dmesg | grep "capacity change" | sed "s/.*sda/:: sda/"
    dd if=/dev/sda bs=1M skip=32 count=32 iflag=direct 2>/dev/null | cmp -n 33554432 - /dev/zero
    dd if=/dev/urandom of=/run/new bs=1M count=1 2>/dev/null
    dd if=/run/new of=/dev/sda bs=1M seek=63 oflag=direct 2>/dev/null
    dd if=/dev/sda bs=1M skip=63 iflag=direct 2>/dev/null | cmp - /run/new
    touch /run/enough; await "[ -e /run/ended ]"; umount /mnt; e2fsck -fn /dev/sda'
check "the kernel has seen no error" guest '. /run/functions; no_errors'
