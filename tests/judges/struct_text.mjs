// What pdf.js makes of a file: for each page its structure tree, with the text of the marked content in it.
// Usage: node struct_text.mjs FILE → {"pages": [tree, …], "outline": [title, …], "labels": […], "marked": bool, "warnings": […]}
import { readFile } from "node:fs/promises";

for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {}; // nothing is drawn here
console.warn = () => {}; // on import it only misses a canvas
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
const warnings = [];
for (const say of ["log", "warn", "info"]) console[say] = (...words) => warnings.push(words.join(" "));

const data = new Uint8Array(await readFile(process.argv[2]));
const task = getDocument({ data, verbosity: VerbosityLevel.WARNINGS, stopAtErrors: true, useSystemFonts: false });
const pdf = await task.promise;

async function textByMark(page) {
  const texts = new Map();
  let open = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  for (const item of items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") open.push(item.id ?? null);
    else if (item.type === "endMarkedContent") open.pop();
    else if (open.at(-1)) texts.set(open.at(-1), (texts.get(open.at(-1)) ?? "") + item.str);
  }
  return texts;
}

function plain(node, texts) {
  if (node.type === "content") return { text: texts.get(node.id) ?? "" };
  const kids = (node.children ?? []).map((child) => plain(child, texts));
  return { role: node.role, alt: node.alt, lang: node.lang, kids };
}

const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  pages.push(plain((await page.getStructTree()) ?? { children: [] }, await textByMark(page)));
}
const outline = (await pdf.getOutline()) ?? [];
const { Marked } = (await pdf.getMarkInfo()) ?? {};
process.stdout.write(JSON.stringify({ warnings, pages, outline: outline.map((o) => o.title), labels: await pdf.getPageLabels(), marked: Marked }) + "\n");
await task.destroy();
