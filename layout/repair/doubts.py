"""How likely each boundary of a reading is wrong: what the margins say, and what makes them say too much.

Decisions: a margin is only as good as the weights behind it, so beside it counts what shows that they do not fit a
place: a text printed twice, a number alone, a stump, a lone subhead, a dump in which much is unsure. The figures were
fitted to where the tuned halves of the test articles come out wrong, each set being judged by the other three.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from layout.records import dataclass
from layout.repair.marks import fold
from layout.repair.model import Setting
from layout.repair.reading import Role
from layout.repair.signals import Cue, score
from layout.repair.weights import Signal

_DOUBT: Final = {
    "any": Signal(-2.97, "most boundaries are read rightly"),
    "joined": Signal(-0.07, "a line goes on the one before"),
    "begins": Signal(0.46, "a paragraph begins behind another"),
    "alone": Signal(0.71, "a line stands alone"),
    "under_alone": Signal(1.55, "a paragraph begins under a line that stands alone"),
    "article": Signal(0.02, "an article begins"),
    "article_signed": Signal(-1.03, "an article begins behind a byline"),
    "head_more": Signal(-1.14, "a headline has a further line"),
    "under_head": Signal(0.09, "a text begins under its headline"),
    "byline": Signal(-1.44, "a byline stands on one side"),
    "moved": Signal(-0.96, "a piece of another article begins"),
    "sure_join": Signal(-2.54, "the margin of a join, as logarithm"),
    "sure_break": Signal(-2.36, "the margin of a break"),
    "sure_head": Signal(-1.48, "the margin of a headline or a moved piece"),
    "printed_twice": Signal(2.41, "a line beside it stands elsewhere in the dump too"),
    "says_again": Signal(1.46, "the line repeats the one before or its end"),
    "number_alone": Signal(1.99, "a line beside it is a number and nothing else"),
    "page_words": Signal(0.58, "a short line beside it has words of the page in it: an address, a hotline"),
    "stump": Signal(1.13, "the paragraph behind it is a few characters and a stop"),
    "short_paragraph": Signal(0.28, "the paragraph behind it is one short line"),
    "unfinished": Signal(0.29, "the text before it ends in mid-sentence"),
    "unfinished_alone": Signal(2.29, "the line alone before it ends in mid-sentence"),
    "short_first": Signal(2.02, "joined is a first line as short as a title, without a stop"),
    "behind_stop": Signal(0.76, "joined is a line that ends a sentence"),
    "narrow": Signal(0.66, "joined is a first line far narrower than the measure"),
    "short": Signal(1.05, "joined is a line clearly shorter than the measure"),
    "full_stop": Signal(0.7, "joined is a full line that ends a sentence"),
    "column_height": Signal(0.67, "joined for being as long as a column is high"),
    "lone_subhead": Signal(0.84, "the line alone is the only one of its article"),
    "may_be_head": Signal(0.91, "the line alone may be a headline"),
    "head_next": Signal(0.24, "the best other reading begins an article"),
    "unsigned": Signal(0.43, "the article that begins is not signed, as most others are"),
    "torn_head": Signal(0.6, "the headline and the text under it look like one sentence"),
    "behind_noise": Signal(0.36, "a line of the page stood between"),
    "page_line": Signal(1.61, "joined is a line that is no more than a number, an address or a paper's name"),
    "jump": Signal(0.46, "a jump mark stands there"),
    "dump_unsure": Signal(0.65, "the share of lines in the dump with another reading close by, in tenths"),
    "dump_printed": Signal(1.03, "the dump is one printed line a line"),
}  # fmt: skip
WEIGHT: Final = {name: signal.weight for name, signal in _DOUBT.items()}
UNSURE: Final = 2.5
"""A line with a smaller margin, in log odds, has another reading close by."""
STUMP: Final = 8
"""A paragraph of so few characters is rather the rest of another one."""
SHORT: Final = 14
"""A paragraph, or a first line, of so few characters is short."""
NARROW_EM: Final = 3.0
"""A first line this much narrower than the measure, in em, has lost more than its indent."""
MOST: Final = 8.0
"""Larger margins are no surer."""
TORN: Final = -1.0
"""From this join score on, in log odds, a headline and the text under it look like one sentence."""
SIGNED: Final = 0.6
"""In a dump where so many articles are signed, one that is not stands out."""
_PAGE: Final = re.compile(
    r"https?:|www\.|@|\.com|公众号|微信|邮箱|热线|版权|扫码|编辑|责编|校对|美编|印刷|邮编|电话|\d版"
)
_PAGE_LINE: Final = re.compile(
    r"(?:\S{0,4}公众号|微博|客户端|抖音号?|视频号)[:/]?\S{2,12}|(?:https?:|www\.)\S+|\S+\.(?:com|cn|net)\S*|\d{1,3}|\S{2,7}(?:日报|晚报|周报|周刊|时报|早报|晨报|学报|大学报|院报|校报|[矿厂]报|华声报)"
)
_TEXT: Final = ("first", "inner", "orphan")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the whole dump: how often each line stands in it, the lines alone of each article, who signs."""

    folded: tuple[str, ...]
    times: Counter[str]
    article: tuple[int, ...]
    alone: Counter[int]
    signed: frozenset[int]
    unsure: float
    printed: float


