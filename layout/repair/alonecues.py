"""The cues for and against a line being a paragraph of its own that ends without a stop.

Decisions: verse, rows, dates, salutations and who signs are told by what they are, a subhead by its shape, by others
like it and by standing close over its text.
"""

import re
from typing import Final

from layout.lexicon import seam_nats
from layout.repair.facts import COUNTED, SHAPE_EM, ends_nothing
from layout.repair.headblocks import ends_verse, gives_notice, leads_to_deck
from layout.repair.measure import pushed_em
from layout.repair.model import FULL_EM, SHORT_EM, Setting, breaks_item
from layout.repair.rows import COUNTS, UNIT_OF_TABLE
from layout.repair.signals import Cue
from layout.repair.subheads import LEAST_RUN, size_under, stands_out
from layout.repair.wordcues import SEAM_NATS, tears_unit

OFFICE_SIGNS: Final = 0.7
"""How surely an office behind a finished text, and not over another one, signs it (0-1)."""
SIGNER_SIGNS: Final = 1.5
"""How surely `读者 …` behind a finished text signs it (1: as surely as words over a date)."""
COUNTED_LABEL: Final = re.compile(r"[\u4e00-\u9fff]{2,3}[一二三四五六七八九十\d]{1,2}[:：]")
"""A label that counts: `误区一：`, `看点2：`."""
_LONE: Final = re.compile(
    r"[“‘][^“”‘’。；;]{3,16}[”’]|[\u4e00-\u9fff]{2,3}[一二三四五六七八九十\d]{1,2}[:：][^，,。；;:：]{3,16}"
    r"|[\u4e00-\u9fff]{3,8}[，,][\u4e00-\u9fff]{3,8}"
)
"""Shapes of subheads with a mark in them: quoted, counted by a label, of two clauses."""
_CLAUSES: Final = re.compile("[，,]")
STUMP: Final = 3
"""The rest of a sentence behind a line end has no more characters, where no sentence is so short."""
LIKE_EM: Final = 0.6
"""Within this distance, in em, a line is as wide as a first line."""
NOTICE_REACH: Final = 40
"""A notice has no more lines, from its title to who signs it."""
NOTICE_TITLE: Final = 24
"""The title of a notice that an office signs has no more characters."""


def alone_cues(setting: Setting, index: int) -> list[Cue]:
    """What speaks for and against a line that is a paragraph of its own though it may end without a stop."""
    line, fact = setting.lines[index], setting.facts[index]
    cues: list[Cue] = [("alone", 1.0)]
    titled = index in setting.verse and (ends_verse(setting, index) or leads_to_deck(setting, index))
    cues.append(("verse", 0.0 if titled else setting.verse.get(index, 0.0)))
    counted = UNIT_OF_TABLE.fullmatch(line.text) is not None
    cues.append(("row", 1.0 if counted else setting.rows.get(index, 0.0)))
    if fact.salutation or (fact.ends == "colon" and fact.size <= 12 and not fact.commas):
        cues.append(("salutation", 1.0 if fact.salutation else 0.75))
    if index in setting.collected and not setting.verse.get(index):
        cues.append(("poem_title", 1.0))
    if fact.divider:
        cues.append(("divider", 1.0))
    if fact.closing:
        cues.append(("closing_words", 1.0))
    if fact.date:
        cues.append(("date", 1.0))
    if index + 1 in setting.rows and fact.size <= SHAPE_EM and COUNTS.search(line.text):
        cues.append(("subhead_counts", 1.0))
    if fact.annex or fact.service:
        cues.append(("subhead_annex", 1.0))
    if fact.picture:
        cues.append(("picture_line", 1.0))
    if line.heading:
        cues.append(("subhead_marked", 1.0 if line.heading > 1 else 0.5))
    if index + 1 < len(setting.lines) and setting.facts[index + 1].size > fact.size and COUNTED.fullmatch(line.text):
        cues.append(("counted", 1.0))
    following = setting.facts[index + 1] if index + 1 < len(setting.lines) else None
    before = setting.facts[index - 1] if index else None
    closed = (
        before is not None and before.closing and fact.size <= 14 and fact.marks == 0 and not far_below(setting, index)
    )
    signs = fact.signs or (before is not None and before.ends == "final" and fact.signer)
    dated = following and following.date and fact.size <= 30 and fact.ends == "plain" and not fact.commas
    office = fact.office and before is not None and before.ends == "final" and not (following and following.stops)
    if gives_notice(setting, index):
        return [cue for cue in cues if cue[1]]
    if signs_notice(setting, index):
        cues.append(("signature", 1.5))
    elif closed or signs or dated:
        cues.append(("signature", SIGNER_SIGNS if signs else 1.0))
    elif office and before is not None:
        cues.append(("signature", 1.2 if before.contact else OFFICE_SIGNS))
    if index in setting.lists and fact.ends in ("plain", "semicolon", "colon") and fact.size <= 60:
        beside = any(other in setting.lists for other in (index - 1, index + 1))
        broken = _fills(setting, index) or breaks_item(setting, index) or _tears_item(setting, index)
        cues.append(("list_line", 0.0 if broken else 1.0 if beside else 0.4))
    listed = index in setting.lists or index in setting.subheads or is_lone_subhead(setting, index)
    if fact.marks > 0 and fact.commas and not listed:
        cues.append(("alone_comma", min(fact.commas, 3.0)))
    if fact.size > 40:
        cues.append(("alone_long", min((fact.size - 40) / 20, 1.5)))
    if fact.ends == "final" and fact.stops:
        cues.append(("alone_sentence", 1.0))
    cues += [] if breaks_item(setting, index) else _subhead_cues(setting, index)
    return [cue for cue in cues if cue[1]]


