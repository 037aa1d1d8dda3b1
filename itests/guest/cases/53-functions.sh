# SPDX-License-Identifier: Apache-2.0
# Two adapters as the two functions of one PCI device, as on the chip's dual-channel boards.

functions_guest() {
    platform "guest-create pair" && new_disk pair pair-0 64M 0,2,0 && new_disk pair pair-1 64M 0,2.1,0 &&
        platform "guest-start pair" && boot_once pair
}
two_functions() {
    guest 'set -e; cd /sys/bus/pci/devices
        for function in 0000:00:02.0 0000:00:02.1; do
            printf ":: %s %s:%s, header type byte %s, pin %s, irq %s\n" $function $(cat $function/vendor) \
                $(cat $function/device) $(dd if=$function/config bs=1 skip=14 count=1 2>/dev/null | od -An -tx1) \
                $(dd if=$function/config bs=1 skip=61 count=1 2>/dev/null | od -An -tu1) $(cat $function/irq)
            [ "$(cat $function/vendor):$(cat $function/device)" = 0x1000:0x0030 ]
            [ -e $function/driver/module/drivers/pci:mptspi ]
        done
        [ $(dd if=0000:00:02.0/config bs=1 skip=61 count=1 2>/dev/null | od -An -tu1) = 1 ]
        [ $(dd if=0000:00:02.1/config bs=1 skip=61 count=1 2>/dev/null | od -An -tu1) = 2 ]
        [ $(dd if=0000:00:02.0/config bs=1 skip=14 count=1 2>/dev/null | od -An -tx1) = 80 ]'
}
both_busy() {
    guest '. /run/functions; load /dev/sda; mv /dev/shm/data /dev/shm/first
        ( sum=$(sha256sum < /dev/shm/first); round=0; rm -f /run/other
          while :; do
              dd if=/dev/shm/first of=/dev/sdb bs=16k oflag=direct 2>/run/dd2 || { cat /run/dd2 > /run/other; exit; }
              [ "$(dd if=/dev/sdb bs=64k count=64 iflag=direct 2>/run/dd2 | sha256sum)" = "$sum" ] ||
                  { echo differs > /run/other; exit; }
              round=$((round + 1)); [ ! -e /run/enough ] || break
          done; echo "good after $round rounds" > /run/other ) </dev/null >/dev/null 2>&1 &
        cp /dev/shm/first /dev/shm/data'
}
both_whole() {
    guest "$LOAD_ENDS"'; await "[ -e /run/other ]"; echo ":: $(cat /run/other)"; grep -q "^good after [1-9]" /run/other'
}
reset_one() { # the whole chip of one function; Linux sets up the other anew as well
    guest '. /run/functions; sg_reset --no-esc --host /dev/sda
        for disk in sda sdb; do before=$(done_by $disk); await "[ \$(done_by $disk) -gt $((before + 20)) ]"; done
        dmesg | grep -E "Initiating (bringup|recovery)|host reset" | tail -n 4 | sed "s/.*\] /:: /"
        if dmesg -c | grep -E "reset: FAILED|I/O error|offline"; then exit 1; fi
        [ ! -e /run/load ] && [ ! -e /run/other ]'
}

kill_guest
check "a guest boots with two adapters in one slot" functions_guest || return
check "they are two functions of one device, with pins of their own" two_functions
check "the disks of both are busy" both_busy
check "no data is lost" both_whole
check "the kernel has seen no error" guest '. /run/functions; no_errors'
check "the disks of both are busy again" both_busy
check "one adapter is reset, both go on" reset_one
check "no data is lost over the reset" both_whole
kill_guest
