"""Sections become articles: joined paragraphs, dateline and byline as fields, the headline split, marks mended.

Decisions: each step hands on traced text and the changes it made; a step the editor refused leaves the text as it was.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from layout.records import dataclass
from layout.repair.bylines import Reading, merge
from layout.repair.datelines import read_dateline, read_reported
from layout.repair.decode import Dump
from layout.repair.endbylines import glued_byline
from layout.repair.facts import may_sign_photo
from layout.repair.gluedbylines import byline_at_end
from layout.repair.headlines import labelled, split_title, title_parts, unmarked
from layout.repair.letters import sets_name_apart
from layout.repair.marks import HAN_CHAR, HANGUL_CHAR, KANA_CHAR, is_name, is_traditional, simplified
from layout.repair.model import Setting
from layout.repair.picturemarks import picture_marks, picture_names
from layout.repair.punctuation import Edit, apply_edits, punctuation_edits
from layout.repair.reading import Role
from layout.repair.segment import Section, join_lines
from layout.repair.signals import confidence
from layout.repair.spaces import odd_blanks, padding_edits, space_edits
from layout.repair.titlejoins import mend_phrases
from layout.repair.types import Article, Byline, Change, Options, Paragraph, Split, Traced
from layout.repair.unread import WEIGHT as SIGN_WEIGHT
from layout.repair.unread import byline_of, unread_byline

MAY_SIGN: Final = 3.5
"""What no reading knows as a byline is one half of the time if so much speaks for it, in log odds."""
UNFAMILIAR: Final = 0.95
"""A byline with a pen name, an office or a unit in it is no surer than this (0-1)."""
_MARK: Final = re.compile(r"(?:文|图|摄影报道|摄影|摄|供图|[/／\s])*")
"""The marks of who wrote and who took the picture."""

Place: TypeAlias = tuple[int | None, int | None]
"""An article and its paragraph, each counted from 0, where they are known."""

_LONE_ROLE: Final = re.compile(r"(?<=[。！？!?”…])\s*(?:(?:本报|全媒体|融媒体|首席|见习)*(?:记者|通讯员)|本报)\s*$")
"""A role at the end of a text whose names a column end has put on the next line."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What assembling looks at: the dump, the editor's decisions, the setting, and whether Han and Latin are spaced."""

    dump: Dump
    options: Options
    setting: Setting
    roles: tuple[Role, ...]
    spaced_latin: bool
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's paragraphs, who signs it and where it comes from, while it is assembled."""

    paragraphs: list[Paragraph]
    byline: Byline
    dateline: Traced


def assemble(desk: Desk, section: Section, number: int) -> tuple[Article, tuple[Change, ...]]:
    """One article and the changes that made it; `number` is its place in the output, from 0."""
    changes: list[Change] = []
    lines = desk.setting.lines
    paragraphs = []
    for unit in section.units:
        stanza = lines[unit.lines[0]].blanks > 0
        paragraphs.append(Paragraph(join_lines(lines, unit, desk.dump.text), unit.kind, stanza))
    if paragraphs and paragraphs[-1].kind == "subhead":
        paragraphs[-1] = replace(paragraphs[-1], kind="text")
    byline, paragraphs = _signs(desk, section, paragraphs, changes)
    paragraphs, byline = _end_byline(desk, paragraphs, byline, changes)
    paragraphs = [*_openings(desk, section), *paragraphs]
    dateline, paragraphs, byline, notes = _dateline(desk, paragraphs, byline, changes)
    section, text = _unread(desk, section, _Text(paragraphs, byline, dateline), changes)
    paragraphs, byline, dateline = text.paragraphs, text.byline, text.dateline
    mended = []
    paragraphs, named, spoken, marks = _pictures(desk, paragraphs, changes)
    odd = odd_blanks([(paragraph.text, paragraph.kind) for paragraph in paragraphs])
    for place, paragraph in enumerate(paragraphs):
        body, made = _mend(desk, paragraph, (number, place), odd[place])
        changes += made
        if body.text:
            mended.append(replace(paragraph, body=body))
    title, splits, made = _title(desk, section, number, "\n".join(paragraph.text for paragraph in mended))
    changes += made
    article = Article(
        title=title,
        split=splits[0],
        alternatives=splits[1:],
        dateline=dateline,
        paragraphs=tuple(mended),
        byline=byline,
        pictures=tuple(dict.fromkeys((*named, *spoken))),
        mentioned=tuple(name for name in spoken if name not in named),
        lang=_language([part.text for part in (*title, *(p.body for p in mended))]),
        notes=(*notes, *marks),
    )
    return article, tuple(change if change.article == number else replace(change, article=number) for change in changes)


