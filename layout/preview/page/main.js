// The page: what is shown and chosen, the keys, and the view that the server pushes after every save.

import { LAYERS, choose, overlay } from "/page/layers.js";
import { copyfit, element, errors, findings, listed } from "/page/panel.js";
import { Stage } from "/page/stage.js";
import { WORDS } from "/page/words.js";

const $ = (id) => document.getElementById(id);
const KEPT = "paiban.preview"; // what a window remembers between two openings

const remembered = (() => {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
})();
const state = {
  view: null, words: WORDS.zh, lang: remembered.lang ?? null, page: Number(location.hash.slice(1)) || 1,
  layers: new Set(remembered.layers ?? []), finding: null, here: false, lost: false, chosen: [], asked: 0,
};

const stage = new Stage($("stage"), $("sheet"), clicked, (zoom) => { $("zoom").textContent = `${Math.round(zoom * 100)}%`; });

function remember() {
  localStorage.setItem(KEPT, JSON.stringify({ lang: state.lang, layers: [...state.layers] }));
}

// What the server answers; nothing where it is gone, which the event stream tells.
async function ask(path) {
  try {
    return await (await fetch(path)).json();
  } catch {
    return null;
  }
}

async function refresh() {
  const asked = ++state.asked;
  const view = await ask(`/view.json${state.lang ? `?lang=${state.lang}` : ""}`);
  if (!view || asked !== state.asked) return; // a later question is on its way
  const before = state.view;
  state.view = view;
  state.words = WORDS[view.lang];
  if (!view.pages.some((page) => page.number === state.page)) state.page = view.pages[0]?.number ?? 1;
  if (before && before.number !== view.number) state.finding = again(before, view);
  if (!before || before.lang !== view.lang) dress();
  draw();
}

// The finding that was chosen, where the new view still has it.
function again(before, view) {
  const chosen = before.findings[state.finding];
  if (!chosen) return null;
  const same = view.findings.findIndex((one) => one.code === chosen.code && one.page === chosen.page && one.slot === chosen.slot && one.found === chosen.found);
  return same < 0 ? null : same;
}

const current = () => state.view?.pages.find((page) => page.number === state.page);

// Words that change only with the language.
function dress() {
  const { words } = state;
  document.documentElement.lang = state.view.lang === "zh" ? "zh-Hans" : "en";
  $("lang").textContent = words.other;
  $("help-open").setAttribute("aria-label", words.help);
  $("strip").setAttribute("aria-label", words.strip);
  $("tools").setAttribute("aria-label", words.tools);
  $("layers").setAttribute("aria-label", words.layers);
  $("zooms").setAttribute("aria-label", words.zooms);
  $("panel").setAttribute("aria-label", words.panel);
  for (const [id, word] of [["zoom-in", words.zoomIn], ["zoom-out", words.zoomOut]]) {
    $(id).setAttribute("aria-label", word);
    $(id).title = word;
  }
  $("zoom-fit").textContent = words.fit;
  $("zoom-width").textContent = words.width;
  $("layers").replaceChildren(...Object.entries(LAYERS).map(([name, key]) => element("button", {
    type: "button", id: `layer-${name}`, "aria-pressed": "false", "aria-keyshortcuts": key.toUpperCase(), onclick: () => toggle(name),
  }, words[name], element("kbd", { "aria-hidden": "true" }, key.toUpperCase()))));
  $("help").setAttribute("aria-label", words.help);
  $("help").replaceChildren(
    element("h2", {}, words.help),
    element("dl", {}, ...words.keys.flatMap(([key, does]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)])),
    element("form", { method: "dialog" }, element("button", {}, words.close)),
  );
  tell(null);
}

function draw() {
  const { view, words } = state;
  const page = current();
  document.title = [view.errors.length || view.fault ? "⚠" : "", view.title || "排版"].filter(Boolean).join(" ");
  $("title").textContent = view.title || "paiban";
  const faulty = view.errors.filter((error) => error.severity === "error").length + (view.fault ? 1 : 0);
  const status = faulty ? (page ? words.faulty : words.faultyFirst)(faulty) : words.ready(view.seconds, view.pages.length);
  if ($("status").textContent !== status) $("status").textContent = status;
  document.body.classList.toggle("faulty", faulty > 0);
  $("stale").hidden = !faulty;
  $("stale").textContent = page ? words.stale : words.faultyFirst(faulty);
  document.body.dataset.view = view.number;
  strip();
  for (const name of Object.keys(LAYERS)) {
    $("stage").classList.toggle(`show-${name}`, state.layers.has(name));
    $(`layer-${name}`).setAttribute("aria-pressed", state.layers.has(name));
  }
  if (page) {
    $("stage").setAttribute("aria-label", words.stage(page));
    stage.show(page, overlay(page, view, words));
    highlight();
  }
  lists();
}

