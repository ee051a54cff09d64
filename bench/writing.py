"""Made-up news, the same for the same seed: sentences, paragraphs, headlines."""

from dataclasses import dataclass, field
from math import ceil

from bench import vocabulary as words
from bench.dice import Dice

LINE_CHARS = 10.9
"""Characters that a line of 11 em holds on average, marks squeezed."""
INDENT_CHARS = 2


@dataclass(slots=True)
class Writer:
    """Writes copy; every call goes on with the same dice."""

    dice: Dice
    seen: set[str] = field(default_factory=set)

    def headline(self, chars: int) -> str:
        """A headline of at most so many characters."""
        return min((self._filled(words.HEADLINES) for _ in range(12)), key=lambda text: abs(len(text) - chars + 1))

    def kicker(self) -> str:
        """The line above a headline."""
        return self._filled(words.KICKERS)

    def caption(self) -> str:
        """The text of a picture."""
        return self._filled(words.CAPTIONS)

    def sentence(self) -> str:
        """One sentence of news."""
        return self._filled(words.SENTENCES)

    def paragraphs(self, rows: int) -> tuple[str, ...]:
        """Paragraphs that fill about so many lines of a column, the dateline (本报讯) with the first."""
        found: list[str] = []
        left = rows
        while left > 1:
            text, sentences = "", 1 + self.dice.roll(4)
            for _ in range(sentences):
                candidates = [self._filled(words.SENTENCES) for _ in range(3)]
                fitting = [c for c in candidates if rows_of_text(text + c, first=not found) <= left]
                if not fitting:
                    break
                text += fitting[0]
            if not text:
                short = [self._filled(words.SENTENCES) for _ in range(40)]
                text = min(short, key=lambda c: abs(rows_of_text(c) - left))
                if rows_of_text(text) > left:
                    break
            if text in self.seen:
                continue
            self.seen.add(text)
            found.append(text)
            left -= rows_of_text(text, first=len(found) == 1)
        return tuple(found)

    def _filled(self, frames: tuple[str, ...]) -> str:
        """One of some frames with words in its gaps."""
        return self._one(frames).format_map(self._words())

    def _one(self, choices: tuple[str, ...]) -> str:
        return choices[self.dice.roll(len(choices))]

    def _place(self) -> str:
        name = "".join(words.CLASSIC[self.dice.roll(len(words.CLASSIC))] for _ in range(2))
        return name + self._one(words.PLACES)

    def _words(self) -> dict[str, object]:
        roll, one = self.dice.roll, self._one
        figures: dict[str, object] = {
            "m": 1 + roll(12), "d": 1 + roll(28), "h": roll(24), "k": 2 + roll(8), "k2": 2 + roll(5),
            "n": 10 + roll(50), "n2": 100 + roll(900), "n3": 1000 + roll(9000), "p": 1 + roll(99),
            "x": f"{100 + roll(9000) / 100:.2f}", "x2": f"{1 + roll(900) / 100:.2f}", "y": f"{roll(90) / 10:.1f}",
            "year": 1950 + roll(60), "year2": 2010 + roll(11),
        }  # fmt: skip
        texts: dict[str, object] = {
            "place": self._place(), "place2": self._place(), "work": one(words.WORKS), "goods": one(words.GOODS[::2]),
            "goods2": one(words.GOODS[1::2]), "who": one(words.PEOPLE), "say": one(words.SAYINGS[::2]),
            "say2": one(words.SAYINGS[1::2]), "mood": one(words.MOODS[::2]), "mood2": one(words.MOODS[1::2]),
            "group": one(words.GROUPS), "title": one(words.TITLES[::2]), "title2": one(words.TITLES[1::2]),
            "verb": one(words.VERBS), "topic": one(words.TOPICS[::2]), "topic2": one(words.TOPICS[1::2]),
        }  # fmt: skip
        return figures | texts


def rows_of_text(text: str, *, first: bool = False) -> int:
    """The lines that a paragraph takes, nearly: digits and Latin are about half as wide as Han.

    Args:
        text: The paragraph.
        first: Whether a dateline stands before it.
    """
    width = sum(0.55 if char.isascii() else 1.0 for char in text)
    return ceil((width + INDENT_CHARS + (4 if first else 0)) / LINE_CHARS)
