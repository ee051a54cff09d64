"""The proof that every article's text is in the PDF: once, complete, in order, character by character.

Decisions: two ways that must agree. By the structure tree: each expected text is one element of its article's `Art`, in
order, and nothing else of any length is in it. By the order of painting: what the article's content paints, page after
page, is its texts one after the other, but for what may stand between them (jump lines, captions); and over all pages
no text is painted twice. White space is no character, but a space between two words of a script that has them is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from layout.diagnostics import Diagnostic, Message, Words
from layout.preflight import messages
from layout.preflight.opened import OpenedPage, OpenedPdf, UnreadablePdfError, broken, open_pdf
from layout.preflight.structure import (
    BESIDE,
    Node,
    content_of,
    paragraphs_of,
    read_tree,
    text_elements,
    texts_by_content,
    walk,
)
from layout.preflight.types import Expected, TextProof

IDEOGRAPHIC: Final = "\u2e80"
"""From here on, scripts set no spaces between words."""
QUOTED: Final = 24
"""Characters of a text that a finding quotes."""
SURELY_ONCE: Final = 40
"""Texts of this length do not come twice by chance; shorter ones may be quoted by an index or a caption."""

SMALLEST_PIECE: Final = 4
"""Fewer characters than this agree by chance."""

_WHITE: Final = re.compile(r"\s+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")


def canonical(text: str) -> str:
    """A text without soft hyphens and white space, but for one space between two words of an alphabetic script."""
    text = _INVISIBLE.sub("", text)

    def kept(match: re.Match[str]) -> str:
        start, end = match.span()
        if start == 0 or end == len(text):
            return ""
        return " " if max(text[start - 1], text[end]) < IDEOGRAPHIC else ""

    return _WHITE.sub(kept, text)


def verify_text(pdf: bytes | OpenedPdf, expected: Sequence[Expected], partly: Collection[str] = ()) -> TextProof:
    """Proves the articles' texts in a PDF, or says what is missing, doubled or out of order.

    Args:
        pdf: The file, or the file already opened.
        expected: The articles, normalised texts in reading order.
        partly: Articles of which the file holds a part only (some pages of an issue): they are not judged.
    """
    try:
        opened = open_pdf(pdf) if isinstance(pdf, bytes) else pdf
        tree = read_tree(opened)
    except UnreadablePdfError as error:
        return _nothing(expected, error.why)
    except broken() as error:
        return _nothing(expected, str(error))
    texts = texts_by_content(opened)
    articles = {node.ident: node for node in walk(tree) if node.tag == "Art" and node.ident}
    beside = {entry for node in walk(tree) if node.tag in BESIDE for entry in node.content}
    stream = canonical("\n".join(_page_text(page, beside) for page in opened.pages))
    painted = painted_by(opened, articles)
    tallies = [_by_tree(article, articles.get(article.story), texts) for article in expected]
    tallies += [_by_content(article, painted.get(article.story, [])) for article in expected]
    tallies += [_doubled(expected, stream), _broken_up(opened, articles)]
    known = {*partly, *(article.story for article in expected)}
    tallies += [_unknown(node, texts) for ident, node in articles.items() if ident not in known]
    half = len(expected)
    by_tree, by_content = sum(t.missing for t in tallies[:half]), sum(t.missing for t in tallies[half:])
    missing = by_tree or by_content  # the tree's count is exact, that of the content order is of whole pieces
    return TextProof(
        articles=len(expected),
        characters=_characters(expected),
        missing=missing,
        extra=sum(t.extra for t in tallies),
        out_of_order=sum(t.out_of_order for t in tallies),
        findings=tuple(finding for tally in tallies for finding in tally.findings),
    )


def _characters(expected: Sequence[Expected]) -> int:
    """How many characters the articles have."""
    return sum(len(canonical(text)) for article in expected for text in article.texts)


def _nothing(expected: Sequence[Expected], why: str | Words) -> TextProof:
    """The proof of a file that cannot be read: everything is missing."""
    count = _characters(expected)
    fault = Diagnostic(message=messages.UNREADABLE, values={"why": why})
    return TextProof(len(expected), count, max(count, 1), 0, 0, (fault,))


def _page_text(page: OpenedPage, beside: Collection[tuple[int, int]]) -> str:
    """The text of a page in the order it is painted, artifacts and rubies left out."""
    return "".join(
        text for mcid, artifact, text in page.content.texts if not artifact and (page.object_number, mcid) not in beside
    )


def painted_by(opened: OpenedPdf, articles: Mapping[str, Node]) -> Mapping[str, list[tuple[int, str]]]:
    """What the content of each article paints, in the order it does: which of its elements, and the text, neighbours of
    one element joined.
    """
    owners: dict[tuple[int, int], tuple[str, int]] = {}
    for ident, article in articles.items():
        for place, element in enumerate(text_elements(article)):
            owners.update(dict.fromkeys(content_of(element), (ident, place)))
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for page in opened.pages:
        for mcid, artifact, text in page.content.texts:
            owner = owners.get((page.object_number, mcid)) if mcid is not None else None
            if owner is None or artifact:
                continue
            row = found[owner[0]]
            if row and row[-1][0] == owner[1]:
                row[-1] = (owner[1], row[-1][1] + text)
            else:
                row.append((owner[1], text))
    return found


def _tally(missing: int = 0, extra: int = 0, out_of_order: int = 0, findings: Sequence[Diagnostic] = ()) -> TextProof:
    """The counts of one article in one way of reading."""
    return TextProof(1, 0, missing, extra, out_of_order, tuple(findings))


def text_finding(message: Message, article: str, text: str, count: int) -> Diagnostic:
    """A fault of the text."""
    values = {"article": article, "count": str(count)}
    return Diagnostic(
        message=message, values=values, article=article, found=text[:QUOTED] or None, measured=float(count)
    )


def _by_tree(article: Expected, node: Node | None, texts: Mapping[tuple[int, int], str]) -> TextProof:
    """One article by the structure tree."""
    wanted = [canonical(text) for text in article.texts]
    if node is None:
        total = sum(map(len, wanted))
        if not total:
            return _tally()
        return _tally(total, findings=[text_finding(messages.TEXT_NO_ARTICLE, article.story, "", total)])
    found = [text for text in map(canonical, paragraphs_of(node, texts)) if text]
    optional = {canonical(text) for text in article.optional}
    others = Counter(canonical(text) for text in article.others)
    absent = Counter(wanted) - Counter(found)
    for text in optional:
        absent.pop(text, None)
    surplus = Counter(found) - Counter(wanted) - others
    findings: list[Diagnostic] = []
    missing = extra = 0
    for text in [text for text in wanted if absent[text]]:
        near = max(surplus, key=lambda other: _likeness(text, other), default="")
        alike = bool(near) and _likeness(text, near) > 0.5
        lacks, has_more = _difference(text, near) if alike else (len(text), 0)
        missing, extra = missing + lacks, extra + has_more
        if alike:
            surplus.pop(near)
        message = messages.TEXT_DIFFERS if alike else messages.TEXT_MISSING
        findings.append(text_finding(message, article.story, text, lacks or has_more))
        absent[text] -= 1
    for text, count in surplus.items():
        extra += len(text) * count
        doubled = text in wanted or text in others
        message = messages.TEXT_DOUBLED if doubled else messages.TEXT_EXTRA
        findings.append(text_finding(message, article.story, text, len(text) * count))
    moved = _out_of_order(wanted, found)
    findings += [text_finding(messages.TEXT_ORDER, article.story, text, len(text)) for text in moved]
    return _tally(missing, extra, sum(map(len, moved)), findings)


def _likeness(a: str, b: str) -> float:
    """How alike two texts are, 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


