"""老厂院: New Year's Eve in the brick yard of the cotton mill, under snow."""

from figures import Look, branch, lantern, person
from pen import Pen, arc, mix

SIZE = (315.0, 204.0)
SNOW, BRICK, NIGHT = "#f6f0e6", "#a8452f", "#2b3a5e"


def mill(pen: Pen) -> None:
    """Saw-tooth sheds and the chimney behind the houses."""
    haze = "#5d6b8c"
    pen.shade(
        pen.polygon([(262, 60), (274, 60), (272, 186), (265, 186)]),
        (262, 0),
        (274, 0),
        [mix(haze, "#b06a55", 0.4), "#6d5a6c"],
    )
    for y in (182, 172):
        pen.fill(pen.box(264, y, 9.4, 3), SNOW, 0.75)
    for step in range(40):
        spot = step / 5
        pen.fill(
            pen.disc(267 - spot * 7 - spot * spot * 0.5, 190 + spot * 1.2, 3 + spot * 1.7, 2.2 + spot * 0.8),
            "#c3cbdc",
            0.05,
        )
    for index in range(6):
        x = 186 + index * 24
        pen.fill(pen.polygon([(x, 96), (x, 122), (x + 24, 104), (x + 24, 96)]), mix(haze, NIGHT, 0.35))
        pen.fill(pen.polygon([(x + 2, 100), (x + 2, 117), (x + 6, 114), (x + 6, 100)]), "#ffdf93", 0.9)
        pen.line([(x, 122.4), (x + 24, 104.4)], SNOW, 2.2, bend=False)
    pen.fill(pen.box(186, 60, 150, 38), mix(haze, NIGHT, 0.35))
    for index in range(11):
        pen.fill(pen.box(192 + index * 12, 78, 7, 11), "#ffdf93" if index % 4 else "#7d8aa8", 0.85)


def block(pen: Pen, x: float, y: float, wide: float, tall: float, bays: int, door_bay: int) -> None:
    """A three-storey brick house with a pitched roof."""
    front = pen.box(x, y, wide, tall)
    pen.shade(front, (x, 0), (x + wide, 0), [mix(BRICK, NIGHT, 0.22), BRICK, mix(BRICK, "#d98a5a", 0.25)])
    pen.begin(front)
    for row in range(int(tall / 3)):
        pen.line([(x, y + row * 3), (x + wide, y + row * 3)], "#4c1a16", 0.3, 0.4, bend=False)
        for column in range(int(wide / 8) + 1):
            at = x + column * 8 + (4 if row % 2 else 0)
            pen.line([(at, y + row * 3), (at, y + row * 3 + 3)], "#4c1a16", 0.25, 0.3, bend=False)
            if pen.random.random() < 0.1:
                pen.fill(pen.box(at, y + row * 3, 8, 3), "#e0906a", 0.35)
    pen.end()
    roof = pen.polygon(
        [(x - 7, y + tall), (x + 12, y + tall + 26), (x + wide - 12, y + tall + 26), (x + wide + 7, y + tall)]
    )
    pen.shade(roof, (0, y + tall + 26), (0, y + tall), [SNOW, "#d9dbe4"])
    for row in range(1, 5):
        pen.line(
            [(x - 7 + row * 4.2, y + tall + row * 5.2), (x + wide + 7 - row * 4.2, y + tall + row * 5.2)],
            "#9aa3ba",
            0.6,
            0.7,
            bend=False,
        )
    pen.fill(pen.box(x - 8, y + tall - 3, wide + 16, 4), "#6a2c22")
    pen.line([(x - 8, y + tall + 1), (x + wide + 8, y + tall + 1)], SNOW, 2.4, bend=False)
    for chimney in (0.24, 0.7):
        cx = x + wide * chimney
        pen.fill(pen.box(cx, y + tall + 16, 9, 18), "#8a3a2a")
        pen.fill(pen.box(cx - 1, y + tall + 33, 11, 3), SNOW)
    bay = wide / bays
    for storey in range(3):
        for index in range(bays):
            cx, cy = x + bay * (index + 0.5), y + 12 + storey * tall / 3.15
            if index == door_bay and storey == 0:
                entrance(pen, cx, y)
            else:
                window(pen, cx, cy, bay * 0.52, tall * 0.19, pen.random.random() < 0.8)


