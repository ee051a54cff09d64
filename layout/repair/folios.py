"""Folios and staff lines told by their parts and not by the names of pages: a number, a name, a date with its weekday.

Decisions: a page may be named anything (都市, 一线), so its name proves nothing; what proves it stands beside it on
the line: number and date with a weekday, the paper's name and a number, that name spelt out in Latin letters; number,
day and the paper's name in any order, with or without the page's name behind a dot (05 清溪时报·课程 2026年4月19日).
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.repair.marks import HAN, simplified
from layout.repair.papernames import DAY, LIKELY, NO_PAPER, is_paper, paper_weight

NAMES: Final = f"(?:[{HAN}] {{1,2}}[{HAN}](?![{HAN}])|[{HAN}]{{2,4}}(?:·[{HAN}]{{1,6}})?(?![{HAN}]))"
"""Somebody's name in a line of names."""
STAFF_ROLE: Final = (
    r"(?!.{2,30}(?:采写|撰文|执笔))(?:本版|本期|今日|值班|首席|执行)?(?:责任编辑|责任校对|责任美编|责任审读|图片编辑|视觉编辑|"
    r"美术编辑|文字编辑|版式设计|美术设计|值班主任|值班总编|值班编委|值班编辑|执行主编|执行总编|主编|副主编|总编辑|总编|编审|统筹|审读|审校|"
    r"组版|编辑|责编|美编|校对|版式|版面|制图|排版|检校|终审|签发|值班|见习编辑|图编|策划|视觉|设计|一读|二读|三审|二审|一审|监制|出品人|出品|编委)"
    r"|(?:本版|本期)(?:插图|题图|题字|刊头|绘图|摄影|供图)"
)
"""What somebody does for a page."""
LONGEST: Final = 60
"""A line of the page itself has no more characters."""
SHORTEST: Final = 28
"""A folio of no more than a name and a day, or a page, has no more characters."""
_ASCII: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NAME: Final = f"[{HAN}]{{2,5}}"
_NUMBER: Final = r"第?\s?[A-H]?\d{1,2}\s?版?"
_PAGE: Final = rf"(?:{_NUMBER}\s+{_NAME}|{_NAME}\s+{_NUMBER})"
_DAY: Final = (
    r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}[./-]\d{1,2}[./-]\d{1,2})\s*(?:星期|周)[一二三四五六日天]"
)
_SHEET: Final = rf"[A-H]\d{{2}}\s*\|?\s*{_NAME}"
_DATED: Final = re.compile(rf"{_PAGE}\s+{_DAY}|{_DAY}\s+{_PAGE}|{_SHEET}\s+\d{{4}}年\d{{1,2}}月\d{{1,2}}日")
_NAMED_DAY: Final = re.compile(rf"[{HAN}]{{2,8}}\s+{_DAY}")
"""A name, and the whole date with its weekday."""
_NAMED_PAGE: Final = re.compile(rf"{_NAME}(?:[·•・/|]{_NAME})?\s*{_NUMBER}")
"""The name of a page and its number."""
_PAPER_PAGE: Final = re.compile(rf"(\S+)\s+(?:{_NAME}\s+{_NUMBER}|{_NUMBER}\s+{_NAME})")
_PART_DAY: Final = re.compile(rf"(?:^|(?<=\s))(?:{DAY})(?:\s*(?:星期|周)[一二三四五六日天])?(?=\s|$)")
_SHORT_DAY: Final = re.compile(r"(?:^|(?<=\s))\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天](?=\s|$)")
_WEEKDAY: Final = re.compile("(?:星期|周)[一二三四五六日天]")
PAGE_AND_DAY: Final = 0.5
"""What a number, a day and a name on a line say for a folio by themselves, in log odds."""
NAME_AND_WEEKDAY: Final = 0.5
"""The same of a name and a day with its weekday, which a diary has too."""
NAME_AND_DAY: Final = -0.8
"""The same of a name and a day, which sign a notice."""
_PART_ISSUE: Final = re.compile(r"(?:^|(?<=\s))(?:总第|第)\s?\d{1,4}\s?期(?=\s|$)")
"""The number of an issue; a draw of a lottery has more figures."""
_PART_NUMBER: Final = re.compile(r"第?[A-H]?\d{1,2}版?")
_MARKED: Final = re.compile(r"[A-H0第].*|.*版")
"""A number that is hardly one of a list."""
_PART_NAME: Final = re.compile(f"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})?")
_SUPPLEMENT: Final = re.compile("(?:副刊|专刊|周刊|特刊|专版)$")
"""How a page is named that has an issue's number of its own."""
MOST_NAMES: Final = 2
"""So many names a page has beside its number and its day: the paper's and its own."""
_SPELT: Final = re.compile(rf"([{HAN}]{{2,8}}[报刊讯])\s+([A-Z]{{2,}}(?: [A-Z]+)*)")
_SYLLABLE: Final = (
    "(?:[ZCS]H|[BPMFDTNLGKHJQXRZCSYW])?"
    "(?:[IU]ANG|I?ONG|ANG|ENG|ING|IAN|UAN|IAO|UAI|AI|EI|UI|AO|OU|IU|IE|[UV]E|AN|EN|IN|UN|UA|UO|IA|ER|[AOEIUV])"
)
"""A syllable of Chinese in Latin letters."""
_LATIN_PAPER: Final = re.compile(
    rf"(?:THE )?(?:{_SYLLABLE}){{2,4}} (?:(?:EVENING|MORNING|BUSINESS|DAILY) )?(?:DAILY|NEWS|WEEKLY|TIMES|POST|HERALD)"
)
"""The name of a paper in capitals, as its head has it: a place in Latin letters, and the word for a paper."""
_LABELLED: Final = re.compile(rf"([{HAN}]{{2,6}})\s*[:/]\s*(?:{NAMES})(?:[\s、,]+(?:{NAMES})(?!\s*[:/]))*(?:\s+|$)")
_DESK_AT: Final = re.compile(
    r"(?:^|(?<=\s))(?:本版|责任|值班|今日)?(?:编辑|责编|美编|校对|组版|审读|版式|责任编辑|美术编辑)"
    rf"\s*[:/|\s]\s*(?:{NAMES})(?:、(?:{NAMES}))*(?=\s|$)"
)
"""A post that every desk has, and who holds it, among other parts of a line."""
_CLAUSE: Final = re.compile(r"^(?!.*\d{4}).*,|[初廿卅月]$")
"""A day without a year and a pause behind it, or a day of the moon that is not whole."""
_ROLE: Final = re.compile(STAFF_ROLE)
_ROLES: Final = re.compile(f"(?:{STAFF_ROLE}){{1,3}}")
_DESK: Final = re.compile("[编版校审读排]|统筹|美术|视觉|值班")
"""What is in the name of every post at the desk; whoever wrote, filmed or played is none of them."""


