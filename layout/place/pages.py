"""One page: what its slots ask for, the bands that hold it, who gets the slack, and everything at its lines.

Decisions: slack goes, a line each in turn, to parts that jump, until they are as high as they are drawn and hold what
the page they go on to has no room for; then to slots that a line saves from a bad column end, to elastic pictures, to
parts that jump again, to free cells, to the white of heads (one line, two for a lead; heads that stand side by side and
are as high grow together, so that their texts begin at one line), to white at the foot of slots: two lines each, narrow
slots before wide ones; then to heads one by one; what still remains goes to picture articles, then to all. A page
that is too full keeps its heads and pictures: the chain of slots that is too high gives up text lines, which flow
reports as overset.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal, TypeAlias

from layout.diagnostics import Diagnostic, InputError, Message, Value
from layout.model.page import Free, Page, PhotoStory, StoryPart
from layout.model.story import Story
from layout.place.asks import FOOT_WHITE, Ask, Growth, fixed_lines, least_growth, picture_rows, text_height, turn_cost
from layout.place.bands import Chain, share_slack
from layout.place.frames import placed_slot
from layout.place.makeup import Drawn, Makeup, crowded_heads, solve, spare_lines, with_corners
from layout.place.messages import CHAIN_TOO_HIGH, PAGE_NOT_FULL, PINS_TOO_HIGH, SLOT_FAR_TOO_LOW
from layout.place.slots import Sources, ask_of
from layout.place.turns import SERIOUS
from layout.place.types import PlacedPage, TooHigh
from layout.records import dataclass
from layout.standing import standing

What: TypeAlias = Literal["picture", "text", "head", "white", "notch"]

RANKS: Final = ("lead", "double_lead", "bottom_lead", "second", "third", "brief")
"""Ranks of stories, the highest first: the last gives up text first."""
LEADS: Final = (RANKS.index("lead"), RANKS.index("double_lead"))
PAGES: Final = 512
"""Pages that stay placed; while an issue settles each of its pages is placed a few times."""


@dataclass(frozen=True, slots=True)
class _Grower:
    """One elastic part: in which slots (indices) it grows alike, what grows there, which pictures together, and up to
    how much.
    """

    slots: tuple[int, ...]
    what: What
    pictures: tuple[int, ...] = ()
    limit: int | None = None


def place_page(page: Page, sources: Sources) -> tuple[PlacedPage, tuple[Diagnostic, ...]]:
    """One page with everything at its lines, and what was found on the way.

    Raises:
        InputError: Pinned heights alone are more than the page has.
    """
    asked = [ask_of(slot, sources) for slot in page.slots]
    findings = [finding for _, found in asked for finding in found]
    asks = tuple(ask for ask, _ in asked)
    first = page.masthead.lines if page.masthead else 0
    total = page.format.grid.lines - first - page.imprint_lines
    heads = tuple(_head_of(ask, sources.stories) for ask in asks)
    ranks = tuple(_rank(ask, sources.stories) for ask in asks)
    placed, found = _placed(Drawn(page.number, page.span, page.bands, first, total, heads, ranks), asks)
    return placed, (*findings, *found)


@standing(PAGES)
def _placed(page: Drawn, asks: tuple[Ask, ...]) -> tuple[PlacedPage, tuple[Diagnostic, ...]]:
    """As `place_page`, from what its slots ask for; kept, for while one page is changed the others ask the same."""
    makeup = Makeup(page, asks, tuple(least_growth(ask) for ask in asks), (0,) * len(asks))
    makeup, findings = min(map(_give_up, with_corners(makeup)), key=_too_much)
    for growers in _phases(makeup):
        makeup = _grow(makeup, growers(makeup))
    boundaries = solve(makeup)
    assert not isinstance(boundaries, Chain)
    if boundaries[-1] < page.total:
        findings.append(_not_full(page, boundaries[-1]))
    lines = tuple(page.first + y for y in boundaries)
    slots = []
    for ask, growth, (keys, width) in zip(asks, makeup.growths, page.heads, strict=True):
        slot = ask.slot
        top, height = lines[slot.first_band], lines[slot.end_band] - lines[slot.first_band]
        if slot.notch is not None:
            growth = replace(growth, notch=lines[slot.notch.end_band] - lines[slot.notch.first_band])
        slots.append(placed_slot(ask, growth, top, height, keys, width))
        need = fixed_lines(ask, replace(growth, white=0)) + (ask.aside.lines if ask.aside is not None else 0)
        if need + (1 if ask.rows and ask.aside is None else 0) > height:
            values = {"slot": slot.address, "need": str(need), "room": str(height)}
            findings.append(_finding(page, SLOT_FAR_TOO_LOW, values, ask))
    return PlacedPage(page.number, lines, tuple(slots), makeup.too_high), tuple(findings)


def _too_much(made: tuple[Makeup, list[Diagnostic]]) -> tuple[int, int]:
    """What is wrong with a page, the worse first: the lines that heads beside corners lack, the lines too much."""
    return crowded_heads(made[0]), sum(chain.lines for chain in made[0].too_high)


def _finding(page: Drawn, message: Message, values: Mapping[str, str], ask: Ask) -> Diagnostic:
    """A finding about one slot."""
    return Diagnostic(message=message, values=values, span=ask.slot.span, page=page.number, slot=ask.slot.address)


def _head_of(ask: Ask, stories: Mapping[str, Story]) -> tuple[tuple[str, ...], float]:
    """The keys of a slot's head and the width in em they are set across."""
    slot = ask.slot
    width = slot.columns[-1].left_em + slot.columns[-1].measure_em - slot.columns[0].left_em
    match slot.content:
        case StoryPart():
            heads = stories[slot.content.story].heads
            head = heads[slot.content.part] if slot.content.part < len(heads) else None
            return (tuple(e.key for e in head.elements), head.width_em) if head else ((), width)
        case PhotoStory():
            return ((slot.content.headline.key,) if slot.content.headline else (), width)
        case _:
            return (), width


