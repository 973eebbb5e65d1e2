# A hundred boots in a row: each passes, and nothing is left behind, no process and no file.
. "$(dirname "$0")/../promise.sh"

cache="${XDG_CACHE_HOME:-$HOME/.cache}/kindling"
cp "$root/tests/boot/hello.boot" "$scratch/soak.boot"
for run in $(seq 100); do
    must_exit 0 "$kindling" test "$scratch/soak.boot"
done
[ "$(ls -A "$cache/runs" | grep -c 'running.*soak')" -eq 0 ] || fail "a console was left behind"
if pgrep -f "initrd.*soak" >/dev/null; then fail "a machine was left behind"; fi
