"""Whole dummies with hand-made copy: what slots need, who gets the slack, what is said of a page that cannot fit."""

from dataclasses import replace

import pytest
from dummies import CAPTION, Copy, Dummy, grid, issue_of, picture, set_text, shaped_of

from layout.diagnostics import InputError
from layout.lines import break_lines
from layout.model.page import Ad, Column, Free, PhotoStory
from layout.place import place_articles
from layout.place.blocks import caption_height, head_height, whole_lines
from layout.place.types import PlacedPage, PlacedSlot


def placed(dummy: Dummy, **copies: object) -> PlacedPage:
    issue, texts = issue_of([(dummy, copies)])
    result = place_articles(issue, texts)
    assert not result.findings
    return result.pages[0]


def slot(page: PlacedPage, name: str) -> PlacedSlot:
    return next(s for s in page.slots if s.slot.name == name)


def test_a_head_is_its_sizes_over_the_pitch_plus_white() -> None:
    # Two lines of 24 pt, 1.12 apart: 24 + 26.88 = 50.88 pt = 4.24 lines, and one line of white: 6 lines.
    texts = [set_text("h", 2, "headline", CAPTION), set_text("d", 1, "deck", CAPTION)]
    assert head_height([set_text("h", 2, "headline")], 1.0, grid()).lines == 3
    # 8 + 8.96 + 8 = 24.96 pt = 2.08 lines + 1 = 4 lines
    assert head_height(texts, 1.0, grid()).lines == 4
    assert head_height([], 1.0, grid()).lines == 0


@pytest.mark.parametrize(("height_px", "lines"), [(237, 20), (238, 21), (249, 21), (250, 22)])
def test_an_advertisement_is_as_high_as_it_needs_to_be_as_wide_as_its_slot(height_px: int, lines: int) -> None:
    """As many points high as pixels: 237 of 20 lines, for 3 stand above the first characters and below the last."""
    assert whole_lines(picture(639, height_px), 71.0, grid()) == lines


def test_a_caption_of_one_line_takes_one_line_and_its_white_another_below_it() -> None:
    # gap .25 + 8/12 + .4 - the white of the line itself .125 = 1.19 → 2 lines above text, 1 at the foot.
    caption = set_text("c", 1, "caption", CAPTION)
    assert caption_height(caption, grid(), at_foot=False) == 2
    assert caption_height(caption, grid(), at_foot=True) == 1
    assert caption_height(None, grid(), at_foot=False) == 1


def test_one_story_fills_one_band() -> None:
    # 30 lines over 3 columns = 10, head 24 pt = 2 + 1 white = 3 lines; the page has just these 13 lines.
    page = placed(Dummy("甲甲甲", {}, 13), 甲=Copy([30]))
    assert page.boundaries == (0, 13)
    assert slot(page, "甲").need_lines == 13
    assert [frame.lines for frame in slot(page, "甲").frames] == [10, 10, 10]
    assert slot(page, "甲").frames[0].top_line == 3


def test_white_parts_a_slot_from_the_one_below_and_not_from_the_foot() -> None:
    page = placed(Dummy("甲 乙", {}, 27), 甲=Copy([10]), 乙=Copy([10]))
    # 3 + 10 + 1 white, then 3 + 10.
    assert page.boundaries == (0, 14, 27)
    assert [slot(page, name).white_lines for name in "甲乙"] == [1, 0]


def test_a_frame_costs_a_line_above_and_below() -> None:
    page = placed(Dummy("甲", {}, 15), 甲=Copy([10], boxed=True))
    assert slot(page, "甲").need_lines == 15
    assert slot(page, "甲").head is not None
    assert slot(page, "甲").head.top_line == 1  # type: ignore[union-attr]
    assert slot(page, "甲").frames[0].top_line == 4


def test_elastic_pictures_take_the_slack_first() -> None:
    # 20 lines of text in 2 columns, a picture of 1 column, 4 to 12 lines + 1 white. Page of 21 lines:
    # head 3, room 18 lines in 2 columns = 36 - 20 = 16 for the picture and its white: it takes its most, 12.
    page = placed(Dummy("甲甲", {}, 21), 甲=Copy([20], pictures=[(1, 4, 12)]))
    assert slot(page, "甲").pictures[0].lines == 12
    assert slot(page, "甲").pictures[0].left_em == 12.0
    # The frame of the second column begins below the picture: 3 + 12 + 1.
    assert [(f.column, f.top_line) for f in slot(page, "甲").frames][1][1] >= 16


def test_a_picture_as_wide_as_the_text_stands_across_it() -> None:
    page = placed(Dummy("甲甲", {}, 20), 甲=Copy([20], pictures=[(2, 6, 6)]))
    assert slot(page, "甲").pictures[0].width_em == 23.0
    assert [(f.top_line, f.lines) for f in slot(page, "甲").frames] == [(10, 10), (10, 10)]


