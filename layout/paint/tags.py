"""Which element of the structure tree each placed item belongs to, planned before anything is painted.

Decisions: Document > Sect (page) > Art (article) > headings and paragraphs, in the order items are painted; an article
stays one Art, under the page it starts on, wherever it goes on; items that share a text key are one element, so a
paragraph over columns and pages is one P. Heading levels never skip downwards. Rules, boxes, ornaments and folios
are artifacts. Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field

from layout.compose.types import AdItem, GraphicItem, Item, PictureItem, Sheet, TextItem
from layout.geometry import Rect
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """What one piece of marked content in a text is. `actual` = what it stands for where its codes do not say it;
    `lang` = its language where the text names one; `part` = RB or RT of the ruby whose base begins at character `ruby`.
    """

    actual: str | None = None
    lang: str | None = None
    part: str = ""
    ruby: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of tagged content: index of the sheet in the file, and its MCID there."""

    sheet: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link annotation: index of the sheet in the file, and which of the file's links it is."""

    sheet: int
    link: int


@dataclass(frozen=True, slots=True)
class Element:
    """One structure element. `kids` are indexes of elements (int), content or links; `rect` (pt) where a figure
    stands.
    """

    tag: str
    parent: int
    kids: tuple[int | Content | Anchor, ...] = ()
    title: str = ""
    alt: str = ""
    actual: str = ""
    lang: str = ""
    story: str = ""
    rect: Rect | None = None


@dataclass(frozen=True, slots=True)
class TagPlan:
    """Elements (the first is the Document); for each sheet the elements by MCID; the elements of links."""

    elements: tuple[Element, ...]
    parents: tuple[tuple[int, ...], ...]
    links: tuple[int, ...] = ()


@dataclass(slots=True)
class _Text:
    """The element of a text, its language, and its Ruby elements by the character that they begin at."""

    element: int
    lang: str
    rubies: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Tree:
    """The tree while it grows."""

    elements: list[Element]
    kids: list[list[int | Content | Anchor]]
    by_key: dict[object, int] = field(default_factory=dict)
    leads: list[str | None] = field(default_factory=list)
    level: int = 0

    def add(self, element: Element) -> int:
        """A new element under its parent; its index."""
        self.elements.append(element)
        self.kids.append([])
        index = len(self.elements) - 1
        if index:
            self.kids[element.parent].append(index)
        return index


def plain_text(item: TextItem) -> str:
    """The characters of an item, lines joined."""
    return "".join(placed.line.text for placed in item.lines).strip()


