"""剪纸牛: a round window flower of red paper with the ox of the year, cut as scissors would cut it."""

import math
from itertools import pairwise

from pen import Pen, Point, arc

SIZE = (153.0, 153.0)
RED, PAPER = "#c4161c", "#ffffff"


def drop(pen: Pen, x: float, y: float, length: float, wide: float, degrees: float, colour: str) -> None:
    """A teardrop whose tip lies at (x, y) and whose round end points to `degrees`."""
    pen.begin(None, x, y, degrees)
    pen.fill(
        pen.smooth(
            [
                (0, 0),
                (length * 0.55, wide * 0.42),
                (length * 0.9, wide * 0.36),
                (length, 0),
                (length * 0.9, -wide * 0.36),
                (length * 0.55, -wide * 0.42),
            ],
            tension=0.9,
        ),
        colour,
    )
    pen.end()


def crescent(pen: Pen, x: float, y: float, length: float, wide: float, degrees: float, colour: str = PAPER) -> None:
    """The scissors' moon cut (月牙): a thin sickle about (x, y)."""
    pen.begin(None, x, y, degrees)
    outer = arc(0, 0, length / 2, wide, 180, 0, 10)
    inner = arc(0, 0, length / 2, wide * 0.35, 0, 180, 10)
    pen.fill(pen.polygon([*outer, *inner[1:-1]]), colour)
    pen.end()


def fringe(pen: Pen, points: list[Point], depth: float, colour: str = PAPER) -> None:
    """A row of saw teeth (锯齿纹) along a curve, their tips to its left."""
    for (x0, y0), (x1, y1) in pairwise(points):
        run = math.hypot(x1 - x0, y1 - y0) or 1.0
        tip = ((x0 + x1) / 2 - (y1 - y0) / run * depth, (y0 + y1) / 2 + (x1 - x0) / run * depth)
        pen.fill(pen.polygon([(x0, y0), tip, (x1 * 0.86 + x0 * 0.14, y1 * 0.86 + y0 * 0.14)]), colour)


def blossom(pen: Pen, x: float, y: float, r: float, red: bool = True, turn: float = 90) -> None:
    """A plum blossom of five petals; red paper with cuts, or a cut in red paper."""
    first, second = (RED, PAPER) if red else (PAPER, RED)
    for petal in range(5):
        angle = turn + petal * 72
        cx, cy = arc(x, y, r * 0.58, r * 0.58, angle, angle, 1)[0]
        pen.fill(pen.disc(cx, cy, r * 0.45), first)
    pen.fill(pen.disc(x, y, r * 0.5), first)
    for petal in range(5):
        angle = turn + petal * 72
        drop(pen, *arc(x, y, r * 0.3, r * 0.3, angle, angle, 1)[0], r * 0.5, r * 0.36, angle, second)
    pen.fill(pen.disc(x, y, r * 0.17), second)


def wheat(pen: Pen, x: float, y: float, length: float, degrees: float) -> None:
    """An ear of wheat on its stalk, from (x, y)."""
    pen.begin(None, x, y, degrees)
    pen.line([(0, 0), (length * 0.5, length * 0.03), (length * 0.62, 0)], RED, length * 0.045)
    for index in range(5):
        spot = length * (0.42 + index * 0.12)
        for side in (-1, 1):
            drop(pen, spot, 0, length * 0.22, length * 0.15, side * 34, RED)
            pen.line(
                [(spot + length * 0.17, side * length * 0.12), (spot + length * 0.31, side * length * 0.19)],
                RED,
                length * 0.016,
            )
    drop(pen, length * 0.98, 0, length * 0.2, length * 0.13, 0, RED)
    pen.end()


def coin(pen: Pen, x: float, y: float, r: float) -> None:
    """An old coin with its square hole."""
    pen.fill(pen.disc(x, y, r), RED)
    pen.stroke(pen.disc(x, y, r * 0.8), PAPER, r * 0.1)
    pen.fill(pen.box(x - r * 0.27, y - r * 0.27, r * 0.54, r * 0.54), PAPER)
    for turn in range(45, 405, 90):
        crescent(pen, *arc(x, y, r * 0.53, r * 0.53, turn, turn, 1)[0], r * 0.42, r * 0.16, turn - 90)


