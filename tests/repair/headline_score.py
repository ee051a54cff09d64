"""How many headlines that were run together are split as the paper had them; `--learn` corrects the weights of it.

`--printed` scores headlines with the first lines of their text under them, as an editor would accept them: run together
in one line, one line a level, and one line a part. There `~` is a blank or a line end that only broke a phrase, and
lines that begin with `A ` are other ways that are as good.
"""

import argparse
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from newsstand_copy import read_half

from layout.repair.context import count_words
from layout.repair.headlines import level_cues, readings, split_title, title_parts
from layout.repair.marks import simplified
from layout.repair.signals import WEIGHT, score
from layout.repair.titlejoins import mend_phrases
from layout.repair.types import Traced

HERE = Path(__file__).parent / "press"
WORDS = count_words((), frozenset())
SEED = [
    ("中原区新时代文明实践中心创新活动形式 线上直播+线下活动", "“中原之声”开播", ""),
    ("西流湖街道服务群众零距离", "便民服务大厅亲民化改造完毕投入使用", ""),
    ("莲湖街道多措并举治理道路环境", "整治非机动车乱停放 让市容更有序", ""),
    ("棉纺路街道抓好重难点、做好监管", "大气污染防治再发力 让蓝天常在", ""),
]


def headlines(half: str) -> list[tuple[str, str, str]]:
    """Over-line, title, sub-title of each line of a list; a blank inside one is a line end or a pause."""
    rows = (line.split("|") for line in (HERE / f"headlines_{half}.txt").read_text("utf-8").splitlines())
    return [(row[0], row[1], row[2]) for row in rows]


def _parts(fields: tuple[str, str, str]) -> tuple[str, ...]:
    """What the blanks of a headline that was run together set apart."""
    line = " ".join(field for field in fields if field)
    return tuple(part.text for part in title_parts((Traced(line, tuple(range(len(line)))),)))


def misses(half: str) -> list[tuple[tuple[str, str, str], tuple[str, str, str], float]]:
    """The headlines that come out otherwise, with what came out and how sure it was (0-1)."""
    found = []
    for true in headlines(half):
        parts = _parts(true)
        reading = split_title(parts)
        best = reading.splits[0]
        if (best.kicker, best.headline, best.deck) != true:
            found.append((true, (best.kicker, best.headline, best.deck), reading.sure))
    return found


def written(folder: str) -> list[tuple[str, str, str]]:
    """The headlines of article files of the test set."""
    found: list[list[str]] = []
    for path in sorted((HERE.parent).glob(folder)):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("==="):
                found.append(["", "", ""])
            elif found and line[:2] in ("K ", "H ", "D ") and not found[-1]["KHD".index(line[0])]:
                found[-1]["KHD".index(line[0])] = line[2:].strip()
    return [(row[0], row[1], row[2]) for row in found]


Sample = tuple[list[tuple[int, list[tuple[str, float]]]], float]
"""The ways to split a headline, each with 2 where it is the paper's, 1 where an editor would accept it, and its cues;
and how much the headline counts."""


def samples() -> Iterator[Sample]:
    """The headlines to learn from: those with several accepted ways and a text, and those of the test articles."""
    for half in ("party", "city", "tuned", "held"):
        for head, accepted, text in printed(half):
            yield from _sample(head.replace("~", ""), accepted, text, 1.0)
    rows = [*headlines("tuned"), *headlines("held"), *written("articles/*.txt"), *SEED * 2]
    rows += [*written("press/tuned.txt"), *written("press/held.txt")]
    rows += [(copy.kicker, copy.headline, copy.deck) for half in "ab" for copy in read_half(half)]
    for row in rows:
        yield from _sample("|".join(row), frozenset({"|".join(row)}), "", 3.0)


def _sample(head: str, accepted: frozenset[str], text: str, worth: float) -> Iterator[Sample]:
    """One headline of several parts, if one of the ways to share them out is accepted."""
    parts = _parts(tuple(head.split("|")))
    marks = {way.replace(" ", ""): 1 + (way == head) for way in accepted}
    told = re.sub(r"\s", "", text)
    ways = []
    for way in readings(parts) if len(parts) > 1 else ():
        mark = marks.get("|".join(map("".join, way)).replace(" ", ""), 0)
        ways.append((mark, list(level_cues(*way, told))))
    if any(mark for mark, _ in ways):
        yield ways, worth


