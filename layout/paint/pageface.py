"""A face as one page uses it: its name there, the glyphs, and the text that each code stands for on this page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from layout.paint.faces import ADDED, FontUse, PressFace
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
        if glyphs and max(glyphs) >= ADDED:
            return [self.press.code(glyph) for glyph in glyphs]
        return glyphs if cids is None else [cids[glyph] for glyph in glyphs]

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
