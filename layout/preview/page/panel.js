// The lists beside the page: errors with their source lines, findings, the copyfit table.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export function placeOf(finding) {
  return finding.file ? `${finding.file}:${finding.line}:${finding.column}` : "";
}

// The source line with the place marked, the caret below it; not where all of an article is meant.
function source(finding) {
  if (!finding.source || (finding.line === 1 && finding.source.at + finding.source.after === "---")) return null;
  const { before, at, after } = finding.source;
  return element("pre", { class: "source" },
    element("span", { class: "line-number" }, `${finding.line}`), before, element("mark", {}, at || " "), after);
}

function rows(finding, words) {
  const list = element("dl");
  for (const key of ["found", "expected", "hint", "waived"]) {
    if (finding[key]) list.append(element("dt", {}, words[key]), element("dd", {}, finding[key]));
  }
  return list.children.length ? list : null;
}

// Where it is written: to copy, and as a link where an editor is known.
function place(finding, words, copy) {
  const text = placeOf(finding);
  if (!text) return null;
  const shown = finding.link ? element("a", { href: finding.link, title: words.open }, text) : element("code", {}, text);
  const button = copy ? [" ", element("button", { type: "button", class: "plain", onclick: () => copy(text) }, words.copy)] : [];
  return element("p", { class: "where" }, shown, ...button);
}

export function errors(section, view, words, lost) {
  const faulty = view.errors.filter((error) => error.severity === "error").length;
  section.hidden = !(view.errors.length || view.fault || lost);
  const items = view.errors.map((error) => element("li", { class: error.severity },
    element("p", { class: "message" }, error.message, element("code", {}, error.code)),
    place(error, words), source(error), rows(error, words)));
  section.replaceChildren(
    lost ? element("p", { class: "lost" }, words.lost) : "",
    view.errors.length ? element("h2", {}, words.errors(faulty)) : "",
    view.errors.length ? element("ul", {}, ...items) : "",
    view.fault ? element("p", {}, words.fault) : "",
    view.fault ? element("pre", { class: "fault" }, view.fault) : "",
  );
}

const ORDER = { error: 0, warning: 1, info: 2 };

// The findings as they are listed: the gravest first, then by page.
export function listed(view, page) {
  return view.findings
    .map((finding, index) => ({ finding, index }))
    .filter(({ finding }) => page === null || finding.page === page || finding.page === null)
    .sort((a, b) => ORDER[a.finding.severity] - ORDER[b.finding.severity] || (a.finding.page ?? 0) - (b.finding.page ?? 0) || a.index - b.index);
}

export function findings(section, view, words, state, on) {
  const list = listed(view, state.here ? state.page : null);
  const items = list.map(({ finding, index }) => {
    const page = view.pages.find((one) => one.number === finding.page);
    const where = [page?.label, finding.slot].filter(Boolean).join(" · ");
    const button = element("button", {
      type: "button", class: `finding ${finding.severity}`, "data-index": index,
      "aria-current": state.finding === index ? "true" : null, onclick: () => on.finding(index),
    },
    element("span", { class: "severity" }, words.severity[finding.severity]), " ",
    element("span", { class: "message" }, finding.message), " ",
    element("span", { class: "where" }, [where, finding.waived ? words.waived : ""].filter(Boolean).join(" · ")));
    const more = state.finding === index
      ? element("div", { class: "more" }, rows(finding, words), source(finding), place(finding, words, on.copy)) : null;
    return element("li", {}, button, more);
  });
  const box = element("input", { type: "checkbox", id: "here", onchange: (event) => on.here(event.target.checked) });
  box.checked = state.here;
  section.replaceChildren(
    view.pages.length > 1 ? element("label", { class: "filter" }, box, words.here) : "",
    list.length ? element("ul", { class: "list" }, ...items) : element("p", { class: "empty" }, view.pages.length ? words.none : ""),
  );
}


export function copyfit(section, view, words, on) {
  const bodies = view.pages.map((page) => {
    const lines = view.copyfit.filter((fit) => fit.page === page.number).map((fit) => element("tr", { class: `${fit.state} ${fit.level}` },
      element("td", {}, element("button", { type: "button", class: "plain", onclick: () => on.slot(page.number, fit.slot) }, fit.slot)),
      element("td", {}, fit.article), element("td", {}, fit.words)));
    return element("tbody", {}, element("tr", { class: "page" },
      element("th", { colspan: "2", scope: "rowgroup" }, words.page(page)), element("td", {}, words.characters(page.characters))), ...lines);
  });
  section.replaceChildren(element("table", {},
    element("thead", {}, element("tr", {}, ...["slot", "article", "state"].map((key) => element("th", { scope: "col" }, words[key])))),
    ...bodies));
}
