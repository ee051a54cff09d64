"""Pictures in their rectangles: cropped to the shape around the focus point, the caption below."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from math import floor
from typing import Final

from layout.compose.graphics import drawing_paths
from layout.compose.measure import Paper
from layout.compose.tables import table_items
from layout.compose.text import Owner, block
from layout.compose.types import GraphicItem, Item, PictureItem
from layout.geometry import Rect
from layout.lines.types import SetText
from layout.model.article import NEVER_CROPPED, Picture
from layout.model.story import Table
from layout.place.blocks import CAPTION_GAP_LINES
from layout.place.types import PlacedPicture

_ROUNDING: Final = 1e-6


def crop_to(picture: Picture, width_pt: float, height_pt: float) -> tuple[int, int, int, int]:
    """The largest part of the picture with the shape `width_pt` × `height_pt`, as near to its focus as the edges allow.

    Pixels (left, top, right, bottom) after orientation.
    """
    full_w, full_h = picture.facts.width_px, picture.facts.height_px
    scale = min(full_w / width_pt, full_h / height_pt)
    w = min(full_w, max(1, round(width_pt * scale)))
    h = min(full_h, max(1, round(height_pt * scale)))
    left = min(max(round(picture.focus[0] * full_w - w / 2), 0), full_w - w)
    top = min(max(round(picture.focus[1] * full_h - h / 2), 0), full_h - h)
    return left, top, left + w, top + h


def contained(picture: Picture, room: Rect) -> Rect:
    """The largest rectangle of the whole picture's shape in the middle of a room, in points: nothing is cropped."""
    scale = min(room.width / picture.facts.width_px, room.height / picture.facts.height_px)
    dx = (room.width - picture.facts.width_px * scale) / 2
    dy = (room.height - picture.facts.height_px * scale) / 2
    return Rect(room.x0 + dx, room.y0 + dy, room.x1 - dx, room.y1 - dy)


def _without_white(picture: Picture, rect: Rect, pitch_pt: float) -> Rect:
    """The upper part of a room that a whole picture needs, in whole lines; what is left over stands below."""
    needed_pt = rect.width * picture.facts.height_px / picture.facts.width_px
    spare_lines = max(0, floor((rect.height - needed_pt) / pitch_pt + _ROUNDING))
    return replace(rect, y1=rect.y1 - spare_lines * pitch_pt)


def alternative(picture: Picture) -> str:
    """What stands for the picture where it cannot be seen: its alt text, else caption and credit."""
    words = (
        picture.alt,
        picture.caption.text if picture.caption else "",
        picture.credit.text if picture.credit else "",
    )
    return words[0] or " ".join(word for word in words[1:] if word)


def outline_polygons(picture: Picture, rect: Rect) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The outline of a picture that is shown whole in `rect`, as polygons in points: one for each run of slices in
    which something is seen.
    """
    step = rect.height / max(1, len(picture.outline))
    polygons = []
    for is_seen, group in groupby(enumerate(picture.outline), key=lambda one: one[1][0] < one[1][1]):
        if not is_seen:
            continue
        left, right = [], []
        for i, (a, b) in group:
            for y in (rect.y0 + i * step, rect.y0 + (i + 1) * step):
                left.append((rect.x0 + a * rect.width, y))
                right.append((rect.x0 + b * rect.width, y))
        polygons.append((*left, *reversed(right)))
    return tuple(polygons)


def picture_item(picture: Picture, rect: Rect, owner: Owner) -> PictureItem | GraphicItem:
    """A picture filling `rect` (pt); one with an outline, a drawing or a page of a PDF is shown whole in the middle of
    it.
    """
    if picture.facts.kind in NEVER_CROPPED:
        whole = contained(picture, rect)
        paths = drawing_paths(picture.drawing, whole) if picture.drawing is not None else ()
        return GraphicItem(picture, owner.story, owner.slot, whole, paths, alternative(picture))
    if picture.outline:
        whole, pixels = contained(picture, rect), (0, 0, picture.facts.width_px, picture.facts.height_px)
        clip = outline_polygons(picture, whole)
        return PictureItem(picture, owner.story, owner.slot, whole, pixels, alternative(picture), clip)
    crop = crop_to(picture, rect.width, rect.height)
    return PictureItem(picture, owner.story, owner.slot, rect, crop, alternative(picture))


def picture_items(placed: PlacedPicture, texts: Mapping[str, SetText], paper: Paper, owner: Owner) -> tuple[Item, ...]:
    """The picture and its caption, in points."""
    rect = paper.ink_box(placed.left_em, placed.width_em, placed.top_line, placed.lines)
    shown = placed.picture.picture
    if isinstance(shown, Table):
        return table_items(shown, placed, texts, paper, owner)
    room = rect
    if shown.outline:  # its outline is reckoned from the top of its room, where text may still run beside its last line
        natural_pt = rect.width * shown.facts.height_px / shown.facts.width_px
        room = replace(rect, y1=min(rect.y1, rect.y0 + natural_pt))
    elif shown.facts.kind in NEVER_CROPPED:
        room = rect = _without_white(shown, rect, paper.pitch_pt)
    items: list[Item] = [picture_item(shown, room, owner)]
    caption = placed.picture.caption
    if caption is not None and (text := texts.get(caption.key)) is not None:
        width = text.measure_em * text.style.size_pt
        left = rect.x0 + (rect.width - width) / 2
        items.append(block(text, left, rect.y1 + CAPTION_GAP_LINES * paper.pitch_pt, owner))
    return tuple(items)
