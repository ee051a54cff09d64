"""Checks of legal form and of what prints: name, folio, advertisements, page count, resolution of pictures."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.compose.types import PictureItem, Sheet, TextItem
from layout.diagnostics import Diagnostic
from layout.lint.ads import check_ads
from layout.lint.facts import Area, Block, PageFacts
from layout.lint.furniture import PLACES_EN, PLACES_ZH, check_furniture
from layout.lint.messages import CROPPED, DATES, DATES_DIFFER, FOLIO_NO, NAME_SIZE, PICTURE_WIDER, PPI, PPI_LOW
from layout.model.issue import Issue
from layout.units import pt_from_mm

PPI_WANTED, PPI_LEAST = 150, 100
"""Effective resolution of pictures on newsprint. Source: print.md §5.1, 7."""
_UNITS_PT: Final = {"pt": 1.0, "mm": pt_from_mm(1.0), "em": None}
"""Units of a width that text may run beside, in points; an em is the page's body size."""
LEAST_SHOWN: Final = 0.45
"""Part of a picture that is printed at least before it is told; one that is cut by more is another picture."""
_WEEKDAY: Final = re.compile(r"星期[一二三四五六日天]")
_DATE: Final = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_NUMBER: Final = re.compile(r"[总總]第\s*(\d+)\s*期")
_COUNT: Final = re.compile(r"今日\s*(\d+)\s*版")
"""What furniture may say of the day, and how it is written."""
PAGES_MULTIPLE = 2
"""A sheet has two pages; four make a folded sheet."""


def check_page_count(pages: Sequence[PageFacts]) -> Iterator[Diagnostic]:
    """版数: the pages of the whole issue make sheets of paper."""
    count = sum(len(facts.page.numbers) for facts in pages)
    if count > 1 and count % PAGES_MULTIPLE:
        whole = Area(0, 0, 1, 1)
        values = {"pages": str(count), "limit": str(PAGES_MULTIPLE)}
        yield pages[-1].finding(DATES, whole, values, None, (count, PAGES_MULTIPLE))


def check_form(issue: Issue, pages: Sequence[PageFacts], sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """报名, 报眉, 广告 and 图片清晰度. Source: newspaper.md §4 (the national rule on form) and §6.

    Args:
        issue: The whole issue.
        pages: The pages to be looked at.
        sheets: The same, as they will be printed.
    """
    count = sum(len(page.numbers) for page in issue.pages)
    for facts, sheet in zip(pages, sheets, strict=True):
        head = Area(0, facts.top - 1, 1, facts.top)
        if not _has_nameplate(facts) and not _tells_number(facts):
            yield facts.finding(FOLIO_NO, head, {})
        yield from _check_derived(issue, facts, count)
        yield from _check_name(facts, sheet)
        yield from check_furniture(facts, sheet)
        yield from check_ads(facts, sheet)
        yield from _check_pictures(facts, sheet)


def _tells_number(facts: PageFacts) -> bool:
    """Whether the page header tells the number of the page, in digits or Chinese numerals; of a spread both."""
    told = []
    for second, number in enumerate(facts.page.numbers):
        folio = [f for f in facts.page.furniture if f.place.startswith("folio.") and f.second == bool(second)]
        words = _DATE.sub("", "\n".join(f.text.text.text for f in folio))
        found = re.search(rf"(?<!\d)0*{number}(?!\d)", words)
        told.append(found is not None or f"第{_chinese(number)}版" in words)
    return all(told)


def _chinese(number: int) -> str:
    """A number below 100 in Chinese numerals."""
    tens, units = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[units] if units or not tens else ''}"


