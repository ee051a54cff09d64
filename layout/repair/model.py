"""The cues of every boundary and every line of a dump: what the table of `signals.py` is applied to.

Decisions: a boundary's cues speak for join (positive) or break (negative); a line's cues speak for its being a
headline, a line that stands alone, or a byline. Cues are computed once; the search in `reading.py` only adds them
up.
"""

import re
from dataclasses import field
from typing import Final

from layout.records import dataclass
from layout.repair.cohesion import Cohesion
from layout.repair.context import LABEL_OF_NOTICE, LIST_REACH, Conventions, Habits, Words
from layout.repair.facts import COUNTED, Facts, ends_nothing
from layout.repair.lineends import STOPS, breaks_off, starts_nothing
from layout.repair.lines import Line
from layout.repair.marks import CLOSERS, FINAL, PAUSES
from layout.repair.measure import pushed_em, slack_em
from layout.repair.signals import Cue
from layout.repair.titlecues import titled_column
from layout.repair.wordcues import word_cues

_LONE_STARTS: Final = frozenset("对但而是好哦啊嗯不可如若因当")
"""Characters that may open a sentence with a pause right behind them."""
_LEANS: Final = re.compile("其[中间余]|[它则便却才即且]|甚至|尤其|并(?!非)|(?:他|她|他们|她们|大家)[说道]")
"""Words that go on a sentence before them, or name what it named."""
_GREETS: Final = re.compile("(?:[你您]|你们|大家|各位)好[，,。!！]")
"""How a letter begins under its salutation."""
_SPEECH: Final = re.compile(r".{0,16}?(?:说|问|道|答|喊|介绍|表示|告诉记者|回忆)[。，,:：]")
_LABELLED: Final = re.compile(r"[^:：]{2,8}[:：](?!\d)|[^。！？]{0,14}\d[:：]\d\d[:：]")
"""How an item begins with a label, or with a time of day."""
_HANGING: Final = "".join(sorted(CLOSERS | FINAL | PAUSES)) + "；：;:"
NAMED: Final = 1.5
"""A line of no more than a name, or a pen name between headline and text, reads as so much of a byline, at least."""
NAMED_STRENGTH: Final = 0.4
"""So much it says, behind a finished sentence, beside a byline with a role."""
_ITEM_ENDS: Final = ("semicolon", "final")
LEAST_ITEMS: Final = 2
"""So many other items of a list stand whole in a line and end with a mark, or they are titles over texts."""
HEAD_LINE_EM: Final = 22
"""One line of a headline is rarely wider, in em."""
SAID_AGAIN: Final = 3
"""A line of so many characters that the next one begins with is no part of its sentence."""
NARROWEST_EM: Final = 8.5
"""Not even the first line of a narrow column is narrower, in em: 11 characters and the indent."""
TOLD_CHARACTERS: Final = 30
"""One line of a headline with pauses in it is rarely longer, in characters."""
FULL_EM: Final = 1.2
"""A line within this distance of its measure, in em, is full."""
SHORT_EM: Final = 1.9
"""A line this much narrower than its measure, in em, ends a paragraph."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything the boundary model looks at. `short_first_em` is, per line, the lost indent of first lines.

    `column_em` is the measure that fragments were cut to, `column_sure` what it tells that one does not fit (log odds).
    `run_openers` are the first lines of runs of subheads, with whether each is longer than all others of its run.
    """

    lines: tuple[Line, ...]
    facts: tuple[Facts, ...]
    measures: tuple[float | None, ...]
    short_first_em: tuple[float, ...]
    habits: tuple[Habits, ...]
    words: Words
    pairs: dict[int, str]
    lists: frozenset[int]
    speakers: frozenset[int]
    rows: dict[int, float]
    verse: dict[int, float]
    subheads: dict[int, int]
    run_openers: dict[int, bool]
    conventions: Conventions
    heads_seen: frozenset[int]
    forced: dict[int, bool]
    no_heads: frozenset[int]
    sure_heads: frozenset[int]
    jumps_open: dict[int, float]
    dangling: tuple[int, ...] = ()
    rests: dict[int, tuple[float, int]] = field(default_factory=dict)
    collected: dict[int, int] = field(default_factory=dict)
    column_em: float | None = None
    column_sure: float = 0.0
    cohesion: Cohesion = field(default_factory=Cohesion)


