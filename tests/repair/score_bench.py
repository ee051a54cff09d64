"""What the scorers of this folder share: the targets of repair.md §5, the round over many dumps, the printed table."""

import argparse
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from layout.repair import repair_copy
from layout.repair.types import Copy, Repaired

TARGETS = {
    "segmentation F1": (1.0, 0.99, 0.97), "paragraph F1": (0.99, 0.975, 0.93), "breaks left ‰": (2, 6, 12),
    "wrong joins ‰": (3, 10, 25), "duplicates ‰": (0, 2, 6), "wrongly removed": (0, 0, 0),
    "chars lost ‰": (0, 0.1, 0.5), "chars invented ‰": (0.3, 2, 6), "punct precision": (0.9995,) * 3,
    "punct recall": (0.999, 0.998, 0.995), "headline text": (0.99, 0.98, 0.96), "headline split": (0.95, 0.92, 0.88),
    "byline exact": (0.99, 0.98, 0.96), "audit fails": (0, 0, 0), "errors flagged": (0.8, 0.8, 0.8),
    "paragraphs flagged": (0.05, 1.0, 1.0),
}  # fmt: skip
"""For each row its targets at levels 1, 2, 3."""
MARKS = "，；：！？（）…"
"""The marks that NFKC narrows, and the six dots."""


class Tally:
    """Counts over many dumps, and the errors in words, `?` behind the kind of those that a question leads to."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.worst: list[str] = []
        self.torn: list[tuple[str, tuple[int, ...]]] = []

    def say(self, kind: str, flagged: bool, place: str, words: str, at: Iterable[int] = ()) -> None:
        """One error; `at` are the offsets in the dump where a boundary was read wrongly."""
        self.torn.append((kind, tuple(offset for offset in at if offset >= 0)))
        self.n["errors"] += 1
        self.n["errors_flagged"] += flagged
        self.worst.append(f"{kind:10}{'?' if flagged else '!'} {place} {words}")

    def row(self) -> dict[str, float]:
        """The figures of the table."""
        raise NotImplementedError


T = TypeVar("T", bound=Tally)


def fold(text: str) -> str:
    """Text without blanks and with widths folded."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def run_dumps(
    tally: T, level: int, seeds: Iterable[int], make: Callable[[int], tuple[bytes, Callable[[Repaired, str], None]]]
) -> T:
    """Repair the dump of every seed and count it; `make` gives its bytes and what judges the outcome."""
    for seed in seeds:
        raw, judge = make(seed)
        start = time.process_time()
        result = repair_copy([Copy("dump.txt", raw)])
        tally.n["milliseconds"] += round(1000 * (time.process_time() - start))
        judge(result, f"L{level}#{seed}")
    return tally


def arguments(dumps: int) -> argparse.ArgumentParser:
    """The options that every scorer takes; `dumps` a level unless told."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", default="tuned", help="tuned or held")
    parser.add_argument("--dumps", type=int, default=dumps)
    parser.add_argument("--first", type=int, default=0, help="seed of the first dump")
    parser.add_argument("--levels", default="123")
    parser.add_argument("--errors", type=int, default=0, help="how many errors a level to print")
    parser.add_argument("--kind", default="", help="only errors that begin so")
    return parser


def print_table(args: argparse.Namespace, run: Callable[[int, str, int, int], Tally]) -> None:
    """The table of some dumps, a column for each level, and errors if asked."""
    tallies = {int(level): run(int(level), args.half, args.dumps, args.first) for level in args.levels}
    rows = {level: tally.row() for level, tally in tallies.items()}
    out = [f"{args.half}, {args.dumps} dumps a level; target behind each figure, * = missed"]
    for title in next(iter(rows.values())):
        out.append(f"{title:20} " + "  ".join(f"{cell(title, level, row):20}" for level, row in rows.items()))
    for level, tally in tallies.items():
        kinds = Counter(line[:10].strip() for line in tally.worst)
        asked = Counter(line[:10].strip() for line in tally.worst if line[10] == "?")
        told = "  ".join(f"{kind} {asked[kind]}/{count}" for kind, count in sorted(kinds.items()))
        out.append(f"L{level}, asked about: {told}")
        shown = [line for line in tally.worst if line.startswith(args.kind)]
        out += [f"  {line}" for line in shown[: args.errors]]
    sys.stdout.write("\n".join(out) + "\n")


def cell(title: str, level: int, row: Mapping[str, float]) -> str:
    """A figure with its target."""
    goal = TARGETS[title][level - 1] if title in TARGETS else None
    high = title.endswith(("F1", "precision", "recall", "text", "split", "exact", "errors flagged"))
    missed = goal is not None and (row[title] < goal - 1e-9 if high else row[title] > goal + 1e-9)
    return f"{row[title]:9.4f}{'*' if missed else ' '}({goal if goal is not None else '-'})"
