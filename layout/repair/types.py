"""What the import road hands on: articles, and a ledger that accounts for every character of the raw copy.

Decisions: every output text carries, character by character, the offset in the decoded input that it came from; a
character without one was inserted and stands in a change. A change that is not applied is a question to the editor.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Final, Literal, TypeAlias, get_args

from layout.records import dataclass

Kind: TypeAlias = Literal[
    "encoding", "invisible", "noise", "jump", "repeat", "article", "join", "move", "headline", "dateline", "byline",
    "picture", "space", "width", "ellipsis", "dash", "quote", "digit", "glyph", "column",
]  # fmt: skip

KINDS: Final[frozenset[str]] = frozenset(get_args(Kind))
ALL: Final = "all"
"""Names every change, whatever its kind, in the editor's decisions."""

DOUBT: float = 0.9
"""A change, or a reading kept, below this confidence (0-1) is shown to the editor as a question."""
DOUBTS: Final[Mapping[str, float]] = {
    "article": 0.98, "headline": 0.97, "byline": 0.97, "join": 0.98, "move": 0.98, "repeat": 0.75,
}  # fmt: skip
"""The same for kinds whose errors cost more than a look, or less: of most kinds' errors four in five lie below, and few
paragraphs of plain copy have a question.
"""


LIST_MARK: Final = "mark of a list"
"""Why the mark before a title went, which is no part of its text."""
LIKELY: Final = 0.4
"""Of the changes only proposed a kind accepted as a whole means those at least so likely (0-1), an id any."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One raw file: its name as the user gave it and its bytes."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Options:
    """The editor's decisions: changes refused and proposals accepted, by id or by kind (`all` = every one)."""

    accepted: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def decided(self, change_id: str, kind: Kind) -> bool | None:
        """True for accepted, False for refused, None where the editor has said nothing."""
        if not (self.accepted or self.refused):
            return None
        names = {change_id, kind, ALL}
        if change_id in self.accepted:
            return True
        if names & self.refused:
            return False
        return True if names & self.accepted else None


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each of its characters, the offset in the decoded input it came from (-1: inserted)."""

    text: str = ""
    at: tuple[int, ...] = ()

    def cut(self, start: int, end: int | None = None) -> "Traced":
        """The part from `start` to `end`, offsets kept."""
        return Traced(self.text[start:end], self.at[start:end])

    def strip(self) -> "Traced":
        """Without white space at both ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))

    def __add__(self, other: "Traced") -> "Traced":
        return Traced(self.text + other.text, self.at + other.at)


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of the raw copy, or one that is proposed (`applied` false).

    `start` and `end` are offsets in the decoded input; `line` and `column` count from 1, columns in characters.
    `signals` are the cues with their weights, those for the change positive. `confidence` runs from 0 to 1.
    `reason` says why text was removed; `other` is the offset of the text that a repeat repeats, or that a moved piece
    now follows.
    """

    id: str
    kind: Kind
    start: int
    end: int
    before: str
    after: str
    confidence: float
    signals: tuple[tuple[str, float], ...] = ()
    applied: bool = True
    reason: str = ""
    other: int = -1
    file: str = ""
    line: int = 0
    column: int = 0
    article: int | None = None
    paragraph: int | None = None

    @property
    def question(self) -> bool:
        """Whether the editor should look at it."""
        return not self.applied or self.confidence < DOUBTS.get(self.kind, DOUBT)


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that is not copy, in full, with why it went and the offsets and line (from 1) where it stood."""

    text: str
    reason: str
    start: int
    end: int
    line: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article; `credit` is a mark like 文/图, `photo` who took the picture, `raw` the printed words.

    `author` says that the names in `reporters` were printed without a reporter's role.
    """

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    credit: str = ""
    raw: tuple[Traced, ...] = ()
    author: bool = False

    def __bool__(self) -> bool:
        return bool(self.reporters or self.correspondents or self.photo or self.credit)


ParagraphKind: TypeAlias = Literal["text", "subhead", "item", "verse", "row"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of copy: its traced text and what it is. `stanza` marks the first line of a stanza."""

    body: Traced
    kind: ParagraphKind = "text"
    stanza: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return self.body.text


@dataclass(frozen=True, slots=True)
class Split:
    """One reading of a headline: over-line, title, sub-title; a space inside a part is a pause."""

    kicker: str = ""
    headline: str = ""
    deck: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One clean article. `title` is all of the headline's text, traced; `split` its best reading.

    Of the `pictures` the text only speaks of those `mentioned`. `notes` are words that belong to no field;
    `verbatim` is the whole file of an article that was finished before.
    """

    title: tuple[Traced, ...] = ()
    split: Split = Split()
    alternatives: tuple[Split, ...] = ()
    dateline: Traced = Traced()
    paragraphs: tuple[Paragraph, ...] = ()
    byline: Byline = Byline()
    pictures: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    lang: str = "zh-Hans"
    notes: tuple[Traced, ...] = ()
    verbatim: Traced = Traced()


@dataclass(frozen=True, slots=True)
class Audit:
    """The account of every character: `holds` only when nothing is missing, extra, unlisted or out of order.

    `unwritten` counts the characters by which the written articles and the copy without listed removals differ;
    `unproved` the removed repeats of which no equal text remains.
    """

    holds: bool
    characters_in: int
    characters_out: int
    removed: int
    substituted: int
    inserted: int
    missing: int
    extra: int
    out_of_order: int
    unwritten: int
    unproved: int
    per_kind: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repaired:
    """All that one run of the import road says."""

    articles: tuple[Article, ...]
    removed: tuple[Removed, ...]
    changes: tuple[Change, ...]
    audit: Audit
