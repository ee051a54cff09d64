"""What copyfit did, in the words of the issue's language: one sentence a step."""

from collections.abc import Sequence
from typing import Final

from layout.flow.jumps import Choice
from layout.model.style import Lang

ENDS: Final = {
    "sentence": ("句末", "at a sentence end"),
    "clause": ("分句末", "at a clause end"),
    "line": ("行末", "at a line end"),
    "quotation": ("引文内", "inside a quotation"),
}


def _say(lang: Lang, zh: str, en: str) -> str:
    """The words in the language of the issue."""
    return zh if lang.startswith("zh") else en


def jumped(lang: Lang, slots: tuple[str, str], choice: Choice) -> str:
    """A story was cut."""
    zh, en = ENDS[choice.place.at]
    lines, white = choice.place.line + 1, choice.white
    return _say(
        lang,
        f"{slots[0]} 转 {slots[1]}：留 {lines} 行，断在{zh}，余 {white} 栏行",
        f"{slots[0]} jumps to {slots[1]}: {lines} lines stay, cut {en}, {white} column-lines white",
    )


def kept_back(lang: Lang, slot: str, rows: int) -> str:
    """More of a story was kept before its jump."""
    return _say(
        lang,
        f"{slot}：下转的版太满，本版多留，至 {rows} 栏行",
        f"{slot}: the page it jumps to is too full, up to {rows} column-lines are kept here",
    )


def tightened(lang: Lang, slot: str, paragraphs: int, lines: int) -> str:
    """Paragraphs were set a line shorter."""
    return _say(
        lang,
        f"{slot}：收紧 {paragraphs} 段，省 {lines} 行",
        f"{slot}: {paragraphs} paragraphs tightened, {lines} lines saved",
    )


def loosened(lang: Lang, slot: str, paragraphs: int) -> str:
    """Paragraphs were set a line longer."""
    return _say(
        lang, f"{slot}：放松 {paragraphs} 段，各多 1 行", f"{slot}: {paragraphs} paragraphs loosened by a line each"
    )


def spaced(lang: Lang, slot: str, lines: int) -> str:
    """Lines of white were put between the paragraphs of a box."""
    zh, en = f"{slot}：框内段间各空 1 行，共 {lines} 行", f"{slot}: a line of white between paragraphs, {lines} in all"
    return _say(lang, zh, en)


def turned(lang: Lang, slot: str, step: int) -> str:
    """A paragraph was set a line shorter or longer so that columns end well: level, and with no line alone."""
    zh, en = ("收紧", "tightened") if step < 0 else ("放松", "loosened")
    return _say(lang, f"{slot}：{zh} 1 段，使各栏齐平、无孤行", f"{slot}: a paragraph {en}, so that columns end well")


def less_white(lang: Lang, slot: str) -> str:
    """A head lost a line of white."""
    return _say(lang, f"{slot}：标题区减空 1 行", f"{slot}: a line less white in the head")


def cropped(lang: Lang, slot: str, number: int, lines: int) -> str:
    """A picture of an article, by its number from 1, was made so many lines lower, so that columns end well."""
    return _say(
        lang,
        f"{slot}：第 {number} 幅图减 {lines} 行，使各栏无孤行、背题",
        f"{slot}: picture {number} {lines} lines lower, so that columns end well",
    )


def smaller_head(lang: Lang, slot: str) -> str:
    """A headline was set a step smaller."""
    return _say(lang, f"{slot}：标题缩一级", f"{slot}: headline a step smaller")


def filled_in(lang: Lang, slot: str, story: str) -> str:
    """An article from the reserve was put into free cells."""
    return _say(lang, f"{slot}：补备稿“{story}”", f"{slot}: filled with “{story}” from the reserve")


def left_out(lang: Lang, slot: str, words: Sequence[str]) -> str:
    """Optional texts were left out, by their first words."""
    zh = "".join(f"“{first}…”" for first in words)
    return _say(lang, f"{slot}：删可删段{zh}", f"{slot}: optional text left out: {' '.join(f'“{w}…”' for w in words)}")


def no_picture(lang: Lang, slot: str, number: int) -> str:
    """A picture of an article, by its number from 1, was left out."""
    return _say(lang, f"{slot}：删可删的第 {number} 幅图", f"{slot}: picture {number}, which is optional, left out")
