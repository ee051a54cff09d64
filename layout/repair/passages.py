"""How one line passes to the next: for every pair of roles, the cues for and against the second following the first.

Decisions: seven roles; a pair that is not listed cannot be. Like all cues, these only name what they saw: the weights
are in `signals.py`.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from layout.repair.model import Setting, after_cues, before_cues
from layout.repair.rests import REACH
from layout.repair.signals import Cue, score

State: TypeAlias = Literal["head", "first", "inner", "alone", "top", "sign", "orphan"]
STATES: Final[tuple[State, ...]] = ("head", "first", "inner", "alone", "top", "sign", "orphan")
"""Headline; first line of a paragraph; further line of one; line alone; byline over the body; under it; moved piece."""
HEAD, FIRST, INNER, ALONE, TOP, SIGN, ORPHAN = range(7)
_TEXT: Final = (FIRST, INNER, ORPHAN)

Pairs: TypeAlias = dict[tuple[int, int], list[Cue]]
"""Cues by the roles of a line and of the next one."""


@dataclass(frozen=True, slots=True)
class _Boundary:
    """What the pairs of one boundary have in common."""

    setting: Setting
    index: int

    def left(self, name: str) -> list[Cue]:
        """A text that breaks off before it, if no jump line says why, under the name of a cue."""
        fact, listed = self.setting.facts[self.index - 1], {self.index, self.index - 1} <= self.setting.lists
        if fact.ends not in ("plain", "pause", "open") or fact.byline or listed or self.stops():
            return []
        return [(name, 1.4 if fact.bare else 1.0)]

    def stops(self) -> bool:
        """Whether a jump line stood here whose other half is elsewhere."""
        return self.setting.lines[self.index - 1].jump_to != "" and not self.setting.lines[self.index].jump_from

    def marked(self, strength: float = 1.0) -> list[Cue]:
        """A jump mark before the next line."""
        return [("orphan_marked", strength)] if self.setting.lines[self.index].jump_from else []

    def waits(self) -> list[Cue]:
        """Between the two halves of a jump, another article that waits for its rest."""
        return [("jumps_open", 1.0)] if self.index in self.setting.jumps_open else []

    def dated(self) -> list[Cue]:
        """A dateline that no headline announces."""
        return [("dateline_alone", 1.0)] if self.setting.facts[self.index].dateline else []


def passages(setting: Setting, index: int) -> tuple[Pairs, list[Cue]]:
    """The cues of every possible pair at the boundary before a line, and those of the join itself."""
    here = _Boundary(setting, index)
    line, before = setting.lines[index], setting.lines[index - 1]
    fact, behind = setting.facts[index], after_cues(setting, index)
    joins = {old: [*before_cues(setting, index, old == FIRST), *behind] for old in (FIRST, INNER)}
    joins[ORPHAN] = joins[INNER]
    stops, marked = here.stops(), here.marked()
    held: list[Cue] = [("behind_jump", 1.0)] if stops else []
    middle: list[Cue] = [("orphan_middle", 1.0)] if fact.starts_closing else []
    moved: list[Cue] = [("orphan", 1.0), *marked, *middle, *_broken_off(setting, index)]
    moved.append(("orphan_unlike_start", _unlike_start(behind)))
    signed: list[Cue] = [("after_signed_text", 1.0)] if setting.facts[index - 1].signed else []
    pairs: Pairs = {}
    for old in _TEXT:
        if not line.jump_from or before.jump_to:
            pairs[old, INNER] = [*joins[old], *here.waits()]
        again = [*signed, *here.left("left_unfinished"), *held, *here.marked(-1.0)]
        pairs[old, FIRST], pairs[old, ALONE] = [*again, *here.dated()], again
        pairs[old, HEAD] = [("new_without_byline", 0.0 if signed else 1.0), *here.left("head_unfinished")]
        pairs[old, SIGN] = [*here.left("sign_unfinished"), *held]
        pairs[old, ORPHAN] = [*moved, ("orphan_stopped", 1.0)] if stops else moved
    pairs[ALONE, HEAD] = [("new_behind_alone", 1.0)]
    pairs[ALONE, FIRST] = [("unlike_start", _unlike_start(behind)), *here.dated()]
    pairs[ALONE, ALONE], pairs[ALONE, SIGN], pairs[ALONE, ORPHAN] = [], [], moved
    _under_head(here, pairs)
    _under_byline(here, pairs, moved)
    torn: list[Cue] = [("pair_torn", 1.0)] if index in setting.pairs else []
    stopped: list[Cue] = [("head_before_jump", 1.0)] if stops else []
    for (old, new), cues in list(pairs.items()):
        if new == ORPHAN and line.file != before.file and not line.jump_from:
            del pairs[old, new]
        elif old in (HEAD, TOP) and (torn or stopped):
            pairs[old, new] = [*cues, *torn, *stopped]
        elif old in (ALONE, SIGN) and torn:
            pairs[old, new] = [*cues, *torn]
    return pairs, joins[FIRST] if score(joins[FIRST]) != score(joins[INNER]) else joins[INNER]


def _broken_off(setting: Setting, index: int) -> list[Cue]:
    """An article before that broke off in mid-sentence, and how well a line goes on there."""
    last = bisect_left(setting.dangling, index - 1) - 1
    if last < 0 or setting.dangling[last] <= index - REACH or setting.lines[index].jump_from:
        return []
    cues: list[Cue] = [("orphan_dangling", 1.0), ("orphan_expected", setting.rests.get(index, 0.0))]
    if setting.lines[index].indent_em and setting.habits[index].indents:
        cues.append(("orphan_indented", 1.0))
    return cues


def _under_head(here: _Boundary, pairs: Pairs) -> None:
    """What may follow a headline, and a byline right under it."""
    setting, index = here.setting, here.index
    seen = index - 1 in setting.heads_seen and index not in setting.heads_seen
    pairs[HEAD, HEAD] = [("head_more", 1.0), ("head_more_blank", float(setting.lines[index].blanks))]
    pairs[HEAD, FIRST], pairs[HEAD, ALONE] = [], [("head_to_alone", 1.0)]
    named = setting.facts[index].reading.score > 0
    pairs[HEAD, TOP] = [("byline_under_head" if named else "top_without_name", 1.0)]
    pairs[HEAD, ORPHAN] = [("orphan", 1.0), *here.marked()]
    if seen:
        pairs[HEAD, HEAD] = [*pairs[HEAD, HEAD], ("behind_seen", 1.0)]
        pairs[HEAD, SIGN] = []
    pairs[TOP, HEAD] = [("head_under_top", 1.0)]
    pairs[TOP, FIRST], pairs[TOP, ALONE], pairs[TOP, TOP] = [], [], [("top_more", 1.0)]


def _under_byline(here: _Boundary, pairs: Pairs, moved: list[Cue]) -> None:
    """What may follow a byline that stands under its article."""
    text: list[Cue] = [("after_byline_text", 1.0), *here.marked(-1.0)]
    pairs[SIGN, HEAD] = [("byline_ends", 1.0)]
    pairs[SIGN, FIRST] = pairs[SIGN, ALONE] = text
    pairs[SIGN, SIGN] = [("byline_more", 1.0)]
    pairs[SIGN, ORPHAN] = [*moved, ("orphan_after_byline", 1.0)]


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
