"""One page judged by what it paints: inks, ink over areas, pictures.

Decisions: what is painted is looked at once and then let go; a page that is known from another file (the same stream,
resources that say the same) is not judged again, its findings only get the number it has here.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from layout.diagnostics import Diagnostic
from layout.preflight import messages
from layout.preflight.area import InkAreas, measure_inks
from layout.preflight.content import Bounds
from layout.preflight.finding import at
from layout.preflight.opened import OpenedPage
from layout.preflight.rules_image import check_images, image_facts
from layout.preflight.rules_ink import check_inks
from layout.preflight.types import ImageFacts, PressLimits
from layout.records import dataclass

SMALL_SQUARE_EXTRA: Final = 10.0
"""What a square millimetre may have above the limit before it is a warning, in per cent."""


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """What a page paints, judged: findings about inks, areas and pictures; the areas; the pictures."""

    inks: tuple[Diagnostic, ...]
    over_areas: tuple[Diagnostic, ...]
    pictures: tuple[Diagnostic, ...]
    areas: InkAreas
    images: tuple[ImageFacts, ...]


def judge_page(
    page: OpenedPage, limits: PressLimits, spots: frozenset[str], plates: frozenset[str] | None
) -> JudgedPage:
    """The judgement of one page.

    Args:
        page: As it was opened.
        limits: What the press accepts.
        spots: Names of the spot inks that are declared.
        plates: The spot inks that it prints besides black; None = it is printed from all plates.
    """
    terms = (limits, spots, plates)
    if terms not in page.judgements:
        areas = measure_inks(page, limits)
        page.judgements[terms] = JudgedPage(
            inks=tuple(check_inks(page, limits, spots, plates)),
            over_areas=tuple(_area_findings(page, areas.tac_max, areas.tac_small, areas.tac_where, limits)),
            pictures=tuple(check_images(page, limits)),
            areas=areas,
            images=tuple(image_facts(thing) for thing in page.painted if thing.kind == "image"),
        )
        page.let_go()
    judged: JudgedPage = page.judgements[terms]
    return replace(
        judged,
        inks=_here(judged.inks, page.number),
        over_areas=_here(judged.over_areas, page.number),
        pictures=_here(judged.pictures, page.number),
    )


def _here(findings: tuple[Diagnostic, ...], number: int) -> tuple[Diagnostic, ...]:
    """Findings with the number that the page has in this file."""
    return tuple(finding if finding.page == number else replace(finding, page=number) for finding in findings)


def _area_findings(
    page: OpenedPage, large: float, small: float, where: Bounds, limits: PressLimits
) -> Iterator[Diagnostic]:
    """Too much ink over an area."""
    limit = limits.tac_percent
    values = {"value": f"{large:.0f}", "limit": f"{limit:.0f}"}
    if large > limit + 1:
        yield at(page, messages.TAC_AREA, where, values, (large, limit))
    elif small > limit + SMALL_SQUARE_EXTRA:
        yield at(page, messages.TAC_SPOT, where, {"value": f"{small:.0f}"}, (small, limit + SMALL_SQUARE_EXTRA))
