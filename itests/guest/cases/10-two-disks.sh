# SPDX-License-Identifier: Apache-2.0
# Two disks on one adapter, as the guest's own tools see them.

check "a guest with two disks boots" two_disks --fio || return
check "mptspi drives the adapter" guest '. /run/functions; ls -d /sys/bus/pci/drivers/$DRIVER/*:*:*.*'
check "lsscsi lists two disks" guest 'lsscsi; [ $(lsscsi | grep -c " disk ") = 2 ]'
check "domain validation succeeds on both" guest '
    dmesg | grep -E "Domain Validation|MB/s|FAST" | sed "s/^\[[^]]*\]/::/"
    [ $(dmesg | grep -c "Ending Domain Validation") = 2 ] &&
        ! dmesg | grep -iE "Validation.*(fail|dropping)|Write Buffer failure|Transfers Fail"'
check "sg_inq: a disk, no qualifier" guest 'sg_inq /dev/sda; sg_inq /dev/sda | grep -q "PQual=0.*PDT=0"'
check "sg_readcap: the exact size of each file" guest 'sg_readcap /dev/sda; sg_readcap /dev/sdb
    sg_readcap /dev/sda | grep -q "size: 67108864 bytes" && sg_readcap /dev/sdb | grep -q "size: 100663296 bytes"'
check "sg_luns: LUN 0 alone" guest 'sg_luns /dev/sda; sg_luns /dev/sda | grep -q "1 lun entry"'
check "the kernel has seen no error" guest '. /run/functions; no_errors'
