"""What must hold on every made-up page, whatever was drawn: each breach as a sentence.

A line of which is told that it is longer than its measure (a word that fits in no column) is not told again.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from layout.compose.types import AdItem, PictureItem, PlacedLine, RuleItem, Sheet, TextItem
from layout.flow.types import FilledIssue, Thread
from layout.geometry import Rect
from layout.model.story import Story
from layout.pipeline import Edition

HAIR_PT = 0.6
"""What two things may share before they overlap, in pt."""
FURNITURE = ("folio", "masthead", "imprint")


def breaches(edition: Edition) -> list[str]:
    """Everything that is wrong with an edition, whatever its copy.

    Where a slot is too low even for its head, which is an error (P105), things may stand on one another or outside.
    """
    too_low = {d.page for d in edition.findings if d.code == "P105"}
    return [
        *_lost(edition),
        *(words for sheet in edition.sheets if sheet.number not in too_low for words in _overlaps(sheet)),
        *(words for sheet in edition.sheets if sheet.number not in too_low for words in _outside(sheet)),
        *_silent(edition),
    ]


def _lost(edition: Edition) -> Iterator[str]:
    """Characters of a story that are not once in its frames or in its overset, in order."""
    threads = {thread.story: thread for thread in edition.filled.threads}
    for story in edition.issue.stories:
        if story.pending_chars is not None:
            continue
        thread = threads[story.id]
        yield from _lost_of(story, thread, edition)


def _lost_of(story: Story, thread: Thread, edition: Edition) -> Iterator[str]:
    own = [element.key for element in story.body if element.key not in edition.filled.dropped]
    order = {key: i for i, key in enumerate(own)}
    placed = [p for bead in thread.beads for p in bead.lines if p.text in order]
    if placed != sorted(placed, key=lambda p: (order[p.text], p.line.first)):
        yield f"{story.id}: lines stand out of order"
    overset = [p for p in thread.overset if p.text in order]  # of each part, so it need not be the end of the story
    lines = sorted((*placed, *overset), key=lambda p: (order[p.text], p.line.first))
    seen = []
    for key, group in groupby(lines, key=lambda p: p.text):
        seen.append(key)
        at = 0
        source = edition.copy[key].text
        for poured in group:
            if source[at : poured.line.first].strip():
                yield f"{story.id}: {key} characters {at} to {poured.line.first} are missing"
            if poured.line.first < at:
                yield f"{story.id}: {key} characters {poured.line.first} to {at} stand twice"
            at = poured.line.end
        if source[at:].strip():
            yield f"{story.id}: {key} characters from {at} on are missing"
    expected = [key for key in own if edition.copy[key].text.strip()]
    if seen != expected:
        yield f"{story.id}: its texts stand as {seen}, not as {expected}"


def line_rect(line: PlacedLine) -> Rect:
    """The ink of a line."""
    if line.vertical:
        half = line.size_pt / 2
        return Rect(
            line.x_pt - half,
            line.baseline_pt + line.line.indent_em * line.size_pt,
            line.x_pt + half,
            line.baseline_pt + line.line.width_em * line.size_pt,
        )
    return Rect(
        line.x_pt + line.line.indent_em * line.size_pt,
        line.baseline_pt - 0.88 * line.size_pt,
        line.x_pt + line.line.width_em * line.size_pt,
        line.baseline_pt + 0.12 * line.size_pt,
    )


def _fitting(item: TextItem) -> list[PlacedLine]:
    return [line for line in item.lines if "overfull_line" not in line.line.findings]


def _things(sheet: Sheet) -> list[tuple[str, Rect]]:
    found: list[tuple[str, Rect]] = []
    for item in sheet.items:
        match item:
            case TextItem() if item.kind != "ad_mark":
                where = f"{item.slot} {item.kind}"
                found += [(f"{where} “{line.line.text[:8]}”", line_rect(line)) for line in _fitting(item)]
            case PictureItem() if item.clip:
                found += [(f"{item.slot} picture", rect) for polygon in item.clip for rect in _slices(polygon)]
            case PictureItem() | AdItem():
                found.append((f"{item.slot} picture", item.rect))
            case RuleItem():
                found.append(("rule", Rect(item.x0, item.y0, item.x1, item.y1)))
            case _:
                pass
    return found


def _slices(polygon: tuple[tuple[float, float], ...]) -> Iterator[Rect]:
    """What is seen of a cut-out, slice by slice: its left edge goes down, its right edge back up."""
    half = len(polygon) // 2
    left, right = polygon[:half], polygon[half:][::-1]
    for i in range(0, half, 2):
        yield Rect(left[i][0], left[i][1], right[i][0], left[i + 1][1])


def _overlaps(sheet: Sheet) -> Iterator[str]:
    things = sorted(_things(sheet), key=lambda thing: thing[1].y0)
    for i, (name, a) in enumerate(things):
        for other, b in things[i + 1 :]:
            if b.y0 >= a.y1 - HAIR_PT:
                if b.y0 > a.y1 + 200:
                    break
                continue
            high = min(a.y1, b.y1) - max(a.y0, b.y0)
            wide = min(a.x1, b.x1) - max(a.x0, b.x0)
            rules = name == "rule", other == "rule"
            if all(rules):
                continue
            if any(rules):
                if wide > -0.1 and high > -0.1 and _crosses(a, b):
                    yield f"page {sheet.number}: {name} crosses {other}"
            elif wide > HAIR_PT and high > HAIR_PT:
                yield f"page {sheet.number}: {name} stands on {other} ({wide:.1f} × {high:.1f} pt)"


def _crosses(a: Rect, b: Rect) -> bool:
    return min(a.x1, b.x1) >= max(a.x0, b.x0) and min(a.y1, b.y1) >= max(a.y0, b.y0)


def _outside(sheet: Sheet) -> Iterator[str]:
    area = sheet.type_area
    furniture = {id(item) for item in sheet.items if isinstance(item, TextItem) and item.slot is None}
    for item in sheet.items:
        if id(item) in furniture or not isinstance(item, TextItem | PictureItem | AdItem):
            continue
        rects = [line_rect(line) for line in _fitting(item)] if isinstance(item, TextItem) else [item.rect]
        for rect in rects:
            out = max(area.x0 - rect.x0, rect.x1 - area.x1, area.y0 - rect.y0, rect.y1 - area.y1)
            if out > 0.5:
                kind = item.kind if isinstance(item, TextItem) else "picture"
                yield f"page {sheet.number}: {item.slot} {kind} stands {out:.1f} pt outside the type area"


def uneven_feet(filled: FilledIssue) -> Iterator[str]:
    """Parts without pictures whose columns end more than a line apart, or whose short column is not the last."""
    slots = {slot.slot.address: slot for page in filled.placed.pages for slot in page.slots}
    beads = Counter[str]()
    feet: dict[str, dict[int, int]] = {}
    texts = {**filled.set.texts}
    for thread in filled.threads:
        for bead in thread.beads:
            address = bead.frame.slot
            beads[address] += 1
            foot = max(p.row + max(1, texts[p.text].rows) for p in bead.lines)
            feet.setdefault(address, {})[bead.frame.column] = bead.frame.top_line + foot
    for address, by_column in feet.items():
        slot = slots[address]
        if slot.pictures or slot.corner is not None or slot.slot.vertical_em is not None:
            continue
        ends = [by_column.get(frame.column, frame.top_line) for frame in slot.frames]
        if max(ends) - min(ends) > 1:
            yield f"ragged {address}: feet {[e - min(ends) for e in ends]}"
        elif any(a < b for a, b in pairwise(ends)):
            yield f"short-not-last {address}: feet {[e - min(ends) for e in ends]}"


def _silent(edition: Edition) -> Iterator[str]:
    """Overset of which nothing is said."""
    told = {(d.article, d.code) for d in edition.findings}
    for thread in edition.filled.threads:
        if thread.overset and (thread.story, "overset") not in told:
            yield f"{thread.story}: overset, and nothing is said"
