"""A third generator of raw dumps: other papers' articles, set to lines, cut by columns, printed again, jumped, folded.

Written from the fault list of repair.md by somebody who had not seen the import road; it shares no code with the other
two generators. Papers, places and names are invented.
"""

import random
import re
import unicodedata
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "papers"
KIND = {"#": "subhead", ">": "verse", "|": "table", "^": "caption", "~": "sign"}
FIELDS = {"K": "kicker", "H": "headline", "D": "deck", "L": "dateline", "X": "credit"}
PEOPLE = {"R": "reporters", "C": "correspondents", "P": "photo"}


def load_articles(half: str) -> list[dict[str, Any]]:
    """The articles of a half: `== id | genre`, fields K H D A L R C P X B, then paragraphs.

    `accept` are the ways to split the headline that a reader would take, the paper's own first.
    """
    out: list[dict[str, Any]] = []
    for line in (HERE / f"{half}.txt").read_text("utf-8").split("\n"):
        if line.startswith("== "):
            name, genre = line[3:].split(" | ")
            empty: dict[str, Any] = {key: "" for key in FIELDS.values()} | {key: [] for key in PEOPLE.values()}
            out.append({"id": name, "genre": genre, "accept": [], "bstyle": "none", "blines": [], "paras": [], **empty})
            continue
        article = out[-1] if out else {"paras": []}
        match = re.match(r"([KHDALBRCPX]): ?(.*)$", line)
        if match and not article["paras"]:
            key, value = match.groups()
            if key in FIELDS:
                article[FIELDS[key]] = value
            elif key in PEOPLE:
                article[PEOPLE[key]] = value.split()
            elif key == "A":
                article["accept"].append(tuple(value.split("|")))
            elif value != "none":
                article["bstyle"], *article["blines"] = value.split("|")
        elif line and out:
            kind = KIND.get(line[0], "text")
            text = line if kind == "text" else line[1:]
            article["paras"].append((kind, text) if text else ("gap", ""))
    for article in out:
        while article["paras"][-1][0] == "gap":
            article["paras"].pop()
        article["accept"].insert(0, (article["kicker"], article["headline"], article["deck"]))
    return out


FINAL = "。！？…"
CLOSE = "”’）》】"
NOSTART = set("，。、；：？！）》】”’…—～·%")
NOEND = set("“‘（《【")
PHRASE = {  # a space that only broke a phrase (verb|object, modifier|noun); it must go
    "hard2": ("云溪至沙浦高速公路建成通车", "云溪至沙浦 高速公路建成通车"),
    "sport1": ("青岚女排主场3:1逆转北原队", "青岚女排主场3:1 逆转北原队"),
    "wire2": ("我国科考船完成南极海域综合调查", "我国科考船完成 南极海域综合调查"),
    "health1": ("社区卫生服务中心开展免费筛查", "社区卫生服务中心 开展免费筛查"),
    "enterprise2": ("公司刷新海上风机单桩施工纪录", "公司刷新海上风机 单桩施工纪录"),
    "list1": ("三项举措推进垃圾分类提质增效", "三项举措推进 垃圾分类提质增效"),
    "wire1": ("新型储能电站在西部戈壁并网", "新型储能电站 在西部戈壁并网"),
    "letter1": ("盼望路口早日装上信号灯", "盼望路口早日 装上信号灯"),
    "science2": ("月亮为什么总用一面对着我们", "月亮为什么总用 一面对着我们"),
    "recipe2": ("冬季大棚番茄管理要点", "冬季大棚番茄 管理要点"),
    "enterprise1": ("吨钢能耗降下3.6千克标准煤", "吨钢能耗降下 3.6千克标准煤"),
    "sport2": ("全市中学生篮球赛收官", "全市中学生 篮球赛收官"),
    "school2": ("17名青年教师同台亮绝活", "17名青年教师 同台亮绝活"),
    "meeting1": ("全县秋粮收购工作会议召开", "全县秋粮收购 工作会议召开"),
}
L1_OUT = {
    "verse1",
    "verse2",
    "qa1",
    "qa2",
    "notice1",
    "notice2",
    "recipe1",
    "recipe2",
    "weather1",
    "price2",
    "hotline1",
    "job2",
    "obit1",
    "obit2",
    "letter1",
    "letter2",
    "interview1",
    "brief1",
    "brief2",
    "correction2",
    "list2",
    "enterprise1",
}