def find_folios(texts: Sequence[str]) -> dict[int, str]:
    """Why lines, by index, are noise by their parts; a folio among its like is a row of a list and none."""
    told = {index: reason for index, text in enumerate(texts) if (reason := _told_by_parts(_plain(text)))}
    beside = {index for index, reason in told.items() if reason == told.get(index + 1) == "folio"}
    told = {index: reason for index, reason in told.items() if index not in beside and index - 1 not in beside}
    return told | _named_days(texts)


def _named_days(texts: Sequence[str]) -> dict[int, str]:
    """The folios in which a name that may be a paper's stands before the whole date, and the page's name beside them.

    `清溪 2026年4月19日 星期日` stands twice and more in a dump, or over a page's name: once it may head a diary.
    """
    plain = [_plain(text) if len(text) <= SHORTEST else "" for text in texts]
    pages = [_NAMED_PAGE.fullmatch(text) is not None for text in plain]
    rows = [any(pages[max(index - 1, 0) : index]) or any(pages[index + 1 : index + 2]) for index in range(len(pages))]
    times = Counter(text for text in plain if _NAMED_DAY.fullmatch(text))
    days = {
        index
        for index, text in enumerate(plain)
        if text in times and (times[text] > 1 or (any(pages[index + 1 : index + 2]) and not rows[index + 1]))
    }
    beside = [index for index, page in enumerate(pages) if page and not rows[index] and days & {index - 1, index + 1}]
    return dict.fromkeys((*days, *beside), "folio")


def _plain(text: str) -> str:
    """A line with its marks narrowed and its blanks alike; nothing for one that is too long to be the page's."""
    return simplified(re.sub(r"[\u3000\t ]+", " ", text).translate(_ASCII)) if len(text) <= LONGEST else ""


def _told_by_parts(plain: str) -> str:
    """Why a line, its marks narrowed, is noise by its parts alone; nothing if it is none."""
    if _DATED.fullmatch(plain):
        return "folio"
    if (paper := _PAPER_PAGE.fullmatch(plain)) is not None and is_paper(paper[1]):
        return "folio"
    if _is_numbered(plain):
        return "folio"
    if _LATIN_PAPER.fullmatch(plain):
        return "paper's name in Latin"
    if (spelt := _SPELT.fullmatch(plain)) is not None and spells(spelt[1], spelt[2]):
        return "masthead"
    return "staff line" if _is_staff(plain) else ""


