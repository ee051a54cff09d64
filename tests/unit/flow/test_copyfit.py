"""Whole issues of square type through lines, place and flow: nothing is lost, jumps pair up, copyfit says its steps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from dummies import Copy, Dummy, issue_of, shaped_of

from layout.diagnostics import Span
from layout.flow import fill_frames
from layout.flow.fillers import parted
from layout.flow.fits import fit_findings, fit_of, in_lines
from layout.flow.pour import Poured
from layout.flow.types import FilledIssue, Fit, Thread
from layout.lines import break_lines
from layout.model.article import Mark, RichText
from layout.model.issue import Issue
from layout.model.page import Column, Free
from layout.place import place_articles


def filled(pages: Sequence[tuple[Dummy, Mapping[str, object]]]) -> tuple[Issue, FilledIssue]:
    issue, _ = issue_of(pages)
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    return issue, fill_frames(issue, shaped, texts, place_articles(issue, texts))


def told(result: FilledIssue) -> list[str]:
    """What copyfit did, in Chinese."""
    return [step.zh for step in result.steps]


def body(issue: Issue, result: FilledIssue, story: str) -> str:
    """The story's text read back off its beads, overset last."""
    keys = {element.key for one in issue.stories if one.id == story for element in one.body}
    thread = next(t for t in result.threads if t.story == story)
    poured = [p for bead in thread.beads for p in bead.lines] + list(thread.overset)
    return "".join(p.line.text for p in poured if p.text in keys)


def source(issue: Issue, story: str) -> str:
    return "".join(e.text.text for one in issue.stories if one.id == story for e in one.body)


def thread(result: FilledIssue, story: str) -> Thread:
    return next(t for t in result.threads if t.story == story)


def words(result: FilledIssue, story: str, page: int) -> list[tuple[str, str]]:
    return [(p.text, p.line.text) for b in thread(result, story).beads if b.page == page for p in b.lines]


def made(copies: Mapping[str, object], spare: int) -> tuple[Issue, FilledIssue]:
    """One page with 甲 over 乙 that has `spare` lines more than its copy needs (negative: fewer)."""
    issue, _ = issue_of([(Dummy("甲甲 乙乙", {}, 10), copies)])
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    need = int(place_articles(issue, texts).findings[0].measured or 0)
    page = issue.pages[0]
    fitted = replace(page, format=replace(page.format, grid=replace(page.format.grid, lines=need + spare)))
    issue = replace(issue, pages=(fitted,))
    return issue, fill_frames(issue, shaped, texts, place_articles(issue, texts))


def test_copy_that_fits_takes_one_round() -> None:
    issue, result = made({"甲": Copy([12, 12]), "乙": Copy([8, 8, 8])}, 0)
    assert result.rounds == 1
    assert [fit.state for fit in result.fits] == ["fit", "fit"]
    assert body(issue, result, "1/甲") == source(issue, "1/甲")


def test_a_story_jumps_with_both_jump_lines_and_loses_nothing() -> None:
    one = (Dummy("头头 二二", {}, 50), {"头": Copy([9] * 14, jumps_to="2/续", rank="lead"), "二": Copy([8, 8, 8])})
    two = (Dummy("续续 三三", {}, 66), {"续": Copy(comes_from="1/头"), "三": Copy([9] * 3)})
    issue, result = filled([one, two])
    assert body(issue, result, "1/头") == source(issue, "1/头")
    first, second = words(result, "1/头", 1), words(result, "1/头", 2)
    assert first[-1] == ("1/头/jump_to/0", "（下转第3版）")
    assert second[0] == ("1/头/jump_from/0", "（上接第1版）")
    assert first[-2][1].endswith("。")
    assert result.rounds <= 4
    assert result.set.texts["1/头/jump_to/0"].kind == "jump_to"
    assert not [d for d in result.findings if d.severity == "error"]


def test_the_first_part_fills_its_slot() -> None:
    one = (Dummy("头头 二二", {}, 50), {"头": Copy([9] * 14, jumps_to="2/续", rank="lead"), "二": Copy([8, 8, 8])})
    two = (Dummy("续续 三三", {}, 66), {"续": Copy(comes_from="1/头"), "三": Copy([9] * 3)})
    _, result = filled([one, two])
    fit = next(f for f in result.fits if f.slot == "1/头")
    assert fit.state == "fit"


