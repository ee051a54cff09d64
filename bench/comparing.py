"""The comparison: everybody sets the same work, each as a whole process; printed as a table of ratios."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.engines import PEER, ROOT, engines, written_bytes
from bench.measuring import MIB, Cost, best, run

STARTS = 15
"""How often the start of an interpreter is timed."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one engine took for one work."""

    pages: int
    engine: str
    cost: Cost
    size: int

    def stages(self) -> dict[str, float]:
        """Seconds of our stages, as printed by `--json`; nothing for others."""
        if not self.engine.startswith("paiban"):
            return {}
        return {str(k): float(v) for k, v in json.loads(self.cost.printed).get("seconds", {}).items()}


def compare(sizes: Sequence[int], repeat: int, folder: Path) -> list[Row]:
    """The rows for works of these sizes: after a run that warms up, `repeat` runs in turn, the least of each figure."""
    rows: list[Row] = []
    for pages in sizes:
        work = folder / f"{pages}-pages"
        work.mkdir(parents=True, exist_ok=True)
        made = run(
            [sys.executable, "-m", "bench", "make", "--pages", str(pages), "-o", str(work)], ROOT, folder / "make.log"
        )
        if made.status:
            raise SystemExit((work / "make.err").read_text("utf-8"))
        asked = engines(work)
        costs: dict[str, list[Cost]] = {engine.name: [] for engine in asked}
        for count in range(repeat + 1):
            for engine in asked:
                log = work / f"{engine.name.replace(' ', '-')}.log"
                cost = run(engine.command, ROOT, log)
                if cost.status:
                    raise SystemExit(
                        f"{engine.name}: exit status {cost.status}, see {log} and {log.with_suffix('.err')}"
                    )
                if count:
                    costs[engine.name].append(cost)
        rows += [Row(pages, engine.name, best(costs[engine.name]), written_bytes(engine, work)) for engine in asked]
        show_rows([row for row in rows if row.pages == pages])
    return rows


def show_rows(rows: Sequence[Row]) -> None:
    """A table of one work: figures, and their ratios to the peer's."""
    peer = next((row for row in rows if row.engine == PEER), None)
    print(f"\n{rows[0].pages} pages")
    print(
        f"{'':14}{'wall s':>8}{'CPU s':>8}{'peak MiB':>10}{'MiB':>8}   {'wall×':>7}{'CPU×':>7}{'mem×':>7}{'size×':>7}"
    )
    for row in rows:
        cost = row.cost
        line = f"{row.engine:14}{cost.wall_s:8.2f}{cost.cpu_s:8.2f}{cost.peak_mib:10.0f}{row.size / MIB:8.2f}   "
        if peer is not None:
            line += f"{cost.wall_s / peer.cost.wall_s:7.2f}{cost.cpu_s / peer.cost.cpu_s:7.2f}"
            line += f"{cost.peak_mib / peer.cost.peak_mib:7.2f}"
            line += f"{row.size / peer.size:7.2f}" if row.size else f"{'–':>7}"
        print(line)
    for row in rows:
        if stages := row.stages():
            print(f"  {row.engine}: " + "  ".join(f"{stage} {seconds:.3f}" for stage, seconds in stages.items()))


def show_growth(rows: Sequence[Row]) -> None:
    """What every page more costs between the two largest works, and its ratio to the peer's."""
    sizes = sorted({row.pages for row in rows})[-2:]
    if len(sizes) < 2:
        return
    at = {(row.engine, row.pages): row for row in rows}
    names = list(dict.fromkeys(row.engine for row in rows))
    more = sizes[1] - sizes[0]

    def grown(name: str) -> tuple[float, float, float]:
        small, large = at[name, sizes[0]].cost, at[name, sizes[1]].cost
        return tuple(
            (b - a) / more
            for a, b in (
                (small.wall_s, large.wall_s),
                (small.cpu_s, large.cpu_s),
                (small.peak_mib, large.peak_mib),
            )
        )  # type: ignore[return-value]

    peer = grown(PEER) if PEER in names else None
    print(f"\neach page more, {sizes[0]} → {sizes[1]}")
    print(f"{'':14}{'wall ms':>8}{'CPU ms':>8}{'MiB':>10}   {'wall×':>7}{'CPU×':>7}{'mem×':>7}")
    for name in names:
        wall, cpu, memory = grown(name)
        line = f"{name:14}{wall * 1000:8.1f}{cpu * 1000:8.1f}{memory:10.2f}   "
        if peer is not None:
            line += "".join(
                f"{a / b:7.2f}" if b > 0 else f"{'–':>7}" for a, b in zip((wall, cpu, memory), peer, strict=True)
            )
        print(line)


def show_start(folder: Path) -> None:
    """How long `paiban --version` takes beyond an interpreter that does nothing."""
    log = folder / "start" / "start.log"
    log.parent.mkdir(exist_ok=True)
    nothing = best([run([sys.executable, "-c", "pass"], ROOT, log) for _ in range(STARTS)])
    version = best([run([sys.executable, "-m", "layout", "--version"], ROOT, log) for _ in range(STARTS)])
    beyond = (version.wall_s - nothing.wall_s) * 1000
    times = f"paiban --version {version.wall_s * 1000:.0f} ms, python -c pass {nothing.wall_s * 1000:.0f} ms"
    print(f"\nstart: {times}, beyond {beyond:.0f} ms")
