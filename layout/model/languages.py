"""The settings that each language starts from. Source: typography.md §§11, 18."""

from collections.abc import Mapping
from typing import Final

from layout.model.style import Lang, Setting

LANGUAGE_SETTINGS: Final[Mapping[Lang, Setting]] = {
    "zh-Hans": Setting(),
    "zh-Hant": Setting(lang="zh-Hant", line_end="full", kinsoku="basic"),
    "zh-HK": Setting(lang="zh-HK", line_end="full", kinsoku="basic"),
    "ja": Setting(lang="ja", line_end="flex", kinsoku="strict", indent_em=1.0),
    "ko": Setting(lang="ko", indent_em=1.0),
    "en": Setting(lang="en"),
}
"""Body settings by language; lengths in em."""
PLAIN_EDGES: Final[Mapping[str, str]] = {"line_end": "full", "line_start": "keep", "first_line": "keep"}
"""Switches that come with marks of one em each (`plain`) where nothing else is said. Source: typography.md §4."""
