"""Corrects the weights of `signals.py` on the tuned halves: `python tests/repair/learn_weights.py [--dumps 60]`.

A margin perceptron over whole readings: where the best reading (with a bonus for every wrong role) is not the true one,
the cues of the true reading gain and those of the best one lose a little. What comes out is the average over all
steps, pulled towards the weights one began with, and printed as the table's new figures; nothing is written.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

import dump_damage
import press_damage
from score_bench import fold

from layout.repair.bylines import read_byline
from layout.repair.decode import join_copies
from layout.repair.interpret import interpret
from layout.repair.jumps import remove_jumps
from layout.repair.lines import Line, split_lines
from layout.repair.model import Setting
from layout.repair.noise import remove_noise
from layout.repair.passages import END_CUES, STATES, passages, start_cues
from layout.repair.reading import role_cues
from layout.repair.repeats import remove_repeats
from layout.repair.signals import WEIGHT, Cue, score
from layout.repair.types import Copy, Options

ALL = frozenset(range(len(STATES)))
HEAD, FIRST, INNER, ALONE, TOP, SIGN, ORPHAN = range(len(STATES))
NEVER = -1e9


def line_places(lines: Sequence[Line], tags: Sequence[press_damage.Tag]) -> list[tuple[str, int, int, int] | None]:
    """For each line its field, article, paragraph and place in it; None where it is layout."""
    found: list[tuple[str, int, int, int] | None] = []
    leading = False
    for line in lines:
        own = [tags[offset] for offset in line.body.at if offset >= 0 and tags[offset][1] not in "_N"]
        if not own:
            found.append(None)
            continue
        fields = Counter(tag[1] for tag in own)
        name = "P" if fields["P"] else "B" if fields["B"] else "L" if fields["L"] else "K"
        first = next((tag for tag in own if tag[1] == "P"), own[0])
        led = found[-1] if found and found[-1] and own[0][1] in "BP" and leading else None
        leading = name != "P" and (own[0][1] == "L" or led is not None)
        if own[0][1] == "L" or led:
            found.append(("P", first[0], 0, 1 if led else 0))
        else:
            found.append((name, first[0], first[2] if name == "P" else 0, first[3]))
    return found


def told_places(lines: Sequence[Line], truths: Iterable[dump_damage.Truth]) -> list[tuple[str, int, int, int] | None]:
    """The same for dumps that do not say where a character comes from: by finding each line in the true articles."""
    heads, texts, names = [], [], []
    for number, truth in enumerate(truths):
        heads.append(fold("".join((truth.kicker, *truth.headline, truth.deck))))
        names.append({*truth.reporters, *truth.correspondents})
        for count, (_, text) in enumerate(t for t in truth.paragraphs if t[1]):
            texts.append((number, count, fold(text), fold(truth.dateline)))
    found: list[tuple[str, int, int, int] | None] = []
    for line in lines:
        text = fold(line.text)
        inside = [(number, count, body.find(text)) for number, count, body, _ in texts if text in body]
        if not inside:
            core = text[8:-24] if len(text) > 40 else text
            inside = [
                (number, count, max(body.find(core) - 8, 0) if len(text) > 40 else 0)
                for number, count, body, lead in texts
                if (len(text) > 40 and core in body) or (lead and text.startswith(lead) and body[:6] in text)
            ]
            inside = [(number, count, 0 if place < 3 else place) for number, count, place in inside]
        titles = [number for number, head in enumerate(heads) if text in head]
        known = frozenset(name for who in names for name in who)
        signed = [number for number, who in enumerate(names) if any(name in text for name in who)]
        signed = signed if read_byline(line.text, known).score > 0 else []
        if len(titles) == 1 and not inside:
            found.append(("K", titles[0], 0, 0))
        elif len(inside) == 1 and not titles:
            found.append(("P", *inside[0]))
        elif signed and not inside and not titles:
            found.append(("B", signed[0], 0, 0))
        else:
            found.append(None)
    return found


def allowed(places: Sequence[tuple[str, int, int, int] | None], lines: Sequence[Line]) -> list[frozenset[int]]:
    """The roles that each line may truly have."""
    roles: list[frozenset[int]] = []
    reached: dict[int, int] = {}
    for index, place in enumerate(places):
        before = places[index - 1] if index else None
        if place is None or (index and before is None):
            roles.append(ALL)
            continue
        name, article, paragraph, at = place
        apart = before is not None and before[1] != article and article in reached
        if name in "K":
            roles.append(frozenset({HEAD}))
        elif name == "B":
            roles.append(
                frozenset({TOP, SIGN, ORPHAN} if apart else {SIGN} if reached.get(article, -1) >= 0 else {TOP})
            )
        elif apart or (lines[index].jump_from and not lines[index - 1].jump_to):
            roles.append(frozenset({ORPHAN}))
        elif at == 0:
            roles.append(frozenset({FIRST, ALONE}))
        elif before is not None and before[:3] == ("P", article, paragraph):
            roles.append(frozenset({INNER}))
        else:
            roles.append(ALL)
        reached[article] = max(reached.get(article, -1), 0 if name == "P" else -1)
    return roles


def best_path(
    setting: Setting, may: Sequence[frozenset[int]] | None, bonus: Sequence[frozenset[int]] | None, margin: float
) -> tuple[float, list[int], Counter[str]]:
    """The best reading within what is allowed, its score and the sum of its cues."""
    count = len(setting.lines)
    own = [role_cues(setting, index) for index in range(count)]

    def value(index: int, state: int) -> float:
        if may is not None and state not in may[index]:
            return NEVER
        extra = margin if bonus is not None and state not in bonus[index] else 0.0
        return score(own[index][state]) + extra

    starts = start_cues(setting)
    rows = [[score(starts[s]) + value(0, s) if s in starts else NEVER for s in range(len(STATES))]]
    back: list[list[int]] = [[]]
    tables = [{}]
    for index in range(1, count):
        pairs = {(old, new): cues for olds, new, cues in passages(setting, index)[0] for old in olds}
        tables.append(pairs)
        row, origin = [NEVER * 2] * len(STATES), [0] * len(STATES)
        for (old, new), cues in pairs.items():
            total = rows[-1][old] + score(cues)
            if total > row[new]:
                row[new], origin[new] = total, old
        rows.append([total + value(index, state) for state, total in enumerate(row)])
        back.append(origin)
    ends = [total + score(END_CUES.get(state, ())) for state, total in enumerate(rows[-1])]
    path = [max(range(len(STATES)), key=lambda state: ends[state])]
    total = ends[path[0]]
    for index in range(count - 1, 0, -1):
        path.append(back[index][path[-1]])
    path.reverse()
    sums: Counter[str] = Counter()

    def add(cues: Iterable[Cue]) -> None:
        for name, strength in cues:
            sums[name] += strength

    add(starts.get(path[0], ()))
    for index, state in enumerate(path):
        add(own[index][state])
        if index:
            add(tables[index].get((path[index - 1], state), ()))
    add(END_CUES.get(path[-1], ()))
    return total, path, sums


def prepare(
    raw: bytes, tags: Sequence[press_damage.Tag] | None, truths: object
) -> tuple[Setting, list[frozenset[int]]]:
    """A dump as the model sees it, and its true roles."""
    options = Options()
    lines, _ = split_lines(join_copies((Copy("dump", raw),)), options)
    for step in (remove_noise, remove_jumps, remove_repeats):
        lines, _ = step(lines, options)
    setting, _ = interpret(lines, options)
    places = line_places(lines, tags) if tags is not None else told_places(lines, truths)  # type: ignore[arg-type]
    return setting, allowed(places, lines)


def main() -> None:
    """Learn and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dumps", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--pull", type=float, default=0.002)
    parser.add_argument("--margin", type=float, default=1.0)
    args = parser.parse_args()
    old = dict(WEIGHT)
    sums: Counter[str] = Counter()
    steps = 0
    rng = random.Random(1)
    for turn in range(args.rounds):
        jobs = [(kind, level, seed) for kind in "pd" for level in (1, 2, 2, 3, 3) for seed in range(args.dumps)]
        jobs = [(k, lv, seed + 100000 * turn + 500 * place) for place, (k, lv, seed) in enumerate(jobs)]
        rng.shuffle(jobs)
        wrong = lines = 0
        for kind, level, seed in jobs:
            if kind == "p":
                raw, _, tags, _, stories = press_damage.make_press_dump(level, seed, "tuned")
                setting, true = prepare(raw, tags, stories)
            else:
                raw, truths = dump_damage.make_dump(level, seed, "tuned")
                setting, true = prepare(raw, None, truths)
            if not setting.lines:
                continue
            total, path, have = best_path(setting, None, true, args.margin)
            goal, _, want = best_path(setting, true, None, 0.0)
            lines += len(path)
            wrong += sum(state not in may for state, may in zip(path, true, strict=True))
            steps += 1
            if goal > NEVER / 2 and total > goal + 1e-9:
                for name in set(want) | set(have):
                    gap = max(-3.0, min(3.0, want[name] - have[name]))
                    WEIGHT[name] += args.rate * gap
            for name, weight in WEIGHT.items():
                WEIGHT[name] = weight + args.pull * (old[name] - weight)
                sums[name] += WEIGHT[name]
        sys.stdout.write(f"round {turn}: {wrong} of {lines} roles wrong, with the margin\n")
        for name in WEIGHT:
            mean = sums[name] / max(steps, 1)
            mark = "  <--" if abs(mean - old[name]) > 0.5 else ""
            sys.stdout.write(f"{name} {old[name]:.2f} {mean:.2f}{mark}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
