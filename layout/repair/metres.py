"""Regular verse, told by the shapes of its lines: a shape is how long the clauses of a line are.

Decisions: poems and songs repeat a shape or two, and no line end tears a word; wrapped prose pauses anywhere. Numbers
over the parts of a poem stand between its lines; a title or the poet beside it has a shape of its own.
"""

import itertools
import re
from collections import Counter
from collections.abc import Container, Sequence
from typing import Final, TypeAlias

from layout.lexicon import seam_nats
from layout.repair.facts import COUNTED, Facts
from layout.repair.lines import Line
from layout.repair.marks import HAN, POEM_FORMS

Shape: TypeAlias = tuple[int, ...]

_CLAUSES: Final = re.compile(f"[{HAN}]+")
_LINE: Final = re.compile(f"[{HAN}]{{2,10}}(?:[，,：:！!？?；;][{HAN}]{{2,10}}){{0,2}}[，,、。；;：:！!？?]?")
"""One to three clauses, and a mark at the end or none."""
WIDEST: Final = 17
"""A line of a song has no more characters: two clauses of seven and their marks."""
LEAST: Final = 4
"""So many lines show how they are made."""
LEAST_HALVED: Final = 2
"""So many of them must have a pause at one and the same place."""
LINES_A_SHAPE: Final = 4
"""Besides the first shape there is at most one more for so many lines."""
REGULAR: Final = 0.75
"""So many lines have a shape that others have too, and so many end with a mark if any do."""
LEAST_COUPLET: Final = 5
"""A line of a couplet has no fewer characters."""
WIDER_EM: Final = 4.0
"""Text this much wider than lines, in em, is set to another measure."""
COLUMN_EM: Final = 1.1
"""Lines this much narrower than others, in em, may be of one column with them."""
TORN_NATS: Final = 2.0
"""Two lines that are likelier one than two by more, in nats, tear a word."""
OF_POEM: Final = frozenset(((5, 5), (7, 7)))
"""The shapes of the two lines of a quatrain."""
CLAUSE: Final = 9
"""A clause of a song that has a stanza in one line has no more characters."""
CLEAR: Final = 3
"""What reads as a byline by so much has more than names in it, or a mark."""
STANZAS: Final = 4
"""Such a song has no more stanzas."""


def shape_of(text: str) -> Shape:
    """How many characters each clause of a line has; nothing where it is no line of regular verse."""
    return tuple(map(len, _CLAUSES.findall(text))) if len(text) <= WIDEST and _LINE.fullmatch(text) else ()


def regular_verse(lines: Sequence[Line], facts: Sequence[Facts], rows: Container[int]) -> set[int]:
    """The lines of poems and songs whose lines repeat a shape or two; `rows` are none."""
    shapes = [
        () if index in rows or _is_other(facts[index]) else shape_of(line.text) for index, line in enumerate(lines)
    ]
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        torn = run and (line.file != lines[run[0]].file or line.jump_from or line.noise_before)
        if torn or not (shapes[index] or COUNTED.fullmatch(line.text)):
            found |= _poems(lines, facts, shapes, run)
            run = []
        run += [index] if shapes[index] and not COUNTED.fullmatch(line.text) else []
    return found | _poems(lines, facts, shapes, run) | _stanzas(lines)


def titles_over(lines: Sequence[Line], verse: Container[int]) -> set[int]:
    """The lines that stand alone over `verse`, farther from what is over them than its stanzas from one another."""
    found: set[int] = set()
    for index in range(1, len(lines)):
        if index not in verse or index - 1 in verse or not lines[index].blanks:
            continue
        end = index + 1
        while end < len(lines) and end in verse:
            end += 1
        widest = max(line.blanks for line in lines[index:end])
        found |= (
            {index - 1} if lines[index - 1].blanks > widest and len(shape_of(lines[index - 1].text)) == 1 else set()
        )
    return found


def names_in_verse(lines: Sequence[Line], facts: Sequence[Facts]) -> set[int]:
    """The lines of songs whose clauses look like names and name nobody: `水里云，云里天`."""
    alike = {
        index
        for index, (line, fact) in enumerate(zip(lines, facts, strict=True))
        if 0 < fact.reading.score < CLEAR and len(shape_of(line.text)) > 1
    }
    return alike & regular_verse(lines, facts, ()) if alike else alike


