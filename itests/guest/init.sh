#!/bin/busybox sh
# SPDX-License-Identifier: Apache-2.0
# /init of the guest: loads the drivers of what the machine has, as udev would, then runs the shell text that comes over
# the second serial port, one base64 line each, and answers with its output and a line "END token exit-code".
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox mount -t devtmpfs dev /dev
export PATH=/usr/bin:/usr/sbin HOME=/ TERM=dumb LC_ALL=C
mkdir -p /dev/shm; mount -t tmpfs shm /dev/shm

# Disks get their letters in the order in which sd attaches them, and it does that in the background: here one by one, by
# address, so that the lowest target is sda
modprobe -q scsi_mod; echo 0 > /sys/bus/scsi/drivers_autoprobe
# twice: a driver may bring a bus with new devices
for round in 1 2; do
    cat /sys/bus/pci/devices/*/modalias /sys/bus/scsi/devices/*/modalias 2>/dev/null |
        sort -u | xargs -r modprobe -abq 2>/dev/null
done
modprobe -aq sd_mod sg ext4
ls /sys/bus/scsi/devices | grep '^[0-9]' | sort -t: -k1,1n -k2,2n -k3,3n -k4,4n | while read -r address; do
    echo "$address" > /sys/bus/scsi/drivers_probe
done 2>/dev/null
echo 1 > /sys/bus/scsi/drivers_autoprobe

stty -F /dev/ttyS1 raw -echo
exec </dev/ttyS1 >/dev/ttyS1 2>&1
echo "UP $(uname -r)"
while read -r token text; do
    echo "$text" | base64 -d > /run/text
    /usr/bin/sh /run/text </dev/null; code=$?
    printf '\nEND %s %s\n' "$token" "$code"
done
