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


def learn(rounds: int = 400, rate: float = 0.8, pull: float = 0.1) -> None:
    """Correct the title weights on the tuned headlines: a conditional logit, pulled to what it began with."""
    rows = [*headlines("tuned"), *written("articles/*.txt"), *written("press/tuned.txt"), *SEED * 2]
    rows += [(copy.kicker, copy.headline, copy.deck) for copy in read_half("a")]
    old = dict(WEIGHT)
    samples = []
    for true in rows:
        parts = _parts(true)
        if len(parts) > 1:
            ways = [(tuple(map(" ".join, way)) == true, level_cues(*way)) for way in readings(parts)]
            samples.append(ways)
    for _ in range(rounds):
        steps: Counter[str] = Counter()
        for ways in samples:
            values = [math.exp(score(cues)) for _, cues in ways]
            for (good, cues), value in zip(ways, values, strict=True):
                for name, strength in cues:
                    steps[name] += strength * (good - value / sum(values))
        for name, step in steps.items():
            WEIGHT[name] += rate * (step / len(samples) - pull * (WEIGHT[name] - old[name]))
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