def couplets(lines: Sequence[Line], facts: Sequence[Facts]) -> set[int]:
    """The two lines of couplets that a text quotes behind a colon: one length, no mark, and the text is set wider."""
    found: set[int] = set()
    for index in range(1, len(lines) - 2):
        if facts[index - 1].ends != "colon" or any(line.blanks for line in lines[index : index + 3]):
            continue
        upper, lower, behind = (shape_of(line.text) for line in lines[index : index + 3])
        alike = len(upper) == 1 and upper == lower != behind and upper[0] >= LEAST_COUPLET
        plain = all(facts[at].ends == "plain" and not _is_other(facts[at]) for at in (index, index + 1))
        wide = max(lines[at].width_em for at in range(max(index - 2, 0), index + 3)) > lines[index].width_em + WIDER_EM
        found |= {index, index + 1} if alike and plain and wide else set()
    return found


def _is_other(fact: Facts) -> bool:
    """Whether a line is something else than verse by what it says."""
    return (
        fact.byline or fact.dateline or fact.date or fact.salutation or fact.closing or fact.signer or fact.notice
        or fact.speaker != "" or fact.marker is not None or fact.contact or fact.annex
    )  # fmt: skip


def _poems(lines: Sequence[Line], facts: Sequence[Facts], shapes: Sequence[Shape], run: Sequence[int]) -> set[int]:
    """The lines of verse in a run of short lines; between two poems stands the title of the second."""
    if not run:
        return set()
    counts = Counter(shapes[index] for index in run)
    close = any(not lines[index].blanks for index in run[1:])
    found: set[int] = set()
    start = 0
    for place in range(1, len(run)):
        line, shape = lines[run[place]], shapes[run[place]]
        alone = close and place + 1 < len(run) and lines[run[place + 1]].blanks > 0
        refrain = alone and 1 < place < len(run) - 2 and _is_refrain(lines, shapes, run, place)
        if line.blanks and len(shape) == 1 and (alone or counts[shape] == 1) and not refrain:
            found |= _verse_in(lines, facts, shapes, run[start:place])
            start = place
    return found | _verse_in(lines, facts, shapes, run[start:])


def _is_refrain(lines: Sequence[Line], shapes: Sequence[Shape], run: Sequence[int], place: int) -> bool:
    """Whether a line alone stands in the middle between stanzas that have the same two shapes: `哎呀嘞`."""
    before, behind = run[place - 2 : place], run[place + 1 : place + 3]
    alike = {shapes[index] for index in before} == {shapes[index] for index in behind}
    return alike and lines[run[place]].blanks == lines[run[place + 1]].blanks


def _verse_in(lines: Sequence[Line], facts: Sequence[Facts], shapes: Sequence[Shape], run: Sequence[int]) -> set[int]:
    """The lines of a run of short lines that are one poem or song: all of it but a title before and behind."""
    if len(run) < 2:
        return set()
    run = _between_titles(lines, facts, shapes, run)
    counts = Counter(shapes[index] for index in run)
    marks = [not lines[index].text[-1].isalnum() for index in run]
    halved = max((count for shape, count in counts.items() if len(shape) > 1), default=0)
    if len(run) < LEAST:
        poem = len(run) == 2 and all(marks) and counts.keys() <= OF_POEM and len(counts) == 1
        return set(run) if poem else set()
    if len(counts) == 1 and all(marks):
        return set(run)
    named = sum(facts[index].reading.score > 0 for index in run)
    regular = sum(count for count in counts.values() if count > 1) >= REGULAR * len(run)
    if _in_column(lines, facts, run) or _is_headline(facts, run):
        return set()
    if halved < LEAST_HALVED or not regular or len(counts) > 1 + len(run) / LINES_A_SHAPE or 2 * named > len(run):
        return set()
    ends = sum(marks)
    paired = ends > 1 and all(marks[1::2]) and not any(marks[::2])
    if ends and not (paired or ends >= REGULAR * len(run)):
        return set()
    torn = any(seam_nats(lines[left].text, lines[right].text) > TORN_NATS for left, right in itertools.pairwise(run))
    return set() if torn else set(run)


