"""What stands in a slot, at its place: a story's head, text and pictures; a picture article; a teaser box; an
advertisement.
"""

from collections.abc import Mapping
from dataclasses import replace

from layout.compose.heads import head_items
from layout.compose.measure import Paper
from layout.compose.pictures import contained, picture_item, picture_items
from layout.compose.text import Owner, block, block_height, column_text
from layout.compose.types import AdItem, BoxItem, Item, RuleItem, TextItem
from layout.flow.types import Bead, PouredLine
from layout.geometry import Rect
from layout.lines.types import SetText
from layout.model.page import Ad, StoryPart, Teaser
from layout.model.story import Table
from layout.model.style import PAPER
from layout.place.types import Frame, PlacedPicture, PlacedSlot

MARK_WHITE_PT = 2.0
"""Paper around the word 广告, in points."""
PULL_RULE_PT = 0.8
"""Weight of the rules around a pull quote, in points."""


def slot_items(
    placed: PlacedSlot, texts: Mapping[str, SetText], beads: tuple[Bead, ...], paper: Paper
) -> tuple[Item, ...]:
    """Everything in one slot, in reading order: head, text column by column, pictures with their captions."""
    content = placed.slot.content
    story = content.story if isinstance(content, StoryPart) else None
    owner = Owner(story, placed.slot.address)
    items: list[Item] = []
    below: list[Item] = []
    shown: list[Item] = []
    for picture in placed.pictures:
        (below if _is_cut_out(picture) else shown).extend(picture_items(picture, texts, paper, owner))
    if placed.head is not None and placed.head.over and shown:
        items.append(shown.pop(0))  # a head on a picture is painted after it and read before the text
    if placed.head is not None:
        items += head_items(placed.head, texts, paper, owner)
    items += below  # text that follows an outline stands on the picture's ground
    for bead in beads:
        items += _bead_items(bead, texts, paper, owner)
    items += shown
    match content:
        case Teaser():
            items += _teaser_items(content, placed, texts, paper)
        case Ad():
            items += _ad_items(content, placed, texts, paper)
        case _:
            pass
    return tuple(items)


def _is_cut_out(placed: PlacedPicture) -> bool:
    """Whether text follows the outline of a picture."""
    picture = placed.picture.picture
    return not isinstance(picture, Table) and bool(picture.outline)


def _bead_items(bead: Bead, texts: Mapping[str, SetText], paper: Paper, owner: Owner) -> list[Item]:
    """The lines of one frame, a text item for each run of lines of one text."""
    items: list[Item] = []
    run: list[PouredLine] = []
    column = Owner(owner.story, owner.slot, bead.frame.column)
    for poured in (*bead.lines, None):
        if run and (poured is None or poured.text != run[0].text):
            items.append(column_text(texts[run[0].text], tuple(run), bead.frame, paper, column))
            items += _pull_rules(texts[run[0].text], tuple(run), bead.frame, paper)
            run = []
        if poured is not None:
            run.append(poured)
    return items


def _pull_rules(text: SetText, run: tuple[PouredLine, ...], frame: Frame, paper: Paper) -> tuple[RuleItem, ...]:
    """The rules above and below a pull quote (摘引), as wide as its column; none for other texts."""
    if text.kind != "pull" or frame.width_em:
        return ()
    left, right = paper.x(frame.left_em), paper.x(frame.left_em + frame.measure_em)
    top = paper.y(frame.top_line + min(line.row for line in run))
    foot = paper.y(frame.top_line + max(line.row for line in run) + text.rows)
    return tuple(RuleItem(left, y, right, y, PULL_RULE_PT, text.style.ink) for y in (top, foot))


def _teaser_items(teaser: Teaser, placed: PlacedSlot, texts: Mapping[str, SetText], paper: Paper) -> list[TextItem]:
    """Title and entries spread evenly over the slot's height, centred in its width."""
    parts = [texts[e.key] for e in (teaser.title, *teaser.entries) if texts[e.key].lines]
    area = paper.ink_box(placed.left_em, placed.width_em, placed.top_line, placed.lines - placed.white_lines)
    white = max(area.height - sum(map(block_height, parts)), 0.0)
    gap = white / (len(parts) + 1)
    top = area.y0 + gap
    items = []
    for part in parts:
        width = part.measure_em * part.style.size_pt
        items.append(block(part, (area.x0 + area.x1 - width) / 2, top, Owner(None, placed.slot.address)))
        top += block_height(part) + gap
    return items


def _ad_items(ad: Ad, placed: PlacedSlot, texts: Mapping[str, SetText], paper: Paper) -> list[Item]:
    """The advertisement, uncropped and as large as its slot allows; the word 广告 in its top right corner, on paper of
    its own: it can be read whatever the advertisement is like there.
    """
    owner = Owner(None, placed.slot.address)
    area = paper.ink_box(placed.left_em, placed.width_em, placed.top_line, placed.lines - placed.white_lines)
    items: list[Item] = []
    if ad.picture is not None:
        area = contained(ad.picture, area)
        item = picture_item(ad.picture, area, owner)
        items.append(replace(item, alt=item.alt or ad.client))
    elif ad.file is not None and ad.file.suffix.lower() == ".pdf":
        items.append(AdItem(ad.file, placed.slot.address, area, ad.client, ad.page))
    if ad.mark is not None:
        mark = texts[ad.mark.key]
        width = mark.measure_em * mark.style.size_pt
        text = block(mark, area.x1 - width - MARK_WHITE_PT, area.y0 + MARK_WHITE_PT, owner)
        left = min(line.x_pt + line.line.indent_em * line.size_pt for line in text.lines)
        ground = Rect(left - MARK_WHITE_PT, area.y0, area.x1, text.rect.y1 + MARK_WHITE_PT)
        items += [BoxItem(ground, None, 0.0, PAPER), text]
    return items
