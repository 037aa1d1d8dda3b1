# SPDX-License-Identifier: Apache-2.0
# Files that fail under a running guest: a full file system, a file cut off, a file unlinked, reads, writes and flushes
# that the host refuses. The guest is told, each time by the right sense; another disk of it is busy all the while.

TROUBLE=$WORK/trouble
needs_mounts() { # MOUNTS, how to run a command that may mount
    MOUNTS=(unshare --mount); [ "$(id -u)" = 0 ] || MOUNTS=(unshare --user --map-root-user --mount)
    mkdir -p "$TROUBLE"; truncate -s 16M "$WORK/image" && : > "$WORK/faults"
    "${MOUNTS[@]}" "${PYTHON[@]}" "$GUEST/faulty.py" "$TROUBLE" 1M "$WORK/image" "$WORK/faults" \
        cat "$TROUBLE/faulty/image" > /dev/null
}
platform_in_trouble() { # a platform of its own for these guests, with a home of its own
    local usual=("${PLATFORM[@]}") code=0
    stop_platform || return 1
    PLATFORM=("${MOUNTS[@]}" "${PYTHON[@]}" "$GUEST/faulty.py" "$TROUBLE" 24M "$WORK/image" "$WORK/faults" "${usual[@]}")
    start_platform "$WORK/trouble-home" || code=1
    PLATFORM=("${usual[@]}")
    return $code
}
trouble_guest() {
    platform "guest-create trouble" && new_disk trouble good 16M 0,2,0 &&
        platform "file-create $TROUBLE/full/image 64M" &&
        platform "device-add trouble disk:scsi:0,2,1:file:$TROUBLE/full/image" &&
        new_disk trouble short 16M 0,2,2 && new_disk trouble unlinked 16M 0,2,3 &&
        platform "device-add trouble disk:scsi:0,2,4:file:$TROUBLE/faulty/image" &&
        platform "guest-start trouble" && boot_once trouble &&
        guest 'set -e; dd if=/dev/urandom of=/run/data bs=1M count=4 2>/dev/null; . /run/functions
            load /dev/$(ls /sys/bus/scsi/devices/0:0:0:0/block)'
}
# For the guest: durable DISK writes /run/data to its beginning; whole DISK compares; fails TEXT SENSE COMMAND... wants
# an error, with these words and sense in the kernel's log.
TROUBLES='. /run/functions
disk() { ls /sys/bus/scsi/devices/0:0:$1:0/block 2>/dev/null || true; }
full=$(disk 1) short=$(disk 2) gone=$(disk 3) faulty=$(disk 4); cd /dev
durable() { dd if=/run/data of=$1 bs=256k oflag=direct conv=fsync 2>/dev/null; }
whole() { [ "$(dd if=$1 bs=256k count=16 iflag=direct 2>/dev/null | sha256sum)" = "$(sha256sum < /run/data)" ]; }
fails() {
    text=$1 sense=$2; shift 2; dmesg -c > /dev/null
    if "$@" 2> /run/error; then echo "no error: $*"; exit 1; fi
    cat /run/error; dmesg | sed "s/^\[[^]]*\] //" > /run/log; grep -E "Sense|error" /run/log | tail -n 8
    grep -q "$text" /run/log && grep -q "$sense" /run/log || exit 1
    grep -m 1 "$text" /run/log | sed "s/^/:: /"; grep -m 1 "$sense" /run/log | sed "s/.*\] /:: /"
}
'
faults() { printf '%s' "$1" > "$WORK/faults"; }
logged() { grep -a "$1" "$WORK/platform.log" | head -n 1 | sed 's/^/:: /' | grep .; }

