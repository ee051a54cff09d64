"""Geometric checks and checks of lines on pages made by hand, each with a near miss: what no page of ours need show."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from dummies import BODY, HEADLINE, grid, picture

from layout.compose.types import Sheet
from layout.diagnostics import Diagnostic
from layout.flow.types import Bead, FilledIssue, PouredLine
from layout.geometry import Rect
from layout.lines.types import Line, SetIssue, SetText
from layout.lint.copy import check_story_copy
from layout.lint.facts import Area, Block, Leg, PageFacts
from layout.lint.form import check_form, check_page_count
from layout.lint.heads import check_head_lines, check_head_pairs, check_heads_in_a_row
from layout.lint.makeup import (
    check_column_ends,
    check_corners,
    check_gutters,
    check_lead,
    check_legs,
    check_pictures_apart,
    check_splits,
)
from layout.lint.turns import check_outlines, check_pictures_near, check_turns
from layout.model.article import Byline, Rank, RichText
from layout.model.issue import Issue, Paper
from layout.model.page import Ad, Bleed, Box, Format, Furniture, Page, Slot, StoryPart
from layout.model.story import ElementKind, Story, StoryPicture, Table, TextElement
from layout.model.style import Align, Kinsoku
from layout.place.types import Frame, PlacedIssue, PlacedPicture, PlacedSlot

Check = Callable[[PageFacts], Iterator[Diagnostic]]
GRID = grid(6, 80)
TRIM = Rect(0, 0, 780, 1100)
FORMAT = Format("by-hand", 780, 1100, Bleed(), Rect(60, 70, 60 + 71 * 9, 70 + 80 * 12), GRID)

ISSUE = Issue(
    Paper("样报", "YB", "zh-Hans"), Path("i"), "i", datetime.date(2021, 2, 9), 212, "星期二", "", "zh-Hans", (), (), ()
)


def line(text: str, first: int = 0, last: bool = False, findings: tuple[str, ...] = ()) -> Line:
    return Line(first, first + len(text), text, 0.0, float(len(text)), last, 0.0, (), findings)


@dataclass(frozen=True)
class Made:
    """One article by hand: columns (first, end) and lines (top, foot) of its slot, and what stands in it."""

    columns: tuple[int, int]
    lines: tuple[int, int]
    head: int = 4
    size: float = 24.0
    words: Sequence[str] = ("一条河",)
    rank: Rank = "second"
    ranked: bool = True
    legs: Sequence[int] | None = None
    leg_top: int | None = None
    texts: Sequence[tuple[str, str, ElementKind, int, bool]] = ()
    pictures: Sequence[tuple[int, int, int, int]] = ()
    boxed: bool = False
    ad: bool = False
    measure: float = 40.0
    role: str = ""
    slots: int = 1


def body_of(made: Made, top: int, height: int, column: int) -> tuple[PouredLine, ...]:
    """The lines of one column: those written, or full ones."""
    if made.texts and column == len(made.legs or ()) - 1:
        rows = [
            PouredLine(line(words, first, last), key, i) for i, (key, words, _, first, last) in enumerate(made.texts)
        ]
        return tuple(rows)
    return tuple(PouredLine(line("河水慢慢往东流", 7 * i), "p/0", i) for i in range(height))


def block(name: str, made: Made) -> Block:
    """An article as the checks see it."""
    first, end = made.columns
    top, foot = made.lines
    left, right = first * 12.0, end * 12.0 - 1
    legs = made.legs if made.legs is not None else [max(0, foot - top - made.head - 1)] * (end - first)
    leg_top = made.leg_top if made.leg_top is not None else top + made.head
    address = f"1/{name}"
    frames = [
        Frame(address, i, (first + i) * 12.0, 11.0, leg_top, height) for i, height in enumerate(legs) if height > 0
    ]
    beads = [Bead(1, frame, body_of(made, leg_top, frame.lines, frame.column)) for frame in frames]
    columns = GRID.columns[first:end]
    placed = tuple(
        PlacedPicture(StoryPicture(picture(), 0, w, h, h, h, None), x * 12.0, w * 12.0 - 1, y, h, 0)
        for x, y, w, h in made.pictures
    )
    content = Ad("", None, None, None) if made.ad else StoryPart(name)
    box = Box() if made.boxed else None
    slot = Slot(address, name, first, end, 0, 1, columns, content, box)
    kinds = {key: kind for key, _, kind, _, _ in made.texts}
    body = tuple(
        TextElement(key, kinds.get(key, "body"), RichText("河水慢慢往东流。"), BODY, (11.0,))
        for key in dict.fromkeys([*kinds, "p/0"])
    )
    addresses = (address, *(f"2/{i}" for i in range(1, made.slots)))
    story = Story(name, "zh-Hans", made.rank, addresses, (None,), body, (), (), (), Byline(), is_ranked=made.ranked)
    style = replace(HEADLINE, size_pt=made.size, role=made.role or f"face{name}")
    headline = SetText(f"{name}/headline", "headline", style, made.measure, tuple(line(w) for w in made.words))
    return Block(
        address,
        "ad" if made.ad else "story",
        None if made.ad else story,
        0,
        Area(left, top, right, foot - 1),
        made.boxed,
        Area(left, top, right, top + made.head) if made.head and not made.ad else None,
        headline if made.head and not made.ad else None,
        tuple(
            Leg(Area(b.frame.left_em, leg_top, b.frame.left_em + 11, leg_top + len(b.lines)), b.frame.column, b)
            for b in beads
        ),
        tuple(Area(p.left_em, p.top_line, p.left_em + p.width_em, p.top_line + p.lines) for p in placed),
        PlacedSlot(slot, left, right - left, top, foot - top, foot - top, None, placed, tuple(frames), 1),
    )


def page(**articles: Made) -> PageFacts:
    """A page of these articles, 80 lines high."""
    blocks = tuple(block(name, made) for name, made in articles.items())
    made = Page(1, "A", "要闻", FORMAT, (None,), tuple(b.placed.slot for b in blocks), None, 0, ())
    return PageFacts(made, 0, 80, blocks, {})


def folded(facts: PageFacts) -> PageFacts:
    """The same page, no text of which is to cross its fold."""
    return replace(facts, page=replace(facts.page, fold_is_clear=True))


def told(check: Check, facts: PageFacts, code: str) -> list[Diagnostic]:
    return [finding for finding in check(facts) if finding.code == code]


END, MIDDLE, OTHER, FLAG = (
    ("p/0", "往东流。", "body", 63, True),
    ("p/0", "河水慢慢往东流", "body", 63, False),
    ("p/1", "船来", "body", 0, False),
    ("s/0", "小标题", "subhead", 0, True),
)
WIDE, LEFT, RIGHT = (0, 6), (0, 3), (3, 6)
PHOTO = Made(RIGHT, (0, 40), ad=True)
CASES: list[tuple[str, Check, PageFacts, PageFacts]] = [
    ("split_page", check_splits, page(甲=Made(WIDE, (0, 40)), 乙=Made(WIDE, (40, 80))),
     page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80)), 丙=Made(RIGHT, (0, 44)), 丁=Made(RIGHT, (44, 80)))),
    ("split_page", check_splits, folded(page(甲=Made(WIDE, (0, 60)), 乙=Made(WIDE, (60, 80), ad=True))),
     folded(page(甲=Made(WIDE, (0, 40)), 乙=Made(WIDE, (40, 80))))),
    ("near_split", check_splits,
     page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80)), 丙=Made(RIGHT, (0, 42)), 丁=Made(RIGHT, (42, 80))),
     page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80)), 丙=Made(RIGHT, (0, 43)), 丁=Made(RIGHT, (43, 80)))),
    ("through_gutter", check_gutters, page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (0, 80))),
     page(甲=Made(LEFT, (0, 70)), 乙=Made(RIGHT, (0, 70)), 丙=Made(WIDE, (70, 80)))),
    ("through_gutter", check_gutters, page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (0, 80))),
     page(甲=Made((0, 2), (0, 80)), 乙=Made((2, 6), (0, 80)))),
    ("through_gutter", check_gutters, page(甲=Made(LEFT, (0, 80), boxed=True), 乙=Made(RIGHT, (0, 80))),
     page(甲=Made(LEFT, (0, 80), boxed=True), 乙=Made(RIGHT, (0, 80), boxed=True))),
    ("cross_corner", check_corners,
     page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80)), 丙=Made(RIGHT, (0, 40)), 丁=Made(RIGHT, (40, 80))),
     page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80)), 丙=Made(RIGHT, (0, 41)), 丁=Made(RIGHT, (41, 80)))),
    ("butted_heads", check_head_pairs, page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (3, 80))),
     page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (4, 80)))),
    ("butted_heads", check_head_pairs, page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (0, 80), size=22)),
     page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (0, 80), size=18))),
    ("butted_heads", check_head_pairs, page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (0, 80))),
     page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (0, 80), boxed=True))),
    ("stacked_heads", check_head_pairs, page(甲=Made(WIDE, (0, 6)), 乙=Made(WIDE, (6, 80))),
     page(甲=Made(WIDE, (0, 7)), 乙=Made(WIDE, (7, 80)))),
    ("stacked_heads", check_heads_in_a_row,
     page(甲=Made(LEFT, (0, 20)), 乙=Made(LEFT, (20, 40)), 丙=Made(LEFT, (40, 60))),
     page(甲=Made(LEFT, (0, 20)), 乙=Made(LEFT, (20, 40), size=22), 丙=Made(LEFT, (40, 60)))),
    ("same_heads", check_head_pairs, page(甲=Made(LEFT, (0, 40), role="hei"), 乙=Made(RIGHT, (10, 60), role="hei")),
     page(甲=Made(LEFT, (0, 40), role="hei"), 乙=Made(RIGHT, (10, 60), role="hei", size=22))),
    ("head_order", check_head_pairs,
     page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80), rank="third", size=26)),
     page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80), rank="third", size=24))),
    ("false_lead", check_lead, page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (0, 80), rank="lead")),
     page(甲=Made(LEFT, (0, 80), rank="lead"), 乙=Made(RIGHT, (0, 80)))),
    ("head_order", check_head_pairs,
     page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80), rank="third", size=26, ranked=False)),
     page(甲=Made(LEFT, (0, 40), ranked=False), 乙=Made(LEFT, (40, 80), rank="third", size=26))),
    ("false_lead", check_lead,
     page(甲=Made(LEFT, (0, 80), ranked=False), 乙=Made(RIGHT, (0, 80), rank="lead")),
     page(甲=Made(LEFT, (0, 80)), 乙=Made(RIGHT, (0, 80), rank="lead", ranked=False))),
    ("false_lead", check_lead, page(甲=Made(LEFT, (0, 80), rank="lead"), 乙=Made(RIGHT, (0, 80), rank="lead")),
     page(甲=Made(LEFT, (0, 80), rank="double_lead"), 乙=Made(RIGHT, (0, 80), rank="double_lead"))),
    ("head_over_text", check_legs, page(甲=Made(LEFT, (4, 40), leg_top=3)), page(甲=Made(LEFT, (4, 40), leg_top=4))),
    ("short_leg", check_legs, page(甲=Made(LEFT, (0, 40), legs=(20, 20, 3))),
     page(甲=Made(LEFT, (0, 40), legs=(20, 20, 4)))),
    ("grey", check_legs, page(甲=Made(LEFT, (0, 40), legs=(20, 20, 20))),
     page(甲=Made(LEFT, (0, 40), legs=(20, 20, 19)))),
    ("grey", check_legs, page(甲=Made(LEFT, (0, 40), legs=(20, 20, 20))),
     page(甲=Made(LEFT, (0, 40), legs=(20, 20, 20), pictures=((0, 30, 1, 5),)))),
    ("jump_min", check_legs, page(甲=Made(LEFT, (0, 40), legs=(3, 2, 2), slots=2)),
     page(甲=Made(LEFT, (0, 40), legs=(3, 3, 2), slots=2))),
    ("lone_line", check_column_ends,
     page(甲=Made((0, 2), (0, 40), legs=(9, 2), texts=(END, OTHER))),
     page(甲=Made((0, 2), (0, 40), legs=(9, 2), texts=(MIDDLE, END)))),
    ("lone_line", check_column_ends,
     page(甲=Made((0, 2), (0, 40), legs=(9, 2), texts=(OTHER, FLAG))),
     page(甲=Made((0, 2), (0, 40), legs=(9, 2), texts=(FLAG, OTHER)))),
    ("lone_line", check_column_ends,
     page(甲=Made((0, 2), (0, 40), legs=(9, 2), texts=(("p/0", "往东流", "pull", 63, False), OTHER))),
     page(甲=Made((0, 2), (0, 40), legs=(9, 2), texts=(("p/0", "往东流", "quote", 63, False), OTHER)))),
    ("head_break", check_head_lines, page(甲=Made(LEFT, (0, 40), words=("走进集市", "的一条河"))),
     page(甲=Made(LEFT, (0, 40), words=("走进集市的", "一条河")))),
    ("head_break", check_head_lines, page(甲=Made(LEFT, (0, 40), words=("集市和", "河流"))),
     page(甲=Made(LEFT, (0, 40), words=("集市", "和河流")))),
    ("head_break", check_head_lines, page(甲=Made(LEFT, (0, 40), words=("便民服", "务大厅"))),
     page(甲=Made(LEFT, (0, 40), words=("便民", "服务大厅")))),
    ("head_break", check_head_lines, page(甲=Made(LEFT, (0, 40), words=("便民", "厅"))),
     page(甲=Made(LEFT, (0, 40), words=("便民", "大厅")))),
    ("head_break", check_head_lines, page(甲=Made(LEFT, (0, 40), words=("河水流。",))),
     page(甲=Made(LEFT, (0, 40), words=("河水流？",)))),
    ("head_overflow", check_head_lines, page(甲=Made(LEFT, (0, 40), words=("一条大河",), measure=3.9)),
     page(甲=Made(LEFT, (0, 40), words=("一条大河",), measure=4.0))),
    ("photo_clash", check_pictures_apart,
     page(甲=Made(LEFT, (0, 40), pictures=((2, 10, 1, 8),)), 乙=replace(PHOTO, pictures=((3, 10, 1, 8),))),
     page(甲=Made(LEFT, (0, 40), pictures=((2, 10, 1, 8),)), 乙=replace(PHOTO, pictures=((3, 18, 1, 8),)))),
    ("photo_orphan", check_pictures_near, page(甲=Made(LEFT, (0, 60), legs=(10, 10, 10), pictures=((0, 17, 1, 8),))),
     page(甲=Made(LEFT, (0, 60), legs=(10, 10, 10), pictures=((0, 16, 1, 8),)))),
    ("ambiguous_turn", check_turns,
     page(甲=Made((0, 2), (0, 20)), 乙=Made((0, 2), (20, 40), head=0)),
     page(甲=Made((0, 2), (0, 20)), 乙=Made((0, 2), (20, 40), head=2))),
    ("ambiguous_turn", check_turns,
     page(甲=Made((0, 2), (0, 20)), 乙=Made((0, 2), (21, 40), head=0)),
     page(甲=Made((0, 2), (0, 20)), 乙=Made((0, 2), (21, 40), head=2))),
]  # fmt: skip


@pytest.mark.parametrize(("code", "check", "hit", "miss"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)])
def test_a_page_that_is_told_and_one_that_is_not(code: str, check: Check, hit: PageFacts, miss: PageFacts) -> None:
    findings = told(check, hit, code)
    assert findings and told(check, miss, code) == []
    for finding in findings:
        assert finding.rect is not None and finding.rect.x1 > finding.rect.x0
        assert finding.page == 1
        assert finding.text("zh") != finding.text("en")


@pytest.mark.parametrize(("ranks", "severity"), [(("brief", "brief"), "warning"), (("brief", "third"), "error")])
def test_heads_of_briefs_side_by_side_are_alike_on_purpose(ranks: tuple[Rank, Rank], severity: str) -> None:
    facts = page(甲=Made((0, 1), (0, 20), rank=ranks[0]), 乙=Made((1, 2), (0, 20), rank=ranks[1]))
    assert {f.severity for f in check_head_pairs(facts) if f.code == "butted_heads"} == {severity}


def test_one_step_is_one_near_split() -> None:
    """Two slots end two lines apart: both lines are nearly free, the editor is told of one of them."""
    facts = page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80)), 丙=Made(RIGHT, (0, 42)), 丁=Made(RIGHT, (42, 80)))
    assert [finding.values["line"] for finding in told(check_splits, facts, "near_split")] == ["40"]
    level = page(甲=Made(LEFT, (0, 40)), 乙=Made(LEFT, (40, 80)), 丙=Made(RIGHT, (0, 40)), 丁=Made(RIGHT, (40, 42)),
                 戊=Made(RIGHT, (42, 80)))  # fmt: skip
    assert [finding.code for finding in check_splits(level)] == ["split_page"], "a step beside a split says no more"


def test_a_table_away_from_its_text_is_called_one() -> None:
    facts = page(甲=Made(LEFT, (0, 60), legs=(10, 10, 10), pictures=((0, 17, 1, 8),)))
    (made,) = facts.blocks
    (picture,) = made.placed.pictures
    table = replace(picture, picture=replace(picture.picture, picture=Table((), ())))
    (finding,) = told(check_pictures_near, facts, "photo_orphan")
    assert "图片" in finding.text("zh") and "picture" in finding.text("en")
    facts = replace(facts, blocks=(replace(made, placed=replace(made.placed, pictures=(table,))),))
    (finding,) = told(check_pictures_near, facts, "photo_orphan")
    assert "表格" in finding.text("zh") and "table" in finding.text("en")


@pytest.mark.parametrize(("parts", "corners"), [((40, 40), 0), ((40, 50), 1)])
def test_an_article_in_two_slots_has_corners(parts: tuple[int, int], corners: int) -> None:
    first, second = block("甲", Made((0, 2), (0, parts[0]))), block("乙", Made((2, 4), (0, parts[1])))
    facts = page(甲=Made((0, 2), (0, 40)))
    facts = replace(facts, blocks=(first, replace(second, story=first.story)))
    assert len(told(check_outlines, facts, "dogleg")) == corners


def test_a_finding_says_what_was_measured_and_the_limit_and_the_paper_may_set_it() -> None:
    facts = page(甲=Made(LEFT, (0, 40), legs=(20, 20, 3)))
    (finding,) = told(check_legs, facts, "short_leg")
    assert (finding.measured, finding.limit) == (3, 4)
    assert told(check_legs, replace(facts, limits={"short_leg": 3.0}), "short_leg") == []


def test_columns_of_a_slot_too_low_for_its_copy_are_no_short_legs() -> None:
    facts = page(甲=Made(LEFT, (0, 40), legs=(3, 3, 3)))
    (squeezed,) = facts.blocks
    squeezed = replace(squeezed, placed=replace(squeezed.placed, need_lines=squeezed.placed.lines + 1))
    (finding,) = told(check_legs, facts, "short_leg")
    assert finding.text("zh") == "短腿：第1、2、3栏只有 3、3、3 行"
    assert told(check_legs, replace(facts, blocks=(squeezed,)), "short_leg") == []


def copied(
    words: str, last: bool = False, lang: str = "zh-Hans", findings: tuple[str, ...] = (), kinsoku: Kinsoku = "gb"
) -> set[str]:
    """The codes of one line of body text."""
    facts = page(甲=Made((0, 1), (0, 40), legs=(1,), texts=(("p/0", words, "body", 7, last),)))
    (made,) = facts.blocks
    poured = replace(made.legs[0].bead.lines[0], line=line(words, 7, last, findings))
    leg = replace(made.legs[0], bead=replace(made.legs[0].bead, lines=(poured,)))
    style = replace(BODY, setting=replace(BODY.setting, lang=lang, kinsoku=kinsoku))  # type: ignore[arg-type]
    texts = SetIssue({}, {"p/0": SetText("p/0", "body", style, 11.0, ())}, ())
    filled = FilledIssue(ISSUE, texts, PlacedIssue((), ()), (), (), 1, (), ())
    facts = replace(facts, blocks=(replace(made, legs=(leg,)),))
    return {finding.code for finding in check_story_copy(facts, filled)}


@pytest.mark.parametrize(
    ("code", "hit", "miss"),
    [
        ("kinsoku", "，河水慢慢流", "河水，慢慢流"),
        ("kinsoku", "河水慢慢流（", "河水（慢慢）"),
        ("kinsoku", "》河水慢慢", "《河水》慢慢"),
        ("width_punct", "河水,慢慢流", "河水，慢慢流"),
        ("width_punct", "河水!慢慢流", "3,000人"),
    ],
)
def test_lines_of_copy(code: str, hit: str, miss: str) -> None:
    assert code in copied(hit)
    assert code not in copied(miss)


def test_a_paper_without_prohibitions_is_not_told_of_them() -> None:
    assert "kinsoku" not in copied("，河水慢慢流", kinsoku="none")
    assert "kinsoku" in copied("，河水慢慢流", kinsoku="basic")


def test_what_is_right_in_another_language_is_not_told() -> None:
    assert copied("、河水", lang="en") == set()


def of_form(furniture: dict[str, str], ad: Ad | None = None, count: int = 2, number: int = 2) -> list[Diagnostic]:
    """What the form of a page is found wanting: texts of its furniture by place."""
    made = block("甲", Made(LEFT, (0, 40), ad=True))
    if ad is not None:
        made = replace(made, placed=replace(made.placed, slot=replace(made.placed.slot, content=ad)))
    pieces = tuple(
        Furniture(place, TextElement(f"2/{place}", "folio", RichText(words), BODY, (60.0,)))
        for place, words in furniture.items()
    )
    base = page(甲=Made(LEFT, (0, 40)))
    facts = replace(base, blocks=(made,), page=replace(base.page, number=number, furniture=pieces))
    sheet = Sheet(number, "A02", "要闻", TRIM, TRIM, FORMAT.type_area, GRID, (), ())
    pages = (facts,) * count
    issue = replace(ISSUE, pages=(facts.page,) * count)
    return [*check_form(issue, pages, (sheet,) * count), *check_page_count(pages)]


FOLIO = {"folio.left": "要闻 02", "folio.right": "2021年2月9日　星期二"}


@pytest.mark.parametrize(
    ("code", "hit", "miss"),
    [
        ("folio_no", {"folio.right": "2021年2月9日　星期二"}, FOLIO),
        ("folio_no", {"folio.left": "要闻 12"}, {"folio.left": "第二版　要闻"}),
        ("dates", {**FOLIO, "folio.right": "2021年2月9日　星期三"}, FOLIO),
        ("dates", {**FOLIO, "folio.right": "2021年2月8日"}, FOLIO),
        ("dates", {**FOLIO, "masthead.issue": "总第211期"}, {**FOLIO, "masthead.issue": "总第212期"}),
        ("dates", {**FOLIO, "masthead.note": "今日4版"}, {**FOLIO, "masthead.note": "今日2版"}),
    ],
)
def test_what_a_page_header_must_tell(code: str, hit: dict[str, str], miss: dict[str, str]) -> None:
    assert code in {finding.code for finding in of_form(hit)}
    assert code not in {finding.code for finding in of_form(miss)}


def test_an_advertisement_says_that_it_is_one() -> None:
    mark = TextElement("2/甲/ad_mark", "ad_mark", RichText("广告"), BODY, (6.0,))
    assert "ad_mark" in {finding.code for finding in of_form(FOLIO, Ad("渡口茶行", None, None, None))}
    assert "ad_mark" not in {finding.code for finding in of_form(FOLIO, Ad("渡口茶行", None, None, mark))}


def of_story(ending: str, byline: Byline, credit: str | None) -> set[tuple[str, str]]:
    """Codes and severities of an article that ends so, is signed so, its picture credited so (None: no picture)."""
    facts = page(甲=Made((0, 1), (0, 40)))
    (made,) = facts.blocks
    assert made.story is not None
    body = tuple(replace(element, text=RichText(f"河水慢慢往东流{ending}")) for element in made.story.body)
    shown = replace(picture(), credit=RichText(credit) if credit else None)
    pictures = () if credit is None else (StoryPicture(shown, 0, 1, 8, 8, 8, None),)
    claims = byline.text_photo or bool(byline.photographers)
    story = replace(made.story, body=body, byline=byline, pictures=pictures, claims_picture=claims)
    filled = FilledIssue(ISSUE, SetIssue({}, {}, ()), PlacedIssue((), ()), (), (), 1, (), ())
    found = check_story_copy(replace(facts, blocks=(replace(made, story=story),)), filled)
    return {(finding.code, finding.severity) for finding in found}


@pytest.mark.parametrize(
    ("ending", "is_told"),
    [
        *(("", True), ("，", True), ("。", False), ("……", False), ("。”", False)),
        *(
            ("，信箱：desk@example.com", False),
            ("，电话0371-67881234", False),
            ("，电话0371-6788", False),
            ("42", True),
        ),
    ],
)
def test_copy_that_is_cut_short(ending: str, is_told: bool) -> None:
    assert (("truncated", "warning") in of_story(ending, Byline(), None)) is is_told


@pytest.mark.parametrize(("opens", "is_told"), [(True, True), (False, False)])
def test_a_question_at_a_foot_is_told(opens: bool, is_told: bool) -> None:
    facts = page(甲=Made((0, 2), (0, 40), legs=(9, 2), texts=(OTHER, END)))
    (made,) = facts.blocks
    assert made.story is not None
    story = replace(made.story, body=tuple(replace(element, opens=opens) for element in made.story.body))
    found = check_column_ends(replace(facts, blocks=(replace(made, story=story),)))
    assert ("lone_line" in {finding.code for finding in found}) is is_told


@pytest.mark.parametrize(("align", "is_told"), [("end", False), ("justify", True)])
def test_a_date_below_a_notice_is_no_cut_copy(align: Align, is_told: bool) -> None:
    facts = page(甲=Made((0, 1), (0, 40)))
    (made,) = facts.blocks
    assert made.story is not None
    first = replace(made.story.body[0], text=RichText("河水慢慢往东流。"))
    date = replace(
        first, text=RichText("2025年10月9日"), style=replace(BODY, setting=replace(BODY.setting, align=align))
    )
    filled = FilledIssue(ISSUE, SetIssue({}, {}, ()), PlacedIssue((), ()), (), (), 1, (), ())
    block = replace(made, story=replace(made.story, body=(first, date)))
    codes = {finding.code for finding in check_story_copy(replace(facts, blocks=(block,)), filled)}
    assert ("truncated" in codes) is is_told


@pytest.mark.parametrize(
    ("byline", "credit", "severity"),
    [
        (Byline(text_photo=True), None, "warning"),
        (Byline(photographers=("张三",)), None, "warning"),
        (Byline(text_photo=True), "", ""),
        (Byline(reporters=("张三",)), None, ""),
        (Byline(reporters=("张三",)), "", "info"),
        (Byline(reporters=("张三",)), "李四 摄", ""),
    ],
)
def test_credits_and_pictures_agree(byline: Byline, credit: str | None, severity: str) -> None:
    found = {told for code, told in of_story("。", byline, credit) if code == "credit_no_photo"}
    assert found == ({severity} if severity else set())


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        *((words, False) for words in ("敬礼", "此致 敬礼", "特此公告", "祝 编安", "即颂春祺", "祝好", "谨启")),
        *((words, True) for words in ("特此", "一路平安到家", "向国旗敬礼", "大家都好好的", "春")),
    ],
)
def test_how_a_letter_takes_its_leave_is_no_cut_copy(words: str, is_told: bool) -> None:
    facts = page(甲=Made((0, 1), (0, 40)))
    (made,) = facts.blocks
    assert made.story is not None
    body = tuple(replace(made.story.body[0], text=RichText(text)) for text in ("河水慢慢往东流。", words))
    filled = FilledIssue(ISSUE, SetIssue({}, {}, ()), PlacedIssue((), ()), (), (), 1, (), ())
    block = replace(made, story=replace(made.story, body=body))
    codes = {finding.code for finding in check_story_copy(replace(facts, blocks=(block,)), filled)}
    assert ("truncated" in codes) is is_told
