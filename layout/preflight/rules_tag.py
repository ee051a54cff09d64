"""Tags, threads and outline: everything painted is tagged once or an artifact, the trees agree. Source: print.md §4."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from layout.diagnostics import Diagnostic, Words
from layout.preflight import messages
from layout.preflight.finding import WORDS, at, claim_of
from layout.preflight.opened import OpenedPage, OpenedPdf
from layout.preflight.plain_values import resolved
from layout.preflight.structure import Node, read_tree, walk

MOST_BOOKMARKS: Final = 12
"""So many bookmarks without a page are told; the rest are the same."""
MOST_BEADS: Final = 10000
"""A ring longer than this is no ring."""


def check_tags(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """All findings about the structure tree."""
    tree = read_tree(opened)
    if not tree:
        marked = (resolved(opened.catalog.get("/MarkInfo")) or {}).get("/Marked")
        yield at(None, messages.TAG_MISSING if marked else messages.TAG_NOT_CLAIMED)
        return
    if not str(opened.catalog.get("/Lang", "")):
        yield at(None, messages.TAG_LANG)
    by_number = {page.object_number: page for page in opened.pages}
    claimed: Counter[tuple[int, int]] = Counter()
    for node in walk(tree):
        claimed.update(node.content)
        if node.tag == "Figure" and not node.alt.strip():
            home = by_number.get(node.content[0][0]) if node.content else None
            yield at(home, messages.TAG_ALT)
    by_page: dict[int, list[int]] = {}
    for number, mcid in sorted(claimed):
        by_page.setdefault(number, []).append(mcid)
    for page in opened.pages:
        yield from _check_page(page, claimed, by_page.get(page.object_number, []))
    yield from _check_parents(opened, tree)


def _check_page(page: OpenedPage, claimed: Counter[tuple[int, int]], here: Sequence[int]) -> Iterator[Diagnostic]:
    """Whether what a page paints is tagged once, and the tree claims each piece once; `here` = the MCIDs that it claims
    on this page, in order.
    """
    for thing in page.content.loose:
        yield at(page, messages.TAG_UNTAGGED, thing.where, {"what": WORDS[thing.kind]}, found=thing.text[:20] or None)
    if page.content.nested:
        yield at(page, messages.TAG_NESTED)
    painted = page.content.tagged
    for mcid in sorted(painted):
        count = claimed[page.object_number, mcid]
        if count != 1:
            absent = Words("不在结构树里", "is not in the tree")
            what = Words("在结构树里不止一次", "is in the tree twice") if count else absent
            yield at(page, messages.TAG_MCID, values={"mcid": str(mcid), "what": what})
    for mcid in here:
        if mcid not in painted:
            yield at(
                page, messages.TAG_MCID, values={"mcid": str(mcid), "what": Words("页面上没有", "is not on the page")}
            )


def _check_parents(opened: OpenedPdf, tree: tuple[Node, ...]) -> Iterator[Diagnostic]:
    """Whether the parent tree leads from each page's content to an element."""
    root = resolved(opened.catalog["/StructTreeRoot"])
    rows = dict(_number_tree(resolved(root.get("/ParentTree")), 0))
    wanted: dict[int, set[int]] = {}
    for node in walk(tree):
        for number, mcid in node.content:
            wanted.setdefault(number, set()).add(mcid)
    for page in opened.pages:
        key = page.dictionary.get("/StructParents")
        if key is None:
            if wanted.get(page.object_number):
                yield at(page, messages.TAG_PARENT, values={"what": "StructParents"})
            continue
        row = rows.get(int(key))
        for mcid in sorted(wanted.get(page.object_number, ())):
            element = resolved(row[mcid]) if isinstance(row, list) and mcid < len(row) else None
            if element is None or not _claims(element, mcid):
                yield at(page, messages.TAG_PARENT, values={"what": f"MCID {mcid}"})
                break


