"""Tails that were printed again: each comes right after the text it repeats, ends where that text ended, and shrinks.

Decisions: lines are compared in folded form, without blanks and line ends, so that a copy that was cut differently
is still equal; only whole lines go, and only where all of their text stands right before them. A tail may
begin where a column began, in mid-sentence. A short line alone that comes twice (a refrain, a chant) stays, unless a
byline is in it or a date signs it.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import Final

from layout.lexicon import seam_nats
from layout.repair.bylines import read_byline
from layout.repair.facts import signs_dated
from layout.repair.lines import Line
from layout.repair.marks import WRITTEN, fold, is_han
from layout.repair.types import Change, Options

WINDOW: Final = 6000
"""How far back a tail may begin, in folded characters; longer articles do not occur on a newspaper page."""
CANDIDATES: Final = 6
"""How many earlier places with the same first line are compared, the latest first: keeps the cost linear."""
SURE_CHARACTERS: Final = 16
"""A repeat of this many folded characters is no accident; a shorter one needs a byline in it."""
NAMED: Final = 1.5
"""A line that reads so surely as a byline is a name at least."""
FULL_EM: Final = 1.1
"""Printed lines that fill a measure differ by no more than this, in em."""
SENTENCE: Final = 8
"""No sentence of prose that is told from a line of verse has fewer characters."""
_BYLINE: Final = re.compile("记者|通讯员|文/图|图/文|供稿|摄影|敬礼|^\\(\\w{2,4}\\)$")
_NOTE: Final = re.compile(r"\([^()]{6,40}\)")
"""A note in brackets, folded."""
_INSIDE: Final = re.compile("[，。；：,;:]")
"""What a printed line of prose has inside, and no line of verse."""
_SENTENCE: Final = re.compile(r"[。!?…”)]")
_CALL: Final = re.compile(r"[“「《].*[”」》]|[^。]*[！!]")
"""A line that is called out, or is quoted as a whole."""
_AGAIN: Final = re.compile("反复|重复|循环|一遍遍|[一两三几]遍|遍又一遍|一次次|一声声|齐声|口号|标语|回[音声响]|滚动")
"""What a text says of words that are said more than once."""
_GOES_ON: Final = re.compile("[。，！？；：,;:!?…、]”?$")
"""How a line ends that is no headline, which may end with what it quotes."""


def remove_repeats(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines without repeated tails, and what was taken out; kept lines learn what their copy shows about cuts."""
    folded = [fold(line.text) for line in lines]
    kept: list[int] = []
    tail = _Tail()
    changes: list[Change] = []
    hints: dict[int, int] = {}
    run_before: list[str] = []
    index = run_end = 0
    while index < len(lines):
        count, begin = tail.repeat_at(folded, index, len(lines))
        ahead = lines[index + count].text if index + count < len(lines) else ""
        score = (
            (*_score(folded[index : index + count]), *_last_words(lines, kept, (index, count), ahead)) if count else ()
        )
        if count > 1 and 0 < tail.repeat_at(folded, index + count, len(lines))[0] < count:
            score = (*score, ("printed once more behind it, shorter", 4.0))
        if count and _is_rest(run_before, folded[index : index + count]) and index == run_end:
            score = (*score, ("printed again right before, longer", 4.0))
        first = lines[index]
        change_id = f"repeat-{first.start}"
        if count and sum(value for _, value in score) > 0 and options.decided(change_id, "repeat") is not False:
            run = lines[index : index + count]
            text = "\n".join(line.text for line in run)
            confidence = round(min(0.999, 0.62 + sum(value for _, value in score) / 14), 4)
            other = lines[tail.line_at(begin)].start
            changes.append(
                Change(
                    change_id, "repeat", first.start, run[-1].end, text, "", confidence, score,
                    reason="repeat", other=other,
                )
            )  # fmt: skip
            run_before, run_end = folded[index : index + count], index + count
            _compare_cuts(tail, begin, run_before, hints)
            index += count
            continue
        tail.add(index, folded[index])
        kept.append(index)
        index += 1
    if not changes:
        return lines, ()
    lifted = _lift_blanks(lines, kept)
    hinted = (
        replace(line, cut_copy=hints[old]) if old in hints else line for old, line in zip(kept, lifted, strict=True)
    )
    return tuple(hinted), tuple(changes)


