"""`explain`: the arithmetic of one slot. What its head, pictures and text asked for in lines, what it got, who stands
above and below it, how its copy fits, and what copyfit did to it.
"""

import re
import sys
from pathlib import Path
from typing import Final

import click

from layout.cli.desk import (
    EDITION,
    WRONG_ARGUMENTS,
    edition_wanted,
    faults,
    guess,
    json_option,
    lang_option,
    print_json,
    registry,
    speak,
)
from layout.diagnostics import MessageLang
from layout.model.page import StoryPart
from layout.pipeline import Edition, make_up
from layout.place.types import PlacedPage, PlacedSlot
from layout.report import fit_json

WORDS: Final = {
    "head": ("题", "head"), "text": ("文", "text"), "picture": ("图", "picture"), "box": ("框", "box"),
    "white": ("下方空", "white below"), "teaser": ("导读", "teaser"), "ad": ("广告", "ad"), "free": ("空白", "free"),
    "corner": ("让角", "corner"),
}  # fmt: skip
"""The terms of a need, in both languages."""


@click.command()
@click.argument("issue", type=click.Path(path_type=Path))
@click.argument("address")
@EDITION
@json_option
@lang_option
def explain_command(issue: Path, address: str, as_json: bool, lang: str | None) -> None:
    """一块版面的算式：题、图、文各要几行。The arithmetic of one slot, like 2/甲."""
    language = guess(lang, issue)
    with faults(language, as_json):
        edition = make_up(issue, registry(), edition_wanted())
    words = speak(lang, edition.issue.lang)
    found = _find(edition, address)
    if found is None:
        known = [slot.slot.address for page in edition.filled.placed.pages for slot in page.slots]
        zh, en = f"没有 {address} 这一块；有：{'、'.join(known)}", f"no slot {address}; there are: {', '.join(known)}"
        text = zh if words == "zh" else en
        click.echo(text, err=True)
        sys.exit(WRONG_ARGUMENTS)
    if as_json:
        print_json(explain_json(edition, *found, words))
    else:
        for line in explain_lines(edition, *found, words):
            click.echo(line)


def _find(edition: Edition, address: str) -> tuple[PlacedPage, PlacedSlot] | None:
    """The slot with this address and its page; one of a spread may be named by either page, or both (`4-5/甲`)."""
    spreads = {page.number: page.numbers for page in edition.issue.pages}
    for page in edition.filled.placed.pages:
        numbers = spreads[page.number]
        known = (*map(str, numbers), "-".join(map(str, numbers)))
        for slot in page.slots:
            rest = slot.slot.address.partition("/")[2]
            if address.strip() in [f"{number}/{rest}" for number in known]:
                return page, slot
    return None


def explain_json(edition: Edition, page: PlacedPage, slot: PlacedSlot, lang: MessageLang) -> dict[str, object]:
    """The arithmetic of one slot; lengths in body lines, from the type area's top; copyfit's steps in a language."""
    content = slot.slot.content
    address = slot.slot.address
    return {
        "slot": address,
        "page": page.number,
        "article": content.story if isinstance(content, StoryPart) else None,
        "columns": [{"left_em": c.left_em, "measure_em": c.measure_em} for c in slot.slot.columns],
        "top_line": slot.top_line,
        "lines": slot.lines,
        "need_lines": slot.need_lines,
        "needs": [{"what": part.what, "lines": part.lines, "reason": part.reason} for part in slot.needs],
        "above": _neighbours(page, slot, above=True),
        "below": _neighbours(page, slot, above=False),
        "boundaries": list(page.boundaries),
        "too_high": [{"slots": list(c.slots), "lines": c.lines} for c in page.too_high if address in c.slots],
        "copyfit": [fit_json(fit) for fit in edition.filled.fits if fit.slot == address],
        "steps": _steps(edition, address, lang),
    }


def _neighbours(page: PlacedPage, slot: PlacedSlot, *, above: bool) -> list[str]:
    """Addresses of the slots that touch a slot from above or below."""
    one = slot.slot
    edge = one.first_band if above else one.end_band
    return [
        other.slot.address
        for other in page.slots
        if (other.slot.end_band if above else other.slot.first_band) == edge
        and other.slot.first_column < one.end_column
        and one.first_column < other.slot.end_column
    ]


def _steps(edition: Edition, address: str, lang: MessageLang) -> list[str]:
    """What copyfit did to a slot, in a language: 1/甲 is not 11/甲."""
    named = re.compile(rf"(?<!\d){re.escape(address)}(?!\d)")
    return [step.said(lang) for step in edition.filled.steps if named.search(step.zh)]


def explain_lines(edition: Edition, page: PlacedPage, slot: PlacedSlot, lang: MessageLang) -> list[str]:
    """The same for a person."""
    zh = lang == "zh"
    address, spare = slot.slot.address, slot.lines - slot.need_lines
    first, last, count = slot.top_line + 1, slot.top_line + slot.lines, len(slot.slot.columns)
    columns = " ".join(f"{c.measure_em:g}" for c in slot.slot.columns)
    where = f"第 {first}–{last} 行，共 {slot.lines} 行" if zh else f"lines {first} to {last}, {slot.lines} in all"
    set_in = f"{count} 栏，每栏字数 {columns}" if zh else f"{count} columns of {columns} em"
    lines = [f"{address}  {where}；{set_in}" if zh else f"{address}  {where}; {set_in}"]
    for part in slot.needs:
        name = WORDS[part.what][0 if zh else 1]
        lines.append(f"  {name}  {part.lines}  = {part.reason}")
    need = slot.need_lines
    if spare >= 0:
        lines.append(f"  要 {need} 行，余 {spare} 行" if zh else f"  needs {need}, {spare} to spare")
    else:
        lines.append(f"  要 {need} 行，少 {-spare} 行" if zh else f"  needs {need}, {-spare} missing")
    sides = (("上邻", "above", True), ("下邻", "below", False))
    for word_zh, word_en, above in sides:
        if names := _neighbours(page, slot, above=above):
            lines.append(f"  {word_zh if zh else word_en} {'、'.join(names)}")
    lines += [f"  {step}" for step in _steps(edition, address, lang)]
    return lines
