"""The ledger: every change with its place, those of boundaries included; the account of characters; the way back.

Decisions: offsets count characters of the decoded input, all files laid end to end. What is neither in an article
nor in a listed removal must be white space, or the audit fails. Undoing every change gives the bytes of the input.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from layout.records import dataclass
from layout.repair.account import EDITS, Entry, unproved, unwritten
from layout.repair.decode import Dump
from layout.repair.doubtcues import may_end
from layout.repair.doubts import is_rough
from layout.repair.model import Setting
from layout.repair.picturemarks import picture_marks
from layout.repair.reading import Role
from layout.repair.segment import Section
from layout.repair.signals import Cue, confidence, spoken
from layout.repair.types import Article, Audit, Change, Copy, Kind, Options, Removed, Traced
from layout.repair.writing import article_json, article_markdown

ASKED: Final = (0.15, 0.02)
"""A boundary left as it is that is wrong with this chance (0-1) is asked about: in plain copy, in a rough dump."""
BROKEN: Final = 0.2
"""The least chance (0-1) that a text which ends in mid-sentence goes on behind."""
TITLE: Final = 30
"""A longer line, in characters, is no headline that was overlooked."""


def boundary_changes(
    dump: Dump,
    setting: Setting,
    roles: Sequence[Role],
    doubts: Sequence[float],
    moves: Sequence[Change],
    gone: frozenset[int],
) -> tuple[Change, ...]:
    """Joins made, where articles begin, and boundaries left as they are that an editor should look at, each once.

    `doubts` are the chances (0-1) that the boundary before each line is read wrongly; `moves` mended other boundaries;
    lines that are `gone` have none.
    """
    changes: list[Change] = []
    asked: dict[tuple[Kind, int], float] = {}
    least = ASKED[is_rough(setting)]
    mended, moved = {move.other for move in moves}, {move.start for move in moves}
    for index, doubt in enumerate(doubts):
        if not index or index in gone or index - 1 in gone:
            continue
        pictured = any(picture_marks(setting.lines[place].text) for place in (index - 1, index))
        role, line, before = roles[index], setting.lines[index], roles[index - 1].state
        mended_here = setting.lines[index - 1].end in mended
        if before in _RUNNING and not role.joined and not mended_here and _breaks_off(setting, index - 1):
            doubt = max(doubt, BROKEN)
        if role.joined:
            changes.append(_boundary(dump, setting, "join", index, 1 - doubt, spoken(role.cues)))
        elif (role.state == "head" and before != "head") or (role.state == "orphan" and line.start not in moved):
            changes.append(_boundary(dump, setting, "article", index, 1 - doubt, _reading(role, 1)))
        elif role.state not in ("head", "orphan") and doubt >= least:
            question = _question(setting, roles, index)
            if pictured and question[0] == "join":
                continue  # such a line leaves the text
            asked[question] = max(doubt, asked.get(question, 0.0))
    for (kind, index), doubt in asked.items():
        beside: tuple[Kind, int] = ("article", index - 1) if kind == "join" else ("join", index + 1)
        if doubt >= min(asked.get(beside, 0.0), BROKEN):
            cues = _reading(roles[index], -1) if kind == "article" else spoken(roles[index].cues)
            changes.append(replace(_boundary(dump, setting, kind, index, doubt, cues), applied=False))
    return tuple(changes)


def _boundary(dump: Dump, setting: Setting, kind: Kind, index: int, sure: float, cues: tuple[Cue, ...]) -> Change:
    """A join with the line before, or an article that begins; `sure` from 0 to 1."""
    start, end = setting.lines[index - 1].end, setting.lines[index].start
    after = "" if kind == "join" else "\n\n\n"
    return Change(f"{kind}-{end}", kind, start, end, dump.text[start:end], after, round(sure, 4), cues)


def _reading(role: Role, sign: int) -> tuple[Cue, ...]:
    """What speaks for an article beginning at a line (against it: `sign` -1)."""
    return ((f"read as {role.state}, else {role.other}", round(min(role.clear, 20.0) * sign, 2)),)


def _question(setting: Setting, roles: Sequence[Role], index: int) -> tuple[Kind, int]:
    """What to ask about a boundary without a change, and before which line.

    A line alone that may be a headline is asked about where it stands, not once more behind it; a byline is asked
    about as part of the text before.
    """
    role, before, fact = roles[index], roles[index - 1], setting.facts[index]
    if role.state in ("sign", "top"):
        return "join", index
    heads = role.other == "head" and fact.size <= TITLE and not fact.stops
    above = setting.facts[index - 1]
    titled = before.state == "alone" and above.bare and not may_end(above) and role.other != "inner" and not heads
    if titled and index > 1 and roles[index - 2].state != "head":
        return "article", index - 1
    return ("article" if role.other in ("head", "orphan") and before.state != "head" else "join"), index


_RUNNING = frozenset({"first", "inner", "orphan"})


def _breaks_off(setting: Setting, index: int) -> bool:
    """Whether running text ends with a line in mid-sentence, and no jump mark says where it goes on."""
    line, fact = setting.lines[index], setting.facts[index]
    return fact.ends in ("plain", "pause", "open") and not (line.jump_to or fact.byline or index in setting.lists)


def move_changes(setting: Setting, sections: Sequence[Section], doubts: Sequence[float]) -> tuple[Change, ...]:
    """Pieces of articles brought home from behind other articles, and headlines printed again over them.

    `doubts` are the chances (0-1) that the boundary before each line is read wrongly.
    """
    changes: list[Change] = []
    for number, section in enumerate(sections):
        for index in section.repeated:
            line = setting.lines[index]
            cues = (("stands in the headline of the article that goes on here", 6.0),)
            changes.append(
                Change(f"repeat-{line.start}", "repeat", line.start, line.end, line.text, "", 0.93, cues,
                       reason="headline printed again", article=number)
            )  # fmt: skip
        units = [unit.lines for unit in section.units]
        for first in section.pieces:
            place = next(position for position, lines in enumerate(units) if lines[0] == first or first in lines)
            before = setting.lines[units[place - 1][-1]] if place else setting.lines[first]
            line = setting.lines[first]
            cues = (("fits this article better than others", round(section.fit, 2)),)
            sure = round(min(confidence(section.fit), 1 - doubts[first]), 4)
            changes.append(
                Change(f"move-{line.start}", "move", line.start, line.start, "", "", sure, cues,
                       other=before.end, article=number)
            )  # fmt: skip
    return tuple(changes)


def place_changes(dump: Dump, changes: Iterable[Change], options: Options) -> tuple[Change, ...]:
    """Changes in order of their place, each with file, line and column; what the editor accepted is sure, and what was
    refused is not proposed again.
    """
    placed = []
    ordered = sorted(changes, key=lambda change: (change.start, change.end, change.id))
    repeats = [change for change in ordered if change.kind == "repeat" and change.applied]
    for change in ordered:
        if not change.applied and options.decided(change.id, change.kind) is False:
            continue
        if change.kind == "repeat" and change.other >= 0:
            change = replace(change, other=_remaining(repeats, change.other))
        file, line, column = dump.place(change.start)
        reason = change.reason
        if reason == "repeat" and change.other >= 0:
            reason = f"repeat of line {dump.place(change.other)[1]}"
        accepted = change.applied and options.decided(change.id, change.kind)
        sure = 1.0 if accepted else change.confidence
        placed.append(replace(change, confidence=sure, file=file, line=line, column=column, reason=reason))
    return tuple(placed)


def number_changes(articles: Sequence[Article], changes: Sequence[Change]) -> list[Change]:
    """Changes of a boundary with the article, and the paragraph, that what stands behind it became part of."""
    spans: list[tuple[int, int, int, int | None]] = []
    for number, article in enumerate(articles):
        fields = (*article.title, article.dateline, *article.byline.raw)
        spans += [(text.at[0], text.at[-1], number, None) for text in fields if text.at]
        bodies = [(place, paragraph.body.at) for place, paragraph in enumerate(article.paragraphs)]
        spans += [(at[0], at[-1], number, place) for place, at in bodies if at]
    spans.sort(key=lambda span: span[:2])
    numbered = []
    for change in changes:
        if change.kind in ("join", "article"):
            near = bisect_right(spans, change.end, key=lambda span: span[0]) - 1
            if near >= 0 and change.end <= spans[near][1]:
                change = replace(change, article=spans[near][2], paragraph=spans[near][3])
        numbered.append(change)
    return numbered


def _remaining(repeats: Sequence[Change], place: int) -> int:
    """Where the text at a place stands that remains, if it was itself taken out as a repeat of another."""
    while True:
        at = bisect_right(repeats, place, key=lambda change: change.start) - 1
        if at < 0 or not (place < repeats[at].end and 0 <= repeats[at].other < place):
            return place
        place = repeats[at].other


def removed_text(changes: Iterable[Change]) -> tuple[Removed, ...]:
    """All text that was taken out, in full, with its reason and place."""
    return tuple(
        Removed(change.before, change.reason, change.start, change.end, change.line, change.file)
        for change in changes
        if change.reason and change.applied
    )


def article_texts(article: Article) -> tuple[Traced, ...]:
    """Every traced text of an article, in the order of the copy."""
    if article.verbatim.text:
        return (article.verbatim,)
    texts = (
        *article.title,
        article.dateline,
        *article.notes,
        *article.byline.raw,
        *(p.body for p in article.paragraphs),
    )
    return tuple(text for text in texts if text.text)


@dataclass(frozen=True, slots=True)
class Books:
    """All that the account is made of: the articles with what is written of each, the changes, the listed removals."""

    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    changes: tuple[Change, ...]
    removed: tuple[Removed, ...]


def audit_articles(dump: Dump, books: Books) -> Audit:
    """The account of every character of the input and of the output, by its place; then of what is really written."""
    source = dump.text
    used = bytearray(len(source))
    applied = [change for change in books.changes if change.applied]
    edited = {offset for change in applied if change.kind in EDITS for offset in range(change.start, change.end)}
    out = extra = disorder = substituted = inserted = 0
    moved = {change.start for change in applied if change.kind == "move"}
    allowed = sum(max(len(change.after) - len(change.before), 0) for change in applied if change.kind in EDITS)
    for article in books.articles:
        for text in article_texts(article):
            last = -1
            for char, offset in zip(text.text, text.at, strict=True):
                out += 1
                if offset < 0:
                    inserted += 1
                    continue
                extra += used[offset]
                used[offset] = 1
                disorder += offset <= last
                last = offset
                if source[offset] != char:
                    substituted += 1
                    extra += offset not in edited and not (source[offset].isspace() and char == " ")
        disorder += _paragraph_disorder(article, moved)
    missing, gone, twice = _places(source, books, applied)
    documents = [None if article.verbatim.text else article_json(article) for article in books.articles]
    files = [article_markdown(article) for article in books.articles]
    differing = unwritten(dump, books.changes, books.removed, documents, files)
    doubtful = unproved(dump, books.changes, books.entries)
    extra += twice + max(inserted - allowed, 0)
    return Audit(
        holds=not (missing or extra or disorder or differing or doubtful),
        characters_in=len(source), characters_out=out, removed=gone, substituted=substituted, inserted=inserted,
        missing=missing, extra=extra, out_of_order=disorder, unwritten=differing, unproved=doubtful,
        per_kind=dict(sorted(Counter(change.kind for change in applied).items())),
    )  # fmt: skip


def _places(source: str, books: Books, applied: Sequence[Change]) -> tuple[int, int, int]:
    """Of the copy's places: how many are neither written nor removed, how many are removed, how many are both."""
    seen = bytearray(len(source))
    twice = gone = 0
    for entry in books.entries:
        twice += entry.inserted
        for offset in entry.written:
            seen[offset] = 1
    for item in books.removed:
        span = seen[item.start : item.end]
        twice += span.count(1) if len(item.text) == len(span) else 0
        gone += span.count(0)
        seen[item.start : item.end] = bytes(value or 2 for value in span)
    for change in applied:
        if change.kind in ("invisible", "space") or change.kind in EDITS:
            span = seen[change.start : change.end]
            twice += span.count(1) if change.kind == "invisible" else 0
            gone += span.count(0)
            seen[change.start : change.end] = bytes(value or 2 for value in span)
    missing = sum(1 for char, mark in zip(source, seen, strict=True) if not mark and not char.isspace())
    return missing, gone, twice


