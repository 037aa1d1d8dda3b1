# SPDX-License-Identifier: Apache-2.0
# What README says: its commands are done as they stand there, with another folder for the image.

README=$TOP/README.md
# the lines of fenced blocks that begin with one of some words
readme_lines() { awk '/^```/ {inside = !inside; next} inside' "$README" | grep -E "^($1)"; }

terminal_commands() {
    local line count=0
    while read -r line; do
        case $line in
            "./hotbay demo") (cd "$TOP" && ./hotbay demo </dev/null) || return 1;;
            "./hotbay test") say ":: ./hotbay test is what runs now";;
            *) say "README has '$line', which is not tested"; return 1;;
        esac
        count=$((count + 1))
    done < <(readme_lines './hotbay')
    [ $count -ge 2 ]
}
shell_commands() {
    local line out=
    mkdir -p "$WORK/readme"; kill_guest
    while read -r line; do
        line=${line//\/var\/vm/$WORK\/readme}
        case $line in
            "hotbay> "*) say ":: $line"; out=$(platform "${line#hotbay> }") || return 1;;
            *) [ "$line" = "$out" ] || { say "printed '$out' instead of '$line'"; return 1; };;
        esac
    done < <(readme_lines 'hotbay> |disk:')
    say "$out"; grep -q vfio-user-pci <<<"$out" || return 1
    eval "start_qemu $out"
    wait_for 30 connected_to web1 || return 1
    kill_guest; platform "guest-stop web1"
}
connected_to() { platform "status $1" | grep -qE '^ *scsi [0-9,]+ +connected'; }

check "README's commands for the terminal" terminal_commands
check "README's commands for the shell; QEMU takes the arguments" shell_commands