def _openings(desk: Desk, section: Section) -> list[Paragraph]:
    """The datelines that stood before the titles in a section."""
    units = (index for unit in section.units for index in unit.lines)
    lines = [desk.setting.lines[index] for index in sorted((*section.head, *section.repeated, *units, *section.signs))]
    return [Paragraph(line.opening) for line in lines if line.opening.text]


def _language(texts: Sequence[str]) -> str:
    """The language that an article is set in: Japanese has kana, Korean Hangul, English no Han."""
    letters = sum(char.isalpha() for text in texts for char in text)
    for lang, own in (("ja", KANA_CHAR), ("ko", HANGUL_CHAR)):
        if sum(len(own.findall(text)) for text in texts) > letters / 4:
            return lang
    if not any(map(HAN_CHAR.search, texts)):
        return "en"
    return "zh-Hant" if is_traditional(texts) else "zh-Hans"


def _signs(
    desk: Desk, section: Section, paragraphs: list[Paragraph], changes: list[Change]
) -> tuple[Byline, list[Paragraph]]:
    """The byline from lines of its own; a line the editor keeps as text goes back among the paragraphs."""
    byline = Byline()
    readings = [desk.setting.facts[index].reading for index in section.signs]
    made = [
        _byline_change(desk.setting.lines[index].body, reading, confidence(desk.roles[index].margin))
        for index, reading in zip(section.signs, readings, strict=True)
    ]
    refused = [change for change in made if desk.options.decided(change.id, "byline") is False]
    # a name that runs over a line end is one reading of both lines: they are kept as text together
    texts = [reading for change, reading in zip(made, readings, strict=True) if change in refused]
    for index, change, reading in zip(section.signs, made, readings, strict=True):
        line = desk.setting.lines[index]
        if not reading.byline or any(reading is text for text in texts):
            paragraphs = [*_parted(paragraphs, line.body.at[0]), Paragraph(line.body)]
            continue
        byline = merge(byline, replace(reading.byline, raw=(line.body,)))
        changes.append(change)
    if len(byline.raw) < len(section.signs):
        paragraphs = sorted(paragraphs, key=lambda paragraph: paragraph.body.at[0])
    return byline, paragraphs


