"""How one line passes to the next: for every pair of roles, the cues for and against the second following the first.

Decisions: seven roles; a pair that is not listed cannot be. Like all cues, these only name what they saw: the weights
are in `signals.py`.
"""

import math
from bisect import bisect_left, bisect_right
from typing import Final, Literal, TypeAlias

from layout.records import dataclass
from layout.repair.facts import COUNTED
from layout.repair.headends import leads_to_title
from layout.repair.model import HEAD_LINE_EM, Setting, after_cues, both_before_cues, is_dash_deck
from layout.repair.rests import REACH
from layout.repair.signals import Cue, score

State: TypeAlias = Literal["head", "first", "inner", "alone", "top", "sign", "orphan"]
STATES: Final[tuple[State, ...]] = ("head", "first", "inner", "alone", "top", "sign", "orphan")
"""Headline; first line of a paragraph; further line of one; line alone; byline over the body; under it; moved piece."""
HEAD, FIRST, INNER, ALONE, TOP, SIGN, ORPHAN = range(7)
_TEXT: Final = (FIRST, INNER, ORPHAN)

Passage: TypeAlias = tuple[tuple[int, ...], int, list[Cue]]
"""Roles of a line, one of the next line, and the cues for and against the one following any of the others."""


LEAST_GAPS: Final = 3
"""Fewer headlines say nothing about the blank lines before one."""
RUN: Final = 3
"""So many lines of one kind, each over its text, are subheads: the first of them is no further line of a headline."""
ITEM_EM: Final = 4.0
"""A printed line of an item that goes on is narrower than its measure by no more, in em: an indent was lost."""
USUAL_SHARE: Final = 0.4
"""Where every paragraph has blank lines before it, so much of them says nothing against one headline."""


@dataclass(frozen=True, slots=True)
class _Boundary:
    """What the pairs of one boundary have in common. `torn`: how much a text breaks off there, no jump mark says why.

    `stops`: a jump line stood there whose other half is elsewhere; `marked`: a jump mark stands before the next line;
    `turn`: what speaks for a headline by the matter and the blank lines before it.
    """

    setting: Setting
    index: int
    torn: float
    stops: bool
    marked: bool
    turn: list[Cue]

    def left(self, name: str) -> list[Cue]:
        """A text that breaks off before it, under the name of a cue."""
        return [(name, self.torn)] if self.torn else []

    def mark(self, strength: float = 1.0) -> list[Cue]:
        """The jump mark before the next line."""
        return [("orphan_marked", strength)] if self.marked else []

    def waits(self) -> list[Cue]:
        """Between the two halves of a jump, another article that waits for its rest."""
        return [("jumps_open", self.setting.jumps_open.get(self.index, 0.0))]

    def nothing_under(self, strength: float = 1.0) -> list[Cue]:
        """A subhead that no text follows."""
        place, setting = self.index - 1, self.setting
        fact = setting.facts[place]
        other = fact.date or fact.closing or fact.salutation or fact.picture or place in setting.lists
        signs = place and (setting.facts[place - 1].closing or setting.facts[place - 1].date)
        if not fact.bare or other or signs or place in setting.verse or place in setting.rows:
            return []
        return [("nothing_under", strength)]

    def dated(self) -> list[Cue]:
        """A dateline that no headline announces."""
        return [("dateline_alone", 1.0)] if self.setting.facts[self.index].dateline else []


def _boundary(setting: Setting, index: int) -> _Boundary:
    line, before, fact = setting.lines[index], setting.lines[index - 1], setting.facts[index - 1]
    stops = before.jump_to != "" and not line.jump_from
    listed = index in setting.lists and index - 1 in setting.lists
    opens = before.jump_from != "" and fact.bare and setting.subheads.get(index - 1, 0) > 1
    broken = fact.ends in ("plain", "pause", "open") and not (fact.byline or listed or stops or opens)
    torn = (1.4 if fact.bare else 1.0) if broken else 0.0
    return _Boundary(setting, index, torn, stops, line.jump_from != "", _turn(setting, index))


def _turn(setting: Setting, index: int) -> list[Cue]:
    """Whether the text before a headline speaks of what the text behind it does, and stands as far from it."""
    gaps, blanks = setting.conventions.gaps, setting.lines[index].blanks
    cues: list[Cue] = [("head_turn", setting.cohesion.at.get(index, 0.0))]
    if len(gaps) >= LEAST_GAPS:
        rare = math.log((len(gaps) + 1) / (bisect_right(gaps, blanks) + 0.5))
        cues.append(("head_close", min(rare, 2.5)))
    return cues


