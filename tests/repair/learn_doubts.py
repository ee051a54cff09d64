"""Fits the weights of `doubts.py` to where all test articles come out wrong: `python tests/repair/learn_doubts.py`.

A logistic regression over the boundaries of generated dumps, those within reach of an error being the wrong ones. Each
set is judged by the weights that the other sets give; what is printed is how many of its errors are then asked about,
and the table's new figures from all sets. Nothing is written.
"""

import argparse
import math
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from unittest.mock import patch

import dump_score
import newsstand_score
import papers_score
import press_score
from asked import REACH
from score_bench import Tally

from layout.records import dataclass
from layout.repair import road
from layout.repair.doubtcues import doubt_cues, know_dump
from layout.repair.doubts import WEIGHT, boundary_doubts
from layout.repair.model import Setting
from layout.repair.reading import Role
from layout.repair.signals import Cue

SETS = {
    "dump": dump_score.run, "press": press_score.run, "papers": papers_score.run, "newsstand": newsstand_score.run,
}  # fmt: skip
SPARED = 4
"""Of the boundaries that are read rightly one in so many is looked at, and counts for all of them."""
START = {"any": -4.0}
"""What a fit begins with: hardly any boundary is wrong."""
ROUNDS = 40
"""A fit takes no more steps."""
ENOUGH = 0.01
"""A step that makes the fit better by less than this, in nats, is the last."""

Run = Callable[[int, str, int, int], Tally]


@dataclass(frozen=True, slots=True)
class Row:
    """One boundary: its cues, whether it is read wrongly, and for how many it counts."""

    cues: tuple[Cue, ...]
    wrong: bool
    count: int


def gather(run: Run, level: int, half: str, dumps: int) -> list[Row]:
    """The boundaries of some dumps of a level."""
    found: list[Row] = []
    kept: list[tuple[Setting, Sequence[Role]]] = []

    def keep(setting: Setting, roles: Sequence[Role]) -> tuple[float, ...]:
        kept.append((setting, roles))
        return boundary_doubts(setting, roles)

    for seed in range(dumps):
        kept.clear()
        with patch.object(road, "boundary_doubts", keep):
            tally = run(level, half, 1, seed)
        setting, roles = kept[0]
        known = know_dump(setting, roles)
        places = sorted({place for kind, at in tally.torn for place in (at[1::2] if kind == "article" else at)})
        for index in range(1, len(roles)):
            start, end = setting.lines[index - 1].end - REACH, setting.lines[index].start + REACH
            wrong = any(start <= place <= end for place in places)
            if wrong or index % SPARED == 0:
                cues = tuple(doubt_cues(setting, roles, index, known))
                found.append(Row(cues, wrong, 1 if wrong else SPARED))
    return found


def fit(rows: Sequence[Row], pull: float) -> dict[str, float]:
    """The weights that make the rows likeliest; `pull` draws each towards 0."""
    names = sorted({name for row in rows for name, _ in row.cues})
    place = {name: number for number, name in enumerate(names)}
    data = [([(place[name], strength) for name, strength in row.cues], row.wrong, row.count) for row in rows]
    weights = [START.get(name, 0.0) for name in names]

    def loss(values: Sequence[float]) -> float:
        total = 0.5 * pull * sum(value * value for value in values)
        for cues, wrong, count in data:
            score = sum(values[number] * strength for number, strength in cues)
            total += count * (math.log1p(math.exp(-abs(score))) + max(score, 0.0) - score * wrong)
        return total

    now = loss(weights)
    for _ in range(ROUNDS):
        slope = [pull * weight for weight in weights]
        bend = [[pull * (one == other) for other in range(len(names))] for one in range(len(names))]
        for cues, wrong, count in data:
            chance = 1 / (1 + math.exp(-sum(weights[number] * strength for number, strength in cues)))
            for number, strength in cues:
                slope[number] += count * (chance - wrong) * strength
                lean, row = count * chance * (1 - chance) * strength, bend[number]
                for other, beside in cues:
                    row[other] += lean * beside
        step, size = solve(bend, slope), 1.0
        better = [weight - size * move for weight, move in zip(weights, step, strict=True)]
        while (then := loss(better)) > now and size > 1e-4:
            size /= 2
            better = [weight - size * move for weight, move in zip(weights, step, strict=True)]
        gain, now, weights = now - then, then, better
        if gain < ENOUGH:
            break
    return dict(zip(names, weights, strict=True))


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """What a symmetric matrix turns into the right side."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    count = len(rows)
    for pivot in range(count):
        best = max(range(pivot, count), key=lambda number: abs(rows[number][pivot]))
        rows[pivot], rows[best] = rows[best], rows[pivot]
        for number in range(pivot + 1, count):
            factor = rows[number][pivot] / rows[pivot][pivot]
            if factor:
                rows[number] = [own - factor * top for own, top in zip(rows[number], rows[pivot], strict=True)]
    found = [0.0] * count
    for number in range(count - 1, -1, -1):
        rest = sum(rows[number][other] * found[other] for other in range(number + 1, count))
        found[number] = (rows[number][count] - rest) / rows[number][number]
    return found


def judge(run: Run, weights: Mapping[str, float], dumps: int) -> str:
    """How many errors of a set are asked about with some weights, and how many paragraphs are, level by level."""
    cells = []
    for half in ("tuned", "held"):
        for level in (1, 2, 3):
            with patch.dict(WEIGHT, weights):
                tally = run(level, half, dumps, 0)
            row = tally.row()
            told = f"{tally.n['errors_flagged']}/{tally.n['errors']} {row['errors flagged']:.2f}"
            cells.append(f"{half} L{level} {told} of errors, {row['paragraphs flagged']:.3f} of paragraphs")
    return "\n  ".join(cells)


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights as the table holds them."""
    return {name: round(weights.get(name, 0.0), 2) for name in WEIGHT}


def main(told: Iterable[str] | None = None) -> None:
    """Gather, fit, judge and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dumps", type=int, default=60, help="dumps a level and half to learn from")
    parser.add_argument("--judged", type=int, default=60, help="dumps a level and half to judge each set by; 0: none")
    parser.add_argument("--pull", type=float, default=3.0)
    args = parser.parse_args(None if told is None else [*told])
    rows = {
        name: [row for half in ("tuned", "held") for level in (1, 2, 3) for row in gather(run, level, half, args.dumps)]
        for name, run in SETS.items()
    }
    for name, run in SETS.items():
        if args.judged:
            weights = rounded(fit([row for other in rows if other != name for row in rows[other]], args.pull))
            sys.stdout.write(f"{name}, judged by the other sets\n  {judge(run, weights, args.judged)}\n")
            sys.stdout.flush()
    for name, weight in rounded(fit([row for own in rows.values() for row in own], args.pull)).items():
        sys.stdout.write(f"{name} {WEIGHT[name]:.2f} {weight:.2f}\n")


if __name__ == "__main__":
    main()
