# SPDX-License-Identifier: Apache-2.0
# 200 VMMs die at random points: 160 clients in the middle of their set-up, 40 QEMUs while SeaBIOS and GRUB read. What
# the platform holds must not grow with them.

deaths_guest() {
    cp --sparse=always "$GRUB_DISK" "$WORK/deaths.raw" && platform "guest-create deaths" &&
        platform "device-add deaths disk:scsi:0,2,0:file:$WORK/deaths.raw" && platform "guest-start deaths" &&
        qemu_arguments deaths &&
        DEATHS_SOCKET=$(platform "status deaths" | sed -n 's/^ *scsi 0,2 .* \(\/.*\)/\1/p') && [ -S "$DEATHS_SOCKET" ]
}
vmms_die() { # CLIENTS QEMUS SEED
    local number
    "${PYTHON[@]}" "$GUEST/deaths.py" "$DEATHS_SOCKET" "$1" "$3" || return 1
    RANDOM=$3
    for ((number = 0; number < $2; number++)); do
        start_qemu "${ARGUMENTS[@]}"; sleep "$(printf '0.%03d' $((RANDOM % 1000)))"
        running "$QEMU_PID" || { explain_guest; return 1; }
        kill_guest
    done
    wait_for 30 disconnected
}
disconnected() { platform "status deaths" | grep -q "^ *scsi 0,2  *not connected"; }
# descriptors, threads, mappings, KiB of memory of the platform's JVM
holdings() {
    local java; java=$(pgrep -P "$PLATFORM_PID" -x java || echo "$PLATFORM_PID")
    echo $(ls "/proc/$java/fd" | wc -l) $(ls "/proc/$java/task" | wc -l) $(wc -l < "/proc/$java/maps") \
        $(awk '/^VmRSS/ {print $2}' "/proc/$java/status")
}
nothing_grows() { # the JVM's own threads come and go, its heap and compiled code still grow for a while
    local before after number limits=(2 5 60 65536)
    read -ra before <<<"$HOLDINGS"; read -ra after <<<"$(holdings)"
    say ":: descriptors, threads, mappings, KiB after 50 deaths: ${before[*]}; after 200: ${after[*]}"
    for number in 0 1 2 3; do
        [ $((after[number] - before[number])) -le "${limits[number]}" ] || return 1
    done
}

kill_guest
check "a guest is served" deaths_guest || return
check "50 VMMs die" vmms_die 40 10 1 || return
HOLDINGS=$(holdings)
check "150 more VMMs die" vmms_die 120 30 2
check "descriptors, threads, mappings and memory have not grown" nothing_grows
check "the next guest is served" boot_once deaths
check "no death has changed its disk" guest '. /run/functions
    await "[ -b /dev/sda1 ]"; mount -o ro /dev/sda1 /mnt; cd /mnt; sha256sum -c SHA256SUMS'
kill_guest
