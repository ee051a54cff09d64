"""Outlines that text follows (轮廓): read off a picture's transparency, or written as corners."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Final, TypeAlias

from layout.build import messages, messages_content
from layout.build.keys import Reader
from layout.build.values import TEXT, fault, text_of
from layout.diagnostics import Diagnostic
from layout.model.article import NEVER_CROPPED, PictureFacts, Slices
from layout.read.outlines import SLICES, read_outline
from layout.read.types import RawPicture, Scalar, Unusable
from layout.records import dataclass

ALPHA: Final = ("抠图", "透明", "alpha", "cut out")
LEAST_CORNERS: Final = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """How an outline is given: corners as parts (0..1) of the picture's width and height; none = its transparency."""

    corners: tuple[tuple[float, float], ...] = ()


def _outline(value: object) -> Outline:
    """`抠图`, or corners: `50% 0%, 100% 100%, 0% 100%`."""
    text = text_of(value)
    if text in ALPHA:
        return Outline()
    corners: list[tuple[float, float]] = []
    for written in re.split(r"\s*[,，；;]\s*", text.strip(" ,，；;")):
        match = re.fullmatch(r"(\d*\.?\d+)\s*%\s+(\d*\.?\d+)\s*%", written)
        if match is None or max(float(match[1]), float(match[2])) > 100:
            raise fault(messages.NOT_OUTLINE)
        corners.append((float(match[1]) / 100, float(match[2]) / 100))
    if len(corners) < LEAST_CORNERS or len({x for x, _ in corners}) < 2 or len({y for _, y in corners}) < 2:
        raise fault(messages.NOT_OUTLINE)
    return Outline(tuple(corners))


OutlineText: TypeAlias = Annotated[Outline, Reader(_outline, TEXT)]


def outline_slices(
    outline: Outline | None, picture: RawPicture, facts: PictureFacts, source: Scalar, faults: list[Diagnostic]
) -> Slices:
    """An outline as slices; none, with a fault, where a picture has no transparency to read it off.

    Args:
        outline: As it is given; None = not at all.
        picture: The file.
        facts: What it says of itself.
        source: Where it is named.
        faults: What is wrong is added here.
    """
    if outline is None:
        return ()
    if outline.corners:
        return slices_of(outline.corners, SLICES)
    found: Slices | Unusable = Unusable("它没有透明的地方", "nothing of it is transparent")
    if facts.kind not in NEVER_CROPPED:
        found = read_outline(picture.path, facts.sha256)
    if isinstance(found, Unusable):
        values = {"file": source.text, "why_zh": found.zh, "why_en": found.en}
        faults.append(Diagnostic(message=messages_content.NO_OUTLINE, values=values, span=source.span))
        return ()
    return found


def slices_of(corners: Sequence[tuple[float, float]], count: int) -> Slices:
    """From where to where a polygon reaches in each of `count` equal slices from the top.

    Args:
        corners: Its corners in order, x and y from 0 to 1.
        count: How many slices.
    """
    found = []
    for i in range(count):
        top, foot = i / count, (i + 1) / count
        across = [x for x, y in corners if top <= y <= foot]
        for (x0, y0), (x1, y1) in pairwise((*corners, corners[0])):
            across += [x0 + (y - y0) / (y1 - y0) * (x1 - x0) for y in (top, foot) if min(y0, y1) < y < max(y0, y1)]
        found.append((min(across), max(across)) if across else (1.0, 0.0))
    return tuple(found)
