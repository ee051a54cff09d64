"""Every slot's content as an `Ask`, and an `Ask` with its final lines as a `PlacedSlot`.

Decisions: a picture that says nothing else stands at the top right, the next at the lower left, then top left, then
lower right; one as wide as the text stands across it, below the head. A part that jumps on asks for eight lines and
takes what room is left. A picture article's picture fills what its slot has beside headline and caption.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from math import ceil
from typing import Final, Literal, TypeAlias

from layout.diagnostics import Diagnostic
from layout.lines.types import Cut, SetIssue, SetText
from layout.model.page import Ad, Column, Free, Grid, Nameplate, Page, PhotoStory, Slot, StoryPart, Teaser
from layout.model.story import HeadPlace, Story, StoryPicture, Table, TextElement
from layout.place.asks import Ask, HeadAside, NotchAsk, PictureAsk, Tier, picture_rows
from layout.place.blocks import (
    LEAST_PICTURE,
    Height,
    caption_height,
    contour_lines,
    elastic_lines,
    head_height,
    table_lines,
    teaser_height,
    whole_lines,
    written_lines,
)
from layout.place.messages import PICTURE_TOO_WIDE, VERTICAL_PICTURE
from layout.place.turns import Row, rows_of
from layout.records import dataclass

LEAST_PART: Final = 8
"""Lines of a story that stand before a jump and after it, at least. Source: newspaper.md §6, `jump_min`."""
LEAST_LEG: Final = 4
"""Lines that each column of a part that jumps on has, at least. Source: newspaper.md §6, `short_leg`."""
PENDING_SPARE: Final = 1.08
"""Promised copy is reckoned with this many times its characters: indents and last lines of paragraphs."""
MUCH_LONGER: Final = 2.0
"""Text beside a vertical head that is so many times as high runs on below the head."""
VERTICAL_WHITE: Final = 1.0
"""White above and below a vertical head together, in lines."""
Side: TypeAlias = Literal["left", "centre", "right"]
_ROUNDING: Final = 1e-6
_CORNERS: Final = ("top-right", "bottom-left", "top-left", "bottom-right")


@dataclass(frozen=True, slots=True)
class Given:
    """What copyfit has settled: where stories are cut (a cut for each jump so far), lines to add to the white of a
    slot's head (negative: to take away), rows that should stand in a slot before its story jumps, the pictures that are
    left out (story, index), the heights in lines that others were given, and lines of room for text that slots get
    beyond what it needs.
    """

    cuts: Mapping[str, tuple[Cut, ...]] = field(default_factory=dict)
    head_white: Mapping[str, float] = field(default_factory=dict)
    part_rows: Mapping[str, int] = field(default_factory=dict)
    no_pictures: frozenset[tuple[str, int]] = frozenset()
    heights: Mapping[tuple[str, int], int] = field(default_factory=dict)
    room: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sources:
    """What slots are asked from: the page, stories by id, the set texts, what copyfit settled, and the room in
    characters that earlier parts of a story got, by (story, part).
    """

    page: Page
    stories: Mapping[str, Story]
    texts: SetIssue
    given: Given
    earlier: Mapping[tuple[str, int], float]


def ask_of(slot: Slot, sources: Sources) -> tuple[Ask, tuple[Diagnostic, ...]]:
    """What a slot asks for, and what is wrong with it."""
    page = sources.page
    grid = page.format.grid
    last = grid.columns[slot.end_column - 1]
    left = grid.columns[slot.first_column].left_em
    bare = Ask(
        slot=slot,
        left_em=left,
        width_em=last.left_em + last.measure_em - left,
        columns=len(slot.columns),
        head=0,
        head_reason="",
        rows=(),
        all_rows=(),
        pictures=(),
        box=1 if slot.box is not None else 0,
        white=0 if slot.end_band >= len(page.bands) else 1,
        notch=_notch_of(slot),
    )
    match slot.content:
        case StoryPart():
            return _story_ask(bare, slot.content, sources)
        case PhotoStory():
            return _photo_ask(bare, slot.content, sources), ()
        case Teaser():
            parts = [sources.texts.texts[e.key] for e in (slot.content.title, *slot.content.entries)]
            height = teaser_height(parts, grid)
            return replace(bare, other=height.lines, reason=height.reason, columns=0), ()
        case Nameplate(lines=lines):
            lines = 1 if _pinned_lines(slot, page) is not None else lines
            return replace(bare, other=lines, reason=f"{lines}", columns=0), ()
        case Ad():
            return _ad_ask(bare, slot.content, sources), ()
        case Free():
            return replace(bare, white=0, columns=0), ()


def _notch_of(slot: Slot) -> NotchAsk | None:
    """The corner that a slot lacks, in its text columns."""
    notch = slot.notch
    if notch is None:
        return None
    first, end = notch.first_column - slot.first_column, notch.end_column - slot.first_column
    return NotchAsk(first, end, "top" if notch.first_band == slot.first_band else "bottom")


def _head(elements: tuple[TextElement, ...], white: float, sources: Sources) -> Height:
    """The height of a head's texts with their white (lines)."""
    texts = [sources.texts.texts[e.key] for e in elements if e.key in sources.texts.texts]
    return head_height(texts, white, sources.page.format.grid)


