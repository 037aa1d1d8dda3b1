# SPDX-License-Identifier: Apache-2.0
# The commands that a kernel seldom sends, by sg3-utils and sdparm: a fixed disk, and a removable one with blocks of
# 4096 bytes.

REMOVABLE=disk:scsi:0,2,1:file:$WORK/tools-1.raw
tool_disks() {
    has_guest tools || { platform "guest-create tools" && new_disk tools tools-0 16M 0,2,0 &&
        new_disk tools tools-1 16M 0,2,1 && platform "device-set tools $REMOVABLE removable=on block-size=4096 \
physical-block-size=4096" && platform "guest-start tools"; } || return 1
    need_disk_tools && boot_once tools --disk-tools
}
# "refused CODE COMMAND...": the command must end with this exit code of sg3-utils. Its sg_turs sends nothing in some
# versions, so that "ready DISK" is made of sg_raw. What the kernel does on opening a removable disk (PREVENT) goes past
# by the generic device.
# The names depend on who is probed first: A is the fixed disk, B the removable one.
TOOLS='. /run/functions; A=/dev/$(ls /sys/bus/scsi/devices/0:0:0:0/block)
    B=/dev/$(ls /sys/bus/scsi/devices/0:0:1:0/block)
    refused() { want=$1; shift; code=0; "$@" >/run/out 2>&1 || code=$?
    [ $code = $want ] || { cat /run/out; echo "code $code instead of $want: $*"; exit 1; }; }
    ready() { sg_raw $1 0 0 0 0 0 0 2>/dev/null; }
    select() { printf "$1" > /run/list; sg_raw -s 16 -i /run/list $A 15 10 0 0 10 0 2>/dev/null; }
    pattern() { dd if=/dev/urandom of=$1 bs=512 count=$2 2>/dev/null; }; '

