"""Checks of advertisements: that one says it is one, that it fills what was booked, that its colours stay its client's.

Decisions: these look at advertisements that came as pictures; one that is a PDF is judged by `preflight/ads.py`, to
half a millimetre. A picture is never cropped to its slot, so one of another shape stands in white; its colours are told
by the mode in the file's header.
"""

from collections.abc import Iterator
from typing import Final

from layout.compose.types import PictureItem, Sheet
from layout.diagnostics import Diagnostic
from layout.lint.facts import Block, PageFacts
from layout.lint.messages import AD_COLOURS, AD_MARK, AD_ROOM
from layout.model.page import Ad
from layout.units import mm

WHITE_LINES: Final = 1.0
"""White at each side of an advertisement that nobody sees: slots are whole lines high, shapes are not."""
SCREEN_MODES: Final = ("RGB", "RGBA", "P", "PA")
"""Modes of pictures in the colours of a screen."""


def check_ads(facts: PageFacts, sheet: Sheet) -> Iterator[Diagnostic]:
    """广告: an advertisement without the word, of another shape than its slot, or in the colours of a screen.

    Args:
        facts: A page.
        sheet: The same, as it will be printed.
    """
    for block in facts.blocks:
        content = block.placed.slot.content
        if not isinstance(content, Ad):
            continue
        if content.mark is None and content.client:
            yield facts.finding(AD_MARK, block.area, {}, block)
        for item in sheet.items:
            if isinstance(item, PictureItem) and item.slot == block.address:
                yield from _of_picture(facts, block, item)


def _of_picture(facts: PageFacts, block: Block, item: PictureItem) -> Iterator[Diagnostic]:
    """What is to be told of an advertisement that is a picture."""
    picture, grid = item.picture, facts.page.format.grid
    booked = facts.rect(block.area)
    width, height = mm(booked.width), mm(booked.height - (grid.pitch_pt - grid.body_pt))
    beside, above = (width - mm(item.rect.width)) / 2, (height - mm(item.rect.height)) / 2
    limit = mm(WHITE_LINES * grid.pitch_pt)
    if max(beside, above) > limit:
        size = f"{width:.0f}×{height:.0f}"
        zh, en = ("左右", "at either side") if beside > above else ("上下", "above and below")
        values = {"file": picture.file.name, "booked": size, "where_zh": zh, "where_en": en}
        measured = round(max(beside, above), 1)
        values["measured"] = f"{measured:g}"
        yield facts.finding(AD_ROOM, block.area, values, block, (measured, round(limit, 1)))
    if picture.facts.mode in SCREEN_MODES:
        yield facts.finding(AD_COLOURS, block.area, {"file": picture.file.name}, block)
