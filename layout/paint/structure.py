"""The structure tree as objects: elements with their content, the parent tree, the names of articles.

Decisions: content on one page is a bare MCID with `Pg`; an element that runs over pages lists marked-content
references in reading order. An article carries its story's id as `ID`. Source: ISO 32000-1, 14.7.
"""

from collections.abc import Sequence

from layout.paint.canvas import PageBoxes
from layout.paint.objects import PressDocument, array, dictionary, name, ref, text_string
from layout.paint.tags import Anchor, Content, Element, TagPlan


def write_structure(
    document: PressDocument, plan: TagPlan, pages: Sequence[int], boxes: Sequence[PageBoxes], links: Sequence[int] = ()
) -> int:
    """Adds the structure tree; the number of its root. `links` are the file's link annotations."""
    root = document.reserve()
    numbers = [document.reserve() for _ in plan.elements]
    for index, element in enumerate(plan.elements):
        parent = root if index == 0 else numbers[element.parent]
        document.put(numbers[index], _element(element, (parent, numbers, links), pages, boxes))
    parent_rows: list[bytes | float] = []
    for sheet, parents in enumerate(plan.parents):
        parent_rows += [sheet, ref(document.add(array(ref(numbers[index]) for index in parents)))]
    for n, index in enumerate(plan.links):
        parent_rows += [len(plan.parents) + n, ref(numbers[index])]
    named = sorted(
        (text_string(element.story), numbers[index]) for index, element in enumerate(plan.elements) if element.story
    )
    names = array(value for key, number in named for value in (key, ref(number)))
    document.put(
        root,
        dictionary(
            {
                "Type": b"/StructTreeRoot",
                "K": array([ref(numbers[0])]),
                "ParentTree": dictionary({"Nums": array(parent_rows)}),
                "ParentTreeNextKey": b"%d" % (len(plan.parents) + len(plan.links)),
                "IDTree": dictionary({"Names": names}) if named else None,
            }
        ),
    )
    return root


def _element(
    element: Element,
    objects: tuple[int, Sequence[int], Sequence[int]],
    pages: Sequence[int],
    boxes: Sequence[PageBoxes],
) -> bytes:
    """One structure element; `objects` are the numbers of its parent, of all elements and of all links."""
    parent, numbers, links = objects
    content = [kid for kid in element.kids if isinstance(kid, Content)]
    home = content[0].sheet if content else None
    kids: list[bytes | float] = []
    for kid in element.kids:
        if isinstance(kid, int):
            kids.append(ref(numbers[kid]))
        elif isinstance(kid, Anchor):
            pointer = {"Type": b"/OBJR", "Pg": ref(pages[kid.sheet]), "Obj": ref(links[kid.link])}
            kids.append(dictionary(pointer))
        elif all(other.sheet == home for other in content):
            kids.append(kid.mcid)
        else:
            kids.append(dictionary({"Type": b"/MCR", "Pg": ref(pages[kid.sheet]), "MCID": b"%d" % kid.mcid}))
    attributes = b"<</O /Table /Scope /Column>>" if element.tag == "TH" else None
    if element.rect is not None and home is not None:
        box = boxes[home].box(element.rect)
        attributes = dictionary({"O": b"/Layout", "Placement": b"/Block", "BBox": box})
    return dictionary(
        {
            "Type": b"/StructElem",
            "S": name(element.tag),
            "P": ref(parent),
            "ID": text_string(element.story) if element.story else None,
            "Pg": ref(pages[home]) if home is not None else None,
            "T": text_string(element.title) if element.title else None,
            "Alt": text_string(element.alt) if element.alt else None,
            "ActualText": text_string(element.actual) if element.actual else None,
            "Lang": text_string(element.lang) if element.lang else None,
            "A": attributes,
            "K": array(kids) if kids else None,
        }
    )
