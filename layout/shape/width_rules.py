"""The rules that put full-width marks back where ASCII stands in their place: one function a rule, all of one shape.

A rule looks at a `View` and yields edits. Beside a mark that is widened, ASCII spaces go: they belonged to the ASCII
mark. Neighbours are the nearest characters that are no space; a full-width quotation mark that turns its back counts as
CJK, other quotation marks are looked through; a doubled … or — counts as CJK.

Source: typography.md §12.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeAlias

from layout.chars import QUOTE_CLOSERS, QUOTE_OPENERS, is_cjk, is_han
from layout.records import dataclass
from layout.shape.draft import Edit
from layout.shape.protect import LONGEST_PHRASE, in_foreign_phrase

_SPACES: Final = " \t\u00a0"
_QUOTES: Final = "“”‘’\"'"
_CLOSERS: Final = ")]}）】〕》」』"
_WIDE: Final = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "(": "（", ")": "）"}
_TRANSLITERATION: Final = frozenset(
    "阿埃艾安昂奥巴白柏拜班邦包鲍贝本比彼毕宾波伯勃博布查达戴丹当德登邓狄迪蒂丁杜多厄恩尔法凡方菲费丰佛弗福富盖甘"
    "冈高戈哥格葛贡古瓜圭哈海汉翰豪赫黑亨洪胡华怀霍基吉季加贾杰金津喀卡开凯坎康考柯科可克肯孔库夸奎昆拉莱赖兰朗劳勒雷"
    "黎里理利莉莲林琳龙卢鲁路吕伦罗洛马玛迈麦曼芒毛梅门蒙米密明摩莫默姆木穆那纳娜南瑙内尼年涅宁牛纽农努诺欧帕潘庞佩"
    "彭皮平珀普奇恰钱乔切钦琼丘屈让热日荣茹儒瑞萨塞桑森沙莎山尚绍舍申圣施什史士舒丝司斯松苏索所塔泰谭坦汤特滕提廷通"
    "图托瓦万旺威韦维魏温文沃乌武西希锡席夏肖歇谢辛欣雄休许雪逊雅亚延扬耶叶伊因英尤约扎詹章哲珍芝治朱茱兹卓佐芬夫顿丽列爱茨赛瑟契柴弥娅娃珊妮黛娣萝蕾露茜薇琪甫"
)
_NUMERALS: Final = frozenset("一二三四五六七八九十百零〇")


@dataclass(slots=True)
class View:
    """The present text with what is kept: `token` = no rule at all, `foreign` = no rule for single marks.

    `words` = the text with a digit for every character of a token. `latin` = the places of quotes that belong to Latin
    text, `langs` = the language of characters in another. `wide` are the places this round has widened already, so that
    a rule sees what stands before it as it will be.
    """

    text: str
    words: str
    token: bytearray
    foreign: bytearray
    latin: Collection[int]
    langs: Mapping[int, str]
    wide: set[int]
    transliteration_dot: bool = False

    def before(self, at: int) -> int:
        """Index of the nearest character before `at` that is no space and no quote; -1 at the start."""
        at -= 1
        while at >= 0 and self.text[at] in _SPACES + _QUOTES:
            at -= 1
        return at

    def after(self, at: int) -> int:
        """Index of the nearest character after `at` that is no space and no quote; the length at the end."""
        at += 1
        while at < len(self.text) and self.text[at] in _SPACES + _QUOTES:
            at += 1
        return at

    def is_h(self, at: int) -> bool:
        """Whether Han, kana or a CJK mark stands there (or will after this round)."""
        if not 0 <= at < len(self.text):
            return False
        if at in self.wide or is_cjk(self.text[at]):
            return True
        return self.text[at] in "…—" and self.text[at] in (self.text[at - 1 : at], self.text[at + 1 : at + 2])

    def h_before(self, at: int) -> bool:
        """Whether what stands before `at` is CJK."""
        i = at - 1
        while i >= 0 and self.text[i] in _SPACES:
            i -= 1
        return (i >= 0 and self.text[i] in QUOTE_CLOSERS and i not in self.latin) or self.is_h(self.before(at))

    def h_after(self, at: int) -> bool:
        """Whether what stands after `at` is CJK."""
        i = at + 1
        while i < len(self.text) and self.text[i] in _SPACES:
            i += 1
        opens = i < len(self.text) and self.text[i] in QUOTE_OPENERS and i not in self.latin
        return opens or self.is_h(self.after(at))

    def lang_at(self, at: int, lang: str) -> str:
        """The language there; `lang` is that of the text."""
        return self.langs.get(at, lang)

    def char(self, at: int) -> str:
        """The character there; empty outside."""
        return self.text[at] if 0 <= at < len(self.text) else ""

    def sentence_has_h(self, end: int) -> bool:
        """Whether Han or kana stands in the sentence that ends before `end`."""
        for at in range(end - 1, max(-1, end - 1 - LONGEST_PHRASE), -1):
            if self.text[at] in "。！？\n" and at < end - 1:
                return False
            if self.is_h(at):
                return True
        return False


Rule: TypeAlias = Callable[[View], Iterator[Edit]]


def widened(view: View, at: int) -> Edit:
    """The edit that widens the mark at `at` and takes away the ASCII spaces on its sides."""
    start, end = at, at + 1
    while start > 0 and view.text[start - 1] in " \t" and not view.token[start - 1]:
        start -= 1
    while end < len(view.text) and view.text[end] in " \t" and not view.token[end]:
        end += 1
    view.wide.add(at)
    return Edit(start if start > 0 else at, end, _WIDE[view.text[at]])


def _places(view: View, marks: str) -> Iterator[int]:
    """Where a single one of `marks` stands and may be touched."""
    for match in re.finditer(f"[{re.escape(marks)}]", view.text):
        if not view.token[match.start()] and not view.foreign[match.start()]:
            yield match.start()


def commas(view: View) -> Iterator[Edit]:
    """`,` `;` beside Han; not between two digits, not between two Latin words."""
    for at in _places(view, ",;"):
        if view.h_before(at) or view.h_after(at):
            yield widened(view, at)


def colons(view: View) -> Iterator[Edit]:
    """`:` after Han, or before Han after a Latin word, a digit or a bracket."""
    for at in _places(view, ":"):
        if view.h_before(at) or (view.before(at) >= 0 and view.h_after(at)):
            yield widened(view, at)


def exclamations(view: View) -> Iterator[Edit]:
    """`!` `?` after Han or a bracket in a sentence with Han, or where such a sentence ends in a Latin word; a run of
    them as one.
    """
    for match in re.finditer(r"[!?]+", view.text):
        first, last = match.start(), match.end() - 1
        if _widens_run(view, first, last):
            yield from (widened(view, at) for at in range(first, last + 1) if not view.token[at])


def _widens_run(view: View, first: int, last: int) -> bool:
    """Whether the marks from `first` to `last` become full-width."""
    if view.foreign[first]:
        return False
    before, after = view.before(first), view.after(last)
    if view.h_before(first) or (view.char(before) in tuple(_CLOSERS) and view.sentence_has_h(first)):
        return True
    ends = after >= len(view.text) and view.sentence_has_h(first)
    return (ends or view.h_after(last)) and not in_foreign_phrase(view.words, first)


def full_stops(view: View) -> Iterator[Edit]:
    """`.` after Han before Han, before a closing quote or at the end of the paragraph; not in `..`, not in names."""
    for at in _places(view, "."):
        if "." in (view.char(at - 1), view.char(at + 1)):
            continue
        before, after = view.before(at), view.after(at)
        closed = view.char(before) in tuple(_CLOSERS) and view.is_h(view.before(before))
        if not (view.h_before(at) or closed):
            continue
        if not (after >= len(view.text) or view.h_after(at) or view.char(after) in tuple(_CLOSERS + "\n")):
            continue
        if is_name_dot(view.text, at):
            if view.transliteration_dot:
                yield Edit(at, at + 1, "·")
        elif not _is_list_number(view.text, at):
            yield widened(view, at)


def is_name_dot(text: str, at: int) -> bool:
    """Whether the point at `at` stands inside a foreign name written with Han: `达.芬奇`, `约翰.史密斯`."""
    left, right = text[max(0, at - 2) : at], text[at + 1 : at + 3]
    if not left or not right or not is_han(left[-1]) or not is_han(right[0]):
        return False
    right = right if len(right) > 1 and is_han(right[1]) else right[:1]
    return left[-1] in _TRANSLITERATION and all(char in _TRANSLITERATION for char in right)


def _is_list_number(text: str, at: int) -> bool:
    """Whether the point closes a number that opens the paragraph: `一.`, `十二.`."""
    head = text[:at].rpartition("\n")[2].strip()
    return bool(head) and all(char in _NUMERALS for char in head)


def brackets(view: View) -> Iterator[Edit]:
    """`(` and `)` as a pair or not at all; a pair that is wide on one side is made whole."""
    open_at: list[int] = []
    for match in re.finditer(r"[()（）]", view.text):
        at = match.start()
        if view.token[at]:
            continue
        if match[0] in "(（":
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if match[0] + view.text[start] != "）（" and _widens_pair(view, start, at):
                yield from (widened(view, place) for place in (start, at) if view.text[place] in "()")


def _widens_pair(view: View, start: int, end: int) -> bool:
    """Whether the bracket pair at `start` and `end` becomes full-width."""
    inside = view.text[start + 1 : end]
    if any(map(is_cjk, inside)) or view.text[start] == "（" or view.text[end] == "）":
        return True
    if re.fullmatch(r"0\d{2,3}|\+\d{1,4}", inside) and re.match(r"\s?\d", view.text[end + 1 :]):
        return False
    if start > 0 and view.text[start - 1].isascii() and view.text[start - 1].isalnum():
        return False
    return view.h_before(start) or view.h_after(end)
