"""Prints the copy of `newsstand/` as raw dumps: a page is laid out in some paper's manner, then read off badly.

Every dump draws one manner (measure, indents, gaps, marks, furniture) and holds its articles to it, as a real paper
does; the levels are those of repair.md §5. The truth is the copy itself; what the page adds (folios, staff, jumps) must
not come out.
"""

import codecs
import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsstand_copy import Copy, Part

NOT_FIRST = "，。、；：！？）》」』”’…—·%,.;:!?)"
NOT_LAST = "（《「『“‘("
TOKEN = re.compile(r"[A-Za-z0-9.:%@/-]")
ROLE_BREAK = re.compile(r" (?=通讯员|见习记者|实习生|摄影|宣传科|图/|供图|文/图|新闻中心)")
ENDED = re.compile("[。！？…][”’」』）]?$")
"""Where a sentence ends: a column that ends here too leaves no cue but meaning, which level 3 alone may ask for."""
HAN = re.compile(r"[\u4e00-\u9fff]")
INVISIBLE = "\u200b\ufeff\u200d\u2060\u00ad"
PAPERS = ("榕湖晚报", "长岭工人报", "沅西农民报", "南汀新报", "河阳日报", "湾区华声报")
STAFF = (
    "责任编辑：{} 版式设计：{}",
    "责编 {} 美编 {} 校对 {}",
    "本版编辑/{} 校对/{}",
    "编辑：{}　电话：0917-2210066",
    "组版：{} 一读：{} 二读：{}",
    "主编：{} 邮箱：xinwen@paper.example",
)
STAFFERS = ("佘小满", "桑 榆", "谷雨晴", "仇立", "单晓川", "翟 墨", "佴红", "欧阳朵")
FOLIOS = (
    "{y}年{m}月{d}日 星期{w} 第{n}版",
    "A{n:02d} 要闻 {y}.{m}.{d} 星期{w} {p}",
    "{p} {y}年{m}月{d}日 星期{w} 农历{l}",
    "第{n}版：综合新闻",
    "{n:02d}",
    "— {n} —",
    "{p}",
    "{y}-{m:02d}-{d:02d} {p} {n}版",
    "{n} 副刊 FEATURES",
    "星期{w} {m}月{d}日",
)
FURNITURE = (
    "新闻热线：0917-2210088",
    "www.paper.example",
    "────────────",
    "* * *",
    "上一版 下一版",
    "字号：大 中 小",
    "国内统一连续出版物号 CN 00-0000",
    "总第4127期 今日8版",
)
OUT = ("（下转第{}版）", "（下转{}版）", "▶下转{}版", "(下转A{}版)", "下转第{}版")
BACK = ("（上接第{}版）", "（上接{}版）", "◀上接{}版", "(上接A{}版)", "上接第{}版")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: `gap` blank lines before it; `loose` prose takes stray spaces; `again` is a repeat."""

    text: str
    gap: int = 0
    loose: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How one dump is set and read; measures in characters, shares from 0 to 1."""

    level: int
    measure: int
    wraps: bool
    indent: str
    gap: int
    narrow: float
    stray: float
    hidden: float
    headlines: str
    cut: float
    repeat: float
    furniture: float
    jump: float
    folio: str
    staff: str
    six_dots: str
    encoding: str
    newline: str


@dataclass(frozen=True, slots=True)
class Dump:
    """The bytes of one dump and the articles it was made from, in the order they begin."""

    data: bytes
    truth: tuple[Copy, ...]


