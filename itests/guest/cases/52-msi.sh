# SPDX-License-Identifier: Apache-2.0
# MSI instead of the pin, which Linux turns on when told so: all that holds for the pin holds for messages.

msi_guest() {
    platform "guest-create msi" && new_disk msi msi-0 64M 0,2,0 && new_disk msi msi-1 64M 0,2,1 &&
        platform "guest-start msi" && MORE_WORDS=mptbase.mpt_msi_enable_spi=1 boot_once msi --fio
}
interrupts() { guest "sed -n 's/^ *[0-9]*: *\([0-9]*\) .*\(PCI-MSI\|IO-APIC\).*ioc0.*/\2 \1/p' /proc/interrupts"; }
msi_in_use() { # and the adapter's pin has nothing to do
    local line; line=$(interrupts) && say ":: $line interrupts" && [ "${line% *}" = PCI-MSI ] && [ "${line#* }" -gt 10 ]
}
busy() { # one disk command by command, the other with 16 at once
    guest '. /run/functions; load /dev/sda; rm -f /run/deep
        ( round=0; while [ ! -e /run/enough ]; do
              fio --name=deep --filename=/dev/sdb --size=4M --rw=randwrite --bsrange=4k-64k --direct=1 --thread \
                  --ioengine=libaio --iodepth=16 --verify=crc32c --verify_fatal=1 --do_verify=1 > /run/fio 2>&1 ||
                  { cat /run/fio > /run/deep; exit; }
              round=$((round + 1))
          done; echo "good after $round rounds of fio" > /run/deep ) </dev/null >/dev/null 2>&1 &'
}
data_whole() {
    guest "$LOAD_ENDS"'
        await "[ -e /run/deep ]"; tail -n 20 /run/deep | sed "s/^/:: /"; grep -q "^good after" /run/deep'
}
reset_level() {
    guest '. /run/functions; sg_reset --no-esc --'"$1"' /dev/sdb
        for disk in sda sdb; do
            before=$(done_by $disk); await "[ \$(done_by $disk) -gt $((before + 20)) ]"
        done
        if dmesg -c | grep -E "reset: FAILED|I/O error|offline"; then exit 1; fi
        [ ! -e /run/load ] && [ ! -e /run/deep ]'
}
# each message is one interrupt; few are for nothing: those that came while the queue was being emptied
counted() {
    local sent taken; sent=$(platform "status msi" | sed -n 's/.*interrupt messages sent \([0-9]*\).*/\1/p')
    taken=$(interrupts); taken=${taken#* }
    say ":: messages sent $sent, interrupts taken $taken"; [ "$sent" -ge "$taken" ] && [ "$taken" -gt 100 ]
}
comes_back() { # the platform has turned MSI off by then, and on again
    guest '. /run/functions; load /dev/sda
        (sleep 0.3; echo b > /proc/sysrq-trigger) </dev/null >/dev/null 2>&1 &' && await_guest &&
        guest "$GUEST_FUNCTIONS" && msi_in_use
}

kill_guest
check "a guest boots that wants MSI" msi_guest || return
check "its adapter interrupts by MSI" msi_in_use
check "two disks are busy" busy
check "no data is lost, no command lasts" data_whole
check "the kernel has seen no error" guest '. /run/functions; no_errors'
check "messages and interrupts go together" counted
check "two disks are busy again" busy
check "sg_reset --device: the guest goes on" reset_level device
check "sg_reset --bus: the guest goes on" reset_level bus
check "sg_reset --host: the guest goes on" reset_level host
check "no data is lost over the resets" data_whole
check "still by MSI" msi_in_use
check "the guest comes back from a reset in mid-I/O, by MSI" comes_back
check "its disks work" guest '. /run/functions; [ $(lsscsi | grep -c " disk ") = 2 ]; load /dev/sda; '"$LOAD_ENDS"'; no_errors'
kill_guest