def learn(rounds: int = 60, rate: float = 0.15, pull: float = 3.0, best: float = 0.5) -> None:
    """Correct the title weights: a conditional logit over the ways to split, pulled to what it began with.

    An accepted way counts in full, the paper's own `best` more.
    """
    old, known = dict(WEIGHT), list(samples())
    seen: dict[str, float] = dict.fromkeys(WEIGHT, 1e-6)
    for _ in range(rounds):
        steps: Counter[str] = Counter()
        for ways, worth in known:
            values = [math.exp(score(cues)) for _, cues in ways]
            whole, good = sum(values), sum(value for value, (mark, _) in zip(values, ways, strict=True) if mark)
            own = sum(value for value, (mark, _) in zip(values, ways, strict=True) if mark > 1)
            for value, (mark, cues) in zip(values, ways, strict=True):
                want = value / good * (mark > 0) + (best * value / own if mark > 1 else 0.0)
                push = worth * (want - value / whole * (1 + (best if own else 0.0)))
                for name, strength in cues:
                    steps[name] += push * strength
        for name, step in steps.items():
            slope = step - pull * (WEIGHT[name] - old[name])
            seen[name] += slope * slope
            WEIGHT[name] += rate * slope / math.sqrt(seen[name])
    for name in title_names():
        sys.stdout.write(f"{name} {old[name]:.2f} {WEIGHT[name]:.2f}\n")


def title_names() -> list[str]:
    """The names of the title's cues in the table."""
    names = list(WEIGHT)
    return names[names.index("title_long") :]


def printed(half: str) -> Iterator[tuple[str, frozenset[str], str]]:
    """Headlines as they are printed, the splits of each that an editor would accept, and the text under it."""
    for block in (HERE / f"printed_{half}.txt").read_text("utf-8").strip().split("\n\n"):
        head, *rest = block.split("\n")
        ways = [head, *(line[2:] for line in rest if line.startswith("A "))]
        text = "".join(line for line in rest if not line.startswith("A "))
        yield head, frozenset(way.replace("~", "") for way in ways), text


SETTINGS: dict[str, Callable[[str], list[str]]] = {
    "one line": lambda head: [" ".join(re.sub(r"[|~]", " ", head).split())],
    "one line a level": lambda head: [line.replace("~", " ") for line in head.split("|") if line],
    "one line a part": lambda head: [line for line in re.split(r"[|~ ]", head) if line],
}
"""How a headline stands in a dump."""


def read_printed(lines: list[str], text: str) -> tuple[list[str], float]:
    """The ways to split a headline that come out, the best first, and how sure that is (0-1)."""
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    traced = tuple(Traced(line, tuple(range(at, at + len(line)))) for line, at in zip(lines, starts, strict=True))
    told = re.sub(r"\s", "", simplified(text))
    parts, whole = mend_phrases(title_parts(traced), WORDS, frozenset(starts), told)
    reading = split_title(tuple(part.text for part in parts), tuple(part.at[0] in starts for part in parts), told)
    return [f"{way.kicker}|{way.headline}|{way.deck}" for way in reading.splits], reading.sure * whole


def score_printed(half: str, setting: str) -> tuple[float, float, list[tuple[str, str, float]]]:
    """Shares of headlines that are accepted, first and among all ways named; those that are not, with how sure."""
    wrong: list[tuple[str, str, float]] = []
    count = named = 0
    for head, accepted, text in printed(half):
        ways, sure = read_printed(SETTINGS[setting](head), text)
        count += 1
        named += not accepted.isdisjoint(ways)
        if ways[0] not in accepted:
            wrong.append((ways[0], head, sure))
    return 1 - len(wrong) / count, named / count, wrong


def main() -> None:
    """Print the share that is right, and those that are not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", default="tuned")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--printed", action="store_true")
    args = parser.parse_args()
    if args.printed:
        for setting in SETTINGS:
            good, named, wrong = score_printed(args.half, setting)
            sys.stdout.write(f"{setting}: {good:.3f}, among the ways named {named:.3f}\n")
            for got, true, sure in wrong:
                sys.stdout.write(f"  {sure:5.2f} {got}  //  {true}\n")
        return
    if args.learn:
        learn()
    many, wrong = headlines(args.half), misses(args.half)
    split = sum(len(" ".join(row).split()) > 1 for row in many)
    sys.stdout.write(f"{args.half}: {1 - len(wrong) / len(many):.3f} of {len(many)}, {split} of more than one part\n")
    if args.half == "tuned":
        for true, got, sure in wrong:
            sys.stdout.write(f"  {sure:5.2f} {'|'.join(got)}  //  {'|'.join(true)}\n")


if __name__ == "__main__":
    main()
