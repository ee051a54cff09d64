"""Faces that are drawn for other countries, or say of themselves what cannot be."""

from pathlib import Path

import pytest
import testfonts

from layout.model.article import RichText
from layout.model.style import Lang, Setting, TextStyle
from layout.shape import shape_text
from layout.shape.harfbuzz import vertical_origin
from layout.shape.types import Box

CENTRED = (400, 280, 600, 480)
"""A comma in the middle of its em, as Taiwan's faces have it; thousandths of an em."""


def box_of(font: bytes, folder: Path, char: str, lang: Lang, vertical: bool = False) -> Box:
    registry = testfonts.registry_of(testfonts.write_font(folder / "odd.ttf", font))
    setting = Setting(lang=lang, writing="vertical" if vertical else "horizontal")
    style = TextStyle("song", "hei", 9, 12, setting=setting)
    shaped = shape_text(RichText(f"中{char}中"), style, registry)[0]
    return next(box for box in shaped.boxes if box.texts == (char,))


@pytest.mark.parametrize(
    ("lang", "vertical", "middle"),
    [
        # Ink .4 to .6 along: a body of half an em, its middle at .25; at the foot, that is .07 above the baseline.
        ("zh-Hans", False, (0.25, 0.07)),
        ("ja", False, (0.25, 0.07)),
        ("zh-Hant", False, (0.5, 0.38)),
        # Downwards, across from the line's centre: in the right half, or on the line.
        ("zh-Hans", True, (0.25, 0.25)),
        ("zh-Hant", True, (0.5, 0.0)),
    ],
)
def test_a_comma_in_the_middle_goes_where_the_language_has_it(
    lang: Lang, vertical: bool, middle: tuple[float, float], tmp_path: Path
) -> None:
    box = box_of(testfonts.odd_font({"，": CENTRED}), tmp_path, "，", lang, vertical)
    lift = box.lifts_em[0] if box.lifts_em else 0.0
    if vertical:
        registry = testfonts.registry_of(tmp_path / "odd.ttf")
        right, up = vertical_origin(registry.face("square"), box.glyphs[0])
        place = (box.pens_em[0] + up - 0.38, 0.5 - right + lift)
    else:
        place = (box.pens_em[0] + 0.5, 0.38 + lift)
    assert place == pytest.approx(middle, abs=0.01)


def test_an_empty_glyph_is_a_missing_one(tmp_path: Path) -> None:
    registry = testfonts.registry_of(
        testfonts.write_font(tmp_path / "odd.ttf", testfonts.odd_font({"国": (1, 1, 1, 1)}))
    )
    findings = shape_text(RichText("中国"), TextStyle("song", "hei", 9, 12), registry)[2]
    assert [(finding.code, finding.values["char"]) for finding in findings] == [("S101", "国")]


@pytest.mark.parametrize("advance", [None, 0, 1000])
def test_han_stand_in_their_frame_whatever_the_face_says(advance: int | None, tmp_path: Path) -> None:
    font = testfonts.odd_font({}, vertical_advance=advance)
    box = box_of(font, tmp_path, "国", "zh-Hans", vertical=True)
    up = vertical_origin(testfonts.registry_of(tmp_path / "odd.ttf").face("square"), box.glyphs[0])[1]
    assert box.body_em == 1.0
    # Ink from .83 above the baseline to .07 below it stands from .05 to .95 of the body.
    assert box.pens_em[0] + up - 0.83 == pytest.approx(0.05, abs=0.01)


@pytest.mark.parametrize(("char", "lift"), [("⁻", 0.33), ("₂", -0.14), ("⁵", 0.33)])
def test_a_raised_sign_that_no_face_has_is_made_of_its_base(char: str, lift: float, tmp_path: Path) -> None:
    box = box_of(testfonts.square_font(testfonts.TEXT + "\u2013"), tmp_path, char, "zh-Hans")
    assert box.texts == (char,)
    assert box.scale == pytest.approx(0.6)
    assert box.body_em == pytest.approx(0.6)
    assert box.lifts_em == (pytest.approx(lift),)