def passages(setting: Setting, index: int) -> tuple[list[Passage], list[Cue]]:
    """The cues of every possible pair at the boundary before a line, each pair once, and those of the join itself."""
    here = _boundary(setting, index)
    line, before = setting.lines[index], setting.lines[index - 1]
    fact, behind = setting.facts[index], after_cues(setting, index)
    ahead = both_before_cues(setting, index)
    joins = [[*cues, *behind] for cues in ahead] if ahead[0] is not ahead[1] else [[*ahead[0], *behind]] * 2
    held: list[Cue] = [("behind_jump", 1.0)] if here.stops else []
    middle: list[Cue] = [("orphan_middle", 1.0)] if fact.starts_closing else []
    moved: list[Cue] = [("orphan", 1.0), *here.mark(), *middle, *broken_off(setting, index)]
    moved.append(("orphan_unlike_start", _unlike_start(behind)))
    item = index in setting.lists
    moved.append(("orphan_turn", 0.0 if here.marked or item else setting.cohesion.at.get(index, 0.0)))
    sourced = item and index - 1 in setting.lists
    signed: list[Cue] = [("after_signed_text", 1.0)] if setting.facts[index - 1].signed and not sourced else []
    again = [*signed, *here.left("left_unfinished"), *held, *here.mark(-1.0)]
    new: list[Cue] = [("new_without_byline", 0.0 if signed else 1.0), *here.left("head_unfinished"), *here.turn]
    new += [("head_behind_colon", 1.0)] if setting.facts[index - 1].ends == "colon" and not line.blanks else []
    stopped: list[Cue] = [*moved, ("orphan_stopped", 1.0)] if here.stops else moved
    new += [("pair_torn", 1.0)] if setting.pairs.get(index, "") in tuple(")）") else []
    found: list[Passage] = [
        (_TEXT, FIRST, [*again, *here.dated()]), (_TEXT, ALONE, again),
        ((INNER, ORPHAN), HEAD, new), ((FIRST,), HEAD, [*new, *here.nothing_under(0.6)]),
        (_TEXT, SIGN, [*here.left("sign_unfinished"), *held, *here.mark(-0.6)]), (_TEXT, ORPHAN, stopped),
    ]  # fmt: skip
    if not line.jump_from or before.jump_to:
        waits = here.waits()
        found.append(((FIRST,), INNER, [*joins[0], *waits]))
        found.append(((INNER, ORPHAN), INNER, [*joins[1], *waits]))
    torn: list[Cue] = [("pair_torn", 1.0)] if index in setting.pairs else []
    found += _under_head(here, torn)
    found += _under_alone(here, torn, behind, moved)
    found += _under_byline(here, torn, moved)
    if line.file != before.file and not line.jump_from:
        found = [passage for passage in found if passage[1] != ORPHAN]
    return found, joins[0] if joins[0] is joins[1] or score(joins[0]) != score(joins[1]) else joins[1]


def broken_off(setting: Setting, index: int) -> list[Cue]:
    """An article before that broke off in mid-sentence, and how well a line goes on there."""
    last = bisect_left(setting.dangling, index - 1) - 1
    if last < 0 or setting.dangling[last] <= index - REACH or setting.lines[index].jump_from:
        return []
    cues: list[Cue] = [("orphan_dangling", 1.0), ("orphan_expected", setting.rests.get(index, (0.0, -1))[0])]
    if setting.lines[index].indent_em and setting.habits[index].indents:
        cues.append(("orphan_indented", 1.0))
    return cues


def _under_head(here: _Boundary, torn: list[Cue]) -> list[Passage]:
    """What may follow a headline, and a byline right under it."""
    setting, index = here.setting, here.index
    seen = index - 1 in setting.heads_seen and index not in setting.heads_seen
    cut: list[Cue] = [*torn, ("head_before_jump", 1.0)] if here.stops else torn
    habits, blanks = setting.habits[index], setting.lines[index].blanks
    extra = max(blanks - USUAL_SHARE * habits.usual_blanks, 0.0) if habits.blanks_inside else float(blanks)
    more: list[Cue] = [("head_more", 1.0), ("head_more_blank", extra)]
    again = index in setting.heads_seen and setting.lines[index].titled
    more += [("behind_seen", 1.0)] if seen or again else []
    more += [("head_more_page", 1.0)] if setting.lines[index].noise_before else []
    more += [("head_more_tight", 1.0)] if _tight(setting, index) else []
    more += [("head_more_notice", 1.0)] if _opens_notice(setting, index) else []
    more += [("head_more_run", 1.0)] if setting.subheads.get(index, 0) >= RUN else []
    more += [("head_more_dash", 1.0)] if is_dash_deck(setting, index) else []
    more += [("head_more_verse", setting.verse[index])] if _opens_verse(setting, index) else []
    more += [("head_more_number", 1.0)] if COUNTED.fullmatch(setting.lines[index].text) else []
    named = setting.facts[index].reading.score > 0 and not setting.facts[index].annex
    tagged: list[Cue] = [("under_tag", 1.0)] if leads_to_title(setting.lines[index - 1].text) else []
    found: list[Passage] = [
        ((HEAD,), HEAD, more + cut),
        ((HEAD,), FIRST, [*tagged, *cut]),
        ((TOP,), FIRST, cut),
        ((HEAD,), ALONE, [("head_to_alone", 1.0), *tagged, *cut]),
        ((HEAD,), TOP, [("byline_under_head" if named else "top_without_name", 1.0), *cut]),
        ((HEAD,), ORPHAN, [("orphan", 1.0), *here.mark(), *cut]),
        ((TOP,), HEAD, [("head_under_top", 1.0), *cut]),
        ((TOP,), ALONE, cut),
        ((TOP,), TOP, [("top_more", 1.0), *cut]),
    ]
    return [*found, ((HEAD,), SIGN, cut)] if seen else found


