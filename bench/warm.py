"""How long a saved article takes to new sheets in a running preview: `python bench/warm.py [ISSUE]`.

The first make-up is from an empty case; then one article after the other is changed by a sentence and all is made up
again from standing type. Processor time, so that a busy machine gives nearly the same figures. Without an issue: the
sample.
"""

import gc
import shutil
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from layout.cli import COLLECT
from layout.cli.desk import registry
from layout.pipeline import make_up

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "issues" / "zhongyuan-weekly" / "2021-02-09" / "issue.yaml"
SENTENCE = "。这一句是后来添上的。"
ROUNDS = 3


def measure(issue: Path) -> tuple[float, list[float]]:
    """Seconds of the first make-up, and of one after each change of an article; the issue is changed and mended."""
    faces = registry()
    start = time.process_time()
    make_up(issue, faces)
    first = time.process_time() - start
    seconds = []
    for _ in range(ROUNDS):
        for article in sorted(issue.parent.glob("*/*.md")):
            text = article.read_text("utf-8")
            for now in (text.replace("。", SENTENCE, 1), text):
                article.write_text(now, "utf-8")
                start = time.process_time()
                make_up(issue, faces)
                seconds.append(time.process_time() - start)
    return first, seconds


def main() -> None:
    """Measures a copy of the issue's paper and prints what came out."""
    gc.set_threshold(*COLLECT)
    issue = Path(sys.argv[1] if len(sys.argv) > 1 else SAMPLE).resolve()
    paper = issue.parent.parent if (issue.parent.parent / "paper.yaml").is_file() else issue.parent
    with TemporaryDirectory() as folder:
        home = Path(folder) / "paper"
        shutil.copytree(paper, home)
        first, seconds = measure(home / issue.relative_to(paper))
    print(f"from an empty case {first * 1000:.0f} ms", end="; ")
    print(f"an article changed: median {median(seconds) * 1000:.0f} ms, most {max(seconds) * 1000:.0f} ms", end=" ")
    print(f"({len(seconds)} changes)")


if __name__ == "__main__":
    main()
