"""`python -m bench`: the comparison; `make`: only the work; `typography`: how even the lines are."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.comparing import compare, show_growth, show_start

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Run what is asked for."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["typography"]:
        sys.exit(
            subprocess.run([sys.executable, "-m", "bench.typography", *arguments[1:]], cwd=ROOT, check=False).returncode
        )
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    run = commands.add_parser("run", help="set the same work with everybody (the default)")
    for target in (parser, run):
        target.add_argument("--pages", type=int, nargs="+", default=[1, 8, 64], help="sizes of the work")
        target.add_argument("--repeat", type=int, default=3, help="runs of each; the least of each figure counts")
        target.add_argument("--keep", type=Path, help="a folder for the works and what was made of them")
    making = commands.add_parser("make", help="only write the work")
    making.add_argument("--pages", type=int, required=True, dest="count")
    making.add_argument("-o", type=Path, required=True, dest="folder")
    commands.add_parser("typography", help="how even the lines are, and how fast they are found (see its own --help)")
    asked = parser.parse_args(arguments)
    if asked.command == "make":
        make_work(asked.count, asked.folder)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = asked.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        place = place.resolve()
        rows = compare(asked.pages, asked.repeat, place)
        show_growth(rows)
        show_start(place)


def make_work(pages: int, folder: Path) -> None:
    """Writes the work; imported here, for a process that only measures has to stay small."""
    from bench.making import make

    make(pages, folder.resolve())


if __name__ == "__main__":
    main()