def _between_titles(
    lines: Sequence[Line], facts: Sequence[Facts], shapes: Sequence[Shape], run: Sequence[int]
) -> Sequence[int]:
    """The run without lines at its start and end that stand apart and are no stanza, or have a shape of their own."""
    first, last = 0, len(run)
    while last - first > 2 and _starts_apart(lines, shapes, run[first:last]):
        first += 1
    while last - first > 2 and _ends_apart(lines, facts, shapes, run[first:last]):
        last -= 1
    return run[first:last]


def _starts_apart(lines: Sequence[Line], shapes: Sequence[Shape], run: Sequence[int]) -> bool:
    """Whether the first line of a run is its title: apart where others are not, or with a shape of its own."""
    alone = lines[run[1]].blanks > min(lines[index].blanks for index in run[2:])
    return alone or (len(shapes[run[0]]) == 1 and shapes[run[0]] not in [shapes[index] for index in run[1:]])


def _ends_apart(lines: Sequence[Line], facts: Sequence[Facts], shapes: Sequence[Shape], run: Sequence[int]) -> bool:
    """Whether the last line of a run is the next title, apart where others are not, or a name with its own shape."""
    named = facts[run[-1]].reading.score > 0 and shapes[run[-1]] not in [shapes[index] for index in run[:-1]]
    return named or lines[run[-1]].blanks > min(lines[index].blanks for index in run[1:-1])


def _in_column(lines: Sequence[Line], facts: Sequence[Facts], run: Sequence[int]) -> bool:
    """Whether a line as wide as those of a run stands close over it or under it: they are printed lines of prose."""
    widest = max(lines[index].width_em for index in run)
    beside = []
    if run[0] and not lines[run[0]].blanks:
        beside.append(run[0] - 1)
    if run[-1] + 1 < len(lines) and not lines[run[-1] + 1].blanks:
        beside.append(run[-1] + 1)
    return any(
        not (_is_other(facts[index]) or COUNTED.fullmatch(lines[index].text))
        and lines[index].width_em >= widest - COLUMN_EM
        for index in beside
    )


def _is_headline(facts: Sequence[Facts], run: Sequence[int]) -> bool:
    """Whether lines stand straight over a dateline with nothing over them that may be their title."""
    under, over = facts[run[-1] + 1 : run[-1] + 2], facts[max(run[0] - 1, 0) : run[0]]
    titled = any(fact.ends == "plain" and not (fact.byline or fact.date) for fact in over)
    return any(fact.dateline for fact in under) and not titled


def _stanzas(lines: Sequence[Line]) -> set[int]:
    """The stanzas of a song, each in one line, under a title that names its tune: short clauses, a stop at the end."""
    found: set[int] = set()
    for title, line in enumerate(lines):
        if POEM_FORMS.match(line.text) is None:
            continue
        found |= _lines_of_song(lines, title + 1)
        start = next((at for at in range(title + 1, min(title + 3, len(lines))) if _is_stanza(lines[at].text)), title)
        end = start
        while title < start and end < len(lines) and _is_stanza(lines[end].text):
            end += 1
        found |= set(range(start, end)) if end - start <= STANZAS else set()
    return found


def _lines_of_song(lines: Sequence[Line], start: int) -> set[int]:
    """The lines under a title that names its tune, a clause or two each and a mark at the end."""
    end = start
    while end < len(lines) and sum(shape_of(lines[end].text)) > 1 and not lines[end].text[-1].isalnum():
        end += 1
    whole = end - start >= LEAST and lines[end - 1].text[-1] in "。！？.!?"
    return set(range(start, end)) if whole else set()


def _is_stanza(text: str) -> bool:
    """Whether a line is four clauses and more of two to nine characters, and ends with a stop."""
    clauses = re.split("[,，。、；;！？!?]", text)
    return len(clauses) > 4 and clauses[-1] == "" and all(2 <= len(clause) <= CLAUSE for clause in clauses[:-1])