def _opens_verse(setting: Setting, index: int) -> bool:
    """Whether a line that asks or cries out is the first of verse and stands under the title of the poem."""
    said = setting.facts[index].ends == "final" and setting.facts[index - 1].ends == "plain"
    return said and index in setting.verse and index + 1 in setting.verse and index - 1 not in setting.verse


def _opens_notice(setting: Setting, index: int) -> bool:
    """Whether a line is the title of a notice, set wide, and no office that gives notice stands over it."""
    fact, above = setting.facts[index], setting.facts[index - 1]
    wide = fact.notice and len(fact.fields) == fact.size - fact.size // 2 > 1
    return wide and not (above.office and len(above.fields) == 1)


def _tight(setting: Setting, index: int) -> bool:
    """Whether a short line has no blank line before it but one behind it, where blank lines set paragraphs apart."""
    if index + 1 >= len(setting.lines) or not setting.habits[index].blanks_inside:
        return False
    short = setting.facts[index].ends == "plain" and setting.lines[index].width_em <= HEAD_LINE_EM
    return short and not setting.lines[index].blanks and setting.lines[index + 1].blanks > 0


def _under_alone(here: _Boundary, torn: list[Cue], behind: list[Cue], moved: list[Cue]) -> list[Passage]:
    """What may follow a line that stands alone."""
    return [
        ((ALONE,), HEAD, [("new_behind_alone", 1.0), *here.nothing_under(), *here.turn, *torn]),
        ((ALONE,), FIRST, [("unlike_start", _unlike_start(behind)), *_item_open(here), *here.dated(), *torn]),
        ((ALONE,), ALONE, torn), ((ALONE,), SIGN, torn), ((ALONE,), ORPHAN, moved + torn),
    ]  # fmt: skip


def _item_open(here: _Boundary) -> list[Cue]:
    """An item that breaks off where its measure ends, no blank line behind it though such lines part paragraphs."""
    setting, index = here.setting, here.index
    fact, measure = setting.facts[index - 1], setting.measures[index - 1]
    open_end = fact.marker is not None and fact.ends in ("plain", "pause") and setting.facts[index].marker is None
    if not open_end or measure is None or setting.lines[index].blanks or not setting.habits[index].blanks_inside:
        return []
    return [("left_unfinished", 1.0)] if measure - setting.lines[index - 1].width_em <= ITEM_EM else []


def _under_byline(here: _Boundary, torn: list[Cue], moved: list[Cue]) -> list[Passage]:
    """What may follow a byline that stands under its article."""
    text: list[Cue] = [("after_byline_text", 1.0), *here.mark(-1.0), *torn]
    away: list[Cue] = [*moved, ("orphan_after_byline", 1.0), *torn]
    return [
        ((SIGN,), HEAD, [("byline_ends", 1.0), *here.turn, *torn]), ((SIGN,), FIRST, text), ((SIGN,), ALONE, text),
        ((SIGN,), SIGN, [("byline_more", 1.0), *torn]), ((SIGN,), ORPHAN, away),
    ]  # fmt: skip


def _unlike_start(cues: list[Cue]) -> float:
    """How unlike the start of a paragraph a line is: its own cues for a join, in log odds."""
    own = [cue for cue in cues if cue[0] in ("starts_closing", "indent", "next_lower", "first_too_wide")]
    return min(max(score(own), 0.0), 6.0)


def start_cues(setting: Setting) -> dict[int, list[Cue]]:
    """The cues of every role that the first line of a dump can have."""
    starts: dict[int, list[Cue]] = {
        HEAD: [], FIRST: [("start_body", 1.0)], ALONE: [("start_body", 1.0)], TOP: [("start_top", 1.0)],
        SIGN: [("start_sign", 1.0)],
    }  # fmt: skip
    if setting.lines[0].jump_from:
        starts[ORPHAN] = [("orphan_marked", 1.0)]
    return starts


END_CUES: Final[dict[int, list[Cue]]] = {
    HEAD: [("end_head", 1.0)], TOP: [("top_byline_out", 1.0)], SIGN: [("byline_ends", 1.0)],
}  # fmt: skip
"""The cues of the role of the last line of a dump."""
