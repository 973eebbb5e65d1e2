# Every report is read back by somebody else's reader, and what a hostile guest says is text in each.
. "$(dirname "$0")/../promise.sh"

mkdir "$scratch/set"
printf 'image hello\ntag smoke\nmatrix memory 64M 96M\nexpect /^Hello, (?P<greeted>[^!]+)!/\nend with panic\n' \
    >"$scratch/set/greet.boot"
printf 'image %s\nexpect "the hostile words are said"\nexpect "a text that never comes"\nend with reboot\n' \
    "$root/tests/harness/images/hostile.list" >"$scratch/set/hostile.boot"
printf 'kernel ./none\nend with stop\n' >"$scratch/set/lost <&> \"it's\" # SKIP.boot"

must_exit 1 "$kindling" test "$scratch/set" --ktap "$scratch/report.ktap" --junit "$scratch/report.xml" \
    --json "$scratch/report.json" --html "$scratch/report.html" --artifacts "$scratch/artifacts"
/usr/bin/python3 "$root/tests/harness/read_reports.py" "$root" "$scratch" || fail 'a report'

# The kernel's own reader: the harness has the kernel's source, or it is in the package's tarball.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/kindling"
kunit=$(find "$cache/sources" -maxdepth 5 -path '*/tools/testing/kunit/kunit.py' 2>/dev/null | head -n 1)
if [ -z "$kunit" ]; then
    tarball=$(ls /usr/src/linux-source-6.*.tar.xz | head -n 1)
    tar -C "$scratch" -xJf "$tarball" --strip-components 1 --wildcards '*/tools/testing/kunit'
    kunit=$scratch/tools/testing/kunit/kunit.py
fi
must_exit 1 /usr/bin/python3 "$kunit" parse "$scratch/report.ktap"
must_say '[PASSED] greet[memory=64M]'
must_say '[FAILED] hostile'
must_say 'Ran 6 tests: passed: 4, failed: 2'
must_exit 0 "$kindling" test "$scratch/set/greet.boot" --ktap "$scratch/good.ktap"
must_exit 0 /usr/bin/python3 "$kunit" parse "$scratch/good.ktap"
must_say 'Ran 2 tests: passed: 2'

# Nothing that a terminal would obey is printed, and a report on stdout is alone there.
"$kindling" test "$scratch/set" --json - >"$scratch/alone.json" 2>"$scratch/said" </dev/null
/usr/bin/python3 -c 'import json,sys; json.load(open(sys.argv[1]))' "$scratch/alone.json" ||
    fail 'something else is on stdout'
grep -q '^boot hostile' "$scratch/said" || fail 'what is said did not go to stderr'
if LC_ALL=C grep -q "[$(printf '\001-\010\013-\037\177-\237')]" "$scratch/said"; then
    fail 'control characters were printed'
fi
