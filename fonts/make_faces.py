"""Cut the faces of `fonts/` from their Debian packages, and write the registry `fonts.yaml`. For maintainers.

Decisions: what a face keeps is written in `CUTS`, by character set; every character that is neither Han nor Hangul is
kept (marks, kana, symbols, Latin, Greek, Cyrillic), but no Kangxi radicals, whose glyphs are those of Han characters
and would come back out of a PDF as the wrong code point. Han variants of Taiwan, Hong Kong and Japan (`locl`) are kept
for the characters those regions' sets hold. The body Song keeps every Han character of its source, so that rare names
can be set. CFF glyphs are renumbered so that CID = glyph id (print.md §3). Hinting is dropped: the faces are for print.
The same packages and libraries give the same bytes: no clock is read.

Needs the packages fonts-noto-cjk, fonts-noto-cjk-extra and fonts-lxgw-wenkai installed, and uharfbuzz and fontTools.
Run: `python fonts/make_faces.py` (writes), `python fonts/make_faces.py --check` (makes again and compares).
"""

import argparse
import hashlib
import io
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

FOLDER = Path(__file__).resolve().parent
LAYOUT_FEATURES = (
    *("ccmp", "locl", "liga", "mark", "mkmk", "kern", "vkrn"),
    *("vert", "vrt2", "halt", "vhal", "palt", "vpal", "hwid", "fwid", "pwid"),
    *("ljmo", "vjmo", "tjmo"),
)
NAME_IDS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17)
NAME_LANGS = (0x409, 0x804)  # Windows ids of English (US) and Chinese (PRC)
CFF_NAMES_BYTES = 8192  # the Name, Top DICT and String INDEX stand first in a CFF table


@dataclass(frozen=True, slots=True)
class Cut:
    """One face to make: `sets` it holds; `variants` = language → set whose regional Han glyphs are kept."""

    key: str
    package: str
    source: str
    index: int
    out: str
    licence: str
    sets: tuple[str, ...]
    variants: tuple[tuple[str, str], ...] = ()
    new_name: tuple[str, str, str] | None = None  # (family, Chinese family, PostScript name) where a name is reserved


NOTO, EXTRA, WENKAI = "fonts-noto-cjk", "fonts-noto-cjk-extra", "fonts-lxgw-wenkai"
BASE = ("gb2312", "tgh-8105")
FIRST_LEVELS = (*BASE, "big5-level1", "jis-level1")
REGIONS = (("zh-Hant", "big5-level1"), ("ja", "jis-level1"))
SC = 2  # member of the .ttc files whose default language is Simplified Chinese


def _noto(style: str, weight: str, package: str, sets: tuple[str, ...], variants: tuple[tuple[str, str], ...]) -> Cut:
    """A member of Noto CJK: `style` Serif or Sans."""
    out = f"Noto{style}CJKsc-{weight}.otf"
    key = f"noto-{style.lower()}-{weight.lower()}"
    return Cut(key, package, f"Noto{style}CJK-{weight}.ttc", SC, out, "OFL-Noto-CJK.txt", sets, variants)


CUTS = (
    _noto(
        *("Serif", "Regular", NOTO),
        (*BASE, "all-han", "ks-hangul"),
        (*REGIONS, ("zh-HK", "big5-level1")),
    ),
    _noto("Serif", "Bold", NOTO, BASE, ()),
    _noto("Serif", "Black", EXTRA, FIRST_LEVELS, REGIONS),
    _noto("Sans", "Regular", NOTO, FIRST_LEVELS, REGIONS),
    _noto("Sans", "Bold", NOTO, (*FIRST_LEVELS, "ks-hangul"), REGIONS),
    _noto("Sans", "Black", EXTRA, BASE, ()),
    Cut(
        *("kai", WENKAI, "LXGWWenKai-Regular.ttf", 0, "PaibanKai-Regular.ttf", "OFL-LXGW-WenKai.txt"),
        sets=BASE,
        new_name=("Paiban Kai", "排版楷体", "PaibanKai-Regular"),
    ),
)


