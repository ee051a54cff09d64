"""Pieces of articles that stand elsewhere are brought home: behind a jump line, or behind another article.

Decisions: a piece goes to the article whose jump line, page, quoted headline, unfinished sentence and words fit best;
where several wait, the surest goes first. A piece that fits none stays an article by itself and is flagged.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from layout.records import dataclass
from layout.repair.jumps import JumpMark, read_mark
from layout.repair.marks import PAIRS, fold
from layout.repair.model import Setting, after_cues, before_cues
from layout.repair.segment import Section, Unit
from layout.repair.signals import WEIGHT, Cue, score
from layout.repair.types import Options

MOVE_LEAST: Final = 1.0
"""A moved piece must fit at least this well, in log odds, to be brought home."""
WAITING: Final = 4
"""So many pieces wait for a home at a time before the surest of them gets one: keeps the cost linear."""
MOST_KIN: Final = 4.0
"""Texts that share more rare words are no likelier parts of one article."""
MOST_FLOW: Final = 5.0
"""How a text goes on at a seam tells no more than this, in log odds."""
_PAIR_MARK: Final = re.compile(f"[{re.escape(''.join((*PAIRS, *PAIRS.values())))}()]")
_WIDE: Final = str.maketrans("()", "（）")
"""Brackets of which only one was narrowed are still a pair."""
REACH: Final = 40
"""Within how many articles before it the home of a piece is looked for."""


def bring_home(setting: Setting, sections: Sequence[Section], options: Options) -> tuple[Section, ...]:
    """The sections with every moved piece behind the article it belongs to, unless the editor refused the move."""
    desk = _Desk(setting)
    waiting: list[Section] = []
    for section in sections:
        refused = options.decided(f"move-{setting.lines[_first_line(section)].start}", "move") is False
        if section.moved and not (refused and not section.repeated):
            waiting.append(section)
        else:
            desk.whole.append(replace(section, moved=False))
        while len(waiting) > WAITING:
            desk.place_surest(waiting)
    while waiting:
        desk.place_surest(waiting)
    return tuple(sorted(desk.whole, key=_first_line))


def _first_line(section: Section) -> int:
    body = [index for unit in section.units for index in unit.lines]
    return min((*section.head, *(section.repeated if not section.head else ()), *body[:1], *section.signs[:1]))


@dataclass(frozen=True, slots=True)
class _End:
    """What the end of an article says to any piece that may go on there.

    `last` is its last line, `head` its headline, `waits` the mark that its last paragraph leaves open, or nothing.
    """

    last: int
    onward: JumpMark | None
    signed: bool
    broken: bool
    head: str
    waits: str


@dataclass(frozen=True, slots=True)
class _Start:
    """What the start of a piece says to any article: its first line of text (-1: none) and the headlines over it.

    `closes` is the first mark that its first paragraph closes without having opened it, or nothing.
    """

    first: int
    back: JumpMark | None
    told: tuple[str, ...]
    closes: str
    words: set[str]


class _Desk:
    """The articles found so far; what the end of each and the start of each waiting piece say, once that was asked for.

    Whatever grows with an article is carried on when a piece is put to it, and not read again.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.whole: list[Section] = []
        self.vocabulary: dict[int, set[str]] = {}
        self.ends: dict[int, _End] = {}
        self.open: dict[int, _Open] = {}
        self.starts: dict[int, _Start] = {}
        self.known: dict[tuple[int, int], float] = {}

    def place_surest(self, waiting: list[Section]) -> None:
        """Take out of the waiting pieces the one that fits best and put it where it belongs."""
        fits = [self._fits(piece) for piece in waiting]
        chosen = max(range(len(waiting)), key=lambda index: fits[index][0][0])
        piece = waiting.pop(chosen)
        (best, place), *others = fits[chosen]
        if best < MOVE_LEAST and (titled := self._title_over(piece)) is not None:
            self.whole[titled] = replace(piece, moved=False, head=self.whole[titled].head)
            return
        if best < MOVE_LEAST:
            head = tuple(sorted((*piece.repeated, *piece.head)))
            self.whole.append(replace(piece, moved=False, head=head, repeated=(), fit=best))
            return
        lead = best - (others[0][0] if others else 0.0)
        self.whole[place] = _append(self.setting, self.whole[place], piece, min(lead, best))
        if place in self.vocabulary:
            self.vocabulary[place] |= self._start(piece).words
        self.ends.pop(place, None)
        for other in waiting:
            self.known.pop((_first_line(other), place), None)

    def _title_over(self, piece: Section) -> int | None:
        """The headline without a text, straight over a piece that has none and whose first page is not in the dump."""
        for place, other in enumerate(self.whole):
            alone = other.head and not (other.units or other.signs or other.repeated)
            if alone and other.head[-1] + 1 == _first_line(piece) and not (piece.head or piece.repeated):
                return place
        return None

    def _fits(self, piece: Section) -> list[tuple[float, int]]:
        """How well a piece goes on each article that ends before it, the best first: no article runs backwards."""
        start = _first_line(piece)
        behind = (place for place in range(len(self.whole) - 1, -1, -1) if _last_line(self.whole[place]) < start)
        near = [*itertools.islice(behind, REACH)][::-1]
        for place in near:
            if (start, place) not in self.known:
                self.known[start, place] = self._fit(place, piece)
        found = sorted(((self.known[start, place], place) for place in near), reverse=True)
        return found or [(-9.0, -1)]

    def _fit(self, place: int, piece: Section) -> float:
        end, start = self._end(place), self._start(piece)
        if end.last < 0:
            return -9.0
        cues = _fit_cues(self.setting, end, start)
        if piece.units:
            if place not in self.vocabulary:
                self.vocabulary[place] = _words(self.setting, self.whole[place])
            kin = self.setting.cohesion.shared(self.vocabulary[place], start.words)
            cues.append(("home_words", min(kin, MOST_KIN)))
        return score(cues)

    def _start(self, piece: Section) -> _Start:
        number = _first_line(piece)
        if number not in self.starts:
            self.starts[number] = _start_of(self.setting, piece)
        return self.starts[number]

    def _end(self, place: int) -> _End:
        if place not in self.ends:
            target = self.whole[place]
            lines = target.units[-1].lines if target.units else ()
            first = lines[0] if lines else -1
            if place not in self.open or self.open[place].first != first:
                self.open[place] = _Open(first)
            waits = self.open[place].read(self.setting, lines)
            self.ends[place] = _end_of(self.setting, target, waits)
        return self.ends[place]


