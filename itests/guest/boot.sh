#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# boot.sh [--fio] 'SHELL TEXT' QEMU-ARGUMENTS...
# Boots a guest by hand, runs the text in it, shows the output, ends with its code. The arguments are those that
# Hotbay's shell command qemu-args prints for a guest that is being served. KEEP=DIR keeps the console and QEMU's words.
set -u
GUEST=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/hotbay HIDE=${HOTBAY_IGNORE_INSTALLED:-} FIO_OPTION=
for part in say fetch machine guest; do . "$GUEST/lib/$part.sh"; done
if [ "${1:-}" = --fio ]; then FIO_OPTION=--fio; shift; fi
[ $# -ge 1 ] || { sed -n '3,5s/^# //p' "$0"; exit 2; }
text=$1; shift
need_machine >&2 || exit 1
[ -z "$FIO_OPTION" ] || need_fio >&2 || exit 1
WORK=$(mktemp -d /tmp/hotbay.XXXXXX)
finish() {
    kill_guest
    [ -z "${KEEP:-}" ] || { mkdir -p "$KEEP"; cp "$WORK"/*.log "$WORK"/*.err "$KEEP/"; }
    rm -rf "$WORK"
}
trap finish EXIT
trap 'exit 130' INT TERM
boot_guest $FIO_OPTION "$@" || exit 1
guest "$text" 600; code=$?
quit_guest
exit $code
