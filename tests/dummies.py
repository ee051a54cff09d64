"""Drawn pages made by hand for tests of place and flow: every line is one row of Han characters, numbers countable."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from squares import square_boxes

from layout.geometry import Rect
from layout.lines.types import Galley, Line, SetIssue, SetText
from layout.model.article import Byline, Picture, PictureFacts, Rank, RichText
from layout.model.issue import Issue, Paper
from layout.model.page import (
    Ad,
    Bleed,
    Box,
    Column,
    Format,
    Free,
    Grid,
    Notch,
    Page,
    PhotoStory,
    Slot,
    SlotContent,
    StoryPart,
    Teaser,
)
from layout.model.story import ElementKind, Head, Story, StoryPicture, TextElement
from layout.model.style import Setting, TextStyle
from layout.shape.types import ShapedIssue, ShapedText

BODY_PT, PITCH_PT, MEASURE = 9.0, 12.0, 11
BODY = TextStyle("song", "hei", BODY_PT, PITCH_PT, setting=Setting(stop_squeeze_em=0.25))
HEADLINE = TextStyle("biaosong", "biaosong", 24.0, 30.0, setting=Setting(align="center", indent_em=0))
RIGHT = TextStyle("kai", "hei", BODY_PT, PITCH_PT, setting=Setting(align="end", indent_em=0))
CAPTION = TextStyle("kai", "hei", 8.0, 10.0)


def grid(columns: int = 6, lines: int = 80) -> Grid:
    """Columns of 11 em with gutters of 1 em."""
    return Grid(tuple(Column(i * 12.0, MEASURE) for i in range(columns)), 1.0, lines, BODY_PT, PITCH_PT)


def set_text(key: str, count: int, kind: ElementKind = "body", style: TextStyle = BODY, **more: object) -> SetText:
    """A text of `count` full lines."""
    words = "行行，行行行，行行行。"
    lines = tuple(
        Line(i * MEASURE, (i + 1) * MEASURE, words, 0.0, float(MEASURE), i == count - 1, 0.0, ()) for i in range(count)
    )
    return SetText(key, kind, style, float(MEASURE), lines, **more)  # type: ignore[arg-type]


def element(text: SetText) -> TextElement:
    """The element that a text was set from."""
    words = WORDS.get(text.kind) or "".join(line.text for line in text.lines)
    return TextElement(
        text.key, text.kind, RichText(words), text.style, (float(MEASURE),), text.lines_before, text.rows
    )


WORDS = {"jump_to": "（下转第3版）", "jump_from": "（上接第1版）", "headline": "大字标题"}


def picture(width_px: int = 1200, height_px: int = 800) -> Picture:
    return Picture(Path("p.jpg"), PictureFacts(width_px, height_px, "RGB", "jpeg", None, ""))


@dataclass(frozen=True)
class Copy:
    """One slot's content: paragraphs by their line counts, lines of headline, pictures (columns, least, most)."""

    paragraphs: Sequence[int] = ()
    head: int = 1
    pictures: Sequence[tuple[int, int, int]] = ()
    rank: Rank = "third"
    boxed: bool = False
    jumps_to: str = ""
    comes_from: str = ""
    where: str = "auto"
    white: float = 1.0


@dataclass(frozen=True)
class Dummy:
    """A drawn page: rows of slot names, pinned heights by row."""

    drawn: str
    pinned: Mapping[int, int]
    lines: int = 80


def content_of(name: str, copy: object, parts: Mapping[str, tuple[str, int]], address: str) -> SlotContent:
    match copy:
        case Copy():
            story, part = parts.get(address, (address, 0))
            return StoryPart(story, part)
        case PhotoStory() | Ad() | Free() | Teaser():
            return copy
        case _:
            raise AssertionError(name)


def issue_of(pages: Sequence[tuple[Dummy, Mapping[str, object]]]) -> tuple[Issue, SetIssue]:
    """An issue whose stories are named by the address of their first slot, and its texts, set."""
    parts: dict[str, tuple[str, int]] = {}
    chains: dict[str, list[str]] = {}
    copies = {f"{n}/{name}": copy for n, (_, page) in enumerate(pages, 1) for name, copy in page.items()}
    for address, copy in copies.items():
        if isinstance(copy, Copy) and not copy.comes_from:
            chains[address] = [address]
            here = copy
            while here.jumps_to:
                parts[here.jumps_to] = (address, len(chains[address]))
                chains[address].append(here.jumps_to)
                following = copies[here.jumps_to]
                assert isinstance(following, Copy)
                here = following
    galleys: dict[tuple[str, int], Galley] = {}
    texts: dict[str, SetText] = {}
    stories = tuple(_story(address, slots, copies, galleys, texts) for address, slots in chains.items())
    made = tuple(_page(n, dummy, contents, parts) for n, (dummy, contents) in enumerate(pages, 1))
    paper = Paper("样报", "YB", "zh-Hans")
    day = datetime.date(2021, 2, 9)
    elements = tuple(chain.from_iterable(_elements(story) for story in stories))
    issue = Issue(paper, Path("issue.yaml"), "2021-02-09", day, 1, "星期二", "", "zh-Hans", made, stories, elements)
    return issue, SetIssue(galleys, texts, ())


