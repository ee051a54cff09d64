"""Lines become roles: the facts, the habits of the dump, a first reading, what it teaches, and the second reading.

Decisions: the first reading only knows what is clear by itself (sentence ends, datelines, bylines); the second
knows each article's measure, the names, the indents and how articles of this dump begin and end. A third is
needed only where an article broke off and its rest must be found.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from layout.repair.articlemeasures import group_measures
from layout.repair.bracketseams import opens_byline
from layout.repair.bylines import NOT_ONE, Reading, read_byline
from layout.repair.cohesion import read_cohesion
from layout.repair.context import (
    Conventions,
    Counts,
    Habits,
    count_boundaries,
    count_words,
    learn_habits,
    list_lines,
    spanning_pairs,
    speakers,
)
from layout.repair.datelines import read_dateline, tears_opening
from layout.repair.facts import Facts, read_facts
from layout.repair.gluedbylines import byline_at_end
from layout.repair.letters import with_signers
from layout.repair.lines import Line
from layout.repair.marks import HAN, is_name, simplified
from layout.repair.measure import LOST_INDENT_EM, column_of, local_measures
from layout.repair.metres import names_in_verse
from layout.repair.model import SHORT_EM, Setting
from layout.repair.pennames import with_pen_names
from layout.repair.poems import collected_titles
from layout.repair.reading import Role, read_roles, weigh_again, weigh_lines
from layout.repair.rests import find_rests
from layout.repair.rows import row_strength
from layout.repair.services import with_labels
from layout.repair.subheads import find_subheads, pair_jumps
from layout.repair.turnheads import find_heads_seen
from layout.repair.types import Kind, Options
from layout.repair.verse import verse_strength

_TEXT: Final = ("first", "inner", "alone", "sign")
SURE: Final = 2.5
"""A role of a first reading with this margin, in log odds, needs no other explanation."""
SURE_VERSE: Final = 0.9
"""What is verse as surely has titles of its own over it (0-1)."""
OWN_SHARE: Final = 0.3
"""How much the boundaries of the whole dump count beside those of an article itself."""


def interpret(lines: tuple[Line, ...], options: Options) -> tuple[Setting, tuple[Role, ...]]:
    """The setting and the best reading of all lines."""
    plain = with_pen_names(lines, with_signers(lines, [read_facts(line, frozenset()) for line in lines]))
    sung = names_in_verse(lines, plain)
    plain = tuple(replace(fact, reading=NOT_ONE) if index in sung else fact for index, fact in enumerate(plain))
    facts = _signed_over_lines(lines, plain)
    measures = local_measures(lines)
    habits = _clear_habits(lines, facts, measures)
    forced = {
        line.start: decided for line in lines if (decided := options.decided(f"join-{line.start}", "join")) is not None
    } if options.accepted or options.refused else {}  # fmt: skip
    rows = row_strength(lines, facts)
    seen = find_heads_seen(lines, facts, _decided(lines, options, "repeat", False))
    verse = _but(seen, verse_strength(lines, facts, measures, rows))
    cohesion = read_cohesion(lines, facts)
    resumed = pair_jumps(lines, cohesion)
    subheads, openers, runs = find_subheads(lines, facts, measures, frozenset(), verse | rows, resumed)
    first = Setting(
        lines=lines,
        facts=facts,
        measures=measures,
        short_first_em=(0.0,) * len(lines),
        habits=(habits,) * len(lines),
        words=count_words(lines, options.words),
        pairs=spanning_pairs(lines, frozenset())[0],
        lists=list_lines(lines, facts, frozenset()),
        speakers=speakers(facts),
        rows=rows,
        verse=verse,
        subheads=subheads,
        run_openers=openers,
        conventions=Conventions(),
        heads_seen=seen,
        forced=forced,
        no_heads=_decided(lines, options, "article", False),
        sure_heads=_decided(lines, options, "article", True),
        jumps_open=_jumps_open(lines, resumed),
        cohesion=cohesion.of_runs(runs),
    )
    roles = read_roles(weigh_lines(first))
    second = _learn(_with_rests(first, roles), plain, roles)
    weighed = weigh_lines(second)
    roles = read_roles(weighed)
    third = _with_rests(second, roles)
    roles = roles if third is second else read_roles(weigh_again(weighed, third))
    return third, _with_whole_bylines(third, roles)


def _with_whole_bylines(setting: Setting, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles, both lines of a byline that a line end tore alike: text where it is glued to a text, or who signs."""
    whole = list(roles)
    for index in range(1, len(roles)):
        reading, before = setting.facts[index].reading, whole[index - 1].state
        if not reading.byline or setting.facts[index - 1].reading is not reading:
            continue
        if before in ("first", "inner") and whole[index].state == "sign":
            whole[index] = replace(whole[index], state="inner", joined=True)
        elif before == "sign" and whole[index].state in ("first", "inner"):
            whole[index] = replace(whole[index], state="sign", joined=False)
    return tuple(whole)