def width(c):
    return 0.5 if ord(c) < 0x2000 else 1.0


TOKEN = re.compile(r"[A-Za-z0-9@#&_./,:+\-°%']+|.", re.S)


def wrap(text, m, indent, style):
    """Break like a newspaper: returns [(start, end)]."""
    toks = [(x.start(), x.group()) for x in TOKEN.finditer(text)]
    lines, i, start, w, limit = [], 0, 0, 0.0, m - indent
    n = len(toks)
    while i < n:
        _pos, t = toks[i]
        tw = sum(map(width, t))
        if w + tw <= limit or w == 0:
            w += tw
            i += 1
            continue
        # t does not fit
        if t in NOSTART and style != "push":
            if style == "hang" or w + tw <= limit + 1:
                i += 1
                # two marks in a row: take the second as well
                while i < n and toks[i][1] in NOSTART and toks[i][1] not in "—…":
                    i += 1
        else:
            j = i
            if t in NOSTART:
                j -= 1
                while j > 0 and toks[j][1] in NOSTART:
                    j -= 1
            while j > 0 and toks[j - 1][1] in NOEND and toks[j - 1][0] > start:
                j -= 1
            if toks[j][0] <= start:
                j = i
            i = j
        end = toks[i][0] if i < n else len(text)
        lines.append((start, end))
        start, w, limit = end, 0.0, m
        # a legitimate space that falls at the line's end stays with the line before (as scraped: lost)
    if start < len(text):
        lines.append((start, len(text)))
    return lines


MAST = ["云溪日报", "青岚晚报", "临河区报", "YUNXI DAILY", "槐荫时讯", "青岚大学报", "清漪江周刊"]
SURN, GIVEN = "郝谭廖邹熊陆孔白崔康毛邱", ["晓东", "丽", "志强", "倩", "文博", "敏", "大为", "雪"]


def names(r):
    return r.choice(SURN) + r.choice(GIVEN)


def noise_line(r, place):
    d = r.randint(1, 28)
    mo = r.randint(10, 12)
    p = r.randint(1, 8)
    wk = r.choice("一二三四五六日")
    sec = r.choice(["要闻", "综合", "社区", "民生", "副刊", "本地新闻", "教育", "经济"])
    top = [
        f"{r.choice(MAST)}",
        f"2024年{mo}月{d}日 星期{wk}",
        f"A0{p} {sec}",
        f"0{p}版 {sec}",
        f"第{p}版",
        f"■2024年{mo}月{d}日 ■星期{wk} ■第{r.randint(200, 4000)}期",
        f"{sec} {p}",
        f"{p}",
        f"2024.{mo}.{d:02d}",
        f"农历甲辰年{r.choice(['九月', '十月'])}{r.choice(['初三', '十五', '廿一'])}",
        f"总第{r.randint(200, 4000)}期 今日{r.choice([4, 8, 12])}版",
        f"国内统一连续出版物号 CN 00-00{r.randint(10, 99)}",
        f"邮发代号：{r.randint(10, 80)}-{r.randint(10, 200)}",
        f"- {p} -",
        f"第{p}版 {sec} 2024年{mo}月{d}日 星期{wk}",
    ]
    staff = [
        f"责任编辑：{names(r)} 版式：{names(r)} 校对：{names(r)}",
        f"责编 {names(r)} 组版 {names(r)} 校对 {names(r)}",
        f"本版编辑 {names(r)} 美编 {names(r)}",
        f"责任编辑/{names(r)} 版式/{names(r)}",
        f"新闻热线：0800-66{r.randint(10000, 99999)}",
        f"热线电话：0800-66{r.randint(10000, 99999)}",
        "E-mail：yxrb@qingyi.example.com",
        "投稿邮箱：yxfk2024@qingyi.example.com",
        "扫一扫关注本报微信公众号",
        "扫描二维码 看更多新闻",
        f"编辑：{names(r)}　电话：0800-66{r.randint(10000, 99999)}",
        f"责任编辑：{names(r)}",
        f"值班编委：{names(r)} 校对：{names(r)}",
        "印刷：青岚日报印务中心 零售价：1.50元",
        f"组版：{names(r)}",
    ]
    return r.choice(top if place == "top" else staff)


def cn(n):
    return "零一二三四五六七八九"[n]