def window(pen: Pen, x: float, y: float, wide: float, tall: float, lit: bool) -> None:
    """One window with its wide sill under snow."""
    pane = pen.box(x - wide / 2, y, wide, tall)
    if lit:
        pen.glow(x, y + tall / 2, wide * 1.1, "#ffc861", 0.3, 8)
        pen.shade(pane, (0, y + tall), (0, y), ["#fff0b8", "#ffc95f"])
    else:
        pen.shade(pane, (0, y + tall), (0, y), ["#4a5c84", "#2d3b60"])
    if lit and pen.random.random() < 0.5:
        pen.begin(None, x - wide * 0.24, y + tall * 0.5, 45)
        pen.fill(pen.box(-wide * 0.15, -wide * 0.15, wide * 0.3, wide * 0.3), "#cf2a20")
        pen.end()
    elif lit and pen.random.random() < 0.5:
        pen.fill(pen.disc(x + wide * 0.2, y + tall * 0.32, wide * 0.13), "#8a4a2a")
        pen.fill(
            pen.smooth(
                [
                    (x + wide * 0.02, y),
                    (x + wide * 0.08, y + tall * 0.22),
                    (x + wide * 0.32, y + tall * 0.22),
                    (x + wide * 0.4, y),
                ]
            ),
            "#8a4a2a",
        )
    pen.stroke(pane, "#f1e3c8", 1.1)
    pen.line([(x, y), (x, y + tall)], "#f1e3c8", 0.9, bend=False)
    pen.line([(x - wide / 2, y + tall * 0.64), (x + wide / 2, y + tall * 0.64)], "#f1e3c8", 0.9, bend=False)
    pen.fill(pen.box(x - wide / 2 - 2.4, y + tall + 1, wide + 4.8, 2.6), "#7c2f23")
    pen.fill(pen.box(x - wide / 2 - 2.6, y - 2.6, wide + 5.2, 2.6, 1.2), SNOW)


def entrance(pen: Pen, x: float, y: float) -> None:
    """The stair door: arch, couplets, two lanterns, warm light on the snow."""
    pen.fill(pen.box(x - 15, y, 30, 42), "#6a2c22")
    light = pen.box(x - 10, y, 20, 34)
    pen.glow(x, y + 16, 34, "#ffc861", 0.5)
    pen.shade(light, (0, y + 34), (0, y), ["#fff2bf", "#ffb84d"])
    for step in range(5):
        pen.line([(x - 8 + step * 1.5, y + 2 + step * 3), (x + 9, y + 2 + step * 3)], "#b5692f", 1.0, bend=False)
    for side in (-13.6, 10.2):
        pen.fill(pen.box(x + side, y + 3, 3.6, 30), "#d02a20")
        pen.line([(x + side + 1.8, y + 6), (x + side + 1.8, y + 30)], "#ffd66b", 1.0, bend=False)
    pen.fill(pen.box(x - 10, y + 34.6, 20, 4.8), "#d02a20")
    pen.fill(pen.polygon([(x - 19, y + 41), (x + 19, y + 41), (x + 15, y + 46), (x - 15, y + 46)]), SNOW)
    for side in (-21, 21):
        lantern(pen, x + side, y + 30, 5.4, lit=0.5)


def yard(pen: Pen) -> None:
    """Snow, its shadows, footprints and pools of window light."""
    pen.shade(
        pen.smooth([(-10, 56), (60, 61), (140, 57), (230, 62), (330, 57), (330, -10), (-10, -10)], tension=0.7),
        (0, 60),
        (0, 0),
        ["#cfd5e4", SNOW],
    )
    for x, y, reach in ((104, 50, 36), (60, 44, 50), (190, 40, 60)):
        for step in range(6):
            pen.fill(pen.disc(x, y, reach * (1 - step / 6), 8 * (1 - step / 6)), "#ffce7d", 0.1)
    for row, (x, y) in enumerate(((108, 45), (118, 39), (131, 33), (147, 27), (166, 21), (187, 15), (210, 9))):
        pen.fill(pen.disc(x, y, 2.4 + row * 0.25, 1.0 + row * 0.1), "#9aa7c2")
        pen.fill(pen.disc(x + 8 + row * 0.6, y + 1.6, 2.4 + row * 0.25, 1.0 + row * 0.1), "#9aa7c2")
    for x, y, wide in ((20, 18, 60), (250, 26, 70), (150, 8, 44)):
        pen.line([(x, y), (x + wide / 2, y + 2.4), (x + wide, y)], "#b9c2d6", 1.1, 0.7)


