"""`diff`: what changed between two builds, page by page, in words and in pictures."""

from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from layout.changes import PageChange, compare_sheets
from layout.cli.desk import faults, json_option, lang_option, print_json
from layout.diagnostics import MessageLang, MissingError
from layout.export import MANIFEST, Delivered, deliver
from layout.geometry import Rect
from layout.read.deliveries import MANIFEST as LISTED
from layout.read.deliveries import SHEETS, no_delivery, read_delivery
from layout.units import pt_from_mm

WORDS: Final[dict[MessageLang, dict[str, str]]] = {
    "zh": {
        "page_added": "新增版", "page_removed": "撤版", "added": "新增", "removed": "撤下", "text": "改文字",
        "size": "改字号", "place": "移位", "picture": "换图", "page": "版", "article": "稿", "same": "两次没有不同",
        "kicker": "肩题", "headline": "主题", "deck": "副题", "summary": "提要", "byline": "署名", "caption": "图说",
        "subhead": "小标题", "body": "正文", "folio": "报眉", "masthead": "报头", "jump": "转接语", "ad": "广告",
        "ad_mark": "广告标记", "imprint": "报尾", "teaser": "导读", "verse": "诗", "item": "列表", "quote": "引文",
    },
    "en": {"page_added": "page added", "page_removed": "page removed", "same": "the two builds are the same"},
}  # fmt: skip


class _Build:
    """A build's folder: its sheets, and its PDF of all pages where there is one."""

    def __init__(self, folder: Path) -> None:
        from layout.proof import page_count

        self.sheets = read_delivery(folder / "sheets.json", SHEETS)
        names = [row["file"] for row in read_delivery(folder / MANIFEST, LISTED)["files"]]
        whole = [name for name in names if name.endswith(".pdf") and "/" not in name]
        path = folder / (whole[0] if whole else "*.pdf")
        self.pdf = path.read_bytes() if path.is_file() else b""
        if page_count(self.pdf) < len(self.sheets["pages"]):
            raise MissingError((no_delivery(path),))
        self.places = {page["label"]: number for number, page in enumerate(self.sheets["pages"])}


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "-o", "folder", type=click.Path(path_type=Path), help="图写到哪里 / where the pictures go [default: none]."
)
@click.option("--dpi", type=click.FloatRange(30, 300), default=80.0, show_default=True)
@json_option
@lang_option
def diff_command(old: Path, new: Path, folder: Path | None, dpi: float, as_json: bool, lang: str | None) -> None:
    """比较两次出片：改了什么字、字号、位置、图。What changed between the builds in two folders, page by page."""
    words: MessageLang = "en" if lang == "en" else "zh"
    with faults(words, as_json, {"changes": [], "pictures": []}):
        before, after = _Build(old), _Build(new)
        changes = (*compare_sheets(before.sheets, after.sheets), *_exchanged(before, after))
    files = _pictures(before, after, changes, folder, dpi) if folder else []
    if as_json:
        print_json({"changes": [asdict(change) for change in changes], "pictures": files})
        return
    for label in dict.fromkeys(change.page for change in changes):
        click.echo(label)
        for change in changes:
            if change.page == label:
                click.echo(f"  {_told(change, words)}")
    if not changes:
        click.echo(WORDS[words]["same"])
    click.echo("".join(f"{file}\n" for file in files), nl=False)


def _told(change: PageChange, lang: MessageLang) -> str:
    """One change in words."""
    said = {**{word: word for word in (change.kind, change.what)}, **WORDS[lang]}
    head = "  ".join(filter(None, (change.article or change.slot or "", said[change.what], said[change.kind])))
    if change.before and change.after:
        return f"{head}  {change.before} → {change.after}"
    return f"{head}  {change.before or change.after}".rstrip()


def _exchanged(before: _Build, after: _Build) -> list[PageChange]:
    """Pictures that stand where they stood under the same name and show something else."""
    from layout.proof import exchanged_pictures

    found = []
    for page in after.sheets["pages"]:
        old = next((p for p in before.sheets["pages"] if p["label"] == page["label"]), None)
        if old is None:
            continue
        stood = [item for item in old["items"] if "file" in item]
        kept = [item for item in page["items"] if "file" in item and item in stood]
        if not kept:
            continue
        rects = [Rect(*(pt_from_mm(value) for value in item["rect_mm"])) for item in kept]
        places = (before.places[page["label"]], after.places[page["label"]])
        for item, other in zip(kept, exchanged_pictures(before.pdf, after.pdf, places, rects), strict=True):
            if other:
                rect = tuple(item["rect_mm"])
                row = (page["label"], item["article"], item["slot"], item["kind"], item["file"], item["file"])
                found.append(PageChange("picture", *row, rect, rect))
    return found


def _pictures(before: _Build, after: _Build, changes: tuple[PageChange, ...], folder: Path, dpi: float) -> list[str]:
    """A picture of each page that changed, before and after side by side; their paths."""
    from layout.proof import side_by_side

    made = []
    for label in dict.fromkeys(change.page for change in changes):
        pages = (before.places.get(label), after.places.get(label))
        on_page = [change for change in changes if change.page == label]
        made.append(Delivered(f"{label}.png", side_by_side(before.pdf, after.pdf, pages, on_page, dpi)))
    if made:
        deliver(folder, made)
    return [str(folder / file.name) for file in made]
