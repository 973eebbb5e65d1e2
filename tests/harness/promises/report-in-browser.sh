# The HTML report in a real browser: its table, its filters, the marked line; and what a hostile guest
# says is text there, too. The picture of it is kept: $KINDLING_PICTURES, or the build folder.
. "$(dirname "$0")/../promise.sh"

mkdir "$scratch/set"
printf 'image hello\nmatrix memory 64M 96M\nexpect "Hello, "\nend with panic\n' >"$scratch/set/greet.boot"
printf 'image %s\nreject "the hostile words"\nexpect "never"\nend with reboot\n' \
    "$root/tests/harness/images/hostile.list" >"$scratch/set/hostile.boot"
cp "$root/tests/boot/busybox.boot" "$scratch/set/"
KINDLING_REAL_QEMU=${KINDLING_QEMU:-qemu-system-x86_64}
KINDLING_COUNT=$scratch/count
export KINDLING_REAL_QEMU KINDLING_COUNT
must_exit 1 env KINDLING_QEMU="$root/tests/harness/qemus/fails-first.sh" "$kindling" test "$scratch/set" \
    --accel tcg --retry 1 --jobs 1 --html "$scratch/report.html"

browse() { # OPTION… PAGE
    chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --disable-dev-shm-usage \
        --user-data-dir="$scratch/browser" "$@" 2>"$scratch/browser.log"
}
# A script of ours presses the buttons and writes down what is to be seen.
cat >"$scratch/press.js" <<'END'
window.addEventListener('load', () => {
  const seen = () => [...document.querySelectorAll('.tests details')].filter(one => !one.hidden)
    .map(one => one.dataset.name).join(';');
  const press = kind => document.querySelector(`.bar button[data-kind=${kind}]`).click();
  const words = document.querySelector('.bar input');
  const said = ['all=' + seen()];
  for (const kind of ['failed', 'flaky', 'pass', 'all']) { press(kind); said.push(kind + '=' + seen()); }
  words.value = 'MEMORY'; words.oninput(); said.push('search=' + seen());
  said.push('title=' + document.title);
  said.push('marked=' + [...document.querySelectorAll('mark')].map(one => one.textContent).join(';'));
  said.push('images=' + document.images.length, 'scripts=' + document.scripts.length);
  document.body.innerHTML = ''; document.body.textContent = said.join('\n');
});
END
sed "s|</body>|<script>$(tr '\n' ' ' <"$scratch/press.js" | sed 's/[&|\\]/\\&/g')</script></body>|" \
    "$scratch/report.html" >"$scratch/pressed.html"
browse --dump-dom "file://$scratch/pressed.html" >"$scratch/out" || { cat "$scratch/browser.log"; fail 'the browser'; }
grep -q '^failed=hostile$' "$scratch/out" || { cat "$scratch/out"; fail 'the filter of what failed'; }
grep -q '^flaky=[^;]*$' "$scratch/out" || { cat "$scratch/out"; fail 'the filter of what is flaky'; }
grep -q '^search=greet\[memory=64M\];greet\[memory=96M\]$' "$scratch/out" || { cat "$scratch/out"; fail 'the search'; }
grep -q '^title=kindling: 2 of 4 passed$' "$scratch/out" || { cat "$scratch/out"; fail 'the title'; }
grep -q '^marked=.*the hostile words are said' "$scratch/out" || { cat "$scratch/out"; fail 'the marked line'; }
grep -q '^images=0$' "$scratch/out" || fail 'the guest put an image into the page'
grep -q '^scripts=2' "$scratch/out" || { cat "$scratch/out"; fail 'the guest put a script into the page'; }

pictures=${KINDLING_PICTURES:-$root/build/pictures}
mkdir -p "$pictures"
browse --window-size=1200,1600 --screenshot="$pictures/report.png" "file://$scratch/report.html" >/dev/null
[ "$(head -c 4 "$pictures/report.png" | tail -c 3)" = PNG ] || fail 'there is no picture'
