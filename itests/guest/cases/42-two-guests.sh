# SPDX-License-Identifier: Apache-2.0
# Two guests of one platform at once, each on a QEMU of its own: both write and compare at the same time.

boot_other() {
    platform "guest-create other" && new_disk other other 64M && platform "guest-start other" &&
        as other boot_once other
}
both_busy() {
    local before after
    guest '. /run/functions; load /dev/sda' && as other guest '. /run/functions; load /dev/sda' || return 1
    before=$(guest '. /run/functions; done_by /dev/sda'); sleep 3; after=$(guest '. /run/functions; done_by /dev/sda')
    say ":: I/O of the first guest beside the other: $((after - before)) in 3 s"
    as other guest "$LOAD_ENDS" && guest "$LOAD_ENDS" && [ "$after" -gt "$before" ]
}
apart() { # each finds the mark that it wrote itself, at the same place
    guest 'echo first | dd of=/dev/sda bs=512 conv=sync oflag=direct 2>/dev/null'
    as other guest 'echo other | dd of=/dev/sda bs=512 conv=sync oflag=direct 2>/dev/null'
    [ "$(guest 'dd if=/dev/sda bs=512 count=1 iflag=direct 2>/dev/null' | tr -d '\0')" = first ] &&
        [ "$(as other guest 'dd if=/dev/sda bs=512 count=1 iflag=direct 2>/dev/null' | tr -d '\0')" = other ]
}
# in a guest: finds the shared disk
SHARED='. /run/functions; for host in /sys/class/scsi_host/host*; do echo "- - -" > $host/scan; done
    await "[ -e /sys/bus/scsi/devices/0:0:5:0/block ]"; disk=/dev/$(ls /sys/bus/scsi/devices/0:0:5:0/block)
    '
shared() { # one unit in both: only if both say so; what one writes the other reads
    local statement=disk:scsi:0,2,5:file:$WORK/shared.raw
    platform "file-create $WORK/shared.raw 8M" && platform "device-add two $statement share=on" || return 1
    if platform "device-add other $statement"; then return 1; fi
    platform "device-add other $statement share=on" &&
        guest "$SHARED"'echo both | dd of=$disk bs=512 conv=sync oflag=direct 2>/dev/null' &&
        [ "$(as other guest "$SHARED"'dd if=$disk bs=512 count=1 iflag=direct 2>/dev/null' | tr -d '\0')" = both ]
}
apart_again() {
    guest "$SHARED"'echo 1 > /sys/bus/scsi/devices/0:0:5:0/delete' &&
        platform "device-remove two disk:scsi:0,2,5:file:$WORK/shared.raw" &&
        as other guest "$SHARED"'dd if=$disk of=/dev/null bs=512 count=1 iflag=direct'
}
kill_one() {
    local load='. /run/functions; load /dev/sda'
    as other guest "$load" && guest "$load" && as other kill_guest && sleep 1 && guest "$LOAD_ENDS"
}

check "a guest with two disks runs" two_disks || return
check "another guest boots beside it" boot_other || return
check "both write and compare at the same time" both_busy
check "each has its own data" apart
check "one disk is in both, by consent of both" shared
check "one gives it up, the other keeps it" apart_again
check "one is killed under load, the other goes on" kill_one
check "the kernel has seen no error" guest '. /run/functions; no_errors'