def draw_manner(level: int, rng: random.Random) -> Manner:
    """One paper's manner, milder at the lower levels."""
    deep = level == 3
    wraps = level > 1 and rng.random() < (0.6 if deep else 0.5)
    indent = rng.choice(("\u3000\u3000", "\u3000\u3000", "  ", "    ", "")) if level > 1 else ""
    encodings = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16") if level > 1 else ("utf-8",)
    return Manner(
        level=level,
        measure=rng.choice((11, 13, 14, 16, 18, 21, 24, 31)),
        wraps=wraps,
        indent=indent,
        gap=1 if level == 1 else rng.choice((0, 1)) if indent or wraps else 1,
        narrow=1.0 if level == 1 else rng.choice((0.0, 0.35, 0.7, 1.0, 1.0)),
        stray=0.0 if level == 1 else rng.choice((0.0, 0.0, 0.004, 0.012)),
        hidden=0.0 if level == 1 else rng.choice((0.0, 0.0, 0.004)),
        headlines="run" if level == 1 else rng.choice(("run", "lines", "lines", "mixed")),
        cut=(0.25, 0.2, 0.35)[level - 1],
        repeat=(0.2, 0.15, 0.3)[level - 1],
        furniture=(0.0, 0.5, 0.9)[level - 1],
        jump=(0.0, 0.25, 0.9)[level - 1],
        folio=rng.choice(FOLIOS),
        staff=rng.choice(STAFF),
        six_dots="……" if rng.random() < 0.4 else "......",
        encoding=rng.choice(encodings),
        newline="\r\n" if level > 1 and rng.random() < 0.3 else "\n",
    )


def may_cut(text: str, at: int) -> bool:
    """Whether a typesetter may end a line before `text[at]`: no mark against the rules, no number or word cut."""
    left, right = text[at - 1], text[at]
    if left == " ":
        return right.isascii() and text[at - 2].isascii() and right not in NOT_FIRST
    if right in NOT_FIRST or left in NOT_LAST or left + right in ("——", "……"):
        return False
    return not (TOKEN.match(left) and TOKEN.match(right)) and " " not in (left, right)


def wrap(text: str, measure: int, indent: int) -> list[str]:
    """The paragraph in lines of `measure` characters (ASCII counts half), the first shorter by `indent`."""
    lines: list[str] = []
    start, room = 0, 2 * (measure - indent)
    width = 0
    for at, char in enumerate(text):
        width += 1 if ord(char) < 0x2000 else 2
        if width <= room or at == start:
            continue
        end = next((e for e in range(at, start, -1) if may_cut(text, e)), at)
        lines.append(text[start:end])
        start, room = end, 2 * measure
        width = sum(1 if ord(c) < 0x2000 else 2 for c in text[start : at + 1])
    return [*(line.strip(" ") for line in [*lines, text[start:]])]


def set_head(copy: Copy, manner: Manner, rng: random.Random) -> list[Row]:
    """Kicker, headline and deck: run together with spaces, on lines of their own, or two and one."""
    pieces = [piece for piece in (copy.kicker, copy.headline, copy.deck) if piece]
    style = rng.choice(("run", "lines")) if manner.headlines == "mixed" else manner.headlines
    if style == "run":
        pieces = [" ".join(pieces)]
    elif rng.random() < 0.4:
        pieces = [line for piece in pieces for line in piece.split(" ")]
    return [Row(piece) for piece in pieces]


def set_part(part: Part, manner: Manner, rng: random.Random, cuts: bool) -> list[Row]:
    """One paragraph as printed lines; a cut leaves blank lines inside it."""
    if part.kind in ("verse", "row"):
        return [Row(part.text)]
    flush = part.kind in ("subhead", "caption", "signature")
    indent = "" if flush else manner.indent
    if flush and len(part.text) < manner.measure and rng.random() < 0.5 and manner.indent:
        indent = manner.indent
    lines = wrap(part.text, manner.measure, 0 if flush else 2)
    wide = rng.choice((1, 1, 1, 3))
    places = [n for n in range(1, len(lines)) if manner.level == 3 or not ENDED.search(lines[n - 1])]
    torn = {rng.choice(places)} if cuts and places else set()
    if not manner.wraps:
        pieces, at = [""], 0
        if torn and rng.random() < 0.25:
            spot = rng.randrange(8, max(9, len(part.text) - 4))
            ended = manner.level < 3 and ENDED.search(part.text[:spot])
            if spot < len(part.text) and may_cut(part.text, spot) and not ended:
                return [
                    Row(indent + part.text[:spot], 0, True),
                    Row(part.text[spot:], wide, True),
                ]
        for number, line in enumerate(lines):
            if number in torn:
                pieces.append("")
            at = part.text.index(line, at)
            gap_before = part.text[at - 1 : at] == " " and bool(pieces[-1])
            pieces[-1] += (" " if gap_before else "") + line
            at += len(line)
        lines, torn = pieces, set(range(1, len(pieces)))
    return [
        Row((indent if not n else "") + line, wide if n in torn else 0, part.kind == "prose")
        for n, line in enumerate(lines)
    ]


