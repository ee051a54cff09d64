"""Clean test articles and a seeded generator of the damage that raw dumps show, at three levels.

Level 1 is like a web dump of one paragraph per line; level 2 adds printed lines, indents, noise lines, encodings,
verse, lists, Q and A; level 3 is all of it at once, with several habits in one dump and continuations behind other
articles. Names are drawn at random from common surnames and given names; nobody is meant.
"""

import random
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).parent / "articles"
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"  # noqa: E501
GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂宁楠晨雪佳琪梦瑶子涵思远志浩宇轩博文雨桐欣怡晓东建国海波玉兰春梅学文立新少华清荷丹阳"  # noqa: E501
PAPERS = ("江北日报", "南浦晚报", "云州时报", "东海商报", "青石周报", "平阳新报")
SECTIONS = ("要闻", "民生", "社会", "综合新闻", "文化", "副刊", "城事", "时政")


@dataclass(frozen=True)
class Truth:
    """One clean article as it should come out."""

    id: str
    kicker: str
    headline: tuple[str, ...]
    deck: str
    dateline: str
    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    credit: str
    paragraphs: tuple[tuple[str, str], ...]  # (kind, text)
    author: bool = False
    others: tuple[tuple[str, str, str], ...] = ()  # other ways to split the headline that an editor would accept


@dataclass
class Style:
    """How one article of a dump is printed and damaged."""

    measure: int | None = None
    indent: str = ""
    lost_indent: bool = False
    gap: int = 1
    head_lines: bool = False
    cut_stops: bool = False
    cut_share: float = 0.0
    byline: str = "lines"
    repeats: int = 0
    noise: list[str] = field(default_factory=list)


def load_articles(half: str) -> list[dict[str, object]]:
    """The articles of the tuned or the held-out half: every second one of each file."""
    found: list[dict[str, object]] = []
    folder = HERE.parent / "unseen" if half == "unseen" else HERE
    for path in sorted(folder.glob("*.txt")):
        for number, block in enumerate(path.read_text("utf-8").split("=== ")[1:]):
            if half in ("all", "unseen") or (number % 2 == 0) == (half == "tuned"):
                found.append(_parse(block))
    return found


def _parse(block: str) -> dict[str, object]:
    name, *lines = block.rstrip("\n").split("\n")
    entry: dict[str, object] = {"id": name, "K": "", "H": "", "D": "", "L": "", "B": "", "V": "", "body": []}
    body: list[tuple[str, str]] = []
    others: list[list[str]] = []
    kinds = {"#": "subhead", "|": "row", ">": "verse", "-": "item"}
    for line in lines:
        tag, _, rest = line.partition(" ")
        if tag in ("K", "H", "D", "L", "B", "V") and not body:
            entry[tag] = rest
        elif tag == "A" and not body:
            others.append([part.strip() for part in rest.split("|")])
        elif tag in kinds:
            body.append((kinds[tag], rest))
        else:
            body.append(("text", line))
    entry["body"], entry["others"] = body, tuple(map(tuple, others))
    return entry


def _person(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2))))


def make_truth(entry: dict[str, object], rng: random.Random) -> Truth:
    """An article with people drawn for its byline."""
    spec = str(entry["B"] or entry["V"]).split()
    reporters = tuple(_person(rng) for token in spec if token[0] == "r" for _ in range(int(token[1:])))
    helpers = tuple(_person(rng) for token in spec if token[0] == "c" for _ in range(int(token[1:])))
    credit = next((token for token in spec if token[0] not in "rc"), "") if entry["B"] else ""
    body = tuple((kind, text) for kind, text in entry["body"])  # type: ignore[attr-defined]
    return Truth(
        str(entry["id"]),
        str(entry["K"]),
        (str(entry["H"]),),
        str(entry["D"]),
        str(entry["L"]),
        reporters,
        helpers,
        credit,
        body,
        author=bool(entry["V"]),
        others=entry["others"],  # type: ignore[arg-type]
    )


def _names(people: tuple[str, ...], rng: random.Random) -> str:
    padded = [f"{name[0]}　{name[1]}" if len(name) == 2 and rng.random() < 0.15 else name for name in people]
    return rng.choice((" ", " ", "、")).join(padded)


def _byline_lines(truth: Truth, style: Style, rng: random.Random) -> list[str]:
    """The byline as printed lines."""
    if truth.author:
        name = _names(truth.reporters, rng)
        return [rng.choice(("□ ", "■", "作者：", "", "◎", "○ ")) + name]
    role = rng.choice(("记者 ", "记者 ", "本报记者 ", "记者", "全媒体记者 "))
    first = role + _names(truth.reporters, rng) if truth.reporters else ""
    second = (
        rng.choice(("通讯员 ", "通讯员 ", "通讯员")) + _names(truth.correspondents, rng) if truth.correspondents else ""
    )
    parts = [part for part in (first, second) if part]
    if truth.credit and parts:
        parts[-1] += " " + truth.credit
    if style.byline == "line":
        return [" ".join(parts)] if parts else []
    return parts


