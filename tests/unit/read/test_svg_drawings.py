"""SVG drawings: shapes as outlines in the drawing's units, looks inherited, all that is unread told with its line."""

import math

import pytest

from layout.model.drawing import Drawing, Shape
from layout.read.svg import read_drawing
from layout.read.svg_paths import combined, moved, path_outlines, transform_of


def drawn(inside: str, box: str = 'viewBox="0 0 100 50"') -> tuple[Drawing | None, tuple[str, ...]]:
    """A drawing, and what in it is not read (in English, with its line)."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n{inside}\n</svg>'
    drawing, unread = read_drawing(data.encode())
    return drawing, tuple(f"{found.line} {found.en}" for found in unread)


def shape(inside: str) -> Shape:
    drawing, unread = drawn(inside)
    assert drawing is not None and unread == ()
    (made,) = drawing.shapes
    return made


@pytest.mark.parametrize(
    ("written", "outlines"),
    [
        ('<rect x="1" y="2" width="3" height="4"/>', (((1, 2), (4, 2), (4, 6), (1, 6), (1, 2)),)),
        ('<line x1="0" y1="1" x2="2" y2="3" stroke="red"/>', (((0, 1), (2, 3)),)),
        ('<polygon points="0,0 4,0 4,4"/>', (((0, 0), (4, 0), (4, 4), (0, 0)),)),
        ('<polyline points="0 0 4 0 4 4" stroke="red"/>', (((0, 0), (4, 0), (4, 4)),)),
        ('<path d="M1 1h2v2H1z m4,0 l1-1"/>', (((1, 1), (3, 1), (3, 3), (1, 3), (1, 1)), ((5, 1), (6, 0)))),
        ('<path d="M0,0 10,0 10,10"/>', (((0, 0), (10, 0), (10, 10)),)),
    ],
)
def test_straight_shapes(written: str, outlines: object) -> None:
    assert shape(written).outlines == outlines


def test_a_circle_and_an_arc_are_round() -> None:
    for point in shape('<circle cx="10" cy="20" r="5"/>').outlines[0]:
        assert math.dist(point, (10, 20)) == pytest.approx(5)
    ((points, is_closed),) = path_outlines("M 5 20 A 5 5 0 0 1 15 20")
    assert not is_closed and points[-1] == (15, 20)
    assert all(math.dist(point, (10, 20)) == pytest.approx(5) for point in points)
    assert min(y for _, y in points) == pytest.approx(15)  # a sweep of 1 goes over the top, y down


def test_curves_pass_where_they_should() -> None:
    ((points, _),) = path_outlines("M0 0 C 0 10 10 10 10 0 S 20 -10 20 0")
    assert points[12] == pytest.approx((5, 7.5))
    assert points[36] == pytest.approx((15, -7.5))
    ((points, _),) = path_outlines("M0 0 Q 5 10 10 0 T 20 0")
    assert points[12] == pytest.approx((5, 5)) and points[36] == pytest.approx((15, -5))


@pytest.mark.parametrize(
    ("written", "point", "expected"),
    [
        ("translate(3)", (1, 1), (4, 1)),
        ("scale(2)", (1, 1), (2, 2)),
        ("rotate(90)", (1, 0), (0, 1)),
        ("rotate(90, 1, 1)", (2, 1), (1, 2)),
        ("translate(10 0) scale(2 3)", (1, 1), (12, 3)),
        ("matrix(1 0 0 1 5 6)", (0, 0), (5, 6)),
        ("skewX(45)", (0, 1), (1, 1)),
    ],
)
def test_transforms(written: str, point: tuple[float, float], expected: tuple[float, float]) -> None:
    matrix = transform_of(written)
    assert matrix is not None
    assert moved(point, matrix) == pytest.approx(expected)
    assert moved(point, combined(matrix, (1, 0, 0, 1, 0, 0))) == pytest.approx(expected)


def test_looks_are_inherited_and_style_wins_over_nothing() -> None:
    drawing, _ = drawn(
        '<g fill="#0f0" stroke="navy" stroke-width="2" transform="scale(3)"><rect width="1" height="1"/>'
        '<rect width="1" height="1" style="fill:none;fill-rule:evenodd"/></g><rect width="1" height="1"/>'
    )
    assert drawing is not None
    first, second, third = drawing.shapes
    assert (first.fill, first.stroke, first.width) == ((0, 255, 0), (0, 0, 128), pytest.approx(6))
    assert (second.fill, second.even_odd) == (None, True)
    assert (third.fill, third.stroke) == ((0, 0, 0), None)


@pytest.mark.parametrize(
    ("written", "unread"),
    [
        ('<text x="1">字</text>', "2 <text>"),
        ('<g>\n<image href="a.png"/></g>', "3 <image>"),
        ('<rect width="1" height="1" fill="url(#a)"/>', "2 colour url(#a)"),
        ('<rect width="1" height="1" opacity=".5"/>', "2 transparency"),
        ('<rect width="1" height="1" stroke-dasharray="2 1"/>', "2 stroke-dasharray"),
        ('<rect width="1" height="1" filter="url(#f)"/>', "2 filter"),
        ('<rect width="1" height="1" transform="turn(3)"/>', ""),
        ('<style>rect{fill:red}</style><rect width="1" height="1"/>', "2 <style>"),
        ('<use href="#a"/>', "2 <use>"),
        ("<rect", "3 broken markup"),
    ],
)
def test_what_is_not_read_is_told_with_its_line(written: str, unread: str) -> None:
    found = drawn(written)[1]
    assert (unread or "2 this transform") in found


def test_an_entity_is_refused_before_it_grows() -> None:
    data = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">]>\n<svg viewBox="0 0 1 1"><path d="&a;"/></svg>'
    drawing, unread = read_drawing(data)
    assert drawing is None and next(found.en for found in unread) == "an entity"


@pytest.mark.parametrize("box", ["", 'viewBox="0 0 0 10"', 'width="10"'])
def test_a_drawing_without_a_size_is_none(box: str) -> None:
    assert drawn('<rect width="1" height="1"/>', box)[0] is None


def test_notes_and_definitions_draw_nothing() -> None:
    drawing, unread = drawn("<title>t</title><desc>d</desc><defs><text>x</text></defs><rect width='1' height='1'/>")
    assert drawing is not None and len(drawing.shapes) == 1 and unread == ()
