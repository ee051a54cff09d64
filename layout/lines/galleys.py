"""All texts of an issue set to their measures: body texts as galleys for each part of a story, every other by its key.

Decisions: a measure given in em of the page's body size is turned into em of the text's own size; where a part's
columns differ in measure its body is set to the narrowest first. Before the parts' ends are known every part holds the
whole story.

Source: typography.md §§8, 10.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from layout.diagnostics import Diagnostic
from layout.lines.headline import set_headline
from layout.lines.messages import BY_CODE, HEADLINE_TOO_LONG, SHORT_INSIDE, SHORT_LINE
from layout.lines.parts import part_pieces
from layout.lines.texts import KEPT, Piece, set_piece
from layout.lines.types import Cut, Galley, SetIssue, SetText
from layout.model.article import RichText
from layout.model.issue import Issue
from layout.model.page import Ad, Page, PhotoStory, Slot, StoryPart, Teaser
from layout.model.story import ElementKind, Story, TextElement
from layout.model.style import TextStyle
from layout.shape.place import place_of
from layout.shape.types import ShapedIssue, ShapedText
from layout.standing import Same, standing

QUOTED: Final = 20
"""Characters of a line that a finding quotes."""
LITTLE_SHORT_EM: Final = 1.0
"""White at a line's end, in em, that is hardly seen inside an address."""
HEADS: Final = 4096
"""Headlines that stay set; an issue of 64 pages has some 800."""
BODY_KINDS: Final = frozenset({"body", "subhead", "quote", "item", "verse"})


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text stands, for findings: page number, slot address, story."""

    page: int | None = None
    slot: str | None = None
    article: str | None = None


NOWHERE: Final = Where()


@dataclass(frozen=True, slots=True)
class _Home:
    """The page and place of a text: body size in pt, and where a finding about it points."""

    body_pt: float
    where: Where


def break_lines(issue: Issue, shaped: ShapedIssue, cuts: Mapping[str, tuple[Cut, ...]] | None = None) -> SetIssue:
    """Every text of the issue as set lines; nothing is left out.

    Args:
        issue: The model; measures are in em of the page's body size.
        shaped: Its texts as boxes.
        cuts: For each story the ends of its parts but the last, once they are known.
    """
    homes = _homes(issue)
    galleys: dict[tuple[str, int], Galley] = {}
    findings: list[Diagnostic] = []
    slots = {slot.address: (page, slot) for page in issue.pages for slot in page.slots}
    for story in issue.stories:
        ends = (cuts or {}).get(story.id, ())
        for part, address in enumerate(story.slots):
            if address not in slots:
                continue
            page, slot = slots[address]
            home = _Home(page.format.grid.body_pt, Where(page.number, slot.address, story.id))
            galleys[story.id, part] = _galley(story, part, (slot, home), shaped, ends)
            for text in galleys[story.id, part].texts:
                findings += line_findings(text, shaped.texts[text.key].source, home.where)
    texts: dict[str, SetText] = {}
    body_keys = {element.key for story in issue.stories for element in story.body}
    usual = _Home(issue.pages[0].format.grid.body_pt, Where()) if issue.pages else _Home(9.0, Where())
    for element in issue.texts:
        if element.key in body_keys:
            continue
        home = homes.get(element.key, usual)
        text = set_element(element, shaped.texts[element.key], home.body_pt, issue.paper.lexicon)
        texts[element.key] = text
        findings += line_findings(text, shaped.texts[element.key].source, home.where)
    return SetIssue(galleys, texts, tuple(_unique(findings)))


def set_element(element: TextElement, text: ShapedText, body_pt: float, lexicon: tuple[str, ...]) -> SetText:
    """One text that is no body text, set to its measure.

    Args:
        element: The text with its style; `measures_em` in em of the page's body size.
        text: Its boxes.
        body_pt: The page's body size in pt.
        lexicon: Words that a headline never splits.
    """
    measure_em = element.measures_em[0] if element.measures_em else 0.0
    if element.style.setting.by_meaning:
        return _headline(element, Same(text), measure_em * body_pt, lexicon)
    own_em = measure_em * body_pt / element.style.size_pt
    return _plain(Same(text), element.style, _form(element), Piece(own_em, verse=True, tail=element.right_aligned_tail))


@standing(HEADS)
def _headline(element: TextElement, same: Same, measure_pt: float, lexicon: tuple[str, ...]) -> SetText:
    """As `set_headline`, kept."""
    assert isinstance(same.it, ShapedText)
    return set_headline(element, same.it, measure_pt, lexicon)


class _Form(NamedTuple):
    """How a text stands in its column, apart from its style."""

    key: str
    kind: ElementKind
    rows: int
    lines_before: int
    optional: bool


def _form(element: TextElement) -> _Form:
    """How a text stands in its column."""
    return _Form(element.key, element.kind, element.rows, element.lines_before, element.optional)


@standing(KEPT)
def _plain(same: Same, style: TextStyle, form: _Form, piece: Piece) -> SetText:
    """A text that is no headline, set; kept, so that who asks again gets the very same lines."""
    assert isinstance(same.it, ShapedText)
    return SetText(
        key=form.key,
        kind=form.kind,
        style=style,
        measure_em=piece.measure_em,
        lines=set_piece(same.it, style.setting, piece),
        rows=form.rows,
        lines_before=form.lines_before,
        optional=form.optional,
        continued=piece.start > 0,
        ends=piece.end is None,
    )


def _galley(story: Story, part: int, place: tuple[Slot, _Home], shaped: ShapedIssue, cuts: tuple[Cut, ...]) -> Galley:
    """The body of one part of a story at the measure of its slot."""
    slot, home = place
    measure_em = slot.vertical_em or min(column.measure_em for column in slot.columns)
    texts: list[SetText] = []
    for element, start, end in part_pieces(story, part, shaped.texts, cuts):
        own_em = measure_em * home.body_pt / element.style.size_pt
        piece = Piece(own_em, start, end, element.kind == "verse", element.right_aligned_tail)
        texts.append(_plain(Same(shaped.texts[element.key]), element.style, _form(element), piece))
    return Galley(story.id, part, measure_em, tuple(texts))


def _homes(issue: Issue) -> dict[str, _Home]:
    """Page and place of every text that is no body text, by its key."""
    homes: dict[str, _Home] = {}
    stories = {story.id: story for story in issue.stories}
    for page in issue.pages:
        body_pt = page.format.grid.body_pt
        for furniture in page.furniture:
            homes[furniture.text.key] = _Home(body_pt, Where(page.number))
        for slot in page.slots:
            article = slot.content.story if isinstance(slot.content, StoryPart) else None
            home = _Home(body_pt, Where(page.number, slot.address, article))
            for element in _slot_texts(page, slot, stories):
                homes[element.key] = home
    return homes


def _slot_texts(page: Page, slot: Slot, stories: Mapping[str, Story]) -> Iterator[TextElement]:
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
        case PhotoStory(headline=headline, caption=caption):
            yield from (text for text in (headline, caption) if text is not None)
        case Teaser(title=title, entries=entries):
            yield from (title, *entries)
        case Ad(mark=mark) if mark is not None:
            yield mark
        case _:
            pass


def line_findings(text: SetText, source: RichText, where: Where = NOWHERE) -> Iterator[Diagnostic]:
    """What the lines of a text report, each with its place in the copy."""
    for line in text.lines:
        for code in line.findings:
            message = BY_CODE.get(code)
            if message is None:
                continue
            if code == "overfull_line" and text.style.setting.by_meaning:
                message = HEADLINE_TOO_LONG
            limit = text.measure_em if code == "overfull_line" else line.stretch_em
            if code == "loose_line" and not line.stretch_em:
                limit = text.measure_em - line.width_em
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
                limit=round(text.measure_em, 3) if code == "overfull_line" else None,
            )


def _unique(findings: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings once each: parts that hold the same text report the same lines."""
    seen: set[tuple[object, ...]] = set()
    for finding in findings:
        key = (finding.code, finding.span, finding.found, finding.article, finding.slot)
        if key not in seen:
            seen.add(key)
            yield finding
