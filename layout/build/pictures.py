"""Pictures of articles and slots: file and facts, caption with its credit, columns and lines.

Decisions: a picture whose height is not given is elastic between 70 % and 120 % of its natural height, cropped by its
focus; without a width it takes the whole of a slot of one or two columns, else about half of it.
"""

import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from layout.build import messages_content
from layout.build.columns import width_of
from layout.build.context import Context, Faults, Look
from layout.build.outlines import outline_slices
from layout.build.schema import PictureKeys, SlotKeys
from layout.build.texts import joined, one_line, plain, rich
from layout.diagnostics import Diagnostic, Words
from layout.model.article import NEVER_CROPPED, Picture, PictureFacts, RichText
from layout.model.page import Column, Grid
from layout.model.story import WRAP_GAP_EM, StoryPicture, TextElement
from layout.model.style import Align, Lang
from layout.read.issue import PICTURE_NAME
from layout.read.pictures import read_pdf_page
from layout.read.tones import read_tones
from layout.read.types import Scalar, Unusable
from layout.units import Length, pt_from_mm

LEAST_LINES: Final = 5
_ROUNDING: Final = 1e-6
LEAST_BESIDE_EM: Final = 6.0
"""The narrowest lines that are set beside a picture, in em."""
LEAST_SHARE, MOST_SHARE = 0.7, 1.2
"""How far an elastic picture may differ from its natural height."""
_SPANS: Final = {1: 1, 2: 2, 3: 2, 4: 2, 5: 3, 6: 3}
_SAYS_HOW: Final = re.compile(r"(摄|攝|图|圖|绘|繪|发|發|供图|制图|photo.*)$", re.IGNORECASE)
DRAWN: Final[dict[Lang, str]] = {
    "zh-Hans": "制图", "zh-Hant": "製圖", "zh-HK": "製圖", "ja": "作図", "ko": " 그림", "en": "Drawing: ",
}  # fmt: skip
"""What stands behind the name of who drew a picture; in English before it."""
CENTRED: Final = frozenset(("top", "bottom", "center"))
"""Where a picture that is narrower than its columns stands in their middle."""
NONE_WORDS: Final = frozenset(("无", "不用", "none", "no"))


def credit_text(credit: Scalar | None, drawn: Scalar | None, lang: Lang) -> RichText | None:
    """The credit as the caption ends: 张三 摄, 本报制图, Drawing: A. Lee."""
    if credit is not None and credit.text.strip():
        text = rich(credit)
        if _SAYS_HOW.search(text.text) or text.text.isascii():
            return text
        return joined(text, plain(" 摄", credit.span))
    if drawn is not None and drawn.text.strip():
        if lang == "en":
            return joined(plain(DRAWN[lang], drawn.span), rich(drawn))
        return joined(rich(drawn), plain(DRAWN[lang], drawn.span))
    return None


def find_picture(keys: PictureKeys | SlotKeys, source: Scalar, context: Context, faults: Faults) -> Picture | None:
    """The picture of a file; None where it could not be read (which reading has reported) or is a PDF without such a
    page (a fault).

    A name without a picture's suffix is a fault too: reading did not know that it is a file.
    """
    found = context.raw.pictures.get((source.span.file, source.text))
    if found is None and not PICTURE_NAME.fullmatch(source.text):
        faults.append(Diagnostic(message=messages_content.NOT_A_PICTURE, span=source.span, found=source.text))
    if found is None:
        return None
    if found.facts is not None and keys.page is not None:
        values = {"key": Words("页", "page"), "kind": Words("图片", "a picture")}
        faults.append(Diagnostic(message=messages_content.UNUSED_KEY, values=values, span=keys.at("page")))
    page = 0 if found.facts is not None else keys.page or 1
    facts = found.facts or _facts_of_page(found.path, page, (keys, source), faults)
    if facts is None:
        return None
    outline = keys.outline if isinstance(keys, PictureKeys) else None
    return Picture(
        file=found.path,
        facts=facts,
        caption=rich(keys.caption) if keys.caption and keys.caption.text.strip() else None,
        credit=credit_text(keys.credit, keys.drawn, context.lang),
        alt=keys.alt.text.strip() if keys.alt else "",
        width=keys.width,
        height=keys.height,
        focus=keys.focus,
        where=keys.where if isinstance(keys, PictureKeys) else "auto",
        span=source.span,
        drawing=found.drawing,
        page=page,
        outline=outline_slices(outline, found, facts, source, faults),
    )


