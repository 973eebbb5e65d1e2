# ^C ends the machine, leaves no process behind, and we die of the same signal.
. "$(dirname "$0")/../promise.sh"

cat >"$scratch/chatter.boot" <<'END'
image IMAGES/actor.list
cmdline act=chatter
expect "a text that never comes"
end with stop
END
sed -i "s|IMAGES|$root/tests/harness/images|" "$scratch/chatter.boot"

for signal in INT TERM KILL; do
    # Shells start background jobs with SIGINT ignored; perl gives it its default back.
    perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$kindling" test "$scratch/chatter.boot" \
        >"$scratch/out" 2>&1 </dev/null &
    pid=$!
    tries=0
    until pgrep -P $pid qemu >/dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || { cat "$scratch/out"; fail "no machine was started"; }
        sleep 0.1
    done
    machine=$(pgrep -P $pid qemu)
    sleep 0.5
    kill -$signal $pid
    wait $pid
    status=$?
    case $signal in INT) expected=130 ;; TERM) expected=143 ;; KILL) expected=137 ;; esac
    [ $status -eq $expected ] || fail "SIG$signal: exit status $status, not $expected"
    tries=0
    while kill -0 $machine 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 50 ] || fail "SIG$signal left a machine behind"
        sleep 0.1
    done
done