def test_a_chain_over_three_pages() -> None:
    pages = [
        (Dummy("头头 二二", {}, 40), {"头": Copy([9] * 20, jumps_to="2/续", rank="lead"), "二": Copy([8, 8])}),
        (Dummy("续续 三三", {}, 40), {"续": Copy(comes_from="1/头", jumps_to="3/终"), "三": Copy([8, 8])}),
        (Dummy("终终 四四", {}, 60), {"终": Copy(comes_from="2/续"), "四": Copy([8, 8])}),
    ]
    issue, result = filled(pages)
    assert body(issue, result, "1/头") == source(issue, "1/头")
    assert 3 <= result.rounds <= 5
    assert [b.page for b in thread(result, "1/头").beads] == sorted(b.page for b in thread(result, "1/头").beads)
    for page in (1, 2, 3):
        assert len([t for t, _ in words(result, "1/头", page) if "/body/" in t]) >= 8
    assert words(result, "1/头", 2)[0][0] == "1/头/jump_from/0"
    assert words(result, "1/头", 2)[-1][0] == "1/头/jump_to/1"


def test_a_story_too_short_to_jump_says_so_and_prints_no_jump_line() -> None:
    one = (Dummy("头头 二二", {}, 50), {"头": Copy([5, 5], jumps_to="2/续"), "二": Copy([8, 8, 8])})
    two = (Dummy("续续 三三", {}, 66), {"续": Copy(comes_from="1/头"), "三": Copy([9] * 3)})
    issue, result = filled([one, two])
    assert [d.code for d in result.findings if d.article == "1/头" and d.code.startswith("F")] == ["F102"]
    assert not [key for key, _ in words(result, "1/头", 1) if "jump" in key]
    assert body(issue, result, "1/头") == source(issue, "1/头")


def test_a_story_that_fits_where_it_begins_does_not_jump_and_says_so() -> None:
    one = (Dummy("头头 二二", {0: 40}, 60), {"头": Copy([9] * 4, jumps_to="2/续"), "二": Copy([8, 8, 8])})
    two = (Dummy("续续 三三", {}, 66), {"续": Copy(comes_from="1/头"), "三": Copy([9] * 3)})
    issue, result = filled([one, two])
    assert [d.code for d in result.findings if d.article == "1/头" and d.code.startswith("F")] == ["F105"]
    assert not [key for key, _ in words(result, "1/头", 1) if "jump" in key]
    assert not words(result, "1/头", 2)
    assert body(issue, result, "1/头") == source(issue, "1/头")
    assert [fit.state for fit in result.fits if fit.slot == "2/续"] == ["underset"]


def test_promised_copy_that_is_too_much_quotes_no_words() -> None:
    fit = Fit("1/甲", 1, "1/甲", "overset", 44, 2, 4, "")
    issue, _ = issue_of([(Dummy("甲甲 乙乙", {}, 30), {"甲": Copy([9]), "乙": Copy([9])})])
    slots = {slot.address: slot for page in issue.pages for slot in page.slots}
    (found,) = fit_findings((fit,), {story.id: story for story in issue.stories}, slots, {})
    assert found.code == "overset"
    assert "“”" not in found.message.zh.format(**found.values)


