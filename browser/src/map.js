// What script adds to the map: nearer and farther, and a slider through time. The map itself comes drawn.
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";

const DAY = 86400000;
const RECENT = 30; // days that stand out; as in src/dateline/web/charts/world.py
const FARTHEST = 24;
const WIDTH = 960;

const svg = document.querySelector(".chart.world");
const tools = document.getElementById("map-tools");
if (svg && tools) start(svg, tools);

function start(svg, tools) {
  document.querySelector(".mapped").classList.add("live");
  tools.hidden = false;
  nearer(svg, tools);
  if (tools.querySelector("[name=slide]")) slide(svg, tools);
}

function keep(name, value) {
  const address = new URL(location);
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(null, "", address);
}

function nearer(svg, tools) {
  const moved = select(svg).select(".moved");
  const sized = select(svg).selectAll(".sized");
  let now = zoomIdentity;
  // Marks and names keep their size, on a telephone too.
  const resize = () => {
    const shrunk = Math.max(1, WIDTH / svg.clientWidth);
    sized.attr("transform", `scale(${Math.min(shrunk, 2.2) / now.k})`);
  };
  const zooming = zoom()
    .scaleExtent([1, FARTHEST])
    .translateExtent([[0, 0], [WIDTH, 500]])
    // One finger and the plain wheel move the page, as everywhere else.
    .filter((event) => (event.type === "wheel" ? event.ctrlKey : event.touches ? event.touches.length > 1 : !event.button))
    .on("zoom", ({ transform }) => {
      now = transform;
      moved.attr("transform", transform);
      resize();
    })
    .on("end", ({ transform: t }) => {
      keep("view", t.k > 1 ? [t.k, t.x, t.y].map((n) => n.toFixed(1)).join(",") : "");
    });
  const chart = select(svg).call(zooming);
  const asked = (new URL(location).searchParams.get("view") ?? "").split(",").map(Number);
  if (asked.length === 3 && asked.every(Number.isFinite)) {
    chart.call(zooming.transform, zoomIdentity.translate(asked[1], asked[2]).scale(asked[0]));
  }
  tools.querySelector("[name=nearer]").addEventListener("click", () => chart.call(zooming.scaleBy, 1.6));
  tools.querySelector("[name=farther]").addEventListener("click", () => chart.call(zooming.scaleBy, 1 / 1.6));
  tools.querySelector("[name=whole]").addEventListener("click", () => chart.call(zooming.transform, zoomIdentity));
  new ResizeObserver(resize).observe(svg);
}

function slide(svg, tools) {
  const range = tools.querySelector("[name=slide]");
  const told = tools.querySelector("output");
  const play = tools.querySelector("[name=play]");
  const first = Date.parse(range.dataset.first);
  const dayAt = (n) => new Date(first + n * DAY).toISOString().slice(0, 10);
  const show = () => {
    const day = dayAt(range.valueAsNumber);
    const since = dayAt(range.valueAsNumber - RECENT);
    for (const mark of svg.querySelectorAll("[data-day]")) {
      const days = mark.dataset.day.split(" ");
      const past = days.filter((one) => one <= day);
      mark.classList.toggle("later", past.length === 0);
      mark.classList.toggle("past", past.length > 0 && past.every((one) => one < since));
    }
    told.value = day;
    range.setAttribute("aria-valuetext", day);
  };
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
    keep("day", range.value === range.max ? "" : dayAt(range.valueAsNumber));
  };
  range.addEventListener("input", show);
  range.addEventListener("change", stop);
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (range.value === range.max) range.value = range.min;
    play.textContent = "Stop";
    const step = Math.max(1, Math.round(range.max / 120));
    timer = setInterval(() => {
      range.valueAsNumber += step;
      show();
      if (range.value === range.max) stop();
    }, 100);
  });
}
