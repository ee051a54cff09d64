"""Marks get their full width back: what compatibility folding made ASCII, by context, mark by mark, brackets as
pairs.

Decisions: the rules of typography.md §12, with two leanings: a mark that could be right in ASCII (9:30, 3:2, 12.5,
1,250, addresses, English phrases) stays; a single dash between Han is a connector unless the editor says
otherwise.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from layout.records import dataclass
from layout.repair.dots import read_dots
from layout.repair.marks import CLOSERS, HAN_CHAR, is_cjk
from layout.repair.types import Kind, Traced

_PROTECTED: Final = re.compile(
    r"[a-zA-Z][a-zA-Z+.-]*://[^\s\u3000-\u303f\u4e00-\u9fff，。；]+(?<![,.;:!?)])|www\.[^\s\u3000-\u303f\u4e00-\u9fff，。；]+(?<![,.;:!?)])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|&(?:[a-z]{2,8}|#\d{2,6});|`[^`\n]+`",
    re.ASCII,
)
_SPEAKER: Final = re.compile(r"\s*[A-Z][A-Za-z]{0,12}\d{0,2}\s*")
"""Who speaks, at the start of a paragraph: `Q`, `A2`, `Maria`."""
_FIGURES: Final = re.compile(r"\d+(?::\d)?", re.ASCII)
_FIGURES_BEFORE: Final = re.compile(r"\d[\d.:,]*$", re.ASCII)
_NUMBER_REACH: Final = 24
"""How far before a comma the number that it ends may begin."""
_WIDE: Final = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", "~": "～"}
_HALF: Final = {"｡": "。", "､": "、", "｢": "「", "｣": "」", "％": "%"} | {
    chr(c): chr(c - 0xFEE0) for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_DECIMAL: Final = re.compile(r"\d．\d")
"""The point of a figure that was written wide; behind a figure alone it marks an item."""
_INTERESTING: Final = re.compile("[．°,;:!?()~\"'.…—―─\\-•‧・｡､｢｣％０-９Ａ-Ｚａ-ｚ]")


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit inside a text: its span, what it puts, its kind, how sure (0-1), the cue, whether to apply it."""

    start: int
    end: int
    after: str
    kind: Kind
    confidence: float
    cue: str
    applied: bool = True


def apply_edits(body: Traced, edits: Sequence[Edit]) -> Traced:
    """A text with edits applied; characters keep their source offsets as far as there are as many before as behind."""
    if not edits:
        return body
    text: list[str] = []
    at: list[int] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        text.append(body.text[done : edit.start])
        at += body.at[done : edit.start]
        text.append(edit.after)
        kept = body.at[edit.start : edit.end][: len(edit.after)]
        at += (*kept, *(-1 for _ in range(len(edit.after) - len(kept))))
        done = edit.end
    text.append(body.text[done:])
    at += body.at[done:]
    return Traced("".join(text), tuple(at))


