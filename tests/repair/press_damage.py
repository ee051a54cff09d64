"""A second generator of raw dumps, by simulating the press: articles are set in columns, cut, folded, and mixed up.

Every character of a dump carries where it comes from, so a result is scored by place and not by likeness. Written from
the fault list of repair.md alone; it shares no code with `dump_damage.py`, so that neither flatters the model.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "press"
Tag = tuple[int, str, int, int]
"""Article, field (K H D L B P), paragraph, place in it; article -1 is layout or noise."""
VOID: Tag = (-1, "N", 0, 0)
BLANK: Tag = (-1, "_", 0, 0)

SURNAMES = "张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔"  # noqa: E501
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红建文辉力健俊帆波宁福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆"  # noqa: E501
CLOSE = "，。、；：？！）》”’…％〉」』,;:?!)%℃"
OPEN = "（《“‘〈「『("


@dataclass
class Ink:
    """Text whose characters know where they come from."""

    text: str = ""
    tags: list[Tag] = field(default_factory=list)

    def __add__(self, other: "Ink") -> "Ink":
        return Ink(self.text + other.text, self.tags + other.tags)

    def cut(self, start: int, end: int | None = None) -> "Ink":
        """A part."""
        return Ink(self.text[start:end], self.tags[start:end])


def ink(text: str, article: int, name: str, number: int = 0) -> Ink:
    """A text of one field."""
    return Ink(text, [(article, name, number, place) for place in range(len(text))])


def void(text: str, tag: Tag = BLANK) -> Ink:
    """Layout or noise."""
    return Ink(text, [tag] * len(text))


@dataclass
class Story:
    """One article as it was written. `kinds`: text, subhead, verse, row, item; `stanza` = first lines of stanzas."""

    id: str
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    dateline: str = ""
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    stanzas: set[int] = field(default_factory=set)
    want: dict[str, str] = field(default_factory=dict)
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    credit: str = ""


def load(half: str) -> list[Story]:
    """The articles of a file: `=== id`, K H D L B lines, then paragraphs."""
    stories: list[Story] = []
    for line in (HERE / f"{half}.txt").read_text("utf-8").splitlines():
        if line.startswith("=== "):
            stories.append(Story(line[4:]))
            continue
        story = stories[-1]
        head, _, rest = line.partition(" ")
        if not story.paragraphs and head in ("K", "H", "D", "L", "B"):
            if head == "B":
                story.want = dict(item.split("=") for item in rest.split())
            else:
                setattr(story, {"K": "kicker", "H": "headline", "D": "deck", "L": "dateline"}[head], rest)
            continue
        if line.rstrip() == ">":
            story.stanzas.add(len(story.paragraphs))
            continue
        kind = {"#": "subhead", ">": "verse", "|": "row", "-": "item"}.get(head, "text")
        story.paragraphs.append((kind, rest if kind != "text" else line))
    return stories


def name(rng: random.Random) -> str:
    """A person's name."""
    return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2, 2))))


@dataclass
class Signing:
    """How an article is signed: lines over the body, in the dateline, glued to the end, or lines under it."""

    top: list[str] = field(default_factory=list)
    lead: str = ""
    glued: str = ""
    under: list[str] = field(default_factory=list)


