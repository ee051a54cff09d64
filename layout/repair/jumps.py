"""Jump lines: `下转第2版`, `上接第一版` and their like, taken out of the copy and remembered at the place they stood.

Decisions: a mark is removed only where it stands alone in its line, in brackets, or at the edge of a line; the page it
names is kept for finding the other half of the article.
"""

import re
from dataclasses import replace
from typing import Final

from layout.records import dataclass
from layout.repair.lines import Line
from layout.repair.marks import HAN, NUMERALS, fold, numeral
from layout.repair.types import Change, Options, Traced

_PAGE: Final = (
    rf"第?\s*+([A-H]?)\s*+0*(\d{{1,3}}|[{NUMERALS}]{{1,3}})\s*版?(?:面)?"
    rf"(?:[·•\s]*[《“][^》”\n]{{2,40}}[》”]|\s*[{HAN}]{{2,4}}版|[·•|｜]\s*[{HAN}]{{2,6}})?"
)
_ARROWS: Final = r"[▶►▷→⇒➡☞>＞◀◄◁←⇐⬅☜<＜\s]*(?:[◆■●★☆▼▲\s]+$)?"
"""What stands behind a mark at the front of a line: a bullet before more text is the text's."""
_MARK: Final = r"[▶►▷→⇒➡☞>＞◀◄◁←⇐⬅☜<＜◆■●★☆▼▲\s]*+"
_FRONT: Final = r"(?:(?<![▶►▷→⇒➡☞>＞◀◄◁←⇐⬅☜<＜◆■●★☆▼▲\s])[▶►▷→⇒➡☞>＞◀◄◁←⇐⬅☜<＜◆■●★☆▼▲\s]++)?+(?:[(（\[【]\s*+)?"
"""Signs before a mark, from the first of a run on, and its bracket: trying each would cost the square of the run."""
JUMP_TO: Final = re.compile(rf"{_FRONT}(?:紧)?(?:下|文|后)?[转轉](?:至|到|入)?\s*+{_PAGE}\s*(?:续)?[)）\]】]?{_MARK}")
JUMP_FROM: Final = re.compile(rf"{_FRONT}(?:紧)?[上文前]?接(?:着)?\s*+(?:本报)?\s*+{_PAGE}\s*[)）\]】]?{_ARROWS}")
SLUG: Final = 20
"""The short title before a mark back has no more characters."""
_BRACKETED: Final = re.compile(r"^\s*[(（\[【▶►▷→⇒➡☞>＞◀◄◁←⇐⬅☜<＜]")


_SPOKEN_OF: Final = re.compile(
    rf"\s*(?:[这那][{NUMERALS}\d几]{{1,2}}个?[字句]|[这那][一]?[句行]|等?字样|的字[样眼条]|[一二两几]个?字)"
)
"""How a text goes on that speaks of such a mark."""


@dataclass(frozen=True, slots=True)
class JumpMark:
    """A jump mark: whether it points on (`to`) or back, the page it names, and the headline it quotes, if any."""

    to: bool
    page: str
    title: str


def read_mark(text: str) -> JumpMark | None:
    """What the words of a jump mark say; nothing if they are none."""
    for to, pattern in ((True, JUMP_TO), (False, JUMP_FROM)):
        if (match := pattern.search(text)) is not None:
            title = re.search(r"[《“]([^》”]{2,40})[》”]", match[0])
            return JumpMark(to, match[1] + numeral(match[2]), title[1] if title else "")
    return None


def remove_jumps(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines without jump marks; the line before a mark on, and the line behind a mark back, remember it."""
    kept: list[Line] = []
    removed: list[Change] = []
    back, blanks = "", 0
    for line in lines:
        body, marks = line.body, []
        titled = _titled(body.text)
        for pattern, front in ((JUMP_FROM, True), (JUMP_TO, False)):
            match = _at_edge(pattern, body.text, front and not titled)
            if match is None or _refused(body, match, options):
                continue
            cut = body.cut(match.start(), match.end()).strip()
            removed.append(_removal(cut))
            marks.append((front, cut.text))
            after = front and not titled
            body = body.cut(match.end()).strip() if after else body.cut(0, match.start()).strip()
        behind = "".join(text for front, text in marks if front)
        onward = "".join(text for front, text in marks if not front)
        if onward and not body.text:
            if kept:
                kept[-1] = replace(kept[-1], jump_to=onward)
            blanks = max(blanks, line.blanks)
            continue
        if not body.text:
            back, blanks = behind, max(blanks, line.blanks)
            continue
        line = line.with_body(body) if marks else line
        if marks or back or blanks > line.blanks:
            line = replace(
                line,
                jump_to=onward,
                jump_from=behind or back,
                blanks=max(line.blanks, blanks),
                titled=titled and bool(behind),
            )
        kept.append(line)
        back, blanks = "", 0
    return tuple(kept), tuple(removed)


def _titled(text: str) -> bool:
    """Whether a line is a short title with a bracketed mark back behind it: `石门渡口（上接第三版）`."""
    if not re.search("[)）\\]】][▶►▷→⇒➡☞>＞◀◄◁←⇐⬅☜<＜\\s]*$", text):
        return False
    last = len(text.rstrip())
    match = next((match for match in JUMP_FROM.finditer(text) if match.end() >= last), None)
    if match is None or _BRACKETED.search(match[0]) is None:
        return False
    before = text[: match.start()].strip()
    return 2 <= len(before) <= SLUG and re.search("[。，,；;：:]", before) is None


def _refused(body: Traced, match: re.Match[str], options: Options) -> bool:
    start = body.cut(match.start(), match.end()).strip().at[0]
    return options.decided(f"jump-{start}", "jump") is False


def _removal(cut: Traced) -> Change:
    cues = (("names the page the article goes on or comes from", 4.0),)
    start, end = cut.at[0], cut.at[-1] + 1
    return Change(f"jump-{start}", "jump", start, end, cut.text, "", 0.98, cues, reason="jump line")


def _at_edge(pattern: re.Pattern[str], text: str, front: bool) -> re.Match[str] | None:
    """A jump mark at the front (or at the back) of a line: bracketed, or alone, or with its word 下转 / 上接."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in pattern.finditer(text):
        opens, closes = match.start() <= first, match.end() >= last
        if not (opens if front else closes) or _SPOKEN_OF.match(text, match.end()):
            continue
        whole = fold(match[0])
        sure = _BRACKETED.search(match[0]) is not None or (opens and closes)
        named = "版" in whole or re.search(r"[A-H]\d", whole) is not None
        if named and (sure or re.match(r"(?:紧)?[上下]", whole)):
            return match
    return None
