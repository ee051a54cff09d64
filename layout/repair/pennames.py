"""Who signs by the place of a line alone, between a headline and its text: `柴门`, `老　杆`, `中共云溪区委宣传部`.

Decisions: an essay is signed with a pen name as often as with a name, and a headline has no line of two or three
characters straight over its text. A common word is none, nor what stands under the name of a column (that is its
title), nor one of several such lines (they are subheads).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.lexicon import word_nats, words_of
from layout.repair.bylines import NOT_ONE, Reading
from layout.repair.chains import NAME_NATS
from layout.repair.facts import COUNTED, Facts, greets
from layout.repair.lines import Line
from layout.repair.marks import HAN, is_name
from layout.repair.model import HEAD_LINE_EM, NAMED
from layout.repair.rows import name_rolls, rosters
from layout.repair.titlecues import LABEL, is_tag, names_column
from layout.repair.types import Byline

_PEN_NAME: Final = re.compile(
    rf"([{HAN}])\s{{1,3}}([{HAN}])(?:\s{{1,3}}[{HAN}])?|[{HAN}]{{2,3}}|[{HAN}]{{2}}[阿老小][{HAN}]"
)
_BOXES: Final = "□■◇◆◎○☆★"
"""One of them before a name says that it signs."""
_ADORNED: Final = re.compile(
    rf"([·•.．*＊{_BOXES}])\s*([{HAN}]{{2,4}}|[{HAN}]\s{{1,3}}[{HAN}])\s*([·•.．*＊{_BOXES}])?"
)
"""What may be a pen name, with an ornament before it or on both sides."""
_PREFACE: Final = re.compile(
    "[正反甲乙]方|致.{1,4}|引子|楔子|题记|小?序|前言|后记|尾声|缘起|导[语读]|编[者后]|摘要|之[一二三四]|[上中下]篇?$"
)
"""What stands over the first part of a text and names nobody."""
_COLLECTED: Final = re.compile(
    "[二两三四五六七八九十数][题章则帖记篇首段叠味]|[组散短小]章$|组诗|外[一二三四五][首篇章则]"
)
"""What a title says over several small texts."""
_SOMEBODY: Final = re.compile("[者人客翁叟僧农夫郎匠侠友徒]$")
"""How a common word ends that a poet may call himself: 行者, 过客, 农夫."""
_ORGAN: Final = re.compile(
    rf"本报(?:特约|首席)?评论员|(?:中共|共青团)[{HAN}]{{3,18}}|[{HAN}]{{1,6}}[省市区县州旗镇乡][{HAN}]{{1,14}}|[{HAN}]{{2,10}}[科处室]"
)
"""The paper itself, as it signs its opinion, or what may be an office of some place."""
_DASH: Final = ("——", "--")
"""How a sub-title begins, of which a book that the text is about is one kind."""
ROLE: Final = 3.0
"""A byline that says less has no role in it: no text goes on elsewhere behind one."""
SIGNS: Final = 2.0
"""A name alone below a finished text says more than one above it: no headline and no subhead stands there."""
WORD_NATS: Final = 9.0
"""Under a headline a word that is a name as well (江南, 方言) is no name only if it is more common, in nats."""
ALIKE: Final = 1
"""Subheads of one text differ by so many characters from the first of them if that has two or three."""
REACH: Final = 40
"""Within how many lines behind it another such line makes both subheads."""

_COLUMN: Final = re.compile(r"[【\[〔「][^【】\[\]〔〕「」\d]{2,8}[】\]〕」]")
"""The name of a column before a title, or over it."""
LONG_PEN: Final = 4
"""A pen name of more than three characters has so many."""
COLUMN_EM: Final = 7
"""The name of a column over the name of somebody has no more characters."""
ORGAN: Final = 24
"""An office that signs over a text has no more characters."""
VERSE: Final = 4
"""So many lines without a mark under a name are a poem, if words of verse stand in them."""
LEAST_VERSE: Final = 3
"""One line in four of such a poem may have no more characters."""
VERSE_EM: Final = 14
"""A line of such a poem has no more characters."""
MOST_PARTS: Final = 3
"""A title over a pen name has no more parts that blanks set apart: a list of names has."""
TOLD_LINES: Final = 12
"""Within so many lines a text speaks of its title."""
TOLD_TIMES: Final = 3
"""So often it names what the title ends with."""
PRINTED: Final = 3
"""So many printed lines of running text hold a pause or a stop."""
FIRST: Final = 9
"""The first printed line of a text has so many characters and more."""


def with_pen_names(lines: Sequence[Line], facts: Sequence[Facts]) -> tuple[Facts, ...]:
    """The facts, with a reading for each line that names an author by its place alone; lists of people sign nothing."""
    whole, torn = rosters(lines)
    listed = {*whole, *torn, *(index - 1 for index in torn), *name_rolls(lines)}
    listed |= {index for index, line in enumerate(lines) if line.jump_to and facts[index].reading.score < ROLE}
    facts = [replace(fact, reading=NOT_ONE) if index in listed else fact for index, fact in enumerate(facts)]
    return tuple(_placed(lines, facts, index) for index in range(len(facts)))


def _placed(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> Facts:
    """The facts of a line, with a reading if its place says that it signs."""
    fact = facts[index]
    if fact.reading.score <= 0 and (name := _adorned(lines, facts, index)):
        return replace(fact, reading=Reading(Byline((name,), author=True), SIGNS), marker=None)
    if 4 < fact.size <= ORGAN and fact.reading.score == 0 and _speaks(lines, facts, index):
        return replace(fact, reading=Reading(Byline(credit=lines[index].text), SIGNS))
    if fact.signer and fact.reading.score > 0:
        return replace(fact, reading=NOT_ONE) if _in_letter(lines, facts, index) else fact
    if lines[index].text.isascii() and fact.reading.score == NAMED:
        titles = not index or names_column(lines[index - 1].text)
        return replace(fact, reading=NOT_ONE) if titles else fact
    if fact.size > 5:
        return fact
    if fact.size == LONG_PEN and _is_long_pen(lines, facts, index):
        return replace(fact, reading=Reading(Byline((lines[index].text,), author=True), NAMED))
    return _below(facts, index) if fact.reading.score == NAMED else _named(lines, facts, index)


def _adorned(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> str:
    """The pen name between two ornaments, or behind one, that stands between a headline and its text, or below that.

    `·欢欢·`, `□老　杆`; a longer line with the same ornament is a subhead as this one is, and a common word no name.
    """
    match = _ADORNED.fullmatch(lines[index].text)
    if not index or match is None or not (match[1] in _BOXES or match[3]):
        return ""
    name = "".join(match[2].split())
    if (word_nats(name) is not None and name == match[2] and not is_name(name)) or _PREFACE.match(name):
        return ""
    if _under_title(lines, facts, index) and _over_text(lines, facts, index):
        return name
    near = range(max(index - REACH, 0), min(index + REACH, len(lines)))
    alike = [at for at in near if lines[at].text[0] == match[1]]
    named = all(facts[at].reading.score > 0 or _clearly_named(lines[at].text) for at in alike)
    return name if named and _under_text(lines, facts, index) else ""


def _clearly_named(text: str) -> bool:
    """Whether an ornament stands on both sides of a pen name, or before a name that is set wide or begins like one."""
    match = _ADORNED.fullmatch(text)
    return match is not None and bool(match[3] or is_name(match[2]) or " " in match[2] or "\u3000" in match[2])


def _speaks(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether an office, or the paper itself, stands between a headline and its text: it signs that."""
    text = lines[index].text
    if not index or facts[index].marks or _ORGAN.fullmatch(text) is None:
        return False
    leader = text.endswith("评论员")
    last = index + 1 == len(lines) or lines[index + 1].blanks > lines[index].blanks
    if leader and last and _under_text(lines, facts, index):
        return True
    if not leader and (not facts[index].office or any(word.kind == "v" for word in words_of(text))):
        return False
    return _under_title(lines, facts, index) and _over_text(lines, facts, index)


