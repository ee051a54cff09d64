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
from papers_damage import load_articles

from layout.repair.context import count_words
from layout.repair.headlines import level_cues, line_cues, readings, split_title, title_parts
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
    ("", "三十名队员守住了大堤", "青石县水务局连续作战十六小时排除险情四处"),
    ("菜篮子", "鸡蛋微涨 茄子大跌", ""),
    ("校长寄语", "愿你们走得慢一点", ""),
    ("", "老人晨练别太早", "运动医学专家：先等太阳出来"),
    ("乐活健康", "秋燥伤肺 中医师教你三招润燥", ""),
    ("", "老街 老店 老味道", ""),
    ("强基础 补短板 惠民生", "我市水利建设驶入“快车道”", ""),
    ("一季度签约项目全部开工 投资总额超百亿元", "青岚高新区跑出“加速度”", ""),
    ("", "中国队2:0轻取对手", "锋线小将梅开二度 下轮打平即可出线"),
]
"""Headlines that the tests of the repairs ask for."""


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


def written(folder: str) -> Iterator[tuple[str, str]]:
    """The headlines of article files of the test set, with the first lines of their text."""
    for path in sorted((HERE.parent).glob(folder)):
        for chunk in re.split("^===.*\n", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            found = {"K": "", "H": "", "D": ""}
            for line in chunk.splitlines():
                if line[:1] in found and line[1:2] in (" ", "") and not found[line[0]]:
                    found[line[0]] = line[2:].strip()
            prose = (line for line in chunk.splitlines() if len(line) > 25 and not re.match("[A-Z]( |$)", line))
            yield "|".join(found.values()), "".join(prose)[:TOLD]


Sample = tuple[list[tuple[int, list[tuple[str, float]]]], float]
"""The ways to split a headline, each with 2 where it is the paper's, 1 where an editor would accept it, and its cues;
and how much the headline counts."""


TOLD = 300
"""So many characters of a text are read for the words of its headline."""
SHARE = {"one line": 0.4, "one line a level": 0.35, "one line a part": 0.25}
"""How much each way to print a headline counts."""
FEW = 45
"""Weights that fewer samples tell of stay near what they were; a headline gives two or three."""


LISTED = 1.5
"""A headline of a list that knows one way only counts as much as so many of those that have several."""
OWN = 3.0
"""A headline of the test articles counts as much as so many of the lists."""
ASKED = 4.0
"""And one that a case of the tests asks for."""


def samples() -> Iterator[Sample]:
    """The headlines to learn from: those with several accepted ways and a text, and those of the test articles."""
    for half in ("party", "city", "tuned", "held", "mixed"):
        for head, accepted, text in printed(half):
            yield from _sample(head.replace("~", ""), accepted, text, 1.0)
    for row in ("|".join(row) for row in (*headlines("tuned"), *headlines("held"))):
        yield from _sample(row, frozenset({row}), "", LISTED)
    folders = ("articles/*.txt", "unseen/*.txt", "press/tuned.txt", "press/held.txt")
    for row, text in (known for folder in folders for known in written(folder)):
        yield from _sample(row, frozenset({row}), text, OWN)
    for row, text in (*(("|".join(row), "") for row in SEED), *asked()):
        yield from _sample(row, frozenset({row}), text, ASKED)
    for copy in (*read_half("a"), *read_half("b")):
        own = (copy.kicker, copy.headline, copy.deck)
        text = "".join(part.text for part in copy.body if part.kind == "prose")[:TOLD]
        yield from _sample("|".join(own), frozenset(map("|".join, (own, *copy.others))), text, OWN)
    for article in (*load_articles("tuned"), *load_articles("held")):
        text = "".join(words for kind, words in article["paras"] if kind == "text")[:TOLD]
        ways = [*map("|".join, article["accept"])]
        yield from _sample(ways[0], frozenset(ways), text, OWN)


def asked() -> Iterator[tuple[str, str]]:
    """The headlines of the cases of the tests, with the first lines of their text."""
    for path in sorted((HERE.parents[1] / "cases" / "repair").glob("*.txt")):
        for article in path.read_text("utf-8").partition("\n---\n")[2].split("\n=\n"):
            rows = [row.partition("|") for row in article.strip().splitlines()]
            found = {name: text for name, _, text in rows if name in ("K", "H", "D")}
            prose = "".join(text for name, _, text in rows if name == "P")[:TOLD]
            yield "|".join(found.get(name, "").replace("|", " ") for name in "KHD"), prose


def _sample(head: str, accepted: frozenset[str], text: str, worth: float) -> Iterator[Sample]:
    """One headline of several parts, as it may be printed, if one of the ways to share them out is accepted."""
    levels = [_parts((level, "", "")) for level in head.split("|") if level]
    parts = tuple(part for level in levels for part in level)
    marks = {way.replace(" ", ""): 1 + (way == head) for way in accepted}
    told = re.sub(r"\s", "", simplified(text))
    ways = [
        (marks.get("|".join(map("".join, way)).replace(" ", ""), 0), way, level_cues(*way, told))
        for way in (readings(parts) if len(parts) > 1 else ())
    ]
    if not any(mark for mark, _, _ in ways):
        return
    starts = {
        "one line": (),
        "one line a level": tuple(not place for level in levels for place in range(len(level))),
        "one line a part": (True,) * len(parts),
    }
    for setting, opens in starts.items():
        if len(levels) > 1 or setting != "one line a level":
            known = [
                (mark, [*cues, *line_cues(opens, len(way[0]), len(way[0]) + len(way[1]))]) for mark, way, cues in ways
            ]
            yield known, worth * SHARE[setting]


def learn(rounds: int = 60, rate: float = 0.15, pull: float = 1.0, best: float = 0.25) -> None:
    """Correct the title weights: a conditional logit over the ways to split.

    An accepted way counts in full, the paper's own `best` more. Weights are pulled to 0, those of which fewer than
    `FEW` samples tell to what they began with.
    """
    old, known = dict(WEIGHT), list(samples())
    told = Counter(name for ways, _ in known for name in {name for _, cues in ways for name, _ in cues})
    home = {name: weight if told[name] < FEW else 0.0 for name, weight in old.items()}
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
            slope = step - pull * (WEIGHT[name] - home[name])
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
