"""Where a headline may turn: a price for every place, by words, function words, brackets and marks.

Decisions: ambiguity cannot be computed; what was weighed and found good is kept for the report, so that an editor can
choose otherwise.

Source: typography.md §9.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Final, Literal

from layout.chars import CLOSERS, LATIN, LATIN_MARKS, CharClass
from layout.lexicon import SURNAMES, Word, in_simplified
from layout.lines.numbers import FORBIDDEN
from layout.lines.opportunities import string_breaks
from layout.lines.paragraph import Paragraph
from layout.standing import standing

BEFORE: Final = frozenset("的地得了着过们等吗呢吧之者性化上下中内里后前时起")
BEFORE_COST: Final = 500.0
AFTER: Final = frozenset("在对把被将从向与和及或以为于由给让因比至不未很最更再又也都第本各每该此同跟用令使")
AFTER_COST: Final = 300.0
CLOSES: Final = frozenset("上下中内里外后前时起间")
"""Alone, they end the phrase in front of them."""
OPENS: Final = frozenset("在对把被将从向为于由给让因比至用使")
"""Alone, they begin a phrase."""
JOINS: Final = frozenset("和与及")
BEFORE_JOINT_COST: Final = -5.0
BEFORE_PHRASE_COST: Final = -20.0
AFTER_PHRASE_COST: Final = -40.0
OBJECT_COST: Final = 15.0
"""Between a verb and what it has to do with."""
PHRASE_COST: Final = 40.0
"""Inside a phrase: between two nouns, before a noun that the verb has its say of, between an adverb and its verb."""
MODALS: Final = frozenset("就能可会要想应须已正才只还却仍将需到重")
CLOSE_PAIR_COST: Final = 150.0
"""Between a verb and its object of one word, a numeral and its noun; after a word that leans on the verb to come;
before the head of a compound, the outcome of a verb, a noun of one character; after a verb of one character.
"""
INSIDE_BRACKETS_COST: Final = 200.0
AFTER_MARK_COST: Final = -100.0
LONE_BEFORE_PAUSE_COST: Final = 300.0
"""Before a single character that a pause follows."""
AFTER_CLOSER_COST: Final = -30.0
"""A bracket or quote that closes is no pause."""
LATIN_NUMBER_COST: Final = 200.0
"""Between a name in Latin letters and its number (iPhone 17)."""
INSIDE_WORD_COST: Final = 4000.0
TITLE_EM: Final = 8.0
"""A title in 《》 up to this width stays whole."""
QUOTED_CHARS: Final = 5
"""What is quoted in so many characters is a word."""
DESPERATE_COST: Final = 100_000.0
"""Of dividing what a headline never divides, where it would stick out."""
PRICED: Final = 64
"""Headlines whose prices are kept while their lines are tried."""
_STOPS: Final = CLOSERS - {CharClass.CLOSE}
_SPACED: Final = LATIN | LATIN_MARKS | {CharClass.HANGUL}
"""What blanks part as words, not as phrases."""
STUMP_CHARS: Final = 2
"""What is left of a phrase in so many characters is no line's beginning or end."""
LONE_PAIR_COST: Final = 200.0
"""Between two single characters that stand for themselves: they may be a word that no list has."""
HEADS: Final = frozenset(
    re.findall(
        r"\S+",
        "首日 任务 面积 成绩 产量 数量 规模 金额 价格 收入 比例 人数 期间 前夕 之际 以来 以后 之后 "
        "之前 以前 以上 以下 左右 领域 行业 水平 能力 精神 力量 团队 机构 部门 组织 人员 案例 成果 "
        "体制 格局 活动 方案 会议 仪式 计划 规划 工程 项目 制度 政策 条例 办法 标准 大会 论坛 比赛 "
        "大赛 联赛 锦标赛 运动会 平台 机制 行动 意见 公告 通知 报告 体系 模式 中心 基地 总值 总量 "
        "增加值 业务 系统 技术 试点 评选 问题 事业 产业 示范区 开发区 座谈会 发布会 报告会 研讨会 "
        "交流会 博览会 音乐节 电影节 艺术节 文化节 医院 大学 学院 中学 小学 法院 公司 集团 协会 "
        "委员会 代表团 办公室 处理厂 研究所 研究院 博物馆 图书馆 纪念馆 体育馆 基金会 作家 画家 艺术家 "
        "专家 教师 教授 主席 书记 总书记 总理 总统 首相 议长 部长 省长 市长 县长 区长 院长 校长 "
        "局长 主任 院士 议员",
    )
)
"""What a compound ends in: the words before say which one, or when."""
OUTCOMES: Final = frozenset(("完成", "完毕", "结束", "成功", "到位", "完工", "竣工"))
"""What comes of the verb in front."""
RESULTS: Final = frozenset("至到成入出")
"""Alone, they belong to the verb in front."""
DETERMINERS: Final = frozenset(
    re.findall(r"\S\S", "部分 所有 各类 各种 任何 这些 那些 全部 大批 一批 这个 那个 有关 多种 许多")
)
"""Words that lean on the noun to come."""
ADJECTIVES: Final = frozenset("大小新老旧高低总副双男女")
"""Alone, they lean on the noun to come."""
ADVERBS: Final = frozenset(
    re.findall(
        r"\S+",
        "越来越 更加 十分 非常 愈发 越发 日益 不再 不能 不得 不会 尚未 正在 即将 已经 仍然 必须 应当 可以 能够 "
        "有望 将于 不要 圆满 顺利 隆重 正式 重新 持续 进一步 全力 大力 深入 全面 稳步 有序 加快 着力 切实 逐步 不断",
    )
)
"""Words that lean on the verb or adjective to come."""
TAILS: Final = frozenset(
    "组段量器率港圈链带群队团局厅署委院校厂店馆园站区线案法额费税款县市省镇乡村路桥处部所会员者工师生"
)
"""Alone, they end the word in front of them."""
BEFORE_NUMBERS: Final = frozenset("前后近约超逾达仅共满增降涨跌破")
"""Alone, they lean on the figure to come."""
OFFICES: Final = frozenset("市县省区镇乡")
"""A level of government that begins the name of an office, where no place stands before it."""
_COUNTED: Final = re.compile(
    r"(?:\d[\d.,]*|[一二三四五六七八九十百千万亿两首每各多几数某]+)[余多]?[百千万亿]*[名位个户家辆架艘台件条只头棵株座栋间套份张篇册项批群对双场次类种所支]?$"
)
"""A numeral, and a classifier that makes one phrase of it and the noun to come."""
COUNTED_CHARS: Final = 40
"""Such a phrase is looked for in so many characters."""


