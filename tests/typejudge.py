"""A judge of set Chinese lines that shares no code with the engine: it reads `typeset --json` and nothing else.

Classes, widths, gaps, stages and prohibitions are written down here once more, from typography.md §§2–8, for zh-Hans in
horizontal lines. Whatever a line does that they do not allow comes back as a complaint.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

NEAR = 3e-4
"""Lengths in em closer than this are the same: five decimals are written, and a line holds a few dozen glyphs."""
LOOSE = 0.25
"""Past this, in em, a line is told as loose, and all its elastic gaps grow alike."""
ENOUGH_GAPS = 12
"""A line with so many Han gaps has room for what a better division of its address leaves over."""
OPENERS, CLOSERS = "“‘（《〈「『【〖〔［｛", "”’）》〉」』】〗〕］｝"
PAUSES, STOPS, EXES = "，、；：", "。．", "！？"
MARKS = {**dict.fromkeys(OPENERS, "O"), **dict.fromkeys(CLOSERS, "C"), **dict.fromkeys(PAUSES, "P")}
MARKS |= {**dict.fromkeys(STOPS, "S"), **dict.fromkeys(EXES, "E"), "·": "M", "–": "K", "—": "K", "～": "K", "／": "/"}
WIDE = re.compile(
    r"[\u2e80-\u303f\u3041-\u30ff\u3100-\u312f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff℃]"
)
ADDRESS = re.compile(
    r"https?://[!-~]*[A-Za-z0-9/=#&_-]|www\.[!-~]*[A-Za-z0-9/=#&_-]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A
)
NUMBER = re.compile(r"(?<![A-Za-z])(?<![A-Za-z]-)[￥¥$€£№#]?[+−±-]?\d+(?:[.,:/\-–∶]\d+)*[%‰°℃℉′″]*")
SIGN = re.compile(r"[￥¥$€£№%‰°℃℉′″]")
UNIT = (
    "年|月|日|号|时|分|秒|点|岁|天|周|届|次|人次|人|名|位|户|家|辆|架|艘|台|件|条|只|头|棵|株|座|栋|间|套|份|张|篇|册|本|页|字|元|角|米|千米|公里|"
    "厘米|毫米|平方米|平方公里|立方米|亩|公顷|克|千克|公斤|吨|升|度|千瓦|小时|分钟|成|倍|折|版|层|楼|级|类|种|项|批|组|队|班|期|卷|章|款"
)
CHAIN = re.compile(
    rf"(第)?({NUMBER.pattern})((?<![%‰°℃℉′″])[余多]?[十百千万亿]*[余多]?(?:{UNIT})| ?(?:km|kg|mm|GB|MB)(?![A-Za-z]))?"
)


@dataclass(frozen=True)
class Rules:
    """What the lines were asked for: as the options of `typeset`."""

    measure: float = 13
    indent: float = 2
    line_end: str = "half"
    punctuation: str = "quanjiao"
    kinsoku: str = "gb"
    autospace: float = 0.125
    stop_min: float = 0.25
    strict_grid: bool = False


@dataclass(frozen=True)
class Glyph:
    """One glyph with its class: H Han, O C P S E M marks, D dash and ellipsis of two em, K connector, / slash, L Latin
    or number, X a mark of Latin text, h an added hyphen. `at` = its first character in the line's text.
    """

    text: str
    cls: str
    start: float
    end: float
    origin: float
    at: int


@dataclass(frozen=True)
class Gap:
    """What a gap may be, in em: natural, least, most; stages of shrinking and stretching (0: never)."""

    natural: float
    least: float
    most: float
    shrink: int = 0
    grow: int = 0


def classes(text: str) -> list[str]:
    """The class of every character of a paragraph; `D` for both halves of a dash or ellipsis, "" for controls."""
    found = []
    for at, char in enumerate(text):
        before, after = text[at - 1] if at else "", text[at + 1] if at + 1 < len(text) else ""
        if char == "…" or (char in "—―⋯" and char in (before, after)):
            cls = "D"
        elif char == "’" and before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
            cls = "L"
        elif char in MARKS:
            cls = MARKS[char]
        elif char in " \u3000":
            cls = char
        elif char in "\u2060\u00ad\u200b":
            cls = ""
        elif char == "/" and WIDE.match(before) and WIDE.match(after):
            cls = "/"
        elif WIDE.match(char) and char != "￥":
            cls = "H"
        elif char.isalnum() or char in "￥¥$€£№%‰°℃℉′″&@_#+−±":
            cls = "L"
        else:
            cls = "X"
        found.append(cls)
    for match in [
        *ADDRESS.finditer(text),
        *NUMBER.finditer(text),
        *re.finditer(r"[A-Za-z0-9](?:[-.'&/]?[A-Za-z0-9])+", text),
    ]:
        found[match.start() : match.end()] = "L" * (match.end() - match.start())
    for match in re.finditer(r"“[^”]*”|‘[^’]*’", text):
        sides = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        if not WIDE.search(match[0][1:-1]) and not WIDE.search(sides):
            for at in (match.start(), match.end() - 1):
                found[at] = "X"
    return found


def natural_gap(a: Glyph, b: Glyph, between: str, rules: Rules, even_run: bool) -> Gap | None:
    """The gap of §4 and §5 between two glyphs; None where the spec is silent."""
    style, stop = rules.punctuation, rules.stop_min
    marks = {"O", "C", "P", "S", "E", "M", "D", "K"}
    if between == "\u3000":
        return None
    if between and a.cls not in marks and b.cls not in marks:
        if a.cls == b.cls == "H":
            return Gap(0.5, 0.5, 9, 0, 3)
        if "H" not in (a.cls, b.cls):
            return Gap(-1, 0.2, 0.5, 1, 1)
    if a.cls in "LXh" and b.cls in "LXh":
        return Gap(0, 0, 0)
    if "X" in (a.cls, b.cls):
        return Gap(0, 0, 0) if a.cls in "HX" and b.cls in "HX" else None
    if a.cls == "O" or b.cls in "CPSE":
        blank = 0.0
        if style == "plain":
            blank = (0.5 if a.cls in "CPSE" else 0.0) + (0.5 if a.cls == "O" == b.cls else 0.0)
        elif style == "kaiming" and a.cls in "SE" and not even_run and a.cls != "O":
            blank = 0.0
        return Gap(blank, blank, blank)
    if "/" in (a.cls, b.cls) or (a.cls == b.cls == "D" and a.text == b.text and len(a.text) == 1):
        return Gap(0, 0, 0)
    if (a.cls in "HD" or a.text == "℃") and b.cls in "HD":
        return Gap(0, 0, 9, 0, 3)
    if {a.cls, b.cls} == {"H", "L"}:
        if _sign(a, b):
            return Gap(0, 0, 0)
        space = rules.autospace
        return Gap(space, min(space, 0.0625), max(space, 0.25), 5, 2) if space else Gap(0, 0, 0)
    after = 0.5 if a.cls in "CPSE" and not even_run else 0.0
    before = 0.5 if b.cls == "O" else 0.0
    if style == "plain":
        return Gap(after + before, after + before, after + before)
    if style == "banjiao" or (style == "kaiming" and a.cls in "CP"):
        after = 0.0
    if style in ("banjiao", "kaiming"):
        before = 0.0
    if b.cls == "M" and a.cls in "CPSE":
        return Gap(min(after, 0.25), 0, 9, 0, -1)
    if a.cls == "M" and b.cls == "O":
        return Gap(min(before, 0.25), 0, 9, 3, -1)
    blank = max(after, before)
    if b.cls == "O":
        stages = (6, min(stop, blank)) if a.cls in "SE" else (3, 0.0)
        return Gap(blank, stages[1], 9, stages[0], 3)
    if a.cls in "CPSE":
        stage = {"C": 3, "P": 4, "S": 6, "E": 6}[a.cls]
        return Gap(blank, min(stop, blank) if stage == 6 else 0.0, 9, stage, 3)
    return Gap(0, 0, 0)


def _sign(a: Glyph, b: Glyph) -> bool:
    return a.text in "￥¥$€£№#" or b.text in "%‰°′″℃℉"


def judge(document: dict[str, Any], rules: Rules) -> list[str]:
    """Complaints about a document that `typeset --json` wrote, each with its line."""
    found: list[str] = []
    for number, text in enumerate(document["normalised"]):
        lines = [line for line in document["lines"] if line["paragraph"] == number]
        found += _paragraph(text, lines, rules)
    return found


def _paragraph(text: str, lines: list[dict[str, Any]], rules: Rules) -> list[str]:
    found: list[str] = []
    if "".join(line["text"] for line in lines) != text:
        found.append(f"text lost: {text}")
    kinds = classes(text)
    place = 0
    widths: dict[int, float] = {}
    for number, line in enumerate(lines):
        if (line["first"], line["end"]) != (place, place + len(line["text"])):
            found.append(f"first, end: {line['text']}")
        glyphs = _glyphs(line, kinds, place)
        for glyph in glyphs:
            widths[glyph.at] = glyph.end - glyph.start
        where = f"「{line['text']}」 of 「{text[:12]}」: "
        found += [where + what for what in _line(line, glyphs, text, number, rules)]
        place = line["end"]
    if lines:
        found += _last(lines, kinds)
    found += _breaks(text, kinds, lines, widths, rules)
    return found


def _glyphs(line: dict[str, Any], kinds: list[str], offset: int) -> list[Glyph]:
    found = []
    at = 0
    for number, entry in enumerate(line["glyphs"]):
        start, end = entry["body_em"]
        place = line["text"].find(entry["text"], at)
        if place < 0 or (
            entry["text"] == "-" and number == len(line["glyphs"]) - 1 and line["text"].rstrip()[-1] != "-"
        ):
            found.append(Glyph(entry["text"], "h", start, end, entry["origin_em"], offset + at))
            continue
        found.append(Glyph(entry["text"], kinds[offset + place], start, end, entry["origin_em"], offset + place))
        at = place + len(entry["text"])
    return found


BODIES = {"H": 1.0, "O": 0.5, "C": 0.5, "P": 0.5, "S": 0.5, "E": 0.5, "M": 0.5, "/": 0.5}


def _line(line: dict[str, Any], glyphs: list[Glyph], text: str, number: int, rules: Rules) -> list[str]:
    found: list[str] = []
    shown = "".join(glyph.text for glyph in glyphs if glyph.cls != "h")
    if shown != re.sub("[ \u3000\u2060\u00ad\u200b]", "", line["text"]):
        found.append(f"glyphs say {shown}")
    if not glyphs:
        return found
    total = sum(entry["advance_em"] for entry in line["glyphs"])
    if abs(line["indent_em"] + total - line["width_em"]) > NEAR:
        found.append(f"advances add up to {total}, the width is {line['width_em']}")
    for (entry, glyph), (_, after) in pairwise(zip(line["glyphs"], glyphs, strict=True)):
        if abs(entry["advance_em"] - (after.start - glyph.start)) > NEAR:
            found.append(f"advance of {glyph.text}")
    for glyph in glyphs:
        body = 2.0 if len(glyph.text) == 2 and glyph.cls == "D" else 1.0 if glyph.cls == "D" else BODIES.get(glyph.cls)
        body = (0.5 if glyph.text == "–" else 1.0) if glyph.cls == "K" else body
        if body is not None and abs(glyph.end - glyph.start - body) > NEAR:
            found.append(f"body of {glyph.text} is {glyph.end - glyph.start}")
        if glyph.cls in "CPS" and abs(glyph.origin - glyph.start) > 0.1:
            found.append(f"pen of {glyph.text}")
        if glyph.cls == "O" and abs(glyph.origin - glyph.start + 0.5) > 0.1:
            found.append(f"pen of {glyph.text}")
    indent = rules.indent if number == 0 else 0
    if abs(line["indent_em"] - indent) > NEAR or abs(glyphs[0].start - indent) > NEAR:
        found.append(f"begins at {glyphs[0].start}")
    found += _gaps(line, glyphs, text, rules)
    found += _width(line, glyphs, rules)
    found += _edges(line, glyphs, number, rules)
    return found


def _edges(line: dict[str, Any], glyphs: list[Glyph], number: int, rules: Rules) -> list[str]:
    found: list[str] = []
    never_first = {"none": "", "basic": "CPSEMK", "gb": "CPSEMK/", "strict": "CPSEMK/D"}[rules.kinsoku]
    never_last = {"none": "", "basic": "O", "gb": "O/", "strict": "O/"}[rules.kinsoku]
    if number and glyphs[0].cls in never_first:
        found.append(f"begins with {glyphs[0].text}")
    if number and glyphs[0].text in "%‰°℃℉":
        found.append(f"begins with {glyphs[0].text}")
    if not line["last"] and (glyphs[-1].cls in never_last or glyphs[-1].text in "￥¥$€£№"):
        found.append(f"ends with {glyphs[-1].text}")
    return found


def _width(line: dict[str, Any], glyphs: list[Glyph], rules: Rules) -> list[str]:
    """Full lines are full, none is too wide, loose and overfull ones say so."""
    found: list[str] = []
    last = glyphs[-1]
    tail = 0.5 if last.cls in "CPSE" and rules.punctuation in ("quanjiao", "plain") else 0.0
    if rules.punctuation == "kaiming" and re.search("[SE]C*$", "".join(glyph.cls for glyph in glyphs)):
        tail = 0.5
    kept = line["width_em"] - last.end
    even = (
        rules.punctuation != "plain"
        and last.cls == "E"
        and len(re.search("[！？]*$", "".join(g.text for g in glyphs))[0]) % 2 == 0
    )  # type: ignore[index]
    allowed = {"half": {0.0}, "hang": {0.0}, "full": {0.0 if even else tail}, "flex": {0.0, tail}}[rules.line_end]
    if not any(abs(kept - blank) < NEAR for blank in allowed):
        found.append(f"{kept} em after {last.text}")
    most = rules.measure
    if rules.line_end == "hang" and last.text in "。，、" and (len(glyphs) < 2 or glyphs[-2].cls not in "CPSE"):
        most += 0.5
    codes = line["findings"]
    if line["width_em"] > most + 0.001 and "overfull_line" not in codes:
        found.append(f"{line['width_em']} em wide")
    forced = line["text"].endswith("\n")
    elastic = not rules.strict_grid
    fills = abs(line["width_em"] - rules.measure) < 0.02 or (
        most > rules.measure and abs(line["width_em"] - most) < 0.02
    )
    told = "loose_line" in codes or "overfull_line" in codes
    if elastic and not line["last"] and not forced and not fills and not told:
        found.append(f"{line['width_em']} em wide, not justified")
    if line["stretch_em"] > 0.2511 and "loose_line" not in codes:
        found.append(f"loose by {line['stretch_em']}, not told")
    if not WIDE.search(line["text"]) and line["stretch_em"] > 0.0211 and fills and not told:
        found.append(f"words stand {line['stretch_em']} past half an em, not told")
    least = 0.2499 if re.search(WIDE.pattern * 2, line["text"]) else 0.0  # without Han gaps word spaces pass half an em
    if "loose_line" in codes and line["stretch_em"] <= least and fills:
        found.append("told as loose")
    return found


def _gaps(line: dict[str, Any], glyphs: list[Glyph], text: str, rules: Rules) -> list[str]:
    """Every gap within its bounds, stages in order, alike within a stage."""
    found: list[str] = []
    shrunk: dict[int, list[tuple[float, float]]] = {}
    grown: dict[int, list[tuple[float, float]]] = {}
    late: list[float] = []
    run, ends = 0, False
    for a, b in pairwise(glyphs):
        run = run + 1 if a.cls == "E" else 0
        even = rules.punctuation != "plain" and a.cls == "E" and b.cls != "E" and run % 2 == 0
        between = re.sub("[\u2060\u00ad\u200b]", "", text[a.at + len(a.text) : b.at]) if b.cls != "h" else ""
        ends = (a.cls in "SE" and not even) or (ends and a.cls == "C")
        moved = ends and a.cls == "C" and rules.punctuation == "kaiming"  # the stop's blank, behind what closes
        gap = natural_gap(replace(a, cls="S") if moved else a, b, between, rules, even)
        value = b.start - a.end
        if gap is None or (rules.kinsoku == "none" and a.cls == "E"):
            continue
        if gap.grow in (1, 2):
            late.append(max(0.0, value - gap.most))
            value = min(value, gap.most)
        if value < gap.least - NEAR:
            found.append(f"gap {a.text}{b.text} is {value:.4f}, least {gap.least}")
        if value > gap.most + NEAR:
            found.append(f"gap {a.text}{b.text} is {value:.4f}, most {gap.most}")
        if gap.natural < 0 or gap.grow < 0:
            continue
        change = value - gap.natural
        if gap.shrink and gap.natural - gap.least > NEAR:
            shrunk.setdefault(gap.shrink, []).append((change, gap.least - gap.natural))
        if gap.grow:
            grown.setdefault(gap.grow, []).append((change, gap.most - gap.natural))
        if not gap.shrink and change < -NEAR:
            found.append(f"gap {a.text}{b.text} is {value:.4f}, squeezed")
        if not gap.grow and change > NEAR:
            found.append(f"gap {a.text}{b.text} is {value:.4f}, widened")
    if not rules.strict_grid and 3 in grown:
        found += _even(line["stretch_em"], late)
    if not rules.strict_grid:
        found += [f"squeezed out of order: {shrunk}"] * (not _in_order(shrunk, -1))
        found += [f"stretched out of order: {grown}"] * (not _in_order(grown, 1))
        squeezed = any(c < -NEAR for stage in shrunk.values() for c, _ in stage)
        if squeezed and any(c > NEAR for stage in grown.values() for c, _ in stage):
            found.append("squeezed and stretched")
    return found


def _even(stretch: float, late: list[float]) -> list[str]:
    """What word spaces and spaces beside Latin take past their end in a loose line: what Han take past theirs."""
    most = max(0.0, stretch - LOOSE)
    return [f"past its end by {value}, Han {stretch}" for value in late if abs(value - most) > NEAR]


def _in_order(stages: dict[int, list[tuple[float, float]]], sign: int) -> bool:
    """Whether a stage has changed only if all earlier ones are at their end, all its gaps alike or at their end."""
    exhausted = True
    for stage in sorted(stages):
        moved = [sign * change for change, _ in stages[stage]]
        ends = [sign * end for _, end in stages[stage]]
        most = max(moved)
        if most > NEAR and not exhausted:
            return False
        free = [m for m, end in zip(moved, ends, strict=True) if m < end - NEAR]
        if free and (min(free) < most - NEAR or max(free) - min(free) > NEAR) and most > NEAR:
            return False
        exhausted = exhausted and not free
    return True


def _divides(text: str, at: int) -> bool:
    """Whether an address may be divided before character `at`."""
    before, after = text[at - 1], text[at]
    slash = before == "/" and after != "/"
    return slash or (before == ":" and after == "/") or (after in ".?&=#%-_~@" and before != "/")


def _last(lines: list[dict[str, Any]], kinds: list[str]) -> list[str]:
    last = lines[-1]
    shown = enumerate(last["text"], last["first"])
    count = sum(kinds[at] in ("H", "L") and not SIGN.match(char) for at, char in shown)
    lone = len(lines) > 1 and count < 2
    told = "lone_char" in last["findings"]
    return [f"lone character {'not told' if lone else 'told'}: {last['text']}"] * (lone != told)


def _breaks(
    text: str, kinds: list[str], lines: list[dict[str, Any]], widths: dict[int, float], rules: Rules
) -> list[str]:
    """No unit, number, word or address is torn where it must not be."""
    found: list[str] = []
    turns = {line["end"]: line for line in lines[:-1]}
    addresses = [match.span() for match in ADDRESS.finditer(text)]

    def wide(start: int, end: int) -> float:
        return sum(width for at, width in widths.items() if start <= at < end)

    for turn, line in turns.items():
        hyphen = line["glyphs"][-1]["text"] == "-" and line["text"].rstrip()[-1:] != "-"
        if (
            kinds[turn - 1] == kinds[turn] == "D"
            and text[turn - 1] == text[turn]
            and len(line["glyphs"][-1]["text"]) < 2
        ):
            run = len(re.search(f"{text[turn]}*$", text[:turn])[0])  # type: ignore[index]
            found += [f"torn {text[turn - 1 : turn + 1]}"] * (run % 2)
        span = next(((a, b) for a, b in addresses if a < turn < b), None)
        if span is not None:
            found += [f"hyphen in an address: {line['text']}"] * hyphen
            good = [at for at in range(span[0] + 3, span[1] - 2) if _divides(text, at)]
            if turn in good or wide(*span) > 3 * rules.measure:
                continue
            inside = text[turn - 1 : turn + 1] == "//"
            if inside or sum(kinds[at] == kinds[at + 1] == "H" for at in range(line["first"], turn - 1)) >= ENOUGH_GAPS:
                found.append(f"address torn: {line['text']}")
            continue
        letters = re.compile("[A-Za-z]")
        if letters.match(text[turn - 1]) and letters.match(text[turn]) and not hyphen:
            found.append(f"word torn at {text[turn - 3 : turn]}|{text[turn : turn + 3]} in {line['text']}")
        if hyphen and not letters.match(text[turn - 1]):
            found.append(f"hyphen after {text[turn - 3 : turn]}")
    for match in CHAIN.finditer(text):
        if any(a <= match.start() < b for a, b in addresses):
            continue
        token, whole = match.span(2), match.span()
        bound = whole if wide(*whole) <= 5.75 else (whole[0], min(token[1] + 1, whole[1]))
        for turn in turns:
            if bound[0] < turn < bound[1] and not (token[0] < turn < token[1] and wide(*token) > 0.6 * rules.measure):
                found.append(f"torn {text[bound[0] : turn]}|{text[turn : bound[1]]}")
            elif token[0] < turn < token[1] and text[turn - 1] not in "-/,":
                found.append(f"long number torn {text[bound[0] : turn]}|{text[turn : bound[1]]}")
    return found
