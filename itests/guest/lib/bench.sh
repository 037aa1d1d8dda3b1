# SPDX-License-Identifier: Apache-2.0
# ./hotbay bench. Sourced.

bench_usage() {
    cat <<'TEXT'
./hotbay bench [PART]     without PART: all of them, in this order; itests/benchmarks/README.md explains the tables

  engine [PATTERN]   JMH: a 4 KiB READ through registers, core and memory store; the core alone; many units and nexuses
  socket             the driver model on a platform's socket: commands per second, processor time per command
  start              start-up by phase, without and with the AOT cache; heap and resident memory of one guest
  guest              fio in a stock guest, taking turns with QEMU's own mptsas1068 on the same file

  HOTBAY_BENCH_ROUNDS=3          how often everything takes its turn
  HOTBAY_BENCH_SECONDS=4         how long each job runs in the parts socket and guest
  HOTBAY_BENCH_FOLDER=/dev/shm   where the disk's file is
TEXT
}

run_bench() {
    local part=all pattern=.*
    [ $# -eq 0 ] || { part=$1; shift; }
    case $part in
        engine) [ $# -eq 0 ] || { pattern=$1; shift; };;
        all|socket|start|guest) ;;
        -h|--help) bench_usage; exit 0;;
        *) bench_usage >&2; exit 2;;
    esac
    [ $# -eq 0 ] || { bench_usage >&2; exit 2; }
    ROUNDS=${HOTBAY_BENCH_ROUNDS:-3} SECONDS_EACH=${HOTBAY_BENCH_SECONDS:-4}
    say "What is needed:"
    need_build && need_benchmarks || die 1 "the benchmarks were not built"
    case $part in all|guest)
        need_qemu && need_bench_initramfs && need_fio && need_python || die $? "the benchmark has no guest";;
    esac
    work_folder; IMAGE=${HOTBAY_BENCH_FOLDER:-/dev/shm}/hotbay-bench.$$
    trap 'kill_guests; stop_platform; rm -rf "$WORK" "$IMAGE"' EXIT
    describe_machine
    case $part in all|engine) engine_bench "$pattern" || die 1 "the engine was not measured";; esac
    case $part in all|socket) socket_bench || die 1 "the socket was not measured";; esac
    case $part in all|start) start_bench || die 1 "the start was not measured";; esac
    case $part in all|guest) guest_bench || die 1 "the guest was not measured";; esac
}

describe_machine() {
    say "$(nproc) processors ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1))," \
        "load $(cut -d ' ' -f 1-3 /proc/loadavg), $(date -u +%Y-%m-%d)," \
        "$(git -C "$TOP" rev-parse --short HEAD 2>/dev/null || echo unknown)"
}

