"""From a point on a page to the file and line it was written in, and back from a finding to its rectangle."""

from collections.abc import Iterator

from layout.compose.measure import ASCENT_EM, DESCENT_EM, paper_of
from layout.compose.sheets import frame_rect
from layout.compose.types import AdItem, GraphicItem, PictureItem, PlacedLine, Sheet, TextItem
from layout.diagnostics import Diagnostic, Span
from layout.geometry import Rect, union
from layout.model.story import Story
from layout.pipeline import Edition
from layout.records import dataclass
from layout.shape.place import place_of

REACH_PT = 2.0
"""How far beside a line, in points, a click still means it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a point: the words, where they were written, and the rectangles of their paragraph on the page."""

    kind: str
    article: str | None
    slot: str | None
    words: str
    span: Span | None
    rects: tuple[Rect, ...]


def find_at(edition: Edition, sheet: Sheet, x_pt: float, y_pt: float) -> Found | None:
    """What stands at a point of a page, points from the trim's top left corner: text first, then a picture, then the
    slot; None in the margins.
    """
    for item in reversed(sheet.items):
        if isinstance(item, TextItem):
            for placed in item.lines:
                if _holds(line_rect(placed), x_pt, y_pt):
                    return _text_at(edition, sheet, item, placed, (x_pt, y_pt))
    for item in reversed(sheet.items):
        if isinstance(item, PictureItem | GraphicItem) and _holds(item.rect, x_pt, y_pt):
            return Found("picture", item.story, item.slot, item.picture.file.name, item.picture.span, (item.rect,))
        if isinstance(item, AdItem) and _holds(item.rect, x_pt, y_pt):
            span = next((s.span for p in edition.issue.pages for s in p.slots if s.address == item.slot), None)
            return Found("ad", None, item.slot, item.file.name, span, (item.rect,))
    return next((slot for slot in slots_of(edition, sheet) if _holds(slot.rects[0], x_pt, y_pt)), None)


def slots_of(edition: Edition, sheet: Sheet) -> Iterator[Found]:
    """The slots of a page with what stands in each; their place is where the article, or else the slot, is written."""
    page = next(page for page in edition.issue.pages if page.number == sheet.number)
    placed = next(page for page in edition.filled.placed.pages if page.number == sheet.number)
    stories = {story.id: story for story in edition.issue.stories}
    paper = paper_of(page)
    for slot in placed.slots:
        story = stories.get(getattr(slot.slot.content, "story", ""))
        span = story.span if story else slot.slot.span
        rect = frame_rect(slot, paper)
        yield Found("slot", story.id if story else None, slot.slot.address, slot.slot.name, span, (rect,))


def line_rect(placed: PlacedLine) -> Rect:
    """The rectangle in points that a line takes on the page."""
    size, length = placed.size_pt, placed.line.width_em * placed.size_pt
    if placed.vertical:
        half = size / 2
        return Rect(placed.x_pt - half, placed.baseline_pt, placed.x_pt + half, placed.baseline_pt + length)
    top, foot = placed.baseline_pt - ASCENT_EM * size, placed.baseline_pt + DESCENT_EM * size
    return Rect(placed.x_pt + placed.line.indent_em * size, top, placed.x_pt + length, foot)


def finding_rect(edition: Edition, finding: Diagnostic) -> Rect | None:
    """Where a finding is on its page: its own rectangle, else the line that it quotes, else its slot."""
    sheet = next((sheet for sheet in edition.sheets if sheet.number == finding.page), None)
    if finding.rect is not None or sheet is None:
        return finding.rect
    if finding.span is not None:
        for item in sheet.items:
            if isinstance(item, TextItem) and item.slot == finding.slot:
                for placed in item.lines:
                    if _written_at(edition, item, placed.line.first) == finding.span:
                        return line_rect(placed)
    return next((slot.rects[0] for slot in slots_of(edition, sheet) if slot.slot == finding.slot), None)


def _holds(rect: Rect, x_pt: float, y_pt: float) -> bool:
    """Whether a point lies in a rectangle or close beside it."""
    across = rect.x0 - REACH_PT <= x_pt <= rect.x1 + REACH_PT
    return across and rect.y0 - REACH_PT <= y_pt <= rect.y1 + REACH_PT


def _text_at(edition: Edition, sheet: Sheet, item: TextItem, placed: PlacedLine, point: tuple[float, float]) -> Found:
    """The character of a line at a point."""
    along = point[1] - placed.baseline_pt if placed.vertical else point[0] - placed.x_pt
    offset = _offset_at(placed, along / placed.size_pt)
    paragraph = [one for one in sheet.items if isinstance(one, TextItem) and one.text == item.text]
    rects = tuple(union(tuple(map(line_rect, one.lines))) for one in paragraph if one.lines)
    span = _written_at(edition, item, offset) or _story_span(edition.issue.stories, item.story)
    return Found(item.kind, item.story, item.slot, placed.line.text.strip(), span, rects)


def _offset_at(placed: PlacedLine, along_em: float) -> int:
    """The character of the normalised source that stands at a distance from the line's start edge."""
    line = placed.line
    bodies = [(body[0], text) for run in line.runs for body, text in zip(run.bodies(), run.texts, strict=True) if text]
    offset = at = 0
    for start, text in sorted(bodies):
        if start > along_em and at:
            break
        offset = max(at, line.text.find(text, at))
        at = offset + len(text)
    return line.first + offset


def _written_at(edition: Edition, item: TextItem, offset: int) -> Span | None:
    """Where a character of a text was written."""
    copy = edition.copy.get(item.text)
    return place_of(copy, offset) if copy else None


def _story_span(stories: tuple[Story, ...], story: str | None) -> Span | None:
    """Where a story's article begins."""
    return next((one.span for one in stories if one.id == story), None)
