# A boot that stays silent under KVM is not yet the kernel's fault: a known-good kernel decides. KVM
# is played by a QEMU that mutes what is to run under it.
. "$(dirname "$0")/../promise.sh"

export KINDLING_KVM=/dev/null # opens, as /dev/kvm does where it is of no use
export KINDLING_QEMU="$root/tests/harness/qemus/silent-kvm.sh"
# What is found out is about a KVM that is none: it is kept apart, beside what is built already.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/kindling"
mkdir -p "$scratch/cache/kindling"
for kept in kernels busyboxes sources downloads answers; do
    ln -s "$cache/$kept" "$scratch/cache/kindling/$kept"
done
export XDG_CACHE_HOME="$scratch/cache"
cat >"$scratch/mute.boot" <<END
image $root/tests/harness/images/actor.list
cmdline act=chatter
silence 6s
expect "acting: reboot"
end with reboot
END

# Only this kernel is silent: it is to blame.
must_exit 1 env KINDLING_TEST_MUTE=own "$kindling" test "$scratch/mute.boot" --accel kvm
must_say 'silent  mute'
must_say 'kvm is not to blame'

# Also when the machine ends without a word.
sed -i 's/act=chatter/act=reboot/' "$scratch/mute.boot"
must_exit 1 env KINDLING_TEST_MUTE=own "$kindling" test "$scratch/mute.boot" --accel kvm
must_say 'kvm is not to blame'

# The known-good one is silent too: KVM is to blame, TCG is taken, and that is said.
must_exit 0 "$kindling" test "$scratch/mute.boot" --accel kvm
must_say 'neither this kernel nor one that is known to be good (seed) said a byte'
must_say 'made under tcg'
# From then on KVM is not chosen.
must_exit 0 "$kindling" test "$scratch/mute.boot"
must_say 'accelerator: tcg, kvm says nothing'

# A kernel that fails under TCG too does not pass for it.
sed -i 's/act=reboot/act=halt/' "$scratch/mute.boot"
must_exit 1 "$kindling" test "$scratch/mute.boot" --accel kvm
must_say 'made under tcg'