def before_cues(setting: Setting, index: int, first: bool, left: int | None = None) -> list[Cue]:
    """What the line before a boundary says for its text going on; `first`: that line begins a paragraph.

    `left` is that line where a jump or another article stands between.
    """
    left = index - 1 if left is None else left
    cues, alone = _ending_cues(setting, left, index)
    return cues if alone else cues + _fullness_cues(setting, left, index, first)


def both_before_cues(setting: Setting, index: int) -> tuple[list[Cue], list[Cue]]:
    """`before_cues` for a line before that begins a paragraph, and for one that goes on; one list where they agree."""
    cues, alone = _ending_cues(setting, index - 1, index)
    if alone:
        return cues, cues
    full = _fullness_cues(setting, index - 1, index, True)
    if setting.measures[index - 1] is None and setting.column_em is None:
        whole = cues + full
        return whole, whole
    return cues + full, cues + _fullness_cues(setting, index - 1, index, False)


def _ending_cues(setting: Setting, left: int, index: int) -> tuple[list[Cue], bool]:
    """What the end of a line says for its text going on, and whether it and the next one stand each alone."""
    line, fact = setting.lines[left], setting.facts[left]
    cues: list[Cue] = [("ends_" + fact.ends, 1.0)]
    if fact.signed:
        cues.append(("signed", 1.0))
    after = setting.facts[index]
    listed = after.marker is not None or any(index in them for them in (setting.lists, setting.speakers, setting.rows))
    if fact.ends == "colon" and not listed and not fact.salutation and fact.size >= 10 and after.size > 12:
        cues.append(("colon_runs_on", 1.0))
    if _closes_list(setting, left, index):
        cues.append(("list_done", 1.0))
    if fact.byline:
        cues = [("after_byline", 1.0)]
    if fact.ends == "plain" and ends_nothing(line.text):
        cues.append(("ends_function", 1.0))
    alone = [max(setting.verse.get(place, 0.0), setting.rows.get(place, 0.0)) for place in (left, index)]
    alone[0] = 1.0 if index in setting.verse and COUNTED.fullmatch(line.text) else alone[0]
    if min(alone) > 0:
        torn: list[Cue] = [("title_pair", 1.0)] if setting.pairs.get(index) == "《" else []
        return [("both_alone", min(alone)), *torn], True
    if (
        (fact.marks == 0 or (len(fact.fields) > 2 and fact.marks == fact.commas < len(fact.fields)))
        and fact.ends == "plain"
        and not fact.dateline
        and len(fact.fields) > 1
        and (min(map(len, fact.fields)) >= (5 if fact.marks else 3) or titled_column(fact.fields))
    ):
        cues.append(("left_has_parts", min(len(fact.fields) - 1, 2) / 2 + 0.5))
    narrow = (measure := setting.measures[left]) is None or line.width_em <= measure - SHORT_EM
    starts = setting.habits[left].indents and line.indent_em > 0 and not setting.lines[index].indent_em
    if (
        fact.bare
        and not starts
        and fact.ends == "plain"
        and narrow
        and left > 0
        and (
            setting.facts[left - 1].ends == "final"
            or setting.facts[left - 1].bare
            or setting.lines[left - 1].jump_to
            or line.jump_from
        )
    ):
        cues.append(("left_bare", 1.0))
    if measure is None and after.stops and after.size > fact.size and _told(setting, left) and _opens(setting, left):
        cues.append(("left_told", 1.0))
    if breaks_item(setting, left):
        cues.append(("item_breaks", 1.0))
    if is_dash_deck(setting, left) and not after.starts_closing:
        cues.append(("left_deck", 1.0))
    if measure is None and fact.ends == "plain":
        stub = line.width_em - line.indent_em < NARROWEST_EM and not breaks_off(line.text)
        cues += [("left_stub", float(stub)), ("rare_cuts", setting.habits[index].rare_cuts)]
    opener = setting.pairs.get(index)
    if opener == "《":
        cues.append(("title_pair", 1.0))
    elif opener:
        cues.append(("open_pair", 0.35 if fact.ends == "final" else 1.0))
    return cues, False


