"""Content that would never end, and pictures that say they are larger than any memory, are told and let be."""

from typing import Any

import pytest

from layout.preflight.interpreter import read_content
from layout.preflight.pixels import inks_of


class Thing(dict[str, Any]):
    """A stream as a reader gives it."""

    def __init__(self, data: bytes, **entries: Any) -> None:
        super().__init__({f"/{key}": value for key, value in entries.items()})
        self.data = data

    def get_data(self) -> bytes:
        return self.data


def test_forms_that_paint_one_another_a_dozen_times_each_come_to_an_end() -> None:
    form = Thing(b"0 0 1 1 re f", Subtype="/Form", Resources={})
    for _ in range(8):
        form = Thing(b"/F Do " * 12, Subtype="/Form", Resources={"/XObject": {"/F": form}})
    painted, fault = read_content(b"/F Do", {"/XObject": {"/F": form}}, {})
    assert fault is not None
    assert 1000 < len(painted) < 100_000


def test_a_form_may_be_painted_many_times() -> None:
    form = Thing(b"0 0 1 1 re f", Subtype="/Form", Resources={})
    painted, fault = read_content(b"/F Do " * 5000, {"/XObject": {"/F": form}}, {})
    assert fault is None
    assert len(painted) == 5000


@pytest.mark.parametrize("size", [(1_000_000, 1_000_000), (60_000, 4_000), (-5, 3), (0, 9)])
@pytest.mark.parametrize("space", ["/DeviceCMYK", "/DeviceGray"])
def test_a_picture_with_fewer_samples_than_it_says_is_not_made(size: tuple[int, int], space: str) -> None:
    picture = Thing(b"\0" * 40, Width=size[0], Height=size[1], BitsPerComponent=8, ColorSpace=space)
    assert inks_of(picture) is None
