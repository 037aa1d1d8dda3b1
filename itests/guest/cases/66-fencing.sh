# SPDX-License-Identifier: Apache-2.0
# Two guests share a disk; one shuts the other out of it by persistent reservations, as cluster managers do.

FENCED_DISK=$WORK/fenced.raw
A_KEY=0xa11 B_KEY=0xb22
READ_MARK='2>/dev/null dd if=/dev/sda bs=512 count=1 iflag=direct'
WRITE_ONCE='dd if=/dev/zero of=/dev/sda bs=64k seek=500 count=1 oflag=direct'

shared() { # NAME: a guest with the shared disk alone
    platform "guest-create $1" && platform "device-add $1 disk:scsi:0,2,0:file:$FENCED_DISK share=on" &&
        platform "guest-start $1"
}
both_boot() {
    kill_guest
    platform "file-create $FENCED_DISK 64M" && shared fence-a && shared fence-b && boot_once fence-a &&
        as fence-b boot_once fence-b
}
one_disk() { # the same identity, other ports, and what one writes the other reads
    local names='cat /sys/block/sda/device/wwid; sg_vpd --page=di /dev/sda | grep -i "relative target port" -A1'
    guest "$names"; as fence-b guest "$names"
    [ "$(guest 'cat /sys/block/sda/device/wwid')" = "$(as fence-b guest 'cat /sys/block/sda/device/wwid')" ] &&
        guest 'echo shared | dd of=/dev/sda bs=512 seek=9000 conv=sync oflag=direct 2>/dev/null' &&
        [ "$(as fence-b guest "$READ_MARK skip=9000" | tr -d '\0')" = shared ]
}
register() { # each its key; two registrations with ports of their own
    guest "sg_persist --out --register --param-sark=$A_KEY /dev/sda" &&
        as fence-b guest "sg_persist --out --register --param-sark=$B_KEY /dev/sda" || return 1
    guest 'sg_persist --in --read-full-status /dev/sda' | tee "$WORK/full-status"
    grep -iq "$A_KEY" "$WORK/full-status" && grep -iq "$B_KEY" "$WORK/full-status" &&
        [ "$(grep -i 'relative.*port' "$WORK/full-status" | sort -u | wc -l)" -ge 2 ]
}
reserve() { # write exclusive, registrants only: both may write
    guest "sg_persist --out --reserve --param-rk=$A_KEY --prout-type=5 /dev/sda && sg_persist --in -r /dev/sda" &&
        guest "$WRITE_ONCE" && as fence-b guest "$WRITE_ONCE"
}
fence() { # while the other writes; afterwards what is written stays
    as fence-b guest '. /run/functions; rm -f /run/load; before=$(done_by /dev/sda)
        ( while dd if=/dev/zero of=/dev/sda bs=16k count=64 oflag=direct 2>/run/dd; do :; done
          echo "write failed: $(cat /run/dd)" > /run/load ) </dev/null >/dev/null 2>&1 &
        await "[ \$(done_by /dev/sda) -gt $((before + 100)) ]"' || return 1
    guest "sg_persist --out --preempt-abort --param-rk=$A_KEY --param-sark=$B_KEY --prout-type=5 /dev/sda
        echo mine | dd of=/dev/sda bs=512 conv=sync oflag=direct 2>/dev/null" || return 1
    as fence-b guest '. /run/functions; await "[ -e /run/load ]"; echo ":: $(cat /run/load | tr "\n" " ")"
        grep -q "^write failed" /run/load; dmesg | grep -i "reservation conflict" | head -n 1 | sed "s/.*\] /:: /"'
}
shut_out() { # it may read, and finds what the other wrote; it may not write
    [ "$(as fence-b guest "$READ_MARK" | tr -d '\0')" = mine ] &&
        ! as fence-b guest "$WRITE_ONCE" && guest "$WRITE_ONCE"
}
holder_again() { # without a command: registrations are the nexus's, not the guest's life's
    kill_guest; BOOTED=; boot_once fence-a &&
        guest "$WRITE_ONCE" && ! as fence-b guest "$WRITE_ONCE" &&
        guest 'sg_persist --in -k /dev/sda' | grep -iq "$A_KEY"
}
join_again() {
    as fence-b guest "sg_persist --out --register --param-sark=$B_KEY /dev/sda && $WRITE_ONCE"
}
fenced_over_kill() { # registrations that outlive a loss of power (APTPL), and a platform that is killed
    guest "sg_persist --out --register-ignore --param-sark=$A_KEY --param-aptpl /dev/sda
        sg_persist --out --preempt --param-rk=$A_KEY --param-sark=$B_KEY --prout-type=5 /dev/sda" || return 1
    kill_platform; kill_guest; as fence-b kill_guest
    start_platform "$WORK/home" && wait_for 30 eval 'platform status | grep -c "^guest fence-[ab]: started" | grep -qx 2' &&
        as fence-b boot_once fence-b && ! as fence-b guest "$WRITE_ONCE" && boot_once fence-a && guest "$WRITE_ONCE" &&
        ! as fence-b guest "$WRITE_ONCE" && as fence-b guest "$READ_MARK" >/dev/null
}
exclusive() { # SPC-2: the other may neither read nor write
    guest "sg_persist --out --clear --param-rk=$A_KEY /dev/sda && sg_raw /dev/sda 16 00 00 00 00 00" || return 1
    as fence-b guest '! dd if=/dev/sda of=/dev/null bs=4k count=1 iflag=direct' &&
        guest "$WRITE_ONCE && sg_raw /dev/sda 17 00 00 00 00 00" && as fence-b guest "$WRITE_ONCE"
}

check "two guests boot with one disk" both_boot || return
check "it is one disk with a port for each" one_disk
check "both register their keys" register || return
check "one reserves it for registrants: both write" reserve
check "it shuts the other out in mid-write" fence
check "the other reads, and can't write" shut_out
check "the holder is the holder after its restart too" holder_again
check "the other registers anew, and writes" join_again
check "the other is still shut out when the platform was killed and started again" fenced_over_kill
check "it registers, and writes again" join_again
check "a reservation of SPC-2 keeps the other out until released" exclusive
check "the one that was shut out has not lost its disk" as fence-b guest \
    '! dmesg | grep -iE "offline|hostbyte=DID_(ERROR|BAD_TARGET|NO_CONNECT)"'
as fence-b kill_guest
