"""A face as one page uses it: its name there, the glyphs, and the text that each code stands for on this page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from layout.paint.faces import OTHER, FontUse, PressFace, told_apart
from layout.paint.text import Mode
from layout.records import dataclass


@dataclass(slots=True)
class PageFace:
    """`texts` fills up as texts are cut into segments: a code stands for the first text it was used for. `resource`
    names the face in the page's content, with `V` behind it for upright vertical lines.
    """

    press: PressFace
    resource: str
    texts: dict[int, str]
    level: set[int] = field(default_factory=set)
    upright: set[int] = field(default_factory=set)

    def codes(self, glyphs: Sequence[int]) -> Sequence[int]:
        """The codes of glyphs."""
        cids = self.press.cids
        if glyphs and max(glyphs) >= OTHER:
            return [self.press.code(glyph) for glyph in glyphs]
        return glyphs if cids is None else [cids[glyph] for glyph in glyphs]

    def told_apart(self, glyph: int, text: str) -> int:
        """The glyph with a code of its own for this text, where its code stands for another one and the face has one
        that stands for no third; the glyph itself otherwise.
        """
        plain = self.press.code(glyph)
        if len(text) != 1 or self.texts.get(plain) == text:
            return glyph
        other = told_apart(glyph, text)
        code = self.press.code(other)
        return other if code != plain and self.texts.setdefault(code, text) == text else glyph

    def advances(self, glyphs: Sequence[int], mode: Mode) -> list[float]:
        """How far each glyph moves the pen along the line, in thousandths of the em."""
        press = self.press
        if mode == "upright":
            return [-press.vertical(glyph).advance for glyph in glyphs]
        widths = press.widths
        return [widths[glyph] if glyph in widths else press.width(glyph) for glyph in glyphs]

    def note(self, glyphs: Sequence[int], mode: Mode) -> None:
        """Takes down what is used."""
        (self.upright if mode == "upright" else self.level).update(glyphs)

    def use(self) -> FontUse:
        """What the page uses of the face."""
        glyphs = self.level | self.upright
        codes = {self.press.code(glyph) for glyph in glyphs}
        texts = {code: text for code, text in self.texts.items() if code in codes}
        return FontUse(frozenset(self.level), frozenset(self.upright), texts)


def merged(uses: Iterable[Mapping[str, FontUse]]) -> dict[str, FontUse]:
    """What several pages use, by face; a code stands for what it stands for on the first of them."""
    found: dict[str, tuple[set[int], set[int], dict[int, str]]] = {}
    for page in uses:
        for face, use in page.items():
            level, upright, texts = found.setdefault(face, (set(), set(), {}))
            level |= use.level
            upright |= use.upright
            for code, text in use.texts.items():
                texts.setdefault(code, text)
    return {face: FontUse(frozenset(level), frozenset(up), texts) for face, (level, up, texts) in found.items()}
