# SPDX-License-Identifier: Apache-2.0
# A platform that serves a guest's socket, with no VMM connected, leaves the processor alone.

IDLE_SECONDS=20 IDLE_LIMIT=50   # hundredths of a per cent of a core

processor_ticks() { # user and system time of the platform and its children so far
    local pid total=0; for pid in "$PLATFORM_PID" $(cat "/proc/$PLATFORM_PID"/task/*/children); do
        set -- $(sed 's/.*) //' "/proc/$pid/stat"); total=$((total + ${12} + ${13}))
    done; echo "$total"
}
idle_platform() {
    local before used
    platform "guest-create idle" && platform "file-create $WORK/idle.raw 16M" &&
        platform "device-add idle disk:scsi:0,2,0:file:$WORK/idle.raw" && platform "guest-start idle" || return 1
    sleep 2; before=$(processor_ticks); sleep $IDLE_SECONDS
    used=$(( ($(processor_ticks) - before) * 10000 / $(getconf CLK_TCK) / IDLE_SECONDS ))
    printf ':: %d.%02d %% of a core over %d s\n' $((used / 100)) $((used % 100)) $IDLE_SECONDS
    [ $used -le $IDLE_LIMIT ]
}
kill_guest
check "idle: at most 0.5 % of a core" idle_platform