def _is_rest(run: list[str], shorter: list[str]) -> bool:
    """Whether lines are the last ones of a run, and fewer than all."""
    return len(shorter) < len(run) and run[-len(shorter) :] == shorter


class _Tail:
    """The end of the kept text, folded, and where its lines start."""

    def __init__(self) -> None:
        self.length = 0
        self.starts: list[tuple[int, int]] = []
        self.whole = ""
        self.offset = 0

    def add(self, line: int, folded: str) -> None:
        """Append one kept line."""
        self.starts.append((self.length, line))
        self.whole += folded
        if len(self.whole) > 2 * WINDOW:
            self.offset += len(self.whole) - WINDOW
            self.whole = self.whole[-WINDOW:]
        self.length += len(folded)

    def repeat_at(self, folded: list[str], index: int, stop: int) -> tuple[int, int]:
        """How many lines from `index` on repeat the end of the kept text, and where it begins; (0, 0) if none."""
        if index >= stop:
            return 0, 0
        first, whole = folded[index], self.whole
        best = (0, 0)
        place, low = len(whole), max(0, len(whole) - WINDOW)
        for _ in range(CANDIDATES):
            place = whole.rfind(first, low, place + len(first) - 1)
            if place < 0 or not first:
                break
            count, length = 0, place
            while index + count < stop and length < len(whole) and whole.startswith(folded[index + count], length):
                length, count = length + len(folded[index + count]), count + 1
            if length == len(whole) and (len(whole) - place >= SURE_CHARACTERS or self._begins(place)):
                best = (count, self.offset + place)
        return best

    def _begins(self, place: int) -> bool:
        """Whether a line or a sentence begins at a place of `whole`."""
        at = self.offset + place
        return _SENTENCE.match(self.whole, place - 1) is not None or self.starts[self._last(at)][0] == at

    def _last(self, place: int) -> int:
        """Which of the kept lines a place of the folded text lies in."""
        return max(bisect_right(self.starts, place, key=itemgetter(0)) - 1, 0)

    def line_at(self, place: int) -> int:
        """The kept line that a place of the folded text lies in."""
        return self.starts[self._last(place)][1]


def _score(run: list[str]) -> tuple[tuple[str, float], ...]:
    """The cues for and against a run being a reprint, with their weights."""
    text = "".join(run)
    signed = _BYLINE.search(text) is not None or signs_dated(run[-1]) or WRITTEN.match(run[-1]) is not None
    cues = [("all of it stands right before", 1.0)]
    if signed:
        cues.append(("ends with the byline", 4.0))
    if len(text) >= SURE_CHARACTERS:
        cues.append(("long", min(len(text) / SURE_CHARACTERS, 5.0)))
    elif not signed:
        cues.append(("short, may be a refrain", -3.0))
    if _NOTE.fullmatch(text):
        cues.append(("a note in brackets stands once", 4.0))
    marked = [piece[-1] in "，。、；：！？,;:!?…—" for piece in run]
    sentences = all(piece[-1] in "。！？!?" for piece in run) and len({len(piece) for piece in run}) == len(run)
    figures = all(any(map(str.isdigit, piece)) for piece in run)
    like_verse = (all(marked) and not sentences) or not re.search("[，。、；：,;:]", text)
    if len(run) > 1 and max(map(len, run)) < SURE_CHARACTERS and like_verse and not (signed or figures):
        cues.append(("short lines only, may be verse", -3.0))
    return tuple(cues)