def _told(setting: Setting, index: int) -> bool:
    """Whether a line has the length of a headline's and no stop in it, and may have pauses."""
    line, fact = setting.lines[index], setting.facts[index]
    plain = fact.ends == "plain" and not (fact.byline or fact.dateline or fact.stops)
    return plain and fact.size <= TOLD_CHARACTERS and fact.marks == fact.commas and not ends_nothing(line.text)


def breaks_item(setting: Setting, index: int) -> bool:
    """Whether a line is an item that breaks off: it ends without a mark, and all items around end with one."""
    if index not in setting.lists or setting.facts[index].ends not in ("plain", "pause"):
        return False
    count, style = len(setting.lines), (setting.facts[index].marker or ("", 0))[0]
    if index + 1 == count or index + 1 in setting.lists:
        return False
    reach = range(max(index - LIST_REACH, 0), min(index + LIST_REACH, count))
    items = [
        place for place in reach if place in setting.lists and (setting.facts[place].marker or ("", 0))[0] == style
    ]
    ends = [setting.facts[place - 1].ends for place in items[1:]]
    whole = sum(setting.facts[place].ends in _ITEM_ENDS for place in items)
    return whole >= LEAST_ITEMS and all(end in _ITEM_ENDS for end in ends)


def is_dash_deck(setting: Setting, index: int) -> bool:
    """Whether a line is a sub-title behind a dash: no stop in it, and none in the line like a title over it."""
    line, fact = setting.lines[index], setting.facts[index]
    if not index or not line.text.startswith(("——", "--")) or fact.stops or fact.ends != "plain":
        return False
    above = setting.facts[index - 1]
    titled = above.size <= TOLD_CHARACTERS and not (above.byline or above.dateline or above.marker)
    return titled and fact.size <= TOLD_CHARACTERS + 10 and above.ends == "plain" and not above.stops


def _closes_list(setting: Setting, left: int, index: int) -> bool:
    """Whether a line is the last item of a list in which each begins with a label and ends without a mark."""
    items = (left, left - 1)
    if left < 1 or index in setting.lists or not all(item in setting.lists for item in items):
        return False
    labelled = all(_LABELLED.match(setting.lines[item].text) and setting.facts[item].ends == "plain" for item in items)
    return labelled and setting.facts[index].stops > 0


def _opens(setting: Setting, index: int) -> bool:
    """Whether a line stands at the start of a dump, or right under one line like a headline that begins a text."""
    if index == 0:
        return True
    before = setting.facts[index - 2] if index > 1 else None
    return _told(setting, index - 1) and (before is None or before.ends == "final" or before.byline)


def _fullness_cues(setting: Setting, left: int, index: int, first: bool) -> list[Cue]:
    """Whether the line before a boundary fills its measure, in em, or a fragment's length a column."""
    line, fact = setting.lines[left], setting.facts[left]
    measure = setting.measures[left]
    cues: list[Cue] = []
    if measure is not None:
        slack = slack_em(line, measure, setting.short_first_em[left] if first else 0.0)
        allowed = SHORT_EM + pushed_em(setting.lines[index].text)
        undecided = first and not setting.short_first_em[left] and not setting.habits[index].indents
        if line.width_em - hanging_em(line.text) > measure + 0.6:
            cues.append(("too_wide", 1.0))
        elif undecided and abs(slack - 2.0) <= 0.7:
            cues.append(("full", 0.3))
        elif slack <= FULL_EM or (slack < allowed and allowed > SHORT_EM):
            cues.append(("full", 1.0))
            if fact.ends == "final":
                cues.append(("full_final", 1.0))
        elif slack >= allowed:
            cues.append(("short", min(0.6 + 0.2 * (slack - allowed), 1.0)))
    elif fact.ends == "final":
        cues.append(("final_fragment", 1.0))
    elif setting.column_em and fact.ends != "final" and not fact.byline:
        rest = (line.width_em + (2.0 if first and not line.indent_em else 0.0)) % setting.column_em
        fits = min(rest, setting.column_em - rest) <= 1
        cues.append(("column_height", 1.0) if fits else ("column_misfit", setting.column_sure))
    return cues