def wheels(pen: Pen, x: float, y: float, r: float) -> None:
    """A heavy old bicycle pushed home with the New Year fish."""
    ink = "#1d2233"
    for cx in (x - r * 1.2, x + r * 1.2):
        pen.stroke(pen.disc(cx, y, r), ink, 1.3)
        for turn in range(0, 180, 36):
            pen.line(arc(cx, y, r, r, turn, turn + 180, 1), ink, 0.3, bend=False)
    pen.line(
        [(x - r * 1.2, y), (x - r * 0.5, y + r * 1.2), (x + r * 0.8, y + r * 1.25), (x + r * 1.2, y)],
        ink,
        1.4,
        bend=False,
    )
    pen.line([(x - r * 0.5, y + r * 1.2), (x - r * 0.1, y), (x + r * 0.8, y + r * 1.25)], ink, 1.4, bend=False)
    pen.line([(x + r * 0.8, y + r * 1.25), (x + r * 0.7, y + r * 1.75), (x + r * 0.2, y + r * 1.85)], ink, 1.4)
    for offset in (-2.5, 0, 2.5):
        pen.line([(x - r * 1.1 + offset, y + r * 1.25), (x - r * 1.2 + offset * 1.3, y + r * 0.1)], "#c5cede", 1.9)
    pen.fill(pen.box(x - r * 1.7, y + r * 1.15, r * 1.3, 2.4), ink)


def draw() -> Pen:
    """The whole picture."""
    pen = Pen(*SIZE, seed=1957)
    width, height = SIZE
    pen.shade(
        pen.box(0, 0, width, height),
        (0, height),
        (0, 60),
        ["#22335a", "#43588a", "#b58a92", "#e8b48c"],
        [0, 0.5, 0.86, 1],
    )
    mill(pen)
    yard(pen)
    block(pen, 14, 56, 166, 86, 7, 3)
    for x, y, size, lean in ((214, 40, 38, 94), (298, 34, 42, 97)):
        branch(pen, x, y, size, lean, size * 0.17, "#3a2b30", depth=5, spread=27, snow=SNOW)
        pen.fill(pen.disc(x, y, size * 0.24, 2.4), SNOW)
    for x, y in ((205, 88), (232, 96), (286, 92)):
        lantern(pen, x, y, 5.6, lit=0.4)
    father = Look("#34486e", legs="#22283a", hair="cap", hair_colour="#2c3a52", scarf="#c9a15a", mask=False)
    girl = Look("#cf2f26", legs="#3a3350", hair="bob", scarf="#fff1d2", mask=False)
    boy = Look("#d99a2b", legs="#2e3c5e", hair="knit", hair_colour="#3c6a8a", mask=False)
    wheels(pen, 226, 24, 10)
    person(
        pen,
        250,
        12,
        58,
        father,
        facing=-0.7,
        left=[(-0.2, 0.62), (-0.3, 0.6)],
        right=[(0.16, 0.6), (0.13, 0.45)],
        stride=0.4,
    )
    person(pen, 150, 24, 36, girl, facing=0.5, right=[(0.2, 0.66), (0.29, 0.72)], stride=0.6)
    pen.line([(160.4, 50), (166, 56)], "#5b3a22", 0.9, bend=False)
    lantern(pen, 166.4, 49.5, 4.4, lit=0.5)
    person(
        pen,
        128,
        19,
        34,
        boy,
        facing=0.6,
        left=[(-0.2, 0.68), (-0.26, 0.8)],
        right=[(0.2, 0.68), (0.28, 0.78)],
        stride=0.8,
    )
    for _ in range(210):
        x, y, r = pen.random.uniform(0, width), pen.random.uniform(0, height), pen.random.uniform(0.4, 1.3)
        pen.fill(pen.disc(x, y, r), "#ffffff", 0.85)
    return pen
