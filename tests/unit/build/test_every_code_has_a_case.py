"""Every code is told in both languages and has a case in tests/cases/errors."""

from pathlib import Path

import pytest

from layout.build import messages as build_messages
from layout.build import messages_content
from layout.diagnostics import Message
from layout.read import messages as read_messages

MESSAGES = [
    message
    for module in (read_messages, build_messages, messages_content)
    for message in vars(module).values()
    if isinstance(message, Message)
]
ELSEWHERE = {
    "R102": "a file that may not be read (root may read all)",
    "R901": "a broken installation",
    "B327": "test_whole_issue",
    "R110": "test_diff",
}


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_both_languages(message: Message) -> None:
    assert message.zh
    assert message.en
    assert bool(message.expected_zh) == bool(message.expected_en)
    assert bool(message.hint_zh) == bool(message.hint_en)
    assert not any("\u4e00" <= char <= "\u9fff" for char in message.en)


def test_codes_are_used_once() -> None:
    codes = [message.code for message in MESSAGES]
    assert len(codes) == len(set(codes))


def test_every_code_has_a_case(root: Path) -> None:
    cases = "".join(path.read_text("utf-8") for path in sorted((root / "tests/cases/errors").glob("*.txt")))
    assert [m.code for m in MESSAGES if f"[{m.code}]" not in cases and m.code not in ELSEWHERE] == []