def far_below(setting: Setting, index: int) -> bool:
    """Whether more blank lines stand over a line than who signs leaves under the closing words of a letter."""
    usual = max(setting.habits[index].usual_blanks, setting.lines[index - 1].blanks, 1.0)
    return setting.lines[index].blanks > usual + 1


def signs_notice(setting: Setting, index: int) -> bool:
    """Whether a line is an office behind the end of a notice, or the paper itself behind any text: 本报编辑部."""
    lines, facts = setting.lines, setting.facts
    fact = facts[index]
    if not fact.office or not index or facts[index - 1].byline:
        return False
    if facts[index - 1].ends != "final" and index - 1 not in setting.lists:
        return False
    if index + 1 < len(facts) and (facts[index + 1].dateline or facts[index + 1].stops or facts[index + 1].commas):
        return False
    if fact.own_office:
        return True
    for above in range(index - 1, max(index - 1 - NOTICE_REACH, -1), -1):
        other = facts[above]
        if lines[above + 1].jump_from or lines[above].jump_to:
            return False
        if other.notice:
            return other.size <= NOTICE_TITLE
        if other.byline or other.dateline or other.date or other.signed:
            return False
    return False


def _fills(setting: Setting, index: int) -> bool:
    """Whether a line fills its measure, with what the next one starts with and could not stand in it."""
    measure, last = setting.measures[index], index + 1 == len(setting.lines)
    pushed = 0.0 if last or setting.lines[index + 1].blanks else pushed_em(setting.lines[index + 1].text)
    return measure is not None and setting.lines[index].width_em > measure - SHORT_EM - pushed


def _tears_item(setting: Setting, index: int) -> bool:
    """Whether an item fills its measure but for a lost indent, and the next line goes on a sentence or a word."""
    if index + 1 == len(setting.lines) or setting.lines[index + 1].blanks or index + 1 in setting.lists:
        return False
    measure, short, after = setting.measures[index], setting.short_first_em[index], setting.facts[index + 1]
    if measure is None or not short or setting.lines[index].width_em < measure - short - FULL_EM:
        return False
    stump = after.stops > 0 and after.first_sentence <= STUMP
    left, right = setting.lines[index].text, setting.lines[index + 1].text
    return stump or tears_unit(left, right) or seam_nats(left, right) > SEAM_NATS


def _like_first_line(setting: Setting, index: int) -> bool:
    """Whether a line is as wide as a first line without its indent, and the next one fills the measure."""
    measure, short = setting.measures[index], setting.short_first_em[index]
    if measure is None or not short or index + 1 == len(setting.lines) or setting.measures[index + 1] is None:
        return False
    lost = measure - setting.lines[index].width_em - short
    return abs(lost) <= LIKE_EM and measure - setting.lines[index + 1].width_em <= FULL_EM