def _elements(story: Story) -> Iterator[TextElement]:
    for head in story.heads:
        yield from head.elements if head else ()
    yield from (*story.body, *story.jump_to, *story.jump_from)


def with_copy(issue: Issue, name: str, copy: Sequence[str], sentence_end: bool = True) -> Issue:
    """The issue with other body text in one story."""
    body = tuple(
        TextElement(f"{name}/body/{i}", "body", RichText(words), BODY, (float(MEASURE),))
        for i, words in enumerate(copy)
    )
    stories = tuple(
        replace(story, body=body, sentence_end=sentence_end) if story.id == name else story for story in issue.stories
    )
    return replace(issue, stories=stories, texts=tuple(chain.from_iterable(_elements(story) for story in stories)))


def shaped_of(issue: Issue) -> ShapedIssue:
    """Every text as square boxes."""
    texts = {
        e.key: ShapedText(e.key, e.text, e.style, square_boxes(e.text.text, e.style.setting), ()) for e in issue.texts
    }
    return ShapedIssue(texts, (), ())


def _story(
    address: str,
    run: list[str],
    copies: Mapping[str, object],
    galleys: dict[tuple[str, int], Galley],
    texts: dict[str, SetText],
) -> Story:
    first = copies[address]
    assert isinstance(first, Copy)
    body = tuple(set_text(f"{address}/body/{i}", count) for i, count in enumerate(first.paragraphs))
    heads: list[Head | None] = []
    pictures: list[StoryPicture] = []
    for part, slot in enumerate(run):
        galleys[address, part] = Galley(address, part, float(MEASURE), body)
        copy = copies[slot]
        assert isinstance(copy, Copy)
        if copy.head:
            text = set_text(f"{address}/headline/{part}", copy.head, "headline", HEADLINE)
            texts[text.key] = text
            heads.append(Head((element(text),), 10.0, copy.white))
        else:
            heads.append(None)
        for span, least, most in copy.pictures:
            made = Picture(Path("p.jpg"), PictureFacts(1200, 800, "RGB", "jpeg", None, ""), where=copy.where)  # type: ignore[arg-type]
            pictures.append(StoryPicture(made, part, span, least if least == most else None, least, most, None))
    jumps: dict[str, tuple[TextElement, ...]] = {}
    for kind in ("jump_to", "jump_from"):
        made_texts = [set_text(f"{address}/{kind}/{i}", 1, kind, RIGHT) for i in range(len(run) - 1)]  # type: ignore[arg-type]
        texts |= {text.key: text for text in made_texts}
        jumps[kind] = tuple(element(text) for text in made_texts)
    return Story(
        address, "zh-Hans", first.rank, tuple(run), tuple(heads), tuple(map(element, body)), jumps["jump_to"],
        jumps["jump_from"], tuple(pictures), Byline(),
    )  # fmt: skip


def _page(n: int, dummy: Dummy, contents: Mapping[str, object], parts: Mapping[str, tuple[str, int]]) -> Page:
    rows = dummy.drawn.split()
    g = grid(len(rows[0]), dummy.lines)
    slots = []
    for name, copy in contents.items():
        cells = [(y, x) for y, row in enumerate(rows) for x, char in enumerate(row) if char == name]
        first, end = min(x for _, x in cells), max(x for _, x in cells) + 1
        top, foot = min(y for y, _ in cells), max(y for y, _ in cells) + 1
        lacks = [(y, x) for y in range(top, foot) for x in range(first, end) if (y, x) not in cells]
        notch = None
        if lacks:
            (a, b), (c, d) = lacks[0], lacks[-1]
            notch = Notch(b, d + 1, a, c + 1)
        boxed = isinstance(copy, Copy) and copy.boxed
        slots.append(
            Slot(
                f"{n}/{name}", name, first, end, min(y for y, _ in cells), max(y for y, _ in cells) + 1,
                g.columns[first:end], content_of(name, copy, parts, f"{n}/{name}"), Box() if boxed else None,
                notch=notch,
            )
        )  # fmt: skip
    width, height = len(rows[0]) * 12 * BODY_PT, dummy.lines * PITCH_PT
    made = Format("f", width + 60, height + 60, Bleed(), Rect(30, 30, 30 + width, 30 + height), g)
    pinned = tuple(dummy.pinned.get(i) for i in range(len(rows)))
    return Page(n, "A", "", made, pinned, tuple(slots), None, 0, ())