class _Open:
    """The marks that a paragraph leaves open, read on where pieces were put to it; `first` is its first line."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.count = 0
        self.stack: list[str] = []

    def read(self, setting: Setting, lines: Sequence[int]) -> str:
        """The last mark that is open behind all lines of the paragraph, or nothing."""
        for char in _marks(setting, lines[self.count :]):
            if char in PAIRS:
                self.stack.append(char)
            elif self.stack and char == PAIRS[self.stack[-1]]:
                self.stack.pop()
        self.count = len(lines)
        return self.stack[-1] if self.stack else ""


def _append(setting: Setting, target: Section, piece: Section, fit: float) -> Section:
    """An article with a piece of it brought home; a sentence that the jump cut is one again."""
    if piece.head:
        piece = replace(piece, head=(), units=(Unit(piece.head, "text"), *piece.units))
    first = piece.units[0].lines[0] if piece.units else -1
    under = _signed(target)
    joined = first >= 0 and bool(target.units) and not under and goes_on(setting, target.units[-1], piece.units[0]) > 0
    if joined:
        whole = replace(target.units[-1], lines=(*target.units[-1].lines, *piece.units[0].lines))
        units = (*target.units[:-1], whole, *piece.units[1:])
    else:
        units = (*target.units, *piece.units)
    return replace(
        target,
        units=units,
        signs=(*target.signs, *piece.signs),
        pieces=(*target.pieces, first) if first >= 0 else target.pieces,
        repeated=(*target.repeated, *piece.repeated),
        fit=min(target.fit, fit) if target.pieces else fit,
    )


def goes_on(setting: Setting, last: Unit, first: Unit) -> float:
    """How surely a paragraph goes on in one that stood elsewhere, by the cues of any boundary, in log odds."""
    if "text" not in (last.kind, first.kind) or first.kind == "subhead" or last.kind == "subhead":
        return -9.0
    left, index = last.lines[-1], first.lines[0]
    if setting.facts[left].signer:
        return -9.0
    cues = [*before_cues(setting, index, len(last.lines) == 1, left), *after_cues(setting, index, left)]
    return score(cues) - (WEIGHT["left_unfinished"] if setting.facts[left].ends in ("plain", "pause") else 0.0)


def _signed(target: Section) -> bool:
    """Whether a byline stands under the text of an article."""
    last = _last_line(target)
    return any(sign > last for sign in target.signs)


def _last_line(section: Section) -> int:
    return section.units[-1].lines[-1] if section.units else (section.head[-1] if section.head else -1)


def _end_of(setting: Setting, target: Section, waits: str) -> _End:
    """What the end of an article says; `waits` is the mark that its last paragraph leaves open."""
    last = _last_line(target)
    if last < 0:
        return _End(last, None, False, False, "", waits)
    text = bool(target.units) and target.units[-1].kind in ("text", "item") and not setting.facts[last].signer
    signed = _signed(target)
    broken = not signed and setting.facts[last].ends in ("plain", "pause", "open") and text
    head = fold("".join(setting.lines[index].text for index in target.head))
    return _End(last, read_mark(setting.lines[last].jump_to), signed, broken, head, waits)


def _start_of(setting: Setting, piece: Section) -> _Start:
    """What the start of a piece says."""
    first = piece.units[0].lines[0] if piece.units else -1
    lead = (index for index in (*piece.repeated, first) if index >= 0)
    back = read_mark(next((words for index in lead if (words := setting.lines[index].jump_from)), ""))
    told = tuple(fold(setting.lines[index].text) for index in piece.repeated)
    closes = _unopened(setting, piece.units[0].lines) if piece.units else ""
    return _Start(first, back, told, closes, _words(setting, piece))


def _fit_cues(setting: Setting, end: _End, start: _Start) -> list[Cue]:
    """What speaks for and against a moved piece going on an article."""
    onward, back, told = end.onward, start.back, start.told
    broken = end.broken and not back
    cues: list[Cue] = [("home_onward" if onward else "home_broken" if broken else "home_closed", 1.0)]
    cues += [("home_back", 1.0)] if back else [("home_unmarked", 1.0)] if onward else []
    sure, left = setting.rests.get(start.first, (0.0, -1))
    cues += [("home_expected", sure)] if left == end.last and not onward and not back else []
    cues += [("home_signed", 1.0)] if end.signed else []
    cues += [("home_headline" if words in end.head else "home_other_headline", 1.0) for words in told]
    if back and back.title:
        cues.append(("home_headline" if fold(back.title) in end.head else "home_other_headline", 0.8))
    if onward and onward.title and told:
        cues.append(("home_named", float(fold(onward.title) in "".join(told) or "".join(told) in fold(onward.title))))
    cues += _page_cues(setting, end.last, start.first, onward, back)
    return cues + (_seam_cues(setting, end, start) if start.first >= 0 else [])


def _page_cues(setting: Setting, last: int, first: int, onward: JumpMark | None, back: JumpMark | None) -> list[Cue]:
    """Whether the pages that the marks name are those that folios around name."""
    here, there = setting.lines[last].page_name, setting.lines[first].page_name if first >= 0 else ""
    named = [(onward.page, there)] if onward and onward.page and there else []
    named += [(back.page, here)] if back and back.page and here else []
    return [("home_page" if told == found else "home_other_page", 1.0) for told, found in named]


def _seam_cues(setting: Setting, end: _End, start: _Start) -> list[Cue]:
    """Whether the end of an article and the start of a piece make one sentence, or both are whole."""
    last, first = end.last, start.first
    left, right = setting.facts[last], setting.facts[first]
    if left.ends not in ("plain", "pause", "open"):
        whole = not right.starts_closing and start.closes == ""
        return [("seam_whole", 1.0) if whole else ("seam_torn", 1.0)]
    cut = setting.words.cut_strength(setting.lines[last].text, setting.lines[first].text)
    cues: list[Cue] = [("seam_word", min(max(cut, 0.0), 2.0)), ("seam_open", 0.0 if right.opening else 1.0)]
    cues.append(("seam_flow", max(-MOST_FLOW, min(score(after_cues(setting, first, last)), MOST_FLOW))))
    cues += [("seam_closing", 1.0)] if right.starts_closing else []
    if start.closes or end.waits:
        cues.append(("seam_pair", 1.0) if PAIRS.get(end.waits, "") == start.closes else ("seam_pair_torn", 1.0))
    return cues


def _marks(setting: Setting, lines: Iterable[int]) -> str:
    """All marks of pairs in some lines, their brackets wide."""
    return "".join("".join(_PAIR_MARK.findall(setting.lines[index].text)) for index in lines).translate(_WIDE)


def _unopened(setting: Setting, lines: Sequence[int]) -> str:
    """The first mark that the text of some lines closes without having opened it, or nothing."""
    stack: list[str] = []
    for char in _marks(setting, lines):
        if char in PAIRS:
            stack.append(PAIRS[char])
        elif not stack or char != stack.pop():
            return char
    return ""


def _words(setting: Setting, section: Section) -> set[str]:
    """The words of a section."""
    return setting.cohesion.words((*section.head, *(index for unit in section.units for index in unit.lines)))
