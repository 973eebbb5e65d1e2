# Every shipped scenario that takes no input and no disk from the host boots 200 times under full
# load, on the kernel that is taken by default (6.1 on Debian 12) and, where its source is installed,
# on 6.12: every count and every line of the console is the same.
#
#   KINDLING_TIMES=N     another number
#   KINDLING_KEEP=DIR    what was counted is kept there, and the next call goes on from it
#   KINDLING_LOAD=none   the host has load of its own
#
# Three boots are as shipped. The others have the word nolapic_timer as well: QEMU leaves its loop at
# each PAUSE, and the 20 million of calibrate_APIC_clock (arch/x86/kernel/apic/apic.c) take five times
# the processor time of all the rest of such a boot.
. "$(dirname "$0")/../promise.sh"

times=${KINDLING_TIMES:-200}
keep=${KINDLING_KEEP:-$scratch/keep}
part_size=10
export PORT_INIT="$root/build/guest/port" INIT_EXPLAIN="$root/build/guest/init.explain"

# Some boots of a series, whose counts go into a file; what is there is not done again.
count_part() { # SERIES PART SCENARIO KERNEL-SOURCE BOOTS OPTION…
    record=$keep/$1.$2.json
    scenario=$3
    source=$4
    boots=$5
    log=$keep/$1.$2.log
    shift 5
    [ ! -e "$record" ] || return 0
    "$kindling" bench "$scenario" --linux "$source" --runs "$boots" --time-scale 20 \
        --save "$record.new" "$@" >"$log" 2>&1
    code=$?
    [ $code -ne 0 ] || mv "$record.new" "$record"
    return $code
}

# The other parts are run side by side, by calling this script for each.
if [ $# -gt 2 ]; then
    shift 2
    count_part "$@" "$part_size" --cmdline nolapic_timer || echo "$1, part $2: see $log"
    exit 0
fi

mkdir -p "$keep"
export KINDLING_KEEP="$keep"
if [ "${KINDLING_LOAD:-}" != none ]; then
    stress --quiet --cpu 4 --timeout 14000 &
    load=$!
    trap 'kill $load; rm -rf "$scratch"' EXIT
fi

# As shipped, which also tells who types or is ended by the harness: those are refused at once.
: >"$scratch/series"
for scenario in "$root"/tests/boot/*.boot; do
    name=$(basename "$scenario" .boot)
    for version in default 6.12; do
        source=linux-debian
        [ $version = default ] || source=/usr/src/linux-source-$version.tar.xz
        [ $version = default ] || [ -e "$source" ] || continue
        count_part "$name-$version" shipped "$scenario" "$source" 3
        case $? in
        0) echo "$name-$version $scenario $source" >>"$scratch/series" ;;
        125)
            grep -q 'repeats to the bit only when\|the harness ends this boot' "$keep/$name-$version.shipped.log" ||
                { cat "$keep/$name-$version.shipped.log"; fail "$name-$version"; }
            echo "$name: left out: $(tail -n 1 "$keep/$name-$version.shipped.log")"
            break
            ;;
        *) cat "$keep/$name-$version.shipped.log"; fail "$name does not pass on Linux $version" ;;
        esac
    done
done

# Part by part over all series, so that they grow evenly; two side by side.
for part in $(seq $(((times + part_size - 1) / part_size))); do
    while read -r series scenario source; do
        echo "$series $part $scenario $source"
    done <"$scratch/series"
done | xargs -P 2 -L 1 sh "$0" "$kindling" "$root"

failed=0
while read -r series _; do
    parts=0
    for record in "$keep/$series".[0-9]*.json; do
        [ -e "$record" ] || continue
        cmp -s "$record" "$keep/$series.1.json" || { echo "$record is not as $series.1.json is"; failed=$((failed + 1)); }
        parts=$((parts + 1))
    done
    echo "$series: $((parts * part_size)) boots"
    [ $((parts * part_size)) -ge "$times" ] || failed=$((failed + 1))
done <"$scratch/series"
[ "$failed" -eq 0 ] || fail "$failed series are not whole, or not the same to the bit"
