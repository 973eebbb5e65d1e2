# --repeatable boots one scenario twice to the same bytes on the console.
. "$(dirname "$0")/../promise.sh"

log="${XDG_CACHE_HOME:-$HOME/.cache}/kindling/runs/repeat/console"
cp "$root/tests/boot/hello.boot" "$scratch/repeat.boot"
for run in 1 2; do
    must_exit 0 "$kindling" test "$scratch/repeat.boot" --repeatable --time-scale 4
    cp "$log" "$scratch/console.$run"
done
grep -q 'Linux version' "$scratch/console.1" || fail "the console is empty"
cmp "$scratch/console.1" "$scratch/console.2" || fail "two boots differ"
