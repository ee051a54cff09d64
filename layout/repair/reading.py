"""The best reading of a dump: what every line is, found by adding up all cues over all lines at once.

Decisions: seven states and a Viterbi search; a line's confidence is the distance between the best whole reading and the
best whole reading that has it otherwise, so a decision that leans on its neighbours is as sure as they are.
"""

from collections.abc import Sequence
from operator import add, itemgetter
from typing import Final

from layout.records import dataclass
from layout.repair.alonecues import alone_cues
from layout.repair.headcues import head_cues
from layout.repair.model import Setting, byline_cues, first_cues
from layout.repair.passages import (
    ALONE,
    END_CUES,
    FIRST,
    INNER,
    SIGN,
    STATES,
    TOP,
    State,
    broken_off,
    passages,
    start_cues,
)
from layout.repair.signals import Cue, score

_NEVER: Final = -1e9
_COUNT: Final = len(STATES)


@dataclass(frozen=True, slots=True)
class Role:
    """What a line is, how much better that is than the best other reading, in log odds; `cues` are those of the join.

    `clear` is the same for the best reading in which something else begins before the line, `other` what the line is
    there: that a paragraph stands alone or not is no other boundary.
    """

    state: State
    margin: float
    joined: bool
    cues: tuple[Cue, ...]
    clear: float
    other: State


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the cues of a setting weigh, in log odds: `own` by line and role, `moves` by line, old role and new one.

    `spoken` are the cues of each line's join with the line before.
    """

    setting: Setting
    own: tuple[tuple[float, ...], ...]
    moves: tuple[tuple[tuple[float, ...], ...], ...]
    spoken: tuple[list[Cue], ...]


def weigh_lines(setting: Setting) -> Weighed:
    """All cues of a setting, weighed."""
    count = len(setting.lines)
    own = tuple(tuple(map(score, role_cues(setting, index))) for index in range(count))
    bounds = [_weigh_boundary(setting, index) for index in range(1, count)]
    return Weighed(setting, own, ((), *(moves for moves, _ in bounds)), ([], *(cues for _, cues in bounds)))


def weigh_again(weighed: Weighed, setting: Setting) -> Weighed:
    """The same for a setting that knows other articles broken off, and nothing else otherwise."""
    moves, spoken = list(weighed.moves), list(weighed.spoken)
    for index in range(1, len(moves)):
        if broken_off(weighed.setting, index) != broken_off(setting, index):
            moves[index], spoken[index] = _weigh_boundary(setting, index)
    return Weighed(setting, weighed.own, tuple(moves), tuple(spoken))


def _weigh_boundary(setting: Setting, index: int) -> tuple[tuple[tuple[float, ...], ...], list[Cue]]:
    """What every passage at a boundary weighs, by old and new role, and the cues of the join."""
    found, cues = passages(setting, index)
    table = [[_NEVER] * _COUNT for _ in range(_COUNT)]
    for olds, new, reasons in found:
        weight = score(reasons)
        for old in olds:
            table[old][new] = weight
    return tuple(map(tuple, table)), cues


def read_roles(weighed: Weighed) -> tuple[Role, ...]:
    """The best reading of all lines."""
    own, moves = weighed.own, weighed.moves
    count = len(own)
    if not count:
        return ()
    starts = start_cues(weighed.setting)
    forward = [[score(starts[state]) + weight if state in starts else _NEVER for state, weight in enumerate(own[0])]]
    for index in range(1, count):
        before = forward[-1]
        forward.append(
            [
                max(map(add, before, column)) + weight
                for column, weight in zip(zip(*moves[index], strict=True), own[index], strict=True)
            ]
        )
    backward = _backward(own, moves)
    whole = [*map(add, forward[-1], backward[-1])]
    path = [whole.index(max(whole))]
    for index in range(count - 1, 0, -1):
        ways = [*map(add, forward[index - 1], map(itemgetter(path[-1]), moves[index]))]
        path.append(ways.index(max(ways)))
    path.reverse()
    return tuple(map(_role, path, forward, backward, weighed.spoken))


def role_cues(setting: Setting, index: int) -> tuple[list[Cue], ...]:
    """A line's own cues for each role, in the order of `STATES`."""
    byline = byline_cues(setting, index)
    whole: list[Cue] = [("editor_no_head", 1.0)] if setting.lines[index].start in setting.no_heads else []
    return head_cues(setting, index), first_cues(setting, index), [], alone_cues(setting, index), byline, byline, whole


def _role(state: int, forward: list[float], backward: list[float], cues: list[Cue]) -> Role:
    whole = [*map(add, forward, backward)]
    best, whole[state] = whole[state], 2 * _NEVER
    most = max(whole)
    joined = state == INNER
    for alike in _ALIKE.get(state, ()):
        whole[alike] = 2 * _NEVER
    clear = max(whole)
    other = STATES[whole.index(clear)]
    return Role(STATES[state], best - most, joined, tuple(cues), best - clear, other)


_ALIKE: Final = {FIRST: (ALONE,), ALONE: (FIRST,), TOP: (SIGN,), SIGN: (TOP,)}
"""Roles of a line that begin the same thing before it."""


def _backward(own: Sequence[tuple[float, ...]], moves: Sequence[tuple[tuple[float, ...], ...]]) -> list[list[float]]:
    """For each line and state the best that can follow."""
    count = len(own)
    rows = [[score(END_CUES.get(state, ())) for state in range(_COUNT)]] * count
    for index in range(count - 2, -1, -1):
        ahead = [*map(add, own[index + 1], rows[index + 1])]
        rows[index] = [max(map(add, row, ahead)) for row in moves[index + 1]]
    return rows
