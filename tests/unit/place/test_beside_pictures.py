"""Text beside pictures that are narrower than their columns: what they leave of each line, and whole pages of it."""

import io
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageDraw

from layout.build.outlines import slices_of
from layout.model.page import Column
from layout.paint import paint_pdf
from layout.pipeline import Edition, make_up
from layout.place.asks import PictureAsk
from layout.place.beside import insets_of, rooms_beside
from layout.place.blocks import contour_lines
from layout.read.outlines import read_outline
from layout.read.registry import load_registry
from layout.read.types import Unusable

LEFT, RIGHT = Column(0.0, 11.0), Column(12.0, 11.0)
NUMERALS = "一二三四五六七八九十"


@pytest.mark.parametrize(("caption", "below"), [(None, None), ("图说", (2.5, 5.5))])
def test_text_stands_clear_of_a_caption_below_what_is_seen(
    caption: str | None, below: tuple[float, float] | None
) -> None:
    picture: Any = SimpleNamespace(caption=caption)
    cut = PictureAsk(
        picture, 0, 1, "top", 4, 4, 2, narrow_em=8.0, contour=((1.0, 2.0), None, (0.5, 7.0)), caption_em=3.0
    )
    assert [cut.seen_at(line) for line in range(-1, 5)] == [None, (1.0, 2.0), None, (0.5, 7.0), below, below]


def test_a_picture_across_a_gutter_leaves_the_outer_part_of_both_columns() -> None:
    # Eight em wide, its middle in the gutter's: from 7.5 to 15.5, an em of white on either side.
    assert insets_of(LEFT, 7.5, [(0.0, 8.0)], whole=False) == [(0.0, 4.5)]
    assert insets_of(RIGHT, 7.5, [(0.0, 8.0)], whole=False) == [(4.5, 0.0)]


def test_lines_along_an_outline_are_whole_em_long_and_not_too_short() -> None:
    seen = [None, (4.0, 8.0), (1.2, 8.0), (-2.5, 8.0)]
    # The picture begins at 7: at 11 nothing is lacking but the em of white, at 8.2 7 em are left, at 4.5 too few.
    assert insets_of(LEFT, 7.0, seen, whole=True) == [(0.0, 1.0), (0.0, 1.0), (0.0, 4.0), None]


def test_rooms_beside_an_outline_skip_what_is_too_short() -> None:
    insets = [(0.0, 1.0), (0.0, 1.0), (0.0, 4.0), None, (0.0, 0.0)]
    rooms = list(rooms_beside(LEFT, 0, 5, insets))
    assert [(room.top, room.lines, room.runs) for room in rooms] == [
        (5, 3, ((2, 0.0, 1.0), (1, 0.0, 4.0))),
        (9, 1, ((1, 0.0, 0.0),)),
    ]
    assert rooms[0].share < 27 / 33 and rooms[1].share == 1.0


def test_corners_become_slices() -> None:
    # A triangle on its base: the wider the lower.
    assert slices_of(((0.5, 0.0), (1.0, 1.0), (0.0, 1.0)), 2) == ((0.25, 0.75), (0.0, 1.0))
    assert slices_of(((0.0, 0.5), (1.0, 0.5), (1.0, 1.0), (0.0, 1.0)), 4)[0] == (1.0, 0.0)


