"""The structure tree read back: elements with the text that their content paints.

Source: ISO 32000-1, 14.7.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from layout.preflight.opened import OpenedPdf
from layout.preflight.plain_values import resolved
from layout.records import dataclass

BESIDE: Final = frozenset({"RT", "RP", "Figure"})
"""Elements whose text stands beside the text, not in it: rubies, and what a chart or an advertisement says."""
INLINE: Final = frozenset({"Span", "Ruby", "Link", "Quote", "Reference", "Code", "Warichu"})
"""Elements that are parts of a line. Source: ISO 32000-1, 14.8.4.4."""
DEEPEST: Final = 64
"""A tree deeper than this is a loop."""


@dataclass(frozen=True, slots=True)
class Node:
    """One structure element: type, identifier, own content as (object number of the page, MCID), children in order.

    `order` keeps content and children as they come: an int is an index into `children`, a pair is content.
    """

    tag: str
    ident: str
    alt: str
    lang: str
    children: tuple["Node", ...]
    order: tuple[int | tuple[int, int], ...]

    @property
    def content(self) -> tuple[tuple[int, int], ...]:
        """The element's own content."""
        return tuple(entry for entry in self.order if isinstance(entry, tuple))


def read_tree(opened: OpenedPdf) -> tuple[Node, ...]:
    """The elements under the root, read once; empty when the file has no structure tree."""
    if not opened.trees:
        root = resolved(opened.catalog.get("/StructTreeRoot"))
        opened.trees.append(tuple(_node(kid, 0, 0) for kid in _kids(root)) if root else ())
    tree: tuple[Node, ...] = opened.trees[0]
    return tree


def _kids(element: Any) -> list[Any]:
    """The members of K, resolved."""
    found = resolved(element.get("/K"))
    if found is None:
        return []
    return [resolved(kid) for kid in found] if isinstance(found, list) else [found]


def _node(element: Any, page: int, depth: int) -> Node:
    """One element with all below it."""
    if depth > DEEPEST:
        raise RecursionError("structure tree")
    own = _page_number(element, page)
    children: list[Node] = []
    order: list[int | tuple[int, int]] = []
    for kid in _kids(element):
        if isinstance(kid, int):
            order.append((own, int(kid)))
        elif hasattr(kid, "get") and "/MCID" in kid:
            order.append((_page_number(kid, own), int(kid["/MCID"])))
        elif hasattr(kid, "get") and "/S" in kid:
            order.append(len(children))
            children.append(_node(kid, own, depth + 1))
    tag, ident = str(element.get("/S", "")).lstrip("/"), _string(element.get("/ID"))
    return Node(tag, ident, _string(element.get("/Alt")), _string(element.get("/Lang")), tuple(children), tuple(order))


def _page_number(element: Any, inherited: int) -> int:
    """The object number of the page that an element names."""
    raw = element.raw_get("/Pg") if "/Pg" in element else None
    return int(raw.idnum) if raw is not None and hasattr(raw, "idnum") else inherited


def _string(value: Any) -> str:
    """A text or byte string as text."""
    value = resolved(value)
    if isinstance(value, bytes):
        if value.startswith(b"\xfe\xff"):
            return value[2:].decode("utf-16-be", "replace")
        return value.decode("utf-8", "replace")
    return str(value) if value is not None else ""


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every element, in document order."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def texts_by_content(opened: OpenedPdf) -> Mapping[tuple[int, int], str]:
    """The text that each piece of tagged content paints."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for page in opened.pages:
        for mcid, artifact, text in page.content.texts:
            if mcid is not None and not artifact:
                found[page.object_number, mcid].append(text)
    return {key: "".join(parts) for key, parts in found.items()}


def text_of(node: Node, texts: Mapping[tuple[int, int], str]) -> str:
    """The text of an element and all below it, in order; what stands beside it (ruby, figure) is no part of it."""
    if node.tag in BESIDE:
        return ""
    return "".join(
        text_of(node.children[entry], texts) if isinstance(entry, int) else texts.get(entry, "") for entry in node.order
    )


def paragraphs_of(node: Node, texts: Mapping[tuple[int, int], str]) -> tuple[str, ...]:
    """The texts of the elements that hold text, in document order."""
    return tuple(text_of(leaf, texts) for leaf in text_elements(node))


def content_of(node: Node) -> Iterator[tuple[int, int]]:
    """The content of an element and all below it, but for what stands beside the text."""
    if node.tag not in BESIDE:
        yield from node.content
        for child in node.children:
            yield from content_of(child)


def text_elements(node: Node) -> Iterator[Node]:
    """The elements that hold text, each as a whole: those with content, or with nothing but parts of a line below."""
    if node.content or any(child.tag in INLINE for child in node.children):
        yield node
        return
    for child in node.children:
        yield from text_elements(child)