def natural_em(paragraph: Paragraph, boxes: tuple[int, int]) -> float:
    """Natural width in em of a line from one box to another, blanks at its edges dropped."""
    return paragraph.ends_em[boxes[1]] - paragraph.starts_em[boxes[0]]


def clings(before: str, after: str, words: tuple[Word, ...]) -> bool:
    """Whether a headline parts badly between two pieces of it: a function word would begin or end one, or a count be
    parted from what it counts.

    Args:
        before: What stands in front, not empty.
        after: What follows, not empty.
        words: The words of both together.
    """
    offset, before, after = len(before), in_simplified(before), in_simplified(after)
    starts = any(word.start == offset and word.end == offset + 1 for word in words)
    ends = any(word.end == offset and word.start == offset - 1 for word in words)
    return (starts and after[0] in BEFORE) or (ends and before[-1] in AFTER) or bool(_COUNTED.search(before))


@standing(PRICED, weight=0)
def turn_prices(paragraph: Paragraph, words: tuple[Word, ...], title_em: float = TITLE_EM) -> list[float]:
    """Price of a turn after each box, by class, words, function words, brackets and marks; titles up to `title_em`
    stay whole.
    """
    prices = list(paragraph.opportunities.penalties)
    starts = {word.start: word for word in words}
    ends = {word.end: word for word in words}
    inside = {char for word in words for char in range(word.start + 1, word.end)}
    depth, pauses = _depths(paragraph, title_em), set(pauses_of(paragraph))
    for k in range(len(prices) - 1):
        box, following = paragraph.boxes[k], paragraph.boxes[k + 1]
        char = following.first
        if char in inside:
            prices[k] += INSIDE_WORD_COST
        prices[k] += depth[k]
        spaced = paragraph.source[char - 1].isspace()
        if spaced and box.cls is CharClass.LAT and following.cls is CharClass.NUM:
            prices[k] += LATIN_NUMBER_COST
            continue
        if following.cls is CharClass.DASH2:
            prices[k] += AFTER_MARK_COST
        elif k + 2 < len(prices) and (k + 1 in pauses or paragraph.boxes[k + 2].cls in _STOPS):
            prices[k] += LONE_BEFORE_PAUSE_COST
        if spaced or box.cls in CLOSERS:
            prices[k] += AFTER_CLOSER_COST if not spaced and box.cls is CharClass.CLOSE else AFTER_MARK_COST
        elif (after := starts.get(char)) is not None:
            before, follows = ends.get(char), starts.get(after.end)
            prices[k] += _turn_cost(paragraph, before, after, starts) or _phrase_cost(paragraph, before, after, follows)
        before = ends.get(box.first + 1)
        if not spaced and before is not None and _is_lone(before):
            leans = in_simplified(paragraph.source)[box.first]
            named = leans in SURNAMES and not _ends_unknown(paragraph, ends.get(before.start))
            prices[k] += AFTER_COST if leans in AFTER or named or leans in OFFICES else 0.0
            prices[k] += CLOSE_PAIR_COST if leans in MODALS or leans in ADJECTIVES else 0.0
            prices[k] += AFTER_COST if _is_before_figure(in_simplified(paragraph.source), before) else 0.0
    return prices


