# SPDX-License-Identifier: Apache-2.0
# Resets of every level that Linux has, each without escalation to the next, while two disks are busy: every command is
# repeated by the guest until it succeeds, no data is lost.

check "a guest with two adapters and 16 disks runs" many_disks || return
check "two disks are busy" busy
# mptspi has no handler of the level "target": that for a device sends a target reset (case 48: a logical unit reset)
check "sg_reset --device, on each: the guest goes on" reset_level device "sda sdb"
# Linux waits 10 s after each of these
check "sg_reset --bus: the guest goes on" reset_level bus sdb
check "sg_reset --host: the guest goes on" reset_level host sdb
check "no data is lost" nothing_lost
check "all other disks answer" guest '. /run/functions; [ $(disks | wc -l) = 16 ]
    for disk in $(disks); do ready /dev/$disk || ready /dev/$disk; done'   # the first tells of the reset
