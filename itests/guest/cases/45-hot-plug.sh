# SPDX-License-Identifier: Apache-2.0
# A disk comes to the adapter of a running guest and goes again, announced and not, while another disk is busy.

HOT=disk:scsi:0,3,5:file:$WORK/hot.raw
SCAN='. /run/functions; for host in /sys/class/scsi_host/host*; do echo "- - -" > $host/scan; done'

hot_add() {
    guest 'dmesg -c >/dev/null; . /run/functions; load /dev/sda' || return 1
    [ -e "$WORK/hot.raw" ] || platform "file-create $WORK/hot.raw 32M" && platform "device-add many $HOT"
}
found() { guest "$SCAN"'
    await "[ -e /sys/bus/scsi/devices/1:0:5:0/block ]"; lsscsi 1:0:5 | sed "s/^/:: /"
    dmesg | sed -n "s/.*\(target1:0:5: FAST.*\)/:: \1/p"; dmesg | grep -q "target1:0:5: FAST-160"'; }
used() { guest 'set -e; disk=/dev/$(ls /sys/bus/scsi/devices/1:0:5:0/block)
    mkfs.ext4 -q -F $disk; mount $disk /mnt; cd /mnt
    dd if=/dev/urandom of=data bs=1M count=8 2>/dev/null; sha256sum data > SUM; cd /; umount /mnt
    echo 3 > /proc/sys/vm/drop_caches; mount -o ro $disk /mnt; cd /mnt; sha256sum -c SUM; cd /; umount /mnt'; }
announced() { # as a careful administrator does it
    guest '. /run/functions; echo 1 > /sys/bus/scsi/devices/1:0:5:0/delete
        await "[ ! -e /sys/bus/scsi/devices/1:0:5:0 ]"' && platform "device-remove many $HOT"
}
not_found() { guest "$SCAN"'; sleep 0.5; [ ! -e /sys/bus/scsi/devices/1:0:5:0 ]'; }
same_again() { guest 'dmesg -c >/dev/null'; platform "device-add many $HOT" && found && guest 'set -e
    disk=/dev/$(ls /sys/bus/scsi/devices/1:0:5:0/block)
    mount -o ro $disk /mnt; cd /mnt; sha256sum -c SUM; cd /; umount /mnt'; }
unannounced() { # under the feet of a guest that reads it
    guest '. /run/functions; disk=/dev/$(ls /sys/bus/scsi/devices/1:0:5:0/block); dmesg -c >/dev/null; rm -f /run/gone
        (dd if=$disk of=/dev/null bs=4k iflag=direct count=2 2>/dev/null && echo read
         while dd if=$disk of=/dev/null bs=4k iflag=direct count=100 2>/dev/null; do :; done
         echo failed > /run/gone) </dev/null >/dev/null 2>&1 &' &&
    platform "device-remove many $HOT" && guest '. /run/functions; await "[ -e /run/gone ]"
        dmesg | grep -E "hostbyte|offline|I/O error" | head -n 3 | sed "s/.*\] sd/:: sd/;s/.*\] \(.*error\)/:: \1/"
        dmesg | grep -q "hostbyte=DID_NO_CONNECT"
        if ready $disk; then exit 1; fi
        echo 1 > /sys/bus/scsi/devices/1:0:5:0/delete
        await "[ ! -e /sys/bus/scsi/devices/1:0:5:0 ]"'
}

check "a guest with two adapters and 16 disks runs" many_disks || return
check "a disk is added to the started guest" hot_add
check "the guest scans, finds and validates it" found
check "a file system on it keeps its data" used
check "the guest lets it go, it is removed" announced
check "a scan finds it no more" not_found
check "added again, it has its data" same_again
check "removed without a word: its commands fail with no connect" unannounced
check "the busy disk was never disturbed" guest "$LOAD_ENDS"
check "all other disks answer" guest '. /run/functions; for disk in $(disks); do ready /dev/$disk; done
    [ $(disks | wc -l) = 16 ]; ! dmesg | grep -E "Initiating recovery|attempting|timing out"'
