"""Inks by name, as four percentages, as a spot ink of the paper; what none of them is."""

import pytest
from PIL import Image

from layout.build.inks import COLOURS, Palette, ink_of
from layout.diagnostics import Diagnostic, Span
from layout.model.style import BLACK, PAPER, Ink
from layout.paint.colour import to_press
from layout.paint.profile import read_profile
from layout.read.types import Scalar

HERE = Span("paper.yaml", 3, 9)
PALETTE = Palette({"金": Scalar("0 20 60 20", HERE)})


@pytest.mark.parametrize(
    ("written", "ink"),
    [
        ("红", Ink(0, 100, 90, 5)),
        ("Blue", Ink(95, 65, 0, 10)),
        ("黑", BLACK),
        ("白", PAPER),
        ("0 100 80 5", Ink(0, 100, 80, 5)),
        ("0, 12.5, 0, 100", Ink(0, 12.5, 0, 100)),
        ("金", Ink(spot="金")),
    ],
)
def test_what_an_ink_means(written: str, ink: Ink) -> None:
    faults: list[Diagnostic] = []
    assert ink_of(Scalar(written, HERE), PALETTE, faults) == ink
    assert faults == []


@pytest.mark.parametrize(("written", "code"), [("大红", "B103"), ("0 100 80", "B332"), ("0 100 80 120", "B332")])
def test_what_is_no_ink_is_told_with_its_place(written: str, code: str) -> None:
    faults: list[Diagnostic] = []
    assert ink_of(Scalar(written, HERE), PALETTE, faults) == BLACK
    assert [(f.message.severity, f.span, f.found) for f in faults] == [("error", HERE, written)]


@pytest.mark.parametrize(("written", "grey"), [("#808080", 50), ("#000", 100), ("#FFFFFF", 0), ("#333", 80)])
def test_a_grey_of_a_screen_is_black_alone(written: str, grey: float) -> None:
    faults: list[Diagnostic] = []
    assert ink_of(Scalar(written, HERE), PALETTE, faults) == Ink(k=grey)
    assert [(f.code, f.severity, f.found) for f in faults] == [("B346", "info", written)]


def test_a_colour_of_a_screen_is_what_the_press_makes_of_it() -> None:
    profile = read_profile(None)
    wanted = to_press(Image.new("RGB", (1, 1), (0x1F, 0x4E, 0x9E)), profile, b"").getpixel((0, 0))
    found = ink_of(Scalar("#1f4e9e", HERE), PALETTE, [])
    assert (found.c, found.m, found.y, found.k) == tuple(round(value / 2.55) for value in wanted)


def test_named_colours_keep_within_what_newsprint_takes() -> None:
    assert max(ink.c + ink.m + ink.y + ink.k for ink in COLOURS.values()) <= 200