def set_byline(copy: Copy, rng: random.Random) -> list[Row]:
    """The byline on one line, or every role on its own."""
    lines = ROLE_BREAK.split(copy.printed) if rng.random() < 0.3 else [copy.printed]
    return [Row(line, gap=0) for line in lines]


def opened(copy: Copy) -> tuple[Part, ...]:
    """The body with dateline and byline in the first paragraph and the last, where they are printed there."""
    body = list(copy.body)
    opening = copy.dateline + (copy.printed if copy.where == "inside" else "")
    if opening:
        glue = "" if opening[-1] in "）】" else " "
        body[0] = replace(body[0], text=opening + glue + body[0].text)
    if copy.where == "glued":
        glue = "" if copy.printed[0] in "（" else " "
        body[-1] = replace(body[-1], text=body[-1].text + glue + copy.printed)
    return tuple(body)


def set_article(copy: Copy, manner: Manner, rng: random.Random) -> list[Row]:
    """The whole article as it stands in the dump, before jumps and furniture."""
    rows = set_head(copy, manner, rng)
    under = rng.choice((0, 1, 1, 3)) if manner.gap else rng.choice((0, 0, 1))
    if copy.where == "above":
        rows += [replace(row, gap=under if not n else 0) for n, row in enumerate(set_byline(copy, rng))]
    stanza = False
    for number, part in enumerate(opened(copy)):
        if part.kind == "verse" and not part.text:
            stanza = True
            continue
        cuts = part.kind in ("prose", "caption") and rng.random() < manner.cut
        block = set_part(part, manner, rng, cuts)
        run_on = part.kind in ("verse", "row", "signature") and number and not stanza
        gap = under or 1 if not number and manner.gap else under if not number else manner.gap
        if run_on and copy.body[number - 1].kind == part.kind:
            gap = 0
        rows += [replace(block[0], gap=max(gap, int(stanza))), *block[1:]]
        stanza = False
    if copy.where == "below":
        tail = set_byline(copy, rng)
        rows += [replace(tail[0], gap=rng.choice((0, manner.gap))), *tail[1:]]
    if rng.random() < manner.repeat:
        rows += print_again(rows, rng)
    return rows


def print_again(rows: Sequence[Row], rng: random.Random) -> list[Row]:
    """The tail of the article once or twice more, each time shorter."""
    size = rng.randint(1, max(1, min(6, len(rows) - 2)))
    again: list[Row] = []
    while size > 0 and len(again) < 12:
        tail = list(rows[-size:])
        again += [replace(tail[0], gap=max(1, tail[0].gap)), *tail[1:]]
        size -= rng.randint(1, 4)
    return [replace(row, again=True) for row in again]


def folio(manner: Manner, rng: random.Random) -> str:
    """One line of page furniture in this paper's manner."""
    kind = rng.random()
    if kind < 0.55:
        return manner.folio.format(
            y=2024,
            m=rng.randint(1, 12),
            d=rng.randint(1, 28),
            w=rng.choice("一二三四五六日"),
            n=rng.randint(1, 16),
            p=PAPERS[manner.measure % len(PAPERS)],
            l=rng.choice(("三月初八", "腊月廿三", "五月十五")),
        )
    if kind < 0.85:
        return manner.staff.format(*rng.sample(STAFFERS, 3))
    return rng.choice(FURNITURE)


def furnish(rows: list[Row], manner: Manner, rng: random.Random) -> list[Row]:
    """Page furniture set into an article: before it, behind it, or where a column broke inside it."""
    if rng.random() >= manner.furniture:
        return rows
    line = Row(folio(manner, rng), rng.choice((0, 1, 1)))
    where = rng.random()
    if where < 0.3:
        return [line, replace(rows[0], gap=1), *rows[1:]]
    if where < 0.65 or manner.level < 3:
        return [*rows, line]
    breaks = [at for at, row in enumerate(rows) if row.gap and at > 2] or [len(rows)]
    at = rng.choice(breaks)
    return [*rows[:at], line, *rows[at:]]


