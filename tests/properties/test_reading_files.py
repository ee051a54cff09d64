"""Whatever the files hold: only `InputError` comes out, every place is in the file, no text vanishes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.build import build_issue
from layout.diagnostics import Diagnostic, InputError, render
from layout.fonts import Registry
from layout.read import read_issue
from layout.read.markdown import parse_markdown
from layout.read.plain_copy import parse_copy
from layout.read.registry import load_registry
from layout.read.yaml_nodes import _read_slowly, parse_yaml

ISSUE = """\
报纸: 样报
期: 1
日期: 2021-02-09
版式: {基础: 四开6栏, 行距: 1/4}
责任: {责编: 甲某}
版:
  1:
    名: 要闻
    报头: 上, 12行
    分栏: 六破四
    版样: |
      甲甲乙乙
      甲甲丙· 17行
    甲: {稿: 一, 级: 头条, 转: 1/丙, 图: 2栏, 可删: 末段, 允许: [碰题]}
    乙: {待稿: 300字, 框: 细线, 分栏: {栏: 2, 余: grid}}
    丙: {接: 1/甲}
分版:
  城区: {1/乙: 二}
"""
COPY = "---\n主题: 第一条\n署名: {记者: [甲, 乙]}\n---\n正文**一**段。\n\n## 小标题\n\n- 项\n\n末段。\n"
PIECES = st.sampled_from(
    [
        *(
            "：",
            ": ",
            "- ",
            "  ",
            "\t",
            "\n",
            "|",
            ">",
            "'",
            '"',
            "{",
            "}",
            "[",
            "]",
            "&甲 ",
            "*甲",
            "!!x ",
            "#",
            "---\n",
            "? ",
        ),
        *(
            "甲",
            "·",
            "17行",
            "六破四",
            "1/甲",
            "稿: 一\n",
            "\x00",
            "\x85",
            "\ufeff",
            "\u2028",
            "\U0002b6ad",
            "%",
            "@",
            "`",
            "\\",
        ),
        *("版: {}\n", "期: 9\n", "9" * 30, "**", "<b>", "```\n", "\r"),
    ]
)


@pytest.fixture(scope="session")
def all_faces(root: Path) -> Registry:
    return load_registry(root / "fonts" / "fonts.yaml")


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """A text with a few pieces put in, taken out or doubled."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 3)):
            case 0:
                text = text[:at] + draw(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + draw(st.integers(1, 12)) :]
            case 2:
                end = at + draw(st.integers(1, 40))
                text = text[:end] + text[at:]
            case _:
                text = text[:at] + draw(st.text(max_size=4)) + text[at:]
    return text


def checked(diagnostic: Diagnostic, files: dict[str, str]) -> None:
    """A diagnostic can be shown in both languages, and its place is in the file it names."""
    assert render(diagnostic, "zh")
    assert render(diagnostic, "en")
    assert diagnostic.span is not None
    if diagnostic.span.file:
        name = Path(diagnostic.span.file).name
        lines = files.get(name, "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= diagnostic.span.line <= len(lines) + 1
        line = lines[diagnostic.span.line - 1] if diagnostic.span.line <= len(lines) else ""
        assert 1 <= diagnostic.span.column <= len(line) + 2, (diagnostic.span, line)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(issue=damaged(ISSUE), copy=st.just(COPY) | damaged(COPY))
def test_a_damaged_issue_gives_input_errors_only(tmp_path: Path, all_faces: Registry, issue: str, copy: str) -> None:
    (tmp_path / "稿件").mkdir(exist_ok=True)
    files = {"issue.yaml": issue, "一.md": copy, "二.md": COPY}
    (tmp_path / "issue.yaml").write_bytes(issue.encode("utf-8", "surrogatepass"))
    (tmp_path / "稿件" / "一.md").write_bytes(copy.encode("utf-8", "surrogatepass"))
    (tmp_path / "稿件" / "二.md").write_text(COPY, "utf-8")
    try:
        findings = build_issue(read_issue(tmp_path / "issue.yaml"), all_faces).findings
    except InputError as error:
        findings = error.diagnostics
        assert any(finding.severity == "error" for finding in findings)
    for finding in findings:
        checked(finding, files)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200) | st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_yaml_or_faults(text: str) -> None:
    clean = "".join(char for char in text if char == "\n" or (char.isprintable() and char != "\ufeff"))
    node, faults = parse_yaml(clean, "a")
    assert node is not None or faults or not clean.strip() or clean.strip()[0] in "#-%.{}[]"
    for fault in faults:
        checked(fault, {"a": clean})


HAN = st.text(alphabet="中原区街道好年，。“”！（）a b1*_`[]<>&#-+\\\n", max_size=120)


@settings(max_examples=300, deadline=None)
@given(text=HAN)
def test_no_han_character_vanishes_from_copy(text: str) -> None:
    found, faults = parse_markdown(text, "a.md")
    kept = [char for paragraph in found for char in paragraph.text.text if "\u4e00" <= char <= "\u9fff"]
    written = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    if not faults:
        assert kept == written


@settings(max_examples=300, deadline=None)
@given(text=HAN)
def test_every_place_shows_its_character(text: str) -> None:
    lines = text.split("\n")
    for paragraph in parse_markdown(text, "a.md")[0]:
        rich = paragraph.text
        assert [offset for offset, _ in rich.sources] == sorted({offset for offset, _ in rich.sources})
        for offset, span in rich.sources:
            char = rich.text[offset]
            if "\u4e00" <= char <= "\u9fff":
                assert lines[span.line - 1][span.column - 1] == char


PLAIN = st.text(alphabet="中原，。“”（）:：~|=+-#>1.)2a 　\u00a0\u0085\n\n", max_size=80)


@settings(max_examples=500, deadline=None)
@given(text=st.one_of(PLAIN, HAN, st.lists(PLAIN, max_size=6).map("\n\n".join)), first=st.integers(1, 9))
def test_copy_without_marks_is_read_as_markdown_reads_it(text: str, first: int) -> None:
    assert parse_copy(text, "a.md", first) == parse_markdown(text, "a.md", first)


YAML_PIECES = st.sampled_from(
    [
        *("甲", "乙: ", "a", "1:30", ": ", "- ", "-", "  ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", ","),
        *("'", '"', "''", "\\", "|", "|-", ">", "|2", "#", " #", "~", "\u3000", "：", "，", "\U00020000", "\u00a0"),
        *(
            "键: 值\n",
            "键: |\n  甲乙\n   丙\n",
            "甲: [乙, 丙]\n",
            "- {甲: 1, 乙: 2}\n",
            "a: 'x'\n",
            "k: >\n  a\n\n  b\n",
        ),
        *("---\n", "...\n", "?", "&a ", "!x ", "*a", "%", "\t"),
        *("50%", "a@b", "甲!", "a&b", "丙*丁", "`a`", "# 50% `a` ?\n", "  # &a *b\n", "#\t%\n", '"50%, 40%"'),
    ]
)


@settings(max_examples=1500, deadline=None)
@given(text=st.lists(YAML_PIECES, max_size=16).map("".join))
def test_both_scanners_of_yaml_read_the_same(text: str) -> None:
    assert parse_yaml(text, "a", 3) == _read_slowly(text.split("\n"), "a", 3)
