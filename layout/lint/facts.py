"""What the checks look at, gathered once: each page's blocks with their heads, legs and pictures.

Lengths: em of the body from the type area's left edge, body lines from its top; sizes in points.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from layout.diagnostics import Diagnostic, Message, Value
from layout.flow.types import Bead, FilledIssue
from layout.geometry import Rect
from layout.lines.types import SetText
from layout.model.issue import Issue
from layout.model.page import Ad, Free, Nameplate, Page, PhotoStory, StoryPart, Teaser
from layout.model.story import Story
from layout.place.types import Frame, PlacedIssue, PlacedSlot
from layout.records import dataclass

LEAST_GAP = 4
"""Lines without text beside a picture from which on a column is two."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in em and lines: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Leg:
    """One column of a story in a slot: where it stands, its lines, and the keys of their texts."""

    area: Area
    column: int
    bead: Bead


@dataclass(frozen=True, slots=True)
class Block:
    """One slot as a reader sees it. Its area leaves out the white that parts it from the next."""

    address: str
    kind: str
    story: Story | None
    part: int
    area: Area
    boxed: bool
    head: Area | None
    headline: SetText | None
    legs: tuple[Leg, ...]
    pictures: tuple[Area, ...]
    placed: PlacedSlot
    head_texts: tuple[SetText, ...] = ()


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page with its blocks, how to turn em and lines into points, and the limits and words that the paper sets."""

    page: Page
    top: int
    foot: int
    blocks: tuple[Block, ...]
    limits: Mapping[str, float]
    lexicon: tuple[str, ...] = ()

    def limit(self, code: str, usual: float) -> float:
        """The limit of a check: as the paper sets it (界限), else the usual one."""
        return self.limits.get(code, usual)

    def rect(self, area: Area) -> Rect:
        """An area as a rectangle in points from the trim's top left corner."""
        type_area, grid = self.page.format.type_area, self.page.format.grid
        return Rect(
            type_area.x0 + area.left * grid.body_pt,
            type_area.y0 + area.top * grid.pitch_pt,
            type_area.x0 + area.right * grid.body_pt,
            type_area.y0 + area.bottom * grid.pitch_pt,
        )

    def finding(
        self,
        message: Message,
        area: Area,
        values: Mapping[str, Value],
        block: Block | None = None,
        figures: tuple[float | None, float | None] = (None, None),
    ) -> Diagnostic:
        """A finding on this page: where (em and lines; the slot), the values of its text, and (measured, limit)."""
        return Diagnostic(
            message=message,
            values=values,
            page=self.page.number,
            slot=block.address if block else None,
            article=block.story.id if block and block.story else None,
            rect=self.rect(area),
            measured=figures[0],
            limit=figures[1],
            span=block.placed.slot.span if block else self.page.span,
        )


def page_facts(issue: Issue, filled: FilledIssue) -> tuple[PageFacts, ...]:
    """The facts of every page, in page order."""
    beads: dict[str, list[Bead]] = defaultdict(list)
    for thread in filled.threads:
        for bead in thread.beads:
            beads[bead.frame.slot].append(bead)
    return tuple(_facts(issue, filled.placed, filled.set.texts, beads))


def bare_facts(issue: Issue, placed: PlacedIssue) -> tuple[PageFacts, ...]:
    """The facts of every page without what is set on it: blocks have no headlines and no legs."""
    return tuple(_facts(issue, placed, {}, {}))


def _facts(
    issue: Issue, placed: PlacedIssue, texts: Mapping[str, SetText], beads: Mapping[str, list[Bead]]
) -> Iterator[PageFacts]:
    """The facts of every page: its blocks with the texts of their heads and the beads in their columns."""
    stories = {story.id: story for story in issue.stories}
    pages = {page.number: page for page in placed.pages}
    limits, lexicon = dict(issue.paper.thresholds), issue.paper.lexicon
    for page in issue.pages:
        boundaries = pages[page.number].boundaries
        blocks = tuple(_block(slot, texts, stories, beads) for slot in pages[page.number].slots)
        yield PageFacts(page, boundaries[0], boundaries[-1], blocks, limits, lexicon)


def _block(
    placed: PlacedSlot,
    texts: Mapping[str, SetText],
    stories: Mapping[str, Story],
    beads: Mapping[str, list[Bead]],
) -> Block:
    """One slot's block."""
    content = placed.slot.content
    bottom = placed.top_line + placed.lines - placed.white_lines
    area = Area(placed.left_em, placed.top_line, placed.left_em + placed.width_em, bottom)
    head, headline = None, None
    head_texts: tuple[SetText, ...] = ()
    if placed.head is not None:
        h = placed.head
        head = Area(h.left_em, h.top_line, h.left_em + h.width_em, h.top_line + h.lines)
        head_texts = tuple(texts[key] for key in h.keys if key in texts)
        titles = [text for text in head_texts if text.kind == "headline"]
        headline = titles[0] if titles else None
    level = [bead for bead in beads.get(placed.slot.address, ()) if bead.lines and not bead.frame.width_em]
    legs = tuple(map(_leg, _columns(level)))  # tiers of vertical lines are no legs
    pictures = tuple(Area(p.left_em, p.top_line, p.left_em + p.width_em, p.top_line + p.lines) for p in placed.pictures)
    kinds = {StoryPart: "story", PhotoStory: "photo", Teaser: "teaser", Ad: "ad", Nameplate: "masthead", Free: "free"}
    story = stories.get(content.story) if isinstance(content, StoryPart) else None
    part = content.part if isinstance(content, StoryPart) else 0
    return Block(
        placed.slot.address, kinds[type(content)], story, part, area, placed.slot.box is not None,
        head, headline, legs, pictures, placed, head_texts,
    )  # fmt: skip


def _columns(beads: Sequence[Bead]) -> Iterator[Bead]:
    """The beads, those that lie one right below the other in a column (beside a picture) made one, as wide as all."""
    last: Bead | None = None
    for bead in beads:
        if last is not None and _goes_on(last.frame, bead.frame):
            left = min(last.frame.left_em, bead.frame.left_em)
            end = max(f.left_em + f.measure_em for f in (last.frame, bead.frame))
            down = bead.frame.top_line - last.frame.top_line
            frame = replace(last.frame, left_em=left, measure_em=end - left, lines=down + bead.frame.lines)
            lines = tuple(replace(line, row=line.row + down) for line in bead.lines)
            last = Bead(last.page, frame, (*last.lines, *lines))
            continue
        if last is not None:
            yield last
        last = bead
    if last is not None:
        yield last


def _goes_on(frame: Frame, other: Frame) -> bool:
    """Whether a frame lies right below another in the same column, or behind a line or two that hold no text."""
    gap = other.top_line - frame.top_line - frame.lines
    return frame.column == other.column and frame.slot == other.slot and 0 <= gap < LEAST_GAP


def _leg(bead: Bead) -> Leg:
    """One bead as a leg: from its frame's top to its last line."""
    frame = bead.frame
    rows = max(line.row for line in bead.lines) + 1
    area = Area(frame.left_em, frame.top_line, frame.left_em + frame.measure_em, frame.top_line + rows)
    return Leg(area, frame.column, bead)