def _facts_of_page(
    path: Path, page: int, written: tuple[PictureKeys | SlotKeys, Scalar], faults: Faults
) -> PictureFacts | None:
    """The facts of a page of a PDF; None where it cannot be shown (a fault). That a page was chosen among several, as
    nobody said which, is told.
    """
    keys, source = written
    found = read_pdf_page(path, page)
    if isinstance(found, Unusable):
        values = {"file": source.text, "why_zh": found.zh, "why_en": found.en}
        place = source.span if keys.page is None else keys.at("page")
        faults.append(Diagnostic(message=messages_content.NO_PAGE, values=values, span=place, found=source.text))
        return None
    facts, count = found
    if count > 1 and keys.page is None:
        values = {"file": source.text, "count": str(count)}
        faults.append(Diagnostic(message=messages_content.FIRST_PAGE, values=values, span=source.span))
    return facts


def under_type(picture: Picture) -> Picture:
    """The picture with its tones, where a headline stands on it; a drawing or a PDF's page has none that are known."""
    known = picture.facts.kind not in NEVER_CROPPED
    return replace(picture, tones=read_tones(picture.file, picture.facts.sha256)) if known else picture


def described(picture: Picture, headline: RichText | None) -> Picture:
    """The picture with words for readers who do not see it; its article's headline where nothing else is written."""
    if headline is None or picture.alt or picture.caption is not None or picture.credit is not None:
        return picture
    return replace(picture, alt=one_line(headline, " ").text)


def caption_element(picture: Picture, key: str, look: Look, context: Context) -> TextElement | None:
    """The caption with its credit in brackets, set to the picture's width; None where there is neither."""
    text = picture.caption
    if picture.credit is not None:
        span = picture.credit.sources[0][1] if picture.credit.sources else None
        is_spaced = (look.lang or context.lang) in ("en", "ko")
        opened = ("(", ")") if is_spaced else ("（", "）")
        credit = joined(joined(plain(opened[0], span), picture.credit), plain(opened[1], span))
        apart = plain(" ", span) if is_spaced else RichText("")
        text = joined(joined(text, apart), credit) if text else credit
    return context.element(key, "caption", text, look) if text else None


def chosen_pictures(
    slot: SlotKeys, own: tuple[PictureKeys, ...], is_pending: bool, faults: Faults
) -> tuple[tuple[PictureKeys, Scalar], ...]:
    """The pictures of a story with their files: the slot's; one without a file is the article's, set otherwise."""
    if slot.pictures is None:
        return tuple((keys, keys.file) for keys in own if keys.file is not None)
    found: list[tuple[PictureKeys, Scalar]] = []
    for i, keys in enumerate(slot.pictures):
        if keys.file is not None and keys.file.text.strip() in NONE_WORDS:
            continue
        base = own[i] if i < len(own) else None
        if keys.file is None and (base is None or base.file is None):
            if not is_pending:
                faults.append(Diagnostic(message=messages_content.PICTURE_NO_FILE, span=keys.span))
            continue
        merged = keys
        if base is not None and keys.file is None:
            merged = base.changed(**{name: getattr(keys, name) for name in keys.written})
        if merged.file is not None:
            found.append((merged, merged.file))
    return tuple(found)


