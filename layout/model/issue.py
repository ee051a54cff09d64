"""An issue of a paper, complete: pages, stories, every text that is to be set, and what was derived from the date."""

import datetime
from pathlib import Path
from typing import Final

from layout.diagnostics import Span
from layout.model.page import Page
from layout.model.press import USUAL, Press
from layout.model.story import Story, TextElement
from layout.model.style import Ink, Lang
from layout.records import dataclass

STAGES: Final = {"first": "一校", "second": "二校", "third": "三校", "sign_off": "签发"}
"""The readings that a page is signed at, in their order, and what they are called. Source: newspaper.md §2."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What does not change from issue to issue. `code` begins the files' names; `lexicon` are words never split.

    `thresholds` are limits of checks, by code, that are other than usual. `sign_off` are the stages of `STAGES` that a
    page must have been signed at before it goes to press.
    """

    name: str
    code: str
    lang: Lang
    inks: tuple[tuple[str, Ink], ...] = ()
    lexicon: tuple[str, ...] = ()
    icc: Path | None = None
    thresholds: tuple[tuple[str, float], ...] = ()
    sign_off: tuple[str, ...] = ()
    press: Press = USUAL
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. Weekday, lunar date, number and page count are derived, never typed.

    `texts` is every element of pages and stories once, in reading order: what shaping and line breaking work through.
    `lang` is the language of messages about it. `reserve` are stories that stand nowhere yet (备稿): copyfit may put
    them into free cells; their texts are in `texts` too. `outputs` is what a build makes besides the press PDFs:
    `proof`, `epaper`.
    """

    paper: Paper
    file: Path
    id: str
    date: datetime.date
    number: int
    weekday: str
    lunar_date: str
    lang: Lang
    pages: tuple[Page, ...]
    stories: tuple[Story, ...]
    texts: tuple[TextElement, ...]
    span: Span | None = None
    reserve: tuple[Story, ...] = ()
    outputs: tuple[str, ...] = ()
