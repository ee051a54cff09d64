"""Sheets: every page's furniture, rules, frames and slots as placed items, in painting and reading order.

Decisions: grounds, frames and rules are painted first, then the page header, the nameplate, and the slots in the
order a reader takes them: from the top, then from the left, each whole (head, text, pictures) before the next, so
that no article is broken up by another. `Sheet.articles` follows the same order.
"""

from collections import defaultdict
from collections.abc import Mapping

from layout.compose.crowded import eased
from layout.compose.fold import open_at_fold
from layout.compose.furniture import folio_items, gutter_items, imprint_items
from layout.compose.inks import in_black
from layout.compose.measure import Paper, paper_of
from layout.compose.nameplates import masthead_items, nameplate_items
from layout.compose.ornaments import frame_items
from layout.compose.rules import rule_items
from layout.compose.slots import slot_items
from layout.compose.types import Item, Sheet
from layout.flow.types import Bead, FilledIssue
from layout.geometry import Rect
from layout.model.issue import Issue
from layout.model.page import Nameplate, Page, StoryPart
from layout.place.types import PlacedPage, PlacedSlot


def compose_sheets(issue: Issue, filled: FilledIssue) -> tuple[Sheet, ...]:
    """One sheet for each page of the issue, lengths in points from the trim's top left corner."""
    beads: dict[str, list[Bead]] = defaultdict(list)
    for thread in filled.threads:
        for bead in thread.beads:
            beads[bead.frame.slot].append(bead)
    placed = {page.number: page for page in filled.placed.pages}
    lexicon = issue.paper.lexicon
    return tuple(_sheet(page, placed[page.number], (filled, lexicon), beads) for page in issue.pages)


def _sheet(
    page: Page, placed: PlacedPage, known: tuple[FilledIssue, tuple[str, ...]], beads: Mapping[str, list[Bead]]
) -> Sheet:
    """One page as a sheet; `known` = the texts in their frames, and the paper's words that are never split."""
    filled, lexicon = known
    paper, texts, grid = paper_of(page), filled.set.texts, page.format.grid
    slots = _in_reading_order(placed)
    items: list[Item] = []
    for slot in slots:
        if slot.slot.box is not None:
            items += frame_items(frame_rect(slot, paper), slot.slot.box)
    items += rule_items(placed, texts, paper, grid.gutter_em)
    items += folio_items(page, texts)
    items += masthead_items(page, texts, paper)
    for slot in slots:
        if isinstance(slot.slot.content, Nameplate):
            items += nameplate_items(page, slot, texts, paper)
        items += slot_items(slot, texts, tuple(beads.get(slot.slot.address, ())), paper)
    items += imprint_items(page, texts, paper)
    items += gutter_items(page, texts)
    items = eased(list(open_at_fold(items, paper.fold_pt, texts, lexicon)))
    trim = Rect(0, 0, page.format.trim_width_pt, page.format.trim_height_pt)
    stories = [s.slot.content.story for s in slots if isinstance(s.slot.content, StoryPart)]
    return Sheet(
        number=page.number,
        label="-".join(f"{page.section}{number:02d}" for number in page.numbers),
        name=page.name,
        trim=trim,
        bleed=_bleed(page, trim),
        type_area=page.format.type_area,
        grid=grid,
        articles=tuple(stories),
        items=tuple(in_black(item, page.second_ink) for item in items) if page.black_only else tuple(items),
        black_only=page.black_only,
        second_ink=page.second_ink,
        fold_pt=paper.fold_pt,
    )


def _bleed(page: Page, trim: Rect) -> Rect:
    """The trim with its bleed; the outer edge is at the right of odd pages, at both sides of a spread."""
    bleed = page.format.bleed
    right = bleed.outer if page.second is not None or page.number % 2 else bleed.inner
    left = bleed.outer if page.second is not None or not page.number % 2 else bleed.inner
    return Rect(trim.x0 - left, trim.y0 - bleed.top, trim.x1 + right, trim.y1 + bleed.bottom)


def _in_reading_order(placed: PlacedPage) -> list[PlacedSlot]:
    """The slots of a page from the top, then from the left; a story's next part on the page follows at once."""
    slots = sorted(placed.slots, key=lambda s: (s.top_line, s.left_em))
    parts = {(s.slot.content.story, s.slot.content.part): s for s in slots if isinstance(s.slot.content, StoryPart)}
    found: list[PlacedSlot] = []
    for slot in slots:
        here: PlacedSlot | None = slot
        content = slot.slot.content
        if isinstance(content, StoryPart) and (content.story, content.part - 1) in parts:
            continue  # stands already behind the part before it
        while here is not None:
            found.append(here)
            content = here.slot.content
            here = parts.get((content.story, content.part + 1)) if isinstance(content, StoryPart) else None
    return found


def frame_rect(slot: PlacedSlot, paper: Paper) -> Rect:
    """The rectangle of a slot's frame in points: its whole lines without the white that parts it from the next slot."""
    return paper.ink_box(slot.left_em, slot.width_em, slot.top_line, slot.lines - slot.white_lines)