def _cut(text: str, style: Style, rng: random.Random) -> list[str]:
    """A paragraph on one line, cut where columns ended."""
    if rng.random() > style.cut_share or len(text) < 30:
        return [text]
    measure = style.measure or rng.choice((12, 13, 14, 16))
    places = sorted(
        {
            k * measure - 2
            for k in rng.sample(range(1, max(2, len(text) // measure)), min(2, max(1, len(text) // measure - 1)))
        }
    )
    if rng.random() < 0.6:
        places = places[:1]
    pieces, done = [], 0
    for place in places:
        place += rng.choice((0, 0, 0, 1, -1))
        while place < len(text) - 3 and text[place] in "，。、；：！？”）》…":
            place += 1
        if text[place - 1] in "。！？…”" and not style.cut_stops:
            place += 2
        if place - done >= 6 and len(text) - place >= 4:
            pieces.append(text[done:place])
            done = place
    return [*pieces, text[done:]]


def wrap(text: str, measure: int, first: float) -> list[str]:
    """Text set to printed lines of some characters, marks kept off the line's start, openers off its end."""
    lines, line, room = [], "", measure - first
    width = 0.0
    index = 0
    while index < len(text):
        token = text[index]
        if token.isascii() and token.isalnum():
            end = index
            while (
                end < len(text)
                and text[end].isascii()
                and text[end] not in " "
                and (text[end].isalnum() or text[end] in ".:/-%")
            ):
                end += 1
            token = text[index:end]
        size = sum(0.5 if char.isascii() else 1.0 for char in token)
        if width + size > room + 0.01 and line:
            if token[0] in "，。、；：！？”）》…%" and width + size <= room + 1.01:
                lines.append(line + token)
                line, width, room = "", 0.0, measure
                index += len(token)
                continue
            carry = ""
            while line and line[-1] in "“（《":
                carry, line = line[-1] + carry, line[:-1]
            if token[0] in "，。、；：！？”）》…" and len(line) > 2:
                carry, line = line[-1] + carry, line[:-1]
            lines.append(line)
            line, width, room = carry, float(len(carry)), measure
        line += token
        width += size
        index += len(token)
    return [*lines, line] if line else lines


def render(truth: Truth, style: Style, rng: random.Random) -> tuple[list[str], list[list[str]], list[str]]:
    """The printed blocks of an article: headline lines, body blocks (lines of one paragraph), byline lines."""
    parts = [part for part in (truth.kicker, *truth.headline, truth.deck) if part]
    head = parts if style.head_lines else [" ".join(parts)]
    byline = _byline_lines(truth, style, rng)
    body: list[list[str]] = []
    lead = truth.dateline
    texts = list(truth.paragraphs)
    if lead:
        kind, first = texts[0]
        if style.byline == "dateline" and byline and not truth.author:
            lead = f"{lead}（{' '.join(byline)}）"
            byline = []
            texts[0] = (kind, lead + first)
        else:
            texts[0] = (kind, lead + " " + first)
    elif style.byline == "dateline":
        style = replace(style, byline="lines")
    if (
        byline
        and style.byline in ("glued", "bracket")
        and texts[-1][0] == "text"
        and not truth.author
        and texts[-1][1][-1] in "。！？”"
    ):
        tail = " ".join(byline)
        texts[-1] = ("text", texts[-1][1] + (tail if style.byline == "glued" else f"（{tail}）"))
        byline = []
    for kind, text in texts:
        if kind in ("verse", "row", "subhead"):
            body.append([text])
        elif (style.measure and style.gap == 0) or (style.measure and style.cut_share == 0):
            indented = style.indent or style.lost_indent
            lines = wrap(text, style.measure, 2.0 if indented else 0.0)
            lines[0] = style.indent + lines[0]
            body.append(lines)
        else:
            pieces = _cut(text, style, rng)
            pieces[0] = style.indent + pieces[0]
            body.append(pieces)
    return head, body, byline


def print_article(truth: Truth, style: Style, rng: random.Random) -> list[str]:
    """The lines of an article, blank ones included, before damage of characters."""
    head, body, byline = render(truth, style, rng)
    wrapped = style.measure is not None and style.cut_share == 0
    out = [*head]
    out += [""] * rng.choice((1, 1, 1, 3) if style.gap else (0, 0, 1))
    above = byline and (style.byline == "above" or (truth.author and style.byline != "end"))
    if above:
        out += byline
        out += [""] * (1 if style.gap else 0)
    blocks: list[list[str]] = []
    for number, (kind, _) in enumerate(truth.paragraphs):
        if number >= len(body):
            break
        lines = body[number]
        if kind == "verse" or kind == "row":
            blocks.append(lines)
            continue
        if wrapped:
            spread: list[str] = []
            for line in lines:
                spread.append(line)
                if line is not lines[-1] and rng.random() < 0.04:
                    spread += [""] * rng.choice((1, 1, 3))
            blocks.append(spread)
        else:
            spread = []
            for piece in lines:
                spread += [piece, *([""] * rng.choice((1, 1, 3)) if piece is not lines[-1] else [])]
            blocks.append(spread)
    for number, block in enumerate(blocks):
        kind = truth.paragraphs[number][0]
        if kind == "verse" and block == [""]:
            out.append("")
            continue
        out += block
        close = kind in ("verse", "row") and number + 1 < len(blocks) and truth.paragraphs[number + 1][0] == kind
        if not close and number < len(blocks) - 1:
            out += [""] * style.gap
    if byline and not above:
        out += [""] * rng.choice((0, style.gap))
        if truth.author:
            byline = [f"（{byline[0].lstrip('□■◎○ ').removeprefix('作者：')}）"]
        out += byline
    tails = [block for block in blocks if block != [""]]
    keep = style.repeats
    for turn in range(min(keep, 3)):
        count = max(0, min(3, len(tails) - 1) - 1 - turn)
        again = (
            [line for block in tails[len(tails) - count :] for line in [*block, *([""] * style.gap)]] if count else []
        )
        again += [*byline] if byline and not above else []
        if sum(map(len, again)) >= (8 if byline and not above else 40):
            out += ["", *again]
    return out


def noise_lines(rng: random.Random) -> list[str]:
    """Folio, masthead and staff lines of a page."""
    paper, page, section = rng.choice(PAPERS), rng.randint(1, 16), rng.choice(SECTIONS)
    day = f"{rng.randint(2015, 2026)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    week = "星期" + rng.choice("一二三四五六日")
    staff = [
        f"{role}{rng.choice(('：', ' ', '/'))}{_person(rng)}"
        for role in rng.sample(("责编", "美编", "校对", "版式", "编辑", "责任编辑"), 2)
    ]
    return rng.choice(
        (
            [f"{day} {week} 第{page}版 {section}"], [f"{paper} {day} {week}"], [" ".join(staff)], [paper], [f"第{page}版"],  # noqa: E501
            [f"A{page:02d} {section}", f"{day} {week}"], [f"{page}版 {section} {day} {week} {staff[0]}"], [f"{section} {page} 版", " ".join(staff)],  # noqa: E501
            [f"{paper}　{section}　第{page:02d}版"], [f"新闻热线：0371-{rng.randint(60000000, 69999999)}"],
        )
    )  # fmt: skip


def damage_marks(text: str, share: float, rng: random.Random) -> str:
    """NFKC damage, in whole or of a share of the characters."""
    if share >= 1:
        return unicodedata.normalize("NFKC", text)
    return "".join(unicodedata.normalize("NFKC", char) if rng.random() < share else char for char in text)


def stray(text: str, share: float, marks: str, rng: random.Random) -> str:
    """Stray characters between Han."""
    out = []
    for left, right in zip(text, text[1:] + "\n", strict=True):
        out.append(left)
        if "\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff" and rng.random() < share:
            out.append(rng.choice(marks))
    return "".join(out)


def make_dump(level: int, seed: int, half: str) -> tuple[bytes, list[Truth]]:
    """One damaged dump and the articles that were in it."""
    rng = random.Random(f"{level}-{seed}-{half}")
    entries = load_articles(half)
    if level == 1:
        entries = [entry for entry in entries if entry["L"]]
    count = {1: rng.randint(4, 7), 2: rng.randint(4, 8), 3: rng.randint(6, 12)}[level]
    chosen = rng.sample(entries, min(count, len(entries)))
    truths = [make_truth(entry, rng) for entry in chosen]
    common = _style(level, rng)
    printed: list[list[str]] = []
    again: list[bool] = []
    for truth in truths:
        style = replace(_style(level, rng) if level == 3 and rng.random() < 0.5 else common)
        style.cut_stops = level == 3
        style.byline = (
            rng.choice(("lines", "lines", "line", "line", "glued", "bracket", "dateline", "above"))
            if level > 1
            else rng.choice(("lines", "lines", "line", "glued"))
        )
        if truth.author:
            style.byline = rng.choice(("above", "above", "end"))
        style.repeats = (
            rng.choice((0, 0, 0, 0, 1, 2, 3))
            if not any(kind in ("verse", "row") for kind, _ in truth.paragraphs)
            else 0
        )
        if level == 3 or (level == 2 and common.measure):
            style.head_lines = style.head_lines or rng.random() < 0.3
        if common.measure and level == 3 and style.measure:
            style.measure = rng.randint(11, 22)
        printed.append(print_article(truth, style, rng))
        again.append(style.repeats > 0)
    if level == 3:
        _displace(printed, truths, again, rng)
    out: list[str] = [""] * rng.randint(0, 4)
    for lines in printed:
        out += [*lines, *([""] * rng.choice((1, 1, 3, 2)))]
    if level >= 2:
        out = _with_noise(out, rng, common.measure is not None)
    text = "\n".join(out)
    text = damage_marks(
        text, 1.0 if level == 1 or rng.random() < 0.5 else rng.choice((0.0, 0.6, 0.9)) if level == 2 else 0.6, rng
    )
    if level == 3:
        text = stray(text, 0.003, " ", rng)
        text = stray(text, 0.002, "\u200b\u00ad\u2060", rng)
    return _encode(text, level, rng), truths


def _style(level: int, rng: random.Random) -> Style:
    if level == 1:
        return Style(cut_share=0.25, gap=1, measure=rng.choice((12, 13, 14)))
    kind = rng.choice(("fragments", "indented", "wrapped", "wrapped", "wrapped_lost", "wrapped_plain"))
    measure = rng.randint(11, 22)
    if kind == "fragments":
        return Style(cut_share=0.25, gap=1, measure=rng.choice((11, 13, 15, 17)))
    if kind == "indented":
        return Style(cut_share=0.25, gap=rng.choice((0, 1)), indent="　　", measure=None)
    if kind == "wrapped":
        return Style(measure=measure, indent="　　", gap=rng.choice((0, 0, 1)), head_lines=rng.random() < 0.4)
    if kind == "wrapped_lost":
        return Style(measure=measure, lost_indent=True, gap=rng.choice((0, 0, 1)), head_lines=rng.random() < 0.4)
    return Style(measure=measure, gap=rng.choice((0, 1, 1)), head_lines=rng.random() < 0.4)


def _with_noise(lines: list[str], rng: random.Random, wrapped: bool) -> list[str]:
    out: list[str] = []
    for line in lines:
        out.append(line)
        if rng.random() < (0.012 if wrapped else 0.04):
            out += ["", *noise_lines(rng), ""] if rng.random() < 0.7 else noise_lines(rng)
    return out


def _displace(printed: list[list[str]], truths: list[Truth], again: list[bool], rng: random.Random) -> None:
    """One or two articles go on behind another one, with jump lines."""
    for _ in range(rng.choice((1, 1, 2))):
        places = [n for n, t in enumerate(truths) if sum(len(p) for _, p in t.paragraphs) > 180 and n < len(printed) - 1
                  and not again[n] and all(k == "text" for k, _ in t.paragraphs) and not any("上接" in x or "下转" in x for x in printed[n])]  # fmt: skip  # noqa: E501
        if not places:
            return
        source = rng.choice(places)
        lines = printed[source]
        filled = [n for n, line in enumerate(lines) if line]
        if len(filled) < 6:
            continue
        cut = rng.choice(filled[max(3, len(filled) // 3) : max(4, 3 * len(filled) // 4)])
        here, there = rng.randint(1, 2), rng.randint(3, 8)
        number = rng.choice((str, lambda n: "零一二三四五六七八九"[n]))
        rest = lines[cut:]
        while rest and not rest[0]:
            rest = rest[1:]
        head = next(line for line in lines if line).strip().split(" ")[0]
        onward, back = f"（下转第{number(there)}版）", f"（上接第{number(here)}版）"
        first = lines[:cut]
        while first and not first[-1]:
            first = first[:-1]
        first = [*first[:-1], first[-1] + onward] if rng.random() < 0.5 else [*first, onward]
        title = [head] if rng.random() < 0.3 and len(head) > 5 else []
        rest = [back, *title, *rest] if rng.random() < 0.7 or title else [back + rest[0], *rest[1:]]
        target = rng.randint(source + 1, len(printed) - 1)
        printed[source] = first
        printed[target] = [*printed[target], "", *rest]


def _encode(text: str, level: int, rng: random.Random) -> bytes:
    if level == 1:
        return text.encode()
    if rng.random() < 0.3:
        text = text.replace("\n", "\r\n")
    name = rng.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"))
    return text.encode(name)
