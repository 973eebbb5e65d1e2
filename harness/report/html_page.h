#pragma once
// The parts of the HTML report that are the same on every page: its looks, and its filters.

#include <string_view>

namespace kindling::report {

inline constexpr std::string_view page_style = R"css(
:root { color-scheme: light dark; --ink: #1c2230; --dim: #667085; --paper: #f6f7f9; --card: #fff;
  --line: #e2e5ea; --pass: #18794e; --fail: #c62a2f; --flaky: #a15c07; --mark: #ffe4e2;
  --boot: #8da4ef; --start: #5bb98c; --work: #ffc53d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ec; --dim: #98a2b3; --paper: #14171c;
  --card: #1c2027; --line: #303640; --pass: #3dd68c; --fail: #ff9592; --flaky: #ffca16;
  --mark: #5a2326; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem clamp(1rem, 4vw, 4rem); background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
header p { margin: 0 0 1.25rem; color: var(--dim); }
.bar { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: 1rem; }
.bar button, .bar input { font: inherit; color: inherit; background: var(--card); padding: .35rem .8rem;
  border: 1px solid var(--line); border-radius: .5rem; }
.bar button { cursor: pointer; }
.bar button[aria-pressed=true] { border-color: currentColor; font-weight: 600; }
.bar input { flex: 1 1 14rem; min-width: 8rem; }
.tests { border: 1px solid var(--line); border-radius: .75rem; background: var(--card); overflow: hidden; }
.head, summary { display: grid; grid-template-columns: minmax(0, 1fr) 9rem 5rem minmax(6rem, 22%);
  gap: 1rem; padding: .55rem 1rem; align-items: center; }
.head { color: var(--dim); font-size: .85rem; border-bottom: 1px solid var(--line); }
details + details { border-top: 1px solid var(--line); }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:hover { background: color-mix(in srgb, var(--line) 35%, transparent); }
.name { overflow-wrap: anywhere; font-weight: 550; }
.outcome { font-weight: 650; } .pass { color: var(--pass); } .flaky { color: var(--flaky); }
.failed { color: var(--fail); }
.time { text-align: right; font-variant-numeric: tabular-nums; }
.track { display: flex; height: .6rem; border-radius: .3rem; overflow: hidden; }
.track i { display: block; } .b { background: var(--boot); } .s { background: var(--start); }
.w { background: var(--work); }
.story { padding: .25rem 1rem 1rem; border-top: 1px dashed var(--line); }
.story h2 { font-size: 1rem; margin: 1rem 0 .25rem; } .story p { margin: .25rem 0; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: .5rem 0; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: .4rem 0; padding: .75rem; max-height: 28rem; overflow: auto; font: 12.5px/1.45 ui-monospace,
  monospace; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; }
pre.command { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; display: inline-block; min-width: 100%;
  box-shadow: inset 3px 0 var(--fail); padding-left: .5rem; margin-left: -.5rem; }
ul.sub { list-style: none; margin: .2rem 0; padding-left: 1.2rem; }
.legend { color: var(--dim); font-size: .85rem; margin: .75rem .25rem; }
.legend i { display: inline-block; width: .8rem; height: .6rem; border-radius: .2rem; margin: 0 .3rem 0 1rem; }
[hidden] { display: none; }
)css";

inline constexpr std::string_view page_script = R"js(
const tests = [...document.querySelectorAll('.tests details')];
const buttons = [...document.querySelectorAll('.bar button')];
const words = document.querySelector('.bar input');
let kind = 'all';
function show() {
  const text = words.value.toLowerCase();
  for (const test of tests)
    test.hidden = (kind !== 'all' && test.dataset.kind !== kind) ||
      !test.dataset.name.toLowerCase().includes(text);
  for (const button of buttons) button.setAttribute('aria-pressed', button.dataset.kind === kind);
}
for (const button of buttons) button.onclick = () => { kind = button.dataset.kind; show(); };
words.oninput = show;
for (const test of tests)
  test.addEventListener('toggle', () => {
    const line = test.open && test.querySelector('mark');
    if (line) line.parentElement.scrollTop = line.offsetTop - line.parentElement.offsetTop - 120;
  });
for (const test of tests.filter(one => one.dataset.kind !== 'pass').slice(0, 3)) test.open = true;
show();
)js";

}  // namespace kindling::report
