"""Any value under any key: an issue or `InputError`, nothing else; and what is built can be trusted."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.build import build_issue
from layout.build.keys import Keys
from layout.build.schema import (
    ArticleKeys,
    BoxKeys,
    BylineKeys,
    FolioKeys,
    FormatKeys,
    ImprintKeys,
    MastheadKeys,
    PaperKeys,
    PictureKeys,
    SlotKeys,
    StyleKeys,
)
from layout.build.validate import field_names
from layout.diagnostics import InputError
from layout.fonts import Registry
from layout.model.issue import Issue
from layout.read import read_issue
from layout.read.registry import load_registry

VALUES = """
'' 一 二 三 是 否 头条 1/甲 1/乙 1/丙 [1/甲,1/乙] 9/甲 六破四 2栏 0 1 9pt 0pt 10mm 17行 900字 3字 50% 1/3 细线 回纹
四开5栏 对开8栏 100×100mm 报宋 "{日期}" [一,二] {甲:乙} [] {} 图.png 没有.png 末段 第2段 zh-Hant en ja 中 左 两端 悬挂
甲　/　乙 "。" 本报讯（记者甲） 记者　甲　文/图 2021-02-09 汉字 "0,100,0,0" 报业
"""
WORDS = st.sampled_from(
    ["", *(word.replace("\u3000", " ") for line in VALUES.splitlines() for word in line.split(" "))]
)


def mapping(model: type[Keys], most: int = 4) -> st.SearchStrategy[str]:
    """A flow mapping of some of a model's keys."""
    pairs = st.dictionaries(st.sampled_from(field_names(model)), WORDS, max_size=most)
    return pairs.map(lambda found: "{" + ", ".join(f"{key}: {value}" for key, value in found.items()) + "}")


SLOT = mapping(SlotKeys) | st.builds("{{稿: 一, 图: {}, 框: {}}}".format, mapping(PictureKeys), mapping(BoxKeys))
PAPER = st.lists(
    st.one_of(
        st.builds("版式: {}".format, mapping(FormatKeys)),
        st.builds("样式: {{正文: {}, 主题: {}}}".format, mapping(StyleKeys), mapping(StyleKeys)),
        st.builds("报头: {}".format, mapping(MastheadKeys)),
        st.builds("报眉: {}".format, mapping(FolioKeys)),
        st.builds("报尾: {}".format, mapping(ImprintKeys)),
        st.tuples(st.sampled_from(field_names(PaperKeys)), WORDS).map(": ".join),
    ),
    max_size=4,
    unique_by=lambda line: line.partition(":")[0],
)
FRONT = mapping(ArticleKeys) | st.builds("{{主题: 题, 署名: {}}}".format, mapping(BylineKeys))
PAGE = st.sampled_from(["", "分栏: 六破四", "报头: 上"])


@pytest.fixture(scope="session")
def registry(root: Path) -> Registry:
    return load_registry(root / "fonts" / "fonts.yaml")


def holds(issue: Issue) -> None:
    """What later stages rely on."""
    keys = [text.key for text in issue.texts]
    assert len(keys) == len(set(keys))
    stories = {story.id for story in issue.stories}
    for page in issue.pages:
        right = page.format.grid.columns[-1].left_em + page.format.grid.columns[-1].measure_em
        for slot in page.slots:
            assert all(column.measure_em >= 1 for column in slot.columns)
            assert all(-0.01 <= column.left_em <= right for column in slot.columns)
            assert slot.columns[-1].left_em + slot.columns[-1].measure_em <= right + 0.01
            assert getattr(slot.content, "story", None) in {None, *stories}
    for story in issue.stories:
        assert len(story.jump_to) == len(story.jump_from) == len(story.slots) - 1 == len(story.heads) - 1
    for text in issue.texts:
        style: Any = text.style
        assert style.size_pt >= 1
        assert style.leading_pt >= 1
        assert all(measure >= 1 for measure in text.measures_em)
        assert [offset for offset, _ in text.text.sources] == sorted(offset for offset, _ in text.text.sources)
        assert all(0 <= mark.start < mark.end <= len(text.text.text) for mark in text.text.marks)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), page=PAGE)
def test_any_values(tmp_path: Path, registry: Registry, data: st.DataObject, page: str) -> None:
    wild = data.draw(st.sampled_from(["slot", "slots", "paper", "front", "all"]))
    slots = ("{稿: 一, 转: 1/丙}", "{图片新闻: 图.png}", "{接: 1/甲}")
    if wild in ("slots", "all"):
        slots = data.draw(st.tuples(SLOT, SLOT, SLOT))
    elif wild == "slot":
        slots = (slots[0], data.draw(SLOT), slots[2])
    paper = data.draw(PAPER) if wild in ("paper", "all") else []
    front = data.draw(FRONT) if wild in ("front", "all") else "主题: 题"
    dummy = "甲甲乙丙" if page.startswith("分栏") else "甲甲甲乙乙丙"
    issue = "报纸: 样报\n日期: 2021-02-09\n版:\n  1:\n" + f"    {page}\n    版样: {dummy}\n"
    issue += "".join(f"    {name}: {slot}\n" for name, slot in zip("甲乙丙", slots, strict=True))
    (tmp_path / "稿件").mkdir(exist_ok=True)
    (tmp_path / "稿件" / "一.md").write_text(f"---\n{front}\n---\n首段。\n\n末段。\n", "utf-8")
    (tmp_path / "稿件" / "二.md").write_text("---\n主题: 二\n---\n- 项\n", "utf-8")
    (tmp_path / "issue.yaml").write_text(issue, "utf-8")
    (tmp_path / "paper.yaml").write_text("\n".join(paper) + "\n" if paper else "报名: 样报\n", "utf-8")
    if not (tmp_path / "图.png").exists():
        (tmp_path / "图.png").write_bytes(PNG)
    try:
        holds(build_issue(read_issue(tmp_path / "issue.yaml"), registry).issue)
    except InputError as error:
        assert error.diagnostics


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
