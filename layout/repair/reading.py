"""The best reading of a dump: what every line is, found by adding up all cues over all lines at once.

Decisions: seven states and a Viterbi search; a line's confidence is the distance between the best whole reading and the
best whole reading that has it otherwise, so a decision that leans on its neighbours is as sure as they are.
"""

import math
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from layout.repair.headcues import head_cues
from layout.repair.model import Setting, after_cues, alone_cues, before_cues, byline_cues, first_cues
from layout.repair.signals import WEIGHT, Cue, score

State: TypeAlias = Literal["head", "first", "inner", "alone", "top", "sign", "orphan"]
STATES: Final[tuple[State, ...]] = ("head", "first", "inner", "alone", "top", "sign", "orphan")
"""Headline; first line of a paragraph; further line of one; line alone; byline over the body; under it; moved piece."""
_HEAD, _FIRST, _INNER, _ALONE, _TOP, _SIGN, _ORPHAN = range(7)
_NEVER: Final = -1e9
DANGLING_REACH: Final = 200
"""Within how many lines the rest of an article that broke off is looked for."""
_TEXT: Final = (_FIRST, _INNER, _ORPHAN)


@dataclass(frozen=True, slots=True)
class Role:
    """What a line is, how much better that is than the best other reading, in log odds, and the join's own cues."""

    state: State
    margin: float
    joined: bool
    join_margin: float
    cues: tuple[Cue, ...]


def read_roles(setting: Setting) -> tuple[Role, ...]:
    """The best reading of all lines."""
    count = len(setting.lines)
    if not count:
        return ()
    emit = [_emissions(setting, index) for index in range(count)]
    move: list[list[list[float]]] = [[]]
    spoken: list[list[Cue]] = [[]]
    for index in range(1, count):
        table, cues = _moves(setting, index)
        move.append(table)
        spoken.append(cues)
    forward = [[start + own for start, own in zip(_starts(setting), emit[0], strict=True)]]
    back: list[list[int]] = [[]]
    for index in range(1, count):
        row, best = [], []
        before, table = forward[-1], move[index]
        for state in range(7):
            from_state = max(range(7), key=lambda old: before[old] + table[old][state])
            best.append(from_state)
            row.append(before[from_state] + table[from_state][state] + emit[index][state])
        forward.append(row)
        back.append(best)
    backward = _backward(emit, move)
    path = [max(range(7), key=lambda state: forward[-1][state] + backward[-1][state])]
    for index in range(count - 1, 0, -1):
        path.append(back[index][path[-1]])
    path.reverse()
    return tuple(_role(index, path[index], forward[index], backward[index], spoken[index]) for index in range(count))


def _role(index: int, state: int, forward: list[float], backward: list[float], cues: list[Cue]) -> Role:
    whole = [ahead + behind for ahead, behind in zip(forward, backward, strict=True)]
    others = max(value for other, value in enumerate(whole) if other != state)
    joined = state == _INNER
    rest = max(value for other, value in enumerate(whole) if (other == _INNER) != joined)
    return Role(STATES[state], whole[state] - others, joined, whole[state] - rest, tuple(cues))


def _backward(emit: list[list[float]], move: list[list[list[float]]]) -> list[list[float]]:
    """For each line and state the best that can follow."""
    count = len(emit)
    rows = [_ends()] * count
    for index in range(count - 2, -1, -1):
        table, own, behind = move[index + 1], emit[index + 1], rows[index + 1]
        ahead = [own[state] + behind[state] for state in range(7)]
        rows[index] = [max(table[old][state] + ahead[state] for state in range(7)) for old in range(7)]
    return rows


def _ends() -> list[float]:
    return [-6.0, 0.0, 0.0, 0.0, WEIGHT["top_byline_out"], WEIGHT["byline_ends"], 0.0]


def _starts(setting: Setting) -> list[float]:
    opening = WEIGHT["start_body"]
    marked = bool(setting.lines[0].jump_from)
    orphan = WEIGHT["orphan_marked"] if marked else _NEVER
    return [0.0, opening, _NEVER, opening, -4.0, -6.0, orphan]


def _emissions(setting: Setting, index: int) -> list[float]:
    """The score of a line in each state, by its own cues."""
    byline = score(byline_cues(setting, index))
    first = score(first_cues(setting, index))
    return [score(head_cues(setting, index)), first, 0.0, score(alone_cues(setting, index)), byline, byline, 0.0]


