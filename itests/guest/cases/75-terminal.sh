# SPDX-License-Identifier: Apache-2.0
# The interactive shell, on a terminal.

on_terminal() { # HOTBAY-ARGUMENTS...; steps on standard input
    "${PYTHON[@]}" "$GUEST/terminal.py" 90 env TERM=xterm "$TOP/hotbay" --home "$WORK/terminal" "$@"
}
a_session() {
    on_terminal <<'STEPS'
expect hotbay>
type hotbay-help
expect device-add +GUEST STATEMENT
expect hotbay>
type status
expect There are no guests\.
type guest-create web1
expect hotbay>
type status
expect guest web1: stopped, no devices
type no-such-command
expect (?i)not found
type exit
STEPS
}

check "prompt, help, status, an error, exit with code 0" a_session
check "no terminal, no shell: exit code 2" eval '"$TOP/hotbay" --home "$WORK/terminal" </dev/null; [ $? = 2 ]'
