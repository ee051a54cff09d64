"""Ways through the file: article threads with their beads, the outline, page labels.

Decisions: a story has a thread when its text stands in two frames or more; a bead is what the story fills of one text
column, so heads, captions and pictures are not in it. The outline goes from pages to headlines.
Source: ISO 32000-1, 12.3.3, 12.4.2 and 12.4.3.
"""

from collections.abc import Mapping, Sequence

from layout.compose.types import Sheet, TextItem
from layout.geometry import Rect, union
from layout.paint.canvas import PageBoxes
from layout.paint.objects import PressDocument, array, dictionary, ref, text_string
from layout.paint.tags import plain_text, story_titles
from layout.records import dataclass

NOT_IN_THREADS = frozenset({"caption", "credit", "folio", "masthead", "imprint", "ad_mark", "teaser"})
"""Kinds of text that are not part of an article's flow."""


@dataclass(frozen=True, slots=True)
class ThreadPlan:
    """The frames of one story in reading order: index of the sheet, and rectangle in pt."""

    title: str
    frames: tuple[tuple[int, Rect], ...]


def plan_threads(sheets: Sequence[Sheet]) -> tuple[ThreadPlan, ...]:
    """A thread for each story whose text fills two frames or more of these sheets."""
    titles = story_titles(sheets)
    frames: dict[str, list[tuple[tuple[int, str | None, int], Rect]]] = {}
    for s, sheet in enumerate(sheets):
        for item in sheet.items:
            if not isinstance(item, TextItem) or item.story is None or item.column is None or not item.lines:
                continue
            if item.kind in NOT_IN_THREADS:
                continue
            row = frames.setdefault(item.story, [])
            key = (s, item.slot, item.column)
            if row and row[-1][0] == key:
                row[-1] = (key, union((row[-1][1], item.rect)))
            else:
                row.append((key, item.rect))
    return tuple(
        ThreadPlan(titles.get(story, story), tuple((key[0], rect) for key, rect in row))
        for story, row in frames.items()
        if len(row) > 1
    )


def write_threads(
    document: PressDocument, plans: Sequence[ThreadPlan], pages: Sequence[int], boxes: Sequence[PageBoxes]
) -> tuple[list[int], list[list[int]]]:
    """Adds threads with their rings of beads; the threads' numbers, and the beads' numbers of each page in order."""
    threads: list[int] = []
    by_page: list[list[int]] = [[] for _ in pages]
    for plan in plans:
        thread = document.reserve()
        beads = [document.reserve() for _ in plan.frames]
        title = dictionary({"Title": text_string(plan.title)})
        document.put(thread, dictionary({"Type": b"/Thread", "F": ref(beads[0]), "I": title}))
        for n, (sheet, rect) in enumerate(plan.frames):
            by_page[sheet].append(beads[n])
            trim = boxes[sheet].trim
            inside = Rect(max(rect.x0, trim.x0), max(rect.y0, trim.y0), min(rect.x1, trim.x1), min(rect.y1, trim.y1))
            bead = {
                "Type": b"/Bead",
                "T": ref(thread) if n == 0 else None,
                "N": ref(beads[(n + 1) % len(beads)]),
                "V": ref(beads[n - 1]),
                "P": ref(pages[sheet]),
                "R": boxes[sheet].box(inside),
            }
            document.put(beads[n], dictionary(bead))
        threads.append(thread)
    return threads, by_page


def plan_links(sheets: Sequence[Sheet]) -> dict[tuple[int, int], tuple[int, Rect]]:
    """Where texts lead, by sheet and item index: a jump line to the other end of the jump, an index entry to the
    article whose headline it quotes. The target is a sheet's index and a rectangle in pt.
    """
    heads: dict[str, tuple[int, Rect]] = {}
    jumps: dict[str, list[tuple[int, int, TextItem]]] = {}
    entries: list[tuple[int, int, TextItem]] = []
    for s, sheet in enumerate(sheets):
        for i, item in enumerate(sheet.items):
            if not isinstance(item, TextItem) or not item.lines:
                continue
            if item.kind == "headline" and item.story is not None:
                heads.setdefault(plain_text(item), (s, item.rect))
            elif item.kind in ("jump_to", "jump_from") and item.story is not None:
                jumps.setdefault(item.story, []).append((s, i, item))
            elif item.kind == "teaser":
                entries.append((s, i, item))
    links: dict[tuple[int, int], tuple[int, Rect]] = {}
    for row in jumps.values():
        for (s, i, item), (other_s, other_i, other) in zip(row[::2], row[1::2], strict=False):
            if (item.kind, other.kind) == ("jump_to", "jump_from"):
                links[s, i] = (other_s, other.rect)
                links[other_s, other_i] = (s, item.rect)
    for s, i, item in entries:
        quoted = [title for title in heads if title and title in plain_text(item)]
        if quoted:
            links[s, i] = heads[max(quoted, key=len)]
    return dict(sorted(links.items()))


