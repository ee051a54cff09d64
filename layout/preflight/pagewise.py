"""The proof that pages say in files of their own what they say in the file of all pages, article by article."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from layout.diagnostics import Diagnostic
from layout.preflight import messages
from layout.preflight.opened import OpenedPdf
from layout.preflight.proof import canonical, painted_by, text_finding
from layout.preflight.structure import content_of, read_tree, text_elements, texts_by_content, walk


def compare_page(wanted: Mapping[str, tuple[str, ...]], alone: OpenedPdf) -> Iterator[Diagnostic]:
    """Where a page's own file does not say what the page says in the file of all pages (as `said_on_pages` gave it):
    article by article the same texts, in its structure tree in the order in which they are painted.

    In the file of all pages a paragraph that came over the page's edge stands in the tree before the headline of the
    continuation, here after it: so the order is not compared.
    """
    found = said_on_pages(alone)[0]
    for ident in sorted({*wanted, *found}):
        there, here = Counter(wanted.get(ident, ())), Counter(found.get(ident, ()))
        for text in [*(there - here).elements(), *(here - there).elements()]:
            yield text_finding(messages.TEXT_DIFFERS, ident, text, len(text))
    articles = {node.ident: node for node in walk(read_tree(alone)) if node.tag == "Art" and node.ident}
    for ident, row in painted_by(alone, articles).items():
        places = list(dict.fromkeys(place for place, _ in row))
        if places != sorted(places):
            yield text_finding(messages.TEXT_ORDER, ident, row[0][1], sum(len(text) for _, text in row))


def compare_halves(wanted: Mapping[str, tuple[str, ...]], halves: Sequence[OpenedPdf]) -> Iterator[Diagnostic]:
    """Where the files of a spread's two pages do not say together what the spread says: a text that runs over the fold
    is in two pieces, the first on the left page.
    """
    left, right = (said_on_pages(half)[0] for half in halves)
    for ident in sorted({*wanted, *left, *right}):
        texts = Counter(wanted.get(ident, ()))
        first, second = Counter(left.get(ident, ())), Counter(right.get(ident, ()))
        for text in [*texts.elements()]:
            pieces = [""] + [piece for piece in first if first[piece] > 0 and text.startswith(piece)]
            for piece in sorted(pieces, key=len, reverse=True):
                rest = canonical(text.removeprefix(piece))
                if not rest or second[rest] > 0:
                    first[piece] -= bool(piece)
                    second[rest] -= bool(rest)
                    break
            else:
                yield text_finding(messages.TEXT_DIFFERS, ident, text, len(text))
        for text in [*(+first).elements(), *(+second).elements()]:
            yield text_finding(messages.TEXT_DIFFERS, ident, text, len(text))


def said_on_pages(opened: OpenedPdf) -> list[dict[str, tuple[str, ...]]]:
    """What each article of a file says on each of its pages, by the structure tree: its texts in order."""
    texts = texts_by_content(opened)
    places = {page.object_number: n for n, page in enumerate(opened.pages)}
    said: list[dict[str, tuple[str, ...]]] = [{} for _ in opened.pages]
    for node in walk(read_tree(opened)):
        if node.tag != "Art" or not node.ident:
            continue
        for element in text_elements(node):
            here: dict[int, str] = defaultdict(str)
            for number, mcid in content_of(element):
                here[number] += texts.get((number, mcid), "")
            for number, text in here.items():
                if number in places and canonical(text):
                    row = said[places[number]]
                    row[node.ident] = (*row.get(node.ident, ()), canonical(text))
    return said
