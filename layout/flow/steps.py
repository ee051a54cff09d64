"""What copyfit did, in words: one sentence a step."""

from collections.abc import Sequence
from typing import Final

from layout.diagnostics import Words, counted
from layout.flow.jumps import Choice

ENDS: Final = {
    "sentence": ("句末", "at a sentence end"),
    "clause": ("分句末", "at a clause end"),
    "line": ("行末", "at a line end"),
    "quotation": ("引文内", "inside a quotation"),
}


def jumped(slots: tuple[str, str], choice: Choice) -> Words:
    """A story was cut."""
    zh, en = ENDS[choice.place.at]
    lines, white = choice.place.line + 1, choice.white
    left = f"{counted(lines, 'line')} kept, cut {en}, {counted(white, 'column-line')} white"
    return Words(
        f"{slots[0]} 转 {slots[1]}：留 {lines} 行，断在{zh}，余 {white} 栏行", f"{slots[0]} jumps to {slots[1]}: {left}"
    )


def kept_back(slot: str, rows: int) -> Words:
    """More of a story was kept before its jump."""
    return Words(
        f"{slot}：下转的版太满，本版多留，至 {rows} 栏行",
        f"{slot}: the page it jumps to is too full, up to {rows} column-lines are kept here",
    )


def tightened(slot: str, paragraphs: int, lines: int) -> Words:
    """Paragraphs were set a line shorter."""
    return Words(
        f"{slot}：收紧 {paragraphs} 段，省 {lines} 行",
        f"{slot}: {counted(paragraphs, 'paragraph')} tightened, {counted(lines, 'line')} saved",
    )


def loosened(slot: str, paragraphs: int) -> Words:
    """Paragraphs were set a line longer."""
    return Words(
        f"{slot}：放松 {paragraphs} 段，各多 1 行", f"{slot}: {counted(paragraphs, 'paragraph')} loosened by a line"
    )


def spaced(slot: str, lines: int) -> Words:
    """Lines of white were put between the paragraphs of a box."""
    return Words(
        f"{slot}：框内段间各空 1 行，共 {lines} 行", f"{slot}: a line of white between paragraphs, {lines} in all"
    )


def turned(slot: str, step: int) -> Words:
    """A paragraph was set a line shorter or longer so that columns end well: level, and with no line alone."""
    zh, en = ("收紧", "tightened") if step < 0 else ("放松", "loosened")
    return Words(f"{slot}：{zh} 1 段，使各栏齐平、无孤行", f"{slot}: a paragraph {en}, so that columns end well")


def less_white(slot: str) -> Words:
    """A head lost a line of white."""
    return Words(f"{slot}：标题区减空 1 行", f"{slot}: a line less white in the head")


def cropped(slot: str, number: int, lines: int) -> Words:
    """A picture of an article, by its number from 1, was made so many lines lower, so that columns end well."""
    return Words(
        f"{slot}：第 {number} 幅图减 {lines} 行，使各栏无孤行、背题",
        f"{slot}: picture {number} {counted(lines, 'line')} lower, so that columns end well",
    )


def roomier(slot: str) -> Words:
    """A slot was given a line more, so that its columns end well."""
    return Words(f"{slot}：多给 1 行，使各栏无孤行", f"{slot}: a line more, so that no line stands alone")


def lowered(slot: str, lines: int) -> Words:
    """The text of a box was lowered, its white shared between head and foot."""
    return Words(
        f"{slot}：框内文字下移 {lines} 行，上下空白相当",
        f"{slot}: the text in the box stands {counted(lines, 'line')} lower, its white above and below",
    )


def smaller_head(slot: str) -> Words:
    """A headline was set a step smaller."""
    return Words(f"{slot}：标题缩一级", f"{slot}: headline a step smaller")


def filled_in(slot: str, story: str) -> Words:
    """An article from the reserve was put into free cells."""
    return Words(f"{slot}：补备稿“{story}”", f"{slot}: filled with “{story}” from the reserve")


def left_out(slot: str, words: Sequence[str]) -> Words:
    """Optional texts were left out, by their first words."""
    zh = "".join(f"“{first}…”" for first in words)
    return Words(f"{slot}：删可删段{zh}", f"{slot}: optional text left out: {' '.join(f'“{w}…”' for w in words)}")


def no_picture(slot: str, number: int) -> Words:
    """A picture of an article, by its number from 1, was left out."""
    return Words(f"{slot}：删可删的第 {number} 幅图", f"{slot}: picture {number}, which is optional, left out")
