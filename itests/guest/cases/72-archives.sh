# SPDX-License-Identifier: Apache-2.0
# Both archives, unpacked where nothing else of Hotbay is: with a Java of the machine, and without any. Each serves a guest.

# only_programs: a folder with what bin/hotbay calls, and no java
only_programs() {
    local program
    mkdir -p "$WORK/programs"
    for program in sh cat cksum dirname nice readlink sed stat flock; do
        ln -sf "$(command -v $program)" "$WORK/programs/$program"
    done
    [ ! -e "$WORK/programs/java" ]
}
# serve_from NAME ARCHIVE VARIABLE=VALUE...: in that environment alone
serve_from() {
    local name=$1 archive=$2 commands line; shift 2
    mkdir -p "$WORK/$name" && tar -xzf "$archive" -C "$WORK/$name" --strip-components=1 && only_programs || return 1
    commands="file-create $WORK/$name.raw 32M; guest-create g; device-add g disk:scsi:0,2,0:file:$WORK/$name.raw"
    env -i PATH="$WORK/programs" HOME="$WORK/$name" "$@" "$WORK/$name/bin/hotbay" --home "$WORK/$name-home" \
        run "$commands; guest-start g; qemu-args g 384M" </dev/null >"$WORK/$name.out" 2>&1 & UNPACKED=$!
    wait_for 60 grep -qx ready "$WORK/$name.out" || { cat "$WORK/$name.out"; return 1; }
    line=$(grep vfio-user-pci "$WORK/$name.out") && eval "ARGUMENTS=( $line )" && as "$name" boot_guest "${ARGUMENTS[@]}" &&
        as "$name" guest "$GUEST_FUNCTIONS" && as "$name" guest '. /run/functions; load /dev/sda; '"$LOAD_ENDS"'; no_errors'
}
stops() {
    local start=${EPOCHREALTIME/[.,]/} code=0
    kill "$UNPACKED"; wait_for 60 gone "$UNPACKED" || kill -9 "$UNPACKED"; wait "$UNPACKED" || code=$?
    say ":: $(((${EPOCHREALTIME/[.,]/} - start) / 1000)) ms, exit code $code"
    as "$1" kill_guest
    [ $code = 0 ]
}

kill_guest
if check "the archive serves a guest, with the machine's Java" serve_from plain "$ARCHIVE" "JAVA_HOME=$JAVA_HOME"; then
    check "it stops while the guest is connected" stops plain
fi
if check "the archive with its own Java serves a guest, without any" serve_from jre "${ARCHIVE%.tar.gz}-jre.tar.gz"; then
    check "it stops while the guest is connected" stops jre
fi
