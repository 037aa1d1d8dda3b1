# SPDX-License-Identifier: Apache-2.0
# SeaBIOS boots from the adapter, the only one in the machine: a boot sector, then GRUB with a kernel.

# firmware_guest NAME IMAGE: a guest of the platform whose first disk is a copy of IMAGE
firmware_guest() {
    cp --sparse=always "$2" "$WORK/$1.raw" && platform "guest-create $1" &&
        platform "device-add $1 disk:scsi:0,2,0:file:$WORK/$1.raw" && new_disk "$1" "$1-1" 32M 0,2,1 &&
        platform "guest-start $1" && qemu_arguments "$1"
}
boot_sector() {
    local sum; sum=$("${PYTHON[@]}" "$GUEST/bootdisk.py" sector "$GUEST/bootsector.txt" "$WORK/image") || return 1
    firmware_guest sector "$WORK/image" || return 1
    start_qemu -no-reboot -device isa-debug-exit,iobase=0xf4,iosize=4 "${ARGUMENTS[@]}"
    wait_for 60 gone "$QEMU_PID"; kill_guest
    grep -a '^HOTBAY' "$WORK/$WHO-console.log" | sed 's/^/:: /'
    grep -aq "^HOTBAY-2 $sum ok" "$WORK/$WHO-console.log" || { explain_guest; return 1; }
}
boot_grub() {
    firmware_guest grub "$GRUB_DISK" && start_qemu "${ARGUMENTS[@]}" || return 1
    BOOTS=0; BOOT_SECONDS=180 await_guest
}

# Another kernel without a reset in between, while the disk is busy. The driver ends what it did before kexec; when the
# kernel crashes it does not, so that the new one finds the adapter at work.
KEXEC='. /run/functions; mount -o ro /dev/sda1 /mnt; set -- --initrd=/mnt/initrd --append="$(cat /proc/cmdline) $words"
    kexec $load /mnt/vmlinuz "$@"; umount /mnt; load /dev/sdb'
kexec_under_load() {
    guest "load=-l words=; $KEXEC"'; (sleep 0.5; kexec -exy) </dev/null >/dev/null 2>&1 &' && await_guest && no_firmware
}
crash_under_load() {
    guest "load=-p words='maxcpus=1 reset_devices'; $KEXEC"'
        (sleep 0.5; echo c > /proc/sysrq-trigger) </dev/null >/dev/null 2>&1 &' && await_guest && no_firmware &&
        guest '[ -e /proc/vmcore ]'
}
no_firmware() { [ "$(grep -ac "HOTBAY-GRUB starts" "$WORK/$WHO-console.log")" = 1 ]; }
disks_whole() {
    guest "$GUEST_FUNCTIONS" && guest '. /run/functions; await "[ -b /dev/sda1 ] && [ -b /dev/sdb ]"
        mount -o ro /dev/sda1 /mnt; cd /mnt; sha256sum -c SHA256SUMS; cd /; umount /mnt
        load /dev/sdb; '"$LOAD_ENDS"'; no_errors'
}

kill_guest
check "SeaBIOS boots a boot sector; INT 13h reads and writes" boot_sector
check "SeaBIOS, GRUB, kernel" boot_grub && check "the kernel finds the files it was loaded from" disks_whole &&
    check "kexec in mid-I/O" kexec_under_load && check "its disks work after kexec" disks_whole &&
    check "crash kernel in mid-I/O" crash_under_load && check "its disks work after the crash" disks_whole
kill_guest
