"""The work as HTML with CSS for paged media, for WeasyPrint."""

from html import escape
from pathlib import Path

from bench.design import BODY_PT, PITCH_PT, TRIM_MM, PageWork
from bench.placed import AREA_PT, DATE, MARGIN_PT, PAPER, PlacedWork, place_slots

FACES = {
    "Song": "NotoSerifCJKsc-Regular.otf",
    "Display": "NotoSerifCJKsc-Black.otf",
    "Hei": "NotoSansCJKsc-Regular.otf",
    "Kai": "PaibanKai-Regular.ttf",
}
STYLE = f"""
@page {{ size: {TRIM_MM[0]}mm {TRIM_MM[1]}mm; margin: {MARGIN_PT[1]:.3f}pt {MARGIN_PT[0]:.3f}pt }}
body {{ margin: 0; font: {BODY_PT}pt/{PITCH_PT}pt Song; text-align: justify }}
.page {{ position: relative; width: {AREA_PT[0]:g}pt; height: {AREA_PT[1] - 1:g}pt; break-after: page }}
.slot {{ position: absolute; overflow: hidden }}
.head {{ text-align: center; line-height: 1.2; overflow: hidden }}
.head p {{ font: 14pt/16pt Kai; text-indent: 0 }}
.body {{ column-gap: {BODY_PT}pt; column-fill: auto; overflow: hidden }}
p {{ margin: 0; text-indent: 2em }}
.kai {{ font-family: Kai; text-align: right }}
.folio {{ position: absolute; top: -20pt; width: 100%; text-indent: 0 }}
.caption {{ font: 7.5pt/9.5pt Hei; text-indent: 0 }}
img {{ width: 100%; object-fit: cover; display: block }}
"""


def write_html(pages: tuple[PageWork, ...], folder: Path, fonts: Path) -> None:
    """Writes `main.html`; its pictures lie in `../paiban/图`.

    Args:
        pages: The work.
        folder: Where to.
        fonts: The folder of the faces.
    """
    folder.mkdir(parents=True, exist_ok=True)
    faces = "".join(
        f"@font-face {{ font-family: {name}; src: url({(fonts / file).as_uri()}) }}\n" for name, file in FACES.items()
    )
    body = "".join(_page(page) for page in pages)
    text = f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>{faces}{STYLE}</style><body>{body}</body>'
    (folder / "main.html").write_text(text, "utf-8")


def _page(page: PageWork) -> str:
    """A page as a box."""
    slots = "".join(_slot(slot) for slot in place_slots(page))
    folio = f'<p class="folio">{DATE}　{page.name}　第{page.number}版</p>'
    name = f'<div style="font: 72pt Display; text-align: center">{PAPER}</div>' if page.number == 1 else ""
    return f'<div class="page">{folio}{name}{slots}</div>\n'


def _slot(slot: PlacedWork) -> str:
    """A slot as a box in its place."""
    place = f"left: {slot.x:g}pt; top: {slot.y:g}pt; width: {slot.width:g}pt; height: {slot.height:g}pt"
    kicker = f"<p>{escape(slot.kicker)}</p>" if slot.kicker else ""
    head = f'<div class="head" style="height: {slot.head_lines * PITCH_PT:g}pt; font-family: Display">'
    parts = [f'<div class="slot" style="{place}">{head}{kicker}']
    parts.append(f'<span style="font-size: {slot.size_pt:g}pt">{escape(slot.headline)}</span></div>')
    if slot.picture is not None:
        high = slot.picture.lines * PITCH_PT - 3
        parts.append(f'<img style="height: {high:g}pt" src="../paiban/图/{slot.picture.file}">')
        parts.append(f'<p class="caption">{escape(slot.picture.caption)}</p>')
    if slot.paragraphs:
        high = slot.body_lines * PITCH_PT
        parts.append(f'<div class="body" style="columns: {slot.columns}; height: {high:g}pt">')
        parts += [f'<p class="kai">{slot.opening}</p>'] if slot.opening else []
        texts = [escape(text) for text in slot.paragraphs]
        texts[0] = f'<span style="font-family: Hei">{slot.dateline}</span>　{texts[0]}' if slot.dateline else texts[0]
        parts += [f"<p>{text}</p>" for text in texts]
        parts.append(f'<p class="kai">{slot.closing}</p></div>')
    return "".join(parts) + "</div>"
