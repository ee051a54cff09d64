"""The band solver on dummies whose boundaries are worked out by hand."""

import itertools
import random

from effort import least_seconds

from layout.place.bands import Chain, Demand, share_slack, solve_bands


def test_one_band_takes_the_highest_need() -> None:
    assert solve_bands((None,), (Demand(0, 1, 30), Demand(0, 1, 42)), 80) == (0, 42)


def test_staircase() -> None:
    # Three columns of slots, each starting a band lower: bands 0..3, every slot two bands high.
    demands = (Demand(0, 2, 20), Demand(1, 3, 35), Demand(2, 4, 10), Demand(0, 1, 8), Demand(3, 4, 6))
    # y1 >= 8, y2 >= 20, y3 >= y1 + 35 = 43, y4 >= max(y2 + 10, y3 + 6) = 49
    assert solve_bands((None,) * 4, demands, 80) == (0, 8, 20, 43, 49)


def test_nested_slot_beside_two() -> None:
    # One slot of 40 lines beside a pair of 10 and 12: the pair does not stretch by itself, the foot is at 40.
    demands = (Demand(0, 2, 40), Demand(0, 1, 10), Demand(1, 2, 12))
    assert solve_bands((None, None), demands, 80) == (0, 10, 40)


def test_pinned_band_holds_exactly() -> None:
    demands = (Demand(0, 1, 10), Demand(1, 2, 5), Demand(0, 2, 20))
    assert solve_bands((None, 17), demands, 80) == (0, 10, 27)


def test_pinned_band_that_is_too_low_names_its_slot() -> None:
    result = solve_bands((None, 17), (Demand(0, 1, 10), Demand(1, 2, 22)), 80)
    assert result == Chain(demands=(1,), pinned=(1,), need=22, room=17)


def test_page_that_is_too_full_names_the_chain() -> None:
    demands = (Demand(0, 1, 50), Demand(1, 2, 40), Demand(0, 2, 60), Demand(0, 1, 12))
    result = solve_bands((None, None), demands, 80)
    assert result == Chain(demands=(0, 1), pinned=(), need=90, room=80)


def test_pinned_band_in_a_chain_that_is_too_long() -> None:
    # 70 lines of copy above an advertisement of 17 on a page of 80.
    result = solve_bands((None, 17), (Demand(0, 1, 70),), 80)
    assert isinstance(result, Chain)
    assert (result.demands, result.pinned, result.need, result.room) == ((0,), (1,), 87, 80)


def test_pins_that_alone_are_too_high_name_no_slot() -> None:
    result = solve_bands((60, 30), (), 80)
    assert isinstance(result, Chain)
    assert result.demands == ()
    assert (result.need, result.room) == (90, 80)


def test_no_bands_at_all() -> None:
    assert solve_bands((), (), 80) == (0,)


def test_slack_is_shared_in_turn_up_to_the_limits() -> None:
    # 7 lines to share: the first may have 2, the others go on in turn.
    assert share_slack((0, 0, 0), (2, None, None), lambda amounts: sum(amounts) <= 7) == (2, 3, 2)


def test_a_grower_that_is_stuck_does_not_stop_the_others() -> None:
    assert share_slack((0, 0), (None, None), lambda a: a[0] <= 1 and a[1] <= 4) == (1, 4)


def test_twelve_slots_are_solved_within_ten_milliseconds() -> None:
    demands = tuple(Demand(i % 6, i % 6 + 1 + i % 3, 6 + i) for i in range(12))
    assert least_seconds(lambda: solve_bands((None, None, None, 9, None, None, None, None), demands, 115), 10) < 0.010


def every_solution(pinned: list[int | None], demands: list[Demand], total: int, most: list[Demand]) -> list[list[int]]:
    """All ways to set the boundaries, one by one."""
    count = len(pinned)
    return [
        y
        for steps in itertools.product(range(total + 1), repeat=count)
        if (y := [0, *itertools.accumulate(steps)])[-1] <= total
        and all(p is None or s == p for p, s in zip(pinned, steps, strict=True))
        and all(y[d.end] - y[d.start] >= d.need for d in demands)
        and all(y[d.end] - y[d.start] <= d.need for d in most)
    ]


def test_the_solver_agrees_with_trying_everything() -> None:
    chance = random.Random(20210209)
    fits = 0
    for _ in range(400):
        count, total = chance.randint(1, 4), chance.randint(4, 9)
        pinned = [chance.choice((None, None, chance.randint(1, 4))) for _ in range(count)]
        spans = [sorted(chance.sample(range(count + 1), 2)) for _ in range(chance.randint(0, 6))]
        demands = [Demand(a, b, chance.randint(1, 7)) for a, b in spans]
        most = [Demand(d.start, d.end, d.need + chance.randint(0, 2)) for d in demands[:1]]
        ways = every_solution(pinned, demands, total, most)
        found = solve_bands(pinned, demands, total, most)
        if isinstance(found, Chain):
            assert not ways
            assert found.need > found.room
        else:
            fits += 1
            assert found == tuple(min(column) for column in zip(*ways, strict=True))
    assert 100 < fits < 350