@pytest.mark.parametrize(
    ("characters", "zh", "en"),
    [
        (9, "不到一行", "less than a line"),
        (11, "1 行", "1 line"),
        (23, "2 行又 1 字", "2 lines and 1 character"),
        (37, "3 行又 4 字", "3 lines and 4 characters"),
    ],
)
def test_characters_are_told_in_lines_of_their_measure(characters: int, zh: str, en: str) -> None:
    assert (in_lines(characters, 11.0, "zh"), in_lines(characters, 11.0, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("count", "short", "told"),
    [
        (2, 18, "; a picture 2 columns wide and 9 lines high with its caption would fill it"),
        (4, 36, "; a picture 2 columns wide and 18 lines high with its caption would fill it"),
        (1, 9, "; a picture 1 column wide and 9 lines high with its caption would fill it"),
        (4, 28, "; a picture 2 columns wide and 14 lines high with its caption would fill it"),
        (1, 7, ""),
    ],
)
def test_what_is_short_is_told_with_the_picture_that_fills_it(count: int, short: int, told: str) -> None:
    fit = Fit("1/甲", 1, "1/甲", "underset", short * 11, short // count, short, "")
    issue, _ = issue_of([(Dummy("甲甲 乙乙", {}, 30), {"甲": Copy([9]), "乙": Copy([9])})])
    slots = {slot.address: slot for page in issue.pages for slot in page.slots}
    written = Span("issue.yaml", 9, 8)
    slots["1/甲"] = replace(slots["1/甲"], columns=tuple(Column(12 * i, 11) for i in range(count)), span=written)
    (found,) = fit_findings((fit,), {story.id: story for story in issue.stories}, slots, {})
    assert found.span == written
    assert found.hint("en").removeprefix("add copy or a picture, or fill from the reserve") == told


def test_one_line_that_finds_no_frame_is_overset() -> None:
    _, result = filled([(Dummy("甲甲 乙乙", {}, 30), {"甲": Copy([9]), "乙": Copy([9])})])
    (page,) = result.placed.pages
    slot = next(slot for slot in page.slots if slot.slot.address == "1/甲")
    beads = thread(result, "1/甲").beads
    last = beads[-1].lines[-1]
    texts = result.set.galleys["1/甲", 0].texts
    assert fit_of(slot, 1, "1/甲", Poured(beads, (), 0), texts).state != "overset"
    fit = fit_of(slot, 1, "1/甲", Poured(beads, (last,), 0), texts)
    assert (fit.state, fit.lines, fit.characters) == ("overset", 1, len(last.line.text))


def test_what_is_too_much_is_an_error_with_its_first_words() -> None:
    issue, result = filled([(Dummy("甲甲 乙乙", {1: 30}, 40), {"甲": Copy([9] * 4), "乙": Copy([9] * 3)})])
    fit = next(f for f in result.fits if f.slot == "1/甲")
    found = next(d for d in result.findings if d.code == "overset")
    assert fit.state == "overset"
    assert fit.lines == len(thread(result, "1/甲").overset) > 0
    assert thread(result, "1/甲").overset[0].line.text.startswith(fit.from_words)
    assert found.text("zh").startswith(f"超 {fit.characters} 字（")
    assert body(issue, result, "1/甲") == source(issue, "1/甲")


def test_white_is_counted_in_column_lines() -> None:
    _, result = filled([(Dummy("甲甲", {}, 40), {"甲": Copy([10])})])
    fit = result.fits[0]
    found = next(d for d in result.findings if d.code == "underset")
    # 40 lines, a head of 24 pt with two lines of white (4 lines), 36 lines in two columns less 11 of copy.
    assert fit.state == "underset"
    assert fit.column_lines == 72 - 11
    assert found.severity == "error"
    assert found.text("zh").startswith(f"缺 {fit.column_lines} 栏行")


def test_a_page_a_line_too_full_takes_white_from_a_head() -> None:
    issue, result = made({"甲": Copy([21, 21], rank="lead", white=2.0), "乙": Copy([21, 21])}, -1)
    assert told(result) == ["1/甲：标题区减空 1 行"]
    assert [step.said("en") for step in result.steps] == ["1/甲: a line less white in the head"]
    assert not [d for d in result.findings if d.code in ("P101", "overset")]
    assert result.rounds <= 4
    assert body(issue, result, "1/甲") == source(issue, "1/甲")


def test_what_the_ladder_cannot_take_in_stays_overset() -> None:
    issue, result = made({"甲": Copy([21, 21], rank="lead"), "乙": Copy([21, 21])}, -1)
    assert told(result) == []
    assert [d.code for d in result.findings if d.severity == "error"] == ["P101", "overset"]
    assert body(issue, result, "1/乙") == source(issue, "1/乙")


@pytest.mark.parametrize(
    ("spare", "boxed", "columns", "blank"),
    [(3, True, "甲", 2), (4, True, "甲", 2), (2, True, "甲", 0), (3, False, "甲", 0), (3, True, "甲甲", 0)],
)
def test_white_in_a_box_of_one_column_stands_between_its_paragraphs(
    spare: int, boxed: bool, columns: str, blank: int
) -> None:
    """Three paragraphs of two lines have two gaps; white that is less, or in no box, stays at the foot.
    A line of it goes to the head first.
    """
    copies = {"甲": Copy([1, 1, 1], boxed=boxed, rank="brief", white=2.0)}
    need = 2 * boxed + 4 + 6 // len(columns)
    _, result = filled([(Dummy(columns, {0: need + spare}, need + spare), copies)])
    rows = [p.row for bead in thread(result, "1/甲").beads for p in bead.lines]
    assert (rows == [0, 1, 3, 4, 6, 7]) is bool(blank)
    assert any("段间各空 1 行" in step for step in told(result)) == bool(blank)


def test_a_part_that_jumps_gets_a_line_that_saves_another_from_standing_alone() -> None:
    copies = {
        "头": Copy([2, 2, 4] * 4, jumps_to="2/续", rank="lead"),
        "二": Copy([3, 3, 3], pictures=[(1, 4, 10)], white=0.5),
    }
    one, two = (Dummy("头头 二二", {}, 28), copies), (Dummy("续续", {}, 66), {"续": Copy(comes_from="1/头")})
    issue, result = filled([one, two])
    assert told(result)[1:] == ["1/头：多给 1 行，使各栏无孤行"]
    assert [step.said("en") for step in result.steps][1:] == ["1/头: a line more, so that no line stands alone"]
    tops = [bead.lines[0].line for bead in thread(result, "1/头").beads if bead.page == 1]
    assert not any(line.last and not line.first for line in tops)
    assert body(issue, result, "1/头") == source(issue, "1/头")


def test_a_head_at_the_top_of_its_page_keeps_white_above_it_while_others_have_some_to_give() -> None:
    """Both have 1.5 lines for one text: above 乙 there is a white line, above 甲 there is none."""
    copies = {"甲": Copy([21, 21], rank="brief", white=1.5), "乙": Copy([21, 21], rank="lead", white=1.5)}
    _, result = made(copies, -2)
    assert told(result) == ["1/乙：标题区减空 1 行"]


def test_two_lines_of_white_are_filled_by_longer_paragraphs() -> None:
    issue, result = made({"甲": Copy([7, 7, 7, 7], rank="lead"), "乙": Copy([7, 7, 7, 7])}, 5)
    loosened = [step for step in told(result) if "放松" in step]
    assert all(fit.lines <= 2 for fit in result.fits)
    assert len(loosened) <= 2
    assert body(issue, result, "1/甲") == source(issue, "1/甲")


@pytest.mark.parametrize(("paragraphs", "lines"), [([2, 2, 2, 2, 2], 14), ([2, 2, 2, 3, 3], 15)])
def test_a_picture_gives_a_line_that_saves_another_from_standing_alone(paragraphs: list[int], lines: int) -> None:
    copy = Copy(paragraphs, pictures=[(1, 6, 8)], white=0.5, where="top-right")
    issue, _ = issue_of([(Dummy("甲甲", {}, lines), {"甲": copy})])
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, texts, place_articles(issue, texts))
    assert told(result) == ["1/甲：第 1 幅图减 1 行，使各栏无孤行、背题"]
    tops = [bead.lines[0].line for bead in thread(result, "1/甲").beads]
    assert not any(line.last and line.first for line in tops)
    assert body(issue, result, "1/甲") == source(issue, "1/甲")


@pytest.mark.parametrize(("paragraphs", "lines", "less"), [([2, 2, 3, 2, 2, 3], 19, 2), ([2, 3, 3, 2, 2, 3], 20, 4)])
def test_a_picture_gives_the_lines_that_keep_a_pull_quote_whole(paragraphs: list[int], lines: int, less: int) -> None:
    issue, _ = issue_of(
        [(Dummy("甲甲", {}, lines), {"甲": Copy(paragraphs, 1, [(1, 6, 8)], where="top-right", white=0.5)})]
    )
    (story,) = issue.stories
    pull = replace(story.body[4], kind="pull", rows=2, lines_before=1)
    issue = replace(issue, stories=(replace(story, body=(*story.body[:4], pull, *story.body[5:])),))
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, texts, place_articles(issue, texts))
    assert told(result) == [f"1/甲：第 1 幅图减 {less} 行，使各栏无孤行、背题"]
    columns = [bead.frame.column for bead in thread(result, "1/甲").beads for p in bead.lines if p.text == pull.key]
    assert len(columns) > 1 and len(set(columns)) == 1


