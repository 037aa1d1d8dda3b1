# SPDX-License-Identifier: Apache-2.0
# ./hotbay demo. Sourced.

# The guest's and the platform's words, as they come.
from_guest() { guest "$1" "${2:-120}" 2>&1 | sed -u 's/^/    guest| /'; return "${PIPESTATUS[0]}"; }
command_shown() { say "    hotbay> $1"; platform "$1" | sed -u 's/^/    /'; return "${PIPESTATUS[0]}"; }

DEMO_FIRST='set -e
dmesg | grep -E "mptbase|mptspi|ioc0|scsi host|Direct-Access|Domain Validation|FAST-|\[sda\]" | sed "s/^\[ *[0-9.]*\] //"
echo "$ lsscsi"; lsscsi; lsscsi | grep -q "disk"
driver=$(basename "$(readlink /sys/class/scsi_host/host0/device/../driver)")
echo "the driver is $driver"; [ "$driver" = '"${HOTBAY_GUEST_DRIVER:-mptspi}"' ]
echo "$ mkfs.ext4 /dev/sda"; mkfs.ext4 -q /dev/sda; mount /dev/sda /mnt
echo "$ eight files are written and read back"
for number in 1 2 3 4 5 6 7 8; do dd if=/dev/urandom of=/mnt/file-$number bs=1M count=1 2>/dev/null; done
cd /mnt; sha256sum file-* > SHA256SUMS; cd /; umount /mnt
echo 3 > /proc/sys/vm/drop_caches; mount /dev/sda /mnt; cd /mnt; sha256sum -c SHA256SUMS; cd /; umount /mnt'

DEMO_SECOND='set -e
echo "$ lsscsi"; lsscsi; mount -o ro /dev/sda /mnt; cd /mnt; ls -l
echo "$ sha256sum -c SHA256SUMS"; sha256sum -c SHA256SUMS
[ "$(sha256sum -c SHA256SUMS | grep -c ": OK$")" = 8 ]; cd /; umount /mnt'

demo() {
    [ $# = 0 ] || die 2 "usage: ./hotbay demo"
    local start=$SECONDS code=0
    say "What is needed:"
    need_build || exit
    need_qemu || code=$?
    [ $code != 4 ] || driver_model_demo
    [ $code = 0 ] && need_initramfs || die 1 "the demonstration has no guest"
    work_folder
    say "  JDK $JAVA_HOME"
    say "  $("${QEMU[@]}" --version | head -n 1)"
    say "  Linux $(cat "$KERNEL/version"), Debian's kernel as it is"
    demo_steps || die 1 "the demonstration failed"
    say "Seen: the guest's own driver, its disk, files written, read back, and whole after a second boot." \
        "($((SECONDS - start)) s)"
}

demo_platform() {
    local disk=$WORK/disk.raw command
    say "The platform, with a home of its own:"
    start_platform "$WORK/home" || return 1
    for command in "file-create $disk 64M" "guest-create demo" "device-add demo disk:scsi:0,2,0:file:$disk" \
            "guest-start demo" "status demo"; do
        command_shown "$command" || return 1
    done
}

demo_steps() {
    demo_platform || return 1
    qemu_arguments demo || return 1
    say "First boot:"
    boot_guest "${ARGUMENTS[@]}" && from_guest "$DEMO_FIRST" || return 1
    quit_guest
    say "Second boot, on the same disk:"
    boot_guest "${ARGUMENTS[@]}" && from_guest "$DEMO_SECOND" || return 1
    quit_guest
    say "The platform:"
    command_shown "status demo" && command_shown "guest-stop demo"
}

# For a system that has no QEMU with vfio-user-pci at all: a driver model stands in for the guest. Does not return.
driver_model_demo() {
    local start=$SECONDS
    say "There is no QEMU with vfio-user-pci for this system: no guest, but the driver model of Hotbay's own tests."
    need_driver_model || die 1 "the driver model was not built"
    work_folder
    say "  JDK $JAVA_HOME"
    driver_model_steps || die 1 "the demonstration failed"
    say "Seen: a driver model's disk, data written, read back, and whole after a second connection." \
        "($((SECONDS - start)) s)"
    [ "${CI:-}" != true ] || die 1 "a driver model is no guest, and CI=true asks for what is complete"
    exit 0
}

# need_driver_model: array MODEL, the program
need_driver_model() { need_test_program DriverModelDemo && MODEL=("${PROGRAM[@]}"); }

driver_model_steps() {
    local socket
    demo_platform || return 1
    socket=$(platform "qemu-args demo 384M" | sed -n 's/.*"path":"\([^"]*\)".*/\1/p') && [ -n "$socket" ] || return 1
    say "The driver model, on the socket of the guest:"
    "${MODEL[@]}" "$socket" 2>&1 7>&- 8<&- | sed -u 's/^/    driver model| /'
    [ "${PIPESTATUS[0]}" = 0 ] || return 1
    say "The platform:"
    command_shown "status demo" && command_shown "guest-stop demo"
}