function lists() {
  const { view, words } = state;
  const held = document.activeElement?.closest("[data-index]")?.dataset.index;
  errors($("errors"), view, words, state.lost);
  const counts = ["error", "warning", "info"].map((level) => [level, view.findings.filter((one) => one.severity === level).length]);
  $("tab-findings").replaceChildren(words.findings, ...counts.filter(([, count]) => count).map(([level, count]) =>
    element("span", { class: `count ${level}`, title: words.severity[level] }, `${count}`)));
  $("tab-findings").setAttribute("aria-label", [words.findings, ...counts.map(([level, count]) => `${words.severity[level]} ${count}`)].join(", "));
  $("tab-copyfit").textContent = words.copyfit;
  findings($("findings"), view, words, state, { finding: pick, here: (on) => { state.here = on; lists(); }, copy });
  copyfit($("copyfit"), view, words, { slot: pickSlot });
  if (held !== undefined) $("findings").querySelector(`[data-index="${held}"]`)?.focus();
}

function strip() {
  const { view, words } = state;
  const list = $("strip").firstElementChild;
  const old = new Map([...list.children].map((item) => [Number(item.dataset.page), item]));
  const items = view.pages.map((page) => {
    const item = old.get(page.number) ?? element("li", { "data-page": page.number },
      element("button", { type: "button", onclick: () => go(page.number) },
        element("img", { alt: "", loading: "lazy", width: 92 }), element("span", { class: "name" }), element("span", { class: "fitting" })));
    const button = item.firstElementChild;
    const [picture, name, fitting] = button.children;
    const source = `/pages/${page.number}/${encodeURIComponent(page.version)}/thumb.png`;
    if (picture.getAttribute("src") !== source) picture.setAttribute("src", source);
    picture.setAttribute("height", Math.round(92 * page.height_pt / page.width_pt));
    name.textContent = `${page.label} ${page.name}`;
    const fits = view.copyfit.filter((fit) => fit.page === page.number && fit.level !== "ok");
    fitting.className = `fitting ${fits.some((fit) => fit.level === "error") ? "error" : fits.length ? "warning" : "ok"}`;
    fitting.textContent = fits.length ? fits.slice(0, 2).map((fit) => fit.short).join(" ") : words.fitting;
    button.setAttribute("aria-current", page.number === state.page ? "page" : "false");
    button.setAttribute("aria-label", [words.page(page), ...fits.map((fit) => `${fit.slot} ${fit.words}`)].join("，"));
    return item;
  });
  if (items.some((item, i) => list.children[i] !== item) || list.children.length !== items.length) list.replaceChildren(...items);
}

