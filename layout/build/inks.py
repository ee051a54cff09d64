"""Inks by name or by values (色): the paper's spot inks, a few process colours, four percentages.

Decisions: the named process colours keep within 200 % of ink, so that newsprint takes them; a spot ink of the paper
goes before a process colour of the same name.
"""

import re
from collections.abc import Mapping
from typing import Final

from layout.build import messages, messages_content
from layout.diagnostics import Diagnostic
from layout.model.style import BLACK, PAPER, Ink
from layout.read.types import Scalar

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


def four_inks(text: Scalar, faults: list[Diagnostic]) -> Ink:
    """The four process inks that `0 100 80 5` says, in per cent; black, with a fault, where it says none."""
    numbers = re.findall(r"\d+(?:\.\d+)?", text.text)
    if len(numbers) != 4 or any(float(number) > 100 for number in numbers):
        faults.append(Diagnostic(message=messages_content.BAD_INK, span=text.span, found=text.text))
        return BLACK
    c, m, y, k = map(float, numbers)
    return Ink(c, m, y, k)


def ink_of(text: Scalar, spots: Mapping[str, Scalar], faults: list[Diagnostic]) -> Ink:
    """The ink that a name or four percentages mean; black, with a fault, where they mean none."""
    word = text.text.strip()
    if word in spots:
        return Ink(spot=word)
    if word.lower() in COLOURS:
        return COLOURS[word.lower()]
    if re.search(r"\d", word):
        return four_inks(text, faults)
    zh = "、".join((*spots, *(words[0] for words, _ in _NAMED))) + "，或四个百分数，如 0 100 80 5"
    en = ", ".join((*spots, *(words[1] for words, _ in _NAMED))) + ", or four percentages such as 0 100 80 5"
    faults.append(Diagnostic(message=messages.NOT_CHOICE, values={"zh": zh, "en": en}, span=text.span, found=text.text))
    return BLACK
