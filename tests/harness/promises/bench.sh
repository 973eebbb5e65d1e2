# bench boots a scenario several times to the same counts, tells its phases, and refuses what can't
# repeat.
. "$(dirname "$0")/../promise.sh"

cat >"$scratch/cheap.boot" <<'END'
image    hello
kernel   fast vmlinux
machine  fast

expect "Hello, "
end with panic
END
must_exit 0 "$kindling" bench "$scratch/cheap.boot" --time-scale 4
must_say "3 boots, the same to the bit"
for phase in firmware "kernel start" initcalls initramfs "to /init" /init shutdown "the whole boot"; do
    grep -qE "^$phase +[0-9,]+ " "$scratch/out" || { cat "$scratch/out"; fail "no phase $phase"; }
done
must_say "initcall (the largest 10 of "
grep -qE '^serial8250_init +[0-9]' "$scratch/out" || { cat "$scratch/out"; fail "no serial8250_init"; }

must_exit 125 "$kindling" bench
must_say "which scenario?"
must_exit 125 "$kindling" bench "$scratch/cheap.boot" --runs 0
must_say "--runs is a number from 1 on"

sed 's/^end .*/end with stop/' "$scratch/cheap.boot" >"$scratch/stopped.boot"
must_exit 125 "$kindling" bench "$scratch/stopped.boot"
must_say "the harness ends this boot, at a moment that is never the same"

sed 's/^expect .*/expect "Hello, Windows"/' "$scratch/cheap.boot" >"$scratch/wrong.boot"
must_exit 1 "$kindling" bench "$scratch/wrong.boot" --runs 1 --time-scale 4
must_say "step     $scratch/wrong.boot:5"

# A QEMU that takes no plugins: the kernel's own clock serves, and that is said.
cat >"$scratch/qemu" <<'END'
#!/bin/sh
for word; do [ "$word" = -plugin ] && { echo "-plugin: invalid option" >&2; exit 1; }; done
exec qemu-system-x86_64 "$@"
END
chmod +x "$scratch/qemu"
KINDLING_QEMU="$scratch/qemu" must_exit 0 "$kindling" bench "$scratch/cheap.boot" --runs 2 --time-scale 4
must_say "this QEMU takes no plugins"
must_say "2 boots, the same to the bit"
grep -qE '^serial8250_init +[0-9]' "$scratch/out" || { cat "$scratch/out"; fail "no serial8250_init"; }

# A boot that is not as the first was ends it: what differs is said, and no other boot is begun.
cat >"$scratch/moody" <<'END'
#!/bin/sh
# Each boot has a megabyte more of memory than the one before.
memory=$(wc -c <"${0%/*}/boots")
for word; do
    shift
    [ "$before" = -m ] && word=$((64 + memory))M && printf x >>"${0%/*}/boots"
    before=$word
    set -- "$@" "$word"
done
exec qemu-system-x86_64 "$@"
END
chmod +x "$scratch/moody"
: >"$scratch/boots"
KINDLING_QEMU="$scratch/moody" must_exit 125 "$kindling" bench "$scratch/cheap.boot" --runs 5 --jobs 1 \
    --time-scale 4 --accel tcg
must_say "boot 2 is not as the first was. What differs first: the console"
[ "$(cat "$scratch/boots")" = xx ] || fail "not two boots: $(cat "$scratch/boots")"

# The steps of our /init, and the programs by name.
must_exit 0 "$kindling" bench fast --runs 1 --time-scale 4 --save "$scratch/fast.json"
grep -qE '^take_settings +[0-9,]+ ' "$scratch/out" || { cat "$scratch/out"; fail "no step of /init"; }
grep -qE '^cat /proc/1/comm +[0-9,]+ ' "$scratch/out" || { cat "$scratch/out"; fail "no command"; }
grep -q '"name": "busybox"' "$scratch/fast.json" || fail "the shell has no name"

# Words more on the command line, which is a part of what is kept.
must_exit 0 "$kindling" bench "$scratch/cheap.boot" --runs 1 --time-scale 4 --cmdline quiet --save "$scratch/quiet.json"
grep -q '"command_line": ".* quiet"' "$scratch/quiet.json" || fail "the words are not on the command line"
grep -q 'Linux version' "$scratch/quiet.json" && fail "quiet was not heard"
exit 0