def is_han(code: int) -> bool:
    """Whether a code point is a Han ideograph or a radical."""
    return (
        0x2E80 <= code <= 0x2FDF or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF
    )


def is_radical(code: int) -> bool:
    """Whether a code point is a Kangxi or CJK radical: a look-alike of a Han character, not one to set."""
    return 0x2E80 <= code <= 0x2FDF


def is_hangul(code: int) -> bool:
    """Whether a code point is a Hangul syllable or a conjoining letter."""
    return 0x1100 <= code <= 0x11FF or 0xA960 <= code <= 0xA97F or 0xAC00 <= code <= 0xD7FF


def _of_codec(codec: str, rows: Iterable[int]) -> frozenset[int]:
    """The Han and Hangul characters of the rows (lead bytes) of a two-byte encoding."""
    chars: set[str] = set()
    for lead in rows:
        for trail in range(0x40, 0xFF):
            chars.update(bytes([lead, trail]).decode(codec, "ignore"))
    return frozenset(code for code in map(ord, chars) if is_han(code) or is_hangul(code))


ALL_HAN = "all-han"  # every Han character of the source face, for rare names


@cache
def charset(name: str) -> frozenset[int]:
    """The Han or Hangul code points of a set. Levels are lead byte ranges of the encodings."""
    if name == "tgh-8105":
        lines = (FOLDER / "charset-8105.txt").read_text("utf-8").splitlines()
        codes = frozenset(map(ord, "".join(line for line in lines if not line.startswith("#"))))
        if len(codes) != 8105:
            raise SystemExit(f"charset-8105.txt holds {len(codes)} characters, not 8105")
        return codes
    codecs = {
        "gb2312": ("gb2312", range(0xB0, 0xF8)),
        "gbk": ("gbk", range(0x81, 0xFF)),
        "big5": ("big5", range(0xA4, 0xFA)),
        "big5-level1": ("big5", range(0xA4, 0xC7)),
        "jis-x-0208": ("euc_jp", range(0xB0, 0xF5)),
        "jis-level1": ("euc_jp", range(0xB0, 0xD0)),
        "ks-hangul": ("euc_kr", range(0xB0, 0xC9)),
    }
    codec, rows = codecs[name]
    return _of_codec(codec, rows)


SETS = ("gb2312", "tgh-8105", "gbk", "big5", "big5-level1", "jis-x-0208", "jis-level1", "ks-hangul")


def packaged(package: str, file: str) -> tuple[Path, str]:
    """The file of an installed Debian package, and the package's version."""
    listing = subprocess.run(["dpkg", "-L", package], capture_output=True, text=True, check=True).stdout.splitlines()
    found = [Path(line) for line in listing if Path(line).name == file]
    if len(found) != 1:
        raise SystemExit(f"{package} holds {len(found)} files named {file}")
    query = ["dpkg-query", "-W", "-f", "${Version}", package]
    return found[0], subprocess.run(query, capture_output=True, text=True, check=True).stdout


def _subset_input(features: Iterable[str], codes: Iterable[int], glyphs: Iterable[int] = ()) -> hb.SubsetInput:
    """An order to the subsetter: these features, code points and glyphs."""
    order = hb.SubsetInput()
    order.unicode_set.update(codes)
    order.glyph_set.update(glyphs)
    order.layout_feature_tag_set.clear()
    order.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in features)
    return order


def _closure(face: hb.Face, features: Iterable[str], codes: Iterable[int]) -> set[int]:
    """The glyphs of code points and every glyph that the features can make of them."""
    return set(hb.SubsetPlan(face, _subset_input(features, codes)).old_to_new_glyph_mapping.keys())