def punctuation_edits(text: str) -> tuple[Edit, ...]:
    """What to change in one paragraph or headline, in order; nothing in a text without Han."""
    if not HAN_CHAR.search(text) or not _INTERESTING.search(text):
        return ()
    shut = bytearray(len(text))
    for match in _PROTECTED.finditer(text):
        shut[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    edits = [*_runs(text, shut), *_quotes(text, shut), *_brackets(text, shut)]
    edits += [
        Edit(dot.place, dot.place + 1, dot.after, "width", dot.confidence, dot.cue, dot.applied)
        for dot in read_dots(text, shut)
    ]
    taken = {place for edit in edits for place in range(edit.start, edit.end)}
    for place, char in enumerate(text):
        if shut[place] or place in taken:
            continue
        if char == "．" and _DECIMAL.fullmatch(text[max(place - 1, 0) : place + 2]):
            edits.append(Edit(place, place + 1, ".", "digit", 0.97, "a decimal point"))
        elif char in _HALF:
            edits.append(Edit(place, place + 1, _HALF[char], "digit", 0.97, "full-width letter or figure"))
        elif (rule := _RULES.get(char)) is not None and rule(text, place):
            edits.append(Edit(place, place + 1, _WIDE[char], "width", 0.99, "Chinese text around"))
    return tuple(sorted(edits, key=lambda edit: edit.start))


def _near(text: str, place: int, step: int) -> str:
    """The nearest character that is no blank, before (-1) or behind (+1) a place."""
    place += step
    while 0 <= place < len(text):
        if not text[place].isspace():
            return text[place]
        place += step
    return ""


def _unit_or_near(text: str, place: int) -> str:
    """The nearest character before a place that is no blank; a degree sign in two characters is one."""
    return "℃" if text[max(place - 2, 0) : place] == "°C" else _near(text, place, -1)


def _chinese(char: str) -> bool:
    return char != "" and is_cjk(char)


def _sentence_has_han(text: str, place: int) -> bool:
    """Whether the sentence around a place is Chinese: more Han than Latin letters."""
    start = max(text.rfind(mark, 0, place) for mark in "。！？!?\n") + 1
    end = min((found for mark in "。！？!?" if (found := text.find(mark, place + 1)) >= 0), default=len(text))
    part = text[start:end]
    return (
        sum(1 for char in part if HAN_CHAR.match(char)) * 2
        >= sum(char.isascii() and char.isalpha() for char in part)
        > -1
        and HAN_CHAR.search(part) is not None
    )


def _closer_of_chinese(text: str, place: int, before: str) -> bool:
    """Whether the mark before a place closes a bracket or quotation in Chinese text."""
    return before in CLOSERS and before != "" and _sentence_has_han(text, place)


def _comma(text: str, place: int) -> bool:
    before, after = _unit_or_near(text, place), _near(text, place, 1)
    if before.isdigit() and after.isdigit():
        return _between_numbers(text, place) and _sentence_has_han(text, place)
    if _latin(before) and _latin(after):
        return False
    if _chinese(before) or _chinese(after):
        return True
    if before and (before in "%‰℃)]" or (after == "" and not _latin(before))) and _sentence_has_han(text, place):
        return True
    return (
        _alnum(before) and _alnum(after) and _latin(before) != _latin(after) and text[place + 1 : place + 2] != " "
    ) and (_sentence_has_han(text, place))


def _between_numbers(text: str, place: int) -> bool:
    """Whether a comma or semicolon between figures parts two numbers: one of them is no group of thousands, as a time,
    a score, a decimal or a year is none. Short lists (`1,2,3`) and what may be one number (`1,250`) are left alone.
    """
    if text[place] == ";":
        return True
    left, right = _FIGURES_BEFORE.search(text, max(place - _NUMBER_REACH, 0), place), _FIGURES.match(text, place + 1)
    if left is None or right is None:
        return False
    group = left.group().rpartition(",")[2]
    return not (group.isdigit() and right.group().isdigit()) or len(group) > 3 or len(right.group()) > 3


def _colon(text: str, place: int) -> bool:
    before, after = _near(text, place, -1), _near(text, place, 1)
    if before.isdigit() and after.isdigit():
        return False
    if text[place + 1 : place + 3] == "//":
        return False
    if _chinese(before) or _closer_of_chinese(text, place, before):
        return True
    return (_alnum(before) and _chinese(after)) or (
        _SPEAKER.fullmatch(text[:place]) is not None and _sentence_has_han(text, place)
    )


def _stop(text: str, place: int) -> bool:
    left = place
    while left > 0 and text[left - 1] in "!?！？":
        left -= 1
    before, after = _unit_or_near(text, left), _near(text, place, 1)
    if _chinese(before) or _closer_of_chinese(text, place, before):
        return True
    if re.search(r"[A-Za-z]{2,}[ ,]+[A-Za-z']+$", text[:left]):
        return False
    if before.isdigit() or before in "%‰℃" or _latin(before):
        return (_chinese(after) or after == "" or after.isdigit()) and _sentence_has_han(text, place)
    return _chinese(after)


def _tilde(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    before = "℃" if text[max(place - 2, 0) : place] == "°C" else before
    sides = [
        bool(char) and (char.isdigit() or HAN_CHAR.match(char) is not None or char in "%℃元")
        for char in (before, after)
    ]
    return all(sides) or (sides[0] and (after == "" or after in "。！!”") and not before.isdigit())


_RULES: Final[dict[str, Callable[[str, int], bool]]] = {
    ",": _comma, ";": _comma, ":": _colon, "!": _stop, "?": _stop, "~": _tilde,
}  # fmt: skip


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _alnum(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _brackets(text: str, shut: bytearray) -> list[Edit]:
    """Round brackets, as pairs or not at all; a half of a pair that is already wide takes the other half with it."""
    stack: list[int] = []
    edits: list[Edit] = []
    for place, char in enumerate(text):
        if shut[place]:
            continue
        if char in "(（":
            stack.append(place)
        elif char in ")）" and stack:
            start = stack.pop()
            if (text[start] == "(" or char == ")") and _wide_pair(text, start, place):
                for where, wide in ((start, "（"), (place, "）")):
                    if text[where] != wide:
                        edits.append(Edit(where, where + 1, wide, "width", 0.98, "a bracket pair in Chinese text"))
    return edits


def _wide_pair(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end]
    if text[start] == "（" or text[end] == "）" or HAN_CHAR.search(inside):
        return True
    before, after = text[start - 1 : start] if start else "", text[end + 1 : end + 2]
    if re.fullmatch(r"0\d{2,3}", inside) and after.isdigit():
        return False
    if before and before.isascii() and before.isalnum():
        return False
    return _chinese(before) or _chinese(after)


def _runs(text: str, shut: bytearray) -> list[Edit]:
    """Ellipses and dashes, which are more than one character long, and centred dots."""
    edits = [
        Edit(match.start(1), match.end(1), "℃", "width", 0.93, "a degree sign that was one character")
        for match in re.finditer(r"(?<=\d)(°C)(?![A-Za-z])", text)
    ]
    for match in re.finditer(r"[.…]{2,}|…|[-—―─]{1,4}|[•‧・]", text):
        start, end, run = match.start(), match.end(), match[0]
        if shut[start]:
            continue
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        beside = _chinese(before) or _chinese(after)
        if "." in run or "…" in run:
            dots = run.count(".") + 3 * run.count("…")
            if run != "……" and dots >= 3 and beside:
                edits.append(Edit(start, end, "……" * max(1, round(dots / 6)), "ellipsis", 0.95, "dots in Chinese text"))
        elif run in "•‧・":
            if _han(before) and _han(after):
                edits.append(Edit(start, end, "·", "width", 0.9, "a centred dot between Han"))
        elif run in ("--", "――", "──", "―", "─", "---", "----"):
            if beside and (len(run) > 1 or (_han(before) and _han(after))):
                edits.append(Edit(start, end, "——", "dash", 0.92, "a dash between Han"))
        elif run == "—" and _doubtful_dash(text, start):
            edits.append(Edit(start, end, "——", "dash", 0.45, "one dash where a title usually has two", False))
    return edits


def _doubtful_dash(text: str, place: int) -> bool:
    """A single dash in a quoted title between two phrases; between places, names and numbers it connects."""
    left = re.search(r"[“《「]([^”》」]*)$", text[:place])
    right = re.match(r"([^“《「]*?)[”》」]", text[place + 1 :])
    if not left or not right:
        return False
    return len(left[1]) >= 3 and len(right[1]) >= 3 and bool(HAN_CHAR.search(left[1]) and HAN_CHAR.search(right[1]))


def _han(char: str) -> bool:
    return char != "" and HAN_CHAR.match(char) is not None


def _quotes(text: str, shut: bytearray) -> list[Edit]:
    """Straight double quotes around Chinese, in turn opening and closing; an odd number stays."""
    places = [place for place, char in enumerate(text) if char == '"' and not shut[place]]
    if not places or len(places) % 2:
        return []
    edits: list[Edit] = []
    for start, end in zip(places[::2], places[1::2], strict=True):
        inside = text[start + 1 : end]
        outside = text[start - 1 : start] + text[end + 1 : end + 2]
        if HAN_CHAR.search(inside) or any(_han(char) for char in outside):
            edits.append(Edit(start, start + 1, "“", "quote", 0.93, "straight quotes in Chinese text, in turn"))
            edits.append(Edit(end, end + 1, "”", "quote", 0.93, "straight quotes in Chinese text, in turn"))
    return edits
