"""Spreads (通版, 跨版): two pages that face each other, made up as one page of double width.

Decisions: the dummy is drawn over the columns of both pages; what lies between them, two inner margins with the fold in
the middle, is no column: slots that are drawn across it take it in, their text columns stay on either side. A spread's
slots have the number of its left page; the right page's number may be written as well. Source: print.md §6.
"""

from collections.abc import Mapping
from dataclasses import replace

from layout.build.schema import IssueKeys, PageKeys, SlotKeys
from layout.build.values import Address, page_numbers
from layout.geometry import Rect
from layout.model.page import Column, Format


def are_facing(numbers: tuple[int, ...]) -> bool:
    """Whether two pages lie side by side when the paper is open: an even one at the left, the next at the right."""
    left, right = numbers
    return left % 2 == 0 and right == left + 1


def spread_format(page: Format) -> Format:
    """The format of two pages side by side: double width, the columns of both, the fold between them."""
    grid, area = page.grid, page.type_area
    shift = page.trim_width_pt / grid.body_pt
    columns = (*grid.columns, *(Column(c.left_em + shift, c.measure_em) for c in grid.columns))
    fold = (page.trim_width_pt - area.x0) / grid.body_pt
    return replace(
        page,
        trim_width_pt=2 * page.trim_width_pt,
        type_area=Rect(area.x0, area.y0, area.x1 + page.trim_width_pt, area.y1),
        grid=replace(grid, columns=columns, fold_em=fold),
    )


def with_left_pages(issue: IssueKeys) -> IssueKeys:
    """The issue with every address of a spread's right page written as that of its left page."""
    spreads = (numbers for word in issue.pages if len(numbers := page_numbers(word)) == 2)
    lefts = {right: left for left, right in spreads}
    if not lefts:
        return issue
    pages = {word: _page(keys, lefts) for word, keys in issue.pages.items()}
    editions = {
        name: {word: _slot(keys, lefts) for word, keys in changes.items()} for name, changes in issue.editions.items()
    }
    return issue.changed(pages=pages, editions=editions)


def _page(keys: PageKeys, lefts: Mapping[int, int]) -> PageKeys:
    """A page with its slots' addresses so written."""
    return keys.changed(slots={name: _slot(slot, lefts) for name, slot in keys.slots.items()})


def _slot(keys: SlotKeys, lefts: Mapping[int, int]) -> SlotKeys:
    """A slot with its addresses so written."""

    def left(address: Address) -> Address:
        return replace(address, page=lefts.get(address.page, address.page))

    changed: dict[str, object] = {}
    if keys.jump_to:
        changed["jump_to"] = tuple(map(left, keys.jump_to))
    if keys.teasers:
        changed["teasers"] = tuple(map(left, keys.teasers))
    if keys.jump_from is not None:
        changed["jump_from"] = left(keys.jump_from)
    return keys.changed(**changed) if changed else keys
