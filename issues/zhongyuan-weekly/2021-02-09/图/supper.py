"""团圆饭: five at the table, eight telephones before eight pairs of chopsticks."""

from figures import Look, head, lantern, person
from pen import Pen, arc, mix

SIZE = (315.0, 127.0)
TABLE_Y = 46.0


def room(pen: Pen) -> None:
    """A papered wall, the window with snow, a lantern on either side."""
    width, height = SIZE
    pen.shade(pen.box(0, 0, width, height), (0, height), (0, 30), ["#e6b984", "#f7dfb4"])
    for x in range(6, int(width), 15):
        for row in range(9):
            pen.fill(pen.disc(x + (7.5 if row % 2 else 0), 34 + row * 14, 1.1), "#cf9a62", 0.45)
    pane = pen.box(118, 62, 80, 58)
    pen.shade(pane, (0, 120), (0, 62), ["#24406e", "#6f86ad"])
    pen.begin(pane)
    for _ in range(70):
        x, y = pen.random.uniform(118, 198), pen.random.uniform(62, 120)
        pen.fill(pen.disc(x, y, pen.random.uniform(0.4, 1.3)), "#ffffff", 0.9)
    pen.end()
    pen.stroke(pane, "#8a3d26", 3.2)
    for x in (144.7, 171.3):
        pen.line([(x, 62), (x, 120)], "#8a3d26", 1.8, bend=False)
    pen.line([(118, 101), (198, 101)], "#8a3d26", 1.8, bend=False)
    for x in (131.5, 184.5):
        pen.begin(None, x, 110, 45)
        pen.fill(pen.box(-6.5, -6.5, 13, 13), "#c9241c")
        pen.stroke(pen.box(-5.4, -5.4, 10.8, 10.8), "#ffd36b", 0.5)
        pen.end()
        pen.fill(pen.lettering("福", x - 5, 104.6, 10.4), "#ffd36b")
    for x in (61, 255):
        lantern(pen, x, 104, 11, lit=0.3, hook=4)


def family(pen: Pen) -> None:
    """Grandmother in the middle, the others beside her."""
    seats = (
        (34, Look("#3f6a7d", hair="short", mask=False), 0.6),
        (88, Look("#b8443a", hair="bob", mask=False, scarf="#f6ead2"), 0.4),
        (158, Look("#6b3f5c", hair="bun", hair_colour="#d9d5d0", mask=False, scarf="#e3c27a"), 0.0),
        (228, Look("#55683f", hair="cap", hair_colour="#3a4250", mask=False), -0.4),
        (282, Look("#d18a2c", hair="bob", mask=False), -0.6),
    )
    for x, look, facing in seats:
        tall = 106 if x != 158 else 100
        person(pen, x, TABLE_Y - tall * 0.42, tall, look, facing=facing, seated=True,
               left=[(-0.17, 0.58), (-0.14, 0.44)], right=[(0.17, 0.58), (0.14, 0.44)])  # fmt: skip


def dish(pen: Pen, x: float, y: float, r: float, kind: str) -> None:
    """A bowl or plate on the cloth with what is in it, and its steam."""
    pen.fill(pen.disc(x, y - r * 0.1, r, r * 0.34), "#7c2119", 0.35)
    bowl = pen.smooth(
        [(x - r, y + r * 0.12), (x - r * 0.7, y - r * 0.3), (x + r * 0.7, y - r * 0.3), (x + r, y + r * 0.12)],
        tension=0.8,
    )
    pen.fill(bowl, "#f3f4f6")
    pen.fill(pen.disc(x, y + r * 0.12, r, r * 0.3), "#ffffff")
    pen.stroke(pen.disc(x, y + r * 0.12, r * 0.94, r * 0.26), "#3c6a9a", 0.7)
    inside = pen.disc(x, y + r * 0.13, r * 0.82, r * 0.22)
    if kind == "dumplings":
        for dx, dy in ((-0.45, 0.1), (-0.1, 0.2), (0.3, 0.12), (0.5, 0.24), (-0.3, 0.34), (0.1, 0.4)):
            cx, cy = x + dx * r, y + (dy + 0.12) * r
            pen.fill(pen.polygon([*arc(cx, cy, r * 0.24, r * 0.22, 0, 180, 10), (cx, cy - r * 0.06)]), "#fff7e4")
            pen.line(arc(cx, cy, r * 0.24, r * 0.22, 0, 180, 8), "#d9c296", 0.7)
    elif kind == "fish":
        fish = pen.smooth(
            [
                (x - r * 0.9, y + r * 0.22),
                (x - r * 0.3, y + r * 0.52),
                (x + r * 0.4, y + r * 0.38),
                (x + r * 0.72, y + r * 0.2),
                (x + r * 1.06, y + r * 0.5),
                (x + r * 1.0, y - r * 0.02),
                (x + r * 0.66, y + r * 0.1),
                (x - r * 0.2, y + r * 0.02),
            ],
            tension=0.7,
        )
        pen.fill(fish, "#b5452c")
        pen.fill(pen.disc(x - r * 0.62, y + r * 0.28, r * 0.06), "#ffffff")
        for step in range(4):
            cx = x - r * 0.3 + step * r * 0.24
            pen.line([(cx, y + r * 0.12), (cx + r * 0.1, y + r * 0.4)], "#7a2418", 0.9, bend=False)
        pen.line([(x - r * 0.1, y + r * 0.45), (x + r * 0.2, y + r * 0.58)], "#4f8a3a", 1.4)
    else:
        tone = {"greens": "#5d8f3d", "balls": "#a8622c", "lotus": "#f0d9a8"}[kind]
        pen.fill(inside, mix(tone, "#000000", 0.2))
        for dx in (-0.55, -0.25, 0.05, 0.35, 0.6):
            pen.fill(pen.disc(x + dx * r, y + r * 0.26, r * 0.2), tone)
        for dx in (-0.4, -0.1, 0.2, 0.48):
            pen.fill(pen.disc(x + dx * r, y + r * 0.42, r * 0.19), mix(tone, "#ffffff", 0.16))
    for drift in (-0.3, 0.15):
        points = [
            (x + (drift + wave) * r, y + r * (0.8 + step * 0.36)) for step, wave in enumerate((0, 0.16, -0.06, 0.12))
        ]
        pen.line(points, "#ffffff", r * 0.09, 0.75)


