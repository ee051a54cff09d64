"""Jumps: which slots an article runs through, both ends checked, and the words of the jump lines.

Source: newspaper.md §8 （下转第2版）（上接第一版）.
"""

from collections.abc import Mapping
from itertools import pairwise

from layout.build import messages_content
from layout.build.calendar import chinese_numeral
from layout.build.context import Faults
from layout.build.sites import Site
from layout.build.texts import plain
from layout.build.values import Address
from layout.diagnostics import Diagnostic, Span, Value
from layout.model.article import RichText
from layout.model.style import Lang
from layout.read.keys import did_you_mean, nearest
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class Sites:
    """Every slot that is drawn, by address. On `hidden` pages nothing is known: their drawing is wrong itself."""

    by_address: Mapping[str, Site]
    hidden: frozenset[int] = frozenset()

    def find(self, address: Address, span: Span, faults: Faults) -> Site | None:
        """The slot of an address; what is not drawn is a fault, unless its page is hidden."""
        found = self.by_address.get(str(address))
        if found is None and address.page not in self.hidden:
            faults.append(_no_such_slot(str(address), self.by_address, span))
        return found


def chain_of(start: Site, sites: Sites, faults: Faults) -> tuple[Site, ...]:
    """The slots of an article in order, from the one it begins in; broken jumps go to `faults`."""
    chain = [start]
    here = start
    targets = [*start.keys.jump_to]
    while targets:
        address = targets.pop(0)
        place = here.keys.at("jump_to")
        there = sites.find(address, place, faults)
        if there is None:
            break
        if there in chain:
            faults.append(Diagnostic(message=messages_content.JUMP_ROUND, span=place, found=str(address)))
            break
        if there.page < here.page:
            values = {"here": here.address, "page": str(there.page)}
            faults.append(
                Diagnostic(message=messages_content.JUMP_BACKWARD, values=values, span=place, found=str(address))
            )
        back = there.keys.jump_from
        if str(back) != here.address and not there.keys.is_partial:
            words = (("转到", "转自", "接"), ("jumps to", "comes from", "jump_from"))
            faults.append(_unpaired(here, there.address, words, place))
        chain.append(there)
        here = there
        targets += there.keys.jump_to
    return tuple(chain)


def check_backward(site: Site, sites: Sites, faults: Faults) -> None:
    """A slot that is continued from another must be named there."""
    back = site.keys.jump_from
    if back is None:
        return
    origin = sites.find(back, site.keys.at("jump_from"), faults)
    if origin is not None and not _leads(origin, site.address, sites) and not origin.keys.is_partial:
        words = (("接自", "转到", "转"), ("continues", "jumps to", "jump_to"))
        faults.append(_unpaired(site, origin.address, words, site.keys.at("jump_from")))


def _leads(origin: Site, address: str, sites: Sites) -> bool:
    """Whether a slot jumps to an address: as it says itself, or as the slot says that an article begins in and that
    names all the others (`转: [1/乙, 2/丙]`).
    """
    ways = (map(str, (site.address, *site.keys.jump_to)) for site in sites.by_address.values())
    return any(str(onward) == address for onward in origin.keys.jump_to) or any(
        (origin.address, address) in pairwise(way) for way in ways
    )


def _unpaired(
    here: Site, there: str, words: tuple[tuple[str, str, str], tuple[str, str, str]], span: Span
) -> Diagnostic:
    """One end of a jump without the other."""
    zh, en = words
    values = {
        "here": here.address,
        "there": there,
        "this_zh": zh[0],
        "that_zh": zh[2],
        "this_en": en[0],
        "that_en": en[2],
    }
    return Diagnostic(message=messages_content.JUMP_UNPAIRED, values=values, span=span, found=there)


def _no_such_slot(address: str, sites: Mapping[str, Site], span: Span) -> Diagnostic:
    """An address that is not drawn."""
    near = nearest(address, sites)
    values: dict[str, Value] = {
        "address": address,
        "slots": tuple(sites),
        "hint": did_you_mean(near),
    }
    return Diagnostic(message=messages_content.NO_SUCH_SLOT, values=values, span=span, found=address)


def jump_text(page: int, onward: bool, style: tuple[Lang, bool], span: Span) -> RichText:
    """`（下转第3版）` or `（上接第1版）`; `style` is the language and whether numbers are Chinese numerals."""
    lang, chinese = style
    number = chinese_numeral(page) if chinese else str(page)
    match lang:
        case "en":
            text = f"(Continued on page {page})" if onward else f"(Continued from page {page})"
        case "ja":
            text = f"（{number}面に続く）" if onward else f"（{number}面から続く）"
        case "zh-Hans":
            text = f"（下转第{number}版）" if onward else f"（上接第{number}版）"
        case "ko":
            text = f"({page}면에 계속)" if onward else f"({page}면에서 계속)"
        case _:
            text = f"（下轉第{number}版）" if onward else f"（上接第{number}版）"
    return plain(text, span)
