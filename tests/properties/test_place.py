"""Whatever is drawn: slots keep to their bands, nothing overlaps, nothing stands outside, nothing is lost."""

from dummies import Copy, Dummy, issue_of, picture, shaped_of
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.flow import fill_frames
from layout.lines import break_lines
from layout.model.page import Free, PhotoStory
from layout.place import place_articles
from layout.place.types import PlacedSlot

NAMES = "甲乙丙丁戊己庚辛壬癸子丑"


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Dummy, dict[str, object]]:
    """A page cut again and again, across or down, and copy for its slots."""
    columns, bands = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    pieces = [(0, columns, 0, bands)]
    for _ in range(draw(st.integers(0, 6))):
        i = draw(st.integers(0, len(pieces) - 1))
        left, right, top, foot = pieces[i]
        if draw(st.booleans()) and right - left > 1:
            at = draw(st.integers(left + 1, right - 1))
            pieces[i : i + 1] = [(left, at, top, foot), (at, right, top, foot)]
        elif foot - top > 1:
            at = draw(st.integers(top + 1, foot - 1))
            pieces[i : i + 1] = [(left, right, top, at), (left, right, at, foot)]
    rows = [["" for _ in range(columns)] for _ in range(bands)]
    contents: dict[str, object] = {}
    for name, (left, right, top, foot) in zip(NAMES, pieces, strict=False):
        for y in range(top, foot):
            rows[y][left:right] = [name] * (right - left)
        contents[name] = draw(content(right - left))
    pinned = {i: draw(st.integers(3, 20)) for i in range(bands) if draw(st.integers(0, 9)) == 0}
    return Dummy(" ".join("".join(row) for row in rows), pinned, draw(st.integers(60, 120))), contents


@st.composite
def content(draw: st.DrawFn, columns: int) -> object:
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return Free()
    if kind == 1:
        return PhotoStory(picture())
    pictures = []
    for _ in range(draw(st.integers(0, 2))):
        least = draw(st.integers(3, 10))
        pictures.append((draw(st.integers(1, columns)), least, least + draw(st.integers(0, 8))))
    return Copy(
        draw(st.lists(st.integers(1, 12), min_size=1, max_size=8)),
        draw(st.integers(0, 2)),
        pictures,
        draw(st.sampled_from(("lead", "second", "third", "brief"))),
        draw(st.booleans()),
        where=draw(st.sampled_from(("auto", "top-left", "bottom-right"))),
    )


def boxes(slot: PlacedSlot) -> list[tuple[float, float, float, float]]:
    """Everything that stands in a slot: left, right in em, top, foot in lines."""
    found = [(f.left_em, f.left_em + f.measure_em, f.top_line, f.top_line + f.lines) for f in slot.frames]
    found += [(p.left_em, p.left_em + p.width_em, p.top_line, p.top_line + p.lines) for p in slot.pictures]
    if slot.head is not None:
        found.append(
            (slot.head.left_em, slot.head.left_em + 1, slot.head.top_line, slot.head.top_line + slot.head.lines)
        )
    return found


def apart(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]


@settings(max_examples=60, deadline=None)
@given(page=drawn())
def test_nothing_overlaps_and_nothing_is_lost(page: tuple[Dummy, dict[str, object]]) -> None:
    issue, _ = issue_of([page])
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, texts, place_articles(issue, texts))
    placed = result.placed.pages[0]
    too_full = bool(placed.too_high)
    for slot in placed.slots:
        inside = (
            slot.left_em,
            slot.left_em + slot.width_em,
            slot.top_line,
            slot.top_line + slot.lines - slot.white_lines,
        )
        assert slot.top_line == placed.boundaries[slot.slot.first_band]
        assert slot.top_line + slot.lines == placed.boundaries[slot.slot.end_band]
        assert sum(part.lines for part in slot.needs) == slot.need_lines
        assert too_full or slot.need_lines <= slot.lines
        if any(d.code == "P105" and d.slot == slot.slot.address for d in result.findings):
            continue
        found = boxes(slot)
        for i, one in enumerate(found):
            assert one[0] >= inside[0] and one[1] <= inside[1] + 1e-9
            assert one[2] >= inside[2] and one[3] <= inside[3]
            assert all(apart(one, other) for other in found[:i])
    for story in issue.stories:
        thread = next(t for t in result.threads if t.story == story.id)
        poured = [p.line.text for bead in thread.beads for p in bead.lines] + [p.line.text for p in thread.overset]
        assert "".join(poured) == "".join(e.text.text for e in story.body)
        if not too_full:
            assert not thread.overset