check "a guest with a fixed and a removable disk runs" tool_disks || return
check "Linux sees block sizes and the removable bit" guest "$TOOLS"'cd /sys/block
    [ "$(cat ${A#/dev/}/removable) $(cat ${B#/dev/}/removable)" = "0 1" ]; cd ${B#/dev/}; [ "$(cat size)" = 32768 ]
    [ "$(cat queue/logical_block_size) $(cat queue/physical_block_size)" = "4096 4096" ]'
check "sg_logs -a, sg_opcodes, sg_modes -a, sg_vpd: all that is announced is there" guest "$TOOLS"'
    sg_logs -a $A > /run/logs; grep -c "page" /run/logs | sed "s/^/:: log lines about pages: /"
    grep -qi "total bytes processed" /run/logs; grep -qi "number of read commands = 0x[1-9a-f]" /run/logs
    sg_opcodes $A > /run/opcodes; grep -c "^ [0-9a-f]" /run/opcodes | sed "s/^/:: commands: /"
    for name in "Compare and write" Orwrite Format Sanitize "Get LBA status"; do
        grep -qi "$name" /run/opcodes
    done
    sg_modes -a $A | grep -c ">>" | sed "s/^/:: mode pages: /"; for page in bl bdc lbpv pc; do
        sg_vpd --page=$page $A >/dev/null; done'
check "sg_compare_and_write writes once, and tells where it differs then" guest "$TOOLS"'
    pattern /run/a 1; pattern /run/b 1; cat /run/a /run/b > /run/ab; dd if=/run/a of=$A seek=9 oflag=direct 2>/dev/null
    sg_compare_and_write --lba=9 --num=1 --xferlen=1024 --in=/run/ab $A
    dd if=$A skip=9 count=1 iflag=direct 2>/dev/null | cmp - /run/b
    refused 14 sg_compare_and_write --lba=9 --num=1 --xferlen=1024 --in=/run/ab $A'
check "sg_write_verify, sg_verify with and without data" guest "$TOOLS"'
    pattern /run/a 8; sg_write_verify --lba=16 --num=8 --bytchk=1 --ilen=4096 --in=/run/a $A
    sg_verify --lba=16 --count=8 $A; sg_verify --lba=16 --count=8 --ndo=4096 --in=/run/a $A
    refused 14 sg_verify --lba=17 --count=7 --ndo=3584 --in=/run/a $A
    sg_verify --16 --lba=0 --count=8 $B'
check "sg_write_same, sg_unmap, sg_get_lba_status" guest "$TOOLS"'
    pattern /run/a 1; sg_write_same --lba=1024 --num=64 --in=/run/a $A
    dd if=$A skip=1087 count=1 iflag=direct 2>/dev/null | cmp - /run/a
    sg_write_same --unmap --ndob --lba=1024 --num=32 $A; sg_unmap --force --lba=1056 --num=32 $A
    dd if=$A skip=1024 count=64 iflag=direct 2>/dev/null | cmp -n 32768 - /dev/zero
    refused 5 sg_write_same --unmap --anchor --lba=0 --num=1 --in=/run/a $A
    sg_get_lba_status --lba=0 $A | sed "s/^/:: /"
    refused 22 sg_get_lba_status --lba=40000 $A'
check "SWP and D_SENSE can be set, and are honoured" guest "$TOOLS"'
    select "\0\0\0\0\012\012\006\020\010\0\0\0\0\0\0\0"
    pattern /run/a 1; refused 7 sg_write_same --lba=0 --num=1 --in=/run/a $A
    refused 22 sg_raw $A 2f 0 ff ff ff ff 0 0 1 0; grep "Descriptor format" /run/out | sed "s/^/:: /"
    grep -q "Descriptor format" /run/out; select "\0\0\0\0\012\012\002\020\0\0\0\0\0\0\0\0"
    sg_write_same --lba=0 --num=1 --in=/run/a $A'
check "sdparm shows, changes and saves what mode pages say" guest "$TOOLS"'
    sdparm --all $A | grep -c "cha: " | sed "s/^/:: fields: /"
    sdparm --get=WCE $A; sdparm --get=WCE $A | grep -q "WCE *1 .*cha: y, def: *1, sav: *1"
    sdparm --clear=WCE --save $A; sdparm --get=WCE $A; sdparm --get=WCE $A | grep -q "WCE *0 .*sav: *0"
    modprobe sg; sg_reset -d $A; ready $A || ready $A; sdparm --get=WCE $A | grep -q "WCE *0 .*sav: *0"
    sdparm --set=WCE --save $A; sdparm --get=WCE $A | grep -q "WCE *1 .*sav: *1"
    sdparm --command=ready $A; sdparm --command=capacity $A | sed -n "s/^blocks/:: &/p"
    refused 5 sdparm --set=DRA=1 $A'
check "a stopped disk is not ready until it is started" guest "$TOOLS"'
    sg_start --stop $A; refused 2 sg_raw $A 0 0 0 0 0 0
    sed -n "s/^Additional sense/:: &/p" /run/out; sg_start --start $A; ready $A'
check "a removable disk is ejected unless that is prevented" guest "$TOOLS"'
    modprobe sg; G=/dev/$(ls /sys/bus/scsi/devices/0:0:1:0/scsi_generic); await "[ -c $G ]"
    sg_prevent --prevent=1 $G; refused 5 sg_start --eject $G
    ready $G; sg_prevent --allow $G; sg_start --eject $G
    refused 2 sg_raw $G 0 0 0 0 0 0; sed -n "s/^Additional sense/:: &/p" /run/out
    sg_start --load $G; ready $G; refused 5 sg_start --eject $A'
check "sg_format formats" guest "$TOOLS"'
    pattern /run/a 8; dd if=/run/a of=$A seek=100 oflag=direct 2>/dev/null
    sg_format --format --early --quick $A >/dev/null; await "ready $A"
    dd if=$A skip=100 count=8 iflag=direct 2>/dev/null | cmp -n 4096 - /dev/zero'
check "sg_sanitize erases and overwrites" guest "$TOOLS"'
    dd if=/run/a of=$A seek=100 oflag=direct 2>/dev/null
    sg_sanitize --block --quick --early $A >/dev/null; await "ready $A"
    dd if=$A skip=100 count=8 iflag=direct 2>/dev/null | cmp -n 4096 - /dev/zero
    printf "\\125" > /run/p; sg_sanitize --overwrite --count=1 --pattern=/run/p --ipl=1 --quick --early $A >/dev/null
    await "ready $A"
    [ "$(dd if=$A skip=32767 count=1 iflag=direct 2>/dev/null | tr -d U | wc -c)" = 0 ]'