def opens_sentence(days: str) -> bool:
    """Whether days, their marks narrowed, open a sentence that a line end tore: `10月18日，农历九月廿`."""
    return _CLAUSE.search(days) is not None


def _is_numbered(plain: str) -> bool:
    """Whether a line is a page's number and names, with day or issue, in any order, one of them a paper's."""
    if re.search(r"\d", plain) is None or re.search("[年期./-]", plain) is None:
        return False
    rest, days = _PART_DAY.subn(" ", _apart(plain))
    rest, issues = _PART_ISSUE.subn(" ", rest)
    parts = rest.split()
    numbers = [part for part in parts if _PART_NUMBER.fullmatch(part)]
    names = [part for part in parts if _PART_NAME.fullmatch(part)]
    if not 0 < len(names) <= MOST_NAMES or len(numbers) != 1 or len(names) + 1 != len(parts) or days + issues == 0:
        return False
    if any(map(NO_PAPER.search, names)) or max(days, issues) > 1:
        return False
    marked = _MARKED.fullmatch(numbers[0]) is not None
    if issues and ((days and marked) or any(map(_SUPPLEMENT.search, names))):
        return True
    if days and _WEEKDAY.search(plain):
        return True
    least = 0.0 if marked else LIKELY
    weights = (paper_weight(name, ()) for part in names for name in part.split("·"))
    return days > 0 and any(weight is not None and weight >= least for weight in weights)


def folio_weight(plain: str) -> float | None:
    """What a line says for a folio that holds a day, names of pages or papers nobody knows, and perhaps a number, in
    any order, in log odds; nothing if it holds more. Who signs a notice gives no weekday and no number.
    """
    if len(plain) > SHORTEST + 4 or re.search(r"\d", plain) is None:
        return None
    rest, days = _PART_DAY.subn(" ", _apart(plain))
    if not days:
        rest, days = _SHORT_DAY.subn(" ", rest)
    parts = rest.split()
    numbers = [part for part in parts if _PART_NUMBER.fullmatch(part)]
    names = [part for part in parts if _PART_NAME.fullmatch(part)]
    if days != 1 or len(numbers) > 1 or not 0 < len(names) <= MOST_NAMES or len(names) + len(numbers) != len(parts):
        return None
    if any(map(NO_PAPER.search, names)):
        return None
    if numbers:
        return PAGE_AND_DAY
    return NAME_AND_WEEKDAY if _WEEKDAY.search(plain) else NAME_AND_DAY


def _apart(plain: str) -> str:
    """A line with blanks for the strokes between its parts, and a dot inside a name close to it."""
    return re.sub(r"\s*[·•・]\s*", "·", re.sub("[|/](?![0-9])", " ", plain))


def spells(name: str, latin: str) -> bool:
    """Whether Latin letters are as many syllables of Chinese as a name has characters: 清溪报 QINGXI BAO."""
    return re.fullmatch(f"(?:{_SYLLABLE}){{{len(name)}}}", latin.replace(" ", "")) is not None


def _of_page(parts: Sequence[str]) -> bool:
    """Whether what stands on a line beside its desk is a page: names, a number, a day, and at least one of the last two
    or a name of two parts; or one name alone.
    """
    days = [part for part in parts if _PART_DAY.fullmatch(part) or _WEEKDAY.fullmatch(part)]
    numbers = [part for part in parts if _PART_NUMBER.fullmatch(part)]
    names = [part for part in parts if _PART_NAME.fullmatch(part) and part not in days]
    whole = len(days) + len(numbers) + len(names) == len(parts) and len(numbers) <= 1 and len(names) <= MOST_NAMES
    return whole and bool(parts) and not any(map(NO_PAPER.search, names))


def _is_staff(plain: str) -> bool:
    """Whether a line is posts at the desk and the names of who holds them, one of them a post that every paper has."""
    if (kept := _DESK_AT.sub(" ", plain)) != plain and _of_page(kept.split()):
        return True
    labels, end = [], 0
    while end < len(plain) and (match := _LABELLED.match(plain, end)) is not None:
        labels.append(match[1])
        end = match.end()
    if end < len(plain) or not all(map(_DESK.search, labels)):
        return False
    return any(_ROLE.fullmatch(label) if len(labels) > 1 else _ROLES.fullmatch(label) for label in labels)
