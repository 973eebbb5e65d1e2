# Every verdict is the same on a host that has twice as much to do as it can.
. "$(dirname "$0")/../promise.sh"

stress --quiet --cpu 4 --timeout 3600 &
load=$!
trap 'kill $load; rm -rf "$scratch"' EXIT
failed=0
for scenario in "$root"/tests/harness/verdicts/*.boot; do
    sh "$root/tests/harness/verdict.sh" "$kindling" "$scenario" >"$scratch/out" 2>&1 || {
        cat "$scratch/out"
        failed=$((failed + 1))
    }
done
[ $failed -eq 0 ] || fail "$failed scenarios came to another verdict"