def _give_up(makeup: Makeup) -> tuple[Makeup, list[Diagnostic]]:
    """Take text lines from slots of chains that are too high until the page fits; a finding for every chain.

    A chain may have to give twice, for text that went made a picture's corner higher: its finding says the sum.
    """
    findings: dict[tuple[int, ...], Diagnostic] = {}
    excesses: dict[tuple[int, ...], int] = {}
    while isinstance(result := solve(makeup), Chain):
        excess = result.need - result.room
        if not result.demands:
            values = {"need": str(result.need), "room": str(result.room)}
            raise InputError(
                (Diagnostic(message=PINS_TOO_HIGH, values=values, page=makeup.page.number, span=makeup.page.span),)
            )
        spares = {i: spare_lines(makeup, i) for i in result.demands}
        order = sorted(spares, key=lambda i: (spares[i] <= 0, -makeup.page.ranks[i], -spares[i]))
        given = list(makeup.given_up)
        rest = excess
        for i in order:
            take = min(rest, spares[i]) if spares[i] > 0 else rest
            given[i] += take
            rest -= take
            if not rest:
                break
        demands = tuple(result.demands)
        excesses[demands] = excesses.get(demands, 0) + excess
        whole = replace(result, need=result.room + excesses[demands])
        findings[demands] = _too_high(makeup, whole, order[0])
        chain = TooHigh(tuple(makeup.asks[i].slot.address for i in result.demands), excess)
        makeup = replace(makeup, given_up=tuple(given), too_high=(*makeup.too_high, chain))
    return makeup, list(findings.values())


def _rank(ask: Ask, stories: Mapping[str, Story]) -> int:
    """Place of a slot's story among the ranks; content that is no story cannot give up anything."""
    return RANKS.index(stories[ask.slot.content.story].rank) if isinstance(ask.slot.content, StoryPart) else -1


def _too_high(makeup: Makeup, chain: Chain, giver: int) -> Diagnostic:
    """The finding that names the chain, its need, the room, and what is too much in lines and characters."""
    slots = [makeup.asks[i].slot for i in chain.demands]
    excess = chain.need - chain.room
    characters = round(excess * sum(column.measure_em for column in makeup.asks[giver].slot.columns))
    values: dict[str, Value] = {
        "chain": "＋".join(slot.address for slot in slots),
        "chain_en": " + ".join(slot.address for slot in slots),
        "slots": tuple(slot.address for slot in slots),
        **_ways_out([makeup.asks[i] for i in chain.demands]),
        "need": str(chain.need),
        "room": str(chain.room),
        "excess": str(excess),
        "characters": str(characters),
    }
    return Diagnostic(
        message=CHAIN_TOO_HIGH,
        values=values,
        span=slots[0].span,
        page=makeup.page.number,
        slot=makeup.asks[giver].slot.address,
        measured=float(chain.need),
        limit=float(chain.room),
    )