def sign(story: Story, level: int, rng: random.Random) -> Signing:
    """Names for an article, and a form to print them in."""
    want = story.want
    people = lambda key: tuple(name(rng) for _ in range(int(want.get(key, 0))))  # noqa: E731
    story.reporters, story.correspondents, story.photo = people("r"), people("c"), people("p")
    author = people("a")
    credit = want.get("credit", "")
    story.credit = credit
    pad = (lambda n: n[0] + " " + n[1] if len(n) == 2 and rng.random() < 0.3 else n) if level > 1 else (lambda n: n)
    if author:
        story.reporters = (*author, *story.reporters)
        who = author[0]
        if len(story.reporters) > 1:
            other = story.reporters[1]
            return rng.choice((Signing(under=[f"作者 {who} 记者 {other}"]), Signing(top=[f"文/{who} 记者 {other}"])))
        verse = any(kind == "verse" for kind, _ in story.paragraphs)
        tops = [
            Signing(top=[who]),
            Signing(top=[f"□{who}"]),
            Signing(top=[f"□ {who}"]),
            Signing(top=[f"◎{who}"]),
            Signing(top=[f"作者：{who}"]),
            Signing(top=[f"文/{who}"]),
            Signing(top=[f"■ {who}"]),
        ]
        ends = [Signing(glued=f"（{who}）"), Signing(under=[f"（{who}）"]), Signing(under=[f"作者 {who}"])]
        if story.paragraphs[-1][1] in ("敬礼", "祝您一路平安！"):
            story.paragraphs.append(("text", rng.choice((who, f"读者 {who}"))))
            story.reporters = ()
            return Signing()
        return rng.choice(tops if verse or rng.random() < 0.6 else ends)
    r, c, p = story.reporters, story.correspondents, story.photo
    if not (r or c or p):
        return Signing()
    if p:
        (n,) = p
        story.credit = "摄"
        who = rng.choice(
            (f"{n} 摄", f"{n}/摄", f"摄影 {n}", f"本报记者 {n} 摄", f"通讯员 {n} 摄", f"摄影：{n}", f"{n} 摄影报道")
        )
        if "通讯员" in who:
            story.correspondents, story.photo = (n,), ()
        if who.endswith("摄影报道"):
            story.reporters, story.photo, story.credit = (n,), (), "摄影报道"
        return rng.choice((Signing(under=[who]), Signing(glued=who), Signing(glued=f"（{who}）")))
    paper = rng.choice(("", "", "本报", "本报"))
    if level > 1 and rng.random() < 0.2:
        paper = rng.choice(("见习", "本报见习", "全媒体", "融媒体", "本报全媒体", "首席", "沙河日报"))
    agency = "新华社" in story.dateline
    if agency:
        role = rng.choice(("记者", "新华社记者"))
        form = f"{role}{'、'.join(r)}"
        return Signing(lead=f"（{form}）") if rng.random() < 0.7 else Signing(under=[form])
    reporters = f"{paper}记者 {' '.join(map(pad, r))}" if r else ""
    helpers = f"通讯员 {' '.join(map(pad, c))}" if c else ""
    tail = f" {credit}" if credit else ""
    both = " ".join(filter(None, (reporters, helpers)))
    forms = [Signing(under=[both + tail]), Signing(glued=both + tail), Signing(glued=f"（{both}{tail}）")]
    if r and c:
        forms += [Signing(under=[reporters, helpers + tail])] * 2
    if story.dateline and not credit:
        forms += [Signing(lead=f"（{both}）")] * 2
    if level > 1:
        box = rng.choice("□■◎○◆")
        joined = "".join(
            filter(None, (f"{paper}记者{'、'.join(r)}" if r else "", f" 通讯员{'、'.join(c)}" if c else ""))
        )
        forms += [
            Signing(top=[f"{box}{both}{tail}"]), Signing(top=[f"{box} {joined}{tail}"]), Signing(top=[both + tail]),
            Signing(under=[f"{box}{both}{tail}"]), Signing(under=[joined.strip() + tail]), Signing(glued=f"（{joined.strip()}{tail}）"),  # noqa: E501
        ]  # fmt: skip
        if r and c and level > 2:
            firm = rng.choice(("县供电公司", "市税务局", "区融媒体中心"))
            forms.append(Signing(under=[f"{reporters} {firm}通讯员 {' '.join(c)}{tail}"]))
        if r and not c and credit:
            forms += [
                Signing(under=[f"文/图 {paper}记者 {' '.join(r)}"]),
                Signing(top=[f"{paper}记者 {' '.join(r)} 文/图"]),
            ]
    if level > 1 and credit == "文/图" and len(r) == 1 and rng.random() < 0.3:
        other = name(rng)
        story.photo, story.credit = (other,), "*"
        one = r[0]
        forms = [Signing(under=[f"{one}/文 {other}/图"]), Signing(under=[f"记者 {one}/文 {other}/图"]), Signing(top=[f"文/{one} 图/{other}"]),  # noqa: E501
                 Signing(under=[f"本报记者 {one} 文 {other} 图"]), Signing(under=[f"文/{paper}记者 {one} 图/{other}"]),
                 Signing(under=[f"记者 {one} 摄影 {other}"])]  # fmt: skip
        if c:
            story.correspondents = ()
    return rng.choice(forms)


def width(char: str) -> float:
    """Printed width of a character, in em."""
    return 0.5 if char.isascii() else 1.0