_STUMP: Final = re.compile(
    rf"[{HAN}]\s*$|[{HAN}]{{1,2}}(?=\s*(?:、|通讯员|文/图|摄$))|(?:[文图摄]?[/／])?[文图摄]?\s*[)）]\s*$|[/／][文图摄]$"
)
"""The end of a byline, or of a name in one, at the start of a line, where a column end tore it."""


_OPEN_NAME: Final = re.compile(rf"(?:记者|通讯员)\s*(?:[{HAN}]{{1,4}}[\s、]+)*[{HAN}]{{1,3}}\s*$")
"""A role and names at the end of a line, the last of which may go on in the next one."""
_LONE_ROLE: Final = re.compile(r"(?:记者|通讯员|、|(?<=[。！？”])\s*本报)\s*$")
"""A role at the end of a line, whose names stand on the next one."""


def _jumps_open(lines: Sequence[Line], resumed: Mapping[int, int]) -> dict[int, float]:
    """Lines behind a jump mark back before which more than one article waits for its rest: 1, and 2 for `resumed`.

    Those are the lines that go on another one best, and not the one before them.
    """
    found: dict[int, float] = {}
    waiting = 0
    for index, line in enumerate(lines):
        if line.jump_from:
            if waiting > 1:
                found[index] = 1.0 if resumed.get(index, index - 1) == index - 1 else 2.0
            waiting -= 1
        waiting += line.jump_to != ""
    return found


def _decided(lines: Sequence[Line], options: Options, kind: Kind, wanted: bool) -> frozenset[int]:
    """Offsets of lines whose change of a kind the editor accepted (`wanted`) or refused."""
    if not (options.accepted or options.refused):
        return frozenset()
    return frozenset(line.start for line in lines if options.decided(f"{kind}-{line.start}", kind) is wanted)


def _signed_over_lines(lines: Sequence[Line], facts: Sequence[Facts]) -> tuple[Facts, ...]:
    """The facts, with lines marked as signed where a byline glued to the text runs over a line end.

    A byline in brackets behind a line that is all dateline is the dateline's, and no line of its own. Where a line end
    tore a dateline or the word for a report, the second line leans on the first.
    """
    result = list(facts)
    for index in range(1, len(lines)):
        led = index > 1 and lines[index - 1].text[0] in "(（" and _all_dateline(lines[index - 2].text)
        if not led and tears_opening(lines[index - 1].text, lines[index].text):
            result[index - 1] = replace(facts[index - 1], dateline=True, reading=NOT_ONE)
            result[index] = replace(facts[index], starts_closing=True)
            continue
        near = lines[index - 1 : index + 2]
        if facts[index].byline and len(near) > 2 and opens_byline(*(line.text for line in near)):
            result[index] = replace(facts[index], reading=NOT_ONE, starts_closing=True)
            continue
        if facts[index].byline and lines[index].text[0] in "(（" and _all_dateline(lines[index - 1].text):
            result[index] = replace(facts[index], reading=NOT_ONE)
            continue
        left, right = lines[index - 1].text[-40:], lines[index].text
        if len(right) > 30 or facts[index].ends == "final":
            continue
        close = not (lines[index].blanks or facts[index].byline)
        rest = close and _STUMP.match(right) is not None
        stump = rest or (close and facts[index].reading.score > 0 and _LONE_ROLE.search(left) is not None)
        role = max((left + right).rfind(word) for word in ("记者", "通讯员"))
        inside = role < len(left) or (stump and re.search("记者|通讯员|本报$", left) is not None)
        inside = inside or (close and _OPEN_NAME.search(left) is not None)
        if role < 0 or not inside or (facts[index - 1].byline and not stump):
            continue
        if facts[index - 1].byline and (whole := read_byline(left + right)).score >= facts[index - 1].reading.score:
            result[index - 1], result[index] = (replace(facts[at], reading=whole) for at in (index - 1, index))
            continue
        above = lines[index - 2].text[-20:] if index > 1 and len(left) < 24 and not facts[index - 2].byline else ""
        start, reading = byline_at_end(above + left + right)
        own = byline_at_end(left)[1]
        more = reading.score > own.score - (0.5 if stump else 0.0)
        more = more or (not lines[index].blanks and len(_people(reading)) > len(_people(own)))
        before = result[index - 1].signed or facts[index - 1].byline
        torn = (facts[index].byline and left[-1] not in "。）)") or (before and more)
        if start < len(above + left) and reading.score >= 4 and (torn or not (facts[index].byline or before)):
            result[index] = replace(facts[index], signed=True, ends="final", reading=NOT_ONE)
            if torn:
                result[index - 1] = replace(facts[index - 1], signed=False, ends="plain", reading=NOT_ONE)
    return with_labels(lines, with_signers(lines, result))


