# Many boots in one run: which are made, how often, side by side, and what is said of them.
. "$(dirname "$0")/../promise.sh"

mkdir -p "$scratch/set/below"
cat >"$scratch/set/greet.boot" <<'END'
image hello
tag smoke
matrix machine pc microvm by memory 64M 96M
expect "Hello, "
end with panic "Attempted to kill init!"
END
cat >"$scratch/set/below/wrong.boot" <<'END'
image hello
expect "a text that never comes"
end with panic
END

# A folder is all that is in it and below, a matrix its cells; what fails does not stop the others.
must_exit 1 "$kindling" test "$scratch/set" --jobs 2
for cell in pc,memory=64M pc,memory=96M microvm,memory=64M microvm,memory=96M; do
    grep -Eq "^greet\[machine=$cell\] .* pass" "$scratch/out" || { cat "$scratch/out"; fail "$cell did not pass"; }
done
grep -Eq '^wrong .* fail' "$scratch/out" || fail 'wrong did not fail'
must_say '4 passed, 1 did not pass'

# --filter, --tag, a cell, a part of a cell, and shards choose; --dry-run shows what is chosen.
chosen() { # COUNT OPTION…
    number=$1
    shift
    must_exit 0 "$kindling" test --dry-run "$@"
    count=$(grep -c '^# ' "$scratch/out")
    [ "$count" -eq "$number" ] || { cat "$scratch/out"; fail "$count boots, not $number: $*"; }
}
chosen 5 "$scratch/set"
chosen 5 "$scratch/set" "$scratch/set/greet.boot"
chosen 2 "$scratch/set" --filter 'memory=96'
chosen 4 "$scratch/set" --tag smoke
chosen 1 "$scratch/set/greet.boot[machine=pc,memory=96M]"
chosen 2 "$scratch/set/greet.boot[memory=64M]"
chosen 2 "$scratch/set" --shard 1/3
chosen 2 "$scratch/set" --shard 2/3
chosen 1 "$scratch/set" --shard 3/3
chosen 0 "$scratch/set/below" --shard 2/2
chosen 1 hello
# A scenario's name goes before a folder of that name that happens to be here.
mkdir "$scratch/here" "$scratch/here/userland"
cd "$scratch/here" && chosen 1 userland && cd "$scratch" && rmdir here/userland

# A pass that came only when the boot was tried again is flaky, and the exit code stays what it was.
KINDLING_REAL_QEMU=${KINDLING_QEMU:-qemu-system-x86_64}
KINDLING_COUNT=$scratch/count
export KINDLING_REAL_QEMU KINDLING_COUNT
must_exit 1 env KINDLING_QEMU="$root/tests/harness/qemus/fails-first.sh" \
    "$kindling" test hello --accel tcg --retry 2
grep -Eq '^hello .* flaky \(panic\)' "$scratch/out" || { cat "$scratch/out"; fail 'it is not flaky'; }
must_exit 1 "$kindling" test "$scratch/set/below" --retry 1
grep -Eq '^wrong .* fail' "$scratch/out" || fail 'wrong did not fail when it was tried again'

# --repeat makes each so often, --until-fail ends with the first that does not pass.
must_exit 0 "$kindling" test hello --repeat 3
must_say 'hello#3'
must_say '3 passed'
rm "$scratch/count"
must_exit 1 env KINDLING_QEMU="$root/tests/harness/qemus/fails-first.sh" \
    "$kindling" test hello --accel tcg --repeat 5 --until-fail --jobs 1
grep -Eq '^hello .* panic' "$scratch/out" || fail 'the first did not panic'
if grep -q 'hello#2' "$scratch/out"; then fail 'it went on'; fi

# What can't be made is infra, and the others are made; 1 goes before 125.
printf 'kernel ./none\nend with stop\n' >"$scratch/set/lost.boot"
must_exit 1 "$kindling" test "$scratch/set/lost.boot" "$scratch/set/below/wrong.boot"
grep -Eq '^lost .* infra' "$scratch/out" || { cat "$scratch/out"; fail 'lost is not infra'; }
must_exit 125 "$kindling" test "$scratch/set/lost.boot" hello
grep -Eq '^hello .* pass' "$scratch/out" || fail 'hello was not booted beside lost'

# Two at once write into folders of their own.
"$kindling" test hello >"$scratch/one" 2>&1 </dev/null &
one=$!
must_exit 0 "$kindling" test hello
wait $one || { cat "$scratch/one"; fail 'the other of two failed'; }

# Bad usage is 125 and says what is wrong, before anything is booted.
must_exit 125 "$kindling" test hello --jobs 0
must_say '--jobs 0'
must_exit 125 "$kindling" test hello --repeat 0
must_exit 125 "$kindling" test hello --retry -1
must_exit 125 "$kindling" test hello --shard 3/2
must_say 'it is I/N'
must_exit 125 "$kindling" test hello --tag smoke
must_exit 125 "$kindling" test hello --filter '('
must_exit 125 "$kindling" test hello --filter nothing-is-called-so
must_exit 125 "$kindling" test smokee
must_say 'there is no scenario under tests/boot, no folder and no tag "smokee"'
must_exit 125 "$kindling" test "$scratch/set/greet.boot[machine=q35]"
must_say 'no cell [machine=q35]'
must_exit 125 "$kindling" test hello --junit "$scratch/none/report.xml"
must_say "$scratch/none"
must_exit 125 "$kindling" test hello --ktap - --json -
must_say 'only one report can go to stdout'
must_exit 125 "$kindling" test "$scratch/set/below/.."  --tag smok
must_say 'did you mean "smoke"'
