# SPDX-License-Identifier: Apache-2.0
# SeaBIOS boots from the adapter, the only disk in the machine: a boot sector, then GRUB with a kernel.

# firmware_guest NAME IMAGE: a guest of the platform whose one disk is a copy of IMAGE
firmware_guest() {
    cp --sparse=always "$2" "$WORK/$1.raw" && platform "guest-create $1" &&
        platform "device-add $1 disk:scsi:0,2,0:file:$WORK/$1.raw" && platform "guest-start $1" && qemu_arguments "$1"
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

kill_guest
check "SeaBIOS boots a boot sector; INT 13h reads and writes" boot_sector
check "SeaBIOS, GRUB, kernel" boot_grub &&
    check "the kernel finds the files it was loaded from" \
        guest 'mount -o ro /dev/sda1 /mnt && cd /mnt && sha256sum -c SHA256SUMS'
kill_guest