def _but(seen: frozenset[int], verse: Mapping[int, float]) -> dict[int, float]:
    """How surely lines are verse, without the headlines printed `seen` again at a mark, which stand close under it."""
    return {index: strength for index, strength in verse.items() if index not in seen}


def _all_dateline(text: str) -> bool:
    """Whether a line is a dateline and nothing else."""
    first, _, _ = read_dateline(text)
    return bool(text) and first >= len(text)


def _clear_habits(lines: Sequence[Line], facts: Sequence[Facts], measures: Sequence[float | None]) -> Habits:
    """What indents and blank lines mean, from boundaries that are clear without them."""
    joins, breaks = [], []
    for index in range(1, len(lines)):
        before, fact = facts[index - 1], facts[index]
        if before.byline or fact.byline or before.date or lines[index].file != lines[index - 1].file:
            continue
        if lines[index - 1].jump_to:
            continue
        measure = measures[index - 1]
        slack = measure - lines[index - 1].width_em if measure is not None else 0.0
        if before.ends == "final" and (measure is None or slack > SHORT_EM):
            breaks.append(index)
        elif before.ends in ("plain", "pause", "open") and not fact.dateline and not before.bare and slack <= SHORT_EM:
            joins.append(index)
    return learn_habits(count_boundaries(lines, joins, breaks))


def _learn(first: Setting, plain: Sequence[Facts], roles: Sequence[Role]) -> Setting:
    """What a first reading teaches the second; `plain` are the facts of each line for itself."""
    lines, count = first.lines, len(first.lines)
    groups = _articles(roles)
    measures: list[float | None] = [None] * count
    shorts = [0.0] * count
    habits = [first.habits[0]] * count if count else []
    firsts = {index for index, role in enumerate(roles) if role.state == "first"}
    inners = {index for index, role in enumerate(roles) if role.state == "inner"}
    alones = {index for index, role in enumerate(roles) if role.state == "alone"}
    total = _counts(first, roles, range(1, count))
    whole = learn_habits(total)
    for group, (measure, lost) in zip(groups, group_measures(first, groups, firsts, inners, alones), strict=True):
        own = learn_habits(_counts(first, roles, group).plus(total, OWN_SHARE))
        for index in group:
            measures[index] = None if first.verse.get(index) or index in first.rows else measure
            shorts[index] = LOST_INDENT_EM if lost and not whole.indents else 0.0
            habits[index] = own
    facts = _signed_over_lines(lines, _with_names(lines, plain, _known(first)))
    seams = _seams(roles)
    heads = _sure_heads(first, roles, seams)
    final = tuple(measures)
    verse = _but(first.heads_seen, verse_strength(lines, facts, final, first.rows))
    pairs = pair_jumps(lines, first.cohesion) | {index: left for index, (_, left) in first.rests.items()}
    subheads, openers, runs = find_subheads(lines, facts, final, heads, verse | first.rows, pairs)
    column_em, column_sure = column_of(_fragments(first, roles))
    second = replace(
        first,
        facts=facts,
        measures=final,
        short_first_em=tuple(shorts),
        habits=tuple(habits),
        pairs=spanning_pairs(lines, seams)[0],
        lists=list_lines(lines, facts, seams),
        verse=verse,
        subheads=subheads,
        run_openers=openers,
        collected=collected_titles(lines, facts, {at for at, sure in verse.items() if sure >= SURE_VERSE}),
        conventions=_conventions(first, groups, seams),
        column_em=column_em if not any(final) else None,
        column_sure=column_sure,
        cohesion=first.cohesion.of_runs(runs),
    )
    return _with_rests(second, roles)


def _known(first: Setting) -> frozenset[str]:
    """The names in bylines of a first reading."""
    return frozenset(name for fact in first.facts if fact.byline for name in _people(fact.reading))


def _sure_heads(first: Setting, roles: Sequence[Role], seams: frozenset[int]) -> frozenset[int]:
    """The lines that a first reading is sure are headlines; further lines of one may be subheads like others."""
    return frozenset(
        index
        for index, role in enumerate(roles)
        if role.state == "head" and role.margin > 2 and (first.subheads.get(index, 0) < 2 or index in seams)
    )