def jump_pair(r):
    frm, to = r.randint(1, 2), r.randint(3, 8)
    st = r.randrange(6)
    if st == 0:
        return f"（下转第{to}版）", f"（上接第{frm}版）"
    if st == 1:
        return f"（下转第{cn(to)}版）", f"（上接第{cn(frm)}版）"
    if st == 2:
        return f"下转{to}版", f"上接{frm}版"
    if st == 3:
        return f"（下转A0{to}版）", f"（上接A0{frm}版）"
    if st == 4:
        return f"▶下转0{to}版", f"◀上接0{frm}版"
    return f"【下转第{to}版】", f"【上接第{frm}版】"


class Seg:
    __slots__ = ("art", "before", "e", "indent", "para", "role", "s", "text")

    def __init__(self, text, role, art=None, para=None, s=0, e=0, before=0, indent=False):
        self.text, self.role, self.art, self.para, self.s, self.e, self.before, self.indent = (
            text,
            role,
            art,
            para,
            s,
            e,
            before,
            indent,
        )


def bylines(a, r):
    """(place, lines) as printed"""
    st, ls = a["bstyle"], a["blines"]
    if st == "none":
        return "none", []
    if ls[0].startswith(("（", "□")):
        if st in ("any", "glued"):
            return r.choice(["end", "glued", "glued"]), ["".join(ls)]
        return ("end" if st == "end" and (ls[0][0] == "□" or r.random() < 0.5) else "glued" if st == "end" else st), ls
    if st == "top":
        return "top", ls
    if st == "end":
        return "end", ls
    if st == "glued":
        return r.choice(["glued", "end"]), ls
    one = [" ".join(ls)]
    if st == "two":
        return "end", (ls if r.random() < 0.6 else one)
    k = r.choice(["one", "two", "glued", "top", "one"])
    if k == "two":
        return "end", ls
    return {"one": "end", "glued": "glued", "top": "top"}[k], one


