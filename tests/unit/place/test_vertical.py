"""Vertical text: tiers of lines from the right, as wide as their lines, in the middle of their slot."""

from dataclasses import replace

import pytest
from dummies import Copy, Dummy, issue_of, shaped_of, with_copy

from layout.flow import fill_frames
from layout.flow.types import FilledIssue
from layout.lines import break_lines
from layout.model.issue import Issue
from layout.model.story import ElementKind
from layout.place import place_articles


def poem(lines: int) -> str:
    """A stanza of so many lines of eight characters."""
    return "\n".join(["山高水长" * 2] * lines)


def filled(
    columns: int, stanzas: list[str], length: float = 8.0, lines: int = 60, kind: ElementKind = "verse"
) -> tuple[Issue, FilledIssue]:
    """Stanzas in a slot `columns` wide on a page of `lines` lines."""
    issue, _ = issue_of([(Dummy("诗" * columns, {}, lines), {"诗": Copy([1], 1)})])
    issue = with_copy(issue, "1/诗", stanzas)
    story = issue.stories[0]
    body = tuple(
        replace(
            element,
            kind=kind,
            lines_before=1 if i else 0,
            style=replace(
                element.style,
                setting=replace(element.style.setting, writing="vertical", indent_em=0.0, align="start"),
            ),
        )
        for i, element in enumerate(story.body)
    )
    texts = {element.key: element for element in body}
    page = issue.pages[0]
    slots = tuple(replace(slot, vertical_em=length) for slot in page.slots)
    issue = replace(
        issue,
        pages=(replace(page, slots=slots),),
        stories=(replace(story, body=body),),
        texts=tuple(texts.get(element.key, element) for element in issue.texts),
    )
    shaped = shaped_of(issue)
    lines_set = break_lines(issue, shaped)
    return issue, fill_frames(issue, shaped, lines_set, place_articles(issue, lines_set))


def test_one_tier_is_as_wide_as_its_lines_and_stands_in_the_middle() -> None:
    _, result = filled(3, [poem(6)] * 2)
    slot = result.placed.pages[0].slots[0]
    (frame,) = slot.frames
    # 12 lines and a blank between the stanzas, 12 pt apart, the outer ones 9 pt wide: 12 × 12/9 + 1 = 17 em of 35.
    assert (frame.lines, frame.width_em, frame.measure_em) == (13, 17.0, 8.0)
    assert frame.left_em == (35 - 17) / 2
    # Lines of 8 em: 72 pt + 3 pt of white = 6.25 → 7 lines; head 24 pt + 12 pt = 3 lines.
    assert slot.need_lines - slot.needs[0].lines == 7


@pytest.mark.parametrize(("lines", "white"), [(14, 1), (40, 5)])
def test_text_stays_near_its_head_where_there_is_much_white(lines: int, white: int) -> None:
    """A head of three lines that gets one more, seven of text: of 14 lines 3 are white, half of them above it."""
    _, result = filled(3, [poem(6)] * 2, lines=lines)
    slot = result.placed.pages[0].slots[0]
    assert slot.head is not None
    assert slot.frames[0].top_line - slot.head.top_line - slot.head.lines == white


def test_lines_run_from_the_first_row_on_with_a_blank_between_stanzas() -> None:
    _, result = filled(3, [poem(6)] * 2)
    rows = [poured.row for bead in result.threads[0].beads for poured in bead.lines]
    assert rows == [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12]


def test_what_is_too_wide_takes_tiers_that_part_between_stanzas() -> None:
    # 11 em hold 8 lines 12 pt apart: a stanza of six in every tier.
    _, result = filled(1, [poem(6)] * 3)
    slot = result.placed.pages[0].slots[0]
    assert [len(bead.lines) for bead in result.threads[0].beads] == [6, 6, 6]
    assert [b.top_line - a.top_line for a, b in zip(slot.frames, slot.frames[1:], strict=False)] == [8, 8]
    assert slot.need_lines - slot.needs[0].lines == 3 * 7 + 2


def test_no_stanza_is_torn_so_that_tiers_are_alike() -> None:
    # 8 lines of a tier hold three and four with the blank between them: 8 and 3, not 7 and 5 with a torn stanza.
    _, result = filled(1, [poem(3), poem(4), poem(3)])
    assert [len(bead.lines) for bead in result.threads[0].beads] == [7, 3]


@pytest.mark.parametrize(
    ("stanzas", "lines", "pieces"),
    [([10, 10], 60, [5, 5, 5, 5]), ([9, 9], 60, [5, 4, 5, 4]), ([10, 10], 30, [7, 6, 7])],
)
def test_a_stanza_that_is_too_wide_for_a_tier_is_torn_near_its_middle(
    stanzas: list[int], lines: int, pieces: list[int]
) -> None:
    """Tiers hold eight lines at most; of 30 lines three tiers have room."""
    _, result = filled(1, [poem(count) for count in stanzas], lines=lines)
    assert [len(bead.lines) for bead in result.threads[0].beads] == pieces


def test_what_finds_no_tier_is_overset() -> None:
    issue, result = filled(1, [poem(6)] * 3, lines=20)
    thread = result.threads[0]
    assert len(thread.overset) == 6
    assert result.fits[0].state == "overset"
    poured = [p.line.text for bead in thread.beads for p in bead.lines] + [p.line.text for p in thread.overset]
    assert "".join(poured).replace("\n", "") == "".join(e.text.text for e in issue.stories[0].body).replace("\n", "")


def test_a_tier_of_prose_is_filled_where_there_is_no_room_for_the_next() -> None:
    # Twelve lines would be six in each of two tiers; there is one, and it holds eight.
    _, result = filled(1, ["山高水长" * 24], lines=14, kind="body")
    assert [len(bead.lines) for bead in result.threads[0].beads] == [8]
    assert len(result.threads[0].overset) == 4


def test_a_tier_is_longer_than_the_other_where_short_poems_stay_whole_so() -> None:
    # Seventeen lines in 23 em: two stanzas of six, the third in a tier of its own; nine and nine would be even.
    _, result = filled(2, [poem(6)] * 3, lines=22)
    assert [len(bead.lines) for bead in result.threads[0].beads] == [12, 6]
    _, result = filled(2, [poem(6)] * 3, lines=40)
    assert [len(bead.lines) for bead in result.threads[0].beads] == [6, 6, 6], "alike where there is room"


def test_prose_begins_at_the_right_edge() -> None:
    _, result = filled(3, ["山高水长" * 24], kind="body")
    (frame,) = result.placed.pages[0].slots[0].frames
    assert frame.left_em + frame.width_em == 35


@pytest.mark.parametrize(("lines", "tiers"), [(60, [4, 4, 4]), (26, [6, 6])])
def test_verse_takes_another_tier_where_no_stanza_is_torn_then(lines: int, tiers: list[int]) -> None:
    # Eight lines side by side in 11 em: three stanzas of four lines need two tiers, and one is torn; three tiers
    # of 7 lines with 2 of white between them need 25 lines and a head of 3.
    _, result = filled(1, [poem(4)] * 3, lines=lines)
    slot = result.placed.pages[0].slots[0]
    poured = [len(bead.lines) for bead in result.threads[0].beads]
    assert (len(slot.frames), poured) == (len(tiers), tiers)