def _check_derived(issue: Issue, facts: PageFacts, count: int) -> Iterator[Diagnostic]:
    """日期: weekday, date, number and page count in nameplate and page header are what the date makes them."""
    date = issue.date
    derived = (
        (_WEEKDAY, issue.weekday),
        (_DATE, f"{date.year}年{date.month}月{date.day}日"),
        (_NUMBER, str(issue.number or "")),
        (_COUNT, str(count)),
    )
    for furniture in facts.page.furniture:
        place = furniture.place.partition(".")[0]
        if place not in ("masthead", "folio") or issue.lang not in ("zh-Hans", "zh-Hant", "zh-HK"):
            continue
        for pattern, right in derived:
            found = pattern.search(furniture.text.text.text)
            told = found[found.lastindex or 0] if found else right
            if right and told.replace("天", "日") != right.replace("天", "日"):
                values = {
                    "place_zh": PLACES_ZH[place],
                    "place_en": PLACES_EN[place],
                    "words": found[0] if found else "",
                    "derived": right,
                }
                yield facts.finding(DATES_DIFFER, Area(0, facts.top - 1, 1, facts.top), values)


def _has_nameplate(facts: PageFacts) -> bool:
    """Whether the paper's name stands on the page."""
    return facts.page.masthead is not None or any(block.kind == "masthead" for block in facts.blocks)


def _check_name(facts: PageFacts, sheet: Sheet) -> Iterator[Diagnostic]:
    """The name in the masthead is larger than all other text of the page."""
    texts = [item for item in sheet.items if isinstance(item, TextItem) and item.lines]
    named = {f.text.key for f in facts.page.furniture if f.place == "masthead.name"}
    names = [item.lines[0].size_pt for item in texts if item.text in named]
    others = [item.lines[0].size_pt for item in texts if item.text not in named]
    if names and others and max(names) <= max(others):
        values = {"measured": f"{max(names):g}", "limit": f"{max(others):g}"}
        yield facts.finding(NAME_SIZE, Area(0, 0, 1, facts.top), values, None, (max(names), max(others)))


def _check_pictures(facts: PageFacts, sheet: Sheet) -> Iterator[Diagnostic]:
    """Effective resolution of every picture at its printed size, the crop taken into account; how much that leaves."""
    by_address = {block.address: block for block in facts.blocks}
    wanted = facts.limit("ppi", PPI_WANTED)
    least = min(PPI_LEAST, wanted)
    for item in sheet.items:
        if not isinstance(item, PictureItem):
            continue
        left, top, right, bottom = item.crop_px
        block, shown = by_address.get(item.slot or ""), item.picture.facts
        area = block.area if block else Area(0, 0, 1, 1)
        share = (right - left) * (bottom - top) / (shown.width_px * shown.height_px)
        if share < LEAST_SHOWN:
            shapes = [f"{w / h:.1f}:1" for w, h in ((shown.width_px, shown.height_px), (right - left, bottom - top))]
            values = {"file": item.picture.file.name, "measured": f"{100 * share:.0f}"}
            values |= {"shape": shapes[0], "room": shapes[1]}
            yield facts.finding(CROPPED, area, values, block, (round(100 * share), 100 * LEAST_SHOWN))
        yield from _width_not_kept(facts, item, block)
        ppi = min((right - left) / item.rect.width, (bottom - top) / item.rect.height) * 72
        limit = least if ppi < least else wanted
        if ppi < wanted:
            values = {"file": item.picture.file.name, "measured": f"{ppi:.0f}", "limit": f"{limit:g}"}
            yield facts.finding(PPI_LOW if ppi < least else PPI, area, values, block, (round(ppi), limit))


def _width_not_kept(facts: PageFacts, item: PictureItem, block: Block | None) -> Iterator[Diagnostic]:
    """图宽: a picture whose width is written in characters or mm and that takes whole columns instead."""
    written, body_pt = item.picture.width, facts.page.format.grid.body_pt
    if block is None or block.story is None or written is None or written.unit not in _UNITS_PT:
        return
    wanted = written.value * (_UNITS_PT[written.unit] or body_pt)
    if item.rect.width > wanted + body_pt:
        values = {"file": item.picture.file.name, "wanted": f"{wanted / body_pt:.3g}"}
        values["measured"] = f"{item.rect.width / body_pt:.3g}"
        yield facts.finding(PICTURE_WIDER, block.area, values, block)
