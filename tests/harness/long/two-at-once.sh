# Two at once, with an empty cache: each builds or waits for the other, and both pass.
. "$(dirname "$0")/../promise.sh"

export XDG_CACHE_HOME="$scratch/cache"
"$kindling" test busybox >"$scratch/one" 2>&1 </dev/null &
one=$!
"$kindling" test busybox >"$scratch/two" 2>&1 </dev/null &
two=$!
wait $one || { cat "$scratch/one"; fail "the first failed"; }
wait $two || { cat "$scratch/two"; fail "the second failed"; }
cat "$scratch/one" "$scratch/two" | grep -q 'another kindling is making it' ||
    fail "neither waited for the other"
