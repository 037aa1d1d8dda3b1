# SPDX-License-Identifier: Apache-2.0
# Boot a guest, run shell text in it, end it. Sourced. Needs QEMU, KERNEL, INITRAMFS, PYTHON and WORK. All functions
# work on one guest; `as NAME` before one works on another. WHO begins the names of a guest's files in WORK.

QEMU_PID= BOOTS=0 BOOTED= WHO=guest
declare -A QEMU_PIDS=()   # of the guests of `as`
# for the sake of speed under TCG
KERNEL_WORDS='no_timer_check tsc=reliable mitigations=off random.trust_cpu=on cryptomgr.notests'

# as NAME COMMAND...: does it with a guest beside the usual one
as() {
    local WHO=$1 QEMU_PID=${QEMU_PIDS[$1]:-} BOOTS=0 BOOTED= code=0; shift
    "$@" || code=$?
    QEMU_PIDS[$WHO]=$QEMU_PID
    return $code
}

# boot_guest [--fio|--libiscsi|--disk-tools] QEMU-ARGUMENTS...: starts a guest and waits until it takes commands. MORE_WORDS
# are for its kernel
boot_guest() {
    local initrd=$INITRAMFS more=
    case ${1:-} in --fio) more=$FIO;; --libiscsi) more=$LIBISCSI;; --disk-tools) more=$DISK_TOOLS;; esac
    if [ -n "$more" ]; then shift; initrd=$WORK/$WHO.initrd; cat "$INITRAMFS" "$more" > "$initrd"; fi
    start_qemu -kernel "$KERNEL/vmlinux" -initrd "$initrd" \
        -append "console=ttyS0 panic=-1 $KERNEL_WORDS ${MORE_WORDS:-}" "$@"
    BOOTS=0; await_guest
}

# start_qemu ARGUMENTS...: shared memory that the platform can map; TCG unless KVM was asked for
start_qemu() {
    local memory=(-M pc,memory-backend=mem -object memory-backend-memfd,id=mem,size=384M,share=on -m 384M) accel
    case " $* " in *memory-backend*) memory=();; esac   # the platform's own arguments name it already
    case ${HOTBAY_ACCEL:-tcg} in kvm) accel=(-accel kvm -cpu host);; *) accel=(-accel tcg,thread=multi -cpu max);; esac
    : > "$WORK/$WHO.log"; : > "$WORK/$WHO-console.log"
    "${QEMU[@]}" "${memory[@]}" "${accel[@]}" -nodefaults -display none \
        -chardev "file,id=console,path=$WORK/$WHO-console.log,append=on" -serial chardev:console \
        -chardev "socket,id=port,path=$WORK/$WHO.sock,server=on,wait=off,logfile=$WORK/$WHO.log,logappend=on" \
        -serial chardev:port \
        "$@" </dev/null 2>"$WORK/$WHO.err" 7>&- 8<&- &
    QEMU_PID=$!
}

# await_guest: until the guest has come up once more (first boot, or after a reset)
await_guest() {
    BOOTS=$((BOOTS + 1))
    "${PYTHON[@]}" "$GUEST/console.py" "$WORK/$WHO.log" up "$BOOTS" "${BOOT_SECONDS:-120}" "$QEMU_PID" ||
        { explain_guest; return 1; }
}

# guest TEXT [SECONDS]: runs shell text in the guest
guest() {
    local code=0
    "${PYTHON[@]}" "$GUEST/console.py" "$WORK/$WHO.sock" run "${2:-120}" "$QEMU_PID" <<<"$1" || code=$?
    case $code in 124|125) explain_guest;; esac
    return $code
}

# explain_guest: what the guest and QEMU said last, when no answer came
explain_guest() {
    running "$QEMU_PID" && printf 'the guest does not answer' >&2 || printf 'QEMU ended' >&2
    say "; the console ends:" >&2
    tail -n 15 "$WORK/$WHO-console.log" | tr -d '\r' | sed 's/^/    console: /' >&2
    sed 's/^/    qemu: /' "$WORK/$WHO.err" >&2
}

# quit_guest: an orderly power-off
quit_guest() {
    running "$QEMU_PID" || return 0
    printf 'off %s\n' "$(printf 'sync; poweroff -f' | base64)" | "${PYTHON[@]}" -c 'import socket, sys
port = socket.socket(socket.AF_UNIX); port.connect(sys.argv[1]); port.sendall(sys.stdin.buffer.read())
while port.recv(4096): pass' "$WORK/$WHO.sock" 2>/dev/null
    wait_for 15 gone "$QEMU_PID" || kill_guest
    QEMU_PID=
}
kill_guest() { [ -z "$QEMU_PID" ] || { kill -9 "$QEMU_PID"; wait "$QEMU_PID"; QEMU_PID=; } 2>/dev/null; }
kill_guests() { local who; kill_guest; for who in "${!QEMU_PIDS[@]}"; do as "$who" kill_guest; done; }

running() { [ -n "$1" ] && [ -e "/proc/$1" ] && ! grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null; }
gone() { ! running "$1"; }

# wait_for SECONDS COMMAND...: until it succeeds
wait_for() {
    local end=$((SECONDS + $1)); shift
    until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.1; done
}
