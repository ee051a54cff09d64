"""What an earlier build delivered, read back as data: its sheets and its manifest, every member that is used looked at.

Decisions: these files may have been written by another version or changed by hand; what is not as it should be is told
with its place in the JSON (`pages[0].items[2].rect_mm`) before anything is compared.
"""

import json
import math
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from layout.diagnostics import Diagnostic, MissingError, Span
from layout.read import messages
from layout.read.files import missing, too_large, unreadable

MOST_BYTES: Final = 300_000_000
"""Sheets of 500 pages are a tenth of that."""
FARTHEST: Final = 100_000.0
"""Millimetres or points: no page is larger."""
Shape: TypeAlias = "Mapping[str, Shape] | list[Shape] | str"
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "text": ("文字", "a text"),
    "text?": ("文字或 null", "a text or null"),
    "number": ("数", "a number"),
    "rect": ("四个数 [左, 上, 右, 下]", "four numbers [left, top, right, bottom]"),
    "map": ("{…}", "a mapping {…}"),
    "list": ("[…]", "a list […]"),
    "there": ("要有这一项", "to be there"),
}
_LINE: Final[Shape] = {
    "text": "text",
    "baseline_mm": "number",
    "x_mm": "number",
    "width_mm": "number",
    "size_pt": "number",
}
_ITEM: Final[Shape] = {
    "kind": "text", "article": "text?", "slot": "text?", "rect_mm": "rect", "lines": [_LINE],
    "key?": "text", "file?": "text", "crop_px?": "rect",
}  # fmt: skip
"""A member whose name ends in `?` need not be there."""
SHEETS: Final[Shape] = {"pages": [{"label": "text", "name": "text", "items": [_ITEM]}]}
MANIFEST: Final[Shape] = {"files": [{"file": "text"}]}


def read_delivery(path: Path, shape: Shape) -> dict[str, Any]:
    """A JSON file of a build, whose members are of the shape that is asked for; others are left alone.

    Raises:
        MissingError: It is missing, cannot be read, is no JSON or of another shape.
    """
    name = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refused(Diagnostic(message=messages.NOT_A_FILE, values={"file": name}, span=Span(name, 1, 1)))
        if status.st_size > MOST_BYTES:
            raise _refused(too_large(name, status.st_size, MOST_BYTES, Span(name, 1, 1)))
        value = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise _refused(missing(name, path, path, Span(name, 1, 1))) from error
    except OSError as error:
        raise _refused(unreadable(name, error, Span(name, 1, 1))) from error
    except json.JSONDecodeError as error:
        raise _refused(_odd(Span(name, error.lineno, error.colno), "", ("JSON", "JSON"))) from error
    except (ValueError, RecursionError) as error:
        raise _refused(_odd(Span(name, 1, 1), "", ("JSON", "JSON"))) from error
    if fault := _fault(value, shape, ""):
        raise _refused(_odd(Span(name, 1, 1), fault[0], _WORDS[fault[1]]))
    found: dict[str, Any] = value
    return found


def no_delivery(path: Path) -> Diagnostic:
    """A file of a build that is missing or damaged in a way that its JSON does not show."""
    return _odd(Span(str(path), 1, 1), "", ("每版一页的 PDF", "a PDF with a page for each of its pages"))


def _refused(finding: Diagnostic) -> MissingError:
    """The one fault of a file."""
    return MissingError((finding,))


def _odd(span: Span, at: str, wanted: tuple[str, str]) -> Diagnostic:
    """A value that is not what it should be; `at` = where in the JSON."""
    values = {
        "at_zh": at or "整个文件",
        "at_en": at or "the whole file",
        "wanted_zh": wanted[0],
        "wanted_en": wanted[1],
    }
    return Diagnostic(message=messages.NOT_A_DELIVERY, values=values, span=span)


def _fault(value: object, shape: Shape, at: str) -> tuple[str, str] | None:
    """Where a value first differs from its shape, and the word for what should be there."""
    if isinstance(shape, Mapping):
        if not isinstance(value, dict):
            return at, "map"
        named = [(name.rstrip("?"), part) for name, part in shape.items() if name[-1] != "?" or name[:-1] in value]
        places = ((f"{at}.{name}".lstrip("."), name, part) for name, part in named)
        return next((there for place, name, part in places if (there := _member(value, name, part, place))), None)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return at, "list"
        found = (_fault(one, shape[0], f"{at}[{number}]") for number, one in enumerate(value))
        return next(filter(None, found), None)
    return None if _IS[shape](value) else (at, shape)


def _member(value: Mapping[str, object], name: str, shape: Shape, at: str) -> tuple[str, str] | None:
    """As `_fault`, of one member of a mapping."""
    return _fault(value[name], shape, at) if name in value else (at, "there")


def _is_number(value: object) -> bool:
    """Whether it is a number that a page can hold."""
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return is_one and math.isfinite(value) and abs(value) < FARTHEST  # type: ignore[arg-type]


_IS: Final[Mapping[str, Callable[[object], bool]]] = {
    "text": lambda value: isinstance(value, str),
    "text?": lambda value: value is None or isinstance(value, str),
    "number": _is_number,
    "rect": lambda value: isinstance(value, list) and len(value) == 4 and all(map(_is_number, value)),
}
