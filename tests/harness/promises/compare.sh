# compare says what makes one boot cost other than another: command lines, images, kernels; two that
# can't be compared are said to be so, with exit code 125.
. "$(dirname "$0")/../promise.sh"

printf 'image hello\nkernel fast vmlinux\nmachine fast\nexpect "Hello, "\nend with panic\n' \
    >"$scratch/cheap.boot"
compare() { # CODE WORD…
    wanted=$1
    shift
    must_exit "$wanted" "$kindling" compare "$@" --scenario "$scratch/cheap.boot" --runs 1 --time-scale 4
}
must_match() { # REGEX
    grep -qE -- "$1" "$scratch/out" || { cat "$scratch/out"; fail "nothing like: $1"; }
}

# Two command lines: an initcall that prints its lines is cheaper when it is quiet.
compare 0 cmdline= cmdline=quiet
must_match '^what differs: phase '
must_match '^initcalls +[0-9,]+ +[0-9,]+ +-[0-9,]+ +-[0-9.]+ %'
must_match '^serial8250_init +[0-9,]+ +[0-9,]+ +-[0-9,]+ '

# Two images: one instruction more, and the file that it is in.
for name in one more; do
    nop=
    [ $name = one ] || nop='nop;'
    printf '.globl _start\n_start: %s mov $60, %%eax; xor %%edi, %%edi; syscall\n' "$nop" >"$scratch/init.S"
    gcc -nostdlib -static -Wl,--build-id=none -o "$scratch/$name" "$scratch/init.S" || fail "no assembler"
    printf 'dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nfile /init %s 0755 0 0\n' \
        "$scratch/$name" >"$scratch/$name.list"
    must_exit 0 "$kindling" pack "$scratch/$name.list" -o "$scratch/$name.cpio"
done
sed -i '/^expect/d' "$scratch/cheap.boot"
compare 0 "$scratch/one.cpio" "$scratch/more.cpio"
must_match '^/init +[0-9]+ +[0-9]+ +\+1 '
must_say "bytes of the images: "
must_match '/init'

# Two kernels: the same in another folder differs in nothing, another profile in options and bytes.
must_exit 0 "$kindling" kernel build fast
fast=$(sed -n 's/^vmlinux *//p' "$scratch/out")
mkdir "$scratch/elsewhere"
cp "$fast" "$(dirname "$fast")/config" "$scratch/elsewhere/"
compare 0 "$fast" "$scratch/elsewhere/vmlinux"
must_say "no difference: every phase costs the same, to the instruction"
must_say "no option differs"
printf 'image hello\nkernel seed\ncmdline nolapic_timer\nend with panic\n' >"$scratch/pc.boot"
must_exit 0 "$kindling" compare seed fast --scenario "$scratch/pc.boot" --runs 1 --time-scale 4
must_match '^decompression +[0-9,]+ '
must_match '^brd_init +[0-9,]+ +- +-[0-9,]+ +gone'
must_match '^BLOCK +y +-'
must_say "bytes of functions and variables: "
must_match '^what differs: symbol '

# What can't be compared.
compare 125 fast "$scratch/one.cpio"
must_say "not comparable: fast is a kernel, and $scratch/one.cpio is an image"
cat >"$scratch/qemu" <<'END_OF_QEMU'
#!/bin/sh
# Another version each time that it is asked, as when it is upgraded meanwhile.
[ "$1" = --version ] || exec qemu-system-x86_64 "$@"
touch "$0"
echo x >>"${0%/*}/asked"
echo "QEMU emulator version $(wc -l <"${0%/*}/asked")"
END_OF_QEMU
chmod +x "$scratch/qemu"
KINDLING_QEMU="$scratch/qemu" compare 125 cmdline= cmdline=quiet
must_say "not comparable: another QEMU"
compare 125 "$scratch/nowhere" fast
compare 125 "$scratch/a.config" fast
must_say "add --linux TREE"