def set_lines(body: Ink, measure: float, indent: float, rng: random.Random) -> list[Ink]:
    """A paragraph broken into printed lines: no line starts with a closing mark, words and numbers stay whole."""
    tokens: list[tuple[int, int]] = []
    place, text = 0, body.text
    while place < len(text):
        end = place + 1
        if text[place].isascii() and text[place].isalnum():
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] in ".,-:/@%"):
                end += 1
            while end - place > 14 or (end > place + 1 and text[end - 1] in ",.:-/"):
                end -= 1
        tokens.append((place, end))
        place = end
    lines: list[Ink] = []
    start, room, size = 0, measure - indent, 0.0
    hang = rng.random() < 0.5
    index = 0
    while index < len(tokens):
        first, last = tokens[index]
        wide = sum(map(width, text[first:last]))
        squeeze = 1.0 if rng.random() < 0.06 and sum(text[start:first].count(m) for m in "，。、“”") >= 2 else 0.0
        if size + wide <= room + squeeze + 1e-6 or first == start:
            size += wide
            index += 1
            continue
        if text[first] in CLOSE and hang and size + wide <= room + 1.01:
            size += wide
            index += 1
            if index < len(tokens) and text[tokens[index][0]] in CLOSE:
                size += 1.0
                index += 1
        while (
            index > 1
            and index < len(tokens)
            and (text[tokens[index][0]] in CLOSE or text[tokens[index - 1][0]] in OPEN)
        ):
            if tokens[index - 1][0] <= start:
                break
            index -= 1
        stop = tokens[index][0] if index < len(tokens) else len(text)
        lines.append(body.cut(start, stop))
        start, room, size = stop, measure, 0.0
    if start < len(text):
        lines.append(body.cut(start))
    return lines


@dataclass
class Style:
    """How a dump is printed out."""

    level: int
    wrapped: bool
    tight: bool
    indent: str
    gap: int
    narrow: float
    heads_apart: bool
    measure: int


@dataclass
class Run:
    """A stretch of printed lines: text, blank lines before it, whether it starts a paragraph."""

    body: Ink
    blanks: int
    first: bool
    cuttable: bool = True


def story_runs(story: Story, number: int, style: Style, rng: random.Random) -> tuple[list[Run], list[Run], list[Run]]:
    """Head, body and byline of an article as runs, one printed line (or fragment) each."""
    signing = sign(story, style.level, rng)
    sep = rng.choice((" ", " ", "　", "  ")) if style.level > 1 else " "
    parts = [
        ink(text, number, key) for key, text in (("K", story.kicker), ("H", story.headline), ("D", story.deck)) if text
    ]
    head: list[Run] = []
    if style.heads_apart and len(parts) > 1 and rng.random() < 0.8:
        head = [Run(part, 0, False) for part in parts]
    else:
        whole = parts[0]
        for part in parts[1:]:
            whole = whole + void(sep) + part
        head = [Run(whole, 0, False)]
    for line in signing.top:
        head.append(Run(ink(line, number, "B"), 0 if rng.random() < 0.7 else 1, False))
    measure = style.measure + (rng.choice((-2, 0, 0, 3)) if style.level > 2 else 0)
    height = rng.randint(9, 30)
    used = rng.randint(0, height - 3)
    body: list[Run] = []
    last = len(story.paragraphs) - 1
    for place, (kind, text) in enumerate(story.paragraphs):
        para = ink(text, number, "P", place)
        if place == 0 and story.dateline:
            gap = rng.choice((" ", " ", "　", "")) if style.level > 1 else " "
            lead = ink(signing.lead, number, "B")
            para = (
                ink(story.dateline, number, "L")
                + lead
                + void("" if signing.lead and rng.random() < 0.6 else gap)
                + para
            )
        glued = ink(signing.glued, number, "B") if place == last and signing.glued else Ink()
        alone = kind in ("verse", "row", "subhead") or (kind == "item" and len(text) < measure) or len(text) <= 14
        if glued.text and (alone or text[-1] not in "。！？”…"):
            signing.under.append(signing.glued)
            glued = Ink()
        gap = style.gap
        if kind == "verse" or (kind == "row" and body):
            gap = 0 if place not in story.stanzas or kind == "row" else 1
            if style.gap and rng.random() < 0.15 and kind == "verse":
                gap = max(gap, 0)
            if place and story.paragraphs[place - 1][0] != kind:
                gap = style.gap
        indent = "" if kind in ("row", "verse") or (kind == "subhead" and rng.random() < 0.6) else style.indent
        pieces = set_lines(para, measure, 2 if indent or not style.wrapped or rng.random() < 0.5 else 0, rng)
        if style.wrapped and not style.indent and not style.gap:
            pieces = set_lines(para, measure, 2 if rng.random() < 0.3 else 0, rng)
        if alone:
            pieces = [para]
        if glued.text:
            pieces[-1] = pieces[-1] + void(rng.choice(("", "", " "))) + glued
        run: list[Run] = []
        for count, piece in enumerate(pieces):
            used += 1
            turned = used >= height
            if turned:
                used, height = 0, rng.randint(12, 34)
            starts = count == 0
            margin = void(style.indent if starts and indent else "")
            before = gap if starts else 0
            if not style.wrapped and not starts and not turned:
                run[-1].body = run[-1].body + piece
                continue
            if turned and not starts:
                ended = run[-1].body.text[-1] in "。！？”…）" and style.level < 3
                stopped = style.level == 3 and not style.wrapped and run[-1].body.text[-1] in "。！？"
                if (ended or (stopped and rng.random() < 0.7)) and not style.wrapped:
                    run[-1].body = run[-1].body + piece
                    continue
                before = (
                    rng.choice((1, 1, 1, 3))
                    if not style.wrapped and not style.tight
                    else (1 if rng.random() < 0.3 and style.wrapped else 0)
                )
                if style.tight:
                    before = 0
            run.append(Run(margin + piece, before, starts))
        body += run
    if body and style.level >= 1 and rng.random() < 0.1:
        body[0].blanks = 3
    sigs = [
        Run(ink(line, number, "B"), (rng.random() < 0.5) * style.gap if place == 0 else 0, False)
        for place, line in enumerate(signing.under)
    ]
    if style.level > 1 and style.indent and sigs and rng.random() < 0.3:
        for sig in sigs:
            sig.body = void("　" * rng.randint(2, 8)) + sig.body
    return head, body, sigs


