"""Lines that may be the page's own or copy, judged by where they stand: a lone date, number, telephone, paper's name.

Decisions: the form of such a line says little. What speaks is its place (in the middle of a sentence, before all copy,
beside other lines of the page, right over a headline) and that its form comes back elsewhere in the dump. What speaks
plainly for the page goes, with a confidence; what is in doubt stays, as a question.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from layout.lexicon import seam_nats
from layout.records import dataclass
from layout.repair.bylines import read_byline
from layout.repair.datelines import read_dateline
from layout.repair.facts import signs_dated
from layout.repair.folios import folio_weight
from layout.repair.gluedbylines import byline_at_end
from layout.repair.lines import Line
from layout.repair.marks import CLOSERS, FINAL, HAN, NUMERALS
from layout.repair.papernames import dated_name, is_named_like_paper, named_papers, paper_weight
from layout.repair.signals import Cue

GONE: Final = 2.0
"""What weighs as much, in log odds, is the page's own."""
ASKED: Final = 1.0
"""What weighs as much stays in the copy and is shown to the editor."""
LONGEST: Final = 32
"""No line that is judged here has more characters."""
_BRANCH: Final = "甲乙丙丁戊己庚辛壬癸"
_STEM: Final = "子丑寅卯辰巳午未申酉戌亥"
_MOON: Final = f"(?:[{_BRANCH}][{_STEM}]年)?闰?[正冬腊{NUMERALS}]{{1,2}}月[初廿卅{NUMERALS}]{{1,3}}日?"
SECTIONS: Final = (
    "要闻|综合|本埠|时政|民生|社会|国内|国际|经济|财经|文化|文体|副刊|体育|教育|科教|健康|法治|政法|专题|广告|公告|评论|深度|城事|城区|区县|县区|"
    "街道|乡镇|农业|乡村|文苑|读者|人物|周末|旅游|文旅|房产|汽车|科技|生活|时评|视点|聚焦|特刊|专刊|图片|新闻|社区|本地|地方|市县|县域|校园|企业|职工|"
    "法院|公益|读书|阅读|家庭|家居|美食|养生|医疗|卫生|军事|天下|环球|世界|财富|金融|证券|理论|党建|基层|农村|消费|专版|热点|娱乐|影视|收藏|书画|"
    "(?:本地|社区|时政|社会|国内|国际|经济|财经|文化|体育|教育|地方|区域|民生|科教|农业|县域|图片|都市|校园|企业|简明|综合)新闻"
)
"""What a page of a paper is named."""
PAIR: Final = rf"[{HAN}]{{2,5}}\s?[·•・/]\s?[{HAN}]{{2,5}}"
"""A page that two things name: 民生·服务."""
_NAMED: Final = f"[{HAN}]{{1,4}}(?:新闻|专刊|周刊|副刊|专版)"
_TELEPHONE: Final = r"[(（]?\d{3,4}[)）]?[-—–\s]?\d{6,8}(?:\s*[、/]\s*\d{6,8})*|\d{5,8}|1\d{10}"
_ADDRESS: Final = r"(?:https?://|www\.)[\w./-]+|[\w.-]+@[\w.-]+\.\w+"
_LOOK: Final = "看|观看|查看|阅读|收看|收听|了解|浏览|关注|下载|进入|阅览"
_MATTER: Final = "视频|新闻|更多|全文|详情|内容|报道|电子版|数字报|客户端|公众号|直播|精彩|本报|音频|资讯"
_HOT: Final = "本报|本刊|编辑部?|新闻|报料|爆料|投稿|值班|总编室|发行|广告|订报|读者|记者|采编|办公室"
_NAME_OF_PAGE: Final = "a page and its name"
_NAME_AND_DATE: Final = "the paper's name and a date"
_ANY_AND_DATE: Final = "a name and a date"
_FORMS: Final = (
    ("a lunar date", rf"(?:农历|夏历|阴历){_MOON}", 1.5),
    ("a lunar date", rf"[{_BRANCH}][{_STEM}]年闰?[正冬腊{NUMERALS}]{{1,2}}月[初廿卅{NUMERALS}]{{1,3}}日?", -0.5),
    ("a date in figures", r"\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}", 0.0),
    (_NAME_OF_PAGE, rf"[A-H]\s?0\d\s*[·|/]?\s*[{HAN}]{{2,6}}|[{HAN}]{{2,6}}\s*[·|/]?\s*[A-H]\s?0\d", 2.0),
    (_NAME_OF_PAGE, rf"(?:[A-H]\s?\d{{1,2}}|0\d)\s*[·|/]?\s*{PAIR}|{PAIR}\s*[·|/]?\s*(?:[A-H]\s?\d{{1,2}}|0\d)", 1.0),
    (_NAME_OF_PAGE, rf"第?\s?[A-H]?\d{{1,2}}\s?版\s*[·|/]?\s*(?!面)(?:[{HAN}]{{2,5}}|{PAIR})", 1.5),
    (_NAME_OF_PAGE, rf"(?:{PAIR}|(?!.*[看见转接读在至到])[{HAN}]{{2,5}})\s*[·|/]?\s*第?\s?[A-H]?\d{{1,2}}\s?版", 1.0),
    (_NAME_OF_PAGE, rf"{PAIR}\s*[A-H]?\d{{1,2}}|[A-H]?\d{{1,2}}\s*{PAIR}", 0.5),
    (_NAME_OF_PAGE, rf"(?:{_NAMED})\s*[·|/]?\s*[A-H]?\d{{1,2}}|[A-H]?\d{{1,2}}\s*[·|/]?\s*(?:{_NAMED})", 1.0),
    (_NAME_OF_PAGE, rf"(?:{SECTIONS})\s*[·|/]?\s*[A-H]?\d{{1,2}}|[A-H]?\d{{1,2}}\s*[·|/]?\s*(?:{SECTIONS})", 0.0),
    (_NAME_OF_PAGE, rf"[{HAN}]{{2,4}}(?:\s+|\s*[·|/]\s*)0\d|0\d(?:\s+|\s*[·|/]\s*)[{HAN}]{{2,4}}", 1.0),
    (_NAME_OF_PAGE, r"(?:[A-H]?叠)?第?[A-H]?\d{1,2}版|[A-H]叠第?\d{1,2}版?", 1.0),
    (_NAME_OF_PAGE, rf"[A-H]\d{{1,2}}\s*[·|/]?\s*[{HAN}]{{2,4}}", 0.0),
    (_NAME_OF_PAGE, r"[A-H]\s?\d{2}", 0.0),
    ("a page number", r"0\d", 1.0),
    ("a page number", r"\d{1,2}", -0.5),
    (
        "a telephone or an address",
        rf"(?:{_HOT})?(?:热线(?:电话)?|电话|传真|邮箱|信箱|E-?mail|网址|网站)\s*[:：]?\s*(?:{_TELEPHONE}|{_ADDRESS})",
        0.0,
    ),
    (
        "a call to scan",
        rf"请?(?:用?(?:微信|手机))?(?:扫描?|扫一扫|长按|识别)\S{{0,6}}?码?[\s,，]*(?:即可|可|就能)?"
        rf"(?:{_LOOK})\S{{0,4}}?(?:{_MATTER})\S{{0,6}}"
        rf"|(?:更多|看|观看)\S{{0,4}}?(?:{_MATTER})\S{{0,4}}[\s,，]*(?:请|敬请)?(?:扫|长按|识别|登录|关注|点击)\S{{0,10}}",
        1.0,
    ),
    (
        "the paper's name in Latin",
        r"[A-Z][A-Z ]{2,24}(?:DAILY|NEWS|TIMES|POST|WEEKLY|HERALD|JOURNAL|(?:RI|WAN|ZHOU)\s?BAO|SHI\s?XUN|BAO)",
        1.0,
    ),
    (_NAME_OF_PAGE, rf"(?:{SECTIONS}|城市|都市)", -1.5),
    (
        "the paper's name",
        rf"[{HAN}]{{2,6}}(?:[时周商农新工文]讯|时报|[省市县区州旗]报|大学报|学院报|校报|报社|[周月旬导]刊|刊社)",
        0.0,
    ),
    ("the paper's name", rf"[{HAN}]{{2,6}}报", -1.0),
    ("the paper's name", rf"《[{HAN}]{{1,6}}(?:[时周商农新工文]讯|报|[周月旬导]刊)》", 0.5),
    (
        "the weather",
        r"(?:(?:今日|今天|今夜|明天|白天|夜间|天气)\s*[:：]?\s*)?(?:晴|多云|阴|[小中大]雨|阵雨|[小中大]雪|霾|雾)\S{0,8}\s*"
        r"-?\d{1,2}(?:°C|℃|度)?\s*[~～/至—-]+\s*-?\d{1,2}(?:°C|℃|度)(?:\s*\S{0,4}风\S{0,6})?",
        -1.0,
    ),
)
"""What the page prints and copy also holds: what it is, its form, and what that says by itself in log odds."""
_PATTERNS: Final = tuple((form, re.compile(pattern, re.I), base) for form, pattern, base in _FORMS)
_ANY: Final = re.compile("|".join(f"(?:{pattern})" for _, pattern, _ in _FORMS), re.I)
"""All of them at once: few lines have any."""
_FOLIO: Final = re.compile(r"(?<!\d)0?(\d{1,2})\s?版|^[-—·\s]+0?(\d{1,2})[-—·\s]+$|^[A-H]0?(\d{1,2})\b")
"""A page number in a folio."""
_SIGNS: Final = frozenset({"a lunar date", "a date in figures", _ANY_AND_DATE})
"""What may also sign a text."""
_LABEL: Final = re.compile(rf"[{HAN}\d]{{2,10}}\s*[:：]")
_SIGNED: Final = {"a telephone or an address": 1.5, "a page number": 2.0}
"""What it says of these forms, in log odds, that they stand behind a signature."""
_ROW: Final = re.compile(rf"[{HAN}]{{2,6}}\s*[\d.,]+[{HAN}%]?")
_COUNTED: Final = tuple("年月日号时分秒个名人位户家辆次万亿多余元米岁吨点周层级倍%％.．")
_ASKS: Final = re.compile("咨询|拨打|致电|报名|联系|预约|监督|举报|热线")
"""What stands in a text that gives a telephone number."""
_NOTICE: Final = re.compile("(?:公告|通知|启事|公示|通告|声明|须知|指南|公开信|一览表?|电话|[:：])$")
"""How the title or the salutation of a text ends that may give a telephone number."""
ASKED_LINES: Final = 3
"""Within how many lines before a telephone number the text asks to call it."""
NOTICE_LINES: Final = 10
"""Within how many lines before the end of a notice its title or salutation stands."""
SEAM: Final = 8
"""So many characters on either side of a line say whether a word is torn there."""
TORN_NATS: Final = 3.0
"""Two texts that are likelier one than two by more, in nats, are one word torn."""
ROW_FIELDS: Final = 2
"""A line of more fields, set apart by blanks and without a mark, is a row and no sentence."""
PROSE: Final = 20
"""A line of more characters that ends with a stop is prose."""
_JUMP: Final = re.compile(r"\W*(?:紧?[下上文][转接轉]|[转轉]至?)\s*第?\s?[A-H]?\s?\w{1,3}\s?版?\W*")
"""A jump mark on a line of its own, which is no copy either."""
_CALLS: Final = re.compile("(?:[打拨询为是至到或和及、录]|致电|联系|咨询)$")
"""How a text ends that goes on in a telephone number."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that may be the page's own: what it is, and the cues for (+) and against (-) that, in log odds."""

    form: str
    cues: tuple[Cue, ...]

    @property
    def weight(self) -> float:
        """All cues together, in log odds."""
        return sum(weight for _, weight in self.cues)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: itself and the copy around it by index; what lines may be, and which are sure noise.

    `pages` are the page numbers that sure folios name.
    """

    index: int
    before: int | None
    after: int | None
    forms: Mapping[int, tuple[str, float]]
    sure: Sequence[bool]
    pages: AbstractSet[str]


def find_furniture(lines: Sequence[Line], noise: Sequence[bool], copy: AbstractSet[int]) -> dict[int, Furniture]:
    """Lines, by index, that have the form of the page's own, with what speaks for it.

    `noise` says which lines surely are the page's own; the lines `copy` surely are not.
    """
    told = [line.text.translate(_ASCII) for line, gone in zip(lines, noise, strict=True) if gone]
    papers = named_papers(told)
    forms = {
        index: found
        for index, line in enumerate(lines)
        if not (noise[index] or index in copy or len(line.text) > LONGEST)
        and (found := _form(line.text, papers)) is not None
    }
    if not forms:
        return {}
    for index in _numbered_parts(lines, forms):
        del forms[index]
    times = Counter(_key(lines[index].text, form) for index, (form, _) in forms.items())
    noise = [gone or _JUMP.fullmatch(lines[index].text) is not None for index, gone in enumerate(noise)]
    before, after = copy_around(len(lines), lambda index: noise[index] or index in forms)
    pages = frozenset(match[match.lastindex or 0] for text in told if (match := _FOLIO.search(text)))
    judged: dict[int, Furniture] = {}
    for _ in range(2):
        sure = [gone or (index in judged and judged[index].weight >= GONE) for index, gone in enumerate(noise)]
        judged = {
            index: Furniture(
                form, tuple(_cues(lines, _Place(index, before[index], after[index], forms, sure, pages), times))
            )
            for index, (form, _) in forms.items()
        }
    return judged


def _form(text: str, known: AbstractSet[str]) -> tuple[str, float] | None:
    """What a line may be by its form, and what that says; `known` are the papers that sure folios name."""
    plain = " ".join(text.translate(_ASCII).split())
    if _ANY.fullmatch(plain) is None:
        weight = paper_weight(name, known) if (name := dated_name(plain)) else None
        if weight is not None:
            return _NAME_AND_DATE, weight
        weight = folio_weight(plain)
        return None if weight is None else (_ANY_AND_DATE, weight)
    found = next(((form, base) for form, pattern, base in _PATTERNS if pattern.fullmatch(plain)), None)
    if found is None or found[0] != "the paper's name" or is_named_like_paper(plain.partition(" ")[0]):
        return found
    return None


def _key(text: str, form: str) -> str:
    """What makes lines the same form: the name itself of a paper, the words but not the figures of a telephone."""
    return "".join((text if form == "a date in figures" else re.sub(r"\d", "", text)).split())


def copy_around(count: int, skipped: Callable[[int], bool]) -> tuple[list[int | None], list[int | None]]:
    """The nearest line of copy before each line, and behind it."""
    before: list[int | None] = []
    last: int | None = None
    for index in range(count):
        before.append(last)
        last = last if skipped(index) else index
    after: list[int | None] = []
    last = None
    for index in range(count - 1, -1, -1):
        after.append(last)
        last = last if skipped(index) else index
    return before, after[::-1]


def _numbered_parts(lines: Sequence[Line], forms: Mapping[int, tuple[str, float]]) -> list[int]:
    """The bare numbers that count the parts of a text from 1 on: each but the first follows the one before."""
    bare = [(index, int(lines[index].text)) for index, (form, _) in forms.items() if form == "a page number"]
    found: list[int] = []
    run: list[int] = []
    for index, number in [*bare, (-1, -1)]:
        if number != len(run) + 1:
            found += run if len(run) > 1 else []
            run = []
        if number == len(run) + 1:
            run.append(index)
    return found


def _cues(lines: Sequence[Line], place: _Place, times: Counter[str]) -> list[Cue]:
    """What speaks for a line being the page's own, and what against."""
    index, before, after = place.index, place.before, place.after
    (form, base), line = place.forms[index], lines[index]
    cues: list[Cue] = [("the form of " + form, base)]
    if (again := times[_key(line.text, form)] - _neighbours(place, form)) > 1:
        cues.append(("comes again elsewhere", min(0.7 * (again - 1), 1.4) if form != "the paper's name" else 2.0))
    if before is None:
        cues.append(("before all copy", 2.0))
    elif after is None:
        cues.append(("behind all copy", 0.5 if form in _SIGNS or "telephone" in form else 1.0))
    if form == "a page number" and line.text.lstrip("0") in place.pages:
        cues.append(("the page that a folio names", 2.5))
    if form == _NAME_OF_PAGE and place.pages:
        cues.append(("the dump has folios", 0.5))
    if any(0 <= near < len(lines) and place.sure[near] for near in (index - 1, index + 1)):
        cues.append(("beside a line of the page", 2.0))
    if row := _row(lines, place):
        cues.append(row)
    if before is not None:
        cues += _behind(lines[before].text, line.text, "" if after is None else lines[after].text, form)
        inside = ("stands inside a sentence", 3.0) in cues
        cues += _asked(lines, before) if "telephone" in form and not inside else []
    if after is not None:
        cues += _ahead(lines, place)
    return [cue for cue in cues if cue[1]]


