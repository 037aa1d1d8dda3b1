#!/bin/busybox sh
# SPDX-License-Identifier: Apache-2.0
# /init of the guest: loads the drivers of what the machine has, as udev would, then runs the shell text that comes over
# the second serial port, one base64 line each, and answers with its output and a line "END token exit-code".
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox mount -t devtmpfs dev /dev
export PATH=/usr/bin:/usr/sbin HOME=/ TERM=dumb LC_ALL=C
mkdir -p /dev/shm; mount -t tmpfs shm /dev/shm

# twice: a driver may bring a bus with new devices
for round in 1 2; do
    cat /sys/bus/pci/devices/*/modalias /sys/bus/scsi/devices/*/modalias 2>/dev/null |
        sort -u | xargs -r modprobe -abq 2>/dev/null
done
modprobe -aq sd_mod sg ext4
# sd attaches disks (type 0) in the background
count=0
for type in /sys/bus/scsi/devices/*:*/type; do
    [ -e "$type" ] && [ "$(cat "$type")" = 0 ] || continue
    until [ -e "${type%type}block" ] || [ $count -ge 100 ]; do count=$((count + 1)); sleep 0.1; done
done

stty -F /dev/ttyS1 raw -echo
exec </dev/ttyS1 >/dev/ttyS1 2>&1
echo "UP $(uname -r)"
while read -r token text; do
    echo "$text" | base64 -d > /run/text
    /usr/bin/sh /run/text </dev/null; code=$?
    printf '\nEND %s %s\n' "$token" "$code"
done