_FIELDS = frozenset({"headline", "byline", "article", "picture", "column"})
"""Changes that sort words into fields, or that the dump has made: its text stays as it is."""


def _paragraph_disorder(article: Article, moved: Collection[int]) -> int:
    """How many paragraphs start before the one ahead of them ends: none but where a listed move begins, or order was
    lost.
    """
    count, last = 0, -1
    for paragraph in article.paragraphs:
        places = [offset for offset in paragraph.body.at if offset >= 0]
        if places:
            count += places[0] <= last and places[0] not in moved
            last = places[-1]
    return count


def restore(copies: Sequence[Copy], dump: Dump, changes: Iterable[Change], options: Options) -> tuple[bytes, ...]:
    """The raw files with only those changes of the text applied that the editor has not refused.

    With all refused each file comes back byte for byte; a file with changes comes back as UTF-8.
    """
    edits: list[list[Change]] = [[] for _ in copies]
    for change in changes:
        textual = change.applied and change.before != change.after and change.kind not in _FIELDS
        if textual and options.decided(change.id, change.kind) is not False:
            edits[dump.file_at(change.start)].append(change)
    ends = (*dump.first[1:], len(dump.text))
    results = []
    for copy, start, end, own in zip(copies, dump.first, ends, edits, strict=True):
        if not own and not any(start <= region[0] < end for region in dump.regions):
            results.append(copy.raw)
            continue
        text, done = [], start
        for change in sorted(own, key=lambda change: (change.start, -change.end)):
            if change.start >= done:
                text += [dump.text[done : change.start], change.after]
                done = change.end
        text.append(dump.text[done:end])
        results.append("".join(text).encode("utf-8", "surrogatepass"))
    return tuple(results)
