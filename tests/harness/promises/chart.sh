# chart draws a counted boot: lines for the terminal, a trace, and a page that a real browser shows,
# in which a guest's text is only text. The picture stays in build/artifacts.
. "$(dirname "$0")/../promise.sh"

printf 'image hello\nkernel fast vmlinux\nmachine fast\nexpect "Hello, "\nend with panic\n' \
    >"$scratch/cheap.boot"
must_exit 0 "$kindling" bench "$scratch/cheap.boot" --runs 1 --time-scale 4 --save "$scratch/one.json"
# A guest that writes markup on its console, and an initcall that costs more.
sed -e 's/"Hello, Linux!"/"<img src=x onerror=document.title=1><script>document.title=2<\/script>"/' \
    -e '/"serial8250_init"/,/"executed"/s/"executed": /"executed": 9/' \
    "$scratch/one.json" >"$scratch/two.json"
must_exit 0 "$kindling" chart "$scratch/one.json" "$scratch/two.json" -o "$scratch/chart.html" \
    --trace "$scratch/trace.json"
must_say "serial8250_init"
grep -q '"traceEvents"' "$scratch/trace.json" || fail "no trace"
must_exit 125 "$kindling" chart "$scratch/trace.json"
must_say "it is no file of boots"

browser=$(command -v chromium || command -v chromium-browser) ||
    { echo "no chromium: the page was not looked at"; exit 0; }
browse() {
    timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$scratch/profile" --window-size=1280,1500 "$@" "file://$scratch/chart.html" \
        2>/dev/null
}
browse --dump-dom >"$scratch/dom"
grep -q '<title>cheap - what a boot costs</title>' "$scratch/dom" || fail "the guest's text ran"
grep -q '<text x="[0-9.]*" y="[0-9]*">[0-9.]* ms</text>' "$scratch/dom" || fail "the page's script drew no axis"
grep -q 'class="initcall more"' "$scratch/dom" || fail "the difference is not marked"
mkdir -p "$root/build/artifacts"
rm -f "$root/build/artifacts/chart.png"
browse --screenshot="$root/build/artifacts/chart.png" >/dev/null
[ "$(head -c 4 "$root/build/artifacts/chart.png" | tail -c 3)" = PNG ] || fail "no picture"
[ "$(wc -c <"$root/build/artifacts/chart.png")" -gt 20000 ] || fail "the picture is empty"
