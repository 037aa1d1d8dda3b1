# SPDX-License-Identifier: Apache-2.0
# Resets of every level that Linux has, each without escalation to the next, while two disks are busy: every command is
# repeated by the guest until it succeeds, no data is lost.

busy() { # one disk command by command, another with 16 commands at once
    guest 'dmesg -c >/dev/null; . /run/functions; load /dev/sda; rm -f /run/deep
        ( round=0; while [ ! -e /run/enough ]; do
              fio --name=deep --filename=/dev/sdb --size=4M --rw=randwrite --bsrange=4k-64k --direct=1 --thread \
                  --ioengine=libaio --iodepth=16 --verify=crc32c --verify_fatal=1 --do_verify=1 > /run/fio 2>&1 ||
                  { cat /run/fio > /run/deep; exit; }
              round=$((round + 1))
          done; echo "good after $round rounds of fio" > /run/deep ) </dev/null >/dev/null 2>&1 &'
}
reset_level() { # LEVEL DISKS; then both disks must still be moving data
    guest '. /run/functions
        for disk in '"$2"'; do sg_reset --no-esc --'"$1"' /dev/$disk; done
        for disk in sda sdb; do
            before=$(done_by $disk); await "[ \$(done_by $disk) -gt $((before + 20)) ]"
        done
        dmesg | grep -E "(device|target|bus|host) reset: (SUCCESS|FAILED)|Initiating recovery" |
            sed "s/.*\] //;s/(sc=[^)]*)//" | sort | uniq -c | tail -n 3 | sed "s/^/::/"
        if dmesg -c | grep -E "reset: FAILED|I/O error|offline"; then exit 1; fi
        [ ! -e /run/load ] && [ ! -e /run/deep ]'
}

check "a guest with two adapters and 16 disks runs" many_disks || return
check "two disks are busy" busy
# mptspi has no handler of the level "target": that for a device sends a target reset (case 48: a logical unit reset)
check "sg_reset --device, on each: the guest goes on" reset_level device "sda sdb"
# Linux waits 10 s after each of these
check "sg_reset --bus: the guest goes on" reset_level bus sdb
check "sg_reset --host: the guest goes on" reset_level host sdb
check "no data is lost" guest "$LOAD_ENDS"'
    await "[ -e /run/deep ]"; tail -n 20 /run/deep | sed "s/^/:: /"; grep -q "^good after" /run/deep'
check "all other disks answer" guest '. /run/functions; [ $(disks | wc -l) = 16 ]
    for disk in $(disks); do sg_turs /dev/$disk || sg_turs /dev/$disk; done'   # the first tells of the reset