def test_a_picture_at_the_foot_keeps_a_line_from_the_text_above_it() -> None:
    page = placed(Dummy("甲甲", {}, 21), 甲=Copy([28], pictures=[(1, 6, 6)], where="bottom-left"))
    # room 18: right column 18 lines, left column 18 - 6 - 1 white = 11.
    assert [f.lines for f in slot(page, "甲").frames] == [11, 18]
    assert slot(page, "甲").pictures[0].top_line == 3 + 12


def test_a_picture_article_fills_its_slot() -> None:
    page = placed(Dummy("甲 图", {1: 22}, 36), 甲=Copy([10]), 图=PhotoStory(picture()))
    assert page.boundaries == (0, 14, 36)
    assert slot(page, "图").pictures[0].lines == 22
    assert slot(page, "图").frames == ()


def test_a_pinned_band_crops_its_picture_article_further_than_an_open_one() -> None:
    # 71 em wide: 35.5 lines in its own shape, 27 at the least where nothing is pinned.
    dummy = Dummy("甲甲甲甲甲甲 图图图图图图", {1: 18}, 26)
    page = placed(dummy, 甲=Copy([24]), 图=PhotoStory(picture()))
    assert page.boundaries == (0, 8, 26)
    assert slot(page, "图").pictures[0].lines == 18


def test_staircase_and_nested_slots_share_the_page() -> None:
    dummy = Dummy("甲甲乙乙 甲甲乙乙 丙丙乙乙 丙丙丁丁", {}, 60)
    page = placed(dummy, 甲=Copy([40]), 乙=Copy([60]), 丙=Copy([44]), 丁=Copy([10]))
    assert page.boundaries[-1] == 60
    for one in page.slots:
        assert one.need_lines <= one.lines
    # 甲 3+20+1 = 24, 丙 3+22 = 25; 乙 3+30+1 = 34, 丁 3+5 = 8: both sides have slack and fill the page.
    assert sum(slot(page, n).lines for n in "甲丙") == 60
    assert sum(slot(page, n).lines for n in "乙丁") == 60


def test_free_cells_take_the_slack_before_white_is_given_to_stories() -> None:
    page = placed(Dummy("甲 空", {}, 40), 甲=Copy([10]), 空=Free())
    assert slot(page, "甲").lines == 14
    assert slot(page, "空").lines == 26


def test_a_pinned_band_that_cannot_hold_its_slot_is_said_with_lines_and_characters() -> None:
    issue, texts = issue_of([(Dummy("甲甲 乙乙", {1: 9}, 40), {"甲": Copy([20]), "乙": Copy([20])})])
    result = place_articles(issue, texts)
    found = [d for d in result.findings if d.code == "P101"]
    # 乙 needs 3 + 10 lines, the pin gives 9: 4 lines too many, 4 × 22 = 88 characters.
    assert [(d.measured, d.limit, d.slot) for d in found] == [(13.0, 9.0, "2/乙".replace("2", "1"))]
    assert found[0].text("zh") == "版面排不下：1/乙 自上而下共需 13 行，只有 9 行，超 4 行（约 88 字）"
    assert result.pages[0].boundaries == (0, 31, 40)


def test_the_way_out_names_copy_to_cut_and_pictures_to_lower() -> None:
    copies = {"甲": Copy([40], pictures=[(1, 6, 8)]), "图": PhotoStory(picture())}
    issue, texts = issue_of([(Dummy("甲甲 图图", {1: 22}, 36), copies)])
    (found,) = place_articles(issue, texts).findings
    assert found.values["ways_en"] == "cut copy in 1/甲, or lower the picture in 1/甲, or let an article jump"


def test_a_page_that_is_too_full_names_its_chain_and_cuts_the_lowest_rank() -> None:
    copies = {"甲": Copy([80], rank="lead"), "乙": Copy([40]), "丙": Copy([30])}
    issue, texts = issue_of([(Dummy("甲甲丙 乙乙丙", {}, 60), copies)])
    result = place_articles(issue, texts)
    # 甲 3 + 40 + 1 = 44, 乙 3 + 20 = 23: 67 lines where there are 60.
    assert [d.values["chain"] for d in result.findings] == ["1/甲＋1/乙"]
    assert result.findings[0].values["ways_zh"] == "删 1/甲、1/乙 之一的文字，或把一篇转版"
    assert [(d.measured, d.limit, d.slot) for d in result.findings] == [(67.0, 60.0, "1/乙")]
    assert result.pages[0].boundaries == (0, 44, 60)