def _row(lines: Sequence[Line], place: _Place) -> Cue | None:
    """What the two lines around a line say that have its form, or a label as a telephone has."""
    index, form = place.index, place.forms[place.index][0]
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(lines) and not place.sure[other]]
    like = [other for other in near if other in place.forms and place.forms[other][0] == form]
    if form == "a date in figures":
        return ("another date beside it", 1.5) if like else None
    other_words = any(_key(lines[other].text, form) != _key(lines[index].text, form) for other in like)
    if like and (other_words or form in ("a page number", "the weather")):
        return "in a row of its like", -3.0
    if form == _NAME_OF_PAGE and any(_ROW.fullmatch(lines[other].text) for other in near if other not in place.forms):
        return "in a row of its like", -3.0
    rows = [lines[other].text for other in near if other not in place.forms and len(lines[other].text) <= LONGEST]
    labels = any(_LABEL.match("".join(text.split())) for text in rows)
    return ("in a row of labels", -3.0) if labels and "telephone" in form else None


def _neighbours(place: _Place, form: str) -> int:
    """How many of the two lines around a line have its form."""
    return sum(near in place.forms and place.forms[near][0] == form for near in (place.index - 1, place.index + 1))


def _behind(before: str, text: str, after: str, form: str) -> list[Cue]:
    """What the copy before a line says: that its sentence goes on behind the line, or that it has ended.

    No sentence counts with a nought before its figures.
    """
    counted = (
        form == "a page number"
        and text[0] != "0"
        and (after.startswith(_COUNTED) or before[-1:].isdigit() or before[-1:] == "第")
    )
    if counted or ("telephone" in form and _CALLS.search(before)):
        return [("may belong to the sentence", -3.0)]
    if after and _runs_on(before, after):
        return [("stands inside a sentence", 3.0)]
    signed = read_byline(before).score >= 2 or signs_dated(before) or byline_at_end(before)[1].score >= 3
    if signed:
        return [("behind a signature", _SIGNED.get(form, 1.0))] if not (form in _SIGNS and signs_dated(before)) else []
    return [("behind the end of a text", 0.5)] if before[-1:] in FINAL or before[-1:] in CLOSERS else []


