"""Checks of the copy as it stands on the page: repeats, cut tails, credits, half-width marks, lines' edges."""

import re
from collections import defaultdict
from collections.abc import Iterator

from layout.chars import CLOSERS, CharClass, classify
from layout.diagnostics import Diagnostic
from layout.flow.types import FilledIssue
from layout.lint.facts import Block, PageFacts
from layout.lint.messages import (
    CREDIT_NO_PHOTO,
    DUPLICATE,
    DUPLICATE_PICTURE,
    KINSOKU,
    PHOTO_NO_CREDIT,
    TRUNCATED,
    WIDTH_PUNCT,
)
from layout.model.article import Picture
from layout.model.issue import Issue
from layout.model.story import Story

SAME_CHARS = 20
"""Paragraphs of at least this many characters are not alike by chance."""
FINAL = ("。！？…”’』」）】—", ".!?…”’)—\"'")
"""Marks a last paragraph may end with, in Chinese, Japanese and Korean copy and in English copy."""
NEVER_FIRST = CLOSERS | {CharClass.MID}
"""Classes that no level of typography.md §3 but `none` lets a line start with."""
_CLOSING = re.compile(r"(?:此致\s*)?敬礼|此[致布复]|特此\w{2}|谨[启上此]|[祝颂即此顺]{0,2}\s*\w?[安祺好]")
"""How a letter or a notice takes its leave, on a line of its own that has no mark."""
_CONTACT = re.compile(r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|[\d()（）+ -]{7,})$", re.A)
"""An address, a number to call: what a notice may end with."""
_HALF_WIDTH = re.compile(r"(?<=.)[,;:?!()]+(?=.)")


def check_repeats(issue: Issue, pages: tuple[PageFacts, ...]) -> Iterator[Diagnostic]:
    """重稿, 重图: the same paragraph or picture twice in the issue."""
    homes = {b.story.id: (facts, b) for facts in pages for b in facts.blocks if b.story and b.part == 0}
    paragraphs: dict[str, list[str]] = defaultdict(list)
    for story in issue.stories:
        for element in story.body:
            if element.kind == "body" and len(element.text.text) >= SAME_CHARS and story.id in homes:
                paragraphs[element.text.text].append(story.id)
    for text, where in paragraphs.items():
        if len(where) > 1:
            facts, block = homes[where[-1]]
            names = tuple(dict.fromkeys(homes[story][1].address for story in where))
            yield facts.finding(DUPLICATE, block.area, {"slots": names, "text": text[:12]}, block)
    pictures: dict[tuple[str, int], list[tuple[PageFacts, Block]]] = defaultdict(list)
    for facts in pages:
        for block in facts.blocks:
            for placed in block.placed.pictures:
                shown = placed.picture.picture
                if isinstance(shown, Picture):
                    pictures[shown.facts.sha256, shown.page].append((facts, block))
    for found in pictures.values():
        if len(found) > 1:
            facts, block = found[-1]
            names = tuple(dict.fromkeys(b.address for _, b in found))
            yield facts.finding(DUPLICATE_PICTURE, block.area, {"slots": names}, block)


def check_story_copy(facts: PageFacts, filled: FilledIssue) -> Iterator[Diagnostic]:
    """断尾, 文/图无图: each story on the page where it begins; and the lines' edges of every column."""
    for block in facts.blocks:
        story = block.story
        if story is not None and block.part == 0 and story.pending_chars is None:
            if cut := _cut_short(story):
                yield facts.finding(TRUNCATED, block.area, {"text": cut[-12:]}, block)
            if story.claims_picture and not any(isinstance(p.picture, Picture) for p in story.pictures):
                yield facts.finding(CREDIT_NO_PHOTO, block.area, {}, block)
            yield from _uncredited(facts, block, story)
        yield from _check_lines(facts, block, filled)


def _cut_short(story: Story) -> str:
    """The last paragraph, where prose ends without a final mark; who signs and the date below (落款) are no prose."""
    told = [e for e in story.body if e.kind != "byline" and e.style.setting.align != "end"]
    if not told or told[-1].kind not in ("body", "quote"):
        return ""
    text = told[-1].text.text.rstrip()
    whole = text.endswith(tuple(FINAL[story.lang in ("en", "ko")])) or _CONTACT.search(text) or _CLOSING.fullmatch(text)
    return "" if whole else text


def _uncredited(facts: PageFacts, block: Block, story: Story) -> Iterator[Diagnostic]:
    """The reverse of 文/图无图: a picture of which nobody says who made it."""
    shown = [p.picture for p in story.pictures if isinstance(p.picture, Picture)]
    if not story.claims_picture and shown and not any(picture.credit for picture in shown):
        yield facts.finding(PHOTO_NO_CREDIT, block.area, {"file": shown[0].file.name}, block)


def _half_width(text: str) -> Iterator[str]:
    """Half-width marks between two Han, with these."""
    for marks in _HALF_WIDTH.finditer(text):
        around = text[marks.start() - 1 : marks.end() + 1]
        if all("\u3400" <= char <= "\u9fff" for char in (around[0], around[-1])):
            yield around


def _check_lines(facts: PageFacts, block: Block, filled: FilledIssue) -> Iterator[Diagnostic]:
    """避头尾, 单字不成行, 半角标点: the lines of one block."""
    for leg in block.legs:
        for poured in leg.bead.lines:
            text = poured.line.text.strip()
            if not text:
                continue
            set_text = filled.set.texts.get(poured.text)
            lang = set_text.style.setting.lang if set_text else "zh-Hans"
            if not lang.startswith("zh"):
                continue
            starts_wrong = poured.line.first > 0 and classify(text[0], lang) in NEVER_FIRST
            ends_wrong = not poured.line.last and classify(text[-1], lang) is CharClass.OPEN
            asked = set_text is None or set_text.style.setting.kinsoku != "none"  # 避头尾: 无 is the paper's choice
            if asked and (starts_wrong or ends_wrong):
                wrong = text[0] if starts_wrong else text[-1]
                yield facts.finding(KINSOKU, leg.area, {"mark": wrong, "text": text}, block)
            if found := next(_half_width(text), ""):
                yield facts.finding(WIDTH_PUNCT, leg.area, {"text": found}, block)