def noise_line(rng: random.Random, page: int, paper: str) -> str:
    """A line of the page itself."""
    y, m, d = 2025, rng.randint(1, 12), rng.randint(1, 28)
    week = "星期" + rng.choice("一二三四五六日")
    one, two, three = name(rng), name(rng), name(rng)
    section = rng.choice(("要闻", "综合", "民生", "文化", "副刊", "教育", "健康", "社会"))
    return rng.choice((
        f"{y}年{m}月{d}日 {week} 第{page}版", f"A{page:02d} {section}", f"{page:02d}版 {section}", f"{page:02d} {section}",  # noqa: E501
        f"{paper} {y}.{m}.{d} {week}", f"{y}/{m:02d}/{d:02d} {page:02d} {section}", f"{section}·{page:02d}",
        f"{y}年{m}月{d}日　{week}　{section}　{page}", f"第{page}版 {section} {paper}",
        f"■责编 {one} ■校对 {two} ■版式 {three}", f"本版编辑：{one} 美编：{two}", f"责任编辑 {one}　校对 {two}",
        f"编辑/{one} 校对/{two} 组版/{three}", f"责编：{one} 电话：0371-66778{rng.randint(100, 999)}", f"值班总编 {one} 一版编辑 {two}",  # noqa: E501
        f"编辑 {one} | 美编 {two} | 审读 {three}", f"【编辑：{one} 校对：{two}】",
        "新闻热线：0371-66778899 投稿邮箱：shrb@126.com", f"国内统一连续出版物号 CN41-00{rng.randint(10, 99)} 邮发代号 35-88",  # noqa: E501
        f"总第{rng.randint(1000, 9999)}期 今日8版", f"— {page} —", f"第{page}页", f"-{page}-", f"{week} 农历乙巳年五月廿六",  # noqa: E501
        f"本版稿件由本报记者{one}采写", f"本版图片除署名外均由{one}摄", f"微信公众号：{paper}", f"扫码关注{paper}客户端",  # noqa: E501
        f"www.{rng.choice(('shahe', 'changqu'))}news.com.cn", f"{paper}社出版 零售每份1.00元", f"E-mail:sh{page}@126.com",  # noqa: E501
    ))  # fmt: skip


def jump_marks(page: int, back: int, rng: random.Random) -> tuple[str, str]:
    """The two halves of a jump."""
    han = "零一二三四五六七八九"
    forms = (
        (f"（下转第{page}版）", f"（上接第{back}版）"), (f"下转{page}版", f"上接{back}版"), (f"（下转第{han[page]}版）", f"（上接第{han[back]}版）"),  # noqa: E501
        (f"►下转A{page:02d}版", f"◄上接A{back:02d}版"), (f"【下转{page}版】", f"【上接{back}版】"), (f"（下转第{page:02d}版）", f"（紧接第{back:02d}版）"),  # noqa: E501
        (f"(下转{page}版)", f"(上接{back}版)"), (f"（下转第{page}版·综合）", f"（上接第{back}版）"),
    )  # fmt: skip
    return rng.choice(forms)