def _between_indents(setting: Setting, index: int) -> bool:
    """Whether a line is indented like a paragraph, and the next one too: no paragraph goes on there."""
    lines = setting.lines[index : index + 2]
    return setting.habits[index].indents and len(lines) > 1 and all(line.indent_em > 0 for line in lines)


def is_lone_subhead(setting: Setting, index: int) -> bool:
    """Whether a line with a mark in it is a subhead though no other is like it: it stands apart over longer text.

    All in quotation marks, `“慢一点，没关系”`; two clauses of one length; a label that counts, `误区一：…`.
    """
    if not index or _LONE.fullmatch(setting.lines[index].text) is None or setting.facts[index - 1].ends != "final":
        return False
    fact, measure, lines = setting.facts[index], setting.measures[index], setting.lines
    clauses = _CLAUSES.split(lines[index].text) if lines[index].text[0] not in "“‘" else ()
    torn = measure is None and index not in setting.subheads
    if len(clauses) == 2 and (torn or len(clauses[0]) != len(clauses[1])):
        return False
    narrow = lines[index].blanks > 0 if measure is None else lines[index].width_em <= measure - SHORT_EM
    narrow = narrow or index in setting.subheads or _between_indents(setting, index)
    whole = fact.ends != "final" and not (fact.stops or fact.byline or fact.dateline or ends_nothing(lines[index].text))
    return whole and narrow and size_under(lines, setting.facts, index) > max(fact.least_under, fact.size)


def _subhead_cues(setting: Setting, index: int) -> list[Cue]:
    line, fact = setting.lines[index], setting.facts[index]
    numbered = fact.marker is not None and fact.marker[0] in ("cn、", "(cn)", "n.") and fact.size <= SHAPE_EM + 4
    lone = is_lone_subhead(setting, index)
    numbered = numbered or (lone and COUNTED_LABEL.match(line.text) is not None)
    paused = lone or (index in setting.subheads and not (fact.bare and fact.ends == "plain"))
    if not fact.bare and not paused and not (numbered and not fact.stops and fact.ends == "plain"):
        return []
    cues: list[Cue] = []
    measure = setting.measures[index]
    if numbered and fact.ends == "plain":
        cues.append(("subhead_number", 1.0))
    if index + 1 < len(setting.lines):
        far = setting.lines[index + 1].blanks - max(line.blanks, setting.habits[index].usual_blanks, 1.0)
        cues.append(("subhead_far", max(min(far, 2.0), 0.0)))
        if index + 1 in setting.verse and index not in setting.collected and index not in setting.verse:
            return cues
    out = stands_out(setting.lines, setting.facts, setting.measures, index)
    run = setting.subheads.get(index, 0) > LEAST_RUN and line.blanks > 0 and setting.lines[index + 1].blanks > 0
    if measure is not None and _fills(setting, index) and not (fact.timed or out or lone or run):
        return cues
    if lone and not numbered:
        cues.append(("subhead_pair", 1.0))
    following = size_under(setting.lines, setting.facts, index) > fact.least_under
    if following and (paused or fact.ends == "plain"):
        cues.append(("subhead_shape", 1.0))
    if setting.subheads.get(index, 0) > 1:
        cues.append(("subhead_run", min(0.66 + 0.37 * (setting.subheads[index] - 2), 1.4)))
    elif index in setting.subheads and not numbered:
        cues.append(("subhead_lone", min(1.0, max(1.0 - setting.cohesion.at.get(index, 0.0), 0.0))))
    if _like_first_line(setting, index):
        cues.append(("subhead_like_first_line", 1.0))
    if index in setting.subheads and not numbered:
        cues.append(("subhead_turn", max(-setting.cohesion.at.get(index, 0.0), 0.0)))
    indents = setting.habits[index].indents and not line.indent_em
    if index and following and indents and setting.lines[index + 1].indent_em:
        alike = setting.subheads.get(index, 0) > 1 and setting.facts[index - 1].ends == "final"
        cues.append(("subhead_fits", 1.0 if alike else 0.3))
    if measure is not None:
        cues.append(("subhead_short", 1.0))
    return cues
