"""How high a text room must be: the lowest that holds every line, found without trying all that are lower."""

import random
from types import SimpleNamespace
from typing import Any

import pytest

from layout.place import asks
from layout.place.asks import Ask, Growth, text_height
from layout.place.turns import Row, stand_in


def asking(rows: tuple[Row, ...], columns: int) -> Ask:
    """What a slot of so many columns asks for, without pictures."""
    slot: Any = SimpleNamespace(story=None)
    return Ask(slot, 0.0, 12.0 * columns - 1, columns, 0, "", rows, rows, (), 0, 0)


@pytest.mark.parametrize("seed", range(40))
def test_no_lower_room_holds_the_text(seed: int) -> None:
    chance = random.Random(seed)
    rows = tuple(Row(chance.randint(1, 3), chance.choice((0, 0, 1, 2)), 0) for _ in range(chance.randint(1, 40)))
    columns = chance.randint(1, 5)
    height = text_height(asking(rows, columns), rows, Growth())
    assert stand_in(rows, [height] * columns) and not stand_in(rows, [height - 1] * columns)


def test_the_white_between_texts_is_reckoned_before_any_height_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def counted(rows: tuple[Row, ...], capacities: Any) -> bool:
        tried.append(1)
        return stand_in(rows, capacities)

    monkeypatch.setattr(asks, "stand_in", counted)
    rows = (Row(1, 2, 0),) * 400
    assert text_height(asking(rows, 2), rows, Growth()) == 598 and len(tried) < 10