def _parted(paragraphs: list[Paragraph], place: int) -> list[Paragraph]:
    """The paragraphs, one that was joined over a place of the copy parted there: what stands there comes between."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        body = paragraph.body
        after = next((i for i, offset in enumerate(body.at) if offset > place), len(body.at))
        parts = (body.cut(0, after).strip(), body.cut(after).strip())
        found += [replace(paragraph, body=part) for part in parts if part.text]
    return found


def _unread(desk: Desk, section: Section, text: _Text, changes: list[Change]) -> tuple[Section, _Text]:
    """Words that may sign the article stay in the text, with a question; if the editor says so they are its byline."""
    title = [desk.setting.lines[index].body for index in section.head]
    found = unread_byline(text.paragraphs, title, bool(text.byline))
    if found is None or (found.places and text.dateline.text):
        return section, text
    signed, words = byline_of(found.words), found.words
    change = _byline_change(words, Reading(signed, found.weight), confidence(found.weight - MAY_SIGN))
    if found.places:
        start = words.at[0]
        change = replace(change, id=f"dateline-{start}", kind="dateline", after=words.text)
    decided = desk.options.decided(change.id, change.kind)
    if decided is False:
        return section, text
    cues = tuple((name, round(SIGN_WEIGHT[name] * strength, 2)) for name, strength in found.cues)
    changes.append(replace(change, applied=decided is True, signals=cues))
    if not decided:
        return section, text
    if found.paragraph < 0:
        return replace(section, head=section.head[:-1]), replace(text, byline=merge(text.byline, signed))
    paragraphs, body = [*text.paragraphs], text.paragraphs[found.paragraph].body
    start, end = body.at.index(words.at[0]), body.at.index(words.at[-1]) + 1
    rest = body.cut(end).strip() if start == 0 else body.cut(0, start).strip()
    paragraphs[found.paragraph] = replace(paragraphs[found.paragraph], body=rest)
    text = replace(text, paragraphs=[paragraph for paragraph in paragraphs if paragraph.text])
    return section, replace(text, dateline=words) if found.places else replace(text, byline=merge(text.byline, signed))


def _is_familiar(byline: Byline, printed: str) -> bool:
    """Whether a byline is of the most common form: names with a known surname, apart, and what they did in a mark."""
    people = (*byline.reporters, *byline.correspondents, *byline.photo)
    plain = simplified(printed)
    ends = {plain.find(name) + len(name) for name in map(simplified, people)}
    apart = not any(plain.find(name) in ends for name in map(simplified, people) if plain.find(name) > 0)
    return apart and all(map(is_name, people)) and (not people or _MARK.fullmatch(byline.credit) is not None)


def _byline_change(body: Traced, reading: Reading, sure: float) -> Change:
    byline = reading.byline
    sure = sure if _is_familiar(byline, body.text) else min(sure, UNFAMILIAR)
    words = [
        f"{name}={' '.join(people)}"
        for name, people in (
            ("reporters", byline.reporters), ("correspondents", byline.correspondents), ("photo", byline.photo),
        ) if people
    ]  # fmt: skip
    after = "; ".join([*words, *([f"credit={byline.credit}"] if byline.credit else [])])
    start = body.at[0]
    cues = (("roles and names cover all of it", round(reading.score, 1)),)
    return Change(f"byline-{start}", "byline", start, body.at[-1] + 1, body.text, after, sure, cues)


def _end_byline(
    desk: Desk, paragraphs: list[Paragraph], byline: Byline, changes: list[Change]
) -> tuple[list[Paragraph], Byline]:
    """A byline glued to the last sentence of the article."""
    for place in range(len(paragraphs) - 1, max(len(paragraphs) - 3, -1), -1):
        body = paragraphs[place].body
        if byline and (lone := _LONE_ROLE.search(body.text)):
            byline = merge(Byline(raw=(body.cut(lone.start()).strip(),)), byline)
            paragraphs = [*paragraphs]
            paragraphs[place] = replace(paragraphs[place], body=body.cut(0, lone.start()).strip())
            break
        found = glued_byline(paragraphs, place, bool(byline), desk.known)
        if found is None:
            continue
        start, reading = found
        raw = body.cut(start).strip()
        sure = confidence(reading.score - (1.5 if start and place == len(paragraphs) - 1 else 2.5))
        change = _byline_change(raw, reading, sure)
        if desk.options.decided(change.id, "byline") is False:
            continue
        changes.append(change)
        byline = merge(byline, replace(reading.byline, raw=(raw,)))
        rest = body.cut(0, start).strip()
        paragraphs = [*paragraphs]
        paragraphs[place] = replace(paragraphs[place], body=rest)
        if not rest.text:
            del paragraphs[place]
        break
    return paragraphs, byline


def _dateline(
    desk: Desk, paragraphs: list[Paragraph], byline: Byline, changes: list[Change]
) -> tuple[Traced, list[Paragraph], Byline, tuple[Traced, ...]]:
    """The dateline that opens the first paragraph, and a byline in brackets behind it."""
    for place, paragraph in enumerate(paragraphs[:2]):
        body = paragraph.body
        if (found := _reported(desk, body, byline, changes)) is not None:
            return (
                found[0],
                [*paragraphs[:place], replace(paragraph, body=found[1]), *paragraphs[place + 1 :]],
                found[2],
                (),
            )
        first, second, reading = read_dateline(body.text)
        if not first or desk.options.decided(f"dateline-{body.at[0]}", "dateline") is False:
            continue
        line, rest = body.cut(0, first).strip(), body.cut(second).strip()
        cue = (("opens the body", 4.0),)
        changes.append(
            Change(f"dateline-{line.at[0]}", "dateline", line.at[0], line.at[-1] + 1, line.text, line.text, 0.98, cue)
        )
        torn = tuple(
            Edit(match.start(), match.end(), "", "space", 0.97, "a stray blank in the dateline")
            for match in re.finditer(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", line.text)
        )
        line, made = _edit(desk, line, torn)
        changes += made
        between = body.cut(first, second).strip()
        notes: tuple[Traced, ...] = ()
        if reading.byline:
            changes.append(_byline_change(between, reading, confidence(reading.score)))
            byline = merge(replace(reading.byline, raw=(between,)), byline)
        elif between.text:
            notes = (between,)
        paragraphs = [*paragraphs]
        if rest.text:
            paragraphs[place] = replace(paragraph, body=rest)
        else:
            del paragraphs[place]
        return line, paragraphs, byline, notes
    return Traced(), paragraphs, byline, ()


def _reported(desk: Desk, body: Traced, byline: Byline, changes: list[Change]) -> tuple[Traced, Traced, Byline] | None:
    """A dateline in which the reporter stands before the place: the place, the body behind it, the byline."""
    start, end, rest, reading = read_reported(body.text)
    if not rest or rest >= len(body.text) or desk.options.decided(f"byline-{body.at[0]}", "byline") is False:
        return None
    changes.append(_byline_change(body.cut(0, start).strip(), reading, confidence(reading.score)))
    raw = tuple(part for part in (body.cut(0, start), body.cut(end, rest).strip()) if part.text)
    return body.cut(start, end), body.cut(rest), merge(replace(reading.byline, raw=raw), byline)


def _pictures(
    desk: Desk, paragraphs: list[Paragraph], changes: list[Change]
) -> tuple[list[Paragraph], tuple[str, ...], tuple[str, ...], tuple[Traced, ...]]:
    """The pictures that lines name which do nothing else, those that the text speaks of, and the lines: they leave the
    body.
    """
    kept: list[Paragraph] = []
    named: list[str] = []
    spoken: list[str] = []
    marks: list[Traced] = []
    for paragraph in paragraphs:
        body = paragraph.body
        change_id = f"picture-{body.at[0]}"
        names = picture_marks(body.text)
        if not names or desk.options.decided(change_id, "picture") is False:
            kept.append(paragraph)
            spoken += picture_names(body.text)
            continue
        named += names
        marks.append(body)
        cue, after = (("the line only names a picture", 4.0),), f"picture={'、'.join(names)}"
        changes.append(Change(change_id, "picture", body.at[0], body.at[-1] + 1, body.text, after, 0.97, cue))
    return kept, tuple(dict.fromkeys(named)), tuple(dict.fromkeys(spoken)), tuple(marks)


def _mend(desk: Desk, paragraph: Paragraph, place: Place, odd: Sequence[Edit] = ()) -> tuple[Traced, list[Change]]:
    """A paragraph with stray blanks gone and marks at full width; `odd` blanks are asked about."""
    body = paragraph.body
    changes: list[Change] = []
    if paragraph.kind in ("text", "item") and not sets_name_apart(body.text):
        told = byline_at_end(body.text, desk.known)[0] if may_sign_photo(body.text) else len(body.text)
        edits = space_edits(body.text, desk.setting.words, desk.spaced_latin)
        body, changes = _edit(desk, body, [edit for edit in edits if edit.end < told], place)
    elif odd or paragraph.kind == "subhead":
        body, changes = _edit(desk, body, odd or padding_edits(body.text), place)
    body, made = _edit(desk, body, punctuation_edits(body.text), place)
    return body, changes + made


def _edit(desk: Desk, body: Traced, edits: Sequence[Edit], place: Place = (None, None)) -> tuple[Traced, list[Change]]:
    """A text with those edits applied that are sure enough or accepted, and not refused."""
    made: list[Change] = []
    good: list[Edit] = []
    for edit in edits:
        start, end = body.at[edit.start], body.at[edit.end - 1] + 1
        change_id = f"{edit.kind}-{start}"
        decided = desk.options.decided(change_id, edit.kind)
        if decided is False:
            continue
        applied = edit.applied or decided is True
        weight = 4.0 * edit.confidence - 2.0
        change = Change(
            change_id, edit.kind, start, end, body.text[edit.start : edit.end], edit.after,
            edit.confidence, ((edit.cue, round(weight, 2)),), applied, article=place[0], paragraph=place[1],
        )  # fmt: skip
        made.append(change)
        if applied:
            good.append(edit)
    return apply_edits(body, good), made


def _title(
    desk: Desk, section: Section, number: int, told: str
) -> tuple[tuple[Traced, ...], tuple[Split, ...], list[Change]]:
    """The headline's parts, its readings, and the change that split it."""
    lines = tuple(desk.setting.lines[index].body for index in section.head)
    if not lines:
        return (), (Split(),), []
    lines, changes = unmarked(lines, desk.options)
    start, end = lines[0].at[0], lines[-1].at[-1] + 1
    before = desk.dump.text[start:end]
    if desk.options.decided(f"headline-{start}", "headline") is False:
        return lines, (Split("", " ".join(line.text for line in lines), ""),), changes
    parts = []
    starts = frozenset(line.at[0] for line in lines)
    told = re.sub(r"\s", "", simplified(told))
    pieces, whole = mend_phrases(title_parts(lines), desk.setting.words, starts, told)
    for part in pieces:
        body, made = _edit(desk, part, punctuation_edits(part.text), (number, None))
        changes += made
        parts.append(body)
    reading = split_title(tuple(part.text for part in parts), tuple(part.at[0] in starts for part in parts), told)
    names = [(desk.setting.lines[index].start, desk.setting.lines[index].part) for index in section.head]
    if all(name for _, name in names):
        reading = labelled(names, parts)
    best = reading.splits[0]
    after = " | ".join(text for text in (best.kicker, best.headline, best.deck) if text)
    if len(parts) > 1 or re.sub(r"\s", "", before) != re.sub(r"\s", "", after):
        changes.append(
            Change(
                f"headline-{start}", "headline", start, end, before, after, round(reading.sure * whole, 3), reading.cues
            )
        )
    return tuple(parts), reading.splits, changes
