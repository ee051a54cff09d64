"""What shaping hands on: every text of the issue as boxes, ready for any measure.

All lengths are em of the text's own size, so a text is shaped once for every size and measure. A box is a named tuple:
there is one for each character of an issue, and a tuple is made in a fifth of the time.
"""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, NamedTuple

from layout.chars import CharClass
from layout.diagnostics import Diagnostic
from layout.model.article import RichText
from layout.model.style import Lang, TextStyle
from layout.records import dataclass


class Box(NamedTuple):
    """One cluster: an ink-carrying body that is never resized, and its removable blanks (typography.md §1). Lengths
    in em.

    `first`, `end` = the characters of the normalised source it stands for (two for a joined `——`); a typed space
    without width and a control (U+00AD, U+2060, U+200B) belong to the box before them: `end` counts them, `texts` do
    not. The boxes of a text cover it without holes.
    `body_em` = width of the body; `before_em`, `after_em` = the blanks L and R that belong to it (section 2).
    `pens_em[i]` = pen position of glyph *i* from the start of the body (negative where a mark's blank is cut away);
    `lifts_em[i]` = how far it is raised (empty when none is); `texts[i]` = the source text glyph *i* stands for (""
    when an earlier glyph of the cluster holds it).
    In vertical setting pens run down from the top of the body and lifts to the right from the line's centre. An
    upright glyph stands with its vertical origin there (pen 0, lift 0 for a Han character); a `rotated` one lies on a
    baseline that is turned 90° clockwise and stands so that the middle of the Han frame meets the line's centre.
    A space (SP, NBSP, IDSP) has no glyphs, its body is its natural width; BREAK is a
    forced line feed of no width.
    `scale` = size of its glyphs over the text's, `condensed` = how wide they are drawn over their own width; lengths
    hold both already.
    """

    first: int
    end: int
    cls: CharClass
    face: str
    glyphs: tuple[int, ...]
    pens_em: tuple[float, ...]
    texts: tuple[str, ...]
    body_em: float
    before_em: float = 0.0
    after_em: float = 0.0
    lifts_em: tuple[float, ...] = ()
    lang: Lang = "zh-Hans"
    rotated: bool = False
    scale: float = 1.0
    condensed: float = 1.0


def box_getter(*names: str) -> "itemgetter[Any]":
    """Reads fields of boxes by their place in the tuple, in half the time that their names take."""
    return itemgetter(*map(Box._fields.index, names))


@dataclass(frozen=True, slots=True)
class Hyphen:
    """The hyphen a face offers for a divided word: glyph and width in em."""

    face: str
    glyph: int
    advance_em: float


@dataclass(frozen=True, slots=True)
class Ruby:
    """Small text over (vertical: to the right of) the characters `first` to `end` of the normalised source.

    `boxes` are its own, in em of its own size, which is `scale` of the text's. `spread` = shorter than what it stands
    over, its boxes share the room (1:2:1); else it is centred as it is (letters of a syllable). `beside` = bopomofo, in
    a column to the right of its one character, symbol under symbol; in a horizontal line that character's box has the
    room for it.
    """

    first: int
    end: int
    boxes: tuple[Box, ...]
    scale: float
    spread: bool
    beside: bool = False


@dataclass(frozen=True, slots=True)
class ShapedText:
    """One text, normalised and shaped. `source` is the normalised text with its marks, both moved along with it.

    `hyphens` = one for each face that sets Latin words in it; `rubies` in order of the text.
    """

    key: str
    source: RichText
    style: TextStyle
    boxes: tuple[Box, ...]
    hyphens: tuple[Hyphen, ...] = ()
    rubies: tuple[Ruby, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One normalisation: text `key`, offset in the text as written, before and after (typography.md §12)."""

    key: str
    offset: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShapedIssue:
    """Every text of the issue by key, the changes normalisation made, and findings (missing glyphs)."""

    texts: Mapping[str, ShapedText]
    changes: tuple[Change, ...]
    findings: tuple[Diagnostic, ...]
