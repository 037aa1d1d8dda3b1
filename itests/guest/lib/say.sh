# SPDX-License-Identifier: Apache-2.0
# What the scripts say, and the cache entries they make. Sourced.

say() { printf '%s\n' "$*"; }
die() { local code=$1; shift; printf 'hotbay: %s\n' "$*" >&2; exit "$code"; }

# step WHAT COMMAND...: one line with the time it took; the command's output is shown only when it fails.
step() {
    local what=$1 log start=${EPOCHREALTIME/[.,]/} code=0; shift
    log=$(mktemp "${TMPDIR:-/tmp}/hotbay-step.XXXXXX")
    printf '  %-62s ' "$what"
    "$@" >"$log" 2>&1 || code=$?
    if [ $code = 0 ]; then
        local ms=$(( (${EPOCHREALTIME/[.,]/} - start) / 1000 ))
        printf '%4d.%d s\n' $((ms / 1000)) $((ms % 1000 / 100))
    else
        printf 'FAILED\n'; tail -n 25 "$log" | sed 's/^/    /' >&2
    fi
    rm -f "$log"
    return $code
}

# cached NAME KEY WHAT COMMAND...: makes $CACHE/NAME unless its stamp says KEY. COMMAND gets the folder to fill as its
# last argument; it takes its name only when complete, so an interrupted run leaves nothing behind that looks whole.
cached() {
    local name=$1 key=$2 what=$3 dir=$CACHE/$1; shift 3
    [ "$(cat "$dir/.stamp" 2>/dev/null)" = "$key" ] && return 0
    mkdir -p "$CACHE" || return 1
    (
        flock 9 || exit 1
        [ "$(cat "$dir/.stamp" 2>/dev/null)" = "$key" ] && exit 0   # somebody else was faster
        rm -rf "$dir.part" && mkdir "$dir.part" || exit 1
        step "$what" "$@" "$dir.part" || exit 1
        printf '%s\n' "$key" > "$dir.part/.stamp"
        rm -rf "$dir" && mv "$dir.part" "$dir"
    ) 9>"$CACHE/.lock-$name"
}
