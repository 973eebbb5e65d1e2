# Every way to fail (and to pass) comes to the same verdict on a host that has four times as much to
# do as it can, twenty times over. No limit is stretched: what a guest waits for its host is given to
# it again.
. "$(dirname "$0")/../promise.sh"

times=${KINDLING_TIMES:-20}
stress --quiet --cpu 2 --timeout 14000 &
load=$!
trap 'kill $load; rm -rf "$scratch"' EXIT
mkdir "$scratch/failed"
# One line for each boot, six at a time; what fails leaves what it said.
one='scenario=$1 time=$2
log="$scratch/failed/$(basename "$scenario" .boot)-$time"
sh "$root/tests/harness/verdict.sh" "$kindling" "$scenario" >"$log" 2>&1 && rm "$log"
true'
export scratch root kindling
for time in $(seq "$times"); do
    for scenario in "$root"/tests/harness/verdicts/*.boot; do printf '%s\0%s\0' "$scenario" "$time"; done
done | xargs -0 -n 2 -P 6 sh -c "$one" one
all=$((times * $(ls "$root"/tests/harness/verdicts/*.boot | wc -l)))
failed=$(ls "$scratch/failed" | wc -l)
echo "$((all - failed)) of $all came to their verdict"
[ "$failed" -eq 0 ] || { tail -n 30 "$scratch"/failed/*; fail "$failed came to another verdict"; }
