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
kill_one() {
    local load='. /run/functions; load /dev/sda'
    as other guest "$load" && guest "$load" && as other kill_guest && sleep 1 && guest "$LOAD_ENDS"
}

check "a guest with two disks runs" two_disks || return
check "another guest boots beside it" boot_other || return
check "both write and compare at the same time" both_busy
check "each has its own data" apart
check "one is killed under load, the other goes on" kill_one
check "the kernel has seen no error" guest '. /run/functions; no_errors'
