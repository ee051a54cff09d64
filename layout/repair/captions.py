"""Captions that stand between articles, or before the first: they go to the article whose matter they tell.

Decisions: a caption begins with a sign or a word for its picture (`▲`, `上图：`, `图为`). What stands under an article
stays there unless it is set apart and shares words with the next article alone; one before the first headline of a file
goes to the article near it that shares most words, else to the first. It stands behind the text, and each such move is
a question.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.records import dataclass
from layout.repair.facts import opens_caption_of_picture
from layout.repair.model import Setting
from layout.repair.segment import Section, Unit
from layout.repair.types import Options

REACH: Final = 4
"""The article of a caption before the first headline is looked for among so many."""
TOLD: Final = 3.0
"""A caption that shares so much more with the article behind it than with the one above it belongs there."""
NEXT: Final = 1.0
"""How surely a caption before all headlines belongs to the next one where no word tells, in log odds."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Captions that stand together, and the lines under them that say who took the pictures."""

    units: tuple[Unit, ...]
    signs: tuple[int, ...]


def bring_captions_home(setting: Setting, sections: Sequence[Section], options: Options) -> tuple[Section, ...]:
    """The sections with the captions between them where they belong, unless the editor refused the move."""
    found = [*sections]
    for place, section in enumerate(sections[:-1]):
        block = _captions_at_end(setting, section)
        if block is None or options.decided(f"move-{setting.lines[block.units[0].lines[0]].start}", "move") is False:
            continue
        file = setting.lines[block.units[0].lines[0]].file
        after = [
            other
            for other in range(place + 1, min(place + 1 + REACH, len(found)))
            if found[other].head and setting.lines[found[other].head[0]].file == file
        ]
        bare = _without(found[place], block)
        near = [found[other] for other in after]
        if after and (home := _home(setting, bare, near, block)) is not None:
            home_place = after[home[0]]
            found[home_place] = _with(found[home_place], block, home[1])
            found[place] = bare
    return tuple(section for section in found if section.head or section.units or section.signs or section.repeated)


def _captions_at_end(setting: Setting, section: Section) -> _Block | None:
    """The captions that end a section, apart from the text before them; None where it has none."""
    units = [*section.units]
    while units and opens_caption_of_picture(setting.lines[units[-1].lines[0]].text):
        units.pop()
    block = section.units[len(units) :]
    if not block or section.moved:
        return None
    first = block[0].lines[0]
    apart = setting.lines[first].blanks > 0 or any(sign == first - 1 for sign in section.signs)
    signs = tuple(sign for sign in section.signs if sign > first)
    if any(setting.facts[sign].reading.byline.credit not in ("摄", "图") for sign in signs):
        return None  # who wrote the article signs under them
    return _Block(block, signs) if apart or not units else None


def _home(setting: Setting, own: Section, after: Sequence[Section], block: _Block) -> tuple[int, float] | None:
    """Which of the articles behind captions they go to and how surely, in log odds; None where they stay with the text
    above them, or with none.
    """
    words = setting.cohesion.words(index for unit in block.units for index in unit.lines)
    kin = [setting.cohesion.shared(words, _words(setting, section)) for section in after]
    if not (own.head or own.units):
        best = max(range(len(after)), key=lambda place: kin[place])
        return best, NEXT + kin[best] / 2
    more = kin[0] - setting.cohesion.shared(words, _words(setting, own))
    return (0, more / 2) if more >= TOLD else None


def _without(section: Section, block: _Block) -> Section:
    """A section without captions of it."""
    units = tuple(unit for unit in section.units if unit not in block.units)
    return replace(section, units=units, signs=tuple(sign for sign in section.signs if sign not in block.signs))


def _with(home: Section, block: _Block, fit: float) -> Section:
    """An article with captions behind its text."""
    return replace(
        home,
        units=(*home.units, *block.units),
        signs=(*home.signs, *block.signs),
        pieces=(*home.pieces, block.units[0].lines[0]),
        fit=min(home.fit, fit) if home.pieces else fit,
    )


def _words(setting: Setting, section: Section) -> set[str]:
    """The words of an article."""
    return setting.cohesion.words((*section.head, *(index for unit in section.units for index in unit.lines)))
