"""Editions (分版): the issue with some slots holding something else, named by address.

Decisions: what an edition writes for a slot replaces the same keys there; a new kind of content (another article, an
advertisement) takes the place of the old one. Pages that no address names stay as they are.
"""

from layout.build import messages, messages_content
from layout.build.context import Faults
from layout.build.schema import IssueKeys, PageKeys, SlotKeys
from layout.build.slots import KINDS
from layout.build.values import page_numbers, parse_address
from layout.diagnostics import Diagnostic, Value
from layout.read.keys import did_you_mean, nearest

OF_CONTENT = (
    *(
        *KINDS,
        "file",
        "headline",
        "kicker",
        "deck",
        "summary",
        "byline",
        "pictures",
        "caption",
        "credit",
        "drawn",
        "alt",
    ),
    *("focus", "width", "height", "page", "rank", "optional", "waive"),
)
"""What goes when another content comes."""


def check_editions(issue: IssueKeys, faults: Faults) -> None:
    """Every address of every edition is that of a slot."""
    known = {
        f"{number}/{slot}" for page, keys in issue.pages.items() for number in page_numbers(page) for slot in keys.slots
    }
    for changes in issue.editions.values():
        for word, keys in changes.items():
            address = parse_address(word)
            if address is None:
                faults.append(Diagnostic(message=messages.NOT_ADDRESS, span=keys.span, found=word))
            elif str(address) not in known:
                near = nearest(str(address), sorted(known))
                values: dict[str, Value] = {
                    "address": str(address),
                    "slots": tuple(sorted(known)),
                    "hint": did_you_mean(near),
                }
                faults.append(
                    Diagnostic(message=messages_content.NO_SUCH_SLOT, values=values, span=keys.span, found=word)
                )


def apply_edition(issue: IssueKeys, name: str) -> IssueKeys:
    """The issue as that edition has it; addresses are those that `check_editions` let pass."""
    changes = {str(parse_address(word)): keys for word, keys in issue.editions[name].items()}
    pages: dict[str, PageKeys] = {}
    for page, keys in issue.pages.items():
        slots = {
            slot: _changed(old, next((changes[a] for n in page_numbers(page) if (a := f"{n}/{slot}") in changes), None))
            for slot, old in keys.slots.items()
        }
        pages[page] = keys.changed(slots=slots)
    return issue.changed(pages=pages)


def _changed(old: SlotKeys, new: SlotKeys | None) -> SlotKeys:
    """A slot with what an edition writes for it; None = nothing."""
    if new is None:
        return old
    changed = {name: getattr(new, name) for name in new.written}
    if new.written & set(KINDS):
        fresh = SlotKeys(span=old.span, places={})
        changed = {name: getattr(fresh, name) for name in OF_CONTENT} | changed
    return old.changed(**changed, places={**old.places, **new.places})
