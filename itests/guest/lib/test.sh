# SPDX-License-Identifier: Apache-2.0
# ./hotbay test. Sourced.

test_usage() {
    cat <<'TEXT'
./hotbay test [PART...]     without PART: all of them, in this order

  unit           Maven's unit tests of the bundles
  osgi           Pax Exam: the bundles in a running framework
  guest [CASE]   stock Debian guests on QEMU; CASE is the beginning of a name in itests/guest/cases, such as 30

Not among all of them:

  fuzz [MINUTES [SEED]]   random guests, VMMs and initiators, one life after the other for so long (10 minutes); a
                          failure names its seed, and "fuzz 0 SEED" leads that life again

Ends with one line: N passed, N failed, N skipped. What a machine lacks for a part is named and counted as skipped; with
CI=true that is a failure. The first run fetches what is missing (see ./hotbay --help).
TEXT
}

run_tests() {
    local unit= osgi= guest= case= fuzz= seed=
    [ $# -gt 0 ] || set -- unit osgi guest
    while [ $# -gt 0 ]; do
        case $1 in
            unit) unit=1;; osgi) osgi=1;;
            guest) guest=1; case ${2:-} in [0-9]*) case=$2; shift;; esac;;
            fuzz)
                fuzz=10 seed=$(date +%s)
                case ${2:-} in [0-9]*) fuzz=$2; shift;; esac
                case ${2:-} in [0-9]*) seed=$2; shift;; esac;;
            -h|--help) test_usage; exit 0;;
            *) test_usage >&2; exit 2;;
        esac
        shift
    done
    work_folder; RESULTS=$WORK/results; : > "$RESULTS"
    say "What is needed:"
    need_jdk || die $? "the tests have no JDK 25"
    need_maven || die $? "the tests have no Maven"
    need_python || die $? "the tests have no Python"
    [ -z "$unit$osgi" ] || maven_tests "$unit" "$osgi"
    [ -z "$guest" ] || guest_tests "$case"
    [ -z "$fuzz" ] || fuzz_tests "$fuzz" "$seed"
    verdict
}

# maven_tests UNIT OSGI: one Maven run; its reports are counted, a failure without a failed test counts as one
maven_tests() {
    local what=() code=0
    if [ -z "$2" ]; then grep -q '<module>itests</module>' "$TOP/pom.xml" && what=(-pl '!itests')
    elif [ -z "$1" ]; then what=(-pl itests -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false); fi
    find "$TOP" -path '*/target/*-reports/TEST-*.xml' -delete
    say "Maven (log: target/hotbay-test.log):"
    mkdir -p "$TOP/target"
    step "mvn verify ${what[*]}" maven_logged -fae verify "${what[@]}" || code=1
    find "$TOP" -path '*/target/*-reports/TEST-*.xml' -print0 | "${PYTHON[@]}" "$GUEST/reports.py" "$TOP" >> "$RESULTS"
    grep -E '^(failed|skipped) ' "$RESULTS" | sed 's/^/  /'
    [ $code = 0 ] || [ "$(count failed)" != 0 ] || report failed "mvn verify" "see its log"
    [ "$(grep -c . "$RESULTS")" != 0 ] || report failed "mvn verify" "it ran no test"
}
maven_logged() {
    local log=$TOP/target/hotbay-test.log
    maven "$@" > "$log" 2>&1 || { grep -aE 'ERROR|BUILD|FAIL' "$log"; return 1; }
}

# guest_tests [BEGINNING-OF-A-CASE]
guest_tests() {
    local file code=0
    say "Guests (one platform for all cases):"
    need_build || { report failed "guest cases" "no build"; return; }
    need_qemu || code=$?
    [ $code != 4 ] || { report skipped "guest cases" "no QEMU with vfio-user-pci for this system"; return; }
    can_fetch || { report skipped "guest cases" "no Debian kernel and guest tools for this system"; return; }
    [ $code = 0 ] && need_initramfs && need_fio && need_grub_disk ||
        { report failed "guest cases" "fetching failed"; return; }
    start_platform "$WORK/home" || { report failed "the platform starts" "no answer"; return; }
    for file in "$GUEST"/cases/"$1"*.sh; do
        say " $(basename "$file")"; . "$file"
    done
    kill_guest
    check "the platform ends by SIGTERM" stop_platform
}

# fuzz_tests MINUTES SEED: the initiators' disks are those of a platform, which must have nothing to complain about
fuzz_tests() {
    local socket
    say "Random guests, VMMs and initiators, $1 minutes from seed $2:"
    need_build && need_test_program Fuzz || { report failed "random lives" "no build"; return; }
    start_platform "$WORK/home" && platform "guest-create fuzz" && new_disk fuzz fuzz 4M 0,2,0 >/dev/null &&
        platform "device-add fuzz disk:scsi:0,2,1:memory:4M" && platform "device-add fuzz disk:scsi:0,2,2:null:1G" &&
        platform "guest-start fuzz" && qemu_arguments fuzz &&
        socket=$(sed -n 's/.*"path":"\([^"]*\)".*/\1/p' <<<"${ARGUMENTS[*]}") && [ -S "$socket" ] ||
        { report failed "random lives" "no platform"; return; }
    if "${PROGRAM[@]}" $(($1 * 60)) "$2" "$socket" > "$WORK/fuzz.log" 2>&1; then
        report passed "random lives" "$(tail -n 1 "$WORK/fuzz.log")"
    else
        report failed "random lives" "$(tail -n 1 "$WORK/fuzz.log")"
        tail -n 40 "$WORK/fuzz.log" | sed 's/^/            /'
    fi
    check "the platform answers, and has logged no exception" eval \
        'platform "status fuzz"; ! grep -aE -m 5 "Exception|Error:|^\s+at " "$WORK/platform.log"'
    check "the platform ends by SIGTERM" stop_platform
}

count() { grep -c "^$1" "$RESULTS"; }
verdict() {
    local failed skipped; failed=$(count failed); skipped=$(count skipped)
    say "$(count passed) passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ] && { [ "${CI:-}" != true ] || [ "$skipped" = 0 ]; }
}
