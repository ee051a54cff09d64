"""Which lines of a dump have the shape of a subhead, and how many stand together.

Decisions: short, without marks, behind a finished text and over a longer line; lines of one kind between two ends of
articles count as one run; labels of a service column are a kind of their own.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from layout.lexicon import seam_nats
from layout.repair.cohesion import Cohesion
from layout.repair.facts import CLOCK, COUNTED, Facts, ends_nothing, sure_speaker
from layout.repair.headends import leads_to_title
from layout.repair.lines import Line
from layout.repair.model import NAMED, SHORT_EM
from layout.repair.titlecues import BUILT, titled_column

PART: Final = 4
"""Parts of a headline that blanks set apart have so many characters and more."""
LONGER: Final = 2
"""By so many characters a headline is longer than the subheads under it, or more."""
NEARLY_EM: Final = 0.6
"""A subhead between blank lines is narrower than its measure by this much, in em, or more."""
TORN_NATS: Final = 4.0
"""A word that is likelier whole by this much, in nats, is surely torn."""
ONE_BUILD: Final = 3
"""So many lines whose parts have the same lengths are subheads: `规划先行 一张蓝图绘到底`, `产业集聚 一池春水…`."""
LEAST_RUN: Final = 2
"""A run of so many subheads draws in one that stands behind a line of the page."""
UNDER: Final = 3
"""So many lines at most are read of the text under a subhead to see whether it is longer."""
MOST_WAITING: Final = 8
"""So many articles at most are asked whether a piece goes on them: keeps the cost linear."""


_BUILT: Final = re.compile(f"[{''.join(sorted(BUILT))}]")


_PAUSE: Final = re.compile("[^，,]{2,6}[，,](.)")
"""A few words, a pause, and the character behind it."""


def find_subheads(
    lines: tuple[Line, ...],
    facts: tuple[Facts, ...],
    measures: tuple[float | None, ...],
    heads: frozenset[int],
    verse: dict[int, float],
    resumed: Mapping[int, int],
) -> tuple[dict[int, int], dict[int, bool], list[list[int]]]:
    """Lines with the shape of a subhead and how many of them stand in the same stretch between ends of articles.

    And the first line of every such run, with whether it is longer than all others by `LONGER` and more; and the
    runs themselves. A piece whose first line is in `resumed` goes on with the stretch of the line that it goes on.
    """
    groups: dict[tuple[int, bool, int], list[int]] = {}
    under: dict[int, list[int]] = {}
    loose: list[tuple[tuple[int, bool, int], int]] = []
    wide: list[tuple[tuple[int, bool, int], int]] = []
    parted: dict[tuple[int, ...], list[int]] = {}
    left, stretch, last = dict.fromkeys(resumed.values(), 0), 0, 0
    for index, fact in enumerate(facts):
        if index in resumed:
            stretch = left[resumed[index]]
        elif lines[index].jump_from or (index and (lines[index - 1].jump_to or index - 1 in left)):
            stretch = last = last + 1
        if _ends_stretch(facts, index) or (index in heads and not fact.timed) or index in verse:
            stretch = last = last + 1
            if index in left:
                left[index] = stretch
            continue
        if index in left:
            left[index] = stretch
        apart = lines[index].blanks > 0 and index + 1 < len(lines) and lines[index + 1].blanks > 0
        narrow = _is_narrow(lines, facts, measures, index, apart)
        before = facts[index - 1].ends in ("final", "colon") if index else False
        after = size_under(lines, facts, index) > fact.least_under
        words = CLOCK.sub("", lines[index].text).split()
        parts = not fact.topic and _is_parted(words)
        shaped = fact.bare and fact.ends == "plain" and fact.reading.score < NAMED
        key = (stretch, fact.marker is not None, min(lines[index].blanks, 3) - 4 * fact.service)
        if apart and before and after and shaped and not (narrow or len(words) > 1 or lines[index].noise_before):
            wide.append((key, index))
        if index - 1 in verse or not (narrow and after and (shaped or _may_pause(lines, facts, index))):
            continue
        if parts and before:
            parted.setdefault((stretch, *map(len, words)), []).append(index)
        elif before and lines[index].noise_before and lines[index].blanks < 2:
            loose.append((key, index))
        elif before:
            groups.setdefault(key, []).append(index)
        elif index and (facts[index - 1].byline or facts[index - 1].bare or index - 1 in heads):
            under.setdefault(stretch, []).extend([] if leads_to_title(lines[index - 1].text) else [index])
    _add_wide(lines, groups, wide)
    _add_loose(facts, groups, loose)
    groups |= {(-1, False, group[0]): group for group in parted.values() if len(group) >= ONE_BUILD}
    _add_first(lines, facts, groups, under)
    alike = [run for group in groups.values() for run in _alike(lines, facts, group)]
    runs = [group for group in alike if len(group) > 1]
    longest = [max(facts[index].size for index in group[1:]) for group in runs]
    openers = {group[0]: facts[group[0]].size >= size + LONGER for group, size in zip(runs, longest, strict=True)}
    return _sizes(lines, alike), openers, runs


def _ends_stretch(facts: Sequence[Facts], index: int) -> bool:
    """Whether a line begins or ends an article or a letter: no run of subheads goes over it."""
    fact = facts[index]
    letter = fact.salutation or fact.signer or (index + 1 < len(facts) and facts[index + 1].salutation)
    signs = fact.dateline or fact.byline or fact.date or fact.closing or fact.signed
    return letter or signs or fact.notice


def _is_narrow(
    lines: Sequence[Line], facts: Sequence[Facts], measures: Sequence[float | None], index: int, apart: bool
) -> bool:
    """Whether a line has room left in its measure, or is no printed line; `apart` stands between blank lines."""
    measure = measures[index]
    narrow = measure is None or lines[index].width_em <= measure - (NEARLY_EM if apart else SHORT_EM)
    return narrow or facts[index].timed > 0 or stands_out(lines, facts, measures, index)


def size_under(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> int:
    """How many characters stand under a line: in the first line of text, and in more where that one is torn."""
    size = 0
    for under in range(index + 1, min(index + 1 + UNDER, len(facts))):
        if size and lines[under].indent_em:
            break
        size += facts[under].size
        paused = facts[under].marks > 0 or "、" in lines[under].text
        if facts[under].ends not in ("plain", "pause") or not (paused or _is_torn(lines, under)):
            break
    return size


def _is_torn(lines: Sequence[Line], index: int) -> bool:
    """Whether the end of a line tears a word: it is a printed line of running text though it has no mark."""
    if index + 1 == len(lines) or lines[index + 1].blanks:
        return False
    return seam_nats(lines[index].text, lines[index + 1].text) > TORN_NATS


def stands_out(lines: Sequence[Line], facts: Sequence[Facts], measures: Sequence[float | None], index: int) -> bool:
    """Whether a line is no printed line of the text around it, however wide: short line, no indent, indented line."""
    if not 0 < index < len(lines) - 1 or lines[index].indent_em or not lines[index + 1].indent_em:
        return False
    measure = measures[index - 1]
    short = measure is not None and lines[index - 1].width_em <= measure - SHORT_EM
    return short and facts[index - 1].ends == "final" and facts[index].ends != "final"


def _is_parted(words: Sequence[str]) -> bool:
    """Whether blanks set the parts of a headline apart in a line."""
    return len(words) > 1 and (min(map(len, words)) >= PART or titled_column(tuple(words)))


def _sizes(lines: Sequence[Line], runs: Sequence[Sequence[int]]) -> dict[int, int]:
    """How many subheads stand in the run of each; one more for those that are built like another of it."""
    return {index: len(run) + (index in echoed) for run in runs for echoed in (_echoed(lines, run),) for index in run}


def _echoed(lines: Sequence[Line], group: Sequence[int]) -> set[int]:
    """The lines of a run that are built like another: `从写代码到种草莓`, `从“一个人”到“一群人”`; `普惠，让…`."""
    builds: dict[int, set[str]] = {}
    for index in group:
        text = lines[index].text
        builds[index] = {text[0] + word for word in _BUILT.findall(text[1:])}
        if (paused := _PAUSE.match(text)) is not None:
            builds[index].add(paused[1])
    often = Counter(build for found in builds.values() for build in found)
    return {index for index, found in builds.items() if any(often[build] > 1 for build in found)}


def _add_wide(
    lines: Sequence[Line],
    groups: dict[tuple[int, bool, int], list[int]],
    wide: Sequence[tuple[tuple[int, bool, int], int]],
) -> None:
    """A subhead as wide as its column joins two and more that stand between blank lines as it does."""
    for key, index in wide:
        apart = [other for other in groups.get(key, ()) if lines[other + 1].blanks]
        whole = not ends_nothing(lines[index].text) and seam_nats(lines[index].text, lines[index + 1].text) == 0
        if len(apart) >= LEAST_RUN and whole:
            groups[key] = sorted([*groups[key], index])


def _add_loose(
    facts: Sequence[Facts],
    groups: dict[tuple[int, bool, int], list[int]],
    loose: Sequence[tuple[tuple[int, bool, int], int]],
) -> None:
    """Subheads behind a line of the page join the longest run of their stretch: one blank line there tells nothing.

    Nor does the one over one of two that stand alone and have one length.
    """
    for key, index in loose:
        near = max(
            (other for other in groups if other[:2] == key[:2]), key=lambda other: len(groups[other]), default=key
        )
        place = near if len(groups.get(near, ())) >= LEAST_RUN else key
        groups[place] = sorted([*groups.get(place, []), index])
    _pair_lone(facts, groups)


def _pair_lone(facts: Sequence[Facts], groups: dict[tuple[int, bool, int], list[int]]) -> None:
    """Two subheads of one length in a stretch are a run, though a column's end left a blank line over one of them."""
    for stretch, marked, blanks in [*groups]:
        close, apart = groups[stretch, marked, blanks], groups.get((stretch, marked, 1), [])
        if blanks == 0 and len(close) == len(apart) == 1 and facts[close[0]].size == facts[apart[0]].size:
            groups[stretch, marked, 1] = sorted(close + apart)
            del groups[stretch, marked, blanks]


