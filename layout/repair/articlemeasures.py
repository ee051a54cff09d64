"""What measure each article of a first reading was set to, and whether its paragraphs lost their indents.

Decisions: an article's own lines come first, then the measures of the others of the dump; where nearly half of its
lines are first lines, both widths together show the measure.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.lexicon import seam_nats
from layout.repair.measure import LOST_INDENT_EM, is_clear, measure_of, measure_under_indents, shared_measure
from layout.repair.model import Setting

FULL_EM: Final = 1.1
"""A line within this distance of its measure, in em, fills it."""
LIKE_EM: Final = 0.6
"""Within this distance, in em, a line is as wide as a first line without its indent."""
TORN_NATS: Final = 4.0
"""A word that is likelier whole by this much, in nats, is surely torn."""
LEAST_LED: Final = 2
"""So many lines as wide as first lines are hardly subheads of one length."""


def group_measures(
    first: Setting, groups: Sequence[range], firsts: set[int], inners: set[int], alones: set[int]
) -> list[tuple[float | None, bool]]:
    """The measure in em of each article, and whether its first lines lost their indent.

    `firsts`, `inners` and `alones` are the first and the further lines of paragraphs, and the lines that stand alone.
    """
    widths = [line.width_em for line in first.lines]
    bodies = [[widths[index] for index in group if index in firsts or index in inners] for group in groups]
    begins = [[index in firsts for index in group if index in firsts or index in inners] for group in groups]
    founds = [measure_of(body) if len(body) >= 4 else None for body in bodies]
    leds = [
        measure_under_indents(body, begun) if found is None else None
        for body, begun, found in zip(bodies, begins, founds, strict=True)
    ]
    clear = [
        found[0] if found is not None and is_clear(found, body) else 0.0
        for found, body in zip(founds, bodies, strict=True)
    ]
    shared = Counter(measure for measure in clear if measure)
    tallies = [
        _lost_indents(first, group, (firsts, inners, alones), found[0] if found else None)
        for group, found in zip(groups, founds, strict=True)
    ]
    narrow, wide = (sum(each) for each in zip((0, 0), *tallies, strict=True))
    made: list[tuple[float | None, bool]] = []
    for group, body, own, led, (near, far) in zip(groups, bodies, clear, leds, tallies, strict=True):
        measure: float | None = led[0] if led is not None else own
        if not measure:
            printed = measure_of([widths[index] for index in group])
            measure = shared_measure(body, shared, printed[0] if printed else None)
        lost = near + 0.3 * narrow >= 1 and near + 0.3 * narrow > 1.5 * (far + 0.3 * wide)
        made.append((measure, lost or led is not None))
    return made


def _lost_indents(
    setting: Setting, group: range, read: tuple[set[int], set[int], set[int]], measure: float | None
) -> tuple[int, int]:
    """How many first lines of longer paragraphs are two characters narrower than the measure, and how many fill it.

    Lines that seem to stand alone count where no paragraph begins otherwise, or one of them ends within a word:
    subheads are of any width, and not every text has one over it.
    """
    if measure is None:
        return 0, 0
    firsts, inners, alones = read
    led = [index for index in group if index in alones and _leads_paragraph(setting, index, measure)]
    subheads = [index for index in group if index in alones and setting.facts[index].bare and index not in led]
    torn = [seam_nats(setting.lines[index].text, setting.lines[index + 1].text) > TORN_NATS for index in led]
    slacks = [
        measure - setting.lines[index].width_em
        for index in group
        if index in firsts and index + 1 in inners and index - 1 not in led
    ]
    near = sum(abs(slack - LOST_INDENT_EM) <= LIKE_EM for slack in slacks)
    far = sum(abs(slack) <= LIKE_EM for slack in slacks)
    begun = near + len(led)
    if begun >= LEAST_LED and not subheads and begun > 1.5 * far and (any(torn) or not far):
        return begun, far
    under = sum(index - 1 in led and index + 1 in inners and _fills(setting, index, measure) for index in firsts)
    return near, far + under


def _leads_paragraph(setting: Setting, index: int, measure: float) -> bool:
    """Whether a line without a mark is as wide as a first line without its indent, and one of full width goes on it."""
    lines, fact = setting.lines, setting.facts[index]
    if (
        fact.stops
        or fact.ends not in ("plain", "pause")
        or index in setting.verse
        or index + 1 == len(lines)
        or lines[index + 1].blanks
    ):
        return False
    under = measure - lines[index + 1].width_em
    return abs(measure - lines[index].width_em - LOST_INDENT_EM) <= LIKE_EM and abs(under) <= FULL_EM


def _fills(setting: Setting, index: int, measure: float) -> bool:
    """Whether a line is as wide as its measure, in em."""
    return abs(measure - setting.lines[index].width_em) <= LIKE_EM