def test_optional_paragraphs_are_left_out_last_first_and_named() -> None:
    copies = {"甲": Copy([9] * 6, rank="lead"), "乙": Copy([9] * 6)}
    issue, _ = issue_of([(Dummy("甲甲 乙乙", {}, 64), copies)])
    story = issue.stories[1]
    optional = tuple(replace(e, optional=True) if i >= 4 else e for i, e in enumerate(story.body))
    texts = {e.key: e for e in optional}
    issue = replace(
        issue,
        stories=(issue.stories[0], replace(story, body=optional)),
        texts=tuple(texts.get(e.key, e) for e in issue.texts),
    )
    shaped = shaped_of(issue)
    lines = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, lines, place_articles(issue, lines))
    assert result.dropped == ("1/乙/body/5",)
    assert told(result)[-1].startswith("1/乙：删可删段“")
    assert not [fit for fit in result.fits if fit.state == "overset"]


def test_more_stays_where_the_page_it_jumps_to_is_too_full() -> None:
    # Page 1: the picture would grow from 6 to 30 lines; page 2 has no room for what that pushes over.
    one = {"头": Copy([9] * 16, jumps_to="2/续", rank="lead"), "二": Copy([9] * 2, pictures=[(2, 6, 30)])}
    two = {"续": Copy(comes_from="1/头"), "三": Copy([9] * 6)}
    issue, result = filled([(Dummy("头头 二二", {}, 70), one), (Dummy("续续 三三", {}, 74), two)])
    assert told(result)[0].startswith("1/头：下转的版太满")
    assert not [d for d in result.findings if d.code in ("P101", "overset")]
    assert body(issue, result, "1/头") == source(issue, "1/头")


