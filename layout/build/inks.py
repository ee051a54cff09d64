"""Inks by name or by values (色): the paper's spot inks, a few process colours, four percentages, colours of a screen.

Decisions: the named process colours keep within 200 % of ink, so that newsprint takes them; a spot ink of the paper
goes before a process colour of the same name.
"""

import importlib
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Final

from layout.build import messages, messages_content
from layout.diagnostics import Diagnostic
from layout.model.style import BLACK, PAPER, Ink
from layout.read.types import Scalar
from layout.records import dataclass
from layout.traditional import simplified

_NAMED: Final = (
    (("红", "red"), Ink(0, 100, 90, 5)),
    (("橙", "orange"), Ink(0, 60, 95, 0)),
    (("绿", "green"), Ink(80, 20, 90, 10)),
    (("蓝", "blue"), Ink(95, 65, 0, 10)),
    (("金", "gold"), Ink(15, 35, 80, 10)),
    (("灰", "grey"), Ink(k=60)),
    (("黑", "black"), BLACK),
    (("白", "white"), PAPER),
)
COLOURS: Final = {word: ink for words, ink in _NAMED for word in words}
"""Process colours that have a name."""


RESERVED: Final = frozenset({"All", "None", "Cyan", "Magenta", "Yellow", "Black"})
"""Source: ISO 32000-1, 8.6.6.4 and 8.6.6.5."""
LONGEST: Final = 127
"""Bytes of a name. Source: ISO 32000-1, annex C."""
RGB: Final = "layout.read.rgb"
_HEX: Final = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})")


@dataclass(frozen=True, slots=True)
class Palette:
    """The inks that a paper has: its spot inks as written, by name, and the colour profile of its press (None = the
    bundled one), by which a colour of a screen becomes inks.
    """

    spots: Mapping[str, Scalar] = field(default_factory=dict)
    icc: Path | None = None


def unusable(palette: Palette) -> list[tuple[str, Scalar]]:
    """The spot inks whose names a PDF cannot have for a spot ink, with what is written of them."""
    return [(ink, text) for ink, text in palette.spots.items() if ink in RESERVED or len(ink.encode()) > LONGEST]


def four_inks(text: Scalar, faults: list[Diagnostic], palette: Palette | None = None) -> Ink:
    """The four process inks that `0 100 80 5` says, in per cent, or, with a palette, `#d7000f` (which is told); black,
    with a fault, where it says none.
    """
    word = text.text.strip().lower()
    if palette is not None and (match := _HEX.fullmatch(word)) is not None:
        return _of_screen(text, match[1], palette, faults)
    numbers = re.findall(r"\d+(?:\.\d+)?", word)
    if len(numbers) != 4 or any(float(number) > 100 for number in numbers) or word.startswith("#"):
        faults.append(Diagnostic(message=messages_content.BAD_INK, span=text.span, found=text.text))
        return BLACK
    c, m, y, k = map(float, numbers)
    return Ink(c, m, y, k)


def _of_screen(text: Scalar, digits: str, palette: Palette, faults: list[Diagnostic]) -> Ink:
    """The inks of a colour of a screen; that it was put over is told."""
    full = digits if len(digits) == 6 else "".join(char * 2 for char in digits)
    rgb = tuple(int(full[i : i + 2], 16) for i in (0, 2, 4))
    try:
        c, m, y, k = importlib.import_module(RGB).inks_of_rgb(rgb, palette.icc)
    except (OSError, ValueError):  # the profile cannot be used, which is told where it is named
        return BLACK
    values = {"inks": f"{c} {m} {y} {k}"}
    faults.append(Diagnostic(message=messages_content.INK_PUT_OVER, values=values, span=text.span, found=text.text))
    return Ink(float(c), float(m), float(y), float(k))


def ink_of(text: Scalar, palette: Palette, faults: list[Diagnostic]) -> Ink:
    """The ink that a name, four percentages or a colour of a screen mean; black, with a fault, where they mean none."""
    word, spots = text.text.strip(), palette.spots
    if word in spots:
        return Ink(spot=word)
    if (named := simplified(word.lower())) in COLOURS:
        return COLOURS[named]
    if re.search(r"\d", word) or word.startswith("#"):
        return four_inks(text, faults, palette)
    zh = "、".join((*spots, *(words[0] for words, _ in _NAMED))) + "，或四个百分数，如 0 100 80 5"
    en = ", ".join((*spots, *(words[1] for words, _ in _NAMED))) + ", or four percentages such as 0 100 80 5"
    faults.append(Diagnostic(message=messages.NOT_CHOICE, values={"zh": zh, "en": en}, span=text.span, found=text.text))
    return BLACK
