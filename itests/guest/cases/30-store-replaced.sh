# SPDX-License-Identifier: Apache-2.0
# The file store's bundle stops and starts while a guest writes and compares: a pause, no error.

STORE_BUNDLE=io.hotbay.store.file
progress() { guest '. /run/functions; done_by /dev/sda'; }
store_bundle() { platform 'lb -s' | awk -F'|' -v name="$STORE_BUNDLE" '$4 ~ "^" name "[ (]" {print $1 + 0}'; }

stop_and_start_store() {
    local bundle before during after
    bundle=$(store_bundle); [ -n "$bundle" ] || { say "no bundle $STORE_BUNDLE"; return 1; }
    guest 'dmesg -c >/dev/null; . /run/functions; load /dev/sda' || return 1
    platform "stop $bundle" || return 1
    before=$(progress); sleep 3; during=$(progress)
    platform "start $bundle" || return 1
    sleep 1; after=$(progress)
    guest "$LOAD_ENDS" || return 1
    say ":: I/O completed at the stop, 3 s later, 1 s after the start: $before $during $after"
    [ "$before" = "$during" ] || { say "no pause: the store was not away"; return 1; }
    [ "$after" -gt "$during" ]
}

check "a guest with two disks runs" two_disks || return
check "the store's bundle stops and starts under load: a pause, no error" stop_and_start_store
check "the kernel has seen no error" guest '. /run/functions; no_errors'
check "the other disk answers" guest '. /run/functions; ready /dev/sdb'
