# A full disk: a report is whole or not there, what stood there stays, and it is said which file it was.
. "$(dirname "$0")/../promise.sh"

printf 'image hello\nexpect "Hello"\nend with panic\n' >"$scratch/greet.boot"
# A file system of 16 KiB in a mount name space of its own, so that nobody else sees it.
in_small_disk() { # CODE COMMAND…
    code=$1
    shift
    must_exit "$code" unshare --map-root-user --mount sh -c '
        mount -t tmpfs -o size=16k kindling "$0" && printf before >"$0/report" && "$@"
        status=$?
        (cd "$0" && find . -mindepth 1 | sort) >"$1.left"; cat "$0/report" >"$1.report"
        exit $status' "$scratch/disk" "$@"
}
mkdir "$scratch/disk"
ln -s "$kindling" "$scratch/run"

# The page is larger than the disk; the boot itself went well.
in_small_disk 125 "$scratch/run" test "$scratch/greet.boot" --html "$scratch/disk/report"
must_say "writing the report --html $scratch/disk/report"
must_say 'No space left on device'
grep -Eq '^greet .* pass' "$scratch/out" || fail 'the boot did not pass'
[ "$(cat "$scratch/run.report")" = before ] || fail 'the report that stood there is gone'
[ "$(cat "$scratch/run.left")" = ./report ] || fail "something was left: $(cat "$scratch/run.left")"

# A report that can't be written does not hide that a boot failed.
printf 'image hello\nexpect "never"\nend with panic\n' >"$scratch/wrong.boot"
in_small_disk 1 "$scratch/run" test "$scratch/wrong.boot" --html "$scratch/disk/report"
must_say 'No space left on device'

# Nor can the boot's folder: that is trouble on the host, and no half of a folder is left.
in_small_disk 125 "$scratch/run" test "$scratch/greet.boot" --artifacts "$scratch/disk/runs"
must_say 'No space left on device'
grep -Eq '^greet .* infra' "$scratch/out" || { cat "$scratch/out"; fail 'it is not infra'; }
[ "$(tr '\n' ' ' <"$scratch/run.left")" = './report ./runs ' ] ||
    fail "something was left: $(cat "$scratch/run.left")"
