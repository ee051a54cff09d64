"""Inks: spaces, spots, total ink of swatches, overprint, small and reversed type, thin lines. Source: print.md §5."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from layout.diagnostics import Diagnostic, Value
from layout.preflight import messages
from layout.preflight.content import Bounds, Painted
from layout.preflight.finding import WORDS, at, cmyk, ink_count, visible
from layout.preflight.opened import OpenedPage
from layout.preflight.types import PressLimits

DEVICE_INKS: Final = frozenset({"DeviceCMYK", "DeviceGray", "Separation", "DeviceN"})
PROCESS: Final = frozenset({"All", "None", "Cyan", "Magenta", "Yellow", "Black"})
BLACK_PLATES: Final = ("Black", "All", "None")
"""Colorants that a page of the black plate may name."""
MOST_OF_A_KIND: Final = 5
"""A page reports at most so many findings of one rule; the rest are the same."""
TOUCH_PT: Final = 0.05
"""What lies over an edge by less is beside it."""
DISPLAY_PT: Final = 24.0
"""From this size on black type may knock out where the press wants it so."""
FULL: Final = 0.995
"""From here on an ink is solid."""
FOREIGN: Final = frozenset({"overprint.white", "line.thin"})
"""Errors on our own pages that are warnings in a page of another file (an advertisement, a chart): it was accepted."""
RUBY_SHARE: Final = 0.5
"""Ruby may be half as small as other type: it is read beside a character that tells most of it."""


def check_inks(
    page: OpenedPage, limits: PressLimits, spots: frozenset[str], plates: frozenset[str] | None
) -> Iterator[Diagnostic]:
    """All findings about the inks of a page; `spots` are declared, `plates` are those of them that it prints besides
    black, None = it is printed from all plates.
    """
    counts: dict[str, int] = {}
    for thing in page.painted:
        if not visible(thing):
            continue
        for found in _check_thing(page, thing, limits, spots, plates):
            excused = thing.in_form and found.code in FOREIGN
            finding = replace(found, message=replace(found.message, severity="warning")) if excused else found
            key = f"{finding.code}/{finding.severity}"
            counts[key] = counts.get(key, 0) + 1
            if counts[key] <= MOST_OF_A_KIND:
                yield finding


def _check_thing(
    page: OpenedPage, thing: Painted, limits: PressLimits, spots: frozenset[str], plates: frozenset[str] | None
) -> Iterator[Diagnostic]:
    """The findings of one painted thing."""
    yield from _check_space(page, thing, spots)
    inks = cmyk(thing.colour)
    if inks is not None and thing.kind != "image":
        total = 100 * sum(inks)
        if total > limits.tac_percent + 0.05:
            most = limits.tac_percent
            told: dict[str, Value] = {"what": WORDS[thing.kind], "value": f"{total:.0f}", "limit": f"{most:.0f}"}
            yield at(page, messages.TAC_SWATCH, thing.where, told, (total, most))
        if plates is not None and any(value > 0 for value in inks[:3]):
            yield at(page, messages.INK_PLATES, thing.where)
        empty = not any(inks)
        if empty and thing.overprint and thing.kind != "image":
            yield at(page, messages.OVERPRINT_WHITE, thing.where, {"what": WORDS[thing.kind]})
    if plates is not None and _needs_other_plate(thing, plates):
        yield at(page, messages.INK_PLATES, thing.where, found=thing.colour.colorant or None)
    if thing.kind == "text":
        yield from _check_type(page, thing, limits)
    if thing.kind == "stroke":
        yield from _check_line(page, thing, limits)


def _needs_other_plate(thing: Painted, plates: frozenset[str]) -> bool:
    """Whether a picture or a special colour needs another plate than black and those of `plates`."""
    space = thing.colour.space
    if space in ("Separation", "DeviceN"):
        return not plates.union(BLACK_PLATES).issuperset(thing.colour.colorant.split("+"))
    return thing.kind == "image" and space not in ("DeviceGray", "ImageMask")


def _check_space(page: OpenedPage, thing: Painted, spots: frozenset[str]) -> Iterator[Diagnostic]:
    """Whether the colour space goes to the plates as it is."""
    colour = thing.colour
    if thing.kind == "image" and colour.space == "ImageMask":
        return
    if colour.space not in DEVICE_INKS:
        image = thing.kind == "image"
        message = messages.IMAGE_SPACE if image else messages.COLOR_SPACE
        yield at(
            page, message, thing.where, {"what": WORDS[thing.kind], "space": colour.space or "?"}, found=colour.space
        )
    elif colour.space in ("Separation", "DeviceN"):
        for name in colour.colorant.split("+"):
            if name not in spots | PROCESS:
                yield at(page, messages.COLOR_SPOT, thing.where, {"name": name}, found=name)
            elif name == "All" and _touches(thing.where, page.bleed if "/BleedBox" in page.dictionary else page.trim):
                yield at(page, messages.COLOR_REGISTRATION, thing.where, found=name)
    elif colour.space == "DeviceGray" and thing.kind == "text" and colour.values == (0.0,):
        yield at(page, messages.COLOR_GREY_TEXT, thing.where)


def _touches(a: Bounds, b: Bounds) -> bool:
    """Whether two rectangles share an area."""
    return a[0] < b[2] - TOUCH_PT and a[2] > b[0] + TOUCH_PT and a[1] < b[3] - TOUCH_PT and a[3] > b[1] + TOUCH_PT


def _check_type(page: OpenedPage, thing: Painted, limits: PressLimits) -> Iterator[Diagnostic]:
    """Type by its size and inks."""
    if not thing.text.strip():
        return
    size, inks = round(thing.size_pt, 2), cmyk(thing.colour)
    told = {"size": f"{size:g}"}
    least = limits.smallest_type_pt * (RUBY_SHARE if thing.ruby else 1.0)
    if size < least:
        yield at(page, messages.TEXT_SMALL, thing.where, told, (size, least))
    if inks is None:
        return
    c, m, y, k = inks
    count = ink_count(thing.colour)
    if (
        count == 1
        and k >= FULL
        and thing.colour.space == "DeviceCMYK"
        and not (thing.overprint and thing.overprint_mode == 1)
        and not (limits.display_knocks_out and size >= DISPLAY_PT)
    ):
        yield at(page, messages.TEXT_OVERPRINT, thing.where)
    if count > 1 and k >= FULL:
        yield at(page, messages.TEXT_RICHBLACK, thing.where)
    elif count > 1 and size < limits.smallest_multi_ink_type_pt:
        message = messages.TEXT_MULTIINK if count > 2 else messages.TEXT_TWO_INKS
        numbers = (size, limits.smallest_multi_ink_type_pt)
        yield at(page, message, thing.where, told | {"inks": str(count)}, numbers)
    if count == 0 and size < limits.smallest_reversed_pt:
        yield at(page, messages.TEXT_REVERSED, thing.where, told, (size, limits.smallest_reversed_pt))
    if count == 1 and 0 < max(c, m, y, k) < FULL and size < limits.smallest_tint_type_pt:
        yield at(page, messages.TEXT_TINT, thing.where, told, (size, limits.smallest_tint_type_pt))


def _check_line(page: OpenedPage, thing: Painted, limits: PressLimits) -> Iterator[Diagnostic]:
    """Lines by their weight."""
    width = thing.width_pt
    told = {"width": f"{width:.3g}", "limit": f"{limits.thinnest_line_pt:.3g}"}
    if width < limits.thinnest_line_pt - 0.0005:
        yield at(page, messages.LINE_THIN, thing.where, told, (width, limits.thinnest_line_pt))
    elif ink_count(thing.colour) > 1 and width < limits.thinnest_multi_ink_line_pt:
        yield at(page, messages.LINE_INKS, thing.where, told, (width, limits.thinnest_multi_ink_line_pt))
