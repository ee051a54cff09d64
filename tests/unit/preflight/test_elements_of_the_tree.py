"""What counts as an element of the structure tree: its own kind of kid, not what points to a link or to content."""

from typing import Any

from layout.preflight.opened import OpenedPdf
from layout.preflight.structure import read_tree


def tree(*kids: Any) -> OpenedPdf:
    return OpenedPdf(b"", None, {"/StructTreeRoot": {"/K": [{"/S": "/Link", "/ID": b"a", "/K": list(kids)}]}}, (), "")


def test_a_reference_to_an_object_is_no_element() -> None:
    (link,) = read_tree(tree({"/Type": "/OBJR", "/Obj": {}}, 4, {"/S": "/Span"}, {"/MCID": 5}))
    assert [child.tag for child in link.children] == ["Span"]
    assert link.order == ((0, 4), 0, (0, 5))


def test_what_is_no_dictionary_is_no_element() -> None:
    (link,) = read_tree(tree("/S", None, 1.5))
    assert (link.tag, link.ident, link.children, link.order) == ("Link", "a", (), ())


def test_the_tree_is_read_once() -> None:
    opened = tree({"/S": "/P"})
    assert read_tree(opened) is read_tree(opened)