def _ways_out(asks: Sequence[Ask]) -> dict[str, Value]:
    """What an editor may do about a chain: cut where there is copy, lower the pictures that there are, let one jump."""
    texts = [ask.slot.address for ask in asks if isinstance(ask.slot.content, StoryPart)]
    shown = [ask.slot.address for ask in asks if ask.pictures or isinstance(ask.slot.content, PhotoStory)]
    zh, en = "、".join, ", ".join
    ways = []
    if texts:
        ways.append((f"删 {zh(texts)} {'之一' * (len(texts) > 1)}的文字", f"cut copy in {en(texts)}"))
    if shown:
        ways.append((f"减 {zh(shown)} 的图高", f"lower the picture in {en(shown)}"))
    ways.append(("把一篇转版", "let an article jump") if texts else ("把其中一块画到别处", "draw one elsewhere"))
    return {"ways_zh": "，或".join(way for way, _ in ways), "ways_en": ", or ".join(way for _, way in ways)}


def _not_full(page: Drawn, need: int) -> Diagnostic:
    """The finding that all bands are pinned and the page is not full."""
    values = {"need": str(need), "room": str(page.total), "excess": str(page.total - need)}
    return Diagnostic(message=PAGE_NOT_FULL, values=values, page=page.number, span=page.span)


def _phases(makeup: Makeup) -> Iterator[Callable[[Makeup], Sequence[_Grower]]]:
    """Who may grow, one rule after the other; each looks at what the rules before it left."""
    asks = makeup.asks
    narrow_first = sorted(range(len(asks)), key=lambda i: (asks[i].slot.end_column - asks[i].slot.first_column, i))
    stories_at = [i for i in narrow_first if isinstance(asks[i].slot.content, StoryPart)]
    photos = [i for i in narrow_first if isinstance(asks[i].slot.content, PhotoStory)]
    free = [i for i in narrow_first if isinstance(asks[i].slot.content, Free)]
    ads = [i for i in narrow_first if asks[i].slot.content]

    def pictures(_: Makeup) -> Sequence[_Grower]:
        rows = [(i, row) for i, ask in enumerate(asks) for row in sorted(picture_rows(ask.pictures))]
        return [_Grower((i,), "picture", row, asks[i].pictures[row[0]].most) for i, row in rows]

    def texts(now: Makeup) -> Sequence[_Grower]:
        parts = [i for i in range(len(asks)) if len(asks[i].all_rows) > len(asks[i].rows)]
        return [_Grower((i,), "text", limit=_text_limit(asks[i], now.growths[i])) for i in parts]

    def wanted(now: Makeup) -> Sequence[_Grower]:
        parts = [i for i in range(len(asks)) if len(asks[i].all_rows) > len(asks[i].rows)]
        return [_Grower((i,), "text", limit=_wanted_limit(now, i)) for i in parts]

    limits = {i: _head_limit(asks[i], makeup.page.ranks[i]) for i in stories_at if asks[i].head}

    def heads_together(_: Makeup) -> Sequence[_Grower]:
        return [_Grower(row, "head", limit=min(limits[i] for i in row)) for row in _rows_of_heads(asks, limits)]

    def heads(_: Makeup) -> Sequence[_Grower]:
        alone = [i for i in limits if not any(_are_beside(asks[i], asks[k]) for k in limits if k != i)]
        return [_Grower((i,), "head", limit=limits[i]) for i in alone]

    def easier(now: Makeup) -> Sequence[_Grower]:
        found = [i for i in stories_at if len(asks[i].all_rows) == len(asks[i].rows)]
        return [_Grower((i,), "white", limit=1) for i in found if _turns_better(asks[i], now.growths[i])]

    def corners(now: Makeup, more: int | None) -> list[_Grower]:
        bent = [(i, now.growths[i].notch) for i, ask in enumerate(asks) if ask.notch is not None]
        return [_Grower((i,), "notch", limit=None if more is None else lines + more) for i, lines in bent]

    yield wanted
    yield easier
    yield pictures
    yield texts
    yield lambda _: [_Grower((i,), "white") for i in free]
    yield heads_together
    yield lambda now: [_Grower((i,), "white", limit=FOOT_WHITE) for i in stories_at] + corners(now, FOOT_WHITE)
    yield heads
    yield lambda _: [_Grower((i,), "white") for i in photos]
    yield lambda now: [_Grower((i,), "white") for i in ads] + corners(now, None)


