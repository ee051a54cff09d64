"""Lines of a headline that their words do not tell, told by where they stand: blocks, series, who gives notice.

Decisions: a line belongs to what it stands nearer to; no paragraph ends without a mark right over an indent.
"""

import re
from typing import Final

from layout.lexicon import seam_nats
from layout.repair.facts import ends_nothing
from layout.repair.marks import HAN, POEM_FORMS
from layout.repair.model import HEAD_LINE_EM, TOLD_CHARACTERS, Setting, is_dash_deck
from layout.repair.rows import UNIT_OF_TABLE
from layout.repair.signals import Cue

MOST_LINES: Final = 5
"""A headline has no more lines."""
LEAST_DECK: Final = 5
"""A sub-title has more characters than the name of who said something."""
_SERIES: Final = re.compile(rf"[(（]\s*([{HAN}“”·]{{4,12}})\s*[)）]")
"""A few words in round brackets, as the name of a series."""
_NO_SERIES: Final = re.compile(
    "记者|通讯员|摄|文/图|整理|编译|供|[寄发]自|口述|作者|来源|综合|待续|续完|[附略系]|以上|单位|新华|报道|通过|修订"
)
"""What words in brackets behind a text speak of: whose it is, that it goes on, when it was passed."""
OVER_VERSE: Final = 0.5
"""A line is surer to stand over verse than to be one by so much (0-1)."""
PAGE_TURNED: Final = 2.0
"""How much oftener a headline stands first on another page than behind any line of the page itself."""


def names_series(setting: Setting, index: int) -> bool:
    """Whether a line is the name of a series in round brackets, nearer to the headline below than to the text above.

    `（走进乡村看振兴）` over a title; `（作者单位：…）` and `（未完待续）` close a text.
    """
    if index + 1 >= len(setting.lines) or not opens_with_series(setting.lines[index].text, whole=True):
        return False
    if setting.facts[index].reading.score > 0:
        return False
    line, below, under = setting.lines[index], setting.lines[index + 1], setting.facts[index + 1]
    titled = under.ends == "plain" and not (under.stops or under.byline or under.dateline or under.date)
    flush = setting.habits[index].indents and not (line.indent_em or below.indent_em) and line.blanks == below.blanks
    return titled and under.size <= TOLD_CHARACTERS and (index == 0 or line.blanks > below.blanks or flush)


def opens_with_series(text: str, whole: bool = False) -> bool:
    """Whether a line opens with the name of a series in round brackets and a blank, or is no more than that."""
    match = _SERIES.match(text)
    if match is None or _NO_SERIES.search(match[1]):
        return False
    return match.end() == len(text) if whole else text[match.end() : match.end() + 1].isspace()


def gives_notice(setting: Setting, index: int) -> bool:
    """Whether a line is who gives notice, `…公司` over `关于…的通知`, and does not sign the text before."""
    if index + 1 >= len(setting.lines) or not setting.facts[index].office or not setting.facts[index + 1].notice:
        return False
    if not setting.lines[index + 1].text.startswith(("关于", "關於")):
        return False
    return index == 0 or setting.lines[index].blanks > setting.lines[index + 1].blanks


def opens_block(setting: Setting, index: int) -> bool:
    """Whether a line opens a block of two lines and more without a stop, between a finished text and a new one.

    No paragraph does: the block ends without a mark, and yet an indent, a dateline or a blank line is under it.
    """
    lines, facts, indents = setting.lines, setting.facts, setting.habits[index].indents
    if not index or not (facts[index - 1].ends == "final" or facts[index - 1].byline or facts[index - 1].signed):
        return False
    end = index
    while end < min(index + MOST_LINES, len(lines)) and _may_stand(setting, end, indents):
        if end > index and (
            lines[end].blanks > lines[index].blanks or seam_nats(lines[end - 1].text, lines[end].text) > 0
        ):
            return False
        end += 1
    if end < index + 2 or end >= len(lines) or facts[end].byline or facts[end].ends == "colon":
        return False
    inside = max(lines[place].blanks for place in range(index + 1, end))
    closed = lines[end].indent_em > 0 if indents else facts[end].dateline or lines[end].blanks > 0
    return closed and lines[index].blanks > inside and not ends_nothing(lines[end - 1].text)