def ring(pen: Pen, x: float, y: float) -> None:
    """The border: scallops with teardrops, a thread of paper, and teeth towards the middle."""
    count = 40
    for index in range(count):
        turn = 360 / count * index
        pen.fill(pen.disc(*arc(x, y, 69.2, 69.2, turn, turn, 1)[0], 5.9), RED)
    pen.fill(pen.disc(x, y, 70.5), RED)
    for index in range(count):
        turn = 360 / count * index
        drop(pen, *arc(x, y, 64.6, 64.6, turn, turn, 1)[0], 7.2, 5.4, turn, PAPER)
        pen.fill(pen.disc(*arc(x, y, 64.6, 64.6, turn + 4.5, turn + 4.5, 1)[0], 0.95), PAPER)
    pen.fill(pen.disc(x, y, 62.2), PAPER)
    pen.fill(pen.disc(x, y, 61.0), RED)
    pen.fill(pen.disc(x, y, 59.6), PAPER)
    teeth = 84
    for index in range(teeth):
        turn = 360 / teeth * index
        half = 360 / teeth * 0.45
        points = [
            arc(x, y, 59.8, 59.8, turn - half, turn - half, 1)[0],
            arc(x, y, 59.8, 59.8, turn + half, turn + half, 1)[0],
            arc(x, y, 56.2, 56.2, turn, turn, 1)[0],
        ]
        pen.fill(pen.polygon(points), RED)


BODY: tuple[Point, ...] = (
    (-27, 14),
    (-18, 19),
    (-8, 17),
    (6, 14),
    (20, 15.5),
    (33, 14),
    (39, 6),
    (39.5, -6),
    (37, -15),
    (30, -17),
    (14, -18.5),
    (0, -19),
    (-14, -17),
    (-24, -12),
    (-31, -4),
    (-32, 6),
)
HEAD: tuple[Point, ...] = (
    (-25, 15),
    (-31, 19.5),
    (-38, 18),
    (-42, 12),
    (-45.5, 3),
    (-50, -5),
    (-50.5, -10.5),
    (-46, -13.5),
    (-40.5, -12),
    (-36, -7),
    (-30, -3),
    (-24, 2),
)
LEGS: tuple[tuple[Point, ...], ...] = (
    ((-27, -8), (-15, -14), (-16, -24), (-18.5, -33), (-18, -38), (-25.5, -38), (-25.5, -33), (-26, -24), (-28, -16)),
    ((-13, -14), (-3, -16), (-6, -25), (-9, -32), (-7.5, -37), (-15, -37), (-15, -31), (-13.5, -24)),
    ((15, -15), (26, -16), (22, -25), (20, -32), (21.5, -37), (14, -37), (13.5, -31), (15.5, -24)),
    (
        (26, -10),
        (39, -8),
        (37.5, -18),
        (34.5, -26),
        (36.5, -33),
        (37, -38),
        (29.5, -38),
        (29, -32),
        (27.5, -24),
        (26, -18),
    ),
)


def ox(pen: Pen) -> None:
    """The ox, head low and horns high, standing about (0, 0)."""
    pen.line([(38, 8), (45, 6), (46.5, -4), (43, -13), (46, -20)], RED, 2.3)
    for turn in (-120, -95, -70, -45):
        drop(pen, 45.4, -18, 9.5, 4.2, turn, RED)
    for leg in LEGS:
        pen.fill(pen.smooth(list(leg), tension=0.75), RED)
    pen.fill(pen.smooth(list(BODY), tension=0.9), RED)
    pen.fill(pen.smooth(list(HEAD), tension=0.85), RED)
    for side in ((-29, 18, 58, 1), (-38, 17.5, 122, -1)):
        x, y, turn, flip = side
        horn = [(0, 2.6), (7, 4.4), (14, 9), (19.5, 16.5), (14.6, 6.2), (7, -1.6), (0, -2.8)]
        pen.begin(None, x, y, turn - 40 * flip, (1, flip))
        pen.fill(pen.smooth(horn, tension=0.8), RED)
        for step in (4, 8, 11.5):
            crescent(pen, step, 1.2 + step * 0.22, 4.2, 1.4, 118)
        pen.end()
    drop(pen, -25, 13.5, 12.5, 7, 8, RED)
    drop(pen, -24, 13.6, 8.4, 3.4, 9, PAPER)
    pen.line([(-27.6, 3), (-25.4, 12), (-27, 19)], PAPER, 1.1)
    cuts(pen)


