"""What changed between two builds: text, size, place and pictures, page by page, from their sheets as data.

Decisions: compared is what a reader sees, not how it was made: paragraphs are matched by what they say and not by their
number, so a paragraph that was put in is one change and not a change of all that follow; lines that only moved up or
down a column because of it are not told one by one, but the place of their article is. Lengths in millimetres.
Source: newspaper.md §2 (改版); contract.md, `dump --json`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, Literal, TypeAlias

from layout.records import dataclass

Json: TypeAlias = Mapping[str, Any]
RectMm: TypeAlias = tuple[float, float, float, float]
ChangeKind = Literal["page_added", "page_removed", "added", "removed", "text", "size", "place", "picture"]
HEADS: Final = ("kicker", "headline", "deck", "summary", "byline", "caption", "subhead", "dateline")
SAME_MM: Final = 0.05
"""Lengths that differ by less are equal: half a tenth of a millimetre, less than any press holds."""
AROUND: Final = 6
"""Characters shown on either side of a change in a text."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """One change on a page. `article` is None for furniture and advertisements; `what` = the part of the article
    (`headline`, `body` …). `before` and `after` are texts, sizes in pt or places in mm as they are shown to people; the
    rectangles (mm from the trim's top left corner) say where it stood and stands, None where it does not.
    """

    kind: ChangeKind
    page: str
    article: str | None
    slot: str | None
    what: str
    before: str
    after: str
    old_mm: RectMm | None
    new_mm: RectMm | None


@dataclass(frozen=True, slots=True)
class _Part:
    """One text of a page: an article's headline, one of its paragraphs, a line of furniture; its pieces joined."""

    owner: tuple[str | None, str]
    slot: str | None
    what: str
    text: str
    sizes_pt: tuple[float, ...]
    rect_mm: RectMm


def compare_sheets(old: Json, new: Json) -> tuple[PageChange, ...]:
    """Every change from one build's sheets to another's, in the order of the pages, on a page as the new one is read.

    Args:
        old: The earlier sheets, as `dump --json` gives them.
        new: The later ones.
    """
    before = {page["label"]: page for page in old["pages"]}
    after = {page["label"]: page for page in new["pages"]}
    changes: list[PageChange] = []
    for label in sorted({*before, *after}):
        if label not in before or label not in after:
            there = after.get(label) or before[label]
            kind: ChangeKind = "page_added" if label in after else "page_removed"
            changes.append(PageChange(kind, label, None, None, "page", "", there["name"], None, None))
        elif before[label] != after[label]:
            changes += _compare_pages(before[label], after[label])
    return tuple(changes)


def changed_lines(old: Json, new: Json) -> tuple[RectMm, ...]:
    """The lines of a page that say something else than before, for change bars: rectangles in mm, one for each line.

    A line that says the same in another place is not changed.
    """
    rects: list[RectMm] = []
    earlier = _lines_by_owner(old)
    for owner, lines in _lines_by_owner(new).items():
        was = [text for text, _ in earlier.get(owner, ())]
        matcher = SequenceMatcher(None, was, [text for text, _ in lines], autojunk=False)
        for tag, _, _, first, last in matcher.get_opcodes():
            if tag != "equal":
                rects += [rect for _, rect in lines[first:last]]
    return tuple(rects)


def _compare_pages(old: Json, new: Json) -> Iterator[PageChange]:
    """The changes of one page."""
    label = new["label"]
    before, after = _parts(old), _parts(new)
    owners = [*after, *(owner for owner in before if owner not in after)]
    for owner in owners:
        was, is_now = before.get(owner, []), after.get(owner, [])
        if not was or not is_now:
            part = (is_now or was)[0]
            rect = _around([p.rect_mm for p in is_now or was])
            places = (None, rect) if is_now else (rect, None)
            kind: ChangeKind = "added" if is_now else "removed"
            text = "" if owner[0] else part.text
            yield PageChange(kind, label, owner[0], part.slot, part.what if text else "article", "", text, *places)
            continue
        yield from _moved(label, was, is_now)
        yield from _texts(label, was, is_now)
    yield from _pictures(label, old, new)


def _parts(page: Json) -> dict[tuple[str | None, str], list[_Part]]:
    """The texts of a page by whose they are: an article, or one line of furniture."""
    pieces: dict[tuple[str | None, str], list[Json]] = defaultdict(list)
    for item in page["items"]:
        if item["lines"]:
            pieces[item["article"], item.get("key", "")].append(item)
    found: dict[tuple[str | None, str], list[_Part]] = defaultdict(list)
    for (article, key), items in pieces.items():
        lines = [line for item in items for line in item["lines"]]
        owner = (article, "" if article else key)
        text = "".join(line["text"] for line in lines)
        sizes = tuple(sorted({line["size_pt"] for line in lines}))
        rect = _around([tuple(item["rect_mm"]) for item in items])
        found[owner].append(_Part(owner, items[0]["slot"], items[0]["kind"], text, sizes, rect))
    return found


def _around(rects: Sequence[RectMm]) -> RectMm:
    """The smallest rectangle around others."""
    x0, y0, x1, y1 = zip(*rects, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


def _moved(label: str, was: Sequence[_Part], is_now: Sequence[_Part]) -> Iterator[PageChange]:
    """An article, or a line of furniture, that stands elsewhere or takes more or less room."""
    old, new = _around([part.rect_mm for part in was]), _around([part.rect_mm for part in is_now])
    if _differ(old, new):
        part = is_now[0]
        what = "article" if part.owner[0] else part.what
        yield PageChange("place", label, part.owner[0], part.slot, what, _shown(old), _shown(new), old, new)


def _differ(old: RectMm, new: RectMm) -> bool:
    """Whether two rectangles are not the same."""
    return any(abs(a - b) > SAME_MM for a, b in zip(old, new, strict=True))


def _shown(rect: RectMm) -> str:
    """A place as it is shown: left, top and size in mm."""
    x0, y0, x1, y1 = rect
    return f"{x0:.1f}, {y0:.1f}  {x1 - x0:.1f}×{y1 - y0:.1f} mm"


def _texts(label: str, was: Sequence[_Part], is_now: Sequence[_Part]) -> Iterator[PageChange]:
    """Texts that say something else or are set in another size: heads by their kind, paragraphs by what they say."""
    for what in dict.fromkeys(part.what for part in (*was, *is_now)):
        old = [part for part in was if part.what == what]
        new = [part for part in is_now if part.what == what]
        matcher = SequenceMatcher(None, [p.text for p in old], [p.text for p in new], autojunk=False)
        for tag, i0, i1, j0, j1 in matcher.get_opcodes():
            if tag == "equal":
                yield from _sizes(label, old[i0:i1], new[j0:j1])
                continue
            paired = min(i1 - i0, j1 - j0)
            for a, b in zip(old[i0 : i0 + paired], new[j0 : j0 + paired], strict=True):
                before, after = _excerpts(a.text, b.text)
                yield _of("text", label, a, b, before, after)
                yield from _sizes(label, [a], [b])
            for gone in old[i0 + paired : i1]:
                yield _of("removed", label, gone, None, gone.text, "")
            for come in new[j0 + paired : j1]:
                yield _of("added", label, None, come, "", come.text)


def _sizes(label: str, old: Sequence[_Part], new: Sequence[_Part]) -> Iterator[PageChange]:
    """Texts that are set in another size."""
    for a, b in zip(old, new, strict=True):
        if a.sizes_pt != b.sizes_pt:
            shown = [" ".join(f"{size:g}" for size in part.sizes_pt) + " pt" for part in (a, b)]
            yield _of("size", label, a, b, *shown)


def _of(kind: ChangeKind, label: str, old: _Part | None, new: _Part | None, before: str, after: str) -> PageChange:
    """A change of a text."""
    part = new or old
    assert part is not None
    places = (old.rect_mm if old else None, new.rect_mm if new else None)
    return PageChange(kind, label, part.owner[0], part.slot, part.what, before, after, *places)


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """The parts of two texts in which they differ, with some characters around."""
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - head
    tail = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    shown = []
    for text in (old, new):
        start, end = max(0, head - AROUND), min(len(text), len(text) - tail + AROUND)
        shown.append(f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}")
    return shown[0], shown[1]


def _pictures(label: str, old: Json, new: Json) -> Iterator[PageChange]:
    """Pictures and advertisements that came, went, were exchanged, cut otherwise or moved."""
    before, after = _picture_items(old), _picture_items(new)
    for owner in [*after, *(owner for owner in before if owner not in after)]:
        a, b = before.get(owner), after.get(owner)
        item = b or a
        assert item is not None
        at = (tuple(a["rect_mm"]) if a else None, tuple(b["rect_mm"]) if b else None)
        row = (label, item["article"], item["slot"], item["kind"])
        if a is None or b is None:
            yield PageChange("added" if b else "removed", *row, a["file"] if a else "", b["file"] if b else "", *at)
            continue
        if (a["file"], a.get("crop_px")) != (b["file"], b.get("crop_px")):
            yield PageChange("picture", *row, _cut(a), _cut(b), *at)
        if _differ(tuple(a["rect_mm"]), tuple(b["rect_mm"])):
            yield PageChange("place", *row, _shown(tuple(a["rect_mm"])), _shown(tuple(b["rect_mm"])), *at)


def _picture_items(page: Json) -> dict[tuple[str | None, str | None, int], Json]:
    """Pictures and advertisements by article, slot and how many came before in it."""
    found: dict[tuple[str | None, str | None, int], Json] = {}
    for item in page["items"]:
        if "file" in item:
            number = sum(key[:2] == (item["article"], item["slot"]) for key in found)
            found[item["article"], item["slot"], number] = item
    return found


def _cut(item: Json) -> str:
    """A picture's file and the part of it that is shown, in pixels."""
    crop = item.get("crop_px")
    name: str = item["file"]
    return name + (f" {crop[2] - crop[0]}×{crop[3] - crop[1]} px @ {crop[0]}, {crop[1]}" if crop else "")


def _lines_by_owner(page: Json) -> dict[tuple[str | None, str], list[tuple[str, RectMm]]]:
    """The lines of a page with their places, by article or line of furniture, in reading order."""
    found: dict[tuple[str | None, str], list[tuple[str, RectMm]]] = defaultdict(list)
    for item in page["items"]:
        for line in item["lines"]:
            found[item["article"], "" if item["article"] else item.get("key", "")].append(
                (line["text"], _line_rect(line))
            )
    return found


def _line_rect(line: Json) -> RectMm:
    """The rectangle of a set line: its size high, with the descent below its baseline."""
    size = line["size_pt"] * 25.4 / 72
    if line.get("vertical"):
        x, top = line["x_mm"], line["baseline_mm"]
        return (x - size / 2, top, x + size / 2, top + line["width_mm"])
    return (
        line["x_mm"],
        line["baseline_mm"] - 0.88 * size,
        line["x_mm"] + line["width_mm"],
        line["baseline_mm"] + 0.12 * size,
    )
