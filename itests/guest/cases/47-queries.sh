# SPDX-License-Identifier: Apache-2.0
# What administrators ask adapter and disks: the host's attributes, mptctl, the pages of a disk.

requests() { platform "status many" | sed -n 's/.*counters of scsi 0,2:.*, requests \([0-9]*\),.*/\1/p'; }
mptctl_answers() { # mpt-status looks for RAID volumes by configuration requests over /dev/mptctl; there are none
    local before after
    before=$(requests); guest 'set -e; modprobe mptctl; [ -c /dev/mptctl ]; dmesg -c >/dev/null
        mpt-status -n -i 0; mpt-status -p | tail -n 1 | grep -q "Nothing found"
        if dmesg | grep -iE "mptctl|mptbase"; then exit 1; fi' && after=$(requests) || return 1
    say ":: messages of mpt-status: $((after - before))"; [ "$after" -gt "$before" ]
}

check "a guest with two adapters and 16 disks runs" many_disks || return
check "the host's attributes show what configuration pages say" guest 'set -e; cd /sys/class/scsi_host/host0
    for name in version_product version_fw version_mpi board_name board_assembly board_tracer; do
        printf ":: %s: %s\n" $name "$(cat $name)"; [ -n "$(cat $name)" ]
    done
    grep -q "^LSI53C1030 " version_product; [ "$(cat version_mpi)" = 102 ]
    grep -q "LSI53C1030.*Ports=1" /proc/mpt/summary'
check "mptctl loads and answers" mptctl_answers
check "sg_vpd: serial number and identification of each disk are its own" guest '. /run/functions
    for page in sn di bl bdc lbpv; do sg_vpd --page=$page /dev/sda >/dev/null; done
    for page in sn di; do
        for disk in $(disks); do sg_vpd --quiet --page=$page /dev/$disk | tail -n 1; done > /run/pages
        head -n 1 /run/pages | sed "s/^ */:: /"; [ $(grep . /run/pages | sort -u | wc -l) = $(disks | wc -l) ]
    done'
check "sg_modes: caching and control page" guest 'sg_modes -a /dev/sda | grep ">>" | sed "s/>>/::/"
    [ $(sg_modes -a /dev/sda | grep -cE ">> (Caching|Control)") = 2 ]'
check "the kernel has seen no error" guest '. /run/functions; no_errors'