full_file_system() {
    guest "$TROUBLES"'durable $full
        fails "critical space allocation error, dev $full" "Space allocation failed write protect" \
            dd if=/dev/urandom of=$full bs=64k seek=64 oflag=direct
        whole $full; dd if=/run/data of=$full bs=256k count=1 oflag=direct conv=fsync 2>/dev/null; whole $full'
}
space_again() { # by what the guest itself gives back
    guest "$TROUBLES"'blkdiscard -o $((8 << 20)) -l $((56 << 20)) $full
        dd if=/run/data of=$full bs=256k seek=32 oflag=direct conv=fsync 2>/dev/null
        [ "$(dd if=$full bs=256k skip=32 count=16 iflag=direct 2>/dev/null | sha256sum)" = "$(sha256sum < /run/data)" ]
        whole $full'
}
cut_off() {
    guest "$TROUBLES"'durable $short' && truncate -s 6M "$WORK/short.raw" &&
        guest "$TROUBLES"'whole $short
            fails "critical medium error, dev $short" "Unrecovered read error" \
                dd if=$short of=/dev/null bs=64k skip=128 count=1 iflag=direct
            fails "I/O error, dev $short" "Write error" dd if=/run/data of=$short bs=64k seek=128 count=1 oflag=direct
            whole $short; durable $short' && [ "$(stat -c %s "$WORK/short.raw")" = $((6 << 20)) ] && logged 'short.raw.*made shorter'
}
unlinked() {
    guest "$TROUBLES"'durable $gone' && rm "$WORK/unlinked.raw" &&
        guest "$TROUBLES"'dmesg -c > /dev/null; whole $gone; durable $gone; whole $gone; no_errors'
}
refused() { # read|write, error number, words, sense; then the disk is as it was
    local copy='if=/dev/zero of=$faulty oflag=direct'; [ "$1" = write ] || copy='if=$faulty of=/dev/null iflag=direct'
    guest "$TROUBLES"'durable $faulty' && faults "$1 $2" &&
        guest "$TROUBLES"'fails "'"$3"', dev $faulty" "'"$4"'" dd '"$copy"' bs=64k count=1' &&
        faults '' && guest "$TROUBLES"'whole $faulty; durable $faulty'
}
flush_refused() { # what was written before may be lost, however often one asks, until the file is opened anew
    faults 'fsync 5' && guest "$TROUBLES"'fails "$faulty" "Write error" durable $faulty' &&
        faults '' && guest "$TROUBLES"'fails "$faulty" "Write error" durable $faulty; whole $faulty' &&
        logged 'making data durable failed with EIO'
}
opened_anew() {
    local bundle; bundle=$(platform 'lb -s' | awk -F'|' '$4 ~ /^io.hotbay.store.file[ (]/ {print $1 + 0}')
    # the file that is gone can't come back; the guest would wait for it
    guest "$TROUBLES"'echo 1 > /sys/block/$gone/device/delete; whole $short' &&
        platform "device-remove trouble disk:scsi:0,2,3:file:$WORK/unlinked.raw" &&
        truncate -s 16M "$WORK/short.raw" && platform "stop $bundle" && platform "start $bundle" &&
        guest "$TROUBLES"'dmesg -c > /dev/null; whole $faulty; durable $faulty; whole $short; whole $full; no_errors'
}
hanging() { # Linux gives the command 3 s, then tries everything up to a reset of the host, then gives the disk up
    guest 'dmesg -c > /dev/null; . /run/functions; load /dev/$(ls /sys/bus/scsi/devices/0:0:0:0/block)' &&
        faults 'read hang' && guest "$TROUBLES"'echo 3 > /sys/block/$faulty/device/timeout
            if dd if=$faulty of=/dev/null bs=64k count=1 iflag=direct 2> /dev/null; then exit 1; fi
            dmesg | sed -n "s/.*\] mptscsih: ioc0: \([a-z ]*\): \(SUCCESS\|FAILED\).*/:: \1: \2/p"
            dmesg | grep -m 1 -i "offlined" | sed "s/.*\] /:: /"
            whole $full; whole $short; '"$LOAD_ENDS"
}
answered() { # and the administrator takes the disk into service again
    faults '' && guest "$TROUBLES"'echo running > /sys/block/$faulty/device/state
        await "ready $faulty"; whole $faulty; durable $faulty; whole $faulty'
}
usual_platform() { kill_guest; stop_platform; start_platform "$WORK/home"; }

kill_guest
if ! needs_mounts 2> "$WORK/mounts.log"; then
    skip "files in trouble" "no mounts here: $(tail -n 1 "$WORK/mounts.log")"; return
fi
check "a platform starts that has file systems in trouble" platform_in_trouble &&
check "a guest with five disks boots, one is busy" trouble_guest && {
    check "file system full: space allocation failed; what was written stays" full_file_system
    check "space given back is used again" space_again
    check "file cut off: reads and writes behind its end fail, what is before it stays" cut_off
    check "file unlinked: the guest goes on" unlinked
    check "host refuses reads (EIO): unrecovered read error" \
        refused read 5 "critical medium error" "Unrecovered read error"
    check "host refuses reads (ESTALE): the file is gone" \
        refused read 116 "critical target error" "Logical unit communication failure"
    check "host refuses writes (EIO): write error" refused write 5 "I/O error" "Write error"
    check "host refuses writes (ENOSPC): space allocation failed" \
        refused write 28 "critical space allocation error" "Space allocation failed write protect"
    check "host refuses writes (EROFS): write protected" refused write 30 "critical target error" "Write protected"
    check "host refuses a flush (EIO): write error, and again" flush_refused
    check "the store opens its files anew: flushes work, all data is whole" opened_anew
    check "the busy disk was never disturbed" guest "$LOAD_ENDS"'
        if dmesg | grep -E "timing out|attempting|Initiating recovery|offline"; then exit 1; fi'
    check "host never answers a read: the other disks go on after the guest's resets" hanging
    check "it answers after all: the disk works again, its data is whole" answered
}
check "the usual platform is back" usual_platform