def _variants(face: hb.Face, lang: str, codes: Iterable[int]) -> set[int]:
    """The glyphs that Han characters take in a language, with the glyphs their features make of them."""
    font, buffer = hb.Font(face), hb.Buffer()
    for code in sorted(codes):
        buffer.add_codepoints([code])
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", lang
    hb.shape(font, buffer, {"kern": False})
    return {info.codepoint for info in buffer.glyph_infos}


def cut_bytes(cut: Cut, path: Path) -> bytes:
    """The cut face as a font file."""
    face = hb.Face(hb.Blob.from_file_path(str(path)), cut.index)
    covered = set(face.unicodes)
    others = {code for code in covered if not is_han(code) and not is_hangul(code)}
    sets = (charset(name) if name != ALL_HAN else set(filter(is_han, covered)) for name in cut.sets)
    wanted = {code for code in others.union(*sets) & covered if not is_radical(code)}
    glyphs = _closure(face, [tag for tag in LAYOUT_FEATURES if tag != "locl"], wanted) | _closure(
        face, LAYOUT_FEATURES, others
    )
    for lang, name in cut.variants:
        glyphs |= _variants(face, lang, charset(name) & covered)
    order = _subset_input(LAYOUT_FEATURES, wanted, glyphs)
    order.name_id_set.update(NAME_IDS)
    order.name_lang_id_set.update(NAME_LANGS)
    order.drop_table_tag_set.add(int.from_bytes(b"DSIG", "big"))
    flags = hb.SubsetFlags
    order.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.CFF_IDENTITY_CHARSET | flags.NOTDEF_OUTLINE
    return _named(cut, bytes(hb.subset(face, order).blob.data))


def _named(cut: Cut, data: bytes) -> bytes:
    """The font with its own names: the SC member says so in its CFF too, and a reserved name gives way to ours."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    font.setGlyphOrder([f"g{gid:05d}" for gid in range(font["maxp"].numGlyphs)])
    if "CFF " in font:
        table, raw = DefaultTable("CFF "), font.reader["CFF "]
        names = raw[:CFF_NAMES_BYTES].replace(b"CJKjp-", b"CJKsc-").replace(b"CJK JP", b"CJK SC")
        table.data = names + raw[CFF_NAMES_BYTES:]
        font["CFF "] = table
    for table in font["cmap"].tables:
        if table.format != 14:  # a subsetter that is given glyphs brings back every code point they stand for
            table.cmap = {code: name for code, name in table.cmap.items() if not is_radical(code)}
    if cut.new_name:
        _rename(font, *cut.new_name)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _rename(font: TTFont, family: str, chinese: str, postscript: str) -> None:
    """Give the font another name where the licence reserves the old one; the copyright and the licence stay."""
    table = font["name"]
    version = table.getDebugName(5)
    table.names = [
        record for record in table.names if record.nameID in (0, 7, 9, 11, 13, 14) and record.platformID == 3
    ]
    texts = {1: family, 2: "Regular", 3: f"{postscript};{version}", 4: family, 5: version, 6: postscript}
    texts[10] = (
        "A cut of a Kai face under the SIL Open Font License, renamed because the licence reserves its first name."
    )
    for name_id, text in texts.items():
        table.setName(text, name_id, 3, 1, 0x409)
    for name_id, text in {1: chinese, 2: "Regular", 4: chinese}.items():
        table.setName(text, name_id, 3, 1, 0x804)


def _record(cut: Cut, path: Path, version: str, data: bytes) -> list[str]:
    """The registry's lines on one face, read from the made file."""
    face = hb.Face(data)
    font = TTFont(io.BytesIO(data), lazy=True)
    codes = set(face.unicodes)
    sets = [name for name in SETS if charset(name) <= codes]
    missing = {name: len(charset(name) - codes) for name in BASE if name not in sets}
    is_cff = "CFF " in font
    identity = not is_cff or list(font["CFF "].cff.topDictIndex[0].charset) == [".notdef"] + [
        f"cid{gid:05d}" for gid in range(1, face.glyph_count)
    ]
    upstream = font["name"].getDebugName(5).split(";")[0].removeprefix("Version ")
    variants = ", ".join(f"{lang}: {name}" for lang, name in cut.variants)
    lacks = ", ".join(f"{name}: {count}" for name, count in missing.items())
    return [
        f"  {cut.key}:",
        f"    file: {cut.out}",
        "    index: 0",
        f"    postscript: {face.get_name(6)}",
        f"    family: {face.get_name(16) or face.get_name(1)}",
        f"    outlines: {'cff' if is_cff else 'truetype'}",
        f"    cid_is_gid: {'true' if identity else 'false'}",
        "    licence: OFL-1.1",
        f"    licence_file: {cut.licence}",
        f"    source: {{package: {cut.package}, version: '{version}', file: {path.name}, index: {cut.index}}}",
        f"    upstream: '{upstream}'",
        f"    sha256: {hashlib.sha256(data).hexdigest()}",
        f"    bytes: {len(data)}",
        f"    coverage: {{characters: {len(codes)}, glyphs: {face.glyph_count}, sets: [{', '.join(sets)}],",
        f"      lacks: {{{lacks}}}, variants: {{{variants}}}}}",
    ]


