"""Which saves are told of: also those that the system keeps silent about."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from layout.preview import watch
from layout.preview.watch import saves


def told(folder: Path, monkeypatch: pytest.MonkeyPatch, *acts: Callable[[], object]) -> list[set[str]]:
    """The names told of where no notice ever comes: at the first look, and after each of these acts, one by one."""
    done: list[object] = []

    async def ticks(*_: object, **__: object) -> AsyncIterator[set[Any]]:
        yield set()
        for act in acts:
            done.append(act())
            yield set()

    async def listen() -> list[set[str]]:
        watching = saves(lambda: frozenset((folder,)), lambda: len(done) == len(acts))
        return [{path.name for path in files} async for files in watching]

    monkeypatch.setattr(watch, "awatch", ticks)
    return asyncio.run(asyncio.wait_for(listen(), 10))


def test_a_save_without_a_notice_is_told_at_the_next_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article, other = tmp_path / "稿.md", tmp_path / "图.png"
    article.write_text("一", "utf-8")
    other.write_bytes(b"1")

    def swap() -> None:
        (tmp_path / "新").write_text("二", "utf-8")
        (tmp_path / "新").replace(article)

    found = told(
        tmp_path,
        monkeypatch,
        lambda: article.write_text("一二", "utf-8"),
        swap,
        other.unlink,
        lambda: (tmp_path / "又.yaml").write_text("", "utf-8"),
    )
    assert found == [set(), {"稿.md"}, {"稿.md"}, {"图.png"}, {"又.yaml"}]


def test_files_that_are_none_of_an_issue_are_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def act() -> None:
        for name in (".稿.md.swp", "~稿.md", "记.log"):
            (tmp_path / name).write_text("", "utf-8")
        (tmp_path / "断.md").symlink_to(tmp_path / "无")

    assert told(tmp_path, monkeypatch, act, lambda: (tmp_path / "稿.md").touch())[1:] == [{"稿.md"}]


def test_a_notice_is_told_at_once(tmp_path: Path) -> None:
    async def listen() -> set[str]:
        async for files in saves(lambda: frozenset((tmp_path,)), lambda: False):
            if files:
                return {path.name for path in files}
            (tmp_path / "稿.md").write_text("一", "utf-8")
        return set()

    assert asyncio.run(asyncio.wait_for(listen(), 10)) == {"稿.md"}
