"""All texts of an issue, shaped once.

Decisions: one `Case` for each role and manner serves the whole issue; a missing glyph is reported once for each text
and character, at the first place it stands.
"""

import re
from dataclasses import field, replace
from typing import Final

from layout.diagnostics import Diagnostic, Span
from layout.fonts import Registry
from layout.model.article import RichText
from layout.model.issue import Issue
from layout.model.style import Setting, TextStyle
from layout.records import dataclass
from layout.shape.boxes import Stretch, fill_boxes, paragraph_classes, stretches
from layout.shape.case import Case
from layout.shape.cuts import Manner, manner_of
from layout.shape.messages import BORROWED_GLYPH, MISSING_GLYPH
from layout.shape.normalise import normalise
from layout.shape.place import place_of
from layout.shape.ruby import ruby_of, ruby_scale, widened
from layout.shape.types import Box, Change, Hyphen, Ruby, ShapedIssue, ShapedText
from layout.standing import on_distribute, standing

_DIVISIBLE: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f][A-Za-z0-9\u00c0-\u024f\u0370-\u052f]{3}")


@dataclass(slots=True, eq=False)
class Cases:
    """The type cases of one registry by role and manner."""

    registry: Registry
    by_manner: dict[tuple[str, Manner], Case] = field(default_factory=dict)

    def case(self, role: str, manner: Manner) -> Case:
        """The case of a role in a manner, made when first asked for."""
        if (case := self.by_manner.get((role, manner))) is None:
            case = self.by_manner[role, manner] = Case(self.registry, role, manner)
        return case


_OPEN: Final[list[Cases]] = []
"""The type cases of the last registries."""
on_distribute(_OPEN.clear)
OPEN: Final = 2
KEPT: Final = 8192
"""Texts that stay shaped: those of a large issue several times over."""


def _cases_of(registry: Registry) -> Cases:
    """The type cases of a registry; those of the last ones stay open."""
    cases = next((cases for cases in _OPEN if cases.registry == registry), None) or Cases(registry)
    _OPEN[:] = [cases, *(other for other in _OPEN if other is not cases)][:OPEN]
    return cases


def shape_issue(issue: Issue, registry: Registry) -> ShapedIssue:
    """Every text of the issue as boxes: normalised, itemised by face, shaped; with what was changed and is missing.

    Args:
        issue: The model.
        registry: The faces of its roles.
    """
    cases = _cases_of(registry)
    texts: dict[str, ShapedText] = {}
    changes: list[Change] = []
    findings: list[Diagnostic] = []
    for element in issue.texts:
        shaped, changed, found = _standing(cases, element.key, element.text, element.style)
        texts[element.key] = shaped
        changes += changed
        findings += found
    return ShapedIssue(texts, tuple(changes), tuple(findings))


@standing(KEPT)
def _standing(
    cases: Cases, key: str, written: RichText, style: TextStyle
) -> tuple[ShapedText, tuple[Change, ...], tuple[Diagnostic, ...]]:
    """As `shape_with`, kept."""
    return shape_with(cases, key, written, style)


def shape_text(
    text: RichText, style: TextStyle, registry: Registry, key: str = "text"
) -> tuple[ShapedText, tuple[Change, ...], tuple[Diagnostic, ...]]:
    """One text as boxes, the changes of normalisation, and findings.

    Args:
        text: A paragraph as written.
        style: Its style.
        registry: The faces of its roles.
        key: What the log calls it.
    """
    return shape_with(Cases(registry), key, text, style)


def shape_with(
    cases: Cases, key: str, written: RichText, style: TextStyle
) -> tuple[ShapedText, tuple[Change, ...], tuple[Diagnostic, ...]]:
    """As `shape_text`, with cases that serve several texts."""
    setting = style.setting
    normal = normalise(written, setting, key)
    source = _with_dots(normal.text) if setting.lang not in ("en", "ko") else normal.text
    boxes: list[Box] = []
    findings = list(normal.findings)
    parts = stretches(source, style) if source.text else ()
    manner = manner_of(setting)
    classed = paragraph_classes(source, parts, style, cases.case(style.role, manner))
    for part in parts:
        case = cases.case(part.role, manner if part.lang == manner.lang else replace(manner, lang=part.lang))
        fill_boxes(source.text, classed, part, case, boxes)
        if case.missing or case.borrowed:
            findings += _missing(source, (part.start, part.end), case, key)
    hyphens = _hyphens(cases, source.text, parts, setting)
    rubies, lacking = _rubies(cases, source, style, boxes, key)
    boxes = widened(boxes, rubies, manner.vertical)
    findings += lacking
    return ShapedText(key, source, style, tuple(boxes), hyphens, tuple(rubies)), normal.changes, tuple(findings)


def _with_dots(text: RichText) -> RichText:
    """Han and kana have no italic: what the copy stresses (`*…*`) gets emphasis dots. Source: typography.md §14."""
    if not any(mark.kind == "em" for mark in text.marks):
        return text
    marks = tuple(replace(mark, kind="dots") if mark.kind == "em" else mark for mark in text.marks)
    return replace(text, marks=marks)


def _rubies(
    cases: Cases, source: RichText, style: TextStyle, boxes: list[Box], key: str
) -> tuple[list[Ruby], list[Diagnostic]]:
    """The rubies of the text's marks, and a finding for each of their characters that no face holds."""
    rubies: list[Ruby] = []
    findings: list[Diagnostic] = []
    setting = style.setting
    case = cases.case(style.role, Manner(setting.lang, "banjiao", setting.writing == "vertical"))
    for mark in source.marks:
        if mark.kind == "ruby" and mark.value.strip():
            rubies += ruby_of(mark, boxes, case, ruby_scale(style))
            lacking = sorted((case.missing | case.borrowed.keys()) & set(mark.value))
            findings += [_lacking(char, mark.value, case, key, place_of(source, mark.start)) for char in lacking]
    return rubies, findings


def _hyphens(cases: Cases, text: str, parts: tuple[Stretch, ...], setting: Setting) -> tuple[Hyphen, ...]:
    """The hyphen of every face that may have to divide a Latin word of the text."""
    if not _DIVISIBLE.search(text):
        return ()
    found: dict[str, Hyphen] = {}
    for part in parts:
        case = cases.case(part.role, replace(manner_of(setting), lang=part.lang))
        piece = case.word("-")[0]
        found.setdefault(piece.face, Hyphen(piece.face, piece.glyphs[0], piece.body))
    return tuple(found.values())


def _missing(source: RichText, span: tuple[int, int], case: Case, key: str) -> list[Diagnostic]:
    """A finding for each character of a stretch that no face of its role holds, at its first place."""
    part = source.text[span[0] : span[1]]
    places = sorted((part.find(char), char) for char in (*case.missing, *case.borrowed))
    return [
        _lacking(char, part[max(0, at - 6) : at + 7], case, key, place_of(source, span[0] + at))
        for at, char in places
        if at >= 0
    ]


def _lacking(char: str, around: str, case: Case, key: str, span: Span | None) -> Diagnostic:
    """The finding for a character that no face of a role holds, with the text around it."""
    names = case.registry.roles[case.role].names
    chinese = next((name for name in (case.role, *names) if not name.isascii()), case.role)
    values = {"char": char, "code": f"U+{ord(char):04X}", "role": case.role, "role_zh": chinese}
    message = MISSING_GLYPH
    if (face := case.borrowed.get(char)) is not None:
        message, values = BORROWED_GLYPH, {**values, "face": face}
    return Diagnostic(message=message, values=values, span=span, found=around, article=key.partition("/")[0])
