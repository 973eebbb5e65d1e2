# A disk is not altered unless the scenario says `writable`; what comes on a further serial port is
# kept.
. "$(dirname "$0")/../promise.sh"

run_with() { # CODE WORDS…: boots with the disk, and has the guest write to it
    wanted_code=$1
    shift
    cat >"$scratch/disk.boot" <<END
image busybox
kernel test
disk disk.img $*
require proved
run "mknod /vda b \$(tr : ' ' </sys/class/block/vda/dev)"
run "dd if=/vda bs=512 count=1 2>/dev/null"
  output contains "the first words"
run "echo 'other words' | dd of=/vda bs=512 conv=sync && sync"
end with power-off
END
    must_exit "$wanted_code" "$kindling" test "$scratch/disk.boot"
}
printf 'the first words\n' >"$scratch/disk.img"
truncate -s 1M "$scratch/disk.img"
before=$(sha256sum <"$scratch/disk.img")
for words in '' raw snapshot 'raw snapshot'; do
    run_with 0 $words
    must_say 'pass proved'
    [ "$before" = "$(sha256sum <"$scratch/disk.img")" ] || fail "\"$words\" has altered the disk"
done
run_with 1 read-only
must_say 'fail'
[ "$before" = "$(sha256sum <"$scratch/disk.img")" ] || fail 'a read-only disk was altered'
run_with 0 writable
[ "$(head -c 11 "$scratch/disk.img")" = 'other words' ] || fail 'a writable disk was not written'

cat >"$scratch/ports.boot" <<END
image busybox
serial ttyS2
run "mknod /port c 4 66 && echo said on the third port >/port"
end with reboot
END
must_exit 0 "$kindling" test "$scratch/ports.boot"
grep -rqs 'said on the third port' "${XDG_CACHE_HOME:-$HOME/.cache}/kindling/runs" ||
    fail 'what came on ttyS2 is lost'