def _last_words(
    lines: tuple[Line, ...], kept: list[int], run: tuple[int, int], ahead: str
) -> tuple[tuple[str, float], ...]:
    """What speaks for one short line being a reprint: a date signs once, and a text's last sentence stands once.

    `run` is the line and how many there are; `ahead` is what follows it.
    """
    (index, count), text = run, lines[run[0]].text
    above, last = (lines[index + count - 2].text, lines[index + count - 1].text) if count > 1 else ("", "")
    if above and above[-1] in "。！？!?…”" and read_byline(last).score >= NAMED:
        return (("a name signs only once", 4.0),)
    if count > 1 or not kept or fold(lines[kept[-1]].text) != fold(text):
        return ()
    if signs_dated(text):
        return (("a date signs only once", 4.0),)
    ended = len(kept) > 1 and lines[kept[-2]].text[-1] in "。！？!?…”」』)）"
    if ended and read_byline(text).score >= NAMED:
        return (("a name signs only once", 4.0),)
    if _said_again(lines, kept, index):
        return (("called out or spoken of, and the text goes on: said twice", -6.0),)
    if _closes_what_stands_before(text):
        return (("it closes what a line before it opened", 4.0),)
    before = lines[kept[-2]].text if len(kept) > 1 else ""
    prose = len(before) > 2 * SENTENCE or (len(before) > SENTENCE and before[-1] in "。！？!?”")
    ends = not ahead or _GOES_ON.search(ahead) is None
    told = SENTENCE <= len(text) < SURE_CHARACTERS and text[-1] in "。" and text[0] not in "“「"
    if ends and text[-1] == "。" and is_han(before[-1:]) and _is_printed(lines, kept):
        return (("the end of a sentence that began in the line before", 3.0),)
    return (("the last sentence of a text", 3.0),) if prose and ends and told and index else ()


def _said_again(lines: tuple[Line, ...], kept: list[int], index: int) -> bool:
    """Whether a text that goes on holds a line twice on purpose: called out, quoted, or spoken of as said again."""
    under = lines[index + 1] if index + 1 < len(lines) else None
    if under is None or under.blanks > lines[index].blanks or under.text[-1] not in "。！？!?…”":
        return False
    told = "".join(lines[place].text for place in kept[-3:-1])
    called = _CALL.fullmatch(lines[index].text) is not None
    return called or _AGAIN.search(told + under.text) is not None


def _is_printed(lines: tuple[Line, ...], kept: list[int]) -> bool:
    """Whether the line before the last is as wide as the one before it, or is torn from the last in mid-word."""
    if len(kept) < 3:
        return False
    last, before, above = (lines[place] for place in kept[:-4:-1])
    if not _INSIDE.search(above.text + before.text):
        return False
    if seam_nats(before.text, last.text) > 0:
        return True
    return abs(before.width_em - above.width_em) <= FULL_EM and before.width_em > last.width_em


def _closes_what_stands_before(text: str) -> bool:
    """Whether a quotation or bracket ends in a line that does not begin there."""
    return any(
        (place := text.find(closer)) >= 0 and opener not in text[:place]
        for closer, opener in (("”", "“"), ("）", "（"), (")", "("))
    )


def _compare_cuts(tail: _Tail, begin: int, run: list[str], hints: dict[int, int]) -> None:
    """Where the kept copy has a line boundary, note whether the repeat runs on there (+1) or breaks too (-1)."""
    cuts, length = set(), begin
    for piece in run:
        cuts.add(length)
        length += len(piece)
    for place, line in reversed(tail.starts):
        if place <= begin:
            break
        if place < length:
            hints[line] = -1 if place in cuts else 1


def _lift_blanks(lines: tuple[Line, ...], kept: list[int]) -> list[Line]:
    """The kept lines; blank lines before a removed run count for the line that now follows."""
    result: list[Line] = []
    previous = -1
    for index in kept:
        blanks = max(line.blanks for line in lines[previous + 1 : index + 1])
        line = lines[index]
        result.append(replace(line, blanks=blanks) if blanks > line.blanks else line)
        previous = index
    return result
