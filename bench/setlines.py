"""A line as any engine set it, measured on the pens of its glyphs."""

from dataclasses import dataclass
from itertools import pairwise

from layout.chars import is_han


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as any engine set it: its characters with their pens in em, whether it ends its paragraph."""

    chars: tuple[tuple[str, float], ...]
    last: bool

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(char for char, _ in self.chars)

    def stretch_em(self) -> float | None:
        """Mean extra distance between neighbouring Han; None where none stand together."""
        extras = [b[1] - a[1] - 1 for a, b in pairwise(self.chars) if is_han(a[0][-1]) and is_han(b[0][0])]
        return sum(extras) / len(extras) if extras else None