def _asked(lines: Sequence[Line], before: int) -> list[Cue]:
    """Whether the text that ends with a line of copy asks for a call, or is a notice that may give a number."""
    near = [lines[index].text for index in range(max(before - ASKED_LINES + 1, 0), before + 1)]
    above = [lines[index].text for index in range(max(before - NOTICE_LINES + 1, 0), before + 1)]
    if any(map(_ASKS.search, near)) or any(len(text) <= LONGEST and _NOTICE.search(text) for text in above):
        return [("the text may give a number", -1.5)]
    prose = near[-1][-1] in FINAL and len("".join(near)) > PROSE
    return [("the text asks for no call", 1.0)] if prose else []


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence that breaks off goes on in another text."""
    row = len(before.split()) > ROW_FIELDS and re.search("[，,。、；;：:]", before) is None
    before, after = "".join(before.split()), "".join(after.split())
    if row or read_dateline(after)[0] or _LABEL.match(after):
        return False
    if before[-1] in "，,、":
        return True
    open_end = before[-1] not in FINAL and before[-1] not in CLOSERS and before[-1] not in "：:；;"
    labelled = _LABEL.match(before) is not None and re.search("[，,。]", before) is None
    title = labelled or signs_dated(before) or read_byline(before).score >= 1
    torn = len(before) > 6 and seam_nats(before[-SEAM:], after[:SEAM]) > TORN_NATS
    runs = torn or re.search("[，。！？；,!?;]", after) is not None
    return open_end and not title and len(before) > 6 and runs


def _ahead(lines: Sequence[Line], place: _Place) -> list[Cue]:
    """What stands behind a line: a headline, and on which side the blank lines are."""
    index, after, form = place.index, place.after or 0, place.forms[place.index][0]
    head, cues = lines[after].text, []
    titled, below = _like_title(head), after + 1
    parts = [line.text for line in lines[after + 1 : after + 3]]
    while titled and parts and len(parts[0]) <= len(head) and _like_title(parts.pop(0)):
        below += 1
    under = lines[below].text if below < len(lines) else ""
    if (
        titled
        and under
        and (
            len(under) > len(head)
            or read_dateline(under)[0]
            or read_byline(under).score >= 1.5
            or not under[0].isalnum()
        )
    ):
        cues.append(("over a headline", 1.5 if form == "a page number" else 1.0))
    elif form == "a date in figures" and head[-1] in FINAL and not read_dateline(head)[0]:
        cues.append(("over a text", -1.0))
    if form == "a date in figures" and place.before is not None and _like_title(lines[place.before].text):
        cues.append(("between a headline and its text", 3.0 if read_dateline(head)[0] or len(head) > PROSE else 0.0))
    follows = lines[index + 1].blanks if index + 1 < len(lines) else 0
    if place.before is None:
        return cues
    if lines[index].blanks > follows:
        cues.append(("nearer to what follows", 0.5))
    elif lines[index].blanks < follows:
        cues.append(("nearer to what goes before", -1.0 if place.forms[index][0] in _SIGNS else -0.5))
    return cues


def _like_title(text: str) -> bool:
    """Whether a line may be a headline or a part of one, by itself."""
    return len(text) <= 40 and text[-1] not in FINAL and text[-1] not in "，,、：:；;" and "。" not in text


_ASCII: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
