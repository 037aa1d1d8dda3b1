# SPDX-License-Identifier: Apache-2.0
# The platform is killed in mid-I/O; another one on the same home serves the same files to a new QEMU without a command,
# and what the guest was told to be durable is there.

JOURNAL_DISK=$WORK/journal.raw
GONE_DISK=$WORK/gone.raw
KEPT_DISK=$WORK/kept.raw
# in a guest: the disk at a target, whatever name it got
AT='at() { echo /dev/$(ls /sys/bus/scsi/devices/0:0:$1:0/block); }
    '
journal_guest() {
    platform "file-create $JOURNAL_DISK 64M" && platform "file-extend $JOURNAL_DISK 72M" &&
        platform "file-create $GONE_DISK 8M" &&
        platform "file-create $KEPT_DISK 8M" && platform "guest-create journal" &&
        platform "device-add journal disk:scsi:0,2,0:file:$JOURNAL_DISK" &&
        platform "device-add journal disk:scsi:0,2,1:file:$GONE_DISK" &&
        platform "device-add journal disk:scsi:0,2,2:file:$KEPT_DISK" &&
        platform "guest-start journal" && JOURNAL_ARGUMENTS=$(platform "qemu-args journal 384M") &&
        JOURNAL_IDENTITY=$(platform "device-show journal disk:scsi:0,2,0:file:$JOURNAL_DISK") && boot_once journal
}
# served_again: all but the file that is gone, by the same sockets and identities, without a command
served_again() {
    wait_for 30 eval 'platform "status journal" | grep -q "^guest journal: started"' || return 1
    platform "status journal"
    [ "$(platform "qemu-args journal 384M")" = "$JOURNAL_ARGUMENTS" ] &&
        [ "$(platform "device-show journal disk:scsi:0,2,0:file:$JOURNAL_DISK")" = "$JOURNAL_IDENTITY" ] &&
        platform "status journal" | grep -q "journal.raw *open *72M" &&
        platform "status journal" | grep -q "gone.raw *missing: There is no file $GONE_DISK" && boot_once journal
}
# reserve: a persistent reservation that outlives a loss of power (APTPL); reserved: it has
reserve() { guest "$AT"'sg_persist -o -G -S 0xabc -Z $(at 2) && sg_persist -o -R -K 0xabc -T 5 $(at 2)'; }
reserved() { guest "$AT"'disk=$(at 2); sg_persist -n -k $disk; sg_persist -n -r $disk
    sg_persist -n -k $disk | grep -q "0xabc" && sg_persist -n -r $disk | grep -q "Write Exclusive, registrants only" &&
        dd if=/dev/zero of=$disk bs=4k count=1'; }
write_durably() { # each file's name and sum are on the console only after fsync of file and folder
    guest "$AT"'. /run/functions; mkfs.ext4 -q -F $(at 0); mount $(at 0) /mnt; mkdir /mnt/new
        ( cd /mnt; number=0; while [ $number -lt 4000 ]; do number=$((number + 1))
              dd if=/dev/urandom of=new/$number bs=1k count=$((number % 64 + 1)) conv=fsync 2>/dev/null || exit
              mv new/$number $number; sync . || exit
              echo "DURABLE $(sha256sum $number)" > /dev/ttyS0
              [ $number -lt 8 ] || rm -f $((number - 7)); done ) </dev/null >/dev/null 2>&1 &'
    wait_for 30 eval '[ "$(durable | wc -l)" -ge 20 ]'
}
durable() { tr -d '\r' < "$WORK/$WHO-console.log" | sed -n 's/.*DURABLE \([0-9a-f]\{64\}  [0-9]*\)$/\1/p'; }
kill_in_mid_io() {
    kill_platform; kill_guest; rm "$GONE_DISK"
    durable | tail -n 7 > "$WORK/durable"; say ":: $(durable | wc -l) files were durable"
    [ -n "$(find "$WORK/home" -type s)" ] || { say "no socket was left behind"; return 1; }
}
replayed() { # the last six of the durable files can't have been removed yet
    guest "$AT"'. /run/functions; mount $(at 0) /mnt
        dmesg | grep -i "EXT4-fs.*\(recover\|mounted\)" | sed "s/.*EXT4/:: EXT4/"
        cd /mnt; ls | tail -n 20; sha256sum -c <<SUMS
'"$(tail -n 6 "$WORK/durable")"'
SUMS
        cd /; umount /mnt; e2fsck -fn $(at 0); dmesg | grep -q "EXT4-fs.*recovery complete"'
}
accepted() {
    platform "file-create $GONE_DISK 16M" &&
        platform "device-accept journal disk:scsi:0,2,1:file:$GONE_DISK" &&
        guest "$AT"'. /run/functions; for host in /sys/class/scsi_host/host*; do echo "- - -" > $host/scan; done
            await "[ -e /sys/bus/scsi/devices/0:0:1:0/block ]"
            [ "$(cat /sys/bus/scsi/devices/0:0:1:0/block/*/size)" = 32768 ]'
}

kill_guest
check "a guest boots" journal_guest || return
check "it reserves a disk persistently" reserve
check "it makes files durable, one after the other" write_durably || return
check "the platform is killed in mid-I/O" kill_in_mid_io
check "another platform starts on the same home" start_platform "$WORK/home" || return
check "it serves the same disk without a command, and a new QEMU boots" served_again || return
check "the reservation is still there, and the guest the one that holds it" reserved
check "the journal is replayed; durable files are whole, the file system is clean" replayed
check "the guest's disk works" guest "$AT"'. /run/functions; load $(at 0); '"$LOAD_ENDS"'; no_errors'
check "the disk that was gone comes back under the running guest" accepted
kill_guest
