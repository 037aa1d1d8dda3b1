# SPDX-License-Identifier: Apache-2.0
# libiscsi's tests of SCSI commands, one by one, on disks that the guest's driver gives as /dev/sg nodes. The table
# libiscsi.txt says what to expect: what is worse fails here, what is better asks for the table to be changed.

suite_guest() { # so small that no test makes a transfer that sg refuses: some would move 65536 blocks at once
    has_guest suite || { platform "guest-create suite" && new_disk suite suite-0 24M 0,2,0 &&
        new_disk suite suite-1 24M 0,2,1 &&
        platform "device-set suite disk:scsi:0,2,1:file:$WORK/suite-1.raw read-only=on" &&
        new_disk suite suite-2 24M 0,2,2 &&
        platform "device-set suite disk:scsi:0,2,2:file:$WORK/suite-2.raw removable=on physical-block-size=4096" &&
        platform "guest-start suite"; } || return 1
    boot_once suite --libiscsi
}

# Prints a line "NAME VERDICT WORDS" for each test: the suite's own words where it did not pass.
SUITE='for name in $(iscsi-test-cu --list | sed -n "s/^SCSI\.\(.*\..*\)/\1/p"); do
    case $name in ReadOnly.*) disk=/dev/sg1;;
        NoMedia.*|PreventAllow.*|StartStopUnit.*|*.InvalidDataOutSize|*.UnmapUnaligned) disk=/dev/sg2;;
        *) disk=/dev/sg0;; esac
    timeout 60 iscsi-test-cu --dataloss --allow-sanitize --Verbose-scsi --test=SCSI.$name $disk > /run/all 2>&1
    code=$?; sed "1,/^Suite:/d" /run/all > /run/out
    case $code in
        0) if grep -q "\[SKIPPED\]" /run/out; then verdict=skipped
           elif grep -q "tests  *1  *1  *1" /run/out; then verdict=passed
           else verdict=failed; fi;;
        1) verdict=failed;;
        124|137|143) verdict=hung;;
        *) verdict=crashed;;
    esac
    case $verdict in
        skipped) words=$(sed -n "s/.*\[SKIPPED\] *//p" /run/out | head -n 1);;
        failed) words=$(sed -n "s/^ *\[FAILED\] *//p; s/^ *[0-9]*\. \(test_.*\)/\1/p" /run/out | head -n 1);;
        *) words=;;
    esac
    echo "$name $verdict $words"
done'
TABLE=$GUEST/libiscsi.txt

# expected NAME: EXPECTED and REASON, of the first row whose pattern is that of the name
expected() {
    local row
    for row in "${!PATTERNS[@]}"; do
        [[ $1 == ${PATTERNS[row]} ]] || continue
        EXPECTED=${VERDICTS[row]} REASON=${REASONS[row]}; MET[row]=1; return
    done
    EXPECTED=nothing REASON=; return 1
}
rank() { case $1 in passed) echo 2;; skipped) echo 1;; nothing) echo 3;; *) echo 0;; esac; }

compare() { # the suite's answers on standard input
    local name verdict words pattern code=0 count=0 PATTERNS=() VERDICTS=() REASONS=() MET=() EXPECTED REASON
    while read -r pattern verdict words; do
        case $pattern in ''|'#'*) continue;; esac
        PATTERNS+=("$pattern") VERDICTS+=("$verdict") REASONS+=("$words")
        [ "$verdict" = passed ] || [ -n "$words" ] || { say "table: $pattern has no reason"; code=1; }
    done < "$TABLE"
    while read -r name verdict words; do
        count=$((count + 1)); expected "$name"
        [ "$verdict" != "$EXPECTED" ] || continue
        if [ "$(rank "$verdict")" -gt "$(rank "$EXPECTED")" ]; then
            say ":: better than the table ($EXPECTED: $REASON), change it: $name $verdict"
        else
            say "$name: $verdict instead of $EXPECTED; $words"; code=1
        fi
    done
    for pattern in "${!PATTERNS[@]}"; do
        [ -n "${MET[pattern]:-}" ] || { say "table: no test for ${PATTERNS[pattern]}"; code=1; }
    done
    [ $count -ge 200 ] || { say "only $count tests were run"; code=1; }
    return $code
}
suite() {
    guest "$SUITE" 590 > "$WORK/suite" || { tail -n 3 "$WORK/suite"; return 1; }
    [ -z "${HOTBAY_SUITE:-}" ] || cp "$WORK/suite" "$HOTBAY_SUITE"   # to write the table from
    say ":: $(cut -d ' ' -f 2 "$WORK/suite" | sort | uniq -c | awk '{printf "%s%s %s", sep, $1, $2; sep = ", "}')"
    compare < "$WORK/suite"
}

check "libiscsi's tests are had" need_libiscsi || return
check "a guest with a disk and a read-only disk boots" suite_guest || return
check "each of libiscsi's tests ends as the table says" suite
check "the guest never had to recover" guest '! dmesg | grep -iE "abort|timing out|attempting|Initiating recovery|offline"'
check "both disks answer" guest 'set -e; for node in /dev/sg0 /dev/sg1; do sg_raw $node 00 00 00 00 00 00; done'
kill_guest
