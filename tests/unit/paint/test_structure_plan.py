import json
from pathlib import Path

from handmade import picture_item, sheet, text_item, two_pages
from PIL import Image

from layout.compose.types import BoxItem, RuleItem
from layout.geometry import Rect
from layout.model.style import BLACK, Ink
from layout.paint.dump import dump_json, dump_text
from layout.paint.navigation import plan_links, plan_threads
from layout.paint.tags import Content, Element, Piece, TagPlan, plan_tags


def shape(plan: TagPlan, index: int = 0) -> list[object]:
    """The tree as nested lists of tags; content is left out."""
    element = plan.elements[index]
    return [element.tag, *(shape(plan, kid) for kid in element.kids if isinstance(kid, int))]


def children(plan: TagPlan, tag: str) -> list[Element]:
    return [element for element in plan.elements if element.tag == tag]


def test_articles_keep_their_place_and_levels_never_skip() -> None:
    items = [
        text_item("a/headline", ["头条"], (20, 30), "headline"),
        text_item("a/sub", ["小题"], (20, 50), "subhead"),
        text_item("a/body/0", ["正文"], (20, 70)),
        text_item("b/kicker", ["肩题"], (200, 30), "kicker"),
        text_item("b/headline", ["二题"], (200, 50), "headline"),
        text_item("b/sub", ["小题"], (200, 70), "subhead"),
    ]
    plan = plan_tags([sheet(items)], "zh-CN", {"a": "zh-CN", "b": "en"}, ())
    assert shape(plan) == ["Document", ["Sect", ["Art", ["H1"], ["H2"], ["P"]], ["Art", ["P"], ["H2"], ["H3"]]]]
    first, second = children(plan, "Art")
    assert (first.story, first.title, first.lang) == ("a", "头条", "")
    assert (second.story, second.lang) == ("b", "en")


def test_a_page_without_a_lead_starts_at_the_first_level() -> None:
    plan = plan_tags([sheet([text_item("a/sub", ["小题"], (20, 50), "subhead")])], "zh-CN", {}, ())
    assert shape(plan) == ["Document", ["Sect", ["Art", ["H1"]]]]