def may_jump(rows: Sequence[Row], at: int) -> bool:
    """Whether an article may go on elsewhere from this line: prose on both sides, printed for the first time."""
    return all(row.loose and not row.again for row in rows[at - 1 : at + 1])


def with_jumps(pages: list[list[Row]], manner: Manner, rng: random.Random) -> list[list[Row]]:
    """One article or two go on behind a later one, with jump lines; at level 3 sometimes without."""
    pages = [list(page) for page in pages]
    tails: dict[int, list[Row]] = {}
    gone: set[int] = set()
    for _ in range(manner.level - 1):
        if rng.random() >= manner.jump or len(pages) < 3:
            continue
        start = rng.randrange(len(pages) - 2)
        rows = pages[start]
        places = [n for n in range(4, len(rows) - 1) if may_jump(rows, n)]
        if start in gone or not places:
            continue
        gone.add(start)
        at, style = rng.choice(places), rng.randrange(len(OUT))
        here, there = rng.randint(1, 3), rng.randint(4, 8)
        marked = manner.level < 3 or rng.random() < 0.75
        out = [Row(OUT[style].format(there), rng.choice((0, 1)))] if marked else []
        back = [Row(BACK[style].format(here), 1)] if marked else []
        pages[start] = [*rows[:at], *out]
        goal = min(len(pages) - 1, start + rng.randint(1, 3))
        tails[goal] = [*tails.get(goal, []), *back, replace(rows[at], gap=rng.choice((0, 1))), *rows[at + 1 :]]
    return [[*page, *tails.get(n, [])] for n, page in enumerate(pages)]


def spoil(text: str, loose: bool, manner: Manner, rng: random.Random) -> str:
    """Stray spaces, invisible characters and compatibility forms, mark by mark."""
    out: list[str] = []
    for at, char in enumerate(text.replace("……", manner.six_dots)):
        out.append(unicodedata.normalize("NFKC", char) if rng.random() < manner.narrow else char)
        pair = text[at : at + 2]
        if loose and len(pair) == 2 and HAN.match(pair[0]) and HAN.match(pair[1]):
            if rng.random() < manner.stray:
                out.append(" ")
            elif rng.random() < manner.hidden:
                out.append(rng.choice(INVISIBLE))
    return "".join(out)


def make_dump(level: int, copies: Sequence[Copy], rng: random.Random) -> Dump:
    """One dump of these articles."""
    manner = draw_manner(level, rng)
    pages = [furnish(set_article(copy, manner, rng), manner, rng) for copy in copies]
    lines: list[str] = []
    for page in with_jumps(pages, manner, rng):
        between = rng.choice((1, 1, 2, 3))
        for number, row in enumerate(page):
            lines += [""] * (row.gap if number else between)
            lines.append(spoil(row.text, row.loose, manner, rng))
    text = manner.newline.join(lines) + manner.newline
    if manner.encoding == "utf-16":
        data = codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    else:
        data = text.encode(manner.encoding)
    return Dump(data, tuple(copies))


def is_newslike(copy: Copy) -> bool:
    """Whether level 1 may use it: prose of whole sentences, no lists, nobody's questions."""
    return copy.is_plain and all(
        part.text[-1] in "。！？”’」…）" and not re.match(r"[●▲△【Q0-9一二三]|.{1,5}：", part.text)
        for part in copy.body
    )


def make_dumps(half: Sequence[Copy], level: int, count: int) -> list[Dump]:
    """`count` dumps of this level; every article comes round before one comes again."""
    rng = random.Random(f"newsstand {level}")
    usable = [copy for copy in half if level > 1 or is_newslike(copy)]
    pool: list[Copy] = []
    dumps: list[Dump] = []
    for _ in range(count):
        size = rng.randint(*((4, 8), (3, 8), (6, 12))[level - 1])
        taken: list[Copy] = []
        while len(taken) < size:
            pool = pool or rng.sample(usable, len(usable))
            if pool[-1] in taken:
                break
            taken.append(pool.pop())
        dumps.append(make_dump(level, taken, rng))
    return dumps
