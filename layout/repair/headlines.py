"""Headlines that were run together: which part is the over-line, which the title, which the sub-title.

Decisions: every way to share the parts out is scored as an editor would look at it (a place and its act before a
shorter, stronger line is an over-line; a longer line of facts behind it is a sub-title; two lines of one length
are one title); all of the text is kept, the best reading comes first, the others are listed. A blank that only
broke a phrase goes.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.records import dataclass
from layout.repair.marks import PAIRS, is_spaced
from layout.repair.signals import Cue, score, spoken
from layout.repair.titlecues import Parts, tag_end, title_cues
from layout.repair.titlekinds import kind_cues
from layout.repair.titleranks import rank_cues
from layout.repair.types import LIST_MARK, Change, Options, Split, Traced

_DECK: Final = re.compile(
    r"\S{4,24}?(?=(?:——|--)(?:追?记|访|写在|写给|来自|走近|走进|探访|[对与]话?\S{2,6}的|看\S{4}|读|观|评|兼))"
)
"""A title, straight before a sub-title that begins with a dash and says what kind of piece it is."""


PHRASE: Final = 5
"""Phrases of so many characters stand in any number in a title: `敢为 敢闯 敢干 敢首创`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The split of a headline: the best first, with how sure it is (0-1) among all ways to share the parts out."""

    splits: tuple[Split, ...]
    sure: float
    cues: tuple[tuple[str, float], ...]


def labelled(lines: Sequence[tuple[int, str]], parts: Sequence[Traced]) -> Reading:
    """The split that labels in the copy say; `lines` are where each labelled line begins and what part it is."""
    told: dict[str, list[str]] = {}
    for part in parts:
        name = [name for start, name in lines if start <= part.at[0]][-1]
        told.setdefault(name, []).append(part.text)
    split = Split(**{name: " ".join(texts) for name, texts in told.items()})
    return Reading((split,), 0.98, (("labels say so", 4.0),))


_MARK: Final = re.compile(r"[•·●▪◦▶►➤][\s\u3000]*(?=\w|[“《])(?!.*[·•]\s*$)")
"""A mark of a list before the title of an article, as lists of a page's articles have; one of two dots is none."""


def unmarked(lines: tuple[Traced, ...], options: Options) -> tuple[tuple[Traced, ...], list[Change]]:
    """A headline's lines without the mark of a list before the first, and its removal."""
    match = _MARK.match(lines[0].text)
    if match is None:
        return lines, []
    mark = lines[0].cut(0, match.end()).strip()
    at, cues = mark.at[0], (("a mark of a list before a title", 3.0),)
    gone = Change(f"noise-{at}", "noise", at, at + len(mark.text), mark.text, "", 0.9, cues, reason=LIST_MARK)
    if options.decided(gone.id, gone.kind) is False:
        return lines, []
    return (lines[0].cut(match.end()), *lines[1:]), [gone]


def title_parts(lines: tuple[Traced, ...]) -> tuple[Traced, ...]:
    """A headline's parts: its lines, and what blanks set apart in them outside quotations and Latin phrases."""
    parts: list[Traced] = []
    for line in lines:
        text = line.text
        start = tag_end(text)
        depth: list[str] = []
        deck = match.end() if (match := _DECK.match(text)) is not None else -1
        parts += [line.cut(0, start).strip()] if start else []
        for index, char in enumerate(text):
            if index < start:
                continue
            if index == deck and not depth:
                parts.append(line.cut(start, index).strip())
                start = index
            if char in PAIRS:
                depth.append(PAIRS[char])
            elif depth and char == depth[-1]:
                depth.pop()
            elif char.isspace() and (not depth or depth[-1] not in text[index:]) and not _in_straight(text, index):
                before, after = text[:index].rstrip()[-1:], text[index:].lstrip()[:1]
                latin = is_spaced(before) and is_spaced(after) and before.isalpha() and after.isalpha()
                if not latin:
                    parts.append(line.cut(start, index).strip())
                    start = index
        parts.append(line.cut(start).strip())
    return tuple(part for part in parts if part.text)


def _in_straight(text: str, index: int) -> bool:
    """Whether a place stands inside straight quotation marks."""
    return text.count('"', 0, index) % 2 == 1 and '"' in text[index:]


def split_title(parts: Parts, opens: tuple[bool, ...] = (), told: str = "") -> Reading:
    """All readings of a headline's parts, the best first; `opens` says of each part whether it opens a printed line.

    `told` is the article's text, without blanks.
    """
    count = len(parts)
    if count < 2:
        return Reading((Split("", " ".join(parts), ""),), 1.0 if count else 0.1, ())
    scored: list[tuple[float, Split, list[Cue]]] = []
    for over, title, under in readings(parts):
        cues = [*level_cues(over, title, under, told), *line_cues(opens, len(over), len(over) + len(title))]
        scored.append((score(cues), Split(*map(" ".join, (over, title, under))), cues))
    if not scored:
        return Reading((Split("", " ".join(parts), ""),), 0.1, ())
    scored.sort(key=lambda item: -item[0])
    whole = math.fsum(math.exp(value - scored[0][0]) for value, _, _ in scored)
    return Reading(tuple(split for _, split, _ in scored[:4]), round(1 / whole, 3), spoken(scored[0][2]))


def level_cues(over: Parts, title: Parts, under: Parts, told: str = "") -> list[Cue]:
    """What the words say for and against one way to share a headline's parts out."""
    return [*title_cues(over, title, under, told), *rank_cues(over, title, under), *kind_cues(over, title, under, told)]


def line_cues(opens: tuple[bool, ...], first: int, last: int) -> list[Cue]:
    """What the printed lines say, if there are several, for a title from part `first` up to part `last`."""
    if sum(opens) < 2:
        return []
    turns = {first, last} - {0, len(opens)}
    inside = sum(not opens[turn] for turn in turns)
    within = sum(opens[place] for place in range(1, len(opens)) if place not in turns)
    levels = len(opens) == 3 and first == 1 and last == 2 and not inside
    cues = [("turn_in_line", inside), ("line_in_level", within), ("levels_in_lines", levels)]
    return [(name, float(times)) for name, times in cues if times]


def readings(parts: Parts) -> Iterator[tuple[Parts, Parts, Parts]]:
    """Every way to share a headline's parts out to over-line, title and sub-title."""
    count = len(parts)
    for first in range(0, min(count, 4)):
        for last in range(first + 1, min(count, first + 4) + 1):
            lengths = [*map(len, parts[first:last])]
            alike = len(set(lengths)) == 1 or max(lengths) <= PHRASE
            if count - last <= 4 and (last - first <= 3 or alike):
                yield parts[:first], parts[first:last], parts[last:]
