# SPDX-License-Identifier: Apache-2.0
# QEMU, the guest's kernel and its small user space. Sourced.

# need_qemu: array QEMU, a QEMU that is client of vfio-user. 4 = there is none for this system at all.
need_qemu() {
    local tree=$CACHE/qemu
    if [ -z "$HIDE" ] && command -v qemu-system-x86_64 >/dev/null && knows_vfio_user qemu-system-x86_64; then
        QEMU=(qemu-system-x86_64); return 0
    fi
    can_fetch || return 4
    apt_state && cached qemu 1 "QEMU of $NEWER-backports" \
        unpack_packages -t "$NEWER-backports" qemu-system-x86 seabios || return 1
    tree_command "$tree" qemu-system-x86_64
    QEMU=(env "QEMU_MODULE_DIR=$tree/usr/lib/x86_64-linux-gnu/qemu" "${COMMAND[@]}"
        -L "$tree/usr/share/qemu" -L "$tree/usr/share/seabios" -L "$tree/usr/lib/ipxe/qemu")
    knows_vfio_user "${QEMU[@]}" || { say "the QEMU fetched has no vfio-user-pci" >&2; return 1; }
}
knows_vfio_user() { grep -q '"vfio-user-pci"' <(timeout 30 "$@" -M none -device help 2>&1); }

# need_kernel: KERNEL, a folder with modules, vmlinuz, and vmlinux: an ELF file, that the guest need not decompress
need_kernel() {
    need_tools && cached kernel "$(release) 1" "stock kernel of Debian $(release)" make_kernel "$(release)" || return 1
    KERNEL=$CACHE/kernel
}
# need_other_kernel: OTHER_KERNEL and OTHER_INITRAMFS, of a newer generation
need_other_kernel() {
    local suite=$NEWER KERNEL=$CACHE/other-kernel INITRAMFS; [ "$(release)" != "$NEWER" ] || suite=$NEWER-backports
    need_tools && cached other-kernel "$suite 1" "stock kernel of Debian $suite" make_kernel "$suite" &&
        need_initramfs_of other-initramfs || return 1
    OTHER_KERNEL=$KERNEL OTHER_INITRAMFS=$INITRAMFS
}
# make_kernel SUITE FOLDER: some suites have the modules and the kernel itself in packages of their own
make_kernel() {
    local dir=$2 package version deb at="APT::Default-Release=$1"
    local -x APT_CONFIG=$CACHE/apt/apt.conf
    package=$(kernel_packages linux-image-amd64 'linux-image') && [ -n "$package" ] &&
        package+=" $(kernel_packages "$package" 'linux-(modules|binary)')" || return 1
    ( cd "$dir" && { apt-get -q -o "$at" download $package ||
        { apt-get -q update && apt-get -q -o "$at" download $package; }; } ) || return 1
    for deb in "$dir"/*.deb; do dpkg-deb -x "$deb" "$dir/unpacked" && rm "$deb" || return 1; done
    for version in "$dir"/unpacked/lib/modules/* "$dir"/unpacked/usr/lib/modules/*; do [ -d "$version" ] && break; done
    mkdir -p "$dir/lib/modules" && mv "$version" "$dir/lib/modules/" && version=${version##*/} || return 1
    mv "$dir"/unpacked/boot/vmlinuz-* "$dir/vmlinuz" 2>/dev/null ||
        mv "$dir/lib/modules/$version/vmlinuz" "$dir/vmlinuz" || return 1
    rm -rf "$dir/unpacked" "$dir/lib/modules/$version"/kernel/{sound,net,drivers/{gpu,infiniband,media,net,staging}}
    printf '%s\n' "$version" > "$dir/version"
    tree_command "$CACHE/tools" depmod; "${COMMAND[@]}" -b "$dir" "$version" || return 1
    tree_command "$CACHE/tools" zstd
    "${PYTHON[@]}" "$GUEST/vmlinux.py" "$dir/vmlinuz" "$dir/vmlinux" -- "${COMMAND[@]}"
}
kernel_packages() { # PACKAGE BEGINNING: the dependencies of a package that begin so and bear a version
    LC_ALL=C apt-cache -o "$at" depends "$1" | sed -nE "s/.*Depends: ($2-[0-9].*)/\1/p"
}