@standing(PRICED, weight=0)
def pauses_of(paragraph: Paragraph) -> tuple[int, ...]:
    """The boxes, in order, that are a pause, a stop or a dash, or that a blank between phrases or a dash follows."""
    return tuple(k for k in range(len(paragraph.boxes) - 1) if _pauses(paragraph, k))


def _pauses(paragraph: Paragraph, k: int) -> bool:
    box, after = paragraph.boxes[k : k + 2]
    if box.cls in _STOPS or CharClass.DASH2 in (box.cls, after.cls):
        return True
    parts_words = box.lang == "ko" or (box.cls in _SPACED and after.cls in _SPACED)
    return paragraph.source[after.first - 1].isspace() and not parts_words


def _holds(places: tuple[int, ...], place: int) -> bool:
    """Whether places in ascending order hold one."""
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def pauses_inside(paragraph: Paragraph, first: int, last: int) -> Literal["", "mark", "phrase"]:
    """Whether a line from one box to another holds a pause, though it begins or ends where there is none: a mark; or
    one with a remnant of two characters beside it, or a blank with remnants of both phrases.
    """
    pauses = pauses_of(paragraph)
    ends = pauses[bisect_left(pauses, first) : bisect_left(pauses, last)]
    if not ends:
        return ""
    opens = first == 0 or _holds(paragraph.forced, first - 1) or _holds(pauses, first - 1)
    closes = last == len(paragraph.boxes) - 1 or _holds(paragraph.forced, last) or _holds(pauses, last)
    if opens and closes:
        return ""
    head = paragraph.text_count(first, ends[0] + 1)
    tail = paragraph.text_count(ends[-1] + 1, last + 1)
    if (not opens and head <= STUMP_CHARS) or (not closes and tail <= STUMP_CHARS):
        return "phrase"
    by_mark = all(not paragraph.source[paragraph.boxes[k + 1].first - 1].isspace() for k in ends)
    return "mark" if by_mark or opens or closes else "phrase"


def desperate_prices(paragraph: Paragraph, words: tuple[Word, ...], measure_em: float) -> list[float]:
    """As `turn_prices`, and dear ones inside addresses, and inside words and numbers wider than a measure in em; titles
    wider than that are divided.
    """
    prices = list(turn_prices(paragraph, words, min(TITLE_EM, measure_em)))
    breaks = list(paragraph.opportunities.soft)
    for token in paragraph.opportunities.long_tokens:
        if natural_em(paragraph, (token.first, token.last)) > measure_em:
            breaks += token.breaks
    for string in paragraph.opportunities.strings:
        if natural_em(paragraph, (string.first, string.last)) > measure_em:
            breaks += string_breaks(string, paragraph.boxes)
    for found in breaks:
        if prices[found.gap] == FORBIDDEN:
            prices[found.gap] = DESPERATE_COST + found.penalty
    return prices


