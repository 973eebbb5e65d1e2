# ^C and a kill in the middle of boots that run side by side: no machine is left, no folder that
# would be taken for a run, and ^C leaves a clean terminal.
. "$(dirname "$0")/../promise.sh"

cat >"$scratch/chatter.boot" <<END
image $root/tests/harness/images/actor.list
cmdline act=chatter
matrix memory 64M 65M 66M
expect "a text that never comes"
end with stop
END
runs=$scratch/artifacts

wait_for_two() { # PID
    tries=0
    until [ "$(pgrep -P "$1" qemu | wc -l)" -eq 2 ]; do
        tries=$((tries + 1))
        [ $tries -lt 600 ] || { cat "$scratch/out"; fail 'there never were two machines'; }
        sleep 0.1
    done
}
for signal in INT TERM KILL; do
    # Shells start background jobs with SIGINT ignored; perl gives it its default back.
    perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$kindling" test "$scratch/chatter.boot" --jobs 2 \
        --artifacts "$runs" --junit "$scratch/report.xml" >"$scratch/out" 2>&1 </dev/null &
    pid=$!
    wait_for_two $pid
    machines=$(pgrep -P $pid qemu)
    sleep 0.5
    kill -$signal $pid
    wait $pid
    status=$?
    case $signal in INT) expected=130 ;; TERM) expected=143 ;; KILL) expected=137 ;; esac
    [ $status -eq $expected ] || { cat "$scratch/out"; fail "SIG$signal: exit status $status"; }
    for machine in $machines; do
        tries=0
        while kill -0 "$machine" 2>/dev/null; do
            tries=$((tries + 1))
            [ $tries -lt 100 ] || fail "SIG$signal left a machine behind"
            sleep 0.1
        done
    done
    [ ! -e "$scratch/report.xml" ] || fail "SIG$signal left a report of half the boots"
    [ $signal = KILL ] || [ -z "$(ls -A "$runs")" ] || fail "SIG$signal left a folder: $(ls -A "$runs")"
done
# What a kill leaves, the next run takes away.
printf 'image hello\nexpect "Hello"\nend with panic\n' >"$scratch/greet.boot"
must_exit 0 "$kindling" test "$scratch/greet.boot" --artifacts "$runs"
[ "$(ls -A "$runs")" = greet ] || fail "the folder of a killed run was left: $(ls -A "$runs")"
for file in console result.json report.txt argv image config; do
    [ -s "$runs/greet/$file" ] || fail "$file is not there"
done