def test_lists_quotes_and_captions(tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    Image.new("L", (30, 20)).save(path)
    items = [
        text_item("a/0", ["一、"], (20, 30), "item"),
        text_item("a/1", ["二、"], (20, 50), "item"),
        text_item("a/2", ["引文"], (20, 70), "quote"),
        picture_item(path, Rect(20, 90, 50, 110), (30, 20)),
        text_item("a/3", ["图说"], (20, 112), "caption"),
        text_item("a/4", ["摄"], (20, 130), "credit"),
    ]
    plan = plan_tags([sheet(items)], "zh-CN", {"a": "zh-CN"}, ())
    list_ = ["L", ["LI", ["LBody"]], ["LI", ["LBody"]]]
    art = ["Art", list_, ["BlockQuote", ["P"]], ["Figure"], ["Caption"], ["P"]]
    assert shape(plan) == ["Document", ["Sect", art]]
    assert children(plan, "Figure")[0].alt == "一幅图"


def test_rules_boxes_and_folios_are_artifacts() -> None:
    items = [
        text_item("1/folio", ["第1版"], (20, 10), "folio"),
        RuleItem(20, 26, 380, 26, 0.4, BLACK),
        BoxItem(Rect(20, 30, 40, 40), None, 0, Ink(k=10)),
        text_item("1/masthead", ["报名"], (20, 40), "masthead"),
        text_item("a/empty", [], (20, 60)),
    ]
    plan = plan_tags([sheet(items)], "zh-CN", {}, ())
    assert [plan.elements[index].tag for index in plan.parents[0]] == ["P"]
    assert shape(plan) == ["Document", ["Sect", ["P"]]]


def test_pieces_that_read_otherwise_are_spans() -> None:
    plan = plan_tags(
        [sheet([text_item("a/0", ["字字字"], (20, 30))])], "zh-CN", {}, [{0: (Piece(), Piece("⼀"), Piece())}]
    )
    assert [plan.elements[index].tag for index in plan.parents[0]] == ["P", "Span", "P"]
    (paragraph,) = children(plan, "P")
    assert [kid if isinstance(kid, Content) else plan.elements[kid].actual for kid in paragraph.kids] == [  # type: ignore[index]
        Content(0, 0),
        "⼀",
        Content(0, 2),
    ]


def test_a_base_and_its_ruby_are_one_element() -> None:
    pieces = (Piece(), Piece(part="RB", ruby=1), Piece(), Piece(part="RT", ruby=1))
    plan = plan_tags([sheet([text_item("a/0", ["字字字"], (20, 30))])], "zh-CN", {}, [{0: pieces}])
    assert [plan.elements[index].tag for index in plan.parents[0]] == ["P", "RB", "P", "RT"]
    (paragraph,), (ruby,) = children(plan, "P"), children(plan, "Ruby")
    assert paragraph.kids == (Content(0, 0), plan.elements.index(ruby), Content(0, 2))
    assert [plan.elements[kid].kids for kid in ruby.kids if isinstance(kid, int)] == [
        (Content(0, 1),),
        (Content(0, 3),),
    ]


def test_a_run_in_another_language_says_so() -> None:
    pieces = (Piece(lang="zh-CN"), Piece(lang="en"), Piece(lang="zh-CN"))
    plan = plan_tags([sheet([text_item("a/0", ["字字字"], (20, 30))])], "zh-CN", {"a": "zh-CN"}, [{0: pieces}])
    (span,) = children(plan, "Span")
    assert span.lang == "en"
    english = plan_tags([sheet([text_item("a/0", ["字字字"], (20, 30))])], "zh-CN", {"a": "en"}, [{0: pieces}])
    assert [element.lang for element in children(english, "Span")] == ["zh-CN", "zh-CN"]


def test_a_table_is_regular_where_cells_are_empty() -> None:
    cells = [("0/0", "名次"), ("0/1", "球队"), ("0/2", "积分"), ("1/0", "1"), ("1/2", "9"), ("2/0", "2")]
    items = [
        text_item(f"a/table/{key}", [text], (20, 30), "cell" if key[0] != "0" else "cell_head") for key, text in cells
    ]
    plan = plan_tags([sheet(items)], "zh-CN", {"a": "zh-CN"}, ())
    rows = [[plan.elements[kid] for kid in row.kids if isinstance(kid, int)] for row in children(plan, "TR")]
    assert [[cell.tag for cell in row] for row in rows] == [["TH"] * 3, ["TD"] * 3, ["TD"] * 3]
    assert [bool(cell.kids) for row in rows for cell in row] == [True] * 3 + [True, False, True] + [True, False, False]


def test_a_thread_leads_through_the_frames() -> None:
    (thread,) = plan_threads(two_pages())
    assert thread.title == "“中原之声”开播"
    assert [page for page, _ in thread.frames] == [0, 0, 1]
    assert thread.frames[0][1] == Rect(20, 70, 182, 94)


def test_links_join_both_ends_of_a_jump() -> None:
    links = plan_links(two_pages())
    assert {place: target for place, (target, _) in links.items()} == {(0, 6): 1, (1, 0): 0}


def test_both_dumps_say_the_same() -> None:
    told = dump_json(two_pages())
    json.dumps(told)
    first = told["pages"][0]
    assert first["trim_mm"] == [141.11, 105.83]
    assert [item["kind"] for item in first["items"]] == ["folio", "rule", "box", "headline", "body", "body", "jump"]
    body = first["items"][4]
    assert (body["article"], body["slot"], body["column"]) == ("a", "1/甲", 0)
    assert body["lines"][0] == {
        "text": "本报讯（记者某）线上直播，",
        "baseline_mm": 27.49,
        "x_mm": 7.06,
        "width_mm": 41.27,
        "size_pt": 9.0,
    }
    text = dump_text(two_pages())
    assert text.startswith("== A01 要闻  141.11×105.83 mm")
    assert "    7.06 27.49 9pt | 本报讯（记者某）线上直播，" in text.splitlines()
