"""Full-width marks, quotes, dashes and dots as Chinese setting wants them: on a copy in memory, every change logged.

Decisions: the rules are run until none of them finds anything, so running them again changes nothing; NFC first,
never NFKC; Korean and English, code and addresses are left alone; `Setting.mend` switches everything off, or has
the changes told and not made.

Source: typography.md §12.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from layout.diagnostics import Diagnostic
from layout.model.article import RichText
from layout.model.style import Lang, Setting
from layout.records import dataclass
from layout.shape.draft import Draft, Edit, apply, changes_of, draft_of, moved
from layout.shape.messages import ODD_QUOTES
from layout.shape.place import place_of
from layout.shape.protect import foreign_sentences, protected, without_tokens
from layout.shape.quotes import latin_quotes
from layout.shape.sign_rules import (
    dashes,
    ellipses,
    full_width_letters,
    middle_dots,
    odd_quotes,
    straight_quotes,
    tildes,
)  # fmt: skip
from layout.shape.types import Change
from layout.shape.width_rules import Rule, View, brackets, colons, commas, exclamations, full_stops

_WIDENED_LANGS: Final = frozenset({"zh-Hans", "zh-Hant", "zh-HK", "ja"})
_CANDIDATES: Final = re.compile(r"[,;:!?.()~\"'…―─‧•・･⋅∙０-９Ａ-Ｚａ-ｚ％．｡､｢｣]|--")
_QUOTE_PAIRS: Final[dict[str, tuple[str, str]]] = {"zh-Hans": ("“”", "‘’")}
_CORNER_PAIRS: Final = ("「」", "『』")
_RULES: Final[tuple[Rule, ...]] = (
    full_width_letters, brackets, commas, colons, exclamations, full_stops, ellipses, dashes, tildes,
)  # fmt: skip
_COMBINED: Final = re.compile(
    r".[\u0300-\u036f\u0591-\u08ff\u1160-\u11ff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*", re.S
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as it is set, what was changed (offsets in the text as written), and warnings."""

    text: RichText
    changes: tuple[Change, ...]
    findings: tuple[Diagnostic, ...] = ()


def normalise(written: RichText, setting: Setting, key: str) -> Normalised:
    """The text in the form it is set in; marks and places have moved with it.

    Args:
        written: One paragraph as written.
        setting: Its language, and whether it is to be left as it is.
        key: Key of the text, for the log.

    Source: typography.md §12.
    """
    if setting.mend == "off":
        return Normalised(written, ())
    draft = _trimmed(_composed(draft_of(written.text)))
    findings: tuple[Diagnostic, ...] = ()
    if setting.lang in _WIDENED_LANGS and _CANDIDATES.search(draft.text):
        draft = _settled(draft, written, setting.lang)
        findings = _odd_quotes(draft, written, key)
    if setting.by_meaning:
        draft = _without_stop(draft)
        if setting.blank_commas:
            draft = apply(draft, (Edit(at, at + 1, "\u3000") for at, char in enumerate(draft.text) if char == "，"))
    if draft.text == written.text:
        return Normalised(written, (), findings)
    changes = changes_of(draft, written.text, key)
    return Normalised(written if setting.mend == "log" else moved(draft, written), changes, findings)


def _without_stop(draft: Draft) -> Draft:
    """A headline without the 。 or ， at its end. Source: typography.md §9."""
    end = len(draft.text.rstrip())
    kept = len(draft.text[:end].rstrip("。，"))
    return apply(draft, (Edit(kept, end, ""),)) if 0 < kept < end else draft


def _composed(draft: Draft) -> Draft:
    """The draft in NFC."""
    if unicodedata.is_normalized("NFC", draft.text):
        return draft
    edits = (
        Edit(match.start(), match.end(), new)
        for match in _COMBINED.finditer(draft.text)
        if (new := unicodedata.normalize("NFC", match[0])) != match[0]
    )
    return apply(draft, edits)


def _trimmed(draft: Draft) -> Draft:
    """The draft without typed indentation and trailing spaces."""
    lead = len(draft.text) - len(draft.text.lstrip(" \t\u3000"))
    tail = len(draft.text.rstrip(" \t\u3000"))
    if lead >= tail:
        return apply(draft, [Edit(0, len(draft.text), "")]) if draft.text else draft
    return apply(draft, [Edit(start, end, "") for start, end in ((0, lead), (tail, len(draft.text))) if start < end])


def _settled(draft: Draft, written: RichText, lang: Lang) -> Draft:
    """The draft after all rules have been run until none finds anything.

    Every edit widens a mark, shortens a run or narrows a letter, and none undoes another, so this ends.
    """
    while edits := list(_edits(_view(draft, written), lang)):
        draft = _composed(apply(draft, edits))  # a letter made narrow may take the mark behind it
    return draft


def _edits(view: View, lang: Lang) -> Iterator[Edit]:
    """Edits of all rules on one state of the text."""
    yield from straight_quotes(view, _QUOTE_PAIRS.get(lang, _CORNER_PAIRS))
    for rule in _RULES:
        yield from rule(view)
    yield from middle_dots(view, lang)


def _view(draft: Draft, written: RichText) -> View:
    """The draft as the rules see it."""
    now = moved(draft, written)
    tokens = protected(now)
    words = without_tokens(now.text, tokens)
    langs = {at: mark.value for mark in now.marks if mark.kind == "lang" for at in range(mark.start, mark.end)}
    return View(now.text, words, tokens, foreign_sentences(words), latin_quotes(now.text), langs, set())


def _odd_quotes(draft: Draft, written: RichText, key: str) -> tuple[Diagnostic, ...]:
    """A warning for each kind of straight quote that does not pair up."""
    view = _view(draft, written)
    return tuple(
        Diagnostic(
            message=ODD_QUOTES,
            values={"quote": draft.text[at]},
            span=place_of(written, draft.starts[at]),
            found=draft.text[max(0, at - 6) : at + 7],
            article=key.partition("/")[0],
        )
        for at in odd_quotes(view)
    )
