"""Colour as it is set: spaces, overprint, sums of ink, lines (print.md §5)."""

from collections.abc import Iterator, Sequence
from typing import Any

from standards.content import SHOWS, Page, Paint

STROKES = {"S", "s", "B", "b", "B*", "b*"}


def ink_faults(pages: Sequence[Page], limit: float, black_pages: Sequence[int] = ()) -> Iterator[str]:
    """All paints of our own pages (those of forms are the advertiser's); `black_pages` count from 1."""
    for number, content in enumerate(pages, 1):
        for paint in content.paints:
            faults = _paint(paint, paint.resources, limit, number in black_pages)
            yield from (f"page {number}: {fault}" for fault in faults)


def _paint(paint: Paint, resources: Any, limit: float, is_black: bool) -> Iterator[str]:
    if paint.operator == "Do":
        image = resources["/XObject"].get(paint.name) if not paint.depth else None
        if image is not None and is_black and image.get("/ColorSpace") != "/DeviceGray":
            yield "a picture in colour on a black page"
        if paint.state.op:
            yield "a picture overprints"
        return
    stroked = paint.operator in STROKES
    space, values = paint.state.stroke if stroked else paint.state.fill
    over = paint.state.op_stroke if stroked else paint.state.op
    what = "text" if paint.operator in SHOWS else paint.operator
    if space.startswith("/"):
        separation = resources["/ColorSpace"][space]
        if separation[0] != "/Separation" or separation[2] != "/DeviceCMYK" or over:
            yield f"{what}: {space} {separation[0]} overprint {over}"
        return
    if space != "CMYK":
        yield f"{what} in Device{space}"
        return
    if 100 * sum(values) > limit + 0.01:
        yield f"{what}: {100 * sum(values):.0f} % ink"
    solid = values == (0.0, 0.0, 0.0, 1.0)
    if over != solid or (over and paint.state.opm != 1):
        yield f"{what}: {values} with overprint {over}, OPM {paint.state.opm}"
    if is_black and any(values[:3]):
        yield f"{what}: colour on a black page"
    if what == "text" and values[3] >= 1 and any(values[:3]):
        yield "rich black text"
    width = paint.state.width * paint.state.scale
    if stroked and (width < 0.125 or (width < 0.5 and sum(v > 0 for v in values) > 1)):
        yield f"a line of {width} pt"