def _on_image(place: HeadPlace) -> bool:
    """Whether a head is to stand on a picture; where there is none it stands over the text."""
    return place.at in ("over_image", "over_image_top")


def _aside_lines(elements: tuple[TextElement, ...], place: HeadPlace, height: Height, sources: Sources) -> int:
    """The lines that a head beside its text asks for: its block, or the longest of its vertical lines with white."""
    if not place.vertical:
        return height.lines
    grid = sources.page.format.grid
    texts = [sources.texts.texts[e.key] for e in elements if e.key in sources.texts.texts]
    longest = max((line.width_em * text.style.size_pt for text in texts for line in text.lines), default=0.0)
    return ceil(longest / grid.pitch_pt + VERTICAL_WHITE - _ROUNDING)


def _photo_ask(bare: Ask, content: PhotoStory, sources: Sources) -> Ask:
    """A picture article: headline, picture over the whole slot, caption; bands that are all pinned crop it to them."""
    grid = sources.page.format.grid
    caption = content.caption
    least, most = elastic_lines(content.picture, _width_em(bare.slot), grid)
    pinned = _pinned_lines(bare.slot, sources.page)
    if pinned is not None and content.picture.height is None:
        least, most = min(least, LEAST_PICTURE), max(most, pinned)
    picture = StoryPicture(content.picture, 0, bare.columns, written_lines(content.picture, grid), least, most, caption)
    below = caption_height(sources.texts.texts.get(caption.key) if caption else None, grid, at_foot=True)
    head, aside = _head((content.headline,), 1.0, sources) if content.headline else Height(0, ""), None
    if content.place is not None and head.lines:
        head, aside = Height(0, ""), HeadAside(content.place, head.lines)
    ask = PictureAsk(picture, 0, bare.columns, "top", least, most, below)
    return replace(bare, head=head.lines, head_reason=head.reason, pictures=(ask,), aside=aside)


def _ad_ask(bare: Ask, content: Ad, sources: Sources) -> Ask:
    """An advertisement: a hole as high as its picture is written or as its shape makes it; a pinned band overrides."""
    grid = sources.page.format.grid
    lines = 1
    if content.picture is not None:
        lines = written_lines(content.picture, grid) or whole_lines(content.picture, _width_em(bare.slot), grid)
    if _pinned_lines(bare.slot, sources.page) is not None:
        lines = 1
    return replace(bare, other=lines, reason=f"{lines}", columns=0, box=0)


def _pinned_lines(slot: Slot, page: Page) -> int | None:
    """The height of a slot all of whose bands are pinned, in lines; None where one of them is open."""
    bands = page.bands[slot.first_band : slot.end_band]
    return None if None in bands else sum(lines or 0 for lines in bands)


def _width_em(slot: Slot) -> float:
    """From the left edge of a slot's first text column to the right edge of its last, in body em."""
    return slot.columns[-1].left_em + slot.columns[-1].measure_em - slot.columns[0].left_em


def _story_ask(bare: Ask, part: StoryPart, sources: Sources) -> tuple[Ask, tuple[Diagnostic, ...]]:
    """A part of a story: head, body, the pictures that stand in it."""
    story = sources.stories[part.story]
    head = story.heads[part.part] if part.part < len(story.heads) else None
    height, aside = Height(0, ""), None
    if head is not None:
        extra = sources.given.head_white.get(bare.slot.address, 0.0)
        height = _head(head.elements, max(0.0, head.white_lines + extra), sources)
    rows, all_rows = _story_rows(story, part.part, bare.slot, sources)
    place = head.place if head is not None else None
    if head is not None and place is not None and height.lines:
        lines = _aside_lines(head.elements, place, height, sources)
        if len(story.slots) == 1 and _runs_below(place, lines, all_rows, bare):
            bare, place = _with_head_columns(bare, place)
    pictures, findings = _picture_asks(bare, story, part.part, sources, bool(all_rows))
    if bare.slot.vertical_em is not None and pictures:
        findings = (*findings, _no_picture(bare, story, sources))
        pictures = ()
    if head is not None and place is not None and height.lines and (pictures or not _on_image(place)):
        aside = HeadAside(place, _aside_lines(head.elements, place, height, sources))
        height = Height(0, "")
    ask = replace(bare, head=height.lines, head_reason=height.reason, rows=rows, all_rows=all_rows, pictures=pictures)
    given, address = sources.given, bare.slot.address
    ask = replace(ask, aside=aside, wanted=given.part_rows.get(address, 0), tier=_tier(bare.slot, sources))
    ask = replace(ask, spare=given.room.get(address, 0))
    return ask, findings


