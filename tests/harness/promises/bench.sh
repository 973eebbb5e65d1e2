# bench boots a scenario several times to the same counts, tells its phases, and refuses what can't
# repeat.
. "$(dirname "$0")/../promise.sh"

cat >"$scratch/cheap.boot" <<'END'
image    hello
kernel   test vmlinux
machine  microvm
cmdline  nolapic_timer

expect "Hello, "
end with panic
END
must_exit 0 "$kindling" bench "$scratch/cheap.boot" --runs 2 --time-scale 4
must_say "2 boots, the same to the bit"
for phase in firmware "kernel start" initcalls initramfs "to /init" /init shutdown "the whole boot"; do
    grep -qE "^$phase +[0-9,]+ " "$scratch/out" || { cat "$scratch/out"; fail "no phase $phase"; }
done
must_say "initcall (the largest 10 of "
grep -qE '^pty_init +[0-9]' "$scratch/out" || { cat "$scratch/out"; fail "pty_init is not named"; }

must_exit 125 "$kindling" bench
must_say "which scenario?"
must_exit 125 "$kindling" bench "$scratch/cheap.boot" --runs 0
must_say "--runs is a number from 1 on"

sed 's/^end .*/end with stop/' "$scratch/cheap.boot" >"$scratch/stopped.boot"
must_exit 125 "$kindling" bench "$scratch/stopped.boot"
must_say "the harness ends this boot, at a moment that is never the same"

sed 's/^expect .*/expect "Hello, Windows"/' "$scratch/cheap.boot" >"$scratch/wrong.boot"
must_exit 1 "$kindling" bench "$scratch/wrong.boot" --runs 1 --time-scale 4
must_say "step     $scratch/wrong.boot:6"