def test_slots_of_a_page_that_cannot_fit_are_named_with_their_sum() -> None:
    issue, result = made({"甲": Copy([21, 21], rank="lead"), "乙": Copy([21, 21])}, -3)
    page = result.placed.pages[0]
    assert [(chain.slots, chain.lines) for chain in page.too_high] == [(("1/甲", "1/乙"), 3)]
    assert page.excess_lines == 3
    assert body(issue, result, "1/乙") == source(issue, "1/乙")


def with_reserve(lines: int, *reserve: Sequence[int]) -> tuple[Issue, FilledIssue]:
    """A story of 20 lines above free cells, on a page of `lines` lines; articles in reserve by their paragraphs."""
    copies: dict[str, object] = {name: Copy(list(p)) for name, p in zip("备待补", reserve, strict=False)}
    stock, _ = issue_of([(Dummy(" ".join(name * 2 for name in copies), {}, 200), copies)])
    drawn, _ = issue_of([(Dummy("甲甲 空空", {}, lines), {"甲": Copy([20]), "空": Free()})])
    spare = tuple(replace(story, id=f"备/{story.id}", slots=()) for story in stock.stories)
    issue = replace(drawn, reserve=spare, texts=(*drawn.texts, *stock.texts))
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    return issue, fill_frames(issue, shaped, texts, place_articles(issue, texts))


def test_free_cells_take_the_article_in_reserve_that_fits() -> None:
    _, result = with_reserve(36, [60, 60], [9, 9])
    # The first is far too long for what the story leaves; the second fits.
    assert told(result)[0] == "1/空：补备稿“备/1/待”"
    assert [story.id for story in result.issue.stories] == ["1/甲", "备/1/待"]
    assert [fit.slot for fit in result.fits] == ["1/甲", "1/空"]
    assert all(fit.state != "overset" for fit in result.fits)
    assert body(result.issue, result, "备/1/待") == source(result.issue, "备/1/待")


def test_an_article_that_would_stand_in_stumps_is_passed_over() -> None:
    _, result = with_reserve(36, [7], [9, 9])  # seven lines in two columns
    assert [story.id for story in result.issue.stories] == ["1/甲", "备/1/待"]


def test_free_cells_stay_white_when_nothing_fits() -> None:
    issue, result = with_reserve(36, [60, 60])
    assert result.issue == issue
    assert [fit.slot for fit in result.fits] == ["1/甲"]