def _runs_below(place: HeadPlace, lines: int, rows: tuple[Row, ...], bare: Ask) -> bool:
    """Whether the text beside a vertical head is so much longer that it runs on below it."""
    beside = sum(row.rows for row in rows) / max(1, bare.columns)
    is_aside = place.vertical and bool(place.own_columns) and bare.slot.vertical_em is None
    return is_aside and beside > MUCH_LONGER * lines


def _with_head_columns(bare: Ask, place: HeadPlace) -> tuple[Ask, HeadPlace]:
    """A slot whose text has the columns of its head too, and the head at their top."""
    own, text = tuple(Column(*column) for column in place.own_columns), bare.slot.columns
    columns = (*own, *text) if place.at == "left" else (*text, *own)
    first = 0 if place.at == "left" else len(text)
    set_in = replace(place, at="inset", columns=(first, first + len(own)))
    return replace(bare, slot=replace(bare.slot, columns=columns), columns=len(columns)), set_in


def _tier(slot: Slot, sources: Sources) -> Tier | None:
    """How many vertical lines stand beside one another in a slot, and how high they are; None for level text."""
    if slot.vertical_em is None:
        return None
    grid = sources.page.format.grid
    white_pt = grid.pitch_pt - grid.body_pt
    lines = int((_width_em(slot) * grid.body_pt + white_pt) / grid.pitch_pt + _ROUNDING)
    height = ceil((slot.vertical_em * grid.body_pt + white_pt) / grid.pitch_pt - _ROUNDING)
    return Tier(max(1, lines), max(1, height), grid.pitch_pt / grid.body_pt)


def _no_picture(bare: Ask, story: Story, sources: Sources) -> Diagnostic:
    """The finding that vertical text has no pictures."""
    return Diagnostic(
        message=VERTICAL_PICTURE,
        values={"slot": bare.slot.address},
        span=bare.slot.span,
        page=sources.page.number,
        slot=bare.slot.address,
        article=story.id,
    )


