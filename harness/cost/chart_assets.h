#pragma once
// What stands in every chart: its style, and the script that zooms it. The script only moves what
// the page holds already; without it the page shows the whole boot.

#include <string_view>

namespace kindling::cost {

inline constexpr std::string_view chart_style = R"css(
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fcfcfa; --soft: #8a8a86; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #1b1b1d; } }
body { font: 14px/1.45 system-ui, sans-serif; margin: 1.5em auto; max-width: 1240px;
       padding: 0 1em; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.4em; margin: 0 0 .2em; } h2 { font-size: 1.1em; margin: 1.4em 0 .2em; }
p { margin: .2em 0; } .hint { color: var(--soft); }
svg.boot { width: 100%; height: auto; cursor: grab; user-select: none; touch-action: none; }
.bar text { pointer-events: none; }
text { font: 12px system-ui, sans-serif; fill: #10100f; pointer-events: none; }
text.lane, .axis text { fill: var(--soft); font-size: 11px; }
.axis line { stroke: var(--soft); stroke-width: 1; }
rect { stroke: #fff; stroke-width: .5; }
rect.phase { fill: #9ec5e8; } rect.initcall { fill: #f3c78b; } rect.inner { fill: #b7d99c; }
rect.program { fill: #cdb9ea; } rect.step { fill: #a9dcd6; } rect.command { fill: #f0b4b4; }
rect.line { fill: #777; stroke: none; }
rect.more { fill: #e4572e; } rect.less { fill: #4da167; }
rect.slight { fill-opacity: .35; }
.bar:hover rect { filter: brightness(.88); }
table { border-collapse: collapse; margin: .6em 0; }
th, td { padding: .1em .8em .1em 0; text-align: left; font-weight: normal; }
th { color: var(--soft); } .numbers td + td { text-align: right; }
.numbers th + th { text-align: right; }
tr.more td:nth-child(n+4) { color: #d43d12; } tr.less td:nth-child(n+4) { color: #2e8b4f; }
pre { overflow-x: auto; } pre span, summary { color: var(--soft); }
td { overflow-wrap: anywhere; }
)css";

inline constexpr std::string_view chart_script = R"js(
"use strict";
const boots = [...document.querySelectorAll("svg.boot")];
const whole = Number(boots[0].dataset.whole) || 1;
const width = Number(boots[0].dataset.width);
let from = 0, to = whole;
const ns = "http://www.w3.org/2000/svg";
function axis(group) {
  group.replaceChildren();
  const y = Number(group.dataset.y);
  const rough = (to - from) / 8, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(n => n * power).find(n => n >= rough);
  const digits = Math.max(0, 6 - Math.floor(Math.log10(step)));
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const x = (at - from) / (to - from) * width;
    const line = document.createElementNS(ns, "line");
    for (const [key, value] of [["x1", x], ["x2", x], ["y1", y], ["y2", y + 5]])
      line.setAttribute(key, value);
    const text = document.createElementNS(ns, "text");
    text.setAttribute("x", Math.min(x + 2, width - 60));
    text.setAttribute("y", y + 16);
    text.textContent = (at / 1e6).toFixed(Math.min(digits, 6)) + " ms";
    group.append(line, text);
  }
}
function draw() {
  for (const boot of boots) {
    for (const bar of boot.querySelectorAll(".bar")) {
      const begin = (Number(bar.dataset.b) - from) / (to - from) * width;
      const end = (Number(bar.dataset.e) - from) / (to - from) * width;
      const outside = end < 0 || begin > width;
      bar.style.display = outside ? "none" : "";
      if (outside) continue;
      const left = Math.max(begin, 0);
      bar.setAttribute("x", left);
      bar.setAttribute("width", Math.max(Math.min(end, width) - left, 1));
    }
    axis(boot.querySelector(".axis"));
  }
}
function show(first, last) {
  const span = Math.min(Math.max(last - first, 100), whole);
  from = Math.min(Math.max(first, 0), whole - span);
  to = from + span;
  draw();
}
for (const boot of boots) {
  const at = event => {
    const box = boot.getBoundingClientRect();
    return from + (event.clientX - box.left) / box.width * (to - from);
  };
  boot.addEventListener("wheel", event => {
    event.preventDefault();
    const here = at(event), scale = event.deltaY > 0 ? 1.25 : 0.8;
    show(here - (here - from) * scale, here + (to - here) * scale);
  }, { passive: false });
  let grip = null;
  boot.addEventListener("pointerdown", event => {
    grip = at(event);
    boot.setPointerCapture(event.pointerId);
  });
  boot.addEventListener("pointermove", event => {
    if (grip === null) return;
    const moved = grip - at(event);
    show(from + moved, to + moved);
  });
  boot.addEventListener("pointerup", () => { grip = null; });
  boot.addEventListener("dblclick", () => show(0, whole));
}
const kernel = [...document.querySelectorAll("rect.phase")].map(rect => rect.parentNode)
  .find(bar => bar.querySelector("text").textContent === "kernel start");
document.getElementById("whole").onclick = () => show(0, whole);
document.getElementById("kernel").onclick = () =>
  show(kernel ? Number(kernel.dataset.b) : 0, whole);
const wanted = location.hash.match(/^#(\d+)-(\d+)$/);
if (wanted) show(Number(wanted[1]), Number(wanted[2])); else draw();
)js";

}  // namespace kindling::cost