def test_pins_that_are_more_than_the_page_are_an_input_error() -> None:
    issue, texts = issue_of([(Dummy("甲 乙", {0: 50, 1: 40}, 60), {"甲": Copy([8]), "乙": Free()})])
    with pytest.raises(InputError) as caught:
        place_articles(issue, texts)
    assert [d.code for d in caught.value.diagnostics] == ["P103"]


def test_a_page_with_all_bands_pinned_says_what_stays_empty() -> None:
    issue, texts = issue_of([(Dummy("甲 乙", {0: 30, 1: 20}, 60), {"甲": Copy([8]), "乙": Ad("", None, None, None)})])
    result = place_articles(issue, texts)
    assert [(d.code, d.values["excess"]) for d in result.findings] == [("P102", "10")]


def test_a_part_that_jumps_takes_the_room_that_is_left() -> None:
    one = (Dummy("头头 二二", {}, 60), {"头": Copy([200], jumps_to="2/续", rank="lead"), "二": Copy([40])})
    two = (Dummy("续续 三三", {}, 80), {"续": Copy(comes_from="1/头"), "三": Copy([20])})
    issue, texts = issue_of([one, two])
    result = place_articles(issue, texts)
    first = {s.slot.name: s for s in result.pages[0].slots}
    # 二 needs 3 + 20 = 23 lines, the lead gets the other 37.
    assert (first["头"].lines, first["二"].lines) == (37, 23)
    # 33 lines of text in two columns = 66 rows stand on page 1; 134 and the 上接 line go on: 68 lines a column.
    rest = {s.slot.name: s for s in result.pages[1].slots}
    assert rest["续"].need_lines in (3 + 67 + 1, 3 + 68 + 1)


def test_needs_add_up() -> None:
    page = placed(Dummy("甲甲 乙乙", {}, 60), 甲=Copy([40], pictures=[(1, 5, 9)], boxed=True), 乙=Copy([30]))
    for one in page.slots:
        assert sum(part.lines for part in one.needs) == one.need_lines


def test_l_shapes_that_interlock_fit() -> None:
    copies = {"甲": Copy([9] * 9), "乙": Copy([9] * 3), "丁": Copy([9] * 3), "丙": Copy([9] * 6)}
    issue, texts = issue_of([(Dummy("甲甲甲甲乙乙 甲甲甲甲甲甲 丁丁丙丙丙丙 丁丁丁丁丙丙", {}, 80), copies)])
    page = place_articles(issue, texts).pages[0]
    assert not page.too_high
    slots = {slot.slot.name: slot for slot in page.slots}
    corner = slots["甲"].corner
    assert corner is not None
    # The corner is as high as the slot that stands in it, and no frame of the L reaches into it.
    assert (corner.top_line, corner.lines) == (slots["乙"].top_line, slots["乙"].lines)
    right = [frame for frame in slots["甲"].frames if frame.left_em >= corner.left_em]
    assert right
    assert all(frame.top_line >= corner.top_line + corner.lines for frame in right)
    assert [block.lines for block in slots["甲"].blocks] == [corner.lines, slots["甲"].lines - corner.lines]


def test_text_runs_beside_a_picture_that_is_narrower_than_its_column() -> None:
    issue, _ = issue_of([(Dummy("甲", {}, 40), {"甲": Copy([12] * 2, pictures=[(1, 8, 8)], where="top-left")})])
    wide = Column(0.0, 30.0)
    slot = replace(issue.pages[0].slots[0], columns=(wide,))
    story = issue.stories[0]
    pictures = tuple(replace(p, narrow_em=12.0) for p in story.pictures)
    issue = replace(
        issue,
        pages=(replace(issue.pages[0], slots=(slot,)),),
        stories=(replace(story, pictures=pictures),),
    )
    placed = place_articles(issue, break_lines(issue, shaped_of(issue))).pages[0].slots[0]
    (picture,), (beside, below) = placed.pictures, placed.frames
    assert (picture.left_em, picture.width_em) == (0.0, 12.0)
    # 30 − 12 − 1 of white are left for text, for eight lines and the white below the picture.
    assert (beside.left_em, beside.measure_em, beside.lines) == (13.0, 17.0, 9)
    assert (below.left_em, below.measure_em, below.top_line) == (0.0, 30.0, beside.top_line + 9)


def test_texts_of_slots_side_by_side_begin_at_one_line() -> None:
    # 甲 and 乙 have 3 + 6 and 3 + 7 lines and a line of white below; 丙 beside both takes 15, 丁 below them 3: 乙 might
    # have a line more in its head, 甲 two.
    page = placed(Dummy("甲乙丙 丁丁丙", {}, 15), 甲=Copy([6]), 乙=Copy([7]), 丙=Copy([12]), 丁=Copy([1, 1]))
    first = {name: slot(page, name).frames[0].top_line for name in "甲乙"}
    assert first["甲"] == first["乙"]
    assert slot(page, "甲").lines == slot(page, "乙").lines == 11
