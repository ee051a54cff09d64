"""What makes a boundary of a reading doubtful: what it is read as, its margin, and what stands on both sides of it.

Decisions: a cue is what an editor who knows the trade would stop at; what each of them weighs is in `doubts.py`.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from layout.records import dataclass
from layout.repair.facts import Facts
from layout.repair.marks import fold
from layout.repair.model import FULL_EM, Setting
from layout.repair.reading import Role
from layout.repair.signals import Cue, score

UNSURE: Final = 2.5
"""A line with a smaller margin, in log odds, has another reading close by."""
STUMP: Final = 8
"""A paragraph of so few characters is rather the rest of another one."""
SHORT: Final = 14
"""A first line of so few characters is short."""
NARROW_EM: Final = 3.0
"""A first line this much narrower than the measure, in em, has lost more than its indent."""
MOST: Final = 8.0
"""Larger margins are no surer."""
TORN: Final = -1.0
"""From this join score on, in log odds, a headline and the text under it look like one sentence."""
JOIN_LIKE: Final = 4.0
"""A join whose cues weigh less, in log odds, has something against it."""
SHORT_ARTICLE: Final = 80
"""An article of fewer characters is rather a part of another one."""
INDENT_EM: Final = 2.0
"""How far a paragraph's first line is set in, in em."""
_PAGE: Final = re.compile(
    r"https?:|www\.|@|\.com|公众号|微信|邮箱|热线|版权|扫码|编辑|责编|校对|美编|印刷|邮编|电话|\d版"
)
_PAGE_LINE: Final = re.compile(
    r"(?:\S{0,4}公众号|微博|客户端|抖音号?|视频号)[:/]?\S{2,12}|(?:https?:|www\.)\S+|\S+\.(?:com|cn|net)\S*|\d{1,3}|\S{2,7}(?:日报|晚报|周报|周刊|时报|早报|晨报|学报|大学报|院报|校报|[矿厂]报|华声报)"
)
_TEXT: Final = ("first", "inner", "orphan")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the whole dump: how often each line stands in it; of each article the lines alone, whether it is
    signed, how many characters it has; of each line whether it may end an article, and whether one that does, or a
    byline, stands before it in its article.
    """

    folded: tuple[str, ...]
    times: Counter[str]
    article: tuple[int, ...]
    alone: Counter[int]
    signed: frozenset[int]
    sizes: Counter[int]
    ends: tuple[bool, ...]
    ended: tuple[bool, ...]
    behind_sign: tuple[bool, ...]
    unsure: float
    printed: float


def know_dump(setting: Setting, roles: Sequence[Role]) -> Known:
    """What is known of the whole dump."""
    count, facts = max(len(roles), 1), setting.facts
    folded = tuple(fold(line.text) for line in setting.lines)
    starts = [False] + [
        (role.state == "head" and before.state != "head") or role.state == "orphan" for before, role in pairwise(roles)
    ]
    article: list[int] = []
    for start in starts[: len(roles)]:
        article.append((article[-1] if article else 0) + start)
    alone = Counter(article[index] for index, role in enumerate(roles) if role.state == "alone" and facts[index].bare)
    signed = frozenset(
        article[index]
        for index, role in enumerate(roles)
        if role.state in ("sign", "top") or facts[index].signed or facts[index].dateline
    )
    unsure = sum(role.clear < UNSURE for role in roles) / count
    printed = sum(measure is not None for measure in setting.measures) / count
    sizes: Counter[int] = Counter()
    for number, role, fact in zip(article, roles, facts, strict=False):
        sizes[number] += fact.size if role.state != "head" else 0
    ends = tuple(role.state in ("alone", "first") and may_end(fact) for role, fact in zip(roles, facts, strict=False))
    signs = [role.state == "sign" or fact.signed for role, fact in zip(roles, facts, strict=False)]
    ended, behind = _so_far(article, ends), _so_far(article, signs)
    return Known(folded, Counter(folded), tuple(article), alone, signed, sizes, ends, ended, behind, unsure, printed)


def may_end(fact: Facts) -> bool:
    """Whether a line ends a letter or a notice: a date, an office, who signs, a closing, where to ask."""
    return fact.date or fact.closing or fact.office or fact.own_office or fact.signer or fact.contact


def _so_far(article: Sequence[int], holds: Sequence[bool]) -> tuple[bool, ...]:
    """For each line whether something held of a line before it in its article."""
    found: list[bool] = []
    for index, number in enumerate(article):
        begins = index == 0 or article[index - 1] != number
        found.append(not begins and (found[-1] or holds[index - 1]))
    return tuple(found)


def doubt_cues(setting: Setting, roles: Sequence[Role], index: int, known: Known) -> list[Cue]:
    """What makes the boundary before a line doubtful, with the strength of each."""
    role, before = roles[index], roles[index - 1]
    fact, left = setting.facts[index], setting.facts[index - 1]
    kind = _kind(before.state, role)
    margin = math.log(0.3 + min(max(role.clear, 0.0), MOST))
    sure = (
        "join"
        if kind == "joined"
        else "head"
        if kind in ("article", "article_signed", "head_more", "moved")
        else "break"
    )
    cues: list[Cue] = [("any", 1.0), (kind, 1.0), (f"sure_{sure}", margin)]
    cues += [("dump_unsure", 10 * known.unsure), ("dump_printed", known.printed)]
    pair = known.folded[index - 1], known.folded[index]
    sizes = left.size, fact.size
    again = pair[0] == pair[1] or (len(pair[1]) > 2 and fact.ends == "final" and pair[0].endswith(pair[1]))
    short_page = any(
        len(text) < 30 and ends != "final" and _PAGE.search(text)
        for text, ends in zip(pair, (left.ends, fact.ends), strict=True)
    )
    held = {
        "printed_twice": any(known.times[text] > 1 and size >= 6 for text, size in zip(pair, sizes, strict=True)),
        "says_again": again and not setting.verse.get(index),
        "number_alone": any(text.isdigit() and len(text) <= 3 for text in pair),
        "page_words": role.joined and short_page,
        "behind_noise": setting.lines[index].noise_before,
        "page_line": role.joined and any(_PAGE_LINE.fullmatch(text) for text in pair),
        **(_join_doubts(setting, roles, index) if role.joined else _break_doubts(setting, roles, index, known)),
    }
    cues += [(name, 1.0) for name, holds in held.items() if holds]
    if role.joined:
        return [*cues, ("unlike_join", max(0.0, JOIN_LIKE - score(role.cues)))]
    return cues + _around(setting, roles, index, known, kind)


def _around(setting: Setting, roles: Sequence[Role], index: int, known: Known, kind: str) -> list[Cue]:
    """What stands around a boundary that is no join: the matter on both sides, verse, ends, measures and gaps."""
    role, before = roles[index], roles[index - 1]
    fact, left, line = setting.facts[index], setting.facts[index - 1], setting.lines[index]
    habits, textual = setting.habits[index], kind in ("begins", "alone", "under_alone")
    begins, number = kind in ("article", "article_signed"), known.article[index]
    verse, above = index in setting.verse, index - 1 in setting.verse
    listed = index in setting.rows or index in setting.lists
    over_prose = index + 1 < len(roles) and roles[index + 1].state == "first" and setting.facts[index + 1].size > SHORT
    over_verse = index + 1 < len(roles) and index + 1 in setting.verse and roles[index + 1].state == "alone"
    ended = known.ends[index - 1]
    stacked = before.state == "alone" and (above or (index > 1 and roles[index - 2].state == "alone"))
    plain = textual and not (verse or listed)
    held = {
        "article_ended": textual and known.ended[index] and not known.ends[index],
        "byline_inside": textual and known.behind_sign[index],
        "verse_title": role.state == "alone" and fact.bare and stacked and over_prose,
        "verse_under": role.state == "alone" and fact.bare and over_verse and (before.state != "alone" or ended),
        "in_verse": verse and above,
        "in_rows": listed and (index - 1 in setting.rows or index - 1 in setting.lists),
        "two_alone": role.state == "alone" and before.state == "alone" and not (verse and above),
        "full_unindented": plain and not line.indent_em and _is_full(setting, roles, index - 1),
        "not_indented": plain and habits.indents and not line.indent_em,
        "wide_gap": textual and line.blanks > habits.usual_blanks + 0.5,
        "notice_title": textual and fact.notice and fact.bare,
        "unannounced": begins and number not in known.signed,
        "short_article": begins and known.sizes[number] < SHORT_ARTICLE,
        "role_torn": role.state == "sign" and before.state in _TEXT and left.ends in ("plain", "pause", "open"),
    }
    cues: list[Cue] = [(name, 1.0) for name, holds in held.items() if holds]
    kin = setting.cohesion.at.get(index, 0.0)
    cues.append(("other_matter", max(0.0, -kin)))
    cues.append(("names_text", setting.cohesion.names.get(index, (0.0, 0.0))[0]))
    if role.state == "orphan":
        cues.append(("rivals", setting.jumps_open.get(index, 0.0)))
    return [cue for cue in cues if cue[1]]


def _is_full(setting: Setting, roles: Sequence[Role], place: int) -> bool:
    """Whether a printed line is as wide as its measure, a first one as its measure without an indent."""
    measure = setting.measures[place]
    if measure is None:
        return False
    first = roles[place].state == "first" and not setting.lines[place].indent_em
    return measure - setting.lines[place].width_em < FULL_EM + (INDENT_EM if first else 0.0)


def _kind(before: str, role: Role) -> str:
    """What a boundary is read as."""
    if role.joined:
        return "joined"
    if role.state == "orphan":
        return "moved"
    if role.state == "head":
        return {"head": "head_more", "sign": "article_signed"}.get(before, "article")
    if role.state in ("sign", "top") or before in ("sign", "top"):
        return "byline"
    if role.state == "alone":
        return "alone"
    return {"head": "under_head", "alone": "under_alone"}.get(before, "begins")


def _join_doubts(setting: Setting, roles: Sequence[Role], index: int) -> dict[str, bool]:
    """What makes a join doubtful; widths in em."""
    line, left, measure = setting.lines[index - 1], setting.facts[index - 1], setting.measures[index - 1]
    first = not roles[index - 1].joined
    return {
        "short_first": first and left.size <= SHORT and left.ends != "final" and measure is None,
        "behind_stop": left.ends == "final",
        "narrow": first and measure is not None and line.width_em < measure - NARROW_EM,
        "short": any(name == "short" for name, _ in roles[index].cues),
    }


def _break_doubts(setting: Setting, roles: Sequence[Role], index: int, known: Known) -> dict[str, bool]:
    """What makes a break doubtful."""
    role, before = roles[index], roles[index - 1]
    fact, left = setting.facts[index], setting.facts[index - 1]
    whole = role.state in ("first", "orphan") and fact.ends == "final"
    whole = whole and (index + 1 >= len(roles) or not roles[index + 1].joined)
    cut = left.ends in ("plain", "pause", "open") and not (left.bare or index - 1 in setting.rows)
    cut = cut and not setting.verse.get(index - 1)
    lone = known.alone[known.article[index - 1]] == 1
    alone = index if role.state == "alone" else index - 1 if before.state == "alone" and role.state == "first" else -1
    return {
        "stump": whole and fact.size <= STUMP,
        "unfinished": cut and before.state in _TEXT,
        "unfinished_alone": cut and before.state == "alone",
        "lone_subhead": alone >= 0 and lone and setting.facts[alone].bare,
        "may_be_head": alone >= 0 and roles[alone].other == "head" and setting.facts[alone].bare,
        "torn_head": before.state == "head" and role.state == "first" and score(role.cues) > TORN,
    }