def _may_stand(setting: Setting, place: int, indents: bool) -> bool:
    """Whether a line may be one of a headline's: no stop, no indent, none of verse, a table or a list."""
    line, fact = setting.lines[place], setting.facts[place]
    other = fact.byline or fact.dateline or fact.date or fact.salutation or fact.closing or fact.signed or fact.marker
    listed = place in setting.verse or place in setting.rows or place in setting.lists or fact.office or fact.contact
    plain = fact.ends == "plain" and not fact.stops and fact.size <= TOLD_CHARACTERS
    return plain and not (other or listed or line.jump_from or (indents and line.indent_em))


def ends_verse(setting: Setting, index: int) -> bool:
    """Whether a line stands apart under verse that has no stanzas, and over prose: the next headline."""
    lines, verse = setting.lines, setting.verse
    if index < 3 or index + 1 >= len(lines) or index - 1 not in verse or index + 1 in verse:
        return False
    close = all(place in verse and not lines[place].blanks for place in (index - 1, index - 2))
    prose = setting.facts[index + 1].stops > 0 or setting.facts[index + 1].size > TOLD_CHARACTERS
    return close and prose and lines[index].blanks > 0 and setting.facts[index].ends == "plain"


def leads_to_deck(setting: Setting, index: int) -> bool:
    """Whether a line is one of a headline in short lines over its sub-title behind a dash, however like verse they are.

    `让山更绿`, `让水更清`, `——…侧记`, and then who reports or the text; a motto has only its author behind the dash.
    """
    lines, facts = setting.lines, setting.facts
    end = index
    while end < min(index + MOST_LINES, len(lines) - 1) and not lines[end].text.startswith(("——", "--")):
        end += 1
    start = end
    while start > max(end - MOST_LINES, 0) and _of_title(setting, start - 1) and not lines[start].jump_from:
        start -= 1
        if lines[start].blanks:
            break
    opens = start == 0 or facts[start - 1].ends == "final" or facts[start - 1].byline or facts[start - 1].signed
    if not (start <= index <= end and start < end and opens and is_dash_deck(setting, end)) or end + 1 >= len(lines):
        return False
    under, told = facts[end + 1], facts[end].size - 2 >= LEAST_DECK and "《" not in lines[end].text
    return told and (under.byline or under.dateline or under.stops > 0)


def _of_title(setting: Setting, place: int) -> bool:
    """Whether a line is short and without any mark, as those of a headline in short lines are."""
    fact = setting.facts[place]
    return fact.bare and fact.ends == "plain" and not (fact.byline or fact.date or fact.marker)


def behind_page(setting: Setting, index: int) -> float:
    """How much the lines of the page itself before a line say: most where a page has turned behind a finished text."""
    line, before = setting.lines[index], setting.lines[index - 1] if index else None
    turned = before is not None and line.noise_before and line.page != before.page and line.blanks > 0
    return PAGE_TURNED if turned and setting.facts[index - 1].ends == "final" else float(line.noise_before)


def _titles_table(setting: Setting, index: int) -> bool:
    """Whether a line behind a blank one stands over the unit of a table that no text before it announces."""
    if not index or index + 1 == len(setting.lines) or not UNIT_OF_TABLE.fullmatch(setting.lines[index + 1].text):
        return False
    told = setting.facts[index - 1].ends == "colon" or setting.lines[index].text[0] in "表附"
    return setting.lines[index].blanks > 0 and setting.facts[index].bare and not told


def block_head_cues(setting: Setting, index: int) -> list[Cue]:
    """What verse or a table below a line says for its being a headline; the unit of a table is none."""
    if index in setting.collected:
        return [("head_in_collection", 1.0)]
    cues: list[Cue] = [("head_verse", 1.0)] if UNIT_OF_TABLE.fullmatch(setting.lines[index].text) else []
    fact, verse = setting.facts[index], setting.verse
    if index in setting.collected.values():
        cues.append(("head_over_poems", 1.0))
    if _titles_table(setting, index):
        cues.append(("head_over_table", 1.0))
    over = verse.get(index + 1, 0.0) - verse.get(index, 0.0)
    if over >= OVER_VERSE and fact.size <= HEAD_LINE_EM and fact.ends == "plain":
        formed = 2.0 if POEM_FORMS.match(setting.lines[index].text) else 1.0
        cues.append(("head_over_verse", formed * over))
    return cues


def over_suite(setting: Setting, index: int) -> bool:
    """Whether a line stands straight over the headline of several poems, or one that names its form, unsigned below it.

    What stands over one whose poet is named below is a part of the headline; else it is the poet.
    """
    if index + 2 >= len(setting.lines) or setting.facts[index + 2].reading.score > 0:
        return False
    formed = POEM_FORMS.match(setting.lines[index + 1].text) is not None and index + 2 in setting.verse
    return formed or index + 1 in setting.collected.values()
