"""What changed between two builds: counted on pages made by hand."""

from copy import deepcopy
from typing import Any

from layout.changes import changed_lines, compare_sheets

Json = dict[str, Any]


def line(text: str, baseline_mm: float, size_pt: float = 9.0) -> Json:
    return {"text": text, "baseline_mm": baseline_mm, "x_mm": 10.0, "width_mm": 30.0, "size_pt": size_pt}


def text(kind: str, key: str, article: str | None, *lines: Json) -> Json:
    tops = [row["baseline_mm"] for row in lines]
    rect = [10.0, min(tops) - 3, 40.0, max(tops) + 1]
    slot = "1/甲" if article else None
    return {"kind": kind, "key": key, "article": article, "slot": slot, "rect_mm": rect, "lines": list(lines)}


def picture(file: str, crop: list[int]) -> Json:
    rect = [50.0, 20.0, 90.0, 60.0]
    return {
        "kind": "picture", "article": "河", "slot": "1/甲", "rect_mm": rect, "lines": [], "file": file, "crop_px": crop,
    }  # fmt: skip


def sheets() -> Json:
    items = [
        text("folio", "1/folio.left", None, line("01 要闻", 5)),
        text("headline", "河/headline", "河", line("一条河", 15, 21.0)),
        text("body", "河/body/0", "河", line("河水从上游来，", 20), line("绕过石桥。", 24)),
        text("body", "河/body/1", "河", line("岸上的人看了一年", 28), line("又一年。", 32)),
        picture("桥.png", [0, 0, 800, 600]),
    ]
    return {"pages": [{"label": "A01", "name": "要闻", "items": items}]}


def told(old: Json, new: Json) -> list[tuple[str, str, str, str]]:
    return [(change.kind, change.what, change.before, change.after) for change in compare_sheets(old, new)]


def test_the_same_sheets_have_no_changes() -> None:
    assert told(sheets(), sheets()) == []
    assert changed_lines(sheets()["pages"][0], sheets()["pages"][0]) == ()


def test_a_word_in_a_paragraph() -> None:
    new = sheets()
    new["pages"][0]["items"][3]["lines"][1]["text"] = "又一天。"
    # of 岸上的人看了一年又一年。 the eleventh character differs: six before it are shown, and all behind it
    assert told(sheets(), new) == [("text", "body", "…看了一年又一年。", "…看了一年又一天。")]
    assert changed_lines(sheets()["pages"][0], new["pages"][0]) == (
        (10.0, 32 - 0.88 * 9 * 25.4 / 72, 40.0, 32 + 0.12 * 9 * 25.4 / 72),
    )


def test_a_paragraph_put_in_is_one_change_and_moves_its_article() -> None:
    new = sheets()
    new["pages"][0]["items"].insert(3, text("body", "河/body/1", "河", line("新的一段。", 28)))
    last = text("body", "河/body/2", "河", line("岸上的人看了一年", 32), line("又一年。", 36))
    new["pages"][0]["items"][4] = last
    changes = compare_sheets(sheets(), new)
    assert [(c.kind, c.what) for c in changes] == [("place", "article"), ("added", "body")]
    assert changes[1].after == "新的一段。"
    assert len(changed_lines(sheets()["pages"][0], new["pages"][0])) == 1


def test_a_headline_in_another_size() -> None:
    new = sheets()
    new["pages"][0]["items"][1]["lines"][0]["size_pt"] = 24.0
    assert told(sheets(), new) == [("size", "headline", "21 pt", "24 pt")]


def test_pictures_exchanged_cut_otherwise_moved_and_gone() -> None:
    new = sheets()
    new["pages"][0]["items"][4] = picture("船.png", [0, 0, 800, 600])
    assert told(sheets(), new) == [("picture", "picture", "桥.png 800×600 px @ 0, 0", "船.png 800×600 px @ 0, 0")]
    new["pages"][0]["items"][4] = picture("桥.png", [0, 50, 800, 550])
    assert told(sheets(), new) == [("picture", "picture", "桥.png 800×600 px @ 0, 0", "桥.png 800×500 px @ 0, 50")]
    moved = picture("桥.png", [0, 0, 800, 600])
    moved["rect_mm"] = [50.0, 24.0, 90.0, 64.0]
    new["pages"][0]["items"][4] = moved
    assert told(sheets(), new) == [("place", "picture", "50.0, 20.0  40.0×40.0 mm", "50.0, 24.0  40.0×40.0 mm")]
    del new["pages"][0]["items"][4]
    assert told(sheets(), new) == [("removed", "picture", "桥.png", "")]


def test_articles_furniture_and_pages_that_come_and_go() -> None:
    new = sheets()
    new["pages"][0]["items"][0]["lines"][0]["text"] = "01 头版"
    new["pages"][0]["items"] += [text("headline", "船/headline", "船", line("一条船", 80))]
    other = deepcopy(new["pages"][0]) | {"label": "A02", "name": "副刊"}
    new["pages"].append(other)
    assert told(sheets(), new) == [
        ("text", "folio", "01 要闻", "01 头版"),
        ("added", "article", "", ""),
        ("page_added", "page", "", "副刊"),
    ]
    assert [change[0] for change in told(new, sheets())] == ["text", "removed", "page_removed"]