def test_free_cells_take_several_articles_below_one_another() -> None:
    _, result = with_reserve(50, [9, 9], [60, 60], [9, 8])
    assert [story.id for story in result.issue.stories] == ["1/甲", "备/1/备", "备/1/补"]
    assert [fit.slot for fit in result.fits] == ["1/甲", "1/空", "1/空-2"]
    assert all(fit.state == "fit" or fit.lines <= 2 for fit in result.fits)
    slots = {slot.slot.address: slot for slot in result.placed.pages[0].slots}
    upper, lower = slots["1/空"], slots["1/空-2"]
    assert upper.top_line + upper.lines == lower.top_line
    assert lower.top_line + lower.lines == 50
    assert [body(result.issue, result, name) for name in ("备/1/备", "备/1/补")] == [
        source(result.issue, name) for name in ("备/1/备", "备/1/补")
    ]


def test_of_choices_without_a_fault_the_one_in_order_is_taken() -> None:
    _, alone = with_reserve(50, [30, 30])
    assert [(fit.slot, fit.state) for fit in alone.fits] == [("1/甲", "fit"), ("1/空", "fit")]
    _, result = with_reserve(50, [9, 9], [30, 30], [9, 8])  # the first and the third together leave little white too
    assert [story.id for story in result.issue.stories] == ["1/甲", "备/1/备", "备/1/补"]


@pytest.mark.parametrize(
    ("bands", "parts"), [((20, 30), (20, 10, 20)), ((12, 38), (12, 18, 20)), ((None, 30), (None, None, 30))]
)
def test_pinned_free_cells_are_parted_where_the_first_article_ends(
    bands: tuple[int | None, ...], parts: tuple[int | None, ...]
) -> None:
    drawn, _ = issue_of([(Dummy("甲空 乙空", {}, 50), {"甲": Copy([9]), "乙": Copy([9]), "空": Free()})])
    page = replace(drawn.pages[0], bands=bands)
    slot = next(slot for slot in page.slots if isinstance(slot.content, Free))
    made, upper, lower = parted(page, slot, 30, "1/空-2")
    assert made.bands == parts
    assert (upper.first_band, upper.end_band, lower.end_band) == (0, lower.first_band, 3)
    heights = {one.name: (one.first_band, one.end_band) for one in made.slots if one.name != "空"}
    assert heights == ({"甲": (0, 1), "乙": (1, 3)} if bands[0] else {"甲": (0, 2), "乙": (2, 3)})


def test_low_free_cells_cost_no_round() -> None:
    _, result = with_reserve(18, [3])
    assert result.rounds == 1


def test_a_story_goes_on_in_another_slot_of_its_page() -> None:
    copies = {"甲": Copy([9] * 13, jumps_to="1/丁"), "乙": Copy([9] * 4), "丁": Copy(head=0, comes_from="1/甲")}
    drawn, _ = issue_of([(Dummy("甲甲乙 丁丁丁", {}, 66), copies)])
    # The program writes no jump lines where the page is not turned.
    silent = {e.key: replace(e, text=RichText("")) for s in drawn.stories for e in (*s.jump_to, *s.jump_from)}
    stories = tuple(
        replace(s, jump_to=tuple(silent[e.key] for e in s.jump_to), jump_from=tuple(silent[e.key] for e in s.jump_from))
        for s in drawn.stories
    )
    issue = replace(drawn, stories=stories, texts=tuple(silent.get(e.key, e) for e in drawn.texts))
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, texts, place_articles(issue, texts))
    beads = {bead.frame.slot for bead in thread(result, "1/甲").beads}
    assert beads == {"1/甲", "1/丁"}
    assert body(issue, result, "1/甲") == source(issue, "1/甲")
    assert not [d for d in result.findings if d.code in ("P101", "overset", "F101")]


def with_optional(issue: Issue, story: int, keys: frozenset[str]) -> Issue:
    """The issue with some texts of a story optional, and all its pictures but the first."""
    old = issue.stories[story]
    body = tuple(replace(e, optional=e.key in keys) for e in old.body)
    pictures = tuple(replace(p, optional=i > 0) for i, p in enumerate(old.pictures))
    stories = tuple(replace(s, body=body, pictures=pictures) if s is old else s for s in issue.stories)
    texts = {e.key: e for e in body}
    return replace(issue, stories=stories, texts=tuple(texts.get(e.key, e) for e in issue.texts))


