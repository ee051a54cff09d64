"""A headline stands oftener first on another page than behind any line of the page itself."""

from types import SimpleNamespace
from typing import Any

import pytest

from layout.repair.headblocks import PAGE_TURNED, behind_page


def setting(page: int, blanks: int, ends: str, noise: bool = True) -> Any:
    before = SimpleNamespace(page=0, blanks=0, noise_before=False)
    line = SimpleNamespace(page=page, blanks=blanks, noise_before=noise)
    return SimpleNamespace(lines=[before, line], facts=[SimpleNamespace(ends=ends), None])


@pytest.mark.parametrize(
    ("page", "blanks", "ends", "noise", "told"),
    [
        (1, 1, "final", True, PAGE_TURNED),
        (0, 1, "final", True, 1.0),
        (1, 0, "final", True, 1.0),
        (1, 1, "plain", True, 1.0),
        (1, 1, "final", False, 0.0),
    ],
)
def test_a_page_that_turns_behind_a_finished_text_says_more(
    page: int, blanks: int, ends: str, noise: bool, told: float
) -> None:
    assert behind_page(setting(page, blanks, ends, noise), 1) == told
