"""What is really written of an article, character by character, and what of the copy that leaves out.

Decisions: the words of a headline, a byline and a dateline are looked up in the copy they came from; whatever of that
copy no written field holds is listed as removed, so nothing can go in silence. The proof reads the finished JSON form
and the finished article files, front matter included, and knows nothing of how they were made.
"""

import itertools
import json
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from layout.records import dataclass
from layout.repair.decode import Dump
from layout.repair.marks import fold, simplified
from layout.repair.repeats import WINDOW
from layout.repair.types import LIST_MARK, Article, Change, Removed, Traced

EDITS: Final = frozenset({"width", "ellipsis", "dash", "quote", "digit", "glyph"})
"""Changes that put other characters in the place of some."""
SIGNED: Final = "/、"
"""Marks that a credit or two names may be written with though the copy has none: 文图 becomes 文/图."""
NEAR: Final = 40
"""An equal text is looked for within so many characters first."""
_SPACE: Final = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an article's copy holds: offsets that are written, those that are not, and how much was put in."""

    written: tuple[int, ...]
    left: tuple[tuple[int, ...], ...]
    inserted: int


def written_texts(article: Article) -> tuple[tuple[tuple[Traced, ...], tuple[str, ...]], ...]:
    """The copy of each field beside the words that are written of it."""
    byline, split = article.byline, article.split
    names = (*byline.reporters, *byline.correspondents, *byline.photo, byline.credit)
    return (
        (article.title, (split.kicker, split.headline, split.deck)),
        ((article.dateline,), (article.dateline.text,)),
        (byline.raw, names),
        (article.notes, ()),
        *(((paragraph.body,), (paragraph.text,)) for paragraph in article.paragraphs),
    )


def entry_of(article: Article) -> Entry:
    """The account of one article; none for a file that stays as it is."""
    if article.verbatim.text:
        return Entry(tuple(offset for offset in article.verbatim.at if offset >= 0), (), 0)
    written: list[int] = []
    left: list[tuple[int, ...]] = []
    inserted = 0
    for sources, words in written_texts(article):
        if len(sources) == 1 and words == (sources[0].text,):
            written += sources[0].at
            continue
        found, rest, more = _look_up(sources, words)
        written += found
        left += rest
        inserted += more
    return Entry(tuple(offset for offset in written if offset >= 0), tuple(left), inserted)


def _look_up(sources: Sequence[Traced], words: Sequence[str]) -> tuple[list[int], list[tuple[int, ...]], int]:
    """Where words stand in their copy: offsets found, runs of offsets left over, how many characters it has not."""
    chars = [pair for source in sources for pair in zip(source.text, source.at, strict=True) if not pair[0].isspace()]
    text = "".join(map(_key, (char for char, _ in chars)))
    free = bytearray(b"\x01" * len(text))
    missing = 0
    for word in sorted(("".join(map(_key, _SPACE.sub("", word))) for word in words), key=len, reverse=True):
        place = text.find(word)
        while place >= 0 and not all(free[place : place + len(word)]):
            place = text.find(word, place + 1)
        if place >= 0:
            free[place : place + len(word)] = bytes(len(word))
            continue
        for char in word:
            place = next((at for at, other in enumerate(text) if other == char and free[at]), -1)
            if place >= 0:
                free[place] = 0
            missing += place < 0 and char not in SIGNED
    found = [at for (_, at), open_ in zip(chars, free, strict=True) if not open_]
    ends = set(itertools.accumulate(sum(not char.isspace() for char in source.text) for source in sources))
    runs: list[list[int]] = []
    for position, (_, at) in enumerate(chars):
        if free[position] and at >= 0:
            if position and free[position - 1] and position not in ends and runs:
                runs[-1].append(at)
            else:
                runs.append([at])
    return found, [tuple(run) for run in runs], missing


@lru_cache(maxsize=16384)
def _is_blank(char: str) -> bool:
    """Whether a character prints nothing."""
    return char.isspace() or _SPACE.match(char) is not None


@lru_cache(maxsize=16384)
def _key(char: str) -> str:
    """The form in which a character of the copy and one that is written are the same."""
    folded = unicodedata.normalize("NFKC", char)
    return simplified(folded if len(folded) == 1 else char)


def left_over(
    dump: Dump, articles: Sequence[Article], entries: Sequence[Entry], changes: Sequence[Change]
) -> tuple[Removed, ...]:
    """What the fields of the articles leave out of their copy, each run with the reason: no field holds these words.

    Odd signs that the changes put right stand in it as they were meant.
    """
    found: list[Removed] = []
    meant = {change.start: change.after for change in changes if change.kind == "glyph" and len(change.after) == 1}
    for article, entry in zip(articles, entries, strict=True):
        byline = article.byline
        names = {fold(name) for name in (*byline.reporters, *byline.correspondents, *byline.photo) if name}
        for run in entry.left:
            own, start, end = set(run), run[0], run[-1] + 1
            chars = enumerate(dump.text[start:end], start)
            text = "".join(meant.get(at, c) for at, c in chars if at in own or c.isspace())
            file, line, _ = dump.place(start)
            again = any(name in fold(text) for name in names)
            reason = "name said twice in the byline" if again else "word that a field stands for"
            found.append(Removed(text, reason, start, end, line, file))
    return tuple(found)


