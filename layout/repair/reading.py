"""The best reading of a dump: what every line is, found by adding up all cues over all lines at once.

Decisions: seven states and a Viterbi search; a line's confidence is the distance between the best whole reading and the
best whole reading that has it otherwise, so a decision that leans on its neighbours is as sure as they are.
"""

from dataclasses import dataclass
from typing import Final

from layout.repair.headcues import head_cues
from layout.repair.model import Setting, alone_cues, byline_cues, first_cues
from layout.repair.passages import END_CUES, INNER, STATES, State, passages, start_cues
from layout.repair.signals import Cue, score

_NEVER: Final = -1e9
_COUNT: Final = len(STATES)


@dataclass(frozen=True, slots=True)
class Role:
    """What a line is, how much better that is than the best other reading, in log odds, and the join's own cues.

    `rival` is what the line is in that other reading.
    """

    state: State
    margin: float
    rival: State
    joined: bool
    join_margin: float
    cues: tuple[Cue, ...]


def read_roles(setting: Setting) -> tuple[Role, ...]:
    """The best reading of all lines."""
    count = len(setting.lines)
    if not count:
        return ()
    emit = [[score(cues) for cues in role_cues(setting, index)] for index in range(count)]
    move: list[list[list[float]]] = [[]]
    spoken: list[list[Cue]] = [[]]
    for index in range(1, count):
        pairs, cues = passages(setting, index)
        table = [[_NEVER] * _COUNT for _ in range(_COUNT)]
        for (old, new), reasons in pairs.items():
            table[old][new] = score(reasons)
        move.append(table)
        spoken.append(cues)
    starts = start_cues(setting)
    forward = [[score(starts[state]) + own if state in starts else _NEVER for state, own in enumerate(emit[0])]]
    back: list[list[int]] = [[]]
    for index in range(1, count):
        row, best = [], []
        before, table = forward[-1], move[index]
        for state in range(_COUNT):
            ways = [ahead + own[state] for ahead, own in zip(before, table, strict=True)]
            most = max(ways)
            best.append(ways.index(most))
            row.append(most + emit[index][state])
        forward.append(row)
        back.append(best)
    backward = _backward(emit, move)
    path = [max(range(_COUNT), key=lambda state: forward[-1][state] + backward[-1][state])]
    for index in range(count - 1, 0, -1):
        path.append(back[index][path[-1]])
    path.reverse()
    return tuple(_role(path[index], forward[index], backward[index], spoken[index]) for index in range(count))


def role_cues(setting: Setting, index: int) -> tuple[list[Cue], ...]:
    """A line's own cues for each role, in the order of `STATES`."""
    byline = byline_cues(setting, index)
    return head_cues(setting, index), first_cues(setting, index), [], alone_cues(setting, index), byline, byline, []


def _role(state: int, forward: list[float], backward: list[float], cues: list[Cue]) -> Role:
    whole = [ahead + behind for ahead, behind in zip(forward, backward, strict=True)]
    rival = max((other for other in range(_COUNT) if other != state), key=lambda other: whole[other])
    joined = state == INNER
    rest = max(value for other, value in enumerate(whole) if (other == INNER) != joined)
    return Role(STATES[state], whole[state] - whole[rival], STATES[rival], joined, whole[state] - rest, tuple(cues))


def _backward(emit: list[list[float]], move: list[list[list[float]]]) -> list[list[float]]:
    """For each line and state the best that can follow."""
    count = len(emit)
    rows = [[score(END_CUES.get(state, ())) for state in range(_COUNT)]] * count
    for index in range(count - 2, -1, -1):
        table, own, behind = move[index + 1], emit[index + 1], rows[index + 1]
        ahead = [own[state] + behind[state] for state in range(_COUNT)]
        rows[index] = [max(table[old][state] + ahead[state] for state in range(_COUNT)) for old in range(_COUNT)]
    return rows
