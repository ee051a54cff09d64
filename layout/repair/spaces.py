"""Blanks inside copy: which are strays of the dump, and which an editor set.

Decisions: a blank next to a Chinese mark, or between two Han that stand together elsewhere, is a stray; one that
halves a slogan in quotation marks, divides a row, a verse or a headline, or stands between Latin words stays.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from layout.repair.belonging import stands_before_name
from layout.repair.context import Words
from layout.repair.gluedbylines import signed_at
from layout.repair.marks import CJK_CHAR, CONTACT_LABEL, HAN, HAN_CHAR, NUMERALS, is_name, lists_names
from layout.repair.punctuation import Edit

_BLANK: Final = re.compile(r"[\s\u3000]+")
_QUOTE: Final = re.compile(r"[“‘《「『]([^“”‘’《》「」『』]*)[”’》」』]")
_LEAD: Final = re.compile(
    "核心提示|(?:阅读|温馨|特别|友情)提示|(?:内容)?提要|摘要|导[读语]|编者按|[新闻]{2}背景|(?:相关|新闻)链接|记者手记|短评|延伸阅读|点评"
)
"""The words before a lead or a note, which a blank sets apart from it."""
_PADDED: Final = re.compile(rf"(?:[^\w\s]\s*)?{HAN_CHAR.pattern}(?:\s+{HAN_CHAR.pattern}){{1,7}}")
"""Han that blanks set apart one by one, behind a bullet or not."""
_STOP: Final = re.compile("[，。；：！？、,;:!?…—]")
_LED: Final = re.compile(
    r"(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{1,2}[:：]\d{2})(?:[-—~～至](?:\d{1,4}[年月日]?|\d{1,2}[:：]\d{2}))?"
)
"""A year, a day or an hour at the start of a paragraph, that a blank sets apart from what happened then."""
_WEEK: Final = "(?:周|星期|礼拜)[一二三四五六日天]"
_OF_WEEK: Final = re.compile(
    rf"(?:{_WEEK}|(?:\d{{1,2}}月)?\d{{1,2}}日(?:\s*[(（]?{_WEEK}[)）]?)?)(?:[-—~～至、到]+(?:{_WEEK}|\d{{1,2}}日))?"
    rf"(?:[上下]午|晚上?|[早晨]上?)?(?:\s*\d{{1,2}}[:：]\d{{2}})?"
)
"""A day of the week or of the month at the start of an item, that a blank sets apart from what is on then."""
_ARTICLE_OF_LAW: Final = re.compile(rf"第[{NUMERALS}\d]{{1,5}}[编章节条款回讲]")
"""The number of a chapter or of an article of a law, which a blank sets apart from its words."""
_HAN_RUN: Final = re.compile(f"[{HAN}]+")
_CALLED: Final = re.compile(
    rf"[{HAN}]{{1,3}}(?:先生|女士|小姐|太太|师傅|老师|大爷|大妈|阿姨|同学|某)(?:等[{HAN}\d]{{1,3}}[人户位名])?"
)
"""A person by surname and title, and who signs with them."""
_BULLETED: Final = re.compile("[●○■□◆◇▲△★☆►▶※•·]")
"""A bullet before a title of two halves: `●少吃酸 多吃甜`."""
FIELD: Final = 8
"""A field of a table is no longer than this, in characters."""
ASKED: Final = 0.35
"""How likely a blank is a stray that is only asked about (0-1)."""
SLOGAN: Final = 4
"""Halves of a slogan have at least so many characters."""
RARE: Final = 4
"""In a poem one line in so many, or one alone, has a blank that may be a stray."""
WORD: Final = 8
"""No word is longer than this, in characters, on either side of a blank."""


def latin_spacing(texts: Sequence[str]) -> bool:
    """Whether the dump sets blanks between Han and Latin or figures as a rule."""
    spaced = plain = 0
    for text in texts:
        spaced += len(re.findall(r"[\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9%] [\u4e00-\u9fff]", text))
        plain += len(re.findall(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u4e00-\u9fff]", text))
    return spaced > 0.2 * (spaced + plain) or plain < 8


def space_edits(text: str, words: Words, spaced_latin: bool) -> tuple[Edit, ...]:
    """The stray blanks of one paragraph."""
    if not HAN_CHAR.search(text) or _columns(text):
        return ()
    quotes = (
        [(match.start() + 1, match.end() - 1) for match in _QUOTE.finditer(text)]
        if " " in text or "\u3000" in text
        else []
    )
    edits: list[Edit] = []
    signed = signed_at(text)
    for match in _BLANK.finditer(text):
        start, end = match.start(), match.end()
        if start >= signed:
            break
        before, after = text[start - 1 : start], text[end : end + 1]
        if not before or not after:
            continue
        if _LEAD.fullmatch(text, 0, start):
            continue
        cue = _stray(text, start, end, quotes, words, spaced_latin)
        if cue:
            edits.append(Edit(start, end, "", "space", cue[1], cue[0], cue[1] > ASKED))
        elif match[0] not in (" ", "\u3000") and not (before.isascii() and after.isascii()):
            edits.append(Edit(start, end, " ", "space", 0.9, "one blank is enough"))
    return tuple(edits)


def padding_edits(text: str) -> tuple[Edit, ...]:
    """The blanks of a subhead whose characters were all set apart to fill its line: `相　关　链　接`."""
    if _PADDED.fullmatch(text) is None:
        return ()
    return tuple(
        Edit(gap.start(), gap.end(), "", "space", 0.95, "set wide to fill its line") for gap in _BLANK.finditer(text)
    )


def odd_blanks(paragraphs: Sequence[tuple[str, str]]) -> list[tuple[Edit, ...]]:
    """Blanks to ask about in the poems and tables among paragraphs (their text and kind), by paragraph."""
    found: list[tuple[Edit, ...]] = []
    for kind, run in groupby(paragraphs, key=itemgetter(1)):
        texts = [text for text, _ in run]
        found += _odd_of_run(texts, kind) if kind in ("verse", "row") else [()] * len(texts)
    return found


def _odd_of_run(texts: Sequence[str], kind: str) -> list[tuple[Edit, ...]]:
    """Blanks to ask about in the lines of one poem or of one table, line by line.

    In a poem it is the one line with a blank where the others have none; in a table the blank of a row that has a
    field more than the others, between its two shortest fields.
    """
    gaps = [[gap for gap in _BLANK.finditer(text) if _between_han(text, gap)] for text in texts]
    found: list[tuple[Edit, ...]] = [()] * len(texts)
    if kind == "verse":
        cue, odd = "no other line of the poem has a blank", [place for place, own in enumerate(gaps) if own]
        odd = odd if len(texts) >= RARE and len(odd) <= max(len(texts) // RARE, 1) else []
        chosen = {place: gaps[place] for place in odd}
    else:
        cue, counts = "the row has a field more than the others", [len(text.split()) for text in texts]
        usual = max(sorted(set(counts)), key=counts.count, default=0)
        odd = [place for place, count in enumerate(counts) if count == usual + 1 and gaps[place]]
        odd = odd if counts.count(usual) > len(texts) // 2 else []
        chosen = {place: [min(gaps[place], key=lambda gap: _beside(texts[place], gap))] for place in odd}
    for place, own in chosen.items():
        found[place] = tuple(Edit(gap.start(), gap.end(), "", "space", ASKED, cue, False) for gap in own)
    return found


def _between_han(text: str, gap: re.Match[str]) -> bool:
    """Whether a blank stands between two Han."""
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    return HAN_CHAR.match(before) is not None and HAN_CHAR.match(after) is not None


def _beside(text: str, gap: re.Match[str]) -> int:
    """How long the words on both sides of a blank are together."""
    return len(text[: gap.start()].split()[-1]) + len(text[gap.end() :].split()[0])


def _columns(text: str) -> bool:
    """Whether blanks set apart what a short line lists: the fields of a row, or who signs and the name."""
    fields = text.split()
    if len(fields) < 2 or any(_STOP.search(field) for field in fields):
        return False
    if len(fields) == 2:
        return len(fields[0]) > 1 and (
            (len(fields[0]) <= 4 and is_name(fields[1])) or _CALLED.fullmatch(fields[1]) is not None
        )
    if lists_names(text):
        return True
    figures = any(char.isdigit() for char in text)
    return (figures or min(map(len, fields)) > 1) and max(map(len, fields)) <= FIELD


def _stray(
    text: str, start: int, end: int, quotes: list[tuple[int, int]], words: Words, spaced_latin: bool
) -> tuple[str, float] | None:
    before, after = text[start - 1], text[end]
    han_before, han_after = HAN_CHAR.match(before) is not None, HAN_CHAR.match(after) is not None
    known = (
        words.cut_strength(text[max(start - WORD, 0) : start], text[end : end + WORD])
        if han_before and han_after
        else 0.0
    )
    if (before in "年月日" or before.isdigit()) and _LED.fullmatch(text, 0, start):
        return None
    if _ARTICLE_OF_LAW.fullmatch(text, 0, start) or _OF_WEEK.fullmatch(text, 0, start):
        return None
    if (start == 1 and _BULLETED.match(before)) or (
        CONTACT_LABEL.match(text, end) and CONTACT_LABEL.search(text, 0, start)
    ):
        return None
    if known < 1.5 and _BULLETED.match(text) and not _STOP.search(text) and _halves(text[1:start], text[end:]):
        return None
    if han_before and han_after:
        if stands_before_name(text[max(start - WORD, 0) : start]):
            name = _HAN_RUN.match(text, end, end + 5)
            if name is not None and is_name(name[0]):
                return None
        quote = quotes[max(bisect_right(quotes, (start, end)) - 1, 0)] if quotes else (end, end)
        if (
            quote[0] <= start
            and end <= quote[1]
            and _halves(text[quote[0] : start], text[end : quote[1]])
            and known < 1.5
        ):
            sizes = start - quote[0], quote[1] - end
            even = min(sizes) >= SLOGAN and sizes[0] == sizes[1]
            return None if even else ("halves of a slogan are longer, and even", ASKED)
        if known >= 0.8:
            return "the word stands elsewhere in the dump without the blank", min(0.94 + known / 50, 0.99)
        return "a blank between Han in running text", 0.94
    if (CJK_CHAR.match(before) and not han_before) or (CJK_CHAR.match(after) and not han_after) or after in ",;:!?)":
        return "a blank beside a Chinese mark", 0.94
    if (han_before or han_after) and not spaced_latin:
        return "this dump sets no blanks between Han and figures", 0.82
    return None


def _halves(left: str, right: str) -> bool:
    """Whether two parts of a quotation look like the halves of a slogan."""
    sizes = len(left.strip()), len(right.strip())
    if re.search(r"[，。,、；：;:]", left + right):
        return False
    return min(sizes) >= 2 and abs(sizes[0] - sizes[1]) <= 2 + (" " in left + right) * 20 and max(sizes) <= 24
