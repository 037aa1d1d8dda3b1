# SPDX-License-Identifier: Apache-2.0
# Disks that the firmware boots. Sourced.

# need_grub_disk: GRUB_DISK, a disk with GRUB and an ext2 partition: the stock kernel, an initramfs, their checksums
need_grub_disk() {
    local key
    key=$(cat "$GUEST/bootdisk.py" "$GUEST"/lib/{bootdisk,guest}.sh "$INITRAMFS" "$KERNEL/version" | cksum)
    need_test_tools && cached grub-disk "$key" "boot disk with GRUB" make_grub_disk || return 1
    GRUB_DISK=$CACHE/grub-disk/grub.raw
}
make_grub_disk() {
    local dir=$1 modules=$CACHE/test-tools/usr/lib/grub/i386-pc
    mkdir "$dir/files" && cp "$KERNEL/vmlinuz" "$dir/files/" || return 1
    "${PYTHON[@]}" "$GUEST/initramfs.py" --tools "$CACHE/tools" --kernel "$KERNEL" --init "$GUEST/init.sh" \
        --modules "$MODULES" --programs "dash kmod dd kexec" --busybox "$dir/files/initrd" || return 1
    ( cd "$dir/files" && sha256sum vmlinuz initrd > SHA256SUMS ) || return 1
    cat > "$dir/grub.cfg" <<CFG
serial --unit=0 --speed=115200
terminal_output serial console
echo HOTBAY-GRUB starts
linux (hd0,msdos1)/vmlinuz console=ttyS0 panic=-1 $KERNEL_WORDS crashkernel=128M
initrd (hd0,msdos1)/initrd
boot
CFG
    tree_command "$CACHE/test-tools" grub-mkimage
    "${COMMAND[@]}" -O i386-pc -d "$modules" -p /grub -c "$dir/grub.cfg" -o "$dir/core.img" \
        biosdisk part_msdos ext2 linux serial terminal echo || return 1
    truncate -s 48M "$dir/partition"
    tree_command "$CACHE/tools" mke2fs
    "${COMMAND[@]}" -q -F -t ext2 -d "$dir/files" "$dir/partition" || return 1
    "${PYTHON[@]}" "$GUEST/bootdisk.py" grub "$modules/boot.img" "$dir/core.img" "$dir/partition" "$dir/grub.raw" ||
        return 1
    rm -rf "$dir/files" "$dir/partition" "$dir/core.img"
}