def _add_first(
    lines: Sequence[Line],
    facts: Sequence[Facts],
    groups: dict[tuple[int, bool, int], list[int]],
    under: dict[int, list[int]],
) -> None:
    """The subheads straight under a headline or a byline join the runs that they are like."""
    for (stretch, marked, _), group in groups.items():
        first = next((index for index in reversed(under.get(stretch, [])) if index < group[0]), -1)
        if first < 0 or marked != (facts[first].marker is not None):
            continue
        short = facts[first].size <= max(facts[index].size for index in group) + 1
        if short and {_making(lines[first].text)} == {_making(lines[index].text) for index in group}:
            group.insert(0, first)


def _may_pause(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether a line with a pause in it may be a subhead: no text is cut behind it."""
    fact, text = facts[index], lines[index].text
    if COUNTED.fullmatch(text):
        return True
    asks = _making(text) == "question"
    if not fact.paused or not (fact.marks or asks) or fact.salutation or sure_speaker(fact.speaker):
        return False
    whole = text[-1] in "！？!?”’" or not (ends_nothing(text) or facts[index + 1].starts_closing)
    return whole and (text[-1] in "！？!?”’" or seam_nats(text, lines[index + 1].text) == 0)


def _alike(lines: Sequence[Line], facts: Sequence[Facts], group: list[int]) -> list[list[int]]:
    """The lines of a run of subheads, set apart by how they are made if some have a pause in them.

    A line with a pause in it counts only where two and more are made alike.
    """
    paused = {index for index in group if not facts[index].bare or facts[index].ends != "plain"}
    if not paused:
        return [group]
    made: dict[str, list[int]] = {}
    for index in group:
        made.setdefault(_making(lines[index].text), []).append(index)
    if len(made.get("clauses", [])) > 1:
        made["plain"] = sorted((*made.get("plain", []), *made.pop("clauses")))
    return [run for kind, run in made.items() if len(run) > 1 or not paused.intersection(run) or kind == "plain"]


def _making(text: str) -> str:
    """How a subhead is made: in quotation marks as a whole, with a label, of two clauses, or plain."""
    if text[0] in "“‘" and text[-1] in "”’":
        return "quoted"
    if COUNTED.fullmatch(text):
        return "number"
    if re.match(r".{1,8}?[:：]", text):
        return "label"
    return "clauses" if re.search("[,，]", text) else "question" if text[-1] in "？?" else "plain"


def pair_jumps(lines: Sequence[Line], cohesion: Cohesion) -> dict[int, int]:
    """The first lines of pieces behind a jump mark back, each with the last line of the article it most likely goes on.

    Of several articles that wait, the one that speaks of the same matter and whose last word goes on there.
    """

    def fit(left: int, index: int) -> float:
        torn = seam_nats(lines[left].text, lines[index].text) / TORN_NATS
        return cohesion.between(left, index) + min(torn, 1.0)

    found: dict[int, int] = {}
    waiting: list[int] = []
    for index, line in enumerate(lines):
        if line.jump_from and waiting:
            best = max(waiting, key=lambda left: (fit(left, index), left))
            waiting.remove(best)
            found[index] = best
        if line.jump_to:
            waiting.append(index)
            del waiting[:-MOST_WAITING]
    return found