def _in_letter(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether the text over a line is a letter, that opens with a salutation or closes with a wish."""
    for above in range(index - 1, max(index - REACH, -1), -1):
        if facts[above].closing or facts[above].salutation or greets(lines[above].text):
            return True
        if facts[above].byline or facts[above].dateline:
            return False
    return False


def _below(facts: Sequence[Facts], index: int) -> Facts:
    """The facts of a line that is one name: below a finished text that is no letter and no notice, it signs that."""
    fact = facts[index]
    if not index or facts[index - 1].ends != "final" or not facts[index - 1].stops:
        return fact
    for above in reversed(facts[max(index - REACH, 0) : index]):
        if above.salutation or above.notice or above.closing or above.signer:
            return fact
        if above.byline or above.dateline or above.date or above.bare:
            break
    return replace(fact, reading=replace(fact.reading, score=SIGNS))


def _named(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> Facts:
    fact, match = facts[index], _PEN_NAME.fullmatch(lines[index].text)
    other = fact.notice or fact.closing or fact.date or fact.salutation or fact.office or fact.signer or fact.marker
    if match is None or other or fact.reading.score > 0 or not index:
        return fact
    name = "".join(lines[index].text.split())
    nats = word_nats(name)
    if name[-1] in "报刊":
        return fact
    if nats is None and not _PREFACE.match(name) and _under_text(lines, facts, index):
        return replace(fact, reading=Reading(Byline((name,), author=True), SIGNS))
    poem = _SOMEBODY.search(name) is not None and _over_stanzas(lines, facts, index, bool(match[1]))
    least = WORD_NATS if is_name(name) or poem else NAME_NATS
    word = (nats is not None and nats < least) or _PREFACE.match(name)
    if word or not _under_title(lines, facts, index) or (not is_name(name) and _told_below(lines, index, name)):
        return fact
    parts = _COLLECTED.search(lines[index - 1].text) is not None and _over_parts(lines, facts, index)
    if not (parts or poem or _over_text(lines, facts, index)):
        return fact
    deck = lines[index - 1].text.startswith(_DASH) and is_name(name)
    if not (match[1] or parts or deck) and (
        _is_label(lines[index - 1].text, name) or _comes_again(lines, facts, index)
    ):
        return fact
    return replace(fact, reading=Reading(Byline((name,), author=True), NAMED))


def _is_long_pen(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether a line of four characters between a column's title and its text is a pen name: 南渡北归, 东方既白.

    A deck of four characters tells what the text does (邻里情深): no half of a pen name is a word of the list, and the
    text below speaks of neither.
    """
    fact, name = facts[index], lines[index].text
    other = fact.notice or fact.closing or fact.date or fact.salutation or fact.office or fact.signer or fact.marker
    if other or fact.reading.score > 0 or not index or re.fullmatch(f"[{HAN}]{{4}}", name) is None:
        return False
    column = any(_COLUMN.match(lines[at].text) for at in range(max(index - 2, 0), index))
    if not column or is_tag(lines[index - 1].text) or word_nats(name) is not None or _PREFACE.match(name):
        return False
    if word_nats(name[:2]) is not None or word_nats(name[2:]) is not None:
        return False
    told = "".join(line.text for line in lines[index + 1 : index + 1 + TOLD_LINES])
    spoken = any(name[at : at + 2] in told for at in (0, 2))
    return not spoken and _under_title(lines, facts, index) and _over_text(lines, facts, index)


def _told_below(lines: Sequence[Line], index: int, name: str) -> bool:
    """Whether the text under a line speaks of what its last character names: it is a title."""
    told = "".join(line.text for line in lines[index + 1 : index + 1 + TOLD_LINES])
    return names_column(lines[index - 1].text) and told.count(name[-1]) >= TOLD_TIMES


def _is_label(text: str, name: str) -> bool:
    """Whether a line over a name may be a column, so that this is its title; a longer one over a clear name is none."""
    clear = len(name) > 2 and is_name(name) and word_nats(name) is None
    return LABEL.search(text) is not None and not (clear and len(text) > COLUMN_EM)


def _under_text(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether a line stands behind a finished text and closer to it than to what follows, or over a headline."""
    before = facts[index - 1]
    if before.ends != "final" or before.byline or lines[index].jump_from:
        return False
    torn = index > 1 and not lines[index - 1].blanks and facts[index - 2].ends in ("plain", "pause")
    if before.size < FIRST and not (torn and facts[index - 2].size >= FIRST):
        return False
    if index + 1 == len(facts) or lines[index + 1].file != lines[index].file:
        return True
    after = facts[index + 1]
    if lines[index + 1].jump_from:
        return all(line.text != lines[index].text for line in lines[:index])
    if lines[index + 1].blanks > lines[index].blanks:
        return after.ends == "plain" and after.size > 1
    named = after.size <= 3 and word_nats(lines[index + 1].text) is None
    titled = after.bare and after.size > 1 and not (after.byline or named)
    return titled and lines[index + 1].blanks == lines[index].blanks and _over_text(lines, facts, index + 1)


def _under_title(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether the line before may be a headline, at the start of a text or under one line that may be its over-line."""
    if is_tag(lines[index - 1].text) or lines[index - 1].jump_to or facts[index - 1].signs:
        return False
    if (above := _ADORNED.fullmatch(lines[index - 1].text)) is not None and above[3] and above[1] not in _BOXES:
        return False
    title = facts[index - 1]
    if title.marks > title.commas + title.topic or title.ends not in ("plain", "final"):
        return False
    if lines[index - 1].width_em > 2 * HEAD_LINE_EM or title.stops:
        return False
    if title.byline or title.date or title.dateline or title.office or title.size < 2 or len(title.fields) > MOST_PARTS:
        return False
    if (
        title.size <= 3
        and index > 1
        and word_nats(lines[index - 1].text) is None
        and _under_text(lines, facts, index - 1)
    ):
        return False
    opens = not is_tag(lines[index - 1].text) and _COLUMN.match(lines[index - 1].text)
    if index == 1 or lines[index - 1].blanks > lines[index].blanks + 1 or opens:
        return True
    if _COLUMN.fullmatch(lines[index - 2].text) and not lines[index - 1].blanks:
        return True
    near = lines[index].blanks <= lines[index - 1].blanks or lines[index - 1].text.startswith(_DASH)
    over = facts[index - 2].bare and near
    if lines[index - 2].jump_to:
        return True
    return _ended(facts, index - 2) or (over and (index == 2 or _ended(facts, index - 3)))


def _ended(facts: Sequence[Facts], index: int) -> bool:
    """Whether a text ends with a line."""
    above = facts[index]
    return above.ends == "final" or above.byline or above.date or above.closing or above.reading.score > 0


def _over_text(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether running text without a dateline stands under a line, or under the number of its first part."""
    if index + 1 < len(facts) and COUNTED.fullmatch(lines[index + 1].text):
        index += 1
    if index + 1 >= len(facts):
        return False
    under, near = facts[index + 1], facts[index + 1 : index + 1 + PRINTED]
    verse = 4 <= under.size < FIRST and len(near) > 1 and all(fact.ends in ("pause", "final") for fact in near[:2])
    name = "".join(lines[index].text.split())
    if is_name(name) and _is_plain_verse(lines[index + 1 : index + 1 + VERSE], facts[index + 1 : index + 1 + VERSE]):
        return True
    runs = (verse and under.size == near[1].size) or (
        under.size >= FIRST and any(fact.stops or fact.commas or fact.ends == "final" for fact in near)
    )
    return runs and not (under.dateline or under.byline or under.starts_closing or under.salutation)


def _is_plain_verse(lines: Sequence[Line], facts: Sequence[Facts]) -> bool:
    """Whether lines are those of a poem without marks: no names and no offices, and somebody does something."""
    shaped = all(
        fact.bare and LEAST_VERSE <= fact.size <= VERSE_EM and not (fact.marks or fact.office or fact.reading.score > 0)
        for fact in facts
    )
    long = sum(fact.size > LEAST_VERSE for fact in facts)
    if len(lines) < VERSE or not shaped or 4 * long < 3 * len(lines) or any(line.blanks for line in lines[1:]):
        return False
    texts = ["".join(line.text.split()) for line in lines]
    if any(map(is_name, texts)) or any(any(map(str.isdigit, text)) for text in texts):
        return False
    return sum(any(word.kind == "v" for word in words_of(text)) for text in texts) > 1


def _over_stanzas(lines: Sequence[Line], facts: Sequence[Facts], index: int, wide: bool) -> bool:
    """Whether stanzas of free verse stand under a line, apart from it if it is not set wide."""
    end = index + 1
    while end < min(len(lines), index + 1 + TOLD_LINES) and _is_verse_line(lines[end], facts[end]):
        end += 1
    gaps = sum(lines[at].blanks > 0 for at in range(index + 2, end))
    apart = not lines[index].blanks and (wide or lines[index + 1].blanks > 0)
    if not apart or not 0 < gaps <= (end - index) // 2 or end - index - 1 <= VERSE:
        return False
    return sum(any(word.kind == "v" for word in words_of(lines[at].text)) for at in range(index + 1, end)) > 1


def _is_verse_line(line: Line, fact: Facts) -> bool:
    """Whether a line may be one of a poem without marks by its form."""
    other = fact.marks or fact.office or fact.byline or fact.date or fact.notice or fact.reading.score > 0
    return fact.bare and 1 < fact.size <= VERSE_EM and not other and not any(map(str.isdigit, line.text))


def _over_parts(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether the title of a first part stands under a line, and its text under that."""
    return index + 2 < len(facts) and facts[index + 1].bare and _over_text(lines, facts, index + 1)


def _comes_again(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether a line as short stands behind a finished paragraph of the same text, and over the next one.

    Two bare lines together are the headline of another one.
    """
    for other in range(index + 2, min(index + REACH, len(facts) - 1)):
        fact = facts[other]
        if fact.byline or fact.dateline or fact.date or fact.notice or (fact.bare and facts[other - 1].bare):
            return False
        short = fact.bare and fact.size <= facts[index].size + ALIKE and lines[other].blanks <= lines[index].blanks
        if short and facts[other - 1].ends == "final" and _over_text(lines, facts, other):
            return True
    return False
