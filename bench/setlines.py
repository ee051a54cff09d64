"""A line as any engine set it, measured on the pens of its glyphs."""

from dataclasses import dataclass
from itertools import pairwise

from layout.chars import is_han

FARTHEST = 12
"""Characters of the source among which the next one of a line is looked for."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as any engine set it: its characters with their pens in em, whether it ends its paragraph.

    `spaced` = characters before which a space was typed; the white there is no stretch.
    """

    chars: tuple[tuple[str, float], ...]
    last: bool
    spaced: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(char for char, _ in self.chars)

    def stretch_em(self) -> float | None:
        """Mean extra distance between neighbouring Han; None where none stand together."""
        extras = [
            b[1] - a[1] - 1
            for k, (a, b) in enumerate(pairwise(self.chars), 1)
            if is_han(a[0][-1]) and is_han(b[0][0]) and k not in self.spaced
        ]
        return sum(extras) / len(extras) if extras else None


def with_spaces(lines: list[SetLine], source: str) -> list[SetLine]:
    """The lines of a paragraph, each knowing where in it a space was typed: engines draw none.

    What is not in the source (an added hyphen) is passed over, and so is what was drawn as something else.
    """
    found: list[SetLine] = []
    place = 0
    for line in lines:
        spaced: set[int] = set()
        for k, (char, _) in enumerate(line.chars):
            at = source.find(char, place, place + FARTHEST)
            if at < 0:
                continue
            if at > place and source[place:at].isspace():
                spaced.add(k)
            place = at + len(char)
        found.append(SetLine(line.chars, line.last, frozenset(spaced)))
    return found
