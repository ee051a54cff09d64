"""What the set lines of an issue report, each with its page, slot and place in the copy.

Decisions: galleys that were set again, a line shorter or to other rooms, are judged as they are at last: who changes
them asks anew. Parts that hold the same text report a line once.

Source: typography.md §8.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from layout.diagnostics import Diagnostic
from layout.lines.messages import BY_CODE, HEADLINE_TOO_LONG, LOOSE_WORDS, SHORT_INSIDE, SHORT_LINE
from layout.lines.types import Galley, SetText
from layout.model.article import RichText
from layout.model.issue import Issue
from layout.model.page import Ad, PhotoStory, Slot, StoryPart, Teaser
from layout.model.story import Story, TextElement
from layout.records import dataclass
from layout.shape.place import place_of
from layout.shape.types import ShapedIssue

QUOTED: Final = 20
"""Characters of a line that a finding quotes."""
FIRST_WIDE: Final = 0x2E80
"""Characters from here on are those of Han, kana and their kin, which may stand apart without a space."""
LITTLE_SHORT_EM: Final = 1.0
"""White at a line's end, in em, that is hardly seen inside an address."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text stands, for findings: page number, slot address, story."""

    page: int | None = None
    slot: str | None = None
    article: str | None = None


NOWHERE: Final = Where()


@dataclass(frozen=True, slots=True)
class Home:
    """The page and place of a text: body size in pt, and where a finding about it points."""

    body_pt: float
    where: Where


def set_findings(
    issue: Issue, shaped: ShapedIssue, galleys: Mapping[tuple[str, int], Galley], texts: Mapping[str, SetText]
) -> tuple[Diagnostic, ...]:
    """What all lines of an issue report, galleys first.

    Args:
        issue: The model.
        shaped: Its texts as boxes.
        galleys: The body of each part of a story, as it is set.
        texts: Every other text.
    """
    findings: list[Diagnostic] = []
    pages = {slot.address: page.number for page in issue.pages for slot in page.slots}
    names = {story.id: story for story in issue.stories}
    for (name, part), galley in galleys.items():
        address = names[name].slots[part]
        for text in galley.texts:
            where = Where(pages[address], address, name)
            findings += line_findings(text, shaped.texts[text.key].source, where)
    homes = homes_of(issue)
    for key, text in texts.items():
        home = homes.get(key)
        findings += line_findings(text, shaped.texts[key].source, home.where if home else NOWHERE)
    return unique_findings(findings)


def homes_of(issue: Issue) -> dict[str, Home]:
    """Page and place of every text that is no body text, by its key."""
    homes: dict[str, Home] = {}
    stories = {story.id: story for story in issue.stories}
    for page in issue.pages:
        body_pt = page.format.grid.body_pt
        for furniture in page.furniture:
            homes[furniture.text.key] = Home(body_pt, Where(page.number))
        for slot in page.slots:
            article = slot.content.story if isinstance(slot.content, StoryPart) else None
            home = Home(body_pt, Where(page.number, slot.address, article))
            for element in _slot_texts(slot, stories):
                homes[element.key] = home
    return homes


def _slot_texts(slot: Slot, stories: Mapping[str, Story]) -> Iterator[TextElement]:
    """The texts in a slot, body texts left out."""
    match slot.content:
        case StoryPart(story=name, part=part) if name in stories:
            story = stories[name]
            if part < len(story.heads) and (head := story.heads[part]) is not None:
                yield from head.elements
            yield from story.jump_to[part : part + 1]
            if part:
                yield from story.jump_from[part - 1 : part]
            yield from (text for p in story.pictures if p.part == part for text in p.texts)
        case PhotoStory() | Teaser() | Ad() as content:
            yield from content.texts
        case _:
            pass


def line_findings(text: SetText, source: RichText, where: Where = NOWHERE) -> Iterator[Diagnostic]:
    """What the lines of a text report, each with its place in the copy."""
    rosters = [mark for mark in source.marks if mark.kind == "roster"]
    for line in text.lines:
        listed = any(
            mark.start < line.end <= mark.end and (mark.start <= line.first or not line.first) for mark in rosters
        )
        for code in line.findings:
            message = BY_CODE.get(code)
            if message is None or (code == "loose_line" and listed):  # white between names is what a roster is made of
                continue
            if code == "overfull_line" and text.style.setting.by_meaning:
                message = HEADLINE_TOO_LONG
            if code == "loose_line" and not any(ord(char) >= FIRST_WIDE for char in line.text):
                message = LOOSE_WORDS
            limit = line.measure_em if code == "overfull_line" else line.stretch_em
            if code == "loose_line" and not line.stretch_em:
                limit = line.measure_em - line.width_em
                message = SHORT_INSIDE if limit <= LITTLE_SHORT_EM else SHORT_LINE
            yield Diagnostic(
                message=message,
                values={"text": line.text[:QUOTED], "em": f"{limit:.2f}".rstrip("0").rstrip(".")},
                span=place_of(source, line.first),
                found=line.text.strip(),
                page=where.page,
                slot=where.slot,
                article=where.article,
                measured=round(line.width_em if code == "overfull_line" else line.stretch_em, 3),
                limit=round(line.measure_em, 3) if code == "overfull_line" else None,
            )


def unique_findings(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings once each: parts that hold the same text report the same lines."""
    unique: dict[tuple[object, ...], Diagnostic] = {}
    for finding in findings:
        key = (finding.code, finding.span, finding.found, finding.article, finding.slot)
        unique.setdefault(key, finding)
    return tuple(unique.values())
