# A thousand boots in a row, two at a time, in one process, and then some in processes of their own:
# each passes, and nothing is left behind: no process, no file descriptor, no temporary file; and
# the memory of the process does not grow with the boots.
. "$(dirname "$0")/../promise.sh"

boots=${KINDLING_BOOTS:-1000}
mkdir "$scratch/tmp"
export TMPDIR="$scratch/tmp"
cat >"$scratch/soak.boot" <<'END'
image hello
expect "Hello, "
end with panic "Attempted to kill init!"
END

# Until one fails: then the results of passes are not kept, so what grows is a leak.
"$kindling" test "$scratch/soak.boot" --jobs 2 --artifacts "$scratch/artifacts" --until-fail \
    --repeat "$boots" --time-scale 3 >"$scratch/out" 2>&1 </dev/null &
pid=$!
: >"$scratch/samples"
while kill -0 $pid 2>/dev/null; do
    done_boots=$(grep -c '^boot soak' "$scratch/out")
    resident=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' /proc/$pid/status 2>/dev/null)
    files=$(ls /proc/$pid/fd 2>/dev/null | wc -l)
    [ -z "$resident" ] || echo "$done_boots $resident $files" >>"$scratch/samples"
    sleep 5
done
wait $pid || { tail -n 40 "$scratch/out"; fail "a boot did not pass"; }
passed=$(grep -c '^boot soak.* pass' "$scratch/out")
[ "$passed" -eq "$boots" ] || fail "$passed of $boots boots passed"
# Of the first tenth and the last: what a process has at its most.
awk -v boots="$boots" '
    $1 < boots / 10 { if ($2 > m0) m0 = $2; if ($3 > f0) f0 = $3 }
    $1 > boots * 9 / 10 { if ($2 > m1) m1 = $2; if ($3 > f1) f1 = $3 }
    END { printf "resident %d KiB at first, %d at the end; %d and %d file descriptors\n", m0, m1, f0, f1
          exit !(m1 <= m0 + 4096 && f1 <= f0 + 2) }' "$scratch/samples" || fail "something grows with the boots"
for run in $(seq 20); do must_exit 0 "$kindling" test "$scratch/soak.boot" --artifacts "$scratch/artifacts"; done
[ -z "$(ls -A "$scratch/tmp")" ] || fail "temporary files were left: $(ls -A "$scratch/tmp")"
if ls -A "$scratch/artifacts" | grep -q '^\.'; then fail "a folder of a run was left"; fi
if pgrep -f "$scratch" >/dev/null; then fail "a process was left: $(pgrep -af "$scratch")"; fi
