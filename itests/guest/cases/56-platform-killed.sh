# SPDX-License-Identifier: Apache-2.0
# The platform is killed in mid-I/O; another one on the same home serves the same files to a new QEMU, and what the
# guest was told to be durable is there.

JOURNAL_DISK=$WORK/journal.raw
journal_guest() { # as long as a platform remembers no guests, they are created again
    has_guest journal || { [ -e "$JOURNAL_DISK" ] || platform "file-create $JOURNAL_DISK 64M"; } &&
        platform "guest-create journal" && platform "device-add journal disk:scsi:0,2,0:file:$JOURNAL_DISK" || return 1
    platform "status journal" | grep -q "^guest journal: started" || platform "guest-start journal" || return 1
    boot_once journal
}
write_durably() { # each file's name and sum are on the console only after fsync of file and folder
    guest '. /run/functions; mkfs.ext4 -q -F /dev/sda; mount /dev/sda /mnt; mkdir /mnt/new
        ( cd /mnt; number=0; while [ $number -lt 4000 ]; do number=$((number + 1))
              dd if=/dev/urandom of=new/$number bs=1k count=$((number % 64 + 1)) conv=fsync 2>/dev/null || exit
              mv new/$number $number; sync . || exit
              echo "DURABLE $(sha256sum $number)" > /dev/ttyS0
              [ $number -lt 8 ] || rm -f $((number - 7)); done ) </dev/null >/dev/null 2>&1 &'
    wait_for 30 eval '[ "$(durable | wc -l)" -ge 20 ]'
}
durable() { tr -d '\r' < "$WORK/$WHO-console.log" | sed -n 's/.*DURABLE \([0-9a-f]\{64\}  [0-9]*\)$/\1/p'; }
kill_in_mid_io() {
    kill_platform; kill_guest
    durable | tail -n 7 > "$WORK/durable"; say ":: $(durable | wc -l) files were durable"
    [ -n "$(find "$WORK/home" -type s)" ] || { say "no socket was left behind"; return 1; }
}
replayed() { # the last six of the durable files can't have been removed yet
    guest '. /run/functions; mount /dev/sda /mnt
        dmesg | grep -i "EXT4-fs.*\(recover\|mounted\)" | sed "s/.*EXT4/:: EXT4/"
        cd /mnt; ls | tail -n 20; sha256sum -c <<SUMS
'"$(tail -n 6 "$WORK/durable")"'
SUMS
        cd /; umount /mnt; e2fsck -fn /dev/sda; dmesg | grep -q "EXT4-fs.*recovery complete"'
}

kill_guest
check "a guest boots" journal_guest || return
check "it makes files durable, one after the other" write_durably || return
check "the platform is killed in mid-I/O" kill_in_mid_io
check "another platform starts on the same home" start_platform "$WORK/home" || return
check "a new QEMU boots with the same disk" journal_guest || return
check "the journal is replayed; durable files are whole, the file system is clean" replayed
check "the guest's disk works" guest '. /run/functions; load /dev/sda; '"$LOAD_ENDS"'; no_errors'
kill_guest
