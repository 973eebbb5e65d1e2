# Every shipped scenario that takes no input and no disk from the host boots 200 times under full load,
# on Linux 6.1 and, where its source is installed, on 6.12: every byte of the console and every count
# is the same. KINDLING_TIMES sets another number.
. "$(dirname "$0")/../promise.sh"

times=${KINDLING_TIMES:-200}
stress --quiet --cpu 4 --timeout 14000 &
load=$!
trap 'kill $load; rm -rf "$scratch"' EXIT
failed=0
for scenario in "$root"/tests/boot/*.boot; do
    name=$(basename "$scenario" .boot)
    # What types, or has a disk, or is ended by the harness is refused at once.
    "$kindling" bench "$scenario" --runs 1 --time-scale 10 >"$scratch/out" 2>&1
    case $? in
    0) ;;
    125) echo "$name: left out: $(tail -n 1 "$scratch/out")"; continue ;;
    *) cat "$scratch/out"; fail "$name does not pass" ;;
    esac
    for source in linux-debian linux-source-6.12; do
        [ $source = linux-debian ] || [ -e /usr/src/$source.tar.xz ] || continue
        from=$source
        [ $source = linux-debian ] || from=/usr/src/$source.tar.xz
        if "$kindling" bench "$scenario" --linux $from --runs "$times" --time-scale 20 \
            >"$scratch/out" 2>&1; then
            echo "$name, $source: $times boots, 0 bits of difference"
        else
            cat "$scratch/out"
            failed=$((failed + 1))
        fi
    done
done
[ "$failed" -eq 0 ] || fail "$failed series were not the same to the bit"