def hanging_em(text: str) -> float:
    """How wide, in em, the marks at the end of a line are, that may stand outside its measure."""
    return min(float(len(text) - len(text.rstrip(_HANGING))), 3.0)


def after_cues(setting: Setting, index: int, left: int | None = None) -> list[Cue]:
    """What the line behind a boundary, and the boundary itself, say for a join; `left` as in `before_cues`."""
    apart = left is not None
    left = index - 1 if left is None else left
    line, fact, before = setting.lines[index], setting.facts[index], setting.lines[left]
    habits = setting.habits[index]
    cues: list[Cue] = []
    if fact.starts_closing:
        cues.append(("starts_closing", 1.0))
    cues += word_cues(before.text, line.text, setting.words, setting.measures[left] is None)
    listed = index in setting.lists and fact.speaker != "" and fact.marker is None
    cues.append(("indent", habits.indent[0] if line.indent_em else min(habits.indent[1], 0.0 if listed else 9.0)))
    if not apart:
        cues.append(("blank", habits.blank[0] if line.blanks else habits.blank[1]))
    if line.cut_copy:
        cues.append(("copy_runs_on", 1.0) if line.cut_copy > 0 else ("copy_breaks", 1.0))
    if fact.dateline:
        cues.append(("next_dateline", 1.0))
    if index in setting.lists:
        cues.append(("next_in_list", 1.0))
    elif fact.marker:
        cues.append(("next_marker", 1.0 if fact.marker[0] != "bullet" or not fact.marker else 0.6))
    elif fact.opening:
        cues.append(("next_opening", 1.0))
    if fact.caption and setting.facts[left].ends == "final":
        cues.append(("next_caption", 1.0))
    if _LEANS.match(line.text):
        cues.append(("next_leans", 1.0))
    if starts_nothing(line.text, before.text):
        cues.append(("starts_function", 1.0))
    cues += _stump_cues(setting, index, left)
    dated = index + 1 < len(setting.lines) and setting.facts[index + 1].date
    if (
        fact.size <= (2 if dated else 1)
        and fact.ends == "plain"
        and setting.facts[left].ends == "plain"
        and not fact.byline
    ):
        cues.append(("stub_line", 1.0 if before.text[-1] not in "：:" else 0.0))
    if setting.facts[left].bare and setting.facts[left].size >= SAID_AGAIN and line.text.startswith(before.text):
        cues.append(("line_again", 1.0))
    if before.text[-1] == "”" and _SPEECH.match(line.text) and not line.indent_em:
        cues.append(("speech_tag", 1.0 if setting.measures[left] is not None else 0.5))
    if index in setting.speakers or fact.salutation:
        cues.append(("next_speaker", 1.0))
    torn = habits.indents and not line.indent_em and fact.ends == "colon"
    cues += _sign_cues(fact, setting.facts[left], "。" if torn else line.text[-1])
    cues += [("jump_between", 1.0)] if before.jump_to and not (line.jump_from or apart) else []
    if fact.stops and fact.first_sentence <= 5 and not fact.marker and setting.facts[left].ends in ("plain", "pause"):
        cues.append(("short_sentence", 1.0))
    if line.text[0].islower() and line.text[0].isascii() and before.text[-1].isascii():
        cues.append(("next_lower", 1.0))
    cues += _first_line_cues(setting, index)
    if line.start in setting.forced:
        cues.append(("editor_join", 1.0) if setting.forced[line.start] else ("editor_break", 1.0))
    if line.file != before.file and not apart:
        cues.append(("file_ends", 1.0))
    return [cue for cue in cues if cue[1]]