# need_benchmarks: array BENCHMARKS, the program, with all that it runs on beside it
need_benchmarks() {
    local jar=$TOP/itests/benchmarks/target/benchmarks.jar newer
    newer=$(cd "$TOP" && find pom.xml itests/benchmarks bundles -name target -execdir test -e pom.xml \; -prune \
        -o -type f ! -name '*.py' ! -name '*.md' -newer "$jar" -print -quit 2>/dev/null)
    if [ ! -e "$jar" ] || [ -n "$newer" ]; then
        need_maven && step "build of the benchmarks" \
            maven -q -DskipTests package -pl itests/benchmarks -am || return 1
        touch "$jar"   # of what has not changed the build makes nothing new
    fi
    BENCHMARKS=("$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -jar "$jar")
}

engine_bench() {
    say; say "Engine, without a socket and a guest:"
    "${BENCHMARKS[@]}" engine "$ROUNDS" "$1" 2>"$WORK/engine.log" || { tail -n 20 "$WORK/engine.log" >&2; return 1; }
}

# platform_processes: the platform's process and its children
platform_processes() { echo "$PLATFORM_PID" $(cat "/proc/$PLATFORM_PID"/task/*/children); }

# bench_platform GUEST STATEMENT...: a platform that serves a guest with some devices
bench_platform() {
    local name=$1 statement; shift
    [ -n "$PLATFORM_PID" ] || start_platform "$WORK/home" || return 1
    platform "guest-create $name" || return 1
    for statement in "$@"; do platform "device-add $name $statement" >/dev/null || return 1; done
    platform "guest-start $name"
}

socket_bench() {
    local path
    say; say "Driver model on the socket, without a VMM:"
    dd if=/dev/zero "of=$IMAGE" bs=1M count=64 2>/dev/null &&
        bench_platform model "disk:scsi:0,2,0:memory:64M" "disk:scsi:0,2,1:file:$IMAGE" || return 1
    path=$(platform "qemu-args model 384M" | sed -n 's/.*"path":"\([^"]*\)".*/\1/p')
    [ -n "$path" ] || return 1
    "${BENCHMARKS[@]}" socket "$path" "$ROUNDS" "$SECONDS_EACH" "0=memory store" "1=file store" \
        $(platform_processes) 7>&- 8<&- ||
        return 1
    stop_platform; rm "$IMAGE"
}

start_bench() {
    local script=$TOP/itests/benchmarks/src/main/python/start.py
    say; say "Start, and memory of one guest:"
    need_python && mkdir -p "$WORK/start" && "${PYTHON[@]}" "$script" "${PLATFORM[0]}" "$WORK/start" "$ROUNDS" &&
        "${PYTHON[@]}" "$script" memory "${PLATFORM[0]}" "$WORK/start" \
            "${BENCHMARKS[@]}" socket @ 1 "$SECONDS_EACH" "0=memory store"
}

# need_bench_initramfs: one that has the driver of QEMU's adapter too
need_bench_initramfs() { local MODULES="$MODULES mptsas"; need_kernel && need_initramfs_of bench-initramfs; }

# NAME:ENGINE:PATTERN:BLOCK:DEPTH; the first is what starting fio costs, to be subtracted
JOBS=(empty:libaio:read:4k:1
    "4k random read, depth 1:psync:randread:4k:1" "4k random write, depth 1:psync:randwrite:4k:1"
    "4k random read, depth 32:libaio:randread:4k:32" "4k random write, depth 32:libaio:randwrite:4k:32"
    "1M read, depth 4:libaio:read:1M:4" "1M write, depth 4:libaio:write:1M:4")

# For shell text that runs in the guest: `. /run/bench` first.
BENCH_FUNCTIONS='cat > /run/bench <<"TEXT"
# disk_of DRIVER: name of the disk behind it
disk_of() {
    for disk in /sys/block/sd*; do
        path=$(readlink -f $disk/device); host=${path##*/host}
        [ "$(cat /sys/class/scsi_host/host${host%%/*}/proc_name)" != "$1" ] || echo ${disk##*/}
    done
}
# job DISK ENGINE PATTERN BLOCK DEPTH LIMIT...
job() {
    disk=/dev/$1 engine=$2 pattern=$3 block=$4 depth=$5; shift 5
    echo "MARK begin"
    fio --name=job --filename=$disk --direct=1 --ioengine=$engine --rw=$pattern --bs=$block --iodepth=$depth \
        --randrepeat=1 --norandommap "$@" --output-format=json --output=/run/fio >/run/fio.log 2>&1 ||
        { cat /run/fio.log; exit 1; }
    echo "MARK end"
    awk "/^ *\"(total_ios|iops|bw)\" :/ {gsub(/[\",]/, \"\"); if (\$3 > value[\$1]) value[\$1] = \$3}
        /^ *\"clat_ns\"/ {inside = 1}
        inside && /\"mean\"/ {gsub(/,/, \"\"); if (\$3 > clat) clat = \$3; inside = 0}
        END {printf \"FIO ios=%d iops=%.1f mib=%.1f clat=%.1f\n\", value[\"total_ios\"], value[\"iops\"],
            value[\"bw\"] / 1024, clat / 1000}" /run/fio
}
TEXT
. /run/bench
for driver in mptspi mptsas; do
    name=$(disk_of $driver); [ -n "$name" ] || { echo "no disk behind $driver"; exit 1; }
    queue=/sys/block/$name/queue; echo none > $queue/scheduler
    echo "$driver: $name $(cat $queue/../device/vendor), queue depth $(cat $queue/../device/queue_depth)," \
        "at most $(cat $queue/max_sectors_kb) KiB"
    # what fio needs is in memory afterwards, and so is the disk
    fio --name=first --ioengine=libaio --filename=/dev/$name --direct=1 --rw=read --bs=1M --size=64M >/dev/null
done
grep ioc /proc/interrupts'

guest_bench() {
    local round order results=$WORK/fio.jsonl
    say; say "fio in a guest, mptspi on Hotbay and mptsas on QEMU's mptsas1068, one file, taking turns:"
    dd if=/dev/zero "of=$IMAGE" bs=1M count=512 2>/dev/null &&
        bench_platform fio "disk:scsi:0,2,0:file:$IMAGE" && qemu_arguments fio || return 1
    # slot 4: another interrupt line than slot 2
    ARGUMENTS+=(-drive "file=$IMAGE,format=raw,if=none,id=theirs,cache=writeback,aio=threads,file.locking=off"
        -device mptsas1068,id=sas,addr=4 -device "scsi-hd,bus=sas.0,drive=theirs,scsi-id=0,wwn=0x5000c50015ea71a0")
    for round in $(seq 0 "$ROUNDS"); do
        say "# round $round of $ROUNDS$([ "$round" = 0 ] && echo ', to warm up'), load $(cut -d ' ' -f 1 /proc/loadavg)"
        [ $((round % 2)) = 0 ] && order="mptspi mptsas" || order="mptsas mptspi"
        boot_guest --fio "${ARGUMENTS[@]}" || return 1
        guest "$BENCH_FUNCTIONS" | { [ "$round" = 0 ] && sed 's/^/    guest| /' || cat >/dev/null; }
        [ "${PIPESTATUS[0]}" = 0 ] && guest_round "$round" "$order" "$results" || return 1
        quit_guest
    done
    "${PYTHON[@]}" "$FIO_SCRIPT" tables "$results" mptspi mptsas
}
FIO_SCRIPT=$TOP/itests/benchmarks/src/main/python/fio.py

# guest_round NUMBER DRIVERS RESULTS
guest_round() {
    local job driver name engine pattern block depth limit before
    for job in "${JOBS[@]}"; do
        IFS=: read -r name engine pattern block depth <<<"$job"
        limit="--time_based --runtime=$SECONDS_EACH --size=256M"; [ "$name" != empty ] || limit=--size=4k
        for driver in $2; do
            before=$(platform "status fio")
            guest ". /run/bench; job \$(disk_of $driver) $engine $pattern $block $depth $limit" |
                "${PYTHON[@]}" "$FIO_SCRIPT" sample "$3" "$1" "$driver" "$name" "$QEMU_PID" $(platform_processes) ||
                return 1
            "${PYTHON[@]}" "$FIO_SCRIPT" counters "$3" "$1" "$driver" "$name" "$before" "$(platform "status fio")"
        done
    done
}
