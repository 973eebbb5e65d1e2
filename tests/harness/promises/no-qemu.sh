# Without QEMU there is an error that says what to install, and 125.
. "$(dirname "$0")/../promise.sh"

export KINDLING_QEMU="$scratch/qemu"
must_exit 125 "$kindling" test hello
must_say "$scratch/qemu"
# One that starts and refuses is trouble on the host too, not the kernel's.
printf '#!/bin/sh\necho "qemu: no such machine" >&2\nexit 1\n' >"$scratch/qemu"
chmod +x "$scratch/qemu"
must_exit 125 "$kindling" test hello --accel tcg
must_say 'no such machine'
