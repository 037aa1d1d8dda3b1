# SPDX-License-Identifier: Apache-2.0
# An expansion ROM that the platform serves: firmware and guest read the bytes of the operator's file.

make_rom() { # a header, the PCI data structure, rubbish, and the checksum; firmware that calls it returns at once
    "${PYTHON[@]}" - "$WORK/guest.rom" <<'PY'
import random, struct, sys
BLOCKS = 70
rom = bytearray(random.Random(1).randbytes(512 * BLOCKS))
rom[0:4] = bytes((0x55, 0xAA, BLOCKS, 0xCB))
rom[0x18:0x1A] = struct.pack("<H", 0x1C)
rom[0x1A:0x1C] = b"\0\0"
rom[0x1C:0x34] = struct.pack("<4sHHHHB3sHHBBH", b"PCIR", 0x1000, 0x0030, 0, 24, 0, b"\0\0\1", BLOCKS, 1, 0, 0x80, 0)
rom[-1] = 0
rom[-1] = -sum(rom) & 0xFF
open(sys.argv[1], "wb").write(rom)
PY
}
rom_guest() {
    make_rom && platform "guest-create rom" && new_disk rom rom-0 64M 0,2,0 && new_disk rom rom-1 64M 0,3,0 &&
        platform "guest-rom rom $WORK/guest.rom" && platform "guest-start rom" && boot_once rom
}
same_bytes() {
    local sum; sum=$(sha256sum < "$WORK/guest.rom")
    guest 'set -e; cd /sys/bus/pci/devices/0000:00:02.0; echo 1 > rom; cat rom > /run/rom; echo 0 > rom
        echo ":: $(stat -c %s /run/rom) bytes"; [ "$(sha256sum < /run/rom)" = "'"$sum"'" ]'
}
wrong_file() {
    platform "guest-create wrong" && new_disk wrong wrong-0 8M 0,2,0 &&
        platform "guest-rom wrong $WORK/wrong-0.raw" || return 1
    if platform "guest-start wrong" 2> "$WORK/refusal"; then return 1; fi
    sed 's/^/:: /' "$WORK/refusal"; grep -q "does not begin with the signature 55 AA" "$WORK/refusal"
}

kill_guest
check "a guest boots whose adapter has an expansion ROM" rom_guest || return
check "the guest reads the bytes of the file" same_bytes
check "the other adapter has none" guest '[ ! -e /sys/bus/pci/devices/0000:00:03.0/rom ]'
check "its disks work" guest '. /run/functions; [ $(lsscsi | grep -c " disk ") = 2 ]; load /dev/sda; '"$LOAD_ENDS"'; no_errors'
check "a file that is no ROM is refused" wrong_file
kill_guest