def story_titles(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The first headline of each story that has one."""
    titles: dict[str, str] = {}
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, TextItem) and item.story and item.kind == "headline":
                titles.setdefault(item.story, plain_text(item))
    return titles


def plan_tags(
    sheets: Sequence[Sheet],
    lang: str,
    story_langs: Mapping[str, str],
    pieces: Iterable[Mapping[int, Sequence[Piece]]],
    linked: Collection[tuple[int, int]] = (),
) -> TagPlan:
    """The structure tree of these sheets.

    Args:
        sheets: In page order.
        lang: Language of the document (BCP 47).
        story_langs: Language of each story by id.
        pieces: For each sheet what the pieces of its texts are, by item index; none are whole texts.
        linked: Texts that lead elsewhere, by sheet and item index, in order.
    """
    tree = _Tree([], [])
    tree.add(Element("Document", 0, lang=lang))
    titles = story_titles(sheets)
    articles = {
        story: (titles.get(story, ""), own if own != lang else "") for story, own in sorted(story_langs.items())
    }
    all_parents = []
    links: list[int] = []
    rows = iter(pieces)
    for s, sheet in enumerate(sheets):
        found: Mapping[int, Sequence[Piece]] = next(rows, {})
        sect = tree.add(Element("Sect", 0, title=f"{sheet.label} {sheet.name}".strip()))
        tree.leads.append(_lead_story(sheet, tree))
        parents: list[int] = []
        beside: list[tuple[_Text, Piece]] = []
        for i, item in enumerate(sheet.items):
            own = found.get(i, (Piece(),))
            if not isinstance(item, TextItem | PictureItem | GraphicItem | AdItem) or not is_tagged(item) or not own:
                continue
            art = _container(tree, item, sheet.number, sect, articles)
            element = (
                _figure(tree, item, art)
                if isinstance(item, PictureItem | GraphicItem | AdItem)
                else _text_element(tree, item, art, is_lead=item.story is not None and item.story in tree.leads)
            )
            if (s, i) in linked:
                element = tree.add(Element("Link", element))
                tree.kids[element].append(Anchor(s, len(links)))
                links.append(element)
            text = _Text(element, _lang_of(item, story_langs, lang))
            for piece in own:
                if stands_beside(piece):
                    beside.append((text, piece))
                else:
                    _add_content(tree, text, piece, (s, parents))
        for text, piece in beside:
            _add_content(tree, text, piece, (s, parents))
        all_parents.append(tuple(parents))
    _fill_tables(tree)
    elements = tuple(map(_with_kids, tree.elements, tree.kids))
    return TagPlan(elements, tuple(all_parents), tuple(links))


def _with_kids(one: Element, kids: Sequence[int | Content | Anchor]) -> Element:
    """An element with what is below it."""
    return Element(one.tag, one.parent, tuple(kids), one.title, one.alt, one.actual, one.lang, one.story, one.rect)


def _lang_of(item: Item, story_langs: Mapping[str, str], lang: str) -> str:
    """The language of an item's article; that of the document where it has none."""
    story = item.story if isinstance(item, TextItem) else None
    return story_langs.get(story or "", lang)


def stands_beside(piece: Piece) -> bool:
    """Whether a piece is painted when the rest of the page is: a ruby, which must not part the words of the text."""
    return piece.part == "RT"


def _add_content(tree: _Tree, text: _Text, piece: Piece, page: tuple[int, list[int]]) -> None:
    """Adds a piece of content; `page` = index of the sheet and the elements of its content so far, by MCID."""
    sheet, parents = page
    holder = _holder(tree, text, piece)
    tree.kids[holder].append(Content(sheet, len(parents)))
    parents.append(holder)


def _holder(tree: _Tree, text: _Text, piece: Piece) -> int:
    """The element that a piece of a text's content belongs to: the text's own, or one below it.

    A base and its ruby are RB and RT of one Ruby; what is in another language or has an ActualText is a Span.
    """
    holder = text.element
    if piece.part:
        if piece.ruby not in text.rubies:
            text.rubies[piece.ruby] = tree.add(Element("Ruby", text.element))
        group = text.rubies[piece.ruby]
        last = tree.kids[group][-1] if tree.kids[group] else None
        same = isinstance(last, int) and tree.elements[last].tag == piece.part
        holder = last if same and isinstance(last, int) else tree.add(Element(piece.part, group))
    foreign = piece.lang if piece.lang is not None and piece.lang != text.lang else ""
    if piece.actual is not None or foreign:
        holder = tree.add(Element("Span", holder, actual=piece.actual or "", lang=foreign))
    return holder


def is_tagged(item: Item) -> bool:
    """Whether an item is content: a picture, an advertisement, a text. The page header is not, nor is an empty text."""
    if isinstance(item, TextItem):
        return item.kind != "folio" and bool(item.lines)
    return isinstance(item, PictureItem | GraphicItem | AdItem)


def mark_of(item: Item, piece: Piece) -> str:
    """The tag of an item's marked content: its kind, not the element it belongs to, which hangs on the whole file."""
    if piece.part:
        return piece.part
    if piece.actual is not None:
        return "Span"
    if not isinstance(item, TextItem):
        return "Figure"
    return {"headline": "H", "subhead": "H", "caption": "Caption"}.get(item.kind, "P")


def _lead_story(sheet: Sheet, tree: _Tree) -> str | None:
    """The first story with a headline that starts on this sheet."""
    for item in sheet.items:
        if isinstance(item, TextItem) and item.kind == "headline" and item.story is not None:
            if ("story", item.story) in tree.by_key:
                continue
            return item.story
    return None


def _container(
    tree: _Tree,
    item: TextItem | PictureItem | GraphicItem | AdItem,
    page: int,
    sect: int,
    articles: Mapping[str, tuple[str, str]],
) -> int:
    """The article an item belongs to: its story's, or what stands in its slot; the page itself for furniture.

    `articles` are title and language by story.
    """
    key: object
    story = None if isinstance(item, AdItem) else item.story
    if story is not None:
        key = ("story", story)
    elif item.slot is not None:
        key = ("slot", page, item.slot)
    else:
        return sect
    if key not in tree.by_key:
        title, lang = articles.get(story or "", ("", ""))
        tree.by_key[key] = tree.add(Element("Art", sect, title=title, lang=lang, story=story or ""))
    return tree.by_key[key]


def _figure(tree: _Tree, item: PictureItem | GraphicItem | AdItem, art: int) -> int:
    """A figure; a caption that follows it stands beside it."""
    return tree.add(Element("Figure", art, alt=item.alt, rect=item.rect))


def _text_element(tree: _Tree, item: TextItem, art: int, is_lead: bool) -> int:
    """The element that holds this text: a new one, or the one that an earlier item of the same text opened."""
    if item.text in tree.by_key:
        return tree.by_key[item.text]
    match item.kind:
        case "headline" | "subhead":
            wanted = (1 if is_lead else 2) + (item.kind == "subhead")
            tree.level = min(wanted, tree.level + 1)
            index = tree.add(Element(f"H{tree.level}", art))
        case "caption" if tree.kids[art] and _tag_of(tree, tree.kids[art][-1]) == "Figure":
            index = tree.add(Element("Caption", art))
        case "quote" | "pull":
            index = tree.add(Element("P", tree.add(Element("BlockQuote", art))))
        case "item":
            last = tree.kids[art][-1] if tree.kids[art] else None
            found = last if isinstance(last, int) and tree.elements[last].tag == "L" else None
            group = found if found is not None else tree.add(Element("L", art))
            index = tree.add(Element("LBody", tree.add(Element("LI", group))))
        case "cell_head" | "cell":
            row, column = _row(tree, item.text, art), int(item.text.rpartition("/")[2])
            tag = "TH" if item.kind == "cell_head" else "TD"
            _fill_row(tree, row, column, tag)
            index = tree.add(Element(tag, row))
        case _:
            index = tree.add(Element("P", art))
    tree.by_key[item.text] = index
    return index


def _row(tree: _Tree, key: str, art: int) -> int:
    """The row of the table that a cell belongs to; its key ends with the numbers of row and column."""
    row = key.rpartition("/")[0]
    table = row.rpartition("/")[0]
    for parent, inner, tag in ((art, table, "Table"), (None, row, "TR")):
        if inner not in tree.by_key:
            tree.by_key[inner] = tree.add(Element(tag, tree.by_key[table] if parent is None else parent))
    return tree.by_key[row]


def _fill_row(tree: _Tree, row: int, columns: int, tag: str) -> None:
    """Gives a row the cells that nothing is printed in, so that it has `columns`: each stands under its head."""
    while len(tree.kids[row]) < columns:
        tree.add(Element(tag, row))


def _fill_tables(tree: _Tree) -> None:
    """Gives every row of a table as many cells as its longest has."""
    for table in [n for n, element in enumerate(tree.elements) if element.tag == "Table"]:
        rows = [kid for kid in tree.kids[table] if isinstance(kid, int)]
        columns = max(len(tree.kids[row]) for row in rows)
        for row in rows:
            _fill_row(tree, row, columns, _tag_of(tree, tree.kids[row][0]))


def _tag_of(tree: _Tree, kid: int | Content | Anchor) -> str:
    """The tag of an element among kids."""
    return tree.elements[kid].tag if isinstance(kid, int) else ""