REGISTRY_HEAD = """\
# The faces of the sample paper and the roles they play. Written by make_faces.py: change it there.
# A role is a chain: the first face that holds a character sets it. `latin` is the chain for Latin, Greek, Cyrillic.
# The faces of `fallback` are tried last, for every role; what they set is told.
# A paper may add faces of its own under `fonts:` of paper.yaml; they stand before these (docs/fonts.md).
version: 1
"""
ROLES = """\
roles:
  song: {names: [报宋, 宋体, 书宋], faces: [noto-serif-regular]}
  song-bold: {names: [粗宋], faces: [noto-serif-bold, noto-serif-regular], hangul: [noto-sans-bold]}
  display-song: {names: [大标宋, 小标宋, 标宋], faces: [noto-serif-black, noto-serif-bold, noto-serif-regular],
    hangul: [noto-sans-bold]}
  hei: {names: [黑体], faces: [noto-sans-regular, noto-serif-regular]}
  hei-bold: {names: [粗黑], faces: [noto-sans-bold, noto-sans-regular, noto-serif-bold, noto-serif-regular]}
  hei-black: {names: [特粗黑], faces: [noto-sans-black, noto-sans-bold, noto-serif-black, noto-serif-regular]}
  kai: {names: [楷体], faces: [kai, noto-serif-regular], latin: [noto-serif-regular, kai]}
  fangsong: {names: [仿宋], faces: [kai, noto-serif-regular], latin: [noto-serif-regular, kai]}
  latin-serif: {names: [西文宋], faces: [noto-serif-regular]}
  latin-sans: {names: [西文黑], faces: [noto-sans-regular, noto-serif-regular]}
fallback: [kai]
"""


def main() -> int:
    """Make the faces and the registry, or compare them with those that are there."""
    parser = argparse.ArgumentParser(description="Cut the faces of fonts/ from their Debian packages.")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder to write to (default: beside this script)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file would change")
    options = parser.parse_args()
    lines, changed, total = ["faces:"], [], 0
    made: dict[str, bytes] = {}
    for cut in CUTS:
        path, version = packaged(cut.package, cut.source)
        made[cut.out] = cut_bytes(cut, path)
        total += len(made[cut.out])
        lines += _record(cut, path, version, made[cut.out])
        print(f"{cut.out:32} {len(made[cut.out]) / 2**20:6.2f} MiB")
    made["fonts.yaml"] = (REGISTRY_HEAD + ROLES + "\n".join(lines) + "\n").encode()
    for name, data in made.items():
        file = options.out / name
        if not file.is_file() or file.read_bytes() != data:
            changed.append(name)
            if not options.check:
                file.write_bytes(data)
    print(f"{total / 2**20:.2f} MiB in all; changed: {', '.join(changed) or 'nothing'}")
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