def build(a, ai, r, o, lvl):
    """One article as printed: list of Seg (before = blank lines in front)."""
    out = []
    k, h, d = a["kicker"], a["headline"], a["deck"]
    if a["id"] in PHRASE and r.random() < 0.5:
        x, y = PHRASE[a["id"]]
        k, h = k.replace(x, y), h.replace(x, y)
    parts = [x for x in (k, h, d) if x]
    if o["mode"] == "lines" and r.random() < 0.6:
        out += [Seg(x, "H", ai, before=0) for x in parts]
    else:
        out.append(Seg(" ".join(parts), "H", ai))
    place, bl = bylines(a, r)
    paras = [(kind, t) for kind, t in a["paras"]]
    printed = []  # (kind, text, para index, prefix length)
    pi = -1
    gap = False
    gaps = []
    for kind, t in paras:
        if kind == "gap":
            gap = True
            continue
        pi += 1
        printed.append([kind, t])
        gaps.append(gap)
        gap = False
    if a["dateline"]:
        dl = a["dateline"]
        printed[0][1] = dl + ("" if dl.endswith("）") and r.random() < 0.6 else " ") + printed[0][1]
    if place == "glued":
        i = len(printed) - 1
        if printed[i][0] == "text":
            printed[i][1] += ("" if bl[0].startswith("（") or r.random() < 0.6 else " ") + bl[0]
        else:
            place = "end"
    sep = o["sep"]  # blank lines between paragraphs
    if place == "top":
        for i, b in enumerate(bl):
            out.append(Seg(b, "B", ai, before=(r.choice([0, sep]) if i == 0 else 0)))
    m, ind = o["m"], 2
    hcol = r.randint(7, 18)
    used = r.randint(0, hcol // 2)
    first = True
    for i, (kind, t) in enumerate(printed):
        b = sep if not first else r.choice([sep, sep, 1, 1])
        if gaps[i]:
            b = max(b, 1)
        if first and o["mode"] == "blank" and r.random() < 0.15:
            b = 3
        if kind == "verse" and not first and not gaps[i]:
            b = 0
        if kind in ("table", "sign") and not first and printed[i - 1][0] == kind:
            b = 0
        first = False
        isind = o["indent"] and kind == "text"
        if kind != "text":
            if o["mode"] == "lines" and kind == "caption":
                for j, (s, e) in enumerate(wrap(t, m, 0, o["style"])):
                    out.append(Seg(t[s:e], "T", ai, i, s, e, b if j == 0 else 0, False))
                used += 1
            else:
                out.append(Seg(t, "T", ai, i, 0, len(t), b, False))
                used += 1
            if used >= hcol:
                used = 0
            continue
        ls = wrap(t, m, ind, o["style"])
        if o["mode"] == "lines":
            for j, (s, e) in enumerate(ls):
                bb = b if j == 0 else 0
                if used >= hcol:
                    used = 0
                    okay = j > 0 and cue(t, s, lvl, r)
                    if okay and r.random() < 0.5:
                        bb = r.choice([1, 1, 2, 3])
                out.append(Seg(t[s:e], "T", ai, i, s, e, bb, isind and j == 0))
                used += 1
        else:
            s0 = 0
            bb = b
            for j, (s, _end) in enumerate(ls):
                if used >= hcol:
                    if j > 0 and not cue(t, s, lvl, r):
                        pass  # the column runs one line further
                    else:
                        used = 0
                        if j > 0 and r.random() < o["cut"]:
                            out.append(Seg(t[s0:s], "T", ai, i, s0, s, bb, isind and s0 == 0))
                            s0 = s
                            bb = 3 if r.random() < 0.2 else (1 if o["mode"] == "blank" or r.random() < 0.5 else 0)
                used += 1
            out.append(Seg(t[s0:], "T", ai, i, s0, len(t), bb, isind and s0 == 0))
    if place == "end":
        for i, b in enumerate(bl):
            out.append(Seg(b, "B", ai, before=(r.choice([0, 1]) if i == 0 else 0)))
    return out, [p[1] for p in printed]


def cue(t, s, lvl, r):
    """May the text be cut at s?  Not where the reader has no cue (after a full stop)."""
    tail = t[:s].rstrip(CLOSE)
    if tail and tail[-1] in FINAL:
        return lvl == 3 and r.random() < 0.12
    return not (tail and tail[-1] in "：；" and lvl < 3)  # a list or a salutation ends so, too


def repeats(segs, r, o):
    """Tail printed again, each repeat shorter."""
    body = [i for i, s in enumerate(segs) if s.role in "TB"]
    starts = [i for i in body if segs[i].role == "T" and segs[i].s == 0]
    if len(starts) < 3:
        return []
    n = r.randint(1, min(3, len(starts) - 2))
    begin = starts[-n]
    out = []
    for _rep in range(r.randint(1, 3)):
        for j, i in enumerate(range(begin, len(segs))):
            s = segs[i]
            out.append(Seg(s.text, "R", s.art, s.para, s.s, s.e, max(1, s.before) if j == 0 else s.before, s.indent))
        later = [
            i
            for i in range(begin + 1, len(segs))
            if segs[i].role in "TB"
            and ((segs[i].role == "B" and segs[i - 1].role == "T") or (segs[i].role == "T" and segs[i].s == 0))
        ]
        if not later:
            break
        begin = r.choice(later)
    return out


def ambiguous(arts, m, style):
    """Unindented line dumps: a full last line before a paragraph that has one line only."""
    bad = 0
    for a in arts:
        ps = [t for k, t in a["paras"] if k != "gap"]
        ks = [k for k, t in a["paras"] if k != "gap"]
        for i in range(len(ps) - 1):
            if ks[i] != "text" or ks[i + 1] != "text":
                continue
            p = (a["dateline"] + " " if i == 0 and a["dateline"] else "") + ps[i]
            lines = wrap(p, m, 2, style)
            s, e = lines[-1]
            lim = m - 2 if len(lines) == 1 else m
            if sum(map(width, p[s:e])) >= lim - 1:
                bad += 1
    return bad


def make_papers_dump(level, seed, half):
    """A dump: its bytes and what is true of it."""
    r = random.Random(f"{seed}/{level}/{half}")
    pool = [a for a in load_articles(half) if level > 1 or a["id"] not in L1_OUT]
    n = {1: r.randint(4, 7), 2: r.randint(4, 8), 3: r.randint(6, 12)}[level]
    arts = r.sample(pool, n)
    o = dict(m=r.randint(11, 20), style=r.choice(["hang", "in", "push"]), indent="", mode="blank", sep=1, cut=0.7)
    if level > 1:
        o["mode"] = r.choices(["blank", "para", "lines"], [35, 20, 45])[0]
        if o["mode"] == "blank" and r.random() < 0.3:
            o["indent"] = r.choice(["　　", "  "])
        if o["mode"] == "para":
            o["indent"] = r.choice(["　　", "  "])
            o["sep"] = 0
        if o["mode"] == "lines":
            o["sep"] = 0
            o["indent"] = r.choice(["　　", "　　", "  ", "  ", ""])
            o["m"] = r.randint(12, 26)
            if not o["indent"]:
                ms = [(ambiguous(arts, m, o["style"]), m) for m in range(12, 27)]
                if level == 2:
                    best = min(ms)
                    o["m"] = best[1]
                    if best[0]:
                        o["indent"] = "　　"
    printed, blocks = [], []
    for i, a in enumerate(arts):
        segs, pr = build(a, i, r, o, level)
        printed.append(pr)
        blocks.append([segs, i])
    planted = {"cuts": 0, "repeats": 0, "noise": [], "jumps": 0}
    pieces = []  # list of lists of Seg
    late = []  # (position, segs)
    prep = {1: 0.35, 2: 0.3, 3: 0.3}[level]
    jumps = 0
    for bi, (segs, i) in enumerate(blocks):
        if level == 3 and jumps < 2 and bi < n - 2 and r.random() < 0.35:
            # displaced continuation: cut the article, put the rest after one to three others
            cuts = [
                j
                for j in range(len(segs))
                if segs[j].role == "T"
                and segs[j].para
                and segs[j].para >= 1
                and arts[i]["paras"][0][0] == "text"
                and all(k == "text" for k, _ in arts[i]["paras"])
            ]
            cuts = [j for j in cuts if j < len(segs) - 1]
            if cuts:
                j = r.choice(cuts)
                head, tail = segs[:j], segs[j:]
                s = tail[0]
                if o["mode"] != "lines" and s.s == 0 and s.e - s.s > 40 and r.random() < 0.7:
                    ws = [
                        x
                        for x, _ in wrap(printed[i][s.para], o["m"], 2, o["style"])[1:]
                        if x < s.e and cue(printed[i][s.para], x, 2, r)
                    ]
                    if ws:
                        x = r.choice(ws)
                        head = [*head, Seg(printed[i][s.para][:x], "T", i, s.para, 0, x, s.before, s.indent)]
                        tail = [Seg(printed[i][s.para][x : s.e], "T", i, s.para, x, s.e, 0, False), *tail[1:]]
                a_, b_ = jump_pair(r)
                bare = a_[0] == "下"  # without bracket or arrow it stands on a line of its own
                if r.random() < 0.5 and not bare:
                    h = head[-1]
                    head = [*head[:-1], Seg(h.text + a_, "T+J", i, h.para, h.s, h.e, h.before, h.indent)]
                    planted["glued"] = a_
                else:
                    head.append(Seg(a_, "J", i, before=0))
                t0 = tail[0]
                pre = []
                if r.random() < 0.25:
                    pre = [Seg(arts[i]["headline"], "RH", i)]
                if r.random() < 0.5 and not bare:
                    tail[0] = Seg(b_ + t0.text, "J+T", i, t0.para, t0.s, t0.e, 0, t0.indent)
                else:
                    pre.append(Seg(b_, "J", i))
                    t0.before = r.choice([0, o["sep"]])
                pieces.append(head)
                late.append((bi + r.randint(1, min(3, n - 1 - bi)), pre + tail))
                jumps += 1
                planted["jumps"] += 1
            else:
                pieces.append(segs)
        else:
            if r.random() < prep:
                rep = repeats(segs, r, o)
                planted["repeats"] += len(rep)
                segs = segs + rep
            pieces.append(segs)
        for _q, t in [x for x in late if x[0] == bi]:
            pieces.append(t)
    planted["noise"] = []

    def planted_noise(place):
        x = noise_line(r, place)
        planted["noise"].append(x)
        return Seg(x, "N", before=0)

    # assemble
    flow = []
    pn = {1: 0, 2: 0.3, 3: 0.4}[level]
    if level > 1 and r.random() < 0.7:
        for _ in range(r.randint(1, 3)):
            flow.append(planted_noise("top"))
    for pi, segs in enumerate(pieces):
        gap = r.choice([1, 1, 1, 2, 3])
        if flow and r.random() < pn and pi:
            for _ in range(r.randint(1, 2)):
                x = planted_noise(r.choice(["staff", "top"]))
                x.before = r.choice([0, 1])
                flow.append(x)
            if r.random() < 0.3:
                gap = 0
            if flow[-1].role != "N":
                gap = max(1, gap)
        segs[0].before = gap if flow else (5 if level == 1 else 0)
        for j, s in enumerate(segs):
            if (
                level == 3
                and s.role == "T"
                and s.s > 0
                and j
                and segs[j - 1].role == "T"
                and r.random() < (0.12 if o["mode"] != "lines" else 0.012)
                and cue(printed[s.art][s.para], s.s, 2, r)
            ):
                x = planted_noise(r.choice(["staff", "top"]))
                x.before = s.before
                flow.append(x)
            flow.append(s)
    if level > 1 and r.random() < 0.7:
        for i in range(r.randint(1, 3)):
            x = planted_noise("staff")
            x.before = r.choice([0, 1]) if i == 0 else 0
            flow.append(x)
    check(flow, printed, arts)
    # characters
    nf = "full" if level == 1 else r.choice(["full", "full", "partial", "none"])
    dots = level > 1 and r.random() < 0.4
    stray = r.random() < 0.3 if level > 1 else False
    zw = r.random() < 0.3 if level > 1 else False
    lines = []
    for s in flow:
        t = s.text
        if s.role in ("T", "R") and s.para is not None and arts[s.art]["paras"] and stray and len(t) > 12:
            # not in a dateline with names nor in a byline glued to the end: there a space means something
            lo = min(len(t), max(0, len(arts[s.art]["dateline"]) - s.s)) if s.para == 0 else 0
            hi = min(
                len(t) - lo,
                26
                if s.e == len(printed[s.art][s.para]) and s.para == len(printed[s.art]) - 1 and arts[s.art]["blines"]
                else 4,
            )
            t = (
                t[:lo]
                + re.sub(r"(?<=[一-鿿])(?=[一-鿿])", lambda m: " " if r.random() < 0.012 else "", t[lo : len(t) - hi])
                + t[len(t) - hi :]
            )
        if zw:
            t = "".join(
                c + (r.choice(["\u200b", "\u200b", "\ufeff", "\u200c", "\u2060"]) if r.random() < 0.004 else "")
                for c in t
            )
        if dots:
            t = t.replace("……", "......")
        if nf == "full":
            t = unicodedata.normalize("NFKC", t)
        elif nf == "partial":
            t = "".join(
                unicodedata.normalize("NFKC", c) if c in "，；：？！（）" and r.random() < 0.5 else c for c in t
            )
        ind = o["indent"] if s.indent else ""
        if nf == "full" and ind:
            ind = "  "
        if (
            s.role in ("T", "R")
            and t.endswith(" ")
            and s.e < len(printed[s.art][s.para])
            and width(printed[s.art][s.para][s.e]) < 1
        ):
            t = t[:-1]  # the break swallowed it
        lines += [""] * s.before + [ind + t]
    eol = "\r\n" if level > 1 and r.random() < 0.25 else "\n"
    enc = (
        "utf-8"
        if level == 1
        else r.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "gb18030"])
    )
    text = eol.join(lines) + (eol if r.random() < 0.5 else "")
    raw = (b"\xfe\xff" + text.encode("utf-16-be")) if enc == "utf-16-be" else text.encode(enc)
    truth = dict(
        id=f"L{level}-{half}-{seed}",
        level=level,
        half=half,
        articles=arts,
        printed=printed,
        planted=planted,
        options=dict(o, nfkc=nf, dots=dots, stray=stray, zw=zw, eol=repr(eol), enc=enc),
        text=text,
    )
    return raw, truth


def check(flow, printed, arts):
    """Every printed paragraph is in the flow once, whole; repeats and noise are marked as such."""
    got = {}
    for s in flow:
        if s.role == "T":
            got.setdefault((s.art, s.para), []).append((s.s, s.e, s.text))
        elif s.role in ("T+J", "J+T"):
            got.setdefault((s.art, s.para), []).append((s.s, s.e, printed[s.art][s.para][s.s : s.e]))
            assert printed[s.art][s.para][s.s : s.e] in s.text
    for i, pr in enumerate(printed):
        for j, t in enumerate(pr):
            g = sorted(got.pop((i, j)))
            assert "".join(x[2] for x in g) == t, (arts[i]["id"], j)
            at = 0
            for x in g:
                assert x[0] == at
                at = x[1]
        bs = [s.text for s in flow if s.role == "B" and s.art == i]
        if bs:
            assert all(any(n in b for b in bs) for n in arts[i]["reporters"] if arts[i]["blines"])
    assert not got