function go(number) {
  if (!state.view.pages.some((page) => page.number === number)) return;
  if (number !== state.page) {
    state.page = number;
    state.chosen = [];
    history.replaceState(null, "", `#${number}`);
  }
  draw();
  $("strip").querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function step(by) {
  const numbers = state.view.pages.map((page) => page.number);
  go(numbers[numbers.indexOf(state.page) + by]);
}

function toggle(name) {
  state.layers.has(name) ? state.layers.delete(name) : state.layers.add(name);
  remember();
  draw();
}

function highlight() {
  const finding = state.view.findings[state.finding];
  const marks = finding?.rect_pt && finding.page === state.page ? [finding.rect_pt] : [];
  if (marks.length) choose(stage.overlay, marks, `chosen ${finding.severity}`);
  else choose(stage.overlay, state.chosen, "chosen text");
}

function pick(index) {
  const finding = state.view.findings[index];
  state.finding = state.finding === index ? null : index;
  state.chosen = [];
  tab("findings");
  if (state.finding !== null && finding.page) go(finding.page);
  else draw();
  if (state.finding !== null && finding.rect_pt) stage.reveal(finding.rect_pt);
  $("findings").querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
}

function stepFinding(by) {
  const list = listed(state.view, state.here ? state.page : null).map(({ index }) => index);
  if (!list.length) return;
  const at = list.indexOf(state.finding);
  const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
  if (list[next] !== state.finding) pick(list[next]);
}

function pickSlot(number, address) {
  const slot = state.view.pages.find((page) => page.number === number)?.slots.find((one) => one.slot === address);
  if (!slot) return;
  state.finding = null;
  go(number);
  state.chosen = [slot.rect];
  highlight();
  stage.reveal(slot.rect);
  tell({ article: slot.article, slot: slot.slot, words: "", place: slot.place, link: null });
}

async function clicked(x, y) {
  const found = await ask(`/at.json?page=${state.page}&x=${x.toFixed(2)}&y=${y.toFixed(2)}`);
  if (!found) return;
  state.finding = null;
  state.chosen = found.rects ?? [];
  highlight();
  lists();
  tell(found);
}

// What stands at the place that was clicked, and where it was written.
function tell(found) {
  const { words } = state;
  const footer = $("place");
  footer.replaceChildren();
  if (!found) return footer.append(element("span", { class: "quiet" }, words.where));
  if (!found.place) return footer.append(element("span", { class: "quiet" }, words.nowhere));
  footer.append(
    element("code", { id: "source" }, found.place), " ",
    element("button", { type: "button", class: "plain", id: "copy", onclick: () => copy(found.place) }, words.copy), " ",
    found.link ? element("a", { href: found.link }, words.open) : "", " ",
    element("span", { class: "quiet" }, [found.slot, found.article, found.words].filter(Boolean).join(" · ")),
  );
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  const button = $("copy");
  if (button) button.textContent = state.words.copied;
}

function tab(name) {
  for (const one of ["findings", "copyfit"]) {
    const on = one === name;
    $(`tab-${one}`).setAttribute("aria-selected", on);
    $(`tab-${one}`).tabIndex = on ? 0 : -1;
    $(one).hidden = !on;
  }
}

function clear() {
  state.finding = null;
  state.chosen = [];
  tell(null);
  draw();
}

const KEYS = {
  ArrowLeft: () => step(-1), ArrowRight: () => step(1), PageUp: () => step(-1), PageDown: () => step(1),
  "[": () => step(-1), "]": () => step(1), "【": () => step(-1), "】": () => step(1),
  "+": () => stage.zoom("in"), "=": () => stage.zoom("in"), "-": () => stage.zoom("out"), 0: () => stage.zoom("fit"), 1: () => stage.zoom("width"),
  j: () => stepFinding(1), k: () => stepFinding(-1), "?": () => $("help").showModal(), Escape: clear,
  ...Object.fromEntries(Object.entries(LAYERS).map(([name, key]) => [key, () => toggle(name)])),
};

// Whether a key moves about on a page that is larger than the stage, and so does not turn it.
function scrolls(key) {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = $("stage");
  if (key.startsWith("Arrow")) return scrollWidth > clientWidth + 1;
  return key.startsWith("Page") && scrollHeight > clientHeight + 1;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open || !state.view) return;
  if (event.target.closest?.("[role=tablist]") && event.key.startsWith("Arrow")) return;
  const key = event.key === "Process" ? event.code.replace(/^Key/, "") : event.key; // an input method is on
  if (scrolls(key)) return;
  const act = KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (!act || (key !== "Escape" && !current())) return;
  event.preventDefault();
  act();
});

$("tabs").addEventListener("keydown", (event) => {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = $("tab-findings").getAttribute("aria-selected") === "true" ? "copyfit" : "findings";
  tab(other);
  $(`tab-${other}`).focus();
});
$("tab-findings").addEventListener("click", () => tab("findings"));
$("tab-copyfit").addEventListener("click", () => tab("copyfit"));
$("zoom-in").addEventListener("click", () => stage.zoom("in"));
$("zoom-out").addEventListener("click", () => stage.zoom("out"));
$("zoom-fit").addEventListener("click", () => stage.zoom("fit"));
$("zoom-width").addEventListener("click", () => stage.zoom("width"));
$("help-open").addEventListener("click", () => $("help").showModal());
$("lang").addEventListener("click", () => {
  state.lang = state.view.lang === "zh" ? "en" : "zh";
  remember();
  refresh();
});

const events = new EventSource("/events");
events.addEventListener("view", refresh);
events.addEventListener("open", () => { state.lost = false; if (state.view) lists(); });
events.addEventListener("error", () => { state.lost = true; if (state.view) lists(); });