def make_press_dump(level: int, seed: int, half: str) -> tuple[bytes, str, list[Tag], list[bool], list[Story]]:
    """A dump: its bytes, its text, where each character comes from, which are reprints, and the articles."""
    rng = random.Random(f"press/{half}/{level}/{seed}")
    pool = load(half)
    if level == 1:
        pool = [s for s in pool if s.dateline == "本报讯" and all(k == "text" for k, _ in s.paragraphs)]
    stories = rng.sample(pool, rng.randint(3, 7) if level < 3 else rng.randint(6, min(12, len(pool))))
    wrapped = level > 1 and rng.random() < 0.55
    tight = level > 1 and rng.random() < 0.4
    indent = rng.choice(("　　", "　　", "  ", "    ", "")) if level > 1 else ""
    if tight and not wrapped and not indent:
        indent = "　　" if rng.random() < 0.7 else ""
    gap = 0 if tight else 1
    if wrapped and indent and rng.random() < 0.6:
        gap = 0
    if level == 2 and wrapped and not indent:
        gap = 1
    narrow = {1: 1.0, 2: rng.choice((0.0, 0.5, 1.0)), 3: rng.choice((0.3, 0.7, 1.0, 0.0))}[level]
    style = Style(level, wrapped, tight, indent, gap, narrow, level > 1 and rng.random() < 0.5, rng.randint(12, 24))
    if not wrapped:
        style.measure = rng.randint(11, 20)
    out: list[tuple[Run, bool]] = []
    paper = rng.choice(("沙河", "长渠", "滨海", "安和")) + rng.choice(("日报", "晚报", "时报", "周刊"))
    noisy = level == 3 or (level == 2 and rng.random() < 0.7)
    waiting: list[list[tuple[Run, bool]]] = []

    def noise(times: int, blanks: int) -> None:
        for count in range(times):
            out.append(
                (Run(void(noise_line(rng, rng.randint(1, 8), paper), VOID), blanks if not count else 0, False), False)
            )

    if noisy:
        noise(rng.randint(1, 3), 0)
    for number, story in enumerate(stories):
        head, body, sigs = story_runs(story, number, style, rng)
        head[0].blanks = rng.choice((1, 1, 3)) if level == 1 or rng.random() < 0.75 or not (style.indent or sigs) else 0
        block = [*head, *body, *sigs]
        if body and not body[0].blanks and len(head) and style.gap:
            body[0].blanks = 1
        parts: list[list[Run]] = [block]
        plain = [
            i
            for i, run in enumerate(block)
            if len(head) + 1 < i < len(head) + len(body)
            and story.paragraphs[run.body.tags[-1][2]][0] == "text"
            and block[i - 1].body.tags[-1][1] == "P"
        ]
        enough = len(body) >= 5 or (not style.wrapped and len(body) >= 3)
        jumped = level > 1 and enough and plain and rng.random() < (0.12 if level == 2 else 0.22)
        moved = level == 3 and not jumped and plain and number + 1 < len(stories) and rng.random() < 0.12
        if jumped or moved:
            inner = [i for i in plain if not block[i].first]
            ends = [i for i in plain if block[i].first]
            place = rng.choice(inner if inner and (moved or rng.random() < 0.6 or not ends) else ends or inner)
            if moved and (not inner or block[place - 1].body.text[-1] in "。！？”…）"):
                moved = False
                parts = [block]
            else:
                parts = [block[:place], block[place:]]
        printed: list[tuple[Run, bool]] = [(run, False) for run in parts[0]]
        if jumped and len(parts) > 1:
            page, back = rng.randint(2, 8), 1
            onward, behind = jump_marks(page, back, rng)
            if rng.random() < 0.5 and style.wrapped is False:
                parts[0][-1].body = parts[0][-1].body + void(onward, VOID)
            else:
                printed.append((Run(void(onward, VOID), 0, False), False))
            rest: list[tuple[Run, bool]] = [(Run(void(behind, VOID), rng.choice((1, 2)), False), False)]
            if rng.random() < 0.3:
                again = ink(story.headline, number, "H")
                rest.append((Run(again, 0, False), True))
            rest += [(run, False) for run in parts[1]]
            waiting.append(rest)
        elif moved and len(parts) > 1:
            parts[1][0].blanks = rng.choice((1, 2))
            waiting.append([(run, False) for run in parts[1]])
        out += printed
        whole = len(parts) == 1
        tails = [i for i, run in enumerate(block) if i > len(head) and (run.blanks or run.first)]
        if (
            whole
            and len(tails) >= 2
            and rng.random() < (0.3 if level == 1 else 0.2)
            and story.paragraphs[-1][0] == "text"
        ):
            start = rng.choice(tails[-3:])
            for _ in range(rng.randint(1, 2)):
                copy = [Run(run.body, run.blanks, run.first) for run in block[start:]]
                if sum(len(run.body.text) for run in copy) < 18 and not sigs:
                    break
                copy[0].blanks = max(copy[0].blanks, 1)
                out += [(run, True) for run in copy]
                later = [i for i in tails if i > start]
                if not later:
                    if sigs and start < len(block) - len(sigs):
                        start = len(block) - len(sigs)
                        continue
                    break
                start = rng.choice(later)
        if noisy and rng.random() < 0.35:
            noise(rng.randint(1, 2), rng.choice((0, 1)))
        elif noisy and level == 3 and rng.random() < 0.4 and len(printed) > 6 and whole:
            inside = [
                i
                for i in range(len(out) - len(printed) + len(head) + 1, len(out))
                if not out[i][0].first and out[i][0].body.tags[-1][1] == "P"
            ]
            if inside:
                line = Run(void(noise_line(rng, rng.randint(1, 8), paper), VOID), rng.choice((0, 1)), False)
                out.insert(rng.choice(inside), (line, False))
        ready = waiting and waiting[0][-1][0].body.tags[-1][0] != number
        if ready and (whole or waiting[0][0][0].body.tags[-1] == VOID) and (len(waiting) > 1 or rng.random() < 0.6):
            out += waiting.pop(0)
    for rest in waiting:
        out += rest
    if noisy:
        noise(1, 1)
    return finish(out, style, level, rng, stories)