def _sign_cues(fact: Facts, left: Facts, last: str) -> list[Cue]:
    """A byline, or behind a finished sentence who signs, or a label that says where to ask; `last` ends it."""
    if fact.byline or fact.signs:
        return [("next_byline", 1.0)]
    if left.ends != "final":
        return []
    named = NAMED_STRENGTH if fact.reading.score >= NAMED or fact.own_office else 0.0
    label = fact.called or (LABEL_OF_NOTICE.search(fact.speaker) is not None and last not in "。；;")
    return [("next_byline", named), ("next_label", 1.0 if label else 0.0)]


def _stump_cues(setting: Setting, index: int, left: int) -> list[Cue]:
    """A pause or a stop behind the first character or two of a line: a sentence before it ends there."""
    text, fact = setting.lines[index].text, setting.facts[index]
    told = text[1:2] in tuple(":：") and index not in setting.speakers
    if not (any(mark in "，,。；;" for mark in text[1:3]) or text[1:2] == "、" or told):
        return []
    opens = text[0] in _LONE_STARTS or fact.marker is not None or fact.opening or _LEANS.match(text)
    apart = _is_short(setting, left) or setting.facts[left].ends == "dash"
    whole = fact.stops and fact.size == fact.first_sentence + 1 > 2 and apart
    ended = setting.lines[left].text[-1] in STOPS and not STOPS.intersection(text[1:3])
    return [("starts_stump", 0.0 if _GREETS.match(text) or whole else 0.2 if opens or ended else 1.0)]


def _is_short(setting: Setting, index: int) -> bool:
    """Whether a line is clearly narrower than its measure."""
    return (setting.measures[index] or 0.0) - setting.lines[index].width_em > SHORT_EM


def _first_line_cues(setting: Setting, index: int) -> list[Cue]:
    """Where indents were lost, a paragraph's first line is two characters narrower than the measure."""
    measure, short = setting.measures[index], setting.short_first_em[index]
    if measure is None or not short:
        return []
    slack = measure - setting.lines[index].width_em
    if slack <= 0.6:
        return [("first_too_wide", 1.0)]
    runs_on = index + 1 < len(setting.lines) and setting.facts[index].ends != "final"
    if abs(slack - short) <= 0.6 and runs_on:
        return [("first_narrow", 1.0)]
    return []


def first_cues(setting: Setting, index: int) -> list[Cue]:
    """What speaks against a line being the first of a paragraph, whatever stands before it; widths in em."""
    line, measure, short = setting.lines[index], setting.measures[index], setting.short_first_em[index]
    cues: list[Cue] = []
    if measure is not None and short and line.width_em > measure - short + 1.6:
        cues.append(("first_fills", 1.0))
    if setting.habits[index].indents and not line.indent_em:
        cues.append(("first_unindented", 1.0))
    return cues


def byline_cues(setting: Setting, index: int) -> list[Cue]:
    """What speaks for and against a line being a byline."""
    fact = setting.facts[index]
    cues: list[Cue] = [("byline", 1.0)]
    before = setting.facts[index - 1] if index else None
    listed = before is not None and before.ends == "semicolon" and fact.marker is not None
    if fact.reading.score > 0 and not (fact.annex or listed):
        cues.append(("byline_score", min(fact.reading.score, 8.0)))
        if index in setting.collected:
            cues.append(("byline_of_poem", 1.0))
        if before and (before.ends == "final" or index - 1 in setting.verse):
            cues.append(("byline_after_end", 1.0))
        if setting.habits[index].indents and (not setting.lines[index].indent_em or fact.reading.score < 3):
            cues.append(("byline_unindented", -1.0 if setting.lines[index].indent_em else 1.0))
    return cues
