# A machine that somebody else kills is trouble on the host, never the kernel's fault.
. "$(dirname "$0")/../promise.sh"

cat >"$scratch/chatter.boot" <<END
image $root/tests/harness/images/actor.list
cmdline act=chatter
expect "a text that never comes"
end with stop
END
"$kindling" test "$scratch/chatter.boot" >"$scratch/out" 2>&1 </dev/null &
pid=$!
tries=0
until grep -q 'acting: chatter' "${XDG_CACHE_HOME:-$HOME/.cache}/kindling/runs/.running-$pid-"*-chatter/console 2>/dev/null; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] || fail "no machine was started"
    sleep 0.1
done
kill -9 "$(pgrep -P $pid qemu)"
wait $pid
status=$?
[ $status -eq 125 ] || { cat "$scratch/out"; fail "exit status $status, not 125"; }
must_say 'signal 9'
