"""Everybody who sets the work, as commands for a fresh interpreter."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "fonts"
TYPST = """import sys, typst
source, root, fonts, target = sys.argv[1:]
typst.compile(source, output=target, root=root, font_paths=[fonts], ignore_system_fonts=True)
"""
WEASYPRINT = """import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])
"""
PEER = "typst"
"""Whose figures the ratios are to."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A name, the command for a work in a folder, and the PDF it writes (a pattern in that folder; empty: none)."""

    name: str
    command: tuple[str, ...]
    pdf: str = ""


def engines(work: Path) -> tuple[Engine, ...]:
    """Everybody that is installed, for the work in a folder."""
    python, issue = sys.executable, str(work / "paiban" / "issue.yaml")
    layout = (python, "-m", "layout")
    typst = (str(work / "typst" / "main.typ"), str(work), str(FONTS), str(work / "typst.pdf"))
    found = [
        Engine("paiban check", (*layout, "check", issue, "--json")),
        Engine("paiban build", (*layout, "build", issue, "-o", str(work / "built"), "--json"), "built/*.pdf"),
        Engine(PEER, (python, "-c", TYPST, *typst), "typst.pdf"),
    ]
    platypus = (str(work / "platypus" / "work.json"), str(work / "platypus.pdf"), str(FONTS / "PaibanKai-Regular.ttf"))
    found.append(Engine("platypus", (python, str(ROOT / "bench" / "platypus.py"), *platypus), "platypus.pdf"))
    if importable("weasyprint"):
        page, target = str(work / "html" / "main.html"), str(work / "weasyprint.pdf")
        found.append(Engine("weasyprint", (python, "-c", WEASYPRINT, page, target), "weasyprint.pdf"))
    return tuple(engine for engine in found if engine.name != PEER or importable("typst"))


def importable(module: str) -> bool:
    """Whether a package and the libraries it wants are there."""
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def written_bytes(engine: Engine, work: Path) -> int:
    """The size of the PDF that an engine wrote; 0 where it writes none."""
    return sum(file.stat().st_size for file in work.glob(engine.pdf)) if engine.pdf else 0