def _turn_cost(paragraph: Paragraph, before: Word | None, after: Word, starts: Mapping[int, Word]) -> float:
    """Cost of a turn between two words; `starts` are all words by their first character."""
    text = in_simplified(paragraph.source)
    if _is_lone(after) and text[after.start] in BEFORE and not _is_before_figure(text, after):
        return BEFORE_COST
    is_counter = before is not None and _is_lone(before) and text[before.start - 1 : before.start].isdigit()
    if before is not None and not is_counter:
        price = _bond(text[before.start : before.end], text[after.start : after.end], before, after)
        if price:
            return price
    if after.kind != "n":
        return 0.0
    counted = _COUNTED.search(text, max(0, after.start - COUNTED_CHARS), after.start)
    if counted and (counted[0][0].isdigit() or counted.start() in starts):
        return CLOSE_PAIR_COST
    if before is None:
        return 0.0
    ends_phrase = after.end >= len(text) or not text[after.end].isalnum()
    return CLOSE_PAIR_COST if before.kind == "v" and ends_phrase else 0.0


def _phrase_cost(paragraph: Paragraph, before: Word | None, after: Word, follows: Word | None) -> float:
    """What a turn costs or gains between two words by the phrases they stand in; `follows` = the word after both."""
    text = in_simplified(paragraph.source)
    one, other = text[before.start : before.end] if before else "", text[after.start : after.end]
    if one in CLOSES:
        return AFTER_PHRASE_COST
    if (other in OPENS or other in JOINS) and len(one) > 1:
        return BEFORE_PHRASE_COST if other in OPENS else BEFORE_JOINT_COST
    if before is None or len(one) == 1 or len(other) == 1:
        return 0.0
    is_noun = after.kind == "n" or (follows is not None and text[follows.start : follows.end] in TAILS | HEADS)
    if before.kind == "v":
        return OBJECT_COST if is_noun else 0.0
    begins = before.start == 0 or not text[before.start - 1].isalnum()
    if _determines(other):
        return 0.0
    return (
        PHRASE_COST
        if (before.kind == "n" and is_noun) or (before.kind == "x" and len(one) == 2 and not begins)
        else 0.0
    )


def _is_lone(word: Word) -> bool:
    return word.end - word.start == 1


def _is_before_figure(text: str, word: Word) -> bool:
    """Whether a word of one character leans on the figure that follows it."""
    return text[word.start] in BEFORE_NUMBERS and text[word.end : word.end + 1].isdigit()


def _ends_unknown(paragraph: Paragraph, before: Word | None) -> bool:
    """Whether a character after this word may be the end of a word that no list has."""
    return (
        before is not None and _is_lone(before) and in_simplified(paragraph.source)[before.start] not in AFTER | BEFORE
    )


def _determines(word: str) -> bool:
    """Whether a word leans on the noun to come."""
    return word in DETERMINERS or (word[0] in "首每各" and word not in HEADS) or (word[0] == "全" and len(word) == 2)


def _bond(one: str, other: str, before: Word, after: Word) -> float:
    """Cost of parting two words that stand side by side, by what they are."""
    if before.end != after.start:
        return 0.0
    if len(one) == len(other) == 1 and one not in BEFORE and other not in AFTER:
        return LONE_PAIR_COST
    is_short = (len(one) == 1 and before.kind == "v" and one not in BEFORE) or (
        len(other) == 1 and (after.kind == "n" or other in TAILS) and other not in OFFICES
    )
    comes_of = before.kind == "v" and (other in OUTCOMES or (len(one) > 1 and other in RESULTS))
    leans = one in ADVERBS or one[-1] in "不未" or _determines(one)
    ordinal = one[0] == "第" and after.kind == "n"
    return CLOSE_PAIR_COST if is_short or leans or ordinal or comes_of or other in HEADS else 0.0


def _depths(paragraph: Paragraph, title_em: float) -> list[float]:
    """Price of a turn after each box for standing inside brackets; a title up to `title_em` is never turned."""
    costs = [0.0] * len(paragraph.boxes)
    opened: list[int] = []
    for k, box in enumerate(paragraph.boxes):
        if box.cls is CharClass.OPEN:
            opened.append(k)
        elif box.cls is CharClass.CLOSE and opened:
            first = opened.pop()
            is_title = paragraph.source[paragraph.boxes[first].first] == "《"
            whole = is_title and natural_em(paragraph, (first, k)) <= title_em
            inside = INSIDE_WORD_COST if k - first - 1 <= QUOTED_CHARS else INSIDE_BRACKETS_COST
            for inner in range(first, k):
                costs[inner] = FORBIDDEN if whole else max(costs[inner], inside)
    return costs