def cuts(pen: Pen) -> None:
    """What the scissors took out of head, body and legs."""
    pen.fill(pen.smooth([(-40.5, 7.6), (-37, 11.2), (-32.6, 9.4), (-35.6, 6)], tension=0.9), PAPER)
    pen.fill(pen.disc(-36.9, 8.5, 1.75), RED)
    crescent(pen, -36.5, 14, 8.6, 2.5, 12)
    blossom(pen, -34.2, 0.6 + 1.6, 0.01, red=False)
    for step in range(3):
        crescent(pen, -43.4 + step * 3.6, 0.4 - step * 1.0, 6.2, 1.7, 62)
    pen.fill(pen.disc(-47.2, -7.8, 1.5), PAPER)
    pen.line([(-47.8, -11), (-44, -10.2), (-41.4, -8)], PAPER, 0.9)
    fringe(pen, [(-23.5 - step * 0.9, 14.5 - step * 3.4) for step in range(8)], 4.4)
    fringe(pen, [(-17 - step * 0.5, 14.4 - step * 3.2) for step in range(8)], 3.4)
    for index in range(9):
        crescent(pen, -10 + index * 5.1, 12.2 - abs(index - 4) * 0.16, 4.4, 1.9, 0)
    petals(pen, 9, -2.4)
    for side, x in ((1, 25.5), (-1, -8.4)):
        for step in range(3):
            crescent(pen, x + side * step * 4.2, -1.6 - step * 0.6, 12.5 - step * 1.6, 2.3, -90 * side)
    fringe(pen, [(32 - step * 4.0, -15.3 - (1 if 2 < step < 9 else 0)) for step in range(12)][::-1], 3.0)
    for x, y in ((-21.6, -20), (-9.6, -20), (19.4, -20.5), (32.2, -19.5)):
        crescent(pen, x, y, 6.4, 2.0, 0)
        crescent(pen, x - 0.2, y - 4.6, 5.2, 1.7, 0)
        pen.line([(x - 3.8, y - 13.6), (x + 3.2, y - 13.6)], PAPER, 1.0, bend=False)


def petals(pen: Pen, x: float, y: float) -> None:
    """The peony on the flank: three rounds of cut petals."""
    pen.fill(pen.disc(x, y, 12.6), PAPER)
    pen.fill(pen.disc(x, y, 11.6), RED)
    for round_, (count, reach, length, wide) in enumerate(((10, 5.4, 5.2, 3.3), (6, 2.0, 3.2, 2.3))):
        for index in range(count):
            turn = 360 / count * index + 18 * round_
            drop(pen, *arc(x, y, reach, reach, turn, turn, 1)[0], length, wide, turn, PAPER)
    pen.fill(pen.disc(x, y, 1.0), PAPER)


def draw() -> Pen:
    """The whole window flower."""
    pen = Pen(*SIZE, seed=12)
    width, height = SIZE
    pen.fill(pen.box(0, 0, width, height), PAPER)
    x, y = width / 2, height / 2
    ring(pen, x, y)
    pen.begin(None, x + 2.5, y - 6.5)
    for degrees, start in ((118, (4, 17)), (100, (7, 18)), (80, (11, 18)), (62, (14, 17))):
        wheat(pen, *start, 27, degrees)
    coin(pen, -4, 21.5, 7.4)
    coin(pen, 21.6, 21.2, 7.4)
    coin(pen, 9, 23.6, 8.4)
    ox(pen)
    pen.end()
    ground(pen, x, y)
    for px, py, r, turn in (
        (-33, 35, 8.6, 90),
        (-44, 22.4, 4.8, 60),
        (-20.5, 45.5, 5.0, 20),
        (38, 33, 8.2, 100),
        (26.5, 45, 4.8, 40),
        (47.5, 20.5, 4.6, 80),
    ):
        blossom(pen, x + px, y + py, r, turn=turn)
    for points in (
        [(-52, 24), (-44, 29), (-38, 33)],
        [(-27, 40), (-20, 44), (-12, 51)],
        [(52, 22), (46, 27), (41, 31)],
        [(33, 39), (26, 44), (18, 50)],
    ):
        pen.line([(x + px, y + py) for px, py in points], RED, 1.4)
    return pen


def ground(pen: Pen, x: float, y: float) -> None:
    """Grass and waves under the hooves, holding the ox to the ring."""
    pen.begin(pen.disc(x, y, 60.4))
    bank = pen.smooth(
        [
            (x - 62, y - 39),
            (x - 40, y - 44.5),
            (x - 14, y - 43),
            (x + 14, y - 44.5),
            (x + 40, y - 43),
            (x + 62, y - 38),
            (x + 62, y - 64),
            (x - 62, y - 64),
        ],
        tension=0.8,
    )
    pen.fill(bank, RED)
    for row, (count, gap) in enumerate(((9, 9.4), (7, 9.4))):
        for index in range(count):
            px = x + (index - (count - 1) / 2) * gap
            for size in (1.0, 0.62):
                crescent(pen, px, y - 50.6 - row * 5.4 + (0.4 if size < 1 else 0), 8.2 * size, 3.4 * size, 0)
    pen.end()
    for px, lean in ((-46, 104), (-41, 88), (-2, 96), (3, 78), (44, 92), (49, 74)):
        for turn in (-24, 0, 24):
            drop(pen, x + px, y - 43, 9.5 if turn else 12, 3.0, lean + turn, RED)
