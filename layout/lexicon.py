"""Words of Chinese text, as far as breaking headlines and mending torn sentences need them: a word list with costs.

Decisions: the paper's own words (names, places, organisations) always win over the bundled list; characters that no
word claims stay together as one unknown word of at most four; a surname keeps the one or two characters after it when
nothing else claims them. Of the list only the words are read that begin with a character of the texts. Traditional
characters are looked up as they are written first, then as the simplified ones that the list is written in.

Source: typography.md §9.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal, TypeAlias

from layout.bundled import bundled
from layout.records import dataclass

WordKind: TypeAlias = Literal["v", "n", "x", "own", "unknown"]

OWN_COST: Final = 10.0
UNKNOWN_COST: Final = 160.0
"""A single character that the list does not have."""
INDEPENDENT_COST: Final = 85
"""A single character up to this cost is a word of its own; a rarer one may be part of an unknown word."""
LONGEST_UNKNOWN: Final = 4
LONGEST_WORD: Final = 7
"""No word of the list is longer, in characters."""
SEAM_REACH: Final = 6
"""So many characters on either side of a seam say which words stand there."""
SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
DOUBLE_SURNAMES: Final = frozenset(
    re.findall(
        r"\S\S", "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 端木 长孙 宇文 轩辕 钟离 闻人 申屠 南宫 呼延"
    )
)
_NO_NAME: Final = frozenset(
    "的地得了着过们等吗呢吧之者在对把被将从向与和及或以为于由给让因比至不未很最更再又也都就是有到上下中内里后前时起其此这那我你"
    "他她它个位名次年月日"
)
"""Characters that are hardly ever part of a name."""
_FOREIGN: Final = frozenset(
    "阿埃艾安奥巴贝本彼宾波伯博布茨达戴丹德登邓迪蒂丁顿多厄恩尔法菲费芬弗夫福盖戈格古哈汉豪赫胡霍基吉加贾杰卡凯坎康柯科克肯库奎拉莱兰朗劳勒雷利莉连列林"
    "隆卢鲁伦罗洛马玛迈麦曼梅门蒙米密莫默姆穆拿纳娜内尼涅纽努诺欧帕庞佩皮蒲普奇齐恰乔切丘荣瑞萨塞桑瑟森沙莎尚舍圣施史士什斯索塔泰坦汤唐特提廷托瓦威韦维魏"
    "温沃乌伍西锡希夏肖谢辛休许雅亚扬耶叶伊尤约泽扎詹兹卓佐卜"
)
"""Characters that foreign names are written with."""
_NO_END: Final = frozenset("多加达提内本安约")
"""Those of them that are words, too: no name ends in one behind two characters or more, unless another follows it."""
FOREIGN_CHARS: Final = 3
"""Characters of a foreign name that may be of several pieces."""
_PLACE_ENDINGS: Final = frozenset("区路街镇乡村市县省湖河桥局站馆园巷")
"""A single character that makes a place or office of the word before it."""
_OF_A_PLACE: Final = frozenset("乡村市县省湖")
"""Those of them that no verb stands before: who was elected (当选) is no city."""
_FIRST_OF: Final = re.compile(
    "[首每各][名位个户家辆架艘台件条只头棵株座栋间套份张篇册项批群对双场次类种支列颗枚部款届期]|[今昨明次翌当][晨晚夜早午]"
    "|[上下本](?:[周月季届旬轮]|月[初中底末]|半年|学期|季度|周末)|[拒毫绝决永从并均概][不未无]"
)
"""Words that no list has, of two: the first of its kind, each of them, times of a day, this month, never."""
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: characters `start` to `end` (exclusive), and what it is: verb, noun, other, the paper's own, unknown."""

    start: int
    end: int
    kind: WordKind


Known: TypeAlias = dict[str, tuple[int, WordKind]]
"""Words with their cost and kind."""
_KINDS: Final[dict[str, WordKind]] = {"v": "v", "n": "n"}


@cache
def _list() -> tuple[dict[str, str], Known]:
    """The bundled list: the lines that nobody has asked for yet, by the character that their words begin with, and the
    words of the others.
    """
    lines = bundled("layout", "words.txt").read_text("utf-8").splitlines()
    return {line[0]: line for line in lines if not line.startswith("#")}, {}