def _turns_better(ask: Ask, growth: Growth) -> bool:
    """Whether one line more of text room would save the slot from a bad column end."""
    height = text_height(ask, ask.rows, growth)
    return turn_cost(ask, growth, height) >= SERIOUS > turn_cost(ask, growth, height + 1)


def _text_limit(ask: Ask, growth: Growth) -> int:
    """Lines that the text room of a part that jumps on can use beyond its least."""
    return max(0, text_height(ask, ask.all_rows, growth) - text_height(ask, ask.rows, growth))


def _wanted_limit(makeup: Makeup, i: int) -> int:
    """Lines of text room beyond its least at which a part that jumps holds the rows it is wanted to hold, and is as
    high as it is drawn: pinned bands as written, the others alike.
    """
    ask, growth, bands = makeup.asks[i], makeup.growths[i], makeup.page.bands
    wanted = text_height(ask, ask.all_rows[: ask.wanted], growth) - text_height(ask, ask.rows, growth)
    share = (makeup.page.total - sum(lines or 0 for lines in bands)) / max(1, bands.count(None))
    drawn = sum(share if lines is None else lines for lines in bands[ask.slot.first_band : ask.slot.end_band])
    return max(0, min(max(wanted, round(drawn) - makeup.need(i, growth)), _text_limit(ask, growth)))


def _head_limit(ask: Ask, rank: int) -> int:
    """Lines of white that a head may take of the slack: one, two for a lead, none for a continuation."""
    content = ask.slot.content
    if not isinstance(content, StoryPart) or content.part:
        return 0
    return 2 if rank in LEADS else 1


def _rows_of_heads(asks: Sequence[Ask], limits: Mapping[int, int]) -> Iterator[tuple[int, ...]]:
    """The slots (indices) whose heads have white to grow, those of a row together: they touch, begin at one band and
    have heads of one height.
    """
    rest = list(limits)
    for i in limits:
        if i not in rest:
            continue
        row = [i]
        for k in row:  # grows while it is read
            beside = [n for n in rest if n not in row and _are_beside(asks[k], asks[n])]
            row += beside
        rest = [n for n in rest if n not in row]
        yield tuple(row)


def _are_beside(a: Ask, b: Ask) -> bool:
    """Whether two slots stand side by side and their heads and frames are alike in height."""
    one, other = a.slot, b.slot
    touch = one.end_column == other.first_column or other.end_column == one.first_column
    return touch and (one.first_band, a.head, a.box) == (other.first_band, b.head, b.box)


def _grow(makeup: Makeup, growers: Sequence[_Grower]) -> Makeup:
    """The page after these parts have grown in turn as far as it fits."""
    if not growers:
        return makeup

    crowded = crowded_heads(makeup)

    def accepts(amounts: Sequence[int]) -> bool:
        grown = replace(makeup, growths=_with(makeup, growers, amounts))
        return not isinstance(solve(grown), Chain) and crowded_heads(grown) <= crowded

    start = [_amount(makeup.growths[g.slots[0]], g) for g in growers]
    amounts = share_slack(start, [g.limit for g in growers], accepts)
    return replace(makeup, growths=_with(makeup, growers, amounts))


def _amount(growth: Growth, grower: _Grower) -> int:
    """What a grower has so far."""
    match grower.what:
        case "picture":
            return growth.pictures[grower.pictures[0]]
        case "text":
            return growth.text
        case "head":
            return growth.head
        case "white":
            return growth.white
        case "notch":
            return growth.notch


def _with(makeup: Makeup, growers: Sequence[_Grower], amounts: Sequence[int]) -> tuple[Growth, ...]:
    """The growths with these amounts in place."""
    growths = list(makeup.growths)
    for grower, amount in zip(growers, amounts, strict=True):
        for slot in grower.slots:
            if amount != _amount(growths[slot], grower):
                growths[slot] = _grown(growths[slot], grower, amount)
    return tuple(growths)


def _grown(growth: Growth, grower: _Grower, amount: int) -> Growth:
    """A growth with this amount in place."""
    match grower.what:
        case "picture":
            pictures = tuple(amount if k in grower.pictures else n for k, n in enumerate(growth.pictures))
            return replace(growth, pictures=pictures)
        case "text":
            return replace(growth, text=amount)
        case "head":
            return replace(growth, head=amount)
        case "white":
            return replace(growth, white=amount)
        case "notch":
            return replace(growth, notch=amount)
