# SPDX-License-Identifier: Apache-2.0
# The platform as a child process that takes shell commands on its standard input, one a line. Sourced.

PLATFORM_PID=

# start_platform HOME: runs `run -`; its answers end with a line "ok" or "failed: reason"
start_platform() {
    mkfifo "$WORK/commands" "$WORK/answers" || return 1
    "${PLATFORM[@]}" --home "$1" run - <"$WORK/commands" >"$WORK/answers" 2>"$WORK/platform.log" &
    PLATFORM_PID=$!
    exec 7>"$WORK/commands" 8<"$WORK/answers"
    platform status >/dev/null
}

# platform COMMAND: prints what it prints, fails when it fails
platform() {
    local line
    printf '%s\n' "$1" >&7 || return 1
    while read -r -t 90 -u 8 line; do
        case $line in
            ready) ;;
            ok) return 0;;
            "failed: "*) printf '%s: %s\n' "$1" "$line" >&2; return 1;;
            *) printf '%s\n' "$line";;
        esac
    done
    say "$1: the platform gave no answer" >&2; tail -n 20 "$WORK/platform.log" >&2; return 1
}

# stop_platform: by SIGTERM; fails when it has to be killed
stop_platform() {
    local code=0
    [ -n "$PLATFORM_PID" ] || return 0
    exec 7>&- 8<&-
    kill "$PLATFORM_PID" 2>/dev/null; wait_for 20 gone "$PLATFORM_PID" || { kill -9 "$PLATFORM_PID"; code=1; }
    wait "$PLATFORM_PID" 2>/dev/null
    PLATFORM_PID=; rm -f "$WORK/commands" "$WORK/answers"
    return $code
}

# kill_platform: as a crash would end it
kill_platform() {
    exec 7>&- 8<&-
    { kill -9 "$PLATFORM_PID"; wait "$PLATFORM_PID"; } 2>/dev/null
    PLATFORM_PID=; rm -f "$WORK/commands" "$WORK/answers"
}

# qemu_arguments NAME: the platform's arguments for a guest, in the array ARGUMENTS
qemu_arguments() {
    local line; line=$(platform "qemu-args $1 384M" | tail -n 1) && [ -n "$line" ] || return 1
    eval "ARGUMENTS=( $line )"
}
