"""Small fonts for tests, made in memory: every glyph is 1 em wide, so that widths can be counted on fingers.

They have no OpenType features at all (no halt, vert, locl): what the engine must then compute by itself. Ink is a box:
opening marks have it in the right half of the em, closing marks and pauses in the left half, all else across the em.
"""

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from layout.fonts import Face, Registry, Role

UPEM = 1000
TOP, BOTTOM = 830, -70
CREATED = 3_600_000_000  # seconds since 1904: any fixed moment, for the same bytes twice
OPENERS = "“‘（《〈「『【〖〔［｛"
CLOSERS = "”’）》〉」』】〗〕］｝，、；：。．！？"
HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 512)))
SAMPLE = "中国原之声开播日月年报纸版面文字新闻记者通讯员上下转接第三四五六七八九十人民大小今明天地山水"
TEXT = "".join(map(chr, range(0x20, 0x7F))) + OPENERS + CLOSERS + "—…·～％" + SAMPLE + HAN
Box = tuple[int, int, int, int]


def ink(char: str) -> Box:
    """The ink box (x0, y0, x1, y1) of a character's glyph, in thousandths of an em; empty for spaces."""
    if char in " \u3000\u00a0":
        return (0, 0, 0, 0)
    if char in OPENERS:
        return (550, BOTTOM, 950, TOP)
    return (50, BOTTOM, 450, TOP) if char in CLOSERS else (50, BOTTOM, 950, TOP)


def _draw(pen: T2CharStringPen | TTGlyphPen, box: Box) -> None:
    x0, y0, x1, y1 = box
    if x0 == x1:
        return
    pen.moveTo((x0, y0))
    for point in ((x0, y1), (x1, y1), (x1, y0)):
        pen.lineTo(point)
    pen.closePath()


@cache
def square_font(
    chars: str = TEXT, *, cff: bool = False, fs_type: int = 0, family: str = "Square", weight: int = 400
) -> bytes:
    """A font whose glyphs are 1 em wide, TrueType or CFF, for these characters."""
    return _save(_builder(chars, cff, fs_type, family, weight).font)


def odd_font(
    inks: Mapping[str, Box], *, vertical_advance: int | None = None, advances: Mapping[str, int] | None = None
) -> bytes:
    """A TrueType square font in which these characters have other ink or advances; with vertical metrics if that is
    given: the same advance for all, hung from as high again above the baseline.
    """
    builder = _builder(TEXT, False, 0, "Square", 400, inks)
    for char, advance in (advances or {}).items():
        name = builder.font.getBestCmap()[ord(char)]
        builder.font["hmtx"][name] = (advance, builder.font["hmtx"][name][1])
    if vertical_advance is not None:
        names = builder.font.getGlyphOrder()
        builder.setupVerticalMetrics({name: (vertical_advance, UPEM) for name in names})
        builder.setupVerticalHeader(ascent=500, descent=-500)
    return _save(builder.font)


@cache
def variable_font(chars: str = "中文Aa", family: str = "Square Variable") -> bytes:
    """A TrueType variable font with a weight axis from 100 over 400 to 900."""
    builder = _builder(chars, False, 0, family, 400)
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    builder.setupGvar({})
    return _save(builder.font)


@cache
def font_collection(families: tuple[str, ...] = ("Square One", "Square Two")) -> bytes:
    """A .ttc of square fonts, one of each family."""
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(square_font("中文Aa", family=family))) for family in families]
    out = io.BytesIO()
    collection.save(out)
    return out.getvalue()


def write_font(path: Path, data: bytes) -> Path:
    """The font written to a file, its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def square_registry(folder: Path, roles: tuple[str, ...] = ("song", "hei", "kai"), *, cff: bool = False) -> Registry:
    """A registry in which every one of the roles is set from one square font, written into a folder."""
    return registry_of(write_font(folder / f"square.{'otf' if cff else 'ttf'}", square_font(cff=cff)), roles)


def registry_of(path: Path, roles: tuple[str, ...] = ("song", "hei", "kai")) -> Registry:
    """A registry in which every one of the roles is set from the font of one file."""
    chain = {name: Role(name, (name,), ("square",)) for name in roles}
    return Registry({"square": Face("square", path)}, chain)


def _builder(
    chars: str, cff: bool, fs_type: int, family: str, weight: int, inks: Mapping[str, Box] | None = None
) -> FontBuilder:
    cmap = {ord(char): f"u{ord(char):05X}" for char in sorted(set(chars))}
    boxes: Mapping[str, Box] = {".notdef": (50, BOTTOM, 950, TOP)} | {
        name: (inks or {}).get(chr(code)) or ink(chr(code)) for code, name in cmap.items()
    }
    names = list(boxes)
    builder = FontBuilder(UPEM, isTTF=not cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(cmap)
    style = "Regular" if weight == 400 else f"W{weight}"
    postscript, full = f"{family.replace(' ', '')}-{style}", family if weight == 400 else f"{family} {style}"
    if cff:
        strings = {}
        for name in names:
            pen = T2CharStringPen(UPEM, None)
            _draw(pen, boxes[name])
            strings[name] = pen.getCharString()
        builder.setupCFF(postscript, {"FullName": full}, strings, {})
    else:
        glyphs = {}
        for name in names:
            pen = TTGlyphPen(None)
            _draw(pen, boxes[name])
            glyphs[name] = pen.glyph()
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (UPEM, boxes[name][0]) for name in names})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": postscript, "fullName": full})
    builder.setupOS2(
        sTypoAscender=880, sTypoDescender=-120, sCapHeight=700, sxHeight=500, usWeightClass=weight, fsType=fs_type
    )
    builder.setupPost()
    builder.updateHead(created=CREATED, modified=CREATED)
    return builder


def _save(font: TTFont) -> bytes:
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