def finish(
    out: list[tuple[Run, bool]], style: Style, level: int, rng: random.Random, stories: list[Story]
) -> tuple[bytes, str, list[Tag], list[bool], list[Story]]:
    """Lines become bytes: marks folded, invisible characters and stray blanks let in, line ends and encoding chosen."""
    end = "\r\n" if level > 1 and rng.random() < 0.3 else "\n"
    ghosts = 0.003 if (level == 3 and rng.random() < 0.6) or (level == 2 and rng.random() < 0.3) else 0.0
    strays = 0.005 if (level == 3 and rng.random() < 0.6) or (level == 2 and rng.random() < 0.25) else 0.0
    folds = {"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"}
    six = level > 1 and rng.random() < 0.4
    chars: list[str] = []
    tags: list[Tag] = []
    copies: list[bool] = []

    def put(text: str, tag: Tag, copy: bool) -> None:
        for char in text:
            chars.append(char)
            tags.append(tag)
            copies.append(copy)

    put(end * rng.choice((0, 0, 3, 5)), BLANK, False)
    spoilt = {s: rng.random() for s in range(len(stories))}
    for count, (run, copy) in enumerate(out):
        if count:
            put(end * (1 + int(run.blanks)), BLANK, False)
        text = run.body.text
        for place, (char, tag) in enumerate(zip(text, run.body.tags, strict=True)):
            damaged = (
                style.narrow == 1.0
                or (style.narrow and rng.random() < style.narrow)
                or (level == 3 and spoilt.get(tag[0], 1.0) < 0.2)
            )
            printed = char
            if char in folds and damaged:
                printed = folds[char]
            elif char == "…" and ((damaged and style.narrow == 1.0) or six):
                printed = "..."
            elif char == "～" and style.narrow == 1.0:
                printed = "~"
            elif char == "℃" and style.narrow == 1.0:
                printed = "°C"
            put(printed, tag, copy)
            inside = tag[1] == "P" and place + 1 < len(text) and run.body.tags[place + 1][1] == "P"
            if strays and inside and "一" <= char <= "鿿" and "一" <= text[place + 1] <= "鿿" and rng.random() < strays:
                put(" ", BLANK, copy)
            if ghosts and rng.random() < ghosts:
                put(rng.choice("\u200b\ufeff\u200d\u00ad\u2060"), BLANK, copy)
    put(end, BLANK, False)
    text = "".join(chars)
    encoding = "utf-8"
    if level > 1:
        encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030", "gb18030"))
    return text.encode(encoding), text, tags, copies, stories