def telephone(pen: Pen, x: float, y: float, wide: float, look: Look, second: Look) -> None:
    """A telephone propped up, a smiling face or two on its screen."""
    tall = wide * 1.62
    pen.fill(pen.box(x - wide / 2 - 1.4, y - 1.4, wide + 2.8, tall + 2.8, 2.4), "#1d1b22")
    glass = pen.box(x - wide / 2, y, wide, tall, 1)
    pen.shade(glass, (0, y + tall), (0, y), ["#ffe9b8", "#ffc977"])
    pen.begin(glass)
    for dx, size, who in ((-0.2, 0.2, second), (0.14, 0.25, look)):
        cx, r = x + dx * wide, wide * size
        pen.fill(
            pen.smooth(
                [(cx - r * 1.7, y - 4), (cx - r, y + tall * 0.4), (cx + r, y + tall * 0.4), (cx + r * 1.7, y - 4)],
                tension=0.7,
            ),
            who.coat,
        )
        head(pen, cx, y + tall * (0.6 if dx > 0 else 0.66), r, who)
    pen.end()
    pen.glow(x, y + tall / 2, wide * 1.2, "#ffe6a8", 0.16, 6)


def table(pen: Pen) -> None:
    """The red cloth, the dishes, thirteen pairs of chopsticks along its edge, eight telephones."""
    width, _ = SIZE
    pen.shade(
        pen.polygon([(-4, 0), (-4, TABLE_Y), (width + 4, TABLE_Y), (width + 4, 0)]),
        (0, TABLE_Y),
        (0, 0),
        ["#c9342a", "#8f1d1a"],
    )
    pen.line([(-4, TABLE_Y), (width + 4, TABLE_Y)], "#ffd98a", 1.4, bend=False)
    for x, kind in (
        (24, "greens"),
        (70, "balls"),
        (116, "lotus"),
        (158, "fish"),
        (200, "dumplings"),
        (246, "balls"),
        (291, "greens"),
    ):
        dish(pen, x, TABLE_Y - 6, 19 if kind == "fish" else 13.5, kind)
    faces = (
        (Look("#3d6b8f", hair="short", mask=False), Look("#c0564a", hair="bob", mask=False)),
        (Look("#a8443a", hair="bob", mask=False), Look("#4a6a4c", hair="short", mask=False)),
        (Look("#5a6a3d", hair="knit", hair_colour="#38506e", mask=False), Look("#8a5a7a", hair="bob", mask=False)),
        (Look("#2f4a7a", hair="cap", hair_colour="#22344e", mask=False), Look("#d9a441", hair="short", mask=False)),
    )
    gap = (width - 8) / 13
    phones = (0, 2, 3, 5, 7, 9, 10, 12)
    for place in range(13):
        x = gap * (place + 0.5) + 1
        if place in phones:
            look, second = faces[phones.index(place) % 4]
            telephone(pen, x - 2, 7, 13, look, second)
        for dx in (7.2, 10.0):
            pen.line([(x + dx - 0.6, 4), (x + dx + 0.8, 29)], "#5a2a16", 1.5, bend=False)
            pen.line([(x + dx + 0.3, 20), (x + dx + 0.8, 29)], "#e0b055", 1.5, bend=False)


def draw() -> Pen:
    """The whole picture."""
    pen = Pen(*SIZE, seed=13)
    room(pen)
    family(pen)
    table(pen)
    return pen