def _moves(setting: Setting, index: int) -> tuple[list[list[float]], list[Cue]]:
    """The score of every pair of states at the boundary before a line, and the boundary's cues for a join."""
    line, before, fact = setting.lines[index], setting.lines[index - 1], setting.facts[index]
    after = after_cues(setting, index)
    at_first, at_inner = before_cues(setting, index, True), before_cues(setting, index, False)
    behind = score(after)
    pull = {_FIRST: score(at_first), _INNER: score(at_inner)}
    pull[_ORPHAN] = pull[_INNER]
    listed = index in setting.lists and index - 1 in setting.lists
    left_fact = setting.facts[index - 1]
    open_end = left_fact.ends in ("plain", "pause", "open") and not left_fact.byline and not listed
    stops = before.jump_to != "" and not line.jump_from
    table = [[_NEVER] * 7 for _ in range(7)]
    marked = WEIGHT["orphan_marked"] if line.jump_from else 0.0
    middle = WEIGHT["orphan_middle"] if fact.starts_closing else 0.0
    broken = any(index - DANGLING_REACH < place < index for place in setting.dangling)
    orphan = WEIGHT["orphan"] + marked + middle
    rest = WEIGHT["orphan_after_byline"] + (WEIGHT["orphan_dangling"] if broken and not marked else 0.0)
    for old in _TEXT:
        table[old][_INNER] = pull[old] + behind if not line.jump_from or before.jump_to else _NEVER / 2
        signed = WEIGHT["after_signed_text"] if setting.facts[index - 1].signed else 0.0
        left = WEIGHT["left_unfinished"] * (1.4 if left_fact.bare else 1.0) if open_end and not stops else 0.0
        held = WEIGHT["behind_jump"] if stops else 0.0
        table[old][_FIRST] = table[old][_ALONE] = signed + left + held - marked
        table[old][_HEAD] = WEIGHT["new_without_byline"] + left
        table[old][_SIGN] = left * 0.7 + held
        if fact.dateline:
            table[old][_FIRST] += WEIGHT["dateline_alone"]
        table[old][_ORPHAN] = orphan if not stops else orphan + 2
    more = WEIGHT["head_to_head"] + WEIGHT["head_more"] - WEIGHT["head"] * 0.7 - 0.2 * line.blanks
    top = WEIGHT["byline_under_head"] if fact.reading.score > 0 else -4.0
    table[_HEAD] = [more, 0.0, _NEVER, WEIGHT["head_to_alone"], top, _NEVER, marked + WEIGHT["orphan"]]
    table[_ALONE] = [WEIGHT["new_without_byline"], -_lean(after), _NEVER, 0.0, _NEVER, 0.0, orphan]
    if fact.dateline:
        table[_ALONE][_FIRST] += WEIGHT["dateline_alone"]
    table[_TOP] = [-9.0, 0.0, _NEVER, 0.0, 0.0, _NEVER, _NEVER]
    text = WEIGHT["after_byline_text"] - marked
    table[_SIGN] = [WEIGHT["byline_ends"], text, _NEVER, text, _NEVER, 0.5,
                    orphan + rest]  # fmt: skip
    if index - 1 in setting.heads_seen and index not in setting.heads_seen:
        table[_HEAD][_SIGN] = 0.0
        table[_HEAD][_HEAD] += WEIGHT["behind_seen"]
    if stops:
        for old in (_HEAD, _TOP):
            table[old] = [value + WEIGHT["head_before_jump"] for value in table[old]]
    if index in setting.pairs:
        for old in (_HEAD, _ALONE, _TOP, _SIGN):
            table[old] = [value + WEIGHT["pair_torn"] for value in table[old]]
    if line.file != before.file:
        for row in table:
            row[_ORPHAN] = row[_ORPHAN] if line.jump_from else _NEVER
    return table, [*at_inner, *after] if math.isclose(pull[_FIRST], pull[_INNER]) else [*at_first, *after]


def _lean(cues: list[Cue]) -> float:
    """How unlike the start of a paragraph a line is: its own cues for a join, in log odds."""
    return (
        max(
            min(
                score([cue for cue in cues if cue[0] in ("starts_closing", "indent", "next_lower", "first_too_wide")]),
                6.0,
            ),
            0.0,
        )
        / 2
    )
