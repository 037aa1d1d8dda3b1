# SPDX-License-Identifier: Apache-2.0
# The guest resets itself in mid-I/O, then QEMU is killed in mid-I/O: both times the next one finds its disks.

disks_work() { # a file system made before the accident is still whole, and both disks take writes
    guest "$GUEST_FUNCTIONS" && guest '. /run/functions; [ $(lsscsi | grep -c " disk ") = 2 ]
        mount /dev/sdb /mnt; cd /mnt; sha256sum -c SUM
        dd if=/dev/urandom of=again bs=1M count=4 conv=fsync 2>/dev/null; cd /; umount /mnt
        load /dev/sda; touch /run/enough; await "[ -e /run/load ]"; cat /run/load; grep -q "^good" /run/load; no_errors'
}
reset_under_load() {
    guest '. /run/functions; load /dev/sda
        (sleep 0.3; echo b > /proc/sysrq-trigger) </dev/null >/dev/null 2>&1 &' && await_guest
}
kill_under_load() { guest '. /run/functions; load /dev/sda' && kill_guest; }

check "a guest with two disks runs" two_disks || return
check "a file system is made" guest 'set -e; mkfs.ext4 -q -F /dev/sdb; mount /dev/sdb /mnt; cd /mnt
    dd if=/dev/urandom of=data bs=1M count=4 2>/dev/null; sha256sum data > SUM; cd /; umount /mnt'
check "the guest comes back from a reset in mid-I/O" reset_under_load || return
check "its disks work after the reset" disks_work
check "QEMU is killed in mid-I/O" kill_under_load
check "the platform serves the next QEMU" two_disks || return
check "its disks work after the kill" disks_work
kill_guest
