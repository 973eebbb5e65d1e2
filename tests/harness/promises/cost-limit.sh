# bench --against: one instruction more in /init is seen; a rebuild of the same source is no
# difference; another QEMU is not comparable.
. "$(dirname "$0")/../promise.sh"

# A scenario whose /init is made from an assembler source: FOLDER, and what stands before its end.
make_boot() {
    mkdir -p "$1"
    printf '.globl _start\n_start:\n%smov $60, %%eax\nxor %%edi, %%edi\nsyscall\n' "$2" >"$1/init.S"
    (cd "$1" && gcc -nostdlib -static -Wl,--build-id=none -o init init.S) || fail "no assembler"
    printf 'dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nfile /init %s 0755 0 0\n' \
        "$1/init" >"$1/tiny.list"
    printf 'image ./tiny.list\nkernel fast vmlinux\nmachine fast\nend with panic\n' >"$1/tiny.boot"
}
bench() { # CODE OPTION…
    wanted=$1
    shift
    must_exit "$wanted" "$kindling" bench --time-scale 4 "$@"
}

make_boot "$scratch/one" ''
make_boot "$scratch/elsewhere" ''
make_boot "$scratch/more" 'nop
'
bench 0 "$scratch/one/tiny.boot" --runs 2 --save "$scratch/before.json"
sleep 1
bench 0 "$scratch/elsewhere/tiny.boot" --runs 1 --against "$scratch/before.json" --limit +0%
must_say "no difference: every phase costs the same, to the instruction"

bench 1 "$scratch/more/tiny.boot" --runs 1 --against "$scratch/before.json" --limit +0
grep -qE '^/init +[0-9]+ +[0-9]+ +\+1 ' "$scratch/out" || { cat "$scratch/out"; fail "no +1 in /init"; }
must_say "costs 1 instructions more"
bench 0 "$scratch/more/tiny.boot" --runs 1 --against "$scratch/before.json" --limit +0.5% --limit initcalls=+0

sed 's/"QEMU emulator version [0-9]*/"QEMU emulator version 1/' "$scratch/before.json" >"$scratch/other.json"
bench 125 "$scratch/one/tiny.boot" --runs 1 --against "$scratch/other.json"
must_say "not comparable: another QEMU"

bench 125 "$scratch/one/tiny.boot" --against "$scratch/nowhere.json"
bench 125 "$scratch/one/tiny.boot" --against "$scratch/before.json" --limit 5
must_say "--limit 5: it looks like +0.5%"
bench 125 "$scratch/one/tiny.boot" --limit +5%
must_say "it needs --against"