def cut_out(file: Path) -> Path:
    """A disc of 400 pixels in the middle of 400 × 800, nothing around it."""
    image = Image.new("RGBA", (400, 800), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((0, 200, 399, 599), fill=(120, 40, 40, 255))
    image.save(file)
    return file


def test_an_outline_is_read_off_what_is_opaque(tmp_path: Path) -> None:
    slices = read_outline(cut_out(tmp_path / "盘.png"), "1")
    assert not isinstance(slices, Unusable)
    assert slices[0] == (1.0, 0.0) and slices[len(slices) // 2] == (0.0, 1.0)
    quarter = slices[len(slices) * 3 // 8]  # half way from the disc's top to its middle
    assert quarter[0] == pytest.approx((1 - 0.75**0.5) / 2, abs=0.02)
    Image.new("RGB", (40, 40)).save(tmp_path / "板.png")
    assert isinstance(read_outline(tmp_path / "板.png", "2"), Unusable)
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tmp_path / "空.png")
    assert isinstance(read_outline(tmp_path / "空.png", "3"), Unusable)


def made(folder: Path, root: Path, picture: str, rest: str = "", drawn: str = "甲甲甲甲") -> Edition:
    """A page of one story in four columns with a picture; `rest` = what else its slot and the page say."""
    (folder / "稿件").mkdir()
    cut_out(folder / "盘.png")
    jump, _, more = rest.partition("|")
    (folder / "issue.yaml").write_text(
        "报纸: 样报\n期: 1\n日期: 2021-02-09\n版式: {栏: 4, 行: 60, 成品: 220×300mm}\n版:\n  1:\n    名: 要闻\n"
        f"    版样: {drawn}\n    甲: {{稿: 河, 图: {{文件: 盘.png, {picture}}}{jump}}}\n{more}",
        "utf-8",
    )
    counts = [NUMERALS[i // 10] + NUMERALS[i % 10] for i in range(70 if more else 40)]
    body = "\n\n".join(f"河上的人从石桥{c}走过，往集市去，傍晚才挑着空担子回来，一路说笑。" for c in counts)
    (folder / "稿件" / "河.md").write_text(f"---\n主题: 一条河\n---\n{body}\n", "utf-8")
    return make_up(folder / "issue.yaml", load_registry(root / "fonts" / "fonts.yaml"))


@pytest.mark.parametrize(
    ("where", "left_em", "middle"),
    [("中", 13.5, True), ("左中", 0.0, True), ("右上", 27.0, False), ("上", 13.5, False)],
)
def test_a_picture_stands_where_it_is_written(
    tmp_path: Path, root: Path, where: str, left_em: float, middle: bool
) -> None:
    edition = made(tmp_path, root, f"宽: 20字, 位: {where}, 轮廓: 抠图")
    (slot,) = edition.filled.placed.pages[0].slots
    (picture,) = slot.pictures
    assert picture.left_em == left_em
    assert (picture.top_line > slot.frames[0].top_line) == middle


def test_a_narrow_picture_in_the_middle_of_three_columns_stands_in_the_second(tmp_path: Path, root: Path) -> None:
    edition = made(tmp_path, root, "宽: 9字, 位: 中, 轮廓: 抠图", ", 分栏: 四破三")
    (slot,) = edition.filled.placed.pages[0].slots
    (picture,) = slot.pictures
    # Three columns of 15 em: the second ends at 31, and the picture at its right edge leaves text on its left only.
    assert (picture.left_em, picture.top_line > slot.frames[0].top_line) == (22.0, True)


@pytest.mark.parametrize("where", ["中", "下"])
def test_white_below_a_picture_is_counted_as_any_other(tmp_path: Path, root: Path, where: str) -> None:
    white = []
    for place in (where, "上"):
        (tmp_path / place).mkdir()
        (fit,) = made(tmp_path / place, root, f"宽: 2栏, 高: 9行, 位: {place}").filled.fits
        assert fit.state == "underset"
        white.append(fit.column_lines)
    assert white[1] > 40
    assert abs(white[0] - white[1]) <= 8


SECOND_PAGE = """, 转: 2/续|  2:
    名: 综合
    版样: 续续续续
    续: {接: 1/甲, 图: {文件: 盘.png, 宽: 17字, 位: 右上, 轮廓: 抠图}}
"""


@pytest.mark.parametrize("rest", ["", SECOND_PAGE])
def test_no_line_touches_what_is_seen_of_the_picture(tmp_path: Path, root: Path, rest: str) -> None:
    edition = made(tmp_path, root, "宽: 14字, 位: 中, 轮廓: 抠图", rest)
    grid = edition.issue.pages[0].format.grid
    (thread,) = edition.filled.threads
    assert not thread.overset
    placed = edition.filled.placed.pages
    pictures = {page.number: picture for page in placed for slot in page.slots for picture in slot.pictures}
    beside = 0
    for bead in thread.beads:
        picture = pictures[bead.page]
        seen = contour_lines(picture.picture.picture, picture.width_em, grid)  # type: ignore[arg-type]
        for poured in bead.lines:
            at = bead.frame.top_line + poured.row - picture.top_line
            if not 0 <= at < len(seen) or seen[at] is None:
                continue
            first, end = (picture.left_em + x for x in seen[at] or (0.0, 0.0))
            left, right = bead.frame.left_em, bead.frame.left_em + bead.frame.measure_em
            assert right <= first - 1 + 1e-6 or left >= end + 1 - 1e-6
            beside += bead.frame.measure_em < 13.0
    assert beside > 10
    if rest:
        assert len({bead.page for bead in thread.beads}) == 2
        assert "F105" not in {finding.code for finding in edition.findings}
        texts = [line.text for bead in thread.beads for line in bead.lines]
        assert [key for key, after in pairwise((*texts, "")) if "jump" in key and key != after] == [
            "河/jump_to/0",
            "河/jump_from/1",
        ]


def test_text_goes_on_in_another_slot_of_its_page(tmp_path: Path, root: Path) -> None:
    edition = made(
        tmp_path, root, "宽: 14字, 位: 中", ", 转: 1/乙}\n    乙: {接: 1/甲", "|\n      甲甲甲甲\n      乙乙乙乙"
    )
    (thread,) = edition.filled.threads
    assert {bead.frame.slot for bead in thread.beads} == {"1/甲", "1/乙"}
    assert not thread.overset and not any("jump" in line.text for bead in thread.beads for line in bead.lines)


def test_corners_say_the_outline_and_what_is_outside_is_not_painted(tmp_path: Path, root: Path) -> None:
    edition = made(tmp_path, root, "宽: 20字, 位: 中, 轮廓: '50% 0%, 100% 100%, 0% 100%'")
    pdf = paint_pdf(edition.sheets, edition.issue, edition.registry)
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    before, _, after = content.get_data().partition(b" h W n")
    assert b" l" in before[-40:] and after.lstrip().startswith(b"q")