def _bundled(run: str) -> Known:
    """The words of the bundled list, those that begin with any character of a run of Han at least: a headline asks for
    a hundredth of them.
    """
    lines, known = _list()
    for first in lines.keys() & set(run):
        for entry in lines.get(first, "")[2:].split():
            known[first + entry[4:]] = (int(entry[:3]), _KINDS.get(entry[3], "x"))
        lines.pop(first, None)
    return known


@cache
def _simplified() -> dict[int, str]:
    """The simplified character of each traditional one whose words the list has."""
    lines = bundled("layout", "simplified.txt").read_text("utf-8").splitlines()
    return {ord(pair[0]): pair[1] for line in lines if not line.startswith("#") for pair in line.split()}


@lru_cache(maxsize=4096)
def in_simplified(text: str) -> str:
    """A text in simplified characters, place by place, to be looked up, never to be printed."""
    return text if text.isascii() else text.translate(_simplified())


@lru_cache(maxsize=4096)
def words_of(text: str, own: tuple[str, ...] = ()) -> tuple[Word, ...]:
    """The Han words of a text in order; what stands between them (marks, Latin, digits) belongs to none.

    Args:
        text: Normalised text.
        own: Words that are never split: the paper's lexicon, names.
    """
    table = dict.fromkeys((word for word in own if len(word) > 1), True)
    found: list[Word] = []
    plain = in_simplified(text)
    for match in _HAN.finditer(text):
        words = list(_segment(match[0], plain[match.start() : match.end()], table))
        start = match.start()
        found += _gathered(plain, [Word(start + word.start, start + word.end, word.kind) for word in words])
    return tuple(found)


def word_nats(word: str) -> float | None:
    """How rare a word of the list is, in nats (4 the commonest, 13 the rarest); None for what is no word of it."""
    known = _bundled(word[:1]).get(word)
    return known[0] / 10 if known else None


def all_words(text: str) -> bool:
    """Whether a text is two words and more of the list, each of two characters and more: `劳模风采`, no name's part."""
    words = words_of(text)
    return len(words) > 1 and all(word.end - word.start > 1 and word.kind != "unknown" for word in words)


@lru_cache(maxsize=65536)
def seam_nats(left: str, right: str) -> float:
    """How much likelier two texts are as one than apart, by their words alone, in nats: above 0 where a seam tears one.

    Only the Han right beside the seam are looked at.
    """
    near, after = left[-SEAM_REACH:], _HAN.match(right)
    one = next((run[0] for run in _HAN.finditer(near) if run.end() == len(near)), "")
    if not one or after is None:
        return 0.0
    other = after[0][:SEAM_REACH]
    if not _torn(one + other, len(one)):
        return 0.0
    whole = _costs(one + other)
    return max(whole[len(one)] + _costs(other)[-1] - whole[-1], 0.0) / 10


def _torn(run: str, seam: int) -> bool:
    """Whether any word of the list stands across a place in a run of Han."""
    bundled = _bundled(run)
    return any(
        run[start:end] in bundled
        for start in range(max(seam - LONGEST_WORD + 1, 0), seam)
        for end in range(seam + 1, min(start + LONGEST_WORD, len(run)) + 1)
    )


def _costs(run: str) -> list[float]:
    """The cost of the cheapest chain of words through a run of Han up to each of its ends, in tenths of nats."""
    bundled = _bundled(run)
    costs = [0.0]
    for end in range(1, len(run) + 1):
        least = costs[-1] + (bundled[run[end - 1]][0] if run[end - 1] in bundled else UNKNOWN_COST)
        for start in range(max(0, end - LONGEST_WORD), end - 1):
            known = bundled.get(run[start:end])
            if known is not None and costs[start] + known[0] < least:
                least = costs[start] + known[0]
        costs.append(least)
    return costs


