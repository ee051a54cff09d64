"""The work as a Typst document: every slot a block in its place, with as many columns as it is wide."""

from pathlib import Path

from bench.design import BODY_PT, PITCH_PT, TRIM_MM, PageWork
from bench.placed import AREA_PT, DATE, MARGIN_PT, PAPER, PlacedWork, place_slots

SPECIAL = "\\#$*_`<>@[]~=-+/'\""
HEAD = f"""#set page(width: {TRIM_MM[0]}mm, height: {TRIM_MM[1]}mm,
  margin: (x: {MARGIN_PT[0]:.3f}pt, y: {MARGIN_PT[1]:.3f}pt))
#set text(font: "Noto Serif CJK SC", size: {BODY_PT}pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, linebreaks: "optimized", leading: {PITCH_PT - BODY_PT}pt, spacing: {PITCH_PT - BODY_PT}pt,
  first-line-indent: (amount: 2em, all: true))
#set columns(gutter: {BODY_PT}pt)
#let slot(x, y, w, h, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, block(width: w * 1pt, height: h * 1pt, body))
#let head(kicker, title, size, lines) = block(width: 100%, height: lines * {PITCH_PT}pt, {{
  set par(justify: false, first-line-indent: 0pt)
  set align(center + horizon)
  if kicker != none {{ text(font: "Paiban Kai", size: 14pt, kicker); linebreak() }}
  text(font: "Noto Serif CJK SC", weight: 900, size: size * 1pt, title)
}})
#let picture(file, lines, caption) = {{
  image(file, width: 100%, height: lines * {PITCH_PT}pt - 3pt, fit: "cover")
  block(text(font: "Noto Sans CJK SC", size: 7.5pt, caption))
}}
#let kai(body) = align(right, text(font: "Paiban Kai", body))
"""
NAMEPLATE = (
    f"#slot(0, 0, {AREA_PT[0]:g}, {12 * PITCH_PT:g}, "
    f'align(center + horizon, text(font: "Noto Serif CJK SC", weight: 900, size: 72pt)[{PAPER}]))\n'
)


def write_typst(pages: tuple[PageWork, ...], folder: Path) -> None:
    """Writes `main.typ`; its pictures lie in `../paiban/图`, so the root is the folder above."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [HEAD]
    for page in pages:
        parts += ["#pagebreak()\n" if page.number > 1 else NAMEPLATE, _folio(page)]
        parts += [_slot(slot) for slot in place_slots(page)]
    (folder / "main.typ").write_text("".join(parts), "utf-8")


def _folio(page: PageWork) -> str:
    """The page's header line."""
    line = f"{DATE} #h(1fr) {page.name} #h(1fr) 第{page.number}版"
    return f"#place(top + left, dy: -20pt, block(width: {AREA_PT[0]:g}pt)[{line}])\n"


def _slot(slot: PlacedWork) -> str:
    """A slot as a placed block."""
    kicker = f"[{_escaped(slot.kicker)}]" if slot.kicker else "none"
    content = f"#slot({slot.x:g}, {slot.y:g}, {slot.width:g}, {slot.height:g})[\n"
    content += f"#head({kicker}, [{_escaped(slot.headline)}], {slot.size_pt:g}, {slot.head_lines})\n"
    if slot.picture is not None:
        file, caption = f"../paiban/图/{slot.picture.file}", _escaped(slot.picture.caption)
        content += f'#picture("{file}", {slot.picture.lines}, [{caption}])\n'
    if slot.paragraphs:
        texts = [_escaped(text) for text in slot.paragraphs]
        if slot.dateline:
            texts[0] = f'#text(font: "Noto Sans CJK SC")[{slot.dateline}]#h(1em){texts[0]}'
        texts = [*([f"#kai[{slot.opening}]"] if slot.opening else []), *texts, f"#kai[{slot.closing}]"]
        body = "\n\n".join(texts)
        content += f"#block(height: {slot.body_lines * PITCH_PT:g}pt, columns({slot.columns})[\n{body}\n])\n"
    return content + "]\n"


def _escaped(text: str) -> str:
    """A text as Typst markup."""
    return "".join("\\" + char if char in SPECIAL else char for char in text)
