# Every way to fail (and to pass) comes to the same verdict on a host that has twice as much to do
# as it can, twenty times over.
. "$(dirname "$0")/../promise.sh"

times=${KINDLING_TIMES:-20}
stress --quiet --cpu 4 --timeout 14000 &
load=$!
trap 'kill $load; rm -rf "$scratch"' EXIT
mkdir "$scratch/failed"
# One line for each boot, two at a time; what fails leaves what it said.
one='scenario=$1 time=$2
log="$scratch/failed/$(basename "$scenario" .boot)-$time"
sh "$root/tests/harness/verdict.sh" "$kindling" "$scenario" --time-scale 3 >"$log" 2>&1 && rm "$log"
true'
export scratch root kindling
for time in $(seq "$times"); do
    for scenario in "$root"/tests/harness/verdicts/*.boot; do printf '%s\0%s\0' "$scenario" "$time"; done
done | xargs -0 -n 2 -P 2 sh -c "$one" one
all=$((times * $(ls "$root"/tests/harness/verdicts/*.boot | wc -l)))
failed=$(ls "$scratch/failed" | wc -l)
echo "$((all - failed)) of $all came to their verdict"
[ "$failed" -eq 0 ] || { tail -n 30 "$scratch"/failed/*; fail "$failed came to another verdict"; }