def story_picture(
    picture: Picture,
    place: tuple[str, int, str],
    columns: tuple[Column, ...],
    look: tuple[Grid, Lang, bool],
    rest: tuple[Context, Faults],
) -> StoryPicture:
    """A picture in a part of a story.

    Args:
        picture: The picture.
        place: Key of its caption, part of the story, name of the slot (for messages).
        columns: The text columns of the slot, in em.
        look: The page's grid, the language, whether text may run beside the picture in its column.
        rest: The issue, and the faults to add to.
    """
    (key, part, slot), (grid, lang, wraps), (context, faults) = place, look, rest
    count = len(columns)
    span = _span(picture, columns, grid)
    is_centred = wraps and picture.where in CENTRED and (picture.outline or not _takes_columns(picture))
    if is_centred and span < count and (count - span) % 2:
        span += 1  # it stands across a gutter, and text runs on either side
    if span > count:
        values = {"wanted": str(span), "columns": str(count), "slot": slot}
        faults.append(Diagnostic(message=messages_content.PICTURE_TOO_WIDE, values=values, span=picture.span))
        span = count
    whole_em = width_of(columns[:span])
    lines = fixed_lines(picture, grid)
    narrow_em = _cut_out(picture, whole_em, grid, sides=2 if is_centred and span > 1 else 1) if wraps else 0.0
    if wraps and picture.outline:
        narrow_em, lines = _outlined(picture, (whole_em, lines), grid), None
    width_em = narrow_em or whole_em
    natural = width_em * grid.body_pt * picture.facts.height_px / picture.facts.width_px / grid.pitch_pt
    least = lines or max(LEAST_LINES, math.floor(natural * LEAST_SHARE))
    most = lines or max(least, math.ceil(natural * MOST_SHARE))
    if picture.outline and lines is None:
        natural += 1 - grid.body_pt / grid.pitch_pt  # it begins and ends with the characters of its lines
    if (picture.facts.kind in NEVER_CROPPED or picture.outline) and lines is None:
        least = most = max(1, math.ceil(natural - _ROUNDING))
    folds = grid.folds(columns[0].left_em, width_of(columns))
    align: Align | None = "center" if picture.outline else None  # a cut-out has no edge to begin at
    look_caption = Look("caption", grid, (width_em,), lang, align=align, folds=folds)
    caption = caption_element(picture, key, look_caption, context)
    return StoryPicture(picture, part, span, lines, least, most, caption, narrow_em=narrow_em)


def _takes_columns(picture: Picture) -> bool:
    """Whether a picture takes whole columns: its width is not written in other units."""
    return picture.width is None or picture.width.unit == "column"


def _cut_out(picture: Picture, whole_em: float, grid: Grid, *, sides: int) -> float:
    """The width in whole em of a picture that text runs beside, on one side or on both (绕排): where its width is
    written in other units than columns and leaves room for text; else 0, and it takes whole columns.
    """
    if picture.width is None or picture.width.unit == "column":
        return 0.0
    wanted = float(max(1, round(_points(picture.width, grid) / grid.body_pt)))
    return wanted if (whole_em - wanted) / sides >= LEAST_BESIDE_EM + WRAP_GAP_EM else 0.0


def _outlined(picture: Picture, room: tuple[float, int | None], grid: Grid) -> float:
    """The width in em of a picture whose outline text follows: as written, no wider than its columns, and so that its
    whole height is no more than the lines that are written. `room` = width of its columns (em), lines or None.
    """
    whole_em, lines = room
    wanted = whole_em
    if picture.width is not None and picture.width.unit != "column":
        wanted = min(whole_em, _points(picture.width, grid) / grid.body_pt)
    if lines is not None:
        height_pt = lines * grid.pitch_pt - (grid.pitch_pt - grid.body_pt)
        wanted = min(wanted, height_pt * picture.facts.width_px / picture.facts.height_px / grid.body_pt)
    return wanted


def fixed_lines(picture: Picture, grid: Grid) -> int | None:
    """The height in body lines that the editor gave, or None."""
    height = picture.height
    if height is None:
        return None
    return max(1, round(height.value) if height.unit == "line" else math.ceil(_points(height, grid) / grid.pitch_pt))


def _span(picture: Picture, columns: tuple[Column, ...], grid: Grid) -> int:
    """How many text columns the picture is wide."""
    count, width = len(columns), picture.width
    if width is None:
        return _SPANS.get(count, count // 2)
    if width.unit == "column":
        return max(1, round(width.value))
    wanted = _points(width, grid) / grid.body_pt
    return next((n for n in range(1, count + 1) if width_of(columns[:n]) >= wanted - 0.01), count)


def _points(length: Length, grid: Grid) -> float:
    """A length as points on a page's grid; a column is its first."""
    factor = {
        "pt": 1.0,
        "mm": pt_from_mm(1.0),
        "em": grid.body_pt,
        "line": grid.pitch_pt,
        "column": (grid.columns[0].measure_em + grid.gutter_em) * grid.body_pt,
    }[length.unit]
    return length.value * factor
