# SPDX-License-Identifier: Apache-2.0
# `run` without a terminal: exit codes, "ready", SIGTERM, and the limits of a socket's path.

run_platform() { timeout 60 "${PLATFORM[@]}" --home "$WORK/run" run "$1" </dev/null; }

failed_command_ends_it() {
    run_platform 'no-such-command'; local code=$?
    say "exit code $code"; [ $code != 0 ] && [ $code != 124 ]
}
ready_then_sigterm() {
    local pid code
    "${PLATFORM[@]}" --home "$WORK/run" run 'status' </dev/null >"$WORK/run.out" 2>&1 & pid=$!
    wait_for 60 grep -qx ready "$WORK/run.out"; kill $pid; wait_for 20 gone $pid || { kill -9 $pid; return 1; }
    wait $pid; code=$?
    cat "$WORK/run.out"; say "exit code $code"
    grep -qx ready "$WORK/run.out" && [ $code = 0 ]
}
state_is_private() { stat -c '%a %n' "$WORK/run"; [ "$(stat -c %a "$WORK/run")" = 700 ]; }
long_socket_path() {
    local home=$WORK/$(printf 'long%.0s' {1..25}) commands out code=0
    commands="file-create $WORK/long.raw 1M; guest-create long; device-add long disk:scsi:0,2,0:file:$WORK/long.raw"
    out=$(timeout 60 "${PLATFORM[@]}" --home "$home" run "$commands; guest-start long" </dev/null 2>&1) || code=$?
    printf '%s\nexit code %s\n' "$out" $code
    [ $code != 0 ] && [ $code != 124 ] && grep -q 107 <<<"$out"
}

check "a failed command ends run with an exit code" failed_command_ends_it
check "run says ready, serves, ends by SIGTERM" ready_then_sigterm
check "the home is its owner's alone" state_is_private
check "a socket path over 107 bytes is a clear error" long_socket_path