def _segment(run: str, plain: str, own: dict[str, bool]) -> Iterator[Word]:
    """The cheapest chain of words through a run of Han; `plain` is the same in simplified characters."""
    bundled = _bundled(run if run == plain else run + plain)
    longest = max(LONGEST_WORD, *(len(word) for word in own)) if own else LONGEST_WORD
    best: list[tuple[float, int, WordKind]] = [(0.0, 0, "x")]
    for end in range(1, len(run) + 1):
        options: list[tuple[float, int, WordKind]] = []
        for start in range(max(0, end - longest), end):
            piece = run[start:end]
            if piece in own:
                options.append((best[start][0] + OWN_COST, start, "own"))
            elif piece in bundled or plain[start:end] in bundled:
                cost, kind = bundled[piece if piece in bundled else plain[start:end]]
                options.append((best[start][0] + cost, start, kind))
            elif end - start == 1:
                options.append((best[start][0] + UNKNOWN_COST, start, "unknown"))
        best.append(min(options))
    words: list[Word] = []
    end = len(run)
    while end:
        _, start, kind = best[end]
        words.append(Word(start, end, kind))
        end = start
    return reversed(words)


def _gathered(text: str, words: list[Word]) -> Iterator[Word]:
    """Single characters that are no words of their own, joined: unknown words and personal names."""
    index = 0
    while index < len(words):
        stop = index
        if _may_join(text, words[index]) or _is_surname(text, words, index):
            stop = index + 1
            most = 3 if text[words[index].start] in SURNAMES else LONGEST_UNKNOWN
            while stop < len(words) and stop - index < most and _may_join(text, words[stop]):
                stop += 1
        if index + 1 < len(words) and _FIRST_OF.fullmatch(text, words[index].start, words[index + 1].end):
            stop = index + 2
        stop = max(stop, index + 1, _name_end(text, words, index), _foreign_end(text, words, index))
        kind: WordKind = words[index].kind if stop == index + 1 else "unknown"
        last = text[words[stop].start] if stop < len(words) and words[stop].end - words[stop].start == 1 else ""
        is_place = last in _PLACE_ENDINGS and not (kind == "v" and last in _OF_A_PLACE)
        if last and is_place and words[stop - 1].end - words[index].start >= 2:
            stop, kind = stop + 1, "n"
        yield Word(words[index].start, words[stop - 1].end, kind)
        index = stop


def _may_join(text: str, word: Word) -> bool:
    """Whether it is a single character too rare to be a word of its own."""
    if word.end - word.start != 1 or word.kind == "own":
        return False
    known = _bundled(text[word.start]).get(text[word.start])
    return known is None or known[0] > INDEPENDENT_COST


def _name_end(text: str, words: list[Word], index: int) -> int:
    """Where a surname and what is given with it end (as an index of words), if that is none that joins phrases."""
    if text[words[index].start : words[index].end] in DOUBLE_SURNAMES:
        given = [word for word in words[index + 1 : index + 2] if word.end - word.start <= 2]
        return index + 1 + sum(not _NO_NAME.intersection(text[word.start : word.end]) for word in given)
    three = words[index : index + 3]
    if len(three) < 3 or any(word.end - word.start != 1 or word.kind == "own" for word in three):
        return index
    name = [text[word.start] for word in three]
    is_name = name[0] in SURNAMES and not _NO_NAME.intersection(name[1:]) and three[2].end - three[0].start == 3
    return index + 3 if is_name else index


def _foreign_end(text: str, words: list[Word], index: int) -> int:
    """Where a foreign name that no list has ends (as an index of words): pieces of the characters that such names are
    written with, one of them unknown.
    """
    stop = index
    while (
        stop < len(words)
        and words[stop].kind != "own"
        and _FOREIGN.issuperset(text[words[stop].start : words[stop].end])
    ):
        stop += 1
    if (
        stop - index > 1
        and text[words[stop - 1].start : words[stop - 1].end] in _NO_END
        and words[stop - 2].kind != "x"
    ):
        stop -= 1
    pieces = words[index:stop]
    is_name = any(piece.kind == "unknown" or _may_join(text, piece) for piece in pieces)
    return stop if is_name and len(pieces) > 1 and pieces[-1].end - pieces[0].start >= FOREIGN_CHARS else index


def _is_surname(text: str, words: list[Word], index: int) -> bool:
    """Whether it is a surname and the next character may be part of the name."""
    word = words[index]
    single = word.end - word.start == 1 and text[word.start] in SURNAMES
    return single and index + 1 < len(words) and _may_join(text, words[index + 1])
