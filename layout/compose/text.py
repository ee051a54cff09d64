"""Set texts at their places: blocks of lines stacked at their own leading, lines on the body grid."""

from layout.compose.measure import ASCENT_EM, DESCENT_EM, Paper
from layout.compose.types import PlacedLine, TextItem
from layout.flow.types import PouredLine
from layout.geometry import Rect
from layout.lines.types import SetText
from layout.place.blocks import HEADLINE_LEADING, block_pt
from layout.place.types import Frame
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose text it is: story and slot, both None for furniture; the text column where it stands in one."""

    story: str | None = None
    slot: str | None = None
    column: int | None = None


def leading(text: SetText) -> float:
    """Baseline to baseline inside a block, in points: the style's leading, for display sizes a multiple of the size."""
    if text.kind in ("headline", "masthead"):
        return text.style.size_pt * HEADLINE_LEADING
    return text.style.leading_pt


def block_height(text: SetText) -> float:
    """Height in points of a text as a block: from the top of its first em box to the foot of its last."""
    return block_pt(text)


def block(text: SetText, x_pt: float, top_pt: float, owner: Owner) -> TextItem:
    """A text whose first em box has its top left corner at (`x_pt`, `top_pt`)."""
    size, step = text.style.size_pt, leading(text)
    lines = tuple(
        PlacedLine(line, x_pt, top_pt + size * ASCENT_EM + step * i, size) for i, line in enumerate(text.lines)
    )
    width = text.measure_em * size
    rect = Rect(x_pt, top_pt, x_pt + width, top_pt + block_height(text))
    return TextItem(text.kind, text.key, owner.story, owner.slot, owner.column, rect, lines, text.style.ink)


def vertical_block(text: SetText, right_pt: float, top_pt: float, owner: Owner) -> TextItem:
    """A text in vertical lines, the right edge of its first em box at `right_pt`, its lines beginning at `top_pt`."""
    size, step = text.style.size_pt, leading(text)
    lines = tuple(
        PlacedLine(line, right_pt - size / 2 - step * i, top_pt, size, vertical=True)
        for i, line in enumerate(text.lines)
    )
    rect = Rect(right_pt - block_height(text), top_pt, right_pt, top_pt + text.measure_em * size)
    return TextItem(text.kind, text.key, owner.story, owner.slot, owner.column, rect, lines, text.style.ink)


def anchored(text: SetText, area: Rect, top_pt: float) -> TextItem:
    """A piece of furniture between the left and right edge of `area` (pt), on the side its own alignment names."""
    width = text.measure_em * text.style.size_pt
    match text.style.setting.align:
        case "center":
            x = (area.x0 + area.x1 - width) / 2
        case "end":
            x = area.x1 - width
        case _:
            x = area.x0
    return block(text, x, top_pt, Owner())


def column_text(text: SetText, poured: tuple[PouredLine, ...], frame: Frame, paper: Paper, owner: Owner) -> TextItem:
    """The lines of one text in one frame, each centred in the body lines that its row takes."""
    if frame.width_em:
        return _vertical_text(text, poured, frame, paper, owner)
    size = text.style.size_pt
    left = paper.x(frame.left_em)
    lines = tuple(
        PlacedLine(p.line, left, paper.baseline(frame.top_line + row, size, rows), size)
        for p, (row, rows) in ((p, _stands_in(text, p)) for p in poured)
    )
    top = min(line.baseline_pt for line in lines) - size * ASCENT_EM
    foot = max(line.baseline_pt for line in lines) + size * DESCENT_EM
    rect = Rect(left, top, paper.x(frame.left_em + frame.measure_em), foot)
    return TextItem(text.kind, text.key, owner.story, owner.slot, owner.column, rect, lines, text.style.ink)


def _stands_in(text: SetText, poured: PouredLine) -> tuple[int, int]:
    """The body lines in whose middle a line stands: the first, and how many. Those of a turned subhead below its first
    stand half a line higher, so that all of it stands together; at the top of a room, under a picture, in their own.
    """
    if not (text.next_rows and poured.line.first):
        return poured.row, text.rows
    close = text.rows - text.next_rows
    return (poured.row - close, text.rows) if poured.row >= close else (poured.row, text.next_rows)


def _vertical_text(text: SetText, poured: tuple[PouredLine, ...], frame: Frame, paper: Paper, owner: Owner) -> TextItem:
    """Vertical lines from the right edge of the frame, each centred in the pitches that its row takes."""
    size, pitch = text.style.size_pt, paper.pitch_pt
    right = paper.x(frame.left_em + frame.width_em) + (pitch - paper.body_pt) / 2  # the first line's middle is .5 em in
    top = paper.y(frame.top_line) + (pitch - paper.body_pt) / 2
    lines = tuple(
        PlacedLine(p.line, right - (row + rows / 2) * pitch, top, size, vertical=True)
        for p, (row, rows) in ((p, _stands_in(text, p)) for p in poured)
    )
    x0, x1 = min(line.x_pt for line in lines) - size / 2, max(line.x_pt for line in lines) + size / 2
    rect = Rect(x0, top, x1, top + frame.measure_em * paper.body_pt)
    return TextItem(text.kind, text.key, owner.story, owner.slot, owner.column, rect, lines, text.style.ink)
