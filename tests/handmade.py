"""Sheets made by hand for tests of paint and preflight: real glyphs in simple lines, no line breaking, no makeup."""

import datetime
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import uharfbuzz as hb
import yaml

from layout.compose.types import BoxItem, Item, PictureItem, PlacedLine, RuleItem, Sheet, TextItem
from layout.fonts import Registry, build_registry
from layout.geometry import Rect
from layout.lines.types import Decoration, GlyphRun, Line, packed, packed_pairs
from layout.model.article import Byline, Picture, PictureFacts
from layout.model.issue import Issue, Paper
from layout.model.page import Column, Grid
from layout.model.story import ElementKind, Story
from layout.model.style import BLACK, Ink, Lang
from layout.preflight.types import Expected

FONTS = Path(__file__).resolve().parent.parent / "fonts"
TRIM = Rect(0, 0, 400, 300)
GRID = Grid((Column(0, 18), Column(19, 18)), 1, 20, 9, 12)
SONG, BLACK_SONG, KAI = "noto-serif-regular", "noto-serif-black", "kai"


@cache
def bundled() -> Registry:
    """The project's own faces."""
    with (FONTS / "fonts.yaml").open(encoding="utf-8") as file:
        return build_registry(yaml.safe_load(file), FONTS)


@cache
def _font(face_id: str) -> hb.Font:
    face = bundled().face(face_id)
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)), face.index))


def run(text: str, face: str = SONG, start_em: float = 0, stretch_em: float = 0, vertical: bool = False) -> GlyphRun:
    """Shaped glyphs, spaces left out as shaping leaves them out; `stretch_em` after every glyph."""
    font, buffer = _font(face), hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ttb" if vertical else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    hb.shape(font, buffer, {})
    pen, rows = start_em, []
    clusters = [info.cluster for info in buffer.glyph_infos]
    for n, (info, position) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)):
        following = next((c for c in clusters[n + 1 :] if c > info.cluster), len(text))
        first_of_cluster = n == 0 or clusters[n - 1] != info.cluster
        chars = text[info.cluster : following] if first_of_cluster else ""
        advance = (-position.y_advance if vertical else position.x_advance) / font.face.upem
        if not chars.isspace():
            rows.append((info.codepoint, pen, chars, (pen, pen + advance)))
        pen += advance + stretch_em
    glyphs, pens, texts, bodies = zip(*rows, strict=True)
    return GlyphRun(face, glyphs, packed(pens), texts, packed_pairs(bodies))


def line(text: str, first: int = 0, last: bool = True, face: str = SONG, **more: object) -> Line:
    """One line of one run."""
    stretch = float(more.get("stretch_em", 0.0))  # type: ignore[arg-type]
    glyphs = run(text, face, stretch_em=stretch, vertical=bool(more.get("vertical")))
    decorations: tuple[Decoration, ...] = tuple(more.get("decorations", ()))  # type: ignore[call-overload]
    width = glyphs.bodies_em[-1]
    return Line(first, first + len(text), text, 0.0, width, last, stretch, (glyphs,), decorations=decorations)


def text_item(
    key: str,
    lines: Sequence[str],
    place: tuple[float, float],
    kind: ElementKind = "body",
    *,
    column: int | None = 0,
    first: int = 0,
    size_pt: float = 9.0,
    face: str = SONG,
    ink: Ink = BLACK,
    slot: str = "1/甲",
) -> TextItem:
    """Lines below one another from the top left corner `place` on; the story is the key up to its first slash."""
    story = key.split("/")[0] or None
    placed, offset = [], first
    for n, words in enumerate(lines):
        baseline = place[1] + size_pt * 0.88 + n * size_pt * 4 / 3
        placed.append(PlacedLine(line(words, offset, n == len(lines) - 1, face), place[0], baseline, size_pt))
        offset += len(words)
    rect = Rect(place[0], place[1], place[0] + 18 * 9, place[1] + size_pt * 4 / 3 * len(lines))
    furniture = kind in ("folio", "masthead", "imprint")
    owner = (None, None) if furniture else (story, slot)
    return TextItem(kind, key, *owner, column, rect, tuple(placed), ink)


