# --dry-run prints QEMU's command line, and a shell takes it as it is.
. "$(dirname "$0")/../promise.sh"

cat >"$scratch/a b.boot" <<'END'
image hello
machine q35
firmware qboot
memory 256M
cmdline "word=a b" init=/init
serial ttyS2
end with panic
END
must_exit 0 "$kindling" test "$scratch/a b.boot" --dry-run
must_say '-machine q35'
must_say '-bios qboot.rom'
must_say '-m 256M'
line=$(grep '^qemu-system' "$scratch/out")
printf 'for word in "$@"; do printf "%%s\\n" "$word"; done\n' >"$scratch/words.sh"
eval "sh '$scratch/words.sh' $line" >"$scratch/out"
must_say 'word=a b init=/init'

# Pasted, it boots.
(eval "$line" >"$scratch/out" 2>&1 </dev/null)
must_say 'Hello, Linux'

must_exit 0 "$kindling" run hello --dry-run --gdb --firmware seabios --disk "$scratch/a b.boot"
must_say '-gdb tcp:127.0.0.1:1234 -S'
must_say '-bios bios-256k.bin'
must_say 'snapshot=on'
must_exit 0 "$kindling" run hello --dry-run --gdb=4321
must_say 'tcp:127.0.0.1:4321'
must_exit 125 "$kindling" run hello --dry-run --gdb=x
must_say 'is no port'
must_exit 125 "$kindling" run hello --firmware efi
must_say 'there are seabios, qboot'
