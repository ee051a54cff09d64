"""What measure each article of a first reading was set to, and whether its paragraphs lost their indents.

Decisions: an article's own lines come first, then the measures of the others of the dump; where nearly half of its
lines are first lines, both widths together show the measure.
"""

from collections import Counter
from collections.abc import Sequence

from layout.repair.measure import LOST_INDENT_EM, is_clear, measure_of, measure_under_indents, shared_measure
from layout.repair.model import Setting


def group_measures(
    first: Setting, groups: Sequence[range], firsts: set[int], inners: set[int]
) -> list[tuple[float | None, bool]]:
    """The measure in em of each article, and whether its first lines lost their indent."""
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
        _lost_indents(first, group, firsts, inners, found[0] if found else None)
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
    setting: Setting, group: range, firsts: set[int], inners: set[int], measure: float | None
) -> tuple[int, int]:
    """How many first lines of longer paragraphs are two characters narrower than the measure, and how many fill it."""
    if measure is None:
        return 0, 0
    slacks = [measure - setting.lines[index].width_em for index in group if index in firsts and index + 1 in inners]
    narrow = sum(abs(slack - LOST_INDENT_EM) <= 0.6 for slack in slacks)
    return narrow, sum(abs(slack) <= 0.6 for slack in slacks)