def picture_item(
    file: Path, rect: Rect, size_px: tuple[int, int], alt: str = "一幅图", story: str | None = "a"
) -> PictureItem:
    """A whole picture in a rectangle."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    facts = PictureFacts(*size_px, "RGB", "png", None, digest)
    return PictureItem(Picture(file, facts), story, "1/甲", rect, (0, 0, *size_px), alt)


def sheet(items: Sequence[Item], number: int = 1, bleed_pt: float = 0.0) -> Sheet:
    """A small page."""
    bleed = Rect(-bleed_pt, -bleed_pt, TRIM.x1 + bleed_pt, TRIM.y1 + bleed_pt)
    stories = tuple(dict.fromkeys(item.story for item in items if isinstance(item, TextItem) and item.story))
    area = Rect(20, 30, 380, 280)
    return Sheet(number, f"A{number:02d}", "要闻", TRIM, bleed, area, GRID, stories, tuple(items))


def issue(stories: Sequence[tuple[str, Lang]] = (("a", "zh-Hans"),), **paper: object) -> Issue:
    """An issue that holds these stories."""
    made = tuple(Story(name, lang, "lead", ("1/甲",), (None,), (), (), (), (), Byline()) for name, lang in stories)
    day = datetime.date(2021, 2, 9)
    owner = Paper("中原周报", "ZYZB", "zh-Hans", **paper)  # type: ignore[arg-type]
    return Issue(owner, Path("issue.yaml"), "2021-02-09", day, 212, "星期二", "农历", "zh-Hans", (), made, ())


def two_pages() -> tuple[Sheet, Sheet]:
    """An article that runs over two columns and on to the next page, another one beside it, and furniture."""
    first = sheet(
        [
            text_item("1/folio", ["2021年2月9日 第1版"], (20, 10), "folio"),
            RuleItem(20, 26, 380, 26, 0.4, BLACK),
            BoxItem(Rect(205, 150, 380, 280), BLACK, 0.5, Ink(k=10)),
            text_item("a/headline", ["“中原之声”开播"], (20, 35), "headline", column=None, size_pt=22, face=BLACK_SONG),
            text_item("a/body/0", ["本报讯（记者某）线上直播，", "线下活动。中原区新时代文明实"], (20, 70)),
            text_item("a/body/0", ["践中心创新活动形式，大受居", "民欢迎，本"], (200, 70), column=1, first=27),
            text_item("a/jump", ["（下转第2版）"], (200, 100), "jump_to", column=1),
        ]
    )
    second = sheet(
        [
            text_item("a/jumped", ["（上接第1版）"], (20, 40), "jump_from", slot="2/甲"),
            text_item("a/body/0", ["月起每周一播。"], (20, 70), first=45, slot="2/甲"),
            text_item("a/body/1", ["第二段在二版。"], (20, 90), slot="2/甲"),
            text_item("b/headline", ["第二条"], (200, 35), "headline", column=None, slot="2/乙"),
            text_item("b/body/0", ["二版的另一篇文章。"], (200, 70), slot="2/乙"),
        ],
        2,
    )
    return first, second


STORIES: tuple[tuple[str, Lang], ...] = (("a", "zh-Hans"), ("b", "zh-Hans"))
EXPECTED = (
    Expected(
        "a",
        (
            "“中原之声”开播",
            "本报讯（记者某）线上直播，线下活动。中原区新时代文明实践中心创新活动形式，大受居民欢迎，本月起每周一播。",
            "第二段在二版。",
        ),
        ("（下转第2版）", "（上接第1版）"),
    ),
    Expected("b", ("第二条", "二版的另一篇文章。")),
)
"""What the two pages must say."""