# need_tools: the trees that the guest's programs (and depmod) come from
need_tools() {
    can_fetch && apt_state && need_python || return 1
    cached tools 2 "guest tools" \
        unpack_packages dash busybox-static kmod e2fsprogs sg3-utils lsscsi coreutils zstd kexec-tools || return 1
}
need_test_tools() {
    cached test-tools 3 "fio, GRUB, mpt-status" unpack_packages fio grub-common grub-pc-bin mpt-status
}

# sym53c8xx: to check these scripts on a controller of QEMU's own
MODULES="mptspi mptctl sd_mod sg ext4 crc32c_generic sym53c8xx"
PROGRAMS="dash kmod lsscsi dd stat sync mkfs.ext4 e2fsck sg_inq sg_readcap sg_luns sg_vpd sg_modes sg_reset sg_persist sg_raw"

# need_initramfs: INITRAMFS, small; FIO, an archive to append for guests that run fio (its libraries are large) and such
need_initramfs() { need_kernel && need_initramfs_of initramfs; }
need_initramfs_of() { # NAME-IN-CACHE, for KERNEL
    local key; key=$(cat "$GUEST/init.sh" "$GUEST/initramfs.py" "$KERNEL/version" | cksum)
    cached "$1" "$key $MODULES $PROGRAMS" "initramfs" make_initramfs || return 1
    INITRAMFS=$CACHE/$1/initramfs.cpio
}
make_initramfs() {
    "${PYTHON[@]}" "$GUEST/initramfs.py" --tools "$CACHE/tools" --kernel "$KERNEL" --init "$GUEST/init.sh" \
        --modules "$MODULES" --programs "$PROGRAMS" --busybox "$1/initramfs.cpio"
}
need_fio() {
    need_test_tools && cached fio "$(cksum < "$GUEST/initramfs.py") 2" "fio for the guest" make_fio || return 1
    FIO=$CACHE/fio/fio.cpio
}
make_fio() {
    "${PYTHON[@]}" "$GUEST/initramfs.py" --tools "$CACHE/test-tools" --programs "fio mpt-status" "$1/fio.cpio"
}

# need_disk_tools: DISK_TOOLS, an archive to append with sdparm and more of sg3-utils than most cases need
SG_PROGRAMS="sg_logs sg_opcodes sg_compare_and_write sg_write_verify sg_verify sg_write_same sg_unmap sg_get_lba_status
sg_wr_mode sg_start sg_prevent sg_format sg_sanitize sg_requests sg_raw"
need_disk_tools() {
    can_fetch && apt_state && cached sdparm-tools 1 "sdparm" unpack_packages sdparm &&
        cached disk-tools "$(cksum < "$GUEST/initramfs.py") $SG_PROGRAMS sdparm" "sg3-utils and sdparm for the guest" \
            make_disk_tools || return 1
    DISK_TOOLS=$CACHE/disk-tools/disk-tools.cpio
}
make_disk_tools() {
    "${PYTHON[@]}" "$GUEST/initramfs.py" --tools "$CACHE/tools" --programs "$SG_PROGRAMS" "$1/sg3-utils.cpio" &&
        "${PYTHON[@]}" "$GUEST/initramfs.py" --tools "$CACHE/sdparm-tools" --programs sdparm "$1/sdparm.cpio" &&
        cat "$1/sg3-utils.cpio" "$1/sdparm.cpio" > "$1/disk-tools.cpio"
}

# need_libiscsi: LIBISCSI, an archive to append for guests that run libiscsi's tests
need_libiscsi() {
    can_fetch && apt_state && cached libiscsi-tools 1 "libiscsi's tests" unpack_packages libiscsi-bin &&
        cached libiscsi "$(cksum < "$GUEST/initramfs.py") 1" "libiscsi's tests for the guest" make_libiscsi || return 1
    LIBISCSI=$CACHE/libiscsi/libiscsi.cpio
}
make_libiscsi() {
    "${PYTHON[@]}" "$GUEST/initramfs.py" --tools "$CACHE/libiscsi-tools" --programs iscsi-test-cu "$1/libiscsi.cpio"
}

need_machine() { need_qemu || return; need_initramfs || return 1; }