def _story_rows(story: Story, part: int, slot: Slot, sources: Sources) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows that must stand in this part, and those that may."""
    galley = sources.texts.galleys.get((story.id, part))
    whole = rows_of(galley.texts) if galley else ()
    if not whole and story.pending_chars is not None:
        measure = min(column.measure_em for column in slot.columns)
        whole = (Row(1, 0, 0),) * ceil(story.pending_chars * PENDING_SPARE / measure)
    opening = (Row(1, 0, 0),) * _line_count(story.jump_from, part - 1, sources)
    closing = (Row(1, 0, 0),) * _line_count(story.jump_to, part, sources)
    known = len(sources.given.cuts.get(story.id, ()))
    last = len(story.slots) - 1
    if part > known and galley is not None:
        room = sum(sources.earlier.get((story.id, p), 0.0) for p in range(known, part))
        gone = round(room / galley.measure_em)
        whole = whole[max(0, min(gone, len(whole) - LEAST_PART)) :]
    if (share := _share(story, part, known, sources)) is not None:
        own = whole[round(share[0] * len(whole)) : round(share[1] * len(whole))]
        return (own, own) if own else (whole[-1:], whole[-1:])
    if part < known or part == last:
        return (*opening, *whole, *(closing if part < last else ())), (*opening, *whole)
    may = whole[: max(LEAST_PART, len(whole) - LEAST_PART * (last - part))]
    must = may[: max(LEAST_PART, LEAST_LEG * len(slot.columns))]
    return (*opening, *must, *closing), (*opening, *may, *closing)


def _share(story: Story, part: int, known: int, sources: Sources) -> tuple[float, float] | None:
    """From where to where (0 to 1) a story stands in one of its last parts that share a page and are not cut yet,
    reckoned by the cells they are drawn over; None where it has this page to itself or goes on to another.
    """
    slots = {slot.address: slot for slot in sources.page.slots}
    here = [p for p in range(known, len(story.slots)) if story.slots[p] in slots]
    if len(here) < 2 or part not in here or here[-1] != len(story.slots) - 1:
        return None
    cells = [
        (s.end_column - s.first_column) * (s.end_band - s.first_band) for s in (slots[story.slots[p]] for p in here)
    ]
    at = here.index(part)
    return sum(cells[:at]) / sum(cells), sum(cells[: at + 1]) / sum(cells)


def _line_count(elements: tuple[TextElement, ...], index: int, sources: Sources) -> int:
    """Lines of the jump line with this index; 0 when there is none."""
    if not 0 <= index < len(elements):
        return 0
    text = sources.texts.texts.get(elements[index].key)
    return len(text.lines) if text else 0


def _picture_asks(
    bare: Ask, story: Story, part: int, sources: Sources, has_text: bool
) -> tuple[tuple[PictureAsk, ...], tuple[Diagnostic, ...]]:
    """The pictures of a part, each at its corner, bounds in lines."""
    found: list[PictureAsk] = []
    findings: list[Diagnostic] = []
    for number, picture in enumerate(story.pictures):
        if picture.part != part or (story.id, number) in sources.given.no_pictures:
            continue
        span = max(1, picture.span_columns)
        if span > bare.columns:
            values = {"wanted": str(span), "columns": str(bare.columns), "slot": bare.slot.address}
            where = picture.picture.span
            findings.append(
                Diagnostic(
                    message=PICTURE_TOO_WIDE,
                    values=values,
                    span=where,
                    page=sources.page.number,
                    slot=bare.slot.address,
                    article=story.id,
                )
            )
            span = bare.columns
        first, at, side = _corner(picture, span, bare.columns, len(found))
        caption = sources.texts.texts.get(picture.caption.key) if picture.caption else None
        below = caption_height(caption, sources.page.format.grid, at_foot=at == "bottom" or not has_text)
        least, most = (picture.lines, picture.lines) if picture.lines else (picture.min_lines, picture.max_lines)
        if isinstance(picture.picture, Table):
            least = most = table_lines(picture.picture, sources.texts.texts, sources.page.format.grid)
        least, most = (lines, lines) if (lines := sources.given.heights.get((story.id, number))) else (least, most)
        ask = PictureAsk(picture, first, first + span, at, max(1, least), max(1, least, most), below)
        if picture.narrow_em:
            ask = _narrowed(ask, picture.narrow_em, side, (bare.slot, sources.page.format.grid))
            ask = replace(ask, caption_em=_caption_em(caption, sources.page.format.grid))
        found.append(ask)
    return _levelled(found), tuple(findings)


def _levelled(asks: Sequence[PictureAsk]) -> tuple[PictureAsk, ...]:
    """The pictures, those of a row (`picture_rows`) with the bounds that they have in common."""
    levelled = list(asks)
    for row in picture_rows(asks):
        least, most = max(asks[k].least for k in row), min(asks[k].most for k in row)
        for k in row:
            levelled[k] = replace(asks[k], least=least, most=most)
    return tuple(levelled)


def _narrowed(ask: PictureAsk, narrow_em: float, side: Side, place: tuple[Slot, Grid]) -> PictureAsk:
    """A picture that text runs beside: where it begins in its columns, and where it is seen at each of its lines."""
    slot, grid = place
    first, last = slot.columns[ask.first], slot.columns[ask.end - 1]
    free = last.left_em + last.measure_em - first.left_em - narrow_em
    left = {"left": 0.0, "centre": free / 2, "right": free}[side]
    picture = ask.picture.picture
    contour = () if isinstance(picture, Table) else contour_lines(picture, narrow_em, grid)
    return replace(ask, narrow_em=narrow_em, left_em=left, contour=contour)


def _caption_em(caption: SetText | None, grid: Grid) -> float:
    """How wide a caption is at its widest line, in body em; 0 where there is none."""
    widest = max((line.width_em - line.indent_em for line in caption.lines), default=0.0) if caption else 0.0
    return widest * caption.style.size_pt / grid.body_pt if caption else 0.0


def _corner(
    picture: StoryPicture, span: int, columns: int, index: int
) -> tuple[int, Literal["top", "middle", "bottom"], Side]:
    """First text column of a picture; whether it stands at the top, half way down or at the foot; on which side of its
    columns it stands if it is narrower, where one column has text on one side only.
    """
    where = picture.picture.where
    if where == "auto":
        where = "top" if span == columns and not picture.narrow_em else _corner_name(index)
    at: Literal["top", "middle", "bottom"] = "top"
    if where.startswith(("bottom", "center")):
        at = "bottom" if where.startswith("bottom") else "middle"
    side: Side = "left" if where.endswith("left") else "right" if where.endswith("right") else "centre"
    first = {"left": 0, "centre": (columns - span) // 2, "right": columns - span}[side]
    return first, at, "right" if side == "centre" and picture.narrow_em and span == 1 else side


def _corner_name(index: int) -> Literal["top-right", "bottom-left", "top-left", "bottom-right"]:
    """The corner that the picture with this index takes by itself."""
    names: tuple[Literal["top-right", "bottom-left", "top-left", "bottom-right"], ...] = _CORNERS
    return names[index % len(names)]
