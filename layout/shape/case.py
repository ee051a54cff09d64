"""The type case: the cuts of one role in one manner, each made when it is first asked for.

Decisions: Latin, Greek, Cyrillic and Hangul are cut word by word (`words.py`), all else unit by unit (`cuts.py`, or
`upright.py` in vertical lines). A character that no face of the role's chain holds is set as the empty glyph of the
role's first face and listed in `missing`, one that only a face outside the chain holds is listed in `borrowed`; whoever
shapes reports them.
"""

from dataclasses import field
from typing import Any, Final

from layout.chars import CharClass, classify
from layout.fonts import Face, Registry
from layout.model.style import Lang
from layout.records import dataclass
from layout.shape.cuts import Cut, Manner, cut_unit
from layout.shape.harfbuzz import space_em
from layout.shape.upright import cut_cell, cut_upright, fits_cell
from layout.shape.words import (
    FIRST_WIDE,
    Piece,
    base_of,
    cut_word,
    extends,
    is_cyrillic,
    is_greek,
    scaled,
    shrunk,
    with_even_digits,
)

WORD_SPACE_MIN_EM: Final = 0.25
"""A word space is never narrower by nature. Source: typography.md §4."""
HAN_SPACE_EM: Final = 0.5
"""A typed space between two Han. Source: typography.md §5."""

WIDE_SLASH: Final = "／"
"""Set as the narrow slash: its own ink fills an em, and a slash has half of one. Source: typography.md §2, SLASH."""


