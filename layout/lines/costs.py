"""What a line costs: squeezing, stretching, loose and overfull lines, lone characters, hyphens.

Decisions: the numbers weigh against each other only; squeezing is cheaper than stretching, since white in the middle of
a line shows more than a comma set close. Stretch costs as its square, so that what one line cannot hold is shared with
its neighbours before one of them is seen. Source: typography.md §8.
"""

from typing import Final

SLACK_EM: Final = 0.001
"""Widths closer than this, in em, are the same width."""
FULL_EM: Final = 0.02
"""A justified line may miss its measure by so much, in em, before it is said to be short."""
SQUEEZE_COST: Final = 15.0
LAST_STAGE_COST: Final = 15.0
CLOSE_STOP_COST: Final = 50.0
"""Of a stop set closer than a quarter of an em, as dear as a stretch of .035 em: squeezing comes before stretching, but
a stretch that nobody sees is better than a stop without its pause.
"""
STRETCH_FACTOR: Final = 400.0
STRETCH_UNIT_EM: Final = 0.1
UNSEEN_FACTOR: Final = STRETCH_FACTOR / STRETCH_UNIT_EM**2
"""Of stretch by one em, squared: the cost as long as it is not seen."""
SEEN_LEAST: Final = UNSEEN_FACTOR * STRETCH_UNIT_EM**2
"""What a line costs at least whose Han would be seen to stand apart."""
SEEN_COST: Final = 1000.0
"""Of stretch that is seen, from a tenth of an em on."""
STRETCH_FREE_EM: Final = 0.01
SPACE_BASE: Final = 15.0
SPACE_FACTOR: Final = 4000.0
"""A word space one em past its end; at half an em it is as dear as dividing a long word anywhere."""
LOOSE_EM: Final = 0.25
LOOSE_COST: Final = 10_000.0
LOOSENED_COST: Final = 12_000.0
"""What a paragraph may cost more when it is set a line longer or shorter than it likes; a loose line costs more."""
HOLLOW_EM: Final = 1.0
HOLLOW_COST: Final = 5000.0
"""Of one em of stretch past that: a line so hollow is no better cut into two that hold a character each."""
RIGID_COST: Final = 30_000.0
"""A line without any elastic gap that falls short of the measure: worse than a loose one."""
RIGID_LATIN_COST: Final = 2000.0
"""The same inside an address or one long word, where a short line is no fault."""
RIGID_HEAD_COST: Final = 15_000.0
"""The same where the address or word begins the line: what is before it might have gone along."""
WHOLE_ADDRESS: Final = 5000.0
"""What it costs more to tear an e-mail address or the name of a site that a line can hold: as much as two lines that
are seen to be stretched. As a last resort, at no place of its own, it costs twice as much.
"""
RIGID_EM_COST: Final = 400.0
"""Of one em that it falls short; grows as the square."""
RIGID_UNSEEN_EM: Final = 0.5
"""White at the end of such a line that a reader takes for that of a mark."""
RIGID_SEEN_EM: Final = 3.0
RIGID_SEEN_COST: Final = 2000.0
"""Of one em more than that, which leaves a hole in the column."""
OVERFULL_COST: Final = 1_000_000.0
NEIGHBOUR_EM: Final = 0.08
NEIGHBOUR_COST: Final = 20.0
SECOND_HYPHEN: Final = 200.0
MAX_HYPHENS: Final = 2
"""Lines running that may end in an added hyphen."""
MANY_HYPHENS: Final = 100_000.0
"""Of one more such line, where nothing but an overfull line is left: a word longer than three lines."""
LONE_COST: Final = 20_000.0
"""Dearer than a loose line: a lone character is kept only where nothing else can be set at all."""
DEAR_TIGHT: Final = 2600.0
DEAR_LOOSE: Final = 5000.0
"""A way that has a line dearer than this in the first or second pass is tried again with more freedom."""
SHORT_LAST_COST: Final = 30.0
SHORT_LAST_CHARS: Final = 2
RAGGED_COST: Final = 100.0
"""Of a line that is not justified and one em short of its measure."""
TIGHT_EM: Final = 0.15
"""Stretch per Han gap that the first pass allows."""


def looseness_cost(extra_em: float) -> float:
    """Cost of stretching every Han gap of a line by `extra_em`."""
    if extra_em <= STRETCH_FREE_EM:
        return 0.0
    if extra_em > LOOSE_EM + SLACK_EM:
        return loose_cost(extra_em)
    seen = SEEN_COST if extra_em > STRETCH_UNIT_EM + SLACK_EM else 0.0
    return seen + UNSEEN_FACTOR * extra_em**2


def loose_cost(extra_em: float) -> float:
    """Cost of a line told as loose whose Han gaps take `extra_em`."""
    seen = min(extra_em, HOLLOW_EM)
    return LOOSE_COST + UNSEEN_FACTOR * seen**2 + HOLLOW_COST * (extra_em - seen)


def stretched(slack_em: float, han_gaps: int, others: int) -> tuple[float, float]:
    """How a line shares out what its word spaces and autospaces cannot take up to their end.

    Han gaps open alike, up to a quarter of an em. Han further apart are told as loose; there the other gaps grow along:
    a line that has come apart is spaced evenly. What each of the two kinds takes comes back, in em.

    Args:
        slack_em: White left when word spaces and autospaces are as wide as they may be.
        han_gaps: Number of Han gaps, one or more.
        others: Number of word spaces and of elastic spaces between Han and Latin.

    Source: typography.md §4; CLREQ "Procedures for Inter-Character Space Expansion".
    """
    if slack_em <= LOOSE_EM * han_gaps:
        return slack_em / han_gaps, 0.0
    beyond = (slack_em - LOOSE_EM * han_gaps) / (han_gaps + others)
    return LOOSE_EM + beyond, beyond


def seen_cost(slack_em: float, han_gaps: int, elastic: int) -> tuple[float, float]:
    """Cost of a line stretched so far that its Han would be seen to stand apart, and what a Han gap takes (em).

    Args:
        slack_em: As in `stretched`.
        han_gaps: Number of Han gaps, one or more.
        elastic: Number of all gaps that grow.
    """
    extra, _ = stretched(slack_em, han_gaps, elastic - han_gaps)
    return looseness_cost(extra), extra


def wide_spaces_cost(extra_em: float) -> float:
    """Cost of widening the word spaces of a line without Han past their usual end by `extra_em` each.

    It grows without a leap: in narrow columns of Latin text such lines cannot be avoided, and the least of them wins.
    """
    return SPACE_BASE + SPACE_FACTOR * extra_em**2


def rigid_share(slack_em: float) -> float:
    """How much of what a line without elastic gaps costs one costs that is `slack_em` short of its measure."""
    return min(1.0, slack_em / RIGID_UNSEEN_EM) ** 2


def rigid_cost(slack_em: float) -> float:
    """Cost of the white at the end of a line that has nothing to widen and is `slack_em` short of its measure."""
    return RIGID_EM_COST * slack_em**2 + RIGID_SEEN_COST * max(0.0, slack_em - RIGID_SEEN_EM) ** 2


def hyphens_cost(running: int, is_desperate: bool) -> float:
    """Cost of an added hyphen below `running` lines that end in one; too many are for the desperate pass only."""
    if running < MAX_HYPHENS:
        return SECOND_HYPHEN * running
    return MANY_HYPHENS if is_desperate else float("inf")
