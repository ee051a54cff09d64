"""What a command loads: half the time of a check of one page goes into loading modules, so it loads what it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

ISSUE = Path(__file__).parents[3] / "examples" / "01-one-page" / "issue.yaml"
RUN = """import sys
from layout.cli import paiban
try:
    paiban(sys.argv[1:], standalone_mode=False)
finally:
    print(*sys.modules, file=sys.stderr)
"""
NEVER = (
    *("pypdf", "fontTools", "pypdfium2", "rich", "pydantic", "starlette", "uvicorn", "pyphen"),
    *("PIL.ImageDraw", "PIL.ImageFont", "PIL.JpegImagePlugin", "PIL.WebPImagePlugin", "PIL.TiffImagePlugin"),
    *("email", "http", "ssl", "socket", "asyncio", "multiprocessing", "subprocess", "zipfile", "pkgutil", "unittest"),
    *("importlib.metadata", "importlib.resources", "sqlite3", "ctypes", "pdb", "numpy"),
    *("layout.proof", "layout.epaper", "layout.preview", "layout.repair", "layout.preflight.planes"),
)
"""What a page in black with plain Chinese copy has no use for."""
OF_BUILDS = (
    "reportlab",
    "tempfile",
    "lzma",
    "concurrent",
    "xml.etree",
    "PIL.ImageCms",
    "layout.paint",
    "layout.delivery",
)
"""What a check, which writes nothing, has no use for besides."""
MOST = {"check": 460, "build": 600}
"""Modules that may be loaded, those of the interpreter's own start included."""


def loaded(*arguments: str) -> list[str]:
    """The modules that are loaded when a command has ended."""
    command = [sys.executable, "-c", RUN, *arguments, "--jobs", "1", str(ISSUE)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stderr.splitlines()[-1].split()


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_loads_what_it_needs(command: str, tmp_path: Path) -> None:
    told = loaded(command, *(("-o", str(tmp_path)) if command == "build" else ()))
    assert "layout.cli.press" in told
    forbidden = NEVER if command == "build" else (*NEVER, *OF_BUILDS)
    assert [name for name in told if name.startswith(tuple(f"{one}." for one in forbidden)) or name in forbidden] == []
    assert len(told) <= MOST[command]