def test_an_optional_picture_is_left_out_before_an_optional_paragraph() -> None:
    pictures = [(1, 9, 9), (1, 8, 8)]
    copies = {"甲": Copy([9] * 5, rank="lead"), "乙": Copy([9] * 5, pictures=pictures)}
    issue, _ = issue_of([(Dummy("甲甲 乙乙", {}, 66), copies)])
    issue = with_optional(issue, 1, frozenset({"1/乙/body/4"}))
    shaped = shaped_of(issue)
    lines = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, lines, place_articles(issue, lines))
    assert "1/乙：删可删的第 2 幅图" in told(result)
    assert not result.dropped
    assert [len(slot.pictures) for slot in result.placed.pages[0].slots] == [0, 1]
    assert not [fit for fit in result.fits if fit.state == "overset"]


def test_what_is_not_optional_stays() -> None:
    copies = {"甲": Copy([9] * 5, rank="lead"), "乙": Copy([9] * 5, pictures=[(1, 9, 9), (1, 8, 8)])}
    _, result = filled([(Dummy("甲甲 乙乙", {}, 66), copies)])
    assert not any("删" in step for step in told(result))
    assert [len(slot.pictures) for slot in result.placed.pages[0].slots] == [0, 2]


def test_the_only_frame_may_be_the_one_beside_a_picture() -> None:
    copies = {"甲": Copy([9], pictures=[(1, 12, 12)], where="top-left")}
    issue, _ = issue_of([(Dummy("甲", {}, 17), copies)])
    slot = replace(issue.pages[0].slots[0], columns=(Column(0.0, 30.0),))
    story = issue.stories[0]
    pictures = tuple(replace(p, narrow_em=12.0) for p in story.pictures)
    issue = replace(
        issue,
        pages=(replace(issue.pages[0], slots=(slot,)),),
        stories=(replace(story, pictures=pictures),),
    )
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, texts, place_articles(issue, texts))
    (frame,) = result.placed.pages[0].slots[0].frames
    assert frame.measure_em == 17.0
    for bead in thread(result, "1/甲").beads:
        assert all(line.line.width_em <= bead.frame.measure_em + 0.5 for line in bead.lines)
    assert body(issue, result, "1/甲") == source(issue, "1/甲")


def filled_but_for_a_line(copies: dict[str, Copy]) -> FilledIssue:
    """A page of a lead over two articles that lacks one line of what they need, after copyfit."""
    issue, _ = issue_of([(Dummy("甲甲 乙丙", {}, 10), copies)])
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    need = int(place_articles(issue, texts).findings[0].measured or 0)
    page = issue.pages[0]
    fitted = replace(page, format=replace(page.format, grid=replace(page.format.grid, lines=need - 1)))
    issue = replace(issue, pages=(fitted,))
    return fill_frames(issue, shaped, texts, place_articles(issue, texts))


def test_heads_side_by_side_give_their_white_together_and_before_a_weightier_one() -> None:
    copies = {
        "甲": Copy([21, 21], rank="lead", white=2.0),
        "乙": Copy([21], rank="third", white=2.0),
        "丙": Copy([21], rank="third", white=2.0),
    }
    result = filled_but_for_a_line(copies)
    assert sorted(told(result)) == ["1/丙：标题区减空 1 行", "1/乙：标题区减空 1 行"]
    assert not [d for d in result.findings if d.code in ("P101", "overset")]


def test_a_head_beside_one_that_gave_white_stays_level_with_it() -> None:
    """乙 has too much by a line, 丙 beside it a line to spare: its head neither keeps its white nor takes the spare."""
    copies = {
        "甲": Copy([21, 21], rank="lead", white=2.0),
        "乙": Copy([21], rank="third", white=2.0),
        "丙": Copy([19], rank="third", white=2.0),
    }
    result = filled_but_for_a_line(copies)
    assert sorted(told(result)) == ["1/丙：标题区减空 1 行", "1/乙：标题区减空 1 行"]
    heads = {slot.slot.name: slot.head for slot in result.placed.pages[0].slots}
    assert heads["乙"] and heads["丙"] and heads["乙"].lines == heads["丙"].lines


