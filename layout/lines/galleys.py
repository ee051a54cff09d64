"""All texts of an issue set to their measures: body texts as galleys for each part of a story, every other by its key.

Decisions: a measure given in em of the page's body size is turned into em of the text's own size; where a part's
columns differ in measure its body is set to the narrowest first. Before the parts' ends are known every part holds the
whole story.

Source: typography.md §§8, 10.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from layout.lines.findings import Home, Where, homes_of, set_findings
from layout.lines.headline import DISPLAY, display_lines, set_headline
from layout.lines.parts import part_pieces
from layout.lines.texts import KEPT, Piece, set_piece
from layout.lines.types import Cut, Galley, Line, SetIssue, SetText
from layout.model.issue import Issue
from layout.model.page import Slot
from layout.model.story import ElementKind, Story, TextElement
from layout.model.style import TextStyle
from layout.shape.types import ShapedIssue, ShapedText
from layout.standing import Same, standing

HEADS: Final = 4096
"""Headlines that stay set; an issue of 64 pages has some 800."""


def break_lines(issue: Issue, shaped: ShapedIssue, cuts: Mapping[str, tuple[Cut, ...]] | None = None) -> SetIssue:
    """Every text of the issue as set lines; nothing is left out.

    Args:
        issue: The model; measures are in em of the page's body size.
        shaped: Its texts as boxes.
        cuts: For each story the ends of its parts but the last, once they are known.
    """
    homes = homes_of(issue)
    galleys: dict[tuple[str, int], Galley] = {}
    slots = {slot.address: (page, slot) for page in issue.pages for slot in page.slots}
    for story in issue.stories:
        ends = (cuts or {}).get(story.id, ())
        for part, address in enumerate(story.slots):
            if address not in slots:
                continue
            page, slot = slots[address]
            home = Home(page.format.grid.body_pt, Where(page.number, slot.address, story.id))
            galleys[story.id, part] = _galley(story, part, (slot, home), shaped, ends)
    texts: dict[str, SetText] = {}
    body_keys = {element.key for story in issue.stories for element in story.body}
    usual = Home(issue.pages[0].format.grid.body_pt, Where()) if issue.pages else Home(9.0, Where())
    for element in issue.texts:
        if element.key in body_keys:
            continue
        home = homes.get(element.key, usual)
        texts[element.key] = set_element(element, shaped.texts[element.key], home.body_pt, issue.paper.lexicon)
    return SetIssue(galleys, texts, set_findings(issue, shaped, galleys, texts))


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
def _turned(element: TextElement, same: Same, measure_pt: float) -> tuple[Line, ...] | None:
    """As `display_lines`, kept."""
    assert isinstance(same.it, ShapedText)
    return display_lines(element, same.it, measure_pt)


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
    next_rows: int
    opens: bool


def _form(element: TextElement) -> _Form:
    """How a text stands in its column."""
    rows, blank = (element.rows, element.next_rows), element.lines_before
    return _Form(element.key, element.kind, rows[0], blank, element.optional, rows[1], element.opens)


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
        next_rows=form.next_rows,
        opens=form.opens,
    )


def _galley(story: Story, part: int, place: tuple[Slot, Home], shaped: ShapedIssue, cuts: tuple[Cut, ...]) -> Galley:
    """The body of one part of a story at the measure of its slot."""
    slot, home = place
    measure_em = slot.vertical_em or min(column.measure_em for column in slot.columns)
    texts: list[SetText] = []
    for element, start, end in part_pieces(story, part, shaped.texts, cuts):
        own_em = measure_em * home.body_pt / element.style.size_pt
        piece = Piece(own_em, start, end, element.kind == "verse", element.right_aligned_tail)
        same = Same(shaped.texts[element.key])
        made = _plain(same, element.style, _form(element), piece)
        if element.kind in DISPLAY and len(made.lines) > 1 and (start, end) == (0, None):
            made = replace(made, lines=_turned(element, same, measure_em * home.body_pt) or made.lines)
        texts.append(made)
    return Galley(story.id, part, measure_em, tuple(texts))
