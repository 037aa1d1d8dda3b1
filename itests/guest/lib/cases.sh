# SPDX-License-Identifier: Apache-2.0
# What the guest cases are written with: checks, one platform for all, and guests of it. Sourced.

# check TITLE COMMAND...: one case; the command's output is shown when it fails, and lines that begin with "::" always
check() {
    local title=$1 start=${EPOCHREALTIME/[.,]/} code=0 ms; shift
    "$@" >"$WORK/check.log" 2>&1 || code=$?
    ms=$(( (${EPOCHREALTIME/[.,]/} - start) / 1000 ))
    if [ $code = 0 ]; then
        report passed "$title" "$(printf '%d.%d s' $((ms / 1000)) $((ms % 1000 / 100)))"
        sed -n 's/^::/            /p' "$WORK/check.log"
    else
        report failed "$title" "exit code $code"
        tail -n 40 "$WORK/check.log" | sed 's/^/            /'
    fi
    return $code
}
skip() { report skipped "$1" "$2"; }
report() { printf '%s\n' "$1" >> "$RESULTS"; printf '  %-8s %s (%s)\n' "$@"; }

# boot_once NAME [--fio|--disk-tools]: boots the platform's guest NAME unless it is the one that runs; another that runs is killed
boot_once() {
    [ "$BOOTED" = "$1" ] && running "$QEMU_PID" && return 0
    kill_guest; BOOTED=; qemu_arguments "$1" && boot_guest "${@:2}" "${ARGUMENTS[@]}" && guest "$GUEST_FUNCTIONS" &&
        BOOTED=$1
}
has_guest() { platform guests | grep -qx "$1"; }
# new_disk GUEST NAME SIZE [ADDRESS]: a new file and a disk on it
new_disk() {
    platform "file-create $WORK/$2.raw $3" && platform "device-add $1 disk:scsi:${4:-}:file:$WORK/$2.raw"
}

# two_disks [--fio]: the guest "two" of the platform, one adapter, disks of 64 and 96 MiB; booted unless it runs
two_disks() {
    has_guest two || { platform "guest-create two" && new_disk two two-0 64M 0,2,0 && new_disk two two-1 96M 0,2,1 &&
        platform "guest-start two"; } || return 1
    boot_once two "$@"
}

# many_disks: the guest "many": 15 disks of 8 to 22 MiB on the adapter in slot 2, one of 23 MiB in slot 3; with fio
many_disks() {
    local number
    has_guest many || {
        platform "guest-create many" && for number in {0..15}; do
            new_disk many many-$number $((8 + number))M 0,$((2 + number / 15)),$((number % 15)) || return 1
        done && platform "guest-start many"; } || return 1
    boot_once many --fio
}

# For shell text that runs in a guest: `. /run/functions` first.
GUEST_FUNCTIONS='cat > /run/functions <<"TEXT"
set -e
DRIVER='"${HOTBAY_GUEST_DRIVER:-mptspi}"'
await() {
    count=0
    until eval "$1"; do
        count=$((count + 1)); [ $count -lt 300 ] || { echo "waited in vain for: $1"; exit 1; }
        sleep 0.1
    done
}
# what Linux says when a command fails, times out, is aborted or retried
no_errors() { ! dmesg | grep -iE "I/O error|abort|Sense Key|hostbyte|timing out|attempting|Initiating recovery"; }
# writes, reads back and compares, over and over, until /run/enough exists; leaves its last words in /run/load
load() {
    rm -f /run/enough /run/load; dd if=/dev/urandom of=/dev/shm/data bs=1M count=4 2>/dev/null
    ( sum=$(sha256sum < /dev/shm/data); round=0
      bad() { echo "$1 in round $round: $(cat /run/dd)" > /run/load; exit; }
      while [ ! -e /run/enough ]; do
          dd if=/dev/shm/data of=$1 bs=16k oflag=direct 2>/run/dd || bad "write failed"
          [ "$(dd if=$1 bs=64k count=64 iflag=direct 2>/run/dd | sha256sum)" = "$sum" ] || bad "read differs"
          round=$((round + 1))
      done
      echo "good after $round rounds" > /run/load ) </dev/null >/dev/null 2>&1 &
    before=$(done_by $1); await "[ \$(done_by $1) -gt $((before + 100)) ]"
}
# TEST UNIT READY by sg_raw: the sg_turs of Debian 12 ends well without having sent anything
ready() { sg_raw $1 00 00 00 00 00 00; }
disks() { (cd /sys/block; ls -d sd*); }
# reads and writes completed so far
done_by() { set -- $(cat /sys/block/${1#/dev/}/stat); echo $(($1 + $5)); }
TEXT'
# ends a load and tells how it went
LOAD_ENDS='. /run/functions; touch /run/enough; await "[ -e /run/load ]"; echo ":: $(cat /run/load)"
grep -q "^good after [1-9]" /run/load'

# Two disks that are busy while something happens to them, and all of them at once. For guests with fio.
busy() { # one disk command by command, another with 16 commands at once
    guest 'dmesg -c >/dev/null; . /run/functions; load /dev/sda; rm -f /run/deep
        ( round=0; while [ ! -e /run/enough ]; do
              fio --name=deep --filename=/dev/sdb --size=4M --rw=randwrite --bsrange=4k-64k --direct=1 --thread \
                  --ioengine=libaio --iodepth=16 --verify=crc32c --verify_fatal=1 --do_verify=1 > /run/fio 2>&1 ||
                  { cat /run/fio > /run/deep; exit; }
              round=$((round + 1))
          done; echo "good after $round rounds of fio" > /run/deep ) </dev/null >/dev/null 2>&1 &'
}
reset_level() { # LEVEL DISKS: sg_reset; then both disks must still be moving data
    guest '. /run/functions
        for disk in '"$2"'; do sg_reset --no-esc --'"$1"' /dev/$disk; done
        for disk in sda sdb; do
            before=$(done_by $disk); await "[ \$(done_by $disk) -gt $((before + 20)) ]"
        done
        dmesg | grep -E "(lun|device|target|bus|host) reset: (SUCCESS|FAILED)|Initiating recovery" |
            sed "s/.*\] //;s/(sc=[^)]*)//" | sort | uniq -c | tail -n 3 | sed "s/^/::/"
        if dmesg -c | grep -E "reset: FAILED|I/O error|offline"; then exit 1; fi
        [ ! -e /run/load ] && [ ! -e /run/deep ]'
}
nothing_lost() { # ends what busy began
    guest "$LOAD_ENDS"'
        await "[ -s /run/deep ]"; tail -n 20 /run/deep | sed "s/^/:: /"; grep -q "^good after" /run/deep'
}
# writes and verifies on every disk at once
FIO_ON_ALL='. /run/functions; set --
    for disk in $(disks); do set -- "$@" --name=$disk --filename=/dev/$disk; done
    fio --size=2M --rw=randwrite --bsrange=4k-64k --direct=1 --thread --ioengine=libaio --iodepth=4 --randseed=1030 \
        --verify=crc32c --verify_fatal=1 --do_verify=1 --group_reporting=1 "$@" > /run/fio 2>&1 ||
        { cat /run/fio; exit 1; }
    grep -E "(WRITE|READ): " /run/fio | sed "s/^ */::/"'