@pytest.mark.parametrize("over", [1, 3])
def test_the_hint_tells_what_to_cut_so_that_whole_lines_go(over: int) -> None:
    # One column of 11 em with room for 12 - `over` lines: paragraphs of 4 lines, the last of a line of 4 characters.
    paragraphs = ["田" * 42, "田" * 42, "田" * 35]
    copy = Copy([4, 4, 4])
    issue, _ = issue_of([(Dummy("甲", {}, 30), {"甲": copy})])
    story = issue.stories[0]
    body = tuple(replace(e, text=RichText(text)) for e, text in zip(story.body, paragraphs, strict=True))
    page = issue.pages[0]
    lines = page.format.grid.lines - 15 - over
    small = replace(page, format=replace(page.format, grid=replace(page.format.grid, lines=lines)))
    issue = replace(issue, stories=(replace(story, body=body),), pages=(small,))
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, texts, place_articles(issue, texts))
    fit = result.fits[0]
    tail = [line for text in result.set.galleys[story.id, 0].texts for line in text.lines][-fit.column_lines :]
    assert fit.state == "overset"
    assert fit.cut == sum(len(line.text) for line in tail) >= fit.characters
    found = next(d for d in result.findings if d.code == "overset")
    assert found.hint("zh").startswith(f"从文末删 {fit.cut} 字")


@pytest.mark.parametrize(
    ("copies", "lowered"),
    [
        (
            {"甲": Copy([5, 5], boxed=True, rank="brief"), "乙": Copy([5, 5], boxed=True, rank="brief")},
            {"甲": 2, "乙": 2},
        ),
        (
            {"甲": Copy([5, 5], boxed=True, rank="brief"), "乙": Copy([6, 6], boxed=True, rank="brief")},
            {"甲": 1, "乙": 1},
        ),
        ({"甲": Copy([5, 5], boxed=True, rank="brief"), "乙": Copy([5, 5], rank="brief")}, {"甲": 2}),
        ({"甲": Copy([5, 5], boxed=True, pictures=[(1, 2, 2)], rank="brief"), "乙": Copy([5, 5], rank="brief")}, {}),
    ],
)
def test_white_in_a_box_of_columns_stands_above_its_text_too(copies: dict[str, Copy], lowered: dict[str, int]) -> None:
    """Texts of five or six lines in columns with four or more lines to spare, in boxes side by side."""
    issue, result = filled([(Dummy("甲甲乙乙", {0: 16}, 16), copies)])
    assert [step for step in told(result) if "下移" in step] == [
        f"1/{name}：框内文字下移 {lines} 行，上下空白相当" for name, lines in lowered.items()
    ]
    for slot in result.placed.pages[0].slots:
        assert slot.head is not None
        foot = slot.head.top_line + slot.head.lines
        assert all(frame.top_line == foot for frame in slot.frames[:1])
        assert slot.below_lines == 2 * lowered.get(slot.slot.name, 0)
    assert body(issue, result, "1/甲") == source(issue, "1/甲")


@pytest.mark.parametrize(("spare", "strong", "blank"), [(3, True, True), (3, False, False), (1, True, False)])
def test_white_in_a_box_of_columns_stands_between_entries_that_begin_with_words_set_apart(
    spare: int, strong: bool, blank: bool
) -> None:
    """Six entries of two lines in two columns: two gaps in each, one of which is at a column's top."""
    issue, _ = issue_of([(Dummy("甲甲", {}, 12 + spare), {"甲": Copy([1] * 6, boxed=True, rank="brief")})])
    body_of = issue.stories[0].body
    marks = (Mark(0, 2, "strong"),) if strong else ()
    texts = {e.key: replace(e, text=replace(e.text, marks=marks)) for e in body_of}
    stories = (replace(issue.stories[0], body=tuple(texts.values())),)
    issue = replace(issue, stories=stories, texts=tuple(texts.get(e.key, e) for e in issue.texts))
    shaped = shaped_of(issue)
    lines = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, lines, place_articles(issue, lines))
    assert any("段间各空 1 行" in step for step in told(result)) == blank
    assert body(issue, result, "1/甲") == source(issue, "1/甲")
