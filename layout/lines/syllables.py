"""Where English words are divided between syllables, by the patterns of pyphen."""

from functools import cache
from typing import Final

import pyphen

LANGUAGE: Final = "en_US"
LONGEST: Final = 200
"""Letters of a word; names of substances have that many."""


def places_in(word: str, left: int, right: int) -> list[int]:
    """The places before which a lower-case word may be divided, at least so many letters from its ends; none in what
    is too long for a word: to look there takes the square of its length.
    """
    if len(word) > LONGEST:
        return []
    return [int(place) for place in _dictionary(left, right).positions(word)]


@cache
def _dictionary(left: int, right: int) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=LANGUAGE, left=left, right=right)