def _difference(wanted: str, found: str) -> tuple[int, int]:
    """Characters of `wanted` that `found` lacks, and those it has too many."""
    same = sum(block.size for block in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks())
    return len(wanted) - same, len(found) - same


def _out_of_order(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    """Texts that stand elsewhere than their neighbours say; those that are not in both do not count."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(found):
        places.setdefault(text, []).append(place)
    order = [places[text].pop(0) for text in wanted if places.get(text)]
    kept: list[int] = []
    lengths: list[int] = []
    for place in order:
        lengths.append(1 + max((lengths[i] for i in range(len(lengths)) if order[i] < place), default=0))
    best = max(lengths, default=0)
    for i in range(len(order) - 1, -1, -1):
        if lengths[i] == best and (not kept or order[i] < kept[-1]):
            kept.append(order[i])
            best -= 1
    return [found[place] for place in order if place not in kept]


def _by_content(article: Expected, painted: Sequence[tuple[int, str]]) -> TextProof:
    """One article by the order of painting: its texts whole or in pieces, one after the other.

    `painted` are its elements and what they paint, in order.
    """
    whole: dict[int, str] = defaultdict(str)
    for place, text in painted:
        whole[place] += text
    others = {canonical(text) for text in article.others}
    own = Counter(canonical(text) for text in article.texts)  # its headline may be that of its continuation, too
    between = set()
    for place, text in whole.items():
        words = canonical(text)
        own[words] -= 1
        if words in others and own[words] < 0:
            between.add(place)
    if _joined(row for row in painted if row[0] not in between) == canonical("\n".join(article.texts)):
        return _tally()
    return _searched(article, _joined(painted))


def _joined(painted: Iterable[tuple[int, str]]) -> str:
    """The texts one after the other: pieces of one element as they are, elements apart."""
    parts: list[str] = []
    last = -1
    for place, text in painted:
        parts.append(text if place == last else "\n" + text)
        last = place
    return canonical("".join(parts))


def _searched(article: Expected, stream: str) -> TextProof:
    """The texts of an article looked for in what it paints: what is missing, what is out of order."""
    position = missing = moved = 0
    findings: list[Diagnostic] = []
    optional = {canonical(text) for text in article.optional}
    for text in map(canonical, article.texts):
        at = stream.find(text, position)
        if at >= 0:
            position = at + len(text)
            continue
        if text in stream:
            moved += len(text)
            findings.append(text_finding(messages.TEXT_ORDER, article.story, text, len(text)))
            continue
        end, lacking = _in_pieces(text, stream, position)
        if lacking:
            end, lacking = _scattered(text, stream, position)
        if lacking and text in optional:
            continue
        position = max(position, end)
        missing += lacking
        if lacking:
            findings.append(text_finding(messages.TEXT_MISSING, article.story, text, lacking))
    return _tally(missing, 0, moved, findings)


def _in_pieces(text: str, stream: str, position: int) -> tuple[int, int]:
    """Where the last piece of a text ends in the stream, and how many of its characters no piece holds."""
    lacking = 0
    while text:
        low, high, at = 0, len(text), -1
        while low < high:
            middle = (low + high + 1) // 2
            found = stream.find(text[:middle], position)
            if found >= 0:
                low, at = middle, found
            else:
                high = middle - 1
        if not low:
            text, lacking = text[1:], lacking + 1
            continue
        position = at + low
        text = text[low:].lstrip()
    return position, lacking


def _scattered(text: str, stream: str, position: int) -> tuple[int, int]:
    """As `_in_pieces`, for a text of which something is missing: pieces that are too short to mean it do not count."""
    blocks = SequenceMatcher(None, text, stream[position:], autojunk=False).get_matching_blocks()
    pieces = [block for block in blocks if block.size >= SMALLEST_PIECE]
    end = position + pieces[-1].b + pieces[-1].size if pieces else position
    return end, len(text) - sum(block.size for block in pieces)


def _doubled(expected: Sequence[Expected], stream: str) -> TextProof:
    """Texts that are painted more often than the articles say, which may also say them across two paragraphs."""
    wanted = Counter(
        canonical(text)
        for article in expected
        for text in (*article.texts, *article.others)
        if len(text) >= SURELY_ONCE
    )
    owner = {canonical(text): article.story for article in expected for text in article.texts}
    whole = "".join(canonical(text) for article in expected for text in (*article.texts, *article.others))
    findings = []
    extra = 0
    for text in _repeated(wanted, stream):
        known = sum(n * other.count(text) for other, n in wanted.items())
        more = stream.count(text) - max(known, whole.count(text))
        if more > 0:
            extra += more * len(text)
            findings.append(text_finding(messages.TEXT_DOUBLED, owner.get(text, ""), text, more * len(text)))
    return _tally(0, extra, 0, findings)


def _repeated(wanted: Mapping[str, int], stream: str) -> Iterator[str]:
    """Texts that begin at more places of the stream than they are wanted; one pass, however many texts there are."""
    length = min(map(len, wanted), default=0)
    begins: dict[str, list[str]] = defaultdict(list)
    for text in wanted:
        begins[text[:length]].append(text)
    found: Counter[str] = Counter()
    for at in range(len(stream) - length + 1):
        for text in begins.get(stream[at : at + length], ()):
            found[text] += stream.startswith(text, at)
    return (text for text, count in wanted.items() if found[text] > count)


def _broken_up(opened: OpenedPdf, articles: Mapping[str, Node]) -> TextProof:
    """Articles that another one breaks up on a page, in the order of painting."""
    owner = {entry: ident for ident, article in articles.items() for entry in content_of(article)}
    findings: list[Diagnostic] = []
    moved = 0
    for page in opened.pages:
        seen: set[str] = set()
        last = ""
        for mcid, _, text in page.content.texts:
            ident = owner.get((page.object_number, mcid), "") if mcid is not None else ""
            if not ident:
                continue
            if ident != last and ident in seen:
                moved += len(text)
                findings.append(text_finding(messages.TEXT_BROKEN_UP, ident, text, len(text)))
            seen.add(ident)
            last = ident
    return _tally(0, 0, moved, findings)


def _unknown(node: Node, texts: Mapping[tuple[int, int], str]) -> TextProof:
    """An article in the PDF that nobody expects."""
    text = "".join(map(canonical, paragraphs_of(node, texts)))
    return _tally(0, len(text), 0, [text_finding(messages.TEXT_UNKNOWN_ARTICLE, node.ident, text, len(text))])