def write_links(
    document: PressDocument,
    links: Mapping[tuple[int, int], tuple[int, Rect]],
    sheets: Sequence[Sheet],
    pages: Sequence[int],
    boxes: Sequence[PageBoxes],
) -> tuple[list[int], list[list[int]]]:
    """Adds the link annotations; their numbers in order, and those of each page."""
    numbers: list[int] = []
    by_page: list[list[int]] = [[] for _ in pages]
    for n, ((s, i), (target, rect)) in enumerate(links.items()):
        item = sheets[s].items[i]
        assert isinstance(item, TextItem)
        annotation = {
            "Type": b"/Annot",
            "Subtype": b"/Link",
            "Rect": boxes[s].box(item.rect),
            "Border": b"[0 0 0]",
            "F": b"4",
            "P": ref(pages[s]),
            "Contents": text_string(plain_text(item)),
            "Dest": _destination(boxes[target], pages[target], rect),
            "StructParent": b"%d" % (len(pages) + n),
        }
        numbers.append(document.add(dictionary(annotation)))
        by_page[s].append(numbers[-1])
    return numbers, by_page


def write_page_labels(sheets: Sequence[Sheet]) -> bytes:
    """The labels of the pages as they are delivered (`A01`)."""
    rows: list[bytes | float] = []
    for s, sheet in enumerate(sheets):
        rows += [s, dictionary({"P": text_string(sheet.label)})]
    return dictionary({"Nums": array(rows)})


def write_outline(
    document: PressDocument, sheets: Sequence[Sheet], pages: Sequence[int], boxes: Sequence[PageBoxes], lang: str
) -> bytes:
    """Adds the outline, a page with the headlines of the articles that start on it; a reference to it.

    `lang` is the issue's language tag: a Chinese page is called 第01版 (print.md §4).
    """
    root = document.reserve()
    seen: set[str] = set()
    tops = [document.reserve() for _ in sheets]
    total = len(sheets)
    for s, sheet in enumerate(sheets):
        entries: list[tuple[str, Rect]] = []
        for item in sheet.items:
            if isinstance(item, TextItem) and item.kind == "headline" and item.lines:
                key = item.story or item.text
                if key not in seen:
                    seen.add(key)
                    entries.append((plain_text(item), item.rect))
        numbers = [document.reserve() for _ in entries]
        _link(document, numbers, tops[s], [(title, _destination(boxes[s], pages[s], rect)) for title, rect in entries])
        total += len(entries)
        own = {
            "Title": text_string(_page_title(sheet, lang)),
            "Parent": ref(root),
            "Dest": _destination(boxes[s], pages[s], sheet.trim),
            "Prev": ref(tops[s - 1]) if s else None,
            "Next": ref(tops[s + 1]) if s + 1 < len(tops) else None,
            "First": ref(numbers[0]) if numbers else None,
            "Last": ref(numbers[-1]) if numbers else None,
            "Count": b"%d" % len(numbers) if numbers else None,
        }
        document.put(tops[s], dictionary(own))
    ends = {"First": ref(tops[0]), "Last": ref(tops[-1])} if tops else {}
    document.put(root, dictionary({"Type": b"/Outlines", **ends, "Count": b"%d" % total}))
    return ref(root)


def _page_title(sheet: Sheet, lang: str) -> str:
    """What a page is called in the outline; the letter of the first section is not said in Chinese."""
    told = "-".join(label.removeprefix("A") for label in sheet.label.split("-"))
    return f"{f'第{told}版' if lang.startswith('zh') else sheet.label} {sheet.name}".strip()


def _destination(boxes: PageBoxes, page: int, rect: Rect) -> bytes:
    """The view of a page with the rectangle's top left corner in the window's."""
    return array([ref(page), b"/XYZ", rect.x0 - boxes.media.x0, boxes.media.y1 - rect.y0, b"null"])


def _link(document: PressDocument, numbers: list[int], parent: int, entries: list[tuple[str, bytes]]) -> None:
    """Writes outline items that are neighbours."""
    for n, (title, destination) in enumerate(entries):
        document.put(
            numbers[n],
            dictionary(
                {
                    "Title": text_string(title),
                    "Parent": ref(parent),
                    "Dest": destination,
                    "Prev": ref(numbers[n - 1]) if n else None,
                    "Next": ref(numbers[n + 1]) if n + 1 < len(numbers) else None,
                }
            ),
        )