def boundary_doubts(setting: Setting, roles: Sequence[Role]) -> tuple[float, ...]:
    """For each line how likely the boundary before it is read wrongly (0-1); 0 for the first."""
    known = know_dump(setting, roles)
    found = [0.0]
    for index in range(1, len(roles)):
        value = sum(WEIGHT[name] * strength for name, strength in doubt_cues(setting, roles, index, known))
        found.append(round(1 / (1 + math.exp(-value)), 4))
    return tuple(found[: len(roles)])


def is_rough(setting: Setting) -> bool:
    """Whether a dump is one printed line a line, or lines of the page stood in it, or jump marks."""
    printed = sum(measure is not None for measure in setting.measures)
    marked = any(line.noise_before or line.jump_to or line.jump_from for line in setting.lines)
    return marked or 2 * printed > len(setting.lines)


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
    return Known(folded, Counter(folded), tuple(article), alone, signed, unsure, printed)


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
        "jump": bool(setting.lines[index - 1].jump_to or setting.lines[index].jump_from),
        **(_join_doubts(setting, roles, index) if role.joined else _break_doubts(setting, roles, index, known)),
    }
    return cues + [(name, 1.0) for name, holds in held.items() if holds]


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
    names = {name for name, _ in roles[index].cues}
    first = not roles[index - 1].joined
    return {
        "short_first": first and left.size <= SHORT and left.ends != "final" and measure is None,
        "behind_stop": left.ends == "final",
        "narrow": first and measure is not None and line.width_em < measure - NARROW_EM,
        "short": "short" in names,
        "full_stop": "full_final" in names,
        "column_height": "column_height" in names,
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
    signed = known.article[index] in known.signed
    return {
        "stump": whole and fact.size <= STUMP,
        "short_paragraph": whole and fact.size <= SHORT,
        "unfinished": cut and before.state in _TEXT,
        "unfinished_alone": cut and before.state == "alone",
        "lone_subhead": alone >= 0 and lone and setting.facts[alone].bare,
        "may_be_head": alone >= 0 and roles[alone].other == "head" and setting.facts[alone].bare,
        "head_next": role.other == "head",
        "unsigned": role.state == "head" and before.state != "head" and not signed and _mostly_signed(known),
        "torn_head": before.state == "head" and role.state == "first" and score(role.cues) > TORN,
    }


def _mostly_signed(known: Known) -> bool:
    """Whether most articles of a dump are signed."""
    return len(known.signed) > SIGNED * (known.article[-1] + 1)
