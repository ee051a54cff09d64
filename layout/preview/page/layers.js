// The layers above the picture, as SVG in points: grid, slots, fit, findings, reading order, and what is highlighted.

const SVG = "http://www.w3.org/2000/svg";
export const LAYERS = { grid: "g", slots: "s", fits: "f", marks: "p", order: "r" };

function draw(parent, name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

function box(parent, [x0, y0, x1, y1], name) {
  return draw(parent, "rect", { x: x0, y: y0, width: Math.max(0, x1 - x0), height: Math.max(0, y1 - y0), class: name });
}

// A place whose content has the same size on the screen at every zoom, in CSS pixels (`--unit`: points to a pixel).
function fixed(parent, x, y, name) {
  return draw(draw(parent, "g", { transform: `translate(${x} ${y})` }), "g", { class: `fixed ${name}` });
}

// A label on a ground of its own, so that it can be read above any picture; below a point, or above it.
function label(parent, [x, y], text, name, above = false) {
  const group = fixed(parent, x, y, `label ${name}`);
  const width = [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 11 : 6.4), 8);
  const top = above ? -18 : 2;
  draw(group, "rect", { x: 2, y: top, width, height: 16, rx: 3 });
  draw(group, "text", { x: 6, y: top + 12 }, text);
}

function grid(parent, { columns, top, pitch, lines, area }) {
  const group = draw(parent, "g", { class: "layer-grid" });
  const foot = top + pitch * lines;
  for (const [i, [x0, x1]] of columns.entries()) {
    box(group, [x0, top, x1, foot], "column");
    draw(fixed(group, (x0 + x1) / 2, top, "number middle"), "text", { y: -4 }, i + 1);
  }
  const path = [];
  for (let line = 0; line <= lines; line++) path.push(`M${area[0]} ${top + line * pitch}H${area[2]}`);
  draw(group, "path", { d: path.join(""), class: "line" });
  for (let line = 5; line <= lines; line += 5) {
    for (const [x, side, gap] of [[area[0], "end", -4], [area[2], "start", 4]]) {
      draw(fixed(group, x, top + line * pitch, `number ${side}`), "text", { x: gap, y: 3 }, line);
    }
  }
}

function slots(parent, page, fits, words) {
  const group = draw(parent, "g", { class: "layer-slots" });
  for (const slot of page.slots) {
    box(group, slot.rect, "slot");
    label(group, slot.rect, [slot.slot, slot.article].filter(Boolean).join(" "), "named");
  }
  const tints = draw(parent, "g", { class: "layer-fits" });
  for (const slot of page.slots) {
    const fit = fits.get(slot.slot);
    if (!fit) continue;
    box(tints, slot.rect, `ground ${fit.state} ${fit.level}`);
    label(tints, [slot.rect[0], slot.rect[3]], fit.short, `${fit.state} ${fit.level}`, true);
  }
}

function order(parent, page) {
  const group = draw(parent, "g", { class: "layer-order" });
  for (const [i, { rects }] of page.beads.entries()) {
    const hue = draw(group, "g", { class: `thread hue-${i % 6}` });
    const middle = rects.map(([x0, y0, x1, y1]) => [(x0 + x1) / 2, Math.min(y0 + 14, (y0 + y1) / 2), y1]);
    for (const rect of rects) box(hue, rect, "bead");
    for (let k = 1; k < middle.length; k++) {
      const [ax, , ay] = middle[k - 1], [bx, by] = middle[k];
      draw(hue, "path", { d: `M${ax} ${ay - 6}C${ax + 30} ${ay - 6} ${bx - 30} ${by} ${bx - 9} ${by}`, class: "turn" });
    }
    for (const [k, [x, y]] of middle.entries()) {
      const number = fixed(hue, x, y, "middle");
      draw(number, "circle", { r: 9 });
      draw(number, "text", { y: 4 }, k + 1);
    }
  }
}

// The layers of a page; which of them can be seen is told by classes of the stage.
export function overlay(page, view, words) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${page.width_pt} ${page.height_pt}`);
  svg.setAttribute("class", "overlay");
  svg.setAttribute("aria-hidden", "true");
  const fits = new Map(view.copyfit.filter((fit) => fit.page === page.number).map((fit) => [fit.slot, fit]));
  grid(svg, page.grid);
  slots(svg, page, fits, words);
  order(svg, page);
  const marks = draw(svg, "g", { class: "layer-marks" });
  for (const finding of view.findings) {
    if (finding.page === page.number && finding.rect_pt) {
      box(marks, finding.rect_pt, `mark ${finding.severity}`);
    }
  }
  draw(svg, "g", { class: "layer-chosen" });
  return svg;
}

// Rectangles highlighted above everything else.
export function choose(svg, rects, name) {
  const group = svg.querySelector(".layer-chosen");
  group.replaceChildren();
  for (const [x0, y0, x1, y1] of rects) box(group, [x0 - 2, y0 - 2, x1 + 2, y1 + 2], name);
}