@dataclass(slots=True)
class Case:
    """Cuts of a role in a manner; the tables fill as they are asked. `units` are those whose class is their own, `han`
    what Han that stand alone have in their boxes.
    """

    registry: Registry
    role: str
    manner: Manner
    units: dict[str, Cut] = field(default_factory=dict)
    classed: dict[tuple[str, int], Cut] = field(default_factory=dict)
    han: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    words: dict[str, tuple[Piece, ...]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    borrowed: dict[str, str] = field(default_factory=dict)

    def unit(self, text: str, cls: int) -> Cut:
        """The cut of a CJK unit that is of class `cls`."""
        key = (text, cls)
        if (cut := self.classed.get(key)) is None:
            cut = self.classed[key] = self._cut(text, CharClass(cls))
            if len(text) == 1 and cls == classify(text, self.manner.lang):
                self.units[text] = cut
        return cut

    def han_of(self, char: str) -> tuple[Any, ...]:
        """The fields of a Han's box from the third on: all but where it stands."""
        cut = self.unit(char, CharClass.HAN)
        self.han[char] = (
            cut.cls, cut.face, cut.glyphs, cut.pens, cut.texts, cut.body, cut.before, cut.after, cut.lifts,
            self.manner.lang, cut.rotated, 1.0, cut.condensed,
        )  # fmt: skip
        return self.han[char]

    def fits_cell(self, text: str) -> bool:
        """Whether characters that are set side by side in an upright cell stand within its em."""
        return fits_cell(text, self._face(text[0], "en"), self.manner.lang)

    def shown(self, text: str, source: str) -> Cut:
        """Han that a vertical line shows in place of `source` (the digits of a date), as one cut that stands for it."""
        cuts = [self.unit(char, CharClass.HAN) for char in text]
        first = cuts[0]
        return first._replace(
            glyphs=tuple(glyph for cut in cuts for glyph in cut.glyphs),
            pens=tuple(pen + n for n, cut in enumerate(cuts) for pen in cut.pens),
            texts=(source, *[""] * (sum(len(cut.glyphs) for cut in cuts) - 1)),
            body=sum(cut.body for cut in cuts),
            lifts=tuple(lift for cut in cuts for lift in cut.lifts or (0.0,) * len(cut.glyphs)) if first.lifts else (),
        )

    def word(self, text: str) -> tuple[Piece, ...]:
        """The pieces of a Latin word or a run of Hangul, cluster by cluster."""
        if (pieces := self.words.get(text)) is None:
            made = "".join(map(self._made_of, text))
            cut = cut_word(made, self._faces(made), self.manner.lang)
            pieces = self.words[text] = tuple(
                self._sized(shrunk(piece, text[piece.first]) if text[piece.first] != made[piece.first] else piece)
                for piece in cut
            )
        return pieces

    def _made_of(self, char: str) -> str:
        """What sets a character of a word: a raised or lowered one that no face has is made of its base."""
        base = base_of(char)
        known = base == char or self.registry.face_for(self.role, char, self._chain(char)) is not None
        return char if known else base

    def _sized(self, piece: Piece) -> Piece:
        """A piece with digits as wide and letters as large as the manner asks."""
        if self.manner.tabular:
            piece = with_even_digits(piece, self.registry.face(piece.face), self.manner.lang)
        scale = self._scale(piece.texts[0][:1])
        return scaled(piece, scale) if scale != 1.0 else piece

    def _scale(self, char: str) -> float:
        """The size of a character of a word over that of Han; signs of the em grid are as large. Source: §15."""
        manner = self.manner
        if classify(char or "a") is CharClass.HANGUL:
            return manner.hangul_scale
        if char >= FIRST_WIDE:
            return 1.0
        return (
            manner.greek_scale if is_greek(char) else manner.cyrillic_scale if is_cyrillic(char) else manner.latin_scale
        )

    def space_em(self, left: int, right: int) -> float:
        """Natural width in em of a typed space that stands between two classes."""
        own = (CharClass.HAN, CharClass.KANA, CharClass.SMALL, CharClass.PROL, CharClass.ITER, CharClass.CELL)
        if left in own and right in own and self.manner.lang not in ("ko", "en"):
            return HAN_SPACE_EM
        return max(WORD_SPACE_MIN_EM, space_em(self._face("n", "en")) * self.manner.latin_scale)

    def base_face(self) -> str:
        """Id of the face that boxes without glyphs name."""
        return self.registry.roles[self.role].faces[0]

    def _face(self, char: str, lang: str) -> Face:
        """The face for a character; the role's first where none holds it (then it is listed as missing)."""
        face = self.registry.face_for(self.role, char, lang)
        if face is None:
            self.missing.add(char)
            return self.registry.face(self.base_face())
        if not self.registry.is_own(self.role, face, char, lang):
            self.borrowed[char] = face.id
        return face

    def _faces(self, word: str) -> list[Face]:
        """The face of each character of a word; what belongs to a character stands in its face.

        A word with a borrowed letter is set in that letter's face as far as that goes: one word, one design.
        """
        faces: list[Face] = []
        for char in word:
            if faces and extends(char):
                faces.append(faces[-1])
            else:
                faces.append(self._face(char, self._chain(char)))
        lent = next(
            (face for char, face in zip(word, faces, strict=True) if char in self.borrowed and char.isalpha()), None
        )
        if lent is not None:
            faces = [lent if lent.covers(char) else face for char, face in zip(word, faces, strict=True)]
        return faces

    def _chain(self, char: str) -> Lang:
        """The language whose chain sets a character of a word: the Latin faces for all but Hangul and wide signs."""
        if classify(char) is CharClass.HANGUL:
            return "ko"
        code = ord(char)
        return self.manner.lang if 0x2100 <= code < 0x2150 or code >= 0x2460 else "en"

    def _cut(self, text: str, cls: CharClass) -> Cut:
        """A cut made now. A two em dash that no face has is made of —, a wide slash of the narrow one."""
        lang = self.manner.lang
        if text == "⸺" and self.registry.face_for(self.role, text, lang) is None:
            cut = self.unit("——", CharClass.DASH2)
            return cut._replace(texts=("⸺", *[""] * (len(cut.glyphs) - 1)))
        if text == WIDE_SLASH and not self.manner.vertical:
            return self.unit("/", CharClass.SLASH)._replace(texts=(text,))
        if cls is CharClass.CELL:
            return cut_cell(text, self._face(text[0], "en"), lang)
        face = self._face(text[0], lang)
        make = cut_upright if self.manner.vertical else cut_unit
        cut = make(text, cls, face, self.manner)
        if cut.missing:
            inked = [char for char in text if not extends(char)]
            self.missing.update([char for char in inked if not face.covers(char)] or inked)
        return cut
