"""Issues by chance made up by the thousand: `python tests/fuzz/fuzz_makeup.py FROM TO`, seeds of random_issues.py.

Prints what must never be (page_facts.py) with the seed, then how many parts were not level, the slowest issue, and what
was found how often.
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from page_facts import breaches, uneven_feet
from random_issues import write_issue

from layout.cli.desk import registry
from layout.diagnostics import InputError
from layout.pipeline import make_up


def main(first: int, end: int) -> None:
    found, uneven, parts, broken = Counter[str](), 0, 0, 0
    slowest = (0.0, first)
    for seed in range(first, end):
        with tempfile.TemporaryDirectory() as folder:
            file = write_issue(seed, Path(folder))
            start = time.perf_counter()
            try:
                edition = make_up(file, registry())
            except InputError as fault:
                codes = sorted({d.code for d in fault.diagnostics if d.severity == "error"})
                sys.stdout.write(f"{seed}: {' '.join(codes)}\n")
                continue
            slowest = max(slowest, (time.perf_counter() - start, seed))
        for words in breaches(edition):
            broken += 1
            sys.stdout.write(f"{seed}: {words}\n")
        uneven += len(list(uneven_feet(edition.filled)))
        parts += len(edition.filled.fits)
        found.update(d.code for d in edition.findings if d.severity != "info")
    sys.stdout.write(f"{end - first} issues, {broken} breaches; {parts} parts, {uneven} not level; ")
    sys.stdout.write(f"slowest {slowest[0]:.1f} s (seed {slowest[1]})\n{dict(found.most_common())}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
