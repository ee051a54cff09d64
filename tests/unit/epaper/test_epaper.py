"""The digital paper: zones that hold what they say, articles whole, web pages that lead where they should."""

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from handmade import bundled
from PIL import Image

from layout.cli import paiban
from layout.compose.types import TextItem
from layout.epaper import epaper_files
from layout.epaper.markup import html_of
from layout.epaper.zones import outline, zones_of
from layout.expected import expected_texts
from layout.geometry import Rect
from layout.model.article import Mark, RichText
from layout.pipeline import Edition, make_up
from layout.preview.places import line_rect

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "issues/zhongyuan-weekly/2021-02-09/issue.yaml"
L_SHAPED = """报纸: 试报
期: 1
日期: 2024-03-05
版式: {基础: 四开6栏, 行: 40}
版:
  1:
    名: 要闻
    版样: |
      甲甲甲甲乙乙
      甲甲丙丙乙乙
    甲: {稿: 河, 曲尺: 是}
    乙: {稿: 山}
    丙: {稿: 城}
"""


class Page(HTMLParser):
    """What a web page leads to, shows and says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.fixture(scope="module")
def sample() -> Edition:
    return make_up(SAMPLE, bundled())


@pytest.fixture(scope="module")
def files(sample: Edition) -> Mapping[str, bytes]:
    """The sample issue's files by their names in the day's folder."""
    made = epaper_files(sample, [sheet.number for sheet in sample.sheets])
    assert {file.name.rpartition("/")[0] for file in made} == {"epaper/2021-02/09"}
    return {file.name.rpartition("/")[2]: file.data for file in made}


def data(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def inside(polygon: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    """Whether a point lies in a polygon, by the edges that a ray to the right crosses."""
    crossed = False
    for (x0, y0), (x1, y1) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossed = not crossed
    return crossed


def lines_in_zones(edition: Edition) -> int:
    """How many lines were looked for in the zone of their slot, and found there and in no other."""
    count = 0
    for sheet in edition.sheets:
        zones = {zone.slot: zone for zone in zones_of(edition, sheet)}
        for item in sheet.items:
            if isinstance(item, TextItem) and item.slot in zones and item.story is not None:
                for line in item.lines:
                    rect = line_rect(line)
                    centre = ((rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2)
                    assert [zone.slot for zone in zones.values() if inside(zone.polygon, *centre)] == [item.slot]
                    count += 1
    return count


def test_every_line_lies_in_the_zone_of_its_slot_and_in_no_other(sample: Edition) -> None:
    assert lines_in_zones(sample) > 500


def test_an_l_shaped_slot_is_a_zone_of_six_corners(tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    for name, count in (("河", 30), ("山", 22), ("城", 9)):
        body = "\n\n".join(f"{name}边的人说起第{number}年的事，总要停一停，再往下说。" for number in range(count))
        (tmp_path / "稿件" / f"{name}.md").write_text(f"---\n主题: 一{name}\n---\n{body}\n", "utf-8")
    (tmp_path / "issue.yaml").write_text(L_SHAPED, "utf-8")
    edition = make_up(tmp_path / "issue.yaml", bundled())
    zones = {zone.slot: zone for zone in zones_of(edition, edition.sheets[0])}
    assert {slot: len(zone.polygon) for slot, zone in zones.items()} == {"1/甲": 6, "1/乙": 4, "1/丙": 4}
    assert lines_in_zones(edition) > 50


@pytest.mark.parametrize(
    ("rects", "corners"),
    [
        ([Rect(0, 0, 4, 3)], ((0, 0), (4, 0), (4, 3), (0, 3))),
        ([Rect(0, 0, 4, 3), Rect(0, 4, 2, 6)], ((0, 0), (4, 0), (4, 3), (2, 3), (2, 6), (0, 6))),
        ([Rect(2, 0, 4, 3), Rect(0, 4, 4, 6)], ((2, 0), (4, 0), (4, 6), (0, 6), (0, 4), (2, 4))),
    ],
)
def test_the_outline_of_one_or_two_rectangles(rects: list[Rect], corners: tuple[tuple[float, float], ...]) -> None:
    assert outline(rects) == corners


def test_the_issue_tells_pages_zones_and_articles(files: Mapping[str, bytes], sample: Edition) -> None:
    issue = data(files, "issue.json")
    assert (issue["paper"], issue["date"], issue["number"]) == ("中原周报", "2021-02-09", 212)
    assert [page["label"] for page in issue["pages"]] == ["A01", "A02", "A03", "A04"]
    for page in issue["pages"]:
        picture = Image.open(BytesIO(files[page["image"]]))
        assert picture.size == (page["width_px"], page["height_px"])
        assert [zone["order"] for zone in page["zones"]] == list(range(1, len(page["zones"]) + 1))
        for zone in page["zones"]:
            for (x_px, y_px), (x, y) in zip(zone["polygon_px"], zone["polygon"], strict=True):
                assert 0 <= x <= 1 and 0 <= y <= 1
                assert abs(x_px - x * page["width_px"]) < 1 and abs(y_px - y * page["height_px"]) < 1
    told = {zone["article"] for page in issue["pages"] for zone in page["zones"]}
    assert {story.id for story in sample.issue.stories} <= told
    assert None in told, "the advertisement has a zone, and no article"


def test_an_article_that_jumps_is_one_article_with_two_zones(files: Mapping[str, bytes], sample: Edition) -> None:
    issue = data(files, "issue.json")
    places = {}
    for page in issue["pages"]:
        for zone in page["zones"]:
            places.setdefault(zone["article"], []).append((page["number"], zone["file"]))
    jumped = {article: zones for article, zones in places.items() if article and len(zones) > 1}
    assert len(jumped) == 1
    ((article, zones),) = jumped.items()
    assert [page for page, _ in zones] == [1, 3]
    assert len({file for _, file in zones}) == 1
    document = data(files, next(one["data"] for one in issue["articles"] if one["id"] == article))
    assert [zone["page"] for zone in document["zones"]] == [1, 3]


def test_every_article_is_there_whole_as_it_is_printed(files: Mapping[str, bytes], sample: Edition) -> None:
    issue = data(files, "issue.json")
    names = {one["id"]: one for one in issue["articles"]}
    assert len(sample.issue.stories) > 10
    for expected in expected_texts(sample):
        document = data(files, names[expected.story]["data"])
        web = Page(files[names[expected.story]["file"]].decode())
        said = "".join("".join(web.said).split())
        for text in expected.texts:
            assert "".join(text.split()) in said, (expected.story, text)
        printed = [text for text in expected.texts if len(text) > 30]
        told = [one["text"] for one in document["paragraphs"]]
        assert [text for text in printed if text not in told] == [], expected.story
        assert document["headline"]


def test_every_link_leads_to_a_file_that_is_there(files: Mapping[str, bytes]) -> None:
    assert files["index.html"] == files["node_1.htm"]
    reached = {"issue.json", "index.html"} | {name for name in files if name.endswith(".json")}
    for name, made in files.items():
        if name.endswith(".htm"):
            links = Page(made.decode()).links
            assert [link for link in links if link not in files] == []
            assert "script" not in Page(made.decode()).tags
            reached |= set(links)
    assert sorted(set(files) - reached) == []


def test_the_same_issue_gives_the_same_bytes(files: Mapping[str, bytes], sample: Edition) -> None:
    again = epaper_files(sample, [2])
    page = {file.name.rpartition("/")[2]: file.data for file in again}
    for name in ("A02.jpg", "A02.pdf", "content_2_1.json", "content_2_1_1.jpg"):
        assert page[name] == files[name]
    assert "A01.jpg" not in page


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (RichText("一<script>&二"), "一&lt;script&gt;&amp;二"),
        (RichText("一二\n三"), "一二<br>三"),
        (RichText("去看海", (Mark(1, 2, "strong"),)), "去<strong>看</strong>海"),
        (RichText("北京人", (Mark(0, 2, "ruby", "běi"),)), "<ruby>北京<rp>（</rp><rt>běi</rt><rp>）</rp></ruby>人"),
        (RichText("点此", (Mark(0, 2, "link", "javascript:alert(1)"),)), "点此"),
        (
            RichText("点此", (Mark(0, 2, "link", 'https://a.example/"x'),)),
            '<a href="https://a.example/&quot;x">点此</a>',
        ),
        (RichText("甲乙丙丁", (Mark(0, 4, "strong"), Mark(1, 2, "em"))), "<strong>甲<em>乙</em>丙丁</strong>"),
        (RichText("甲乙丙丁", (Mark(0, 3, "strong"), Mark(2, 4, "em"))), "<strong>甲乙<em>丙</em></strong><em>丁</em>"),
        (RichText("今天", (Mark(0, 2, "lang", "ja"),)), '<span lang="ja">今天</span>'),
    ],
)
def test_marks_become_elements_and_everything_else_is_escaped(text: RichText, html: str) -> None:
    assert html_of(text) == html


def paper(folder: Path, outputs: str) -> Path:
    """An issue of one page that asks for these outputs."""
    (folder / "稿件").mkdir()
    body = "\n\n".join(f"河边的人说起第{count}年的事，总要停一停，再往下说。" for count in "一二三四五六七")
    (folder / "稿件" / "河.md").write_text(f"---\n主题: 一河\n---\n{body}\n", "utf-8")
    issue = folder / "issue.yaml"
    issue.write_text(
        f"报纸: 试报\n期: 1\n日期: 2024-03-05\n版式: {{基础: 四开6栏, 栏: 2, 行: 14}}\n{outputs}版:\n"
        "  1:\n    名: 要闻\n    版样: 甲甲\n    甲: {稿: 河}\n",
        "utf-8",
    )
    return issue


@pytest.mark.parametrize(
    ("outputs", "options", "besides"),
    [
        ("", [], set()),
        ("", ["--proof"], {"proof/A01.png"}),
        ("输出: [印厂PDF, 校样]\n", [], {"proof/A01.png"}),
        ("outputs: [epaper]\n", ["--proof"], {"proof/A01.png", "epaper/2024-03/05/issue.json"}),
        ("输出: 数字报\n", [], {"epaper/2024-03/05/issue.json"}),
    ],
)
def test_a_build_makes_what_the_issue_or_a_switch_asks_for(
    tmp_path: Path, outputs: str, options: list[str], besides: set[str]
) -> None:
    result = CliRunner().invoke(paiban, ["build", str(paper(tmp_path, outputs)), "-o", str(tmp_path / "out"), *options])
    assert result.exit_code in (0, 1), result.output
    told = {one["file"] for one in json.loads((tmp_path / "out/manifest.json").read_text("utf-8"))["files"]}
    there = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert told == there - {"manifest.json"}
    wanted = ("proof/A01.png", "epaper/2024-03/05/issue.json")
    assert {name for name in told if name in wanted} == besides


def test_a_folder_of_many_files_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.cli.press.MOST_TOLD", 6)
    issue = paper(tmp_path, "输出: 数字报\n")
    result = CliRunner().invoke(paiban, ["build", str(issue), "-o", str(tmp_path / "out")])
    lines = [line for line in result.output.splitlines() if "epaper/" in line]
    count = sum(path.is_file() for path in (tmp_path / "out/epaper").rglob("*"))
    assert len(lines) == 1
    assert f"epaper/2024-03/05/  {count} 个文件" in lines[0]


def test_a_word_that_is_no_output_is_told_with_those_there_are(tmp_path: Path) -> None:
    result = CliRunner().invoke(paiban, ["check", str(paper(tmp_path, "输出: [数字包]\n"))])
    assert result.exit_code == 1
    assert "issue.yaml:5:6" in result.output
    assert "数字报" in result.output
