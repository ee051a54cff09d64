"""Bytes of a file as text: encodings, line ends, and the border that no path may cross."""

from pathlib import Path

import pytest

from layout.diagnostics import Diagnostic, Span
from layout.read.files import locate, read_text
from layout.read.keys import KEYS, canonical, nearest

HERE = Span("issue.yaml", 3, 4)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbf\xe6\x8a\xa5\r\n\xe7\xba\xb8\r", "报\n纸\n"),
        ("报\u200b纸".encode(), "报\u200b纸"),
        ("\U0002b6ad".encode(), "\U0002b6ad"),
    ],
)
def test_text(tmp_path: Path, raw: bytes, text: str) -> None:
    (tmp_path / "a").write_bytes(raw)
    assert read_text(tmp_path / "a", "a") == (text, ())


@pytest.mark.parametrize("codec", ["utf-16", "gb18030", "big5"])
def test_other_encodings_are_told(tmp_path: Path, codec: str) -> None:
    (tmp_path / "a").write_bytes("报纸：第一行\n第二行".encode(codec, "replace"))
    text, faults = read_text(tmp_path / "a", "a")
    assert text is None
    assert [fault.code for fault in faults] == ["R104"]


def test_the_place_of_a_broken_byte(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("一行\n二".encode() + b"\xff")
    _, (fault,) = read_text(tmp_path / "a", "a")
    assert fault.span == Span("a", 2, 2)


@pytest.mark.parametrize(
    "written", ["../a.png", "/etc/hosts", "C:\\a.png", "\\\\host\\a", "x/../../a.png", "a\0.png", "..", "link/a.png"]
)
def test_no_path_leaves_the_folder(tmp_path: Path, written: str) -> None:
    folder = tmp_path / "paper"
    folder.mkdir()
    (tmp_path / "a.png").write_bytes(b"x")
    (folder / "link").symlink_to(tmp_path)
    found = locate(written, folder, folder, HERE)
    assert isinstance(found, Diagnostic)
    assert found.code == "R106"


def test_a_path_inside_is_found(tmp_path: Path) -> None:
    (tmp_path / "图").mkdir()
    (tmp_path / "稿").mkdir()
    (tmp_path / "图" / "a.png").write_bytes(b"x")
    assert locate("../图/a.png", tmp_path / "稿", tmp_path, HERE) == tmp_path / "稿" / "../图/a.png"


def test_keys_in_both_languages() -> None:
    assert canonical("主题", KEYS) == "headline"
    assert canonical("Jump-To", ("jump_to",)) == "jump_to"
    assert canonical("摄", ("credit", "file")) == "credit"
    assert canonical("摄", ("photographers",)) == "photographers"
    assert canonical("头", KEYS) is None
    assert nearest("主提", ("肩题", "主题", "提要")) == "主题"
    assert nearest("hedline", ("kicker", "headline")) == "headline"
    assert nearest("某某", ("肩题", "主题")) == ""