def unwritten(
    dump: Dump,
    changes: Sequence[Change],
    removed: Sequence[Removed],
    documents: Sequence[Mapping[str, Any] | None],
    files: Sequence[str],
) -> int:
    """How many characters the written articles have too few or too many.

    Args:
        dump: The copy.
        changes: The ledger; those that are applied count.
        removed: All listed removals.
        documents: The articles as JSON; None for a file that stays as it is.
        files: The article files.
    """
    gone = bytearray(len(dump.text))
    for item in removed:
        gone[item.start : item.end] = b"\x01" * (item.end - item.start)
    wanted = Counter(dump.text)
    for item in removed:
        wanted.subtract(item.text)
    for change in changes:
        early = change.kind in ("invisible", "glyph")  # made in a line before it may be removed
        if change.applied and (early or (change.kind in EDITS and not gone[change.start])):
            wanted.subtract(change.before)
            wanted.update(change.after)
    found: Counter[str] = Counter()
    differing = 0
    for document, file in zip(documents, files, strict=True):
        if document is None:
            found.update(file)
            continue
        told = "".join(_told(document))
        found.update(told + document["byline"]["credit"])
        differing += misread(document, file)
    return differing + _apart(_by_key(wanted), _by_key(found), SIGNED)


def misread(document: Mapping[str, Any], file: str) -> int:
    """By how many characters an article file, read back, differs from the JSON form of the article."""
    told, back = Counter("".join(_told(document))), Counter(_read_back(file))
    return _apart(_by_key(told), _by_key(back), SIGNED) if told != back else 0


def _told(document: Mapping[str, Any]) -> list[str]:
    """The words of an article in its JSON form, its credit aside."""
    byline = document["byline"]
    fields = (document[name] for name in ("kicker", "headline", "deck", "dateline"))
    return [*fields, *document["paragraphs"], *byline["reporters"], *byline["correspondents"], *byline["photo"]]


def _read_back(file: str) -> str:
    """The words of an article file, read as text and not as it was made: values of the front matter, then the body."""
    _, head, body = file.split("---\n", 2)
    words: list[str] = []
    for row in head.splitlines():
        key, _, value = row.strip().partition(":")
        if value.lstrip()[:1] in ('"', "[") and key not in _UNTOLD:
            told = json.loads(value)
            words += [told] if isinstance(told, str) else told
    for line in body.splitlines():
        plain = re.sub(r"(?<!\\)((?:\\\\)*)\\$", r"\1", line.removeprefix("## "))  # a kept line end
        words.append(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain))
    return "".join(words)


_UNTOLD: Final = frozenset({"pictures", "图", "credit", "来源"})
"""Keys of the front matter whose values are no words of the copy, or stand there in another form."""


def _by_key(counts: Counter[str]) -> Counter[str]:
    """Counts of characters in the form in which copy and print are the same, blanks aside."""
    found: Counter[str] = Counter()
    for char, count in counts.items():
        if not _is_blank(char):
            found[_key(char)] += count
    return found


def _apart(one: Counter[str], other: Counter[str], allowed: str = "") -> int:
    """By how many characters two counts differ; of those `allowed` the other may have more."""
    counts = ((char, one[char] - other[char]) for char in one.keys() | other.keys())
    return sum(abs(count) for char, count in counts if not (char in allowed and count < 0))


def unproved(dump: Dump, changes: Sequence[Change], entries: Sequence[Entry]) -> int:
    """How many removals of repeats have no equal text that remains where they say it does.

    Lines of that text may have been removed as repeats of others that remain.
    """
    repeats = [change for change in changes if change.applied and change.reason and change.kind == "repeat"]
    if not repeats:
        return 0
    chars = _put_right(dump, changes)
    kept, doubtful, proved = _kept(dump, changes), list[Change](), set[str]()
    offsets = lru_cache(maxsize=None)(lambda number: _offsets(entries[number]))
    for change in repeats:
        text = fold(change.before)
        copies = map(offsets, range(len(entries)))
        own = (copy for copy in copies if change.article is not None or _holds(copy, change.other))
        if not text or any(_stands(chars, copy, change.other, text) for copy in itertools.chain((kept,), own)):
            proved.add(change.id)
        else:
            doubtful.append(change)
    if doubtful:
        kept = _kept(dump, [change for change in changes if change.id not in proved])
    return sum(not _stands(chars, kept, change.other, fold(change.before)) for change in doubtful)


def _kept(dump: Dump, changes: Sequence[Change]) -> list[int]:
    """The offsets that no change takes out, the marks before titles aside: a repeat of the text has them too."""
    gone = bytearray(len(dump.text))
    for change in changes:
        if change.applied and change.reason != LIST_MARK and (change.reason or change.kind == "invisible"):
            gone[change.start : change.end] = b"\x01" * (change.end - change.start)
    return [offset for offset, mark in enumerate(gone) if not mark]


def _offsets(entry: Entry) -> list[int]:
    """All offsets of an article's copy in the order of the copy."""
    return sorted({*entry.written, *itertools.chain.from_iterable(entry.left)})


def _holds(offsets: Sequence[int], place: int) -> bool:
    """Whether a place is among sorted offsets."""
    at = bisect_left(offsets, place)
    return at < len(offsets) and offsets[at] == place


def _put_right(dump: Dump, changes: Sequence[Change]) -> list[str]:
    """The characters of the copy as repeats are compared: odd signs stand in them as they were meant."""
    chars = list(dump.text)
    for change in changes:
        if change.applied and change.kind == "glyph":
            chars[change.start : change.end] = [change.after, *[""] * (change.end - change.start - 1)]
    return chars


def _stands(chars: Sequence[str], kept: Sequence[int], place: int, text: str) -> bool:
    """Whether a text stands among the offsets that are kept, from a place on, as far as a tail may be long."""
    first = bisect_left(kept, place)
    for reach in (2 * len(text) + NEAR, 2 * len(text) + 2 * WINDOW):  # most stand right there
        if text in fold("".join(chars[offset] for offset in kept[first : first + reach])):
            return True
    return False