def _with_names(lines: Sequence[Line], facts: Sequence[Facts], known: frozenset[str]) -> Sequence[Facts]:
    """The facts read again where a line holds a name that only the bylines of the dump vouch for."""
    odd = {name[:2] for name in known if not (name[0].isascii() or is_name(name))}
    if not odd:
        return facts
    return [
        fact
        if len(line.text) > 60 or odd.isdisjoint(map("".join, itertools.pairwise(simplified(line.text))))
        else read_facts(line, known)
        for line, fact in zip(lines, facts, strict=True)
    ]


def _with_rests(setting: Setting, roles: Sequence[Role]) -> Setting:
    """The setting with what a reading says about articles that broke off."""
    broken = _dangling(setting, roles)
    closed = [role.state in ("alone", "sign") for role in roles]
    rests = find_rests(setting, broken, [_settled(role) for role in roles], closed)
    if broken == setting.dangling and rests == setting.rests:
        return setting
    return replace(setting, dangling=broken, rests=rests)


def _settled(role: Role) -> bool:
    """Whether a line surely goes on the line before it, or is no text."""
    return role.margin > SURE and (role.joined or role.state in ("head", "sign", "top", "alone"))


def _dangling(setting: Setting, roles: Sequence[Role]) -> tuple[int, ...]:
    """The last lines of articles that broke off in mid-sentence, without a jump line, where another one begins."""
    return tuple(
        index - 1
        for index in range(1, len(roles))
        if roles[index].state in ("head", "orphan")
        and roles[index - 1].state in ("first", "inner")
        and setting.facts[index - 1].ends in ("plain", "pause", "open")
        and not setting.lines[index - 1].jump_to
        and not setting.verse.get(index - 1)
        and index - 1 not in setting.rows
        and setting.lines[index - 1].text[-1] not in ")）"
        and not (index > 1 and setting.facts[index - 1].office and setting.facts[index - 2].ends == "final")
    )


def _people(reading: Reading) -> tuple[str, ...]:
    byline = reading.byline
    return (*byline.reporters, *byline.correspondents, *byline.photo)


def _seams(roles: Sequence[Role]) -> frozenset[int]:
    """The first lines of articles, as far as a reading is sure of them."""
    return frozenset(
        index
        for index in range(1, len(roles))
        if roles[index].state == "head" and roles[index - 1].state != "head" and roles[index].margin > SURE
    )


def _articles(roles: Sequence[Role]) -> list[range]:
    """The lines of each article of a reading."""
    starts = [0]
    for index in range(1, len(roles)):
        if (roles[index].state == "head" and roles[index - 1].state != "head") or roles[index].state == "orphan":
            starts.append(index)
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(roles)], strict=True) if end > start]


def _counts(setting: Setting, roles: Sequence[Role], span: range) -> Counts:
    """The joins and breaks of a span by a reading; verse and rows have their own way, subheads if there is no other."""
    text = {
        index
        for index in range(max(span.start - 1, 0), span.stop)
        if roles[index].state in ("first", "inner") or (roles[index].state == "alone" and setting.subheads.get(index))
    }
    joins = [index for index in span if index and roles[index].state == "inner"]
    breaks = [index for index in span if roles[index].state != "inner" and {index - 1, index} <= text]
    plain = [index for index in breaks if roles[index].state == "first" and roles[index - 1].state != "alone"]
    heads = [index for index in span if index and roles[index].state == "head" and roles[index - 1].state in _TEXT]
    return count_boundaries(setting.lines, joins, plain if len(plain) > 1 else breaks, heads)


def _conventions(setting: Setting, groups: Sequence[range], seams: Iterable[int]) -> Conventions:
    """How the articles of a first reading begin and end; `seams` are the first lines of those it is sure of."""
    if not groups:
        return Conventions()
    dated = sum(any(setting.facts[index].dateline for index in group) for group in groups)
    signed = sum(
        any(setting.facts[index].byline for index in group) or byline_at_end(setting.lines[group[-1]].text)[1].score > 0
        for group in groups
    )
    gaps = tuple(sorted(setting.lines[index].blanks for index in seams))
    return Conventions(dated / len(groups), signed / len(groups), len(groups), gaps)


def _fragments(setting: Setting, roles: Sequence[Role]) -> list[float]:
    """How wide, in em, the lines are that a reading goes on behind, with the indent that the first of a text lost."""
    return [
        setting.lines[index - 1].width_em + (2.0 if roles[index - 1].state == "first" else 0.0)
        for index in range(1, len(roles))
        if roles[index].state == "inner" and setting.facts[index - 1].ends in ("plain", "pause")
    ]
