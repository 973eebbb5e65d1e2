# Not a byte of the console is lost while the harness itself gets no processor: it is stopped for a
# second in the middle of the boot, which prints on.
. "$(dirname "$0")/../promise.sh"

what_it_printed() {
    sed -n 's/.*\(BIOS-e820: .*\]\) \([a-z]*\).*/\1 \2/p; s/.*\(Movable zone start for each node\).*/\1/p' "$1"
}

must_exit 0 "$kindling" test hello --accel tcg --artifacts "$scratch/awake"
what_it_printed "$scratch/awake/hello/console" >"$scratch/wanted"
[ "$(wc -l <"$scratch/wanted")" -gt 3 ] || fail "the kernel said too little"

"$kindling" test hello --accel tcg --artifacts "$scratch/asleep" >"$scratch/out" 2>&1 </dev/null &
pid=$!
tries=0
until cat "$scratch/asleep/.running-$pid-"*/console 2>/dev/null | grep -q .; do
    tries=$((tries + 1))
    [ $tries -lt 6000 ] || fail "the kernel said nothing"
done
kill -STOP $pid
sleep 1
kill -CONT $pid
wait $pid || { cat "$scratch/out"; fail "the boot did not pass"; }
what_it_printed "$scratch/asleep/hello/console" >"$scratch/got"
diff "$scratch/wanted" "$scratch/got" || fail "bytes of the console were lost"