def _claims(element: Any, mcid: int) -> bool:
    """Whether an element holds a piece of content by this number."""
    kids = resolved(element.get("/K"))
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = resolved(kid)
        if isinstance(kid, int) and int(kid) == mcid:
            return True
        if hasattr(kid, "get") and kid.get("/MCID") == mcid:
            return True
    return False


def _number_tree(node: Any, depth: int) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree."""
    if node is None or depth > 16:
        return
    values = resolved(node.get("/Nums")) or []
    yield from ((int(key), resolved(value)) for key, value in zip(values[::2], values[1::2], strict=False))
    for kid in resolved(node.get("/Kids")) or []:
        yield from _number_tree(resolved(kid), depth + 1)


def check_threads(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """Whether each article thread is a ring of beads, each once on its page, inside the trim."""
    pages = {page.object_number: page for page in opened.pages}
    on_pages: Counter[int] = Counter()
    for page in opened.pages:
        for bead in resolved(page.dictionary.get("/B")) or []:
            on_pages[bead.idnum if hasattr(bead, "idnum") else bead.indirect_reference.idnum] += 1
    for thread in resolved(opened.catalog.get("/Threads")) or []:
        thread = resolved(thread)
        if "/F" not in thread:
            yield at(None, messages.THREAD_RING, values={"what": "F"})
            continue
        yield from _check_ring(thread, pages, on_pages)


def _check_ring(thread: Any, pages: dict[int, OpenedPage], on_pages: Counter[int]) -> Iterator[Diagnostic]:
    """One thread."""
    first = thread.raw_get("/F").idnum
    bead, number = resolved(thread["/F"]), first
    for _ in range(MOST_BEADS):
        page = pages.get(bead.raw_get("/P").idnum) if "/P" in bead else None
        following = resolved(bead.get("/N"))
        back = following.raw_get("/V").idnum if following is not None and "/V" in following else None
        if page is None or back != number or on_pages[number] != 1:
            yield at(page, messages.THREAD_RING, values={"what": f"{number} 0 R"})
            return
        x0, y0, x1, y1 = (float(v) for v in bead["/R"])
        trim = page.trim
        if x0 < trim[0] - 0.01 or y0 < trim[1] - 0.01 or x1 > trim[2] + 0.01 or y1 > trim[3] + 0.01:
            yield at(page, messages.THREAD_RECT, (x0, y0, x1, y1))
        number = bead.raw_get("/N").idnum
        bead = following
        if number == first:
            return
    yield at(None, messages.THREAD_RING, values={"what": "N"})


def check_outline(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """Whether every bookmark leads to a page, and in a press file by a destination, not by an action."""
    is_press = bool(claim_of(opened))
    pages = {page.object_number for page in opened.pages}
    root = resolved(opened.catalog.get("/Outlines"))
    waiting = [resolved(root.get("/First"))] if root else []
    seen = told = 0
    while waiting and seen < MOST_BEADS and told < MOST_BOOKMARKS:
        entry = waiting.pop()
        if entry is None:
            continue
        seen += 1
        title = str(entry.get("/Title", ""))
        action = resolved(entry.get("/A"))
        if action is not None and is_press:
            told += 1
            yield at(None, messages.ACTION_PRESENT, values={"key": f"Outlines/A “{title}”"}, found=title)
        elif not _leads(opened, entry, action, pages):
            told += 1
            yield at(None, messages.OUTLINE_DEST, values={"title": title}, found=title)
        waiting += [resolved(entry.get("/Next")), resolved(entry.get("/First"))]


def _leads(opened: OpenedPdf, entry: Any, action: Any, pages: set[int]) -> bool:
    """Whether a bookmark leads to one of the pages; an action other than going there is its own business."""
    if action is not None and str(action.get("/S")) != "/GoTo":
        return True
    target = resolved(action.get("/D") if action is not None else entry.get("/Dest"))
    if isinstance(target, str | bytes):
        named = target.decode("latin-1") if isinstance(target, bytes) else target
        return named in opened.reader.named_destinations
    page = target[0] if isinstance(target, list) and target else None
    return getattr(page, "idnum", None) in pages
