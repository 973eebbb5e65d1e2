#!/bin/sh
# Reports of tests as KUnit and kselftest do. act=good: all is well; bad: one fails; cut: the machine
# ends before the last result.
second=ok
[ "$act" != bad ] || second='not ok'

# Through the kernel's log, as KUnit does: time stamps stand before each line.
{
    echo 'KTAP version 1'
    echo '1..2'
    echo '    KTAP version 1'
    echo '    # Subtest: suite'
    echo '    1..2'
    echo '    ok 1 first'
    [ "$act" != cut ] || exit
    echo '    # second: EXPECTATION FAILED at lib/second.c:7'
    echo "    $second 2 second"
    echo "$second 1 suite"
    echo 'ok 2 other # SKIP not on this machine'
} | while IFS= read -r line; do echo "$line" >/dev/kmsg; done
[ "$act" != cut ] || exec /bin/busybox reboot -f
# And by itself, as kselftest does.
echo 'TAP version 13'
echo '1..2'
echo 'ok 1 selftests: timers: posix_timers'
echo 'not ok 2 selftests: net: later # TODO not written yet'
echo 'the tests are over'
exec /bin/busybox reboot -f
