"""灯笼街: a street at dusk under strings of lanterns, for the front page."""

from figures import Look, branch, lantern, person
from pen import Pen, Point, arc, mix

SIZE = (423.0, 264.0)
VANISH: Point = (222.0, 92.0)


def toward(point: Point, share: float) -> Point:
    """The point moved `share` of the way to the vanishing point."""
    return point[0] + (VANISH[0] - point[0]) * share, point[1] + (VANISH[1] - point[1]) * share


def sky(pen: Pen) -> None:
    """Dusk: deep blue above, peach on the roofs; no moon, for it is the 28th of the lunar month."""
    width, height = SIZE
    pen.shade(
        pen.box(0, 0, width, height),
        (0, height),
        (0, 60),
        ["#24426f", "#5b7fa6", "#e9a777", "#ffd9a0"],
        [0, 0.4, 0.78, 1],
    )
    for x, y, reach in ((130, 208, 60), (250, 190, 80), (190, 172, 50), (300, 214, 46)):
        for step in range(3):
            pen.fill(pen.disc(x + step * 14, y - step * 3, reach - step * 12, 3.2 - step * 0.6), "#ffe3c4", 0.13)


def far_city(pen: Pen) -> None:
    """Roofs and towers in the haze at the end of the street."""
    for x, wide, tall, tone in (
        (150, 22, 58, "#b98a78"),
        (170, 16, 76, "#a98079"),
        (186, 20, 48, "#c79a80"),
        (236, 18, 62, "#b98a78"),
        (252, 14, 84, "#a27b78"),
        (264, 24, 52, "#c0917c"),
        (286, 20, 66, "#ad837a"),
    ):
        pen.fill(pen.box(x, 84, wide, tall), tone)
        for row in range(int(tall / 7)):
            for column in range(int(wide / 5)):
                if pen.random.random() < 0.45:
                    pen.fill(pen.box(x + 2 + column * 5, 90 + row * 7, 2, 3), "#ffe6a6", 0.85)


def facade(pen: Pen, near: float, wall: str, storeys: int, top: float, shares: tuple[float, float], sign: str) -> None:
    """A house front in perspective from the picture's edge x = `near` between two shares of the way to the end."""
    base = -16.0
    first, second = shares
    corners = [
        toward((near, base), first),
        toward((near, base), second),
        toward((near, top), second),
        toward((near, top), first),
    ]
    front = pen.polygon(corners)
    pen.shade(front, corners[0], corners[1], [mix(wall, "#1c2440", 0.28), mix(wall, "#ffc58a", 0.22)])
    pen.begin(front)
    bricks = 26
    for row in range(bricks):
        y = base + (top - base) * row / bricks
        pen.line([toward((near, y), first), toward((near, y), second)], "#2a1512", 0.35, 0.28, bend=False)
    pen.end()
    bays = max(2, round((second - first) * 9))
    for storey in range(1, storeys):
        low = base + (top - base) * (storey + 0.22) / storeys
        high = base + (top - base) * (storey + 0.74) / storeys
        for bay in range(bays):
            a = first + (second - first) * (bay + 0.22) / bays
            b = first + (second - first) * (bay + 0.78) / bays
            pane = [toward((near, low), a), toward((near, low), b), toward((near, high), b), toward((near, high), a)]
            lit = pen.random.random() < 0.68
            pen.fill(pen.polygon(pane), "#3a2420")
            inner = pen.polygon(pane)
            if lit:
                pen.shade(inner, pane[0], pane[2], ["#ffd777", "#fff1bd"])
            else:
                pen.fill(inner, "#4d6a8c")
            mid_a, mid_b = toward((near, (low + high) / 2), a), toward((near, (low + high) / 2), b)
            pen.line([mid_a, mid_b], "#5a3528", 0.9, bend=False)
            pen.line([toward((near, low), (a + b) / 2), toward((near, high), (a + b) / 2)], "#5a3528", 0.9, bend=False)
            pen.stroke(inner, "#5a3528", 1.0)
    eave = base + (top - base) / storeys
    shop = [
        toward((near, base + 20), first),
        toward((near, base + 20), second),
        toward((near, eave - 4), second),
        toward((near, eave - 4), first),
    ]
    pen.shade(pen.polygon(shop), shop[0], shop[2], ["#ffe9a8", "#ffbf60"])
    for bay in range(bays + 1):
        share = first + (second - first) * bay / bays
        pen.line(
            [toward((near, base + 20), share), toward((near, eave), share)], "#5b2a1e", 2.2 * (1 - share), bend=False
        )
    goods(pen, near, (base + 20, eave - 26), shares, bays)
    board = [
        toward((near, eave - 8), first),
        toward((near, eave - 8), second),
        toward((near, eave + 12), second),
        toward((near, eave + 12), first),
    ]
    pen.fill(pen.polygon(board), sign)
    pen.line([board[3], board[2]], "#ffd98a", 1.0, bend=False)
    strips = bays * 3
    for strip in range(strips):
        a = first + (second - first) * strip / strips
        b = first + (second - first) * (strip + 1) / strips
        sign_x = 1 if near < VANISH[0] else -1
        shape = [toward((near, eave - 8), a), toward((near, eave - 8), b),
                 toward((near + sign_x * 18, eave - 24), b), toward((near + sign_x * 18, eave - 24), a)]  # fmt: skip
        pen.fill(pen.polygon(shape), "#c5382b" if strip % 2 else "#f7e6cc")
    pen.line([corners[3], corners[2]], mix(wall, "#000000", 0.35), 2.4, bend=False)


def goods(pen: Pen, near: float, heights: tuple[float, float], shares: tuple[float, float], bays: int) -> None:
    """Shelves behind the shop windows: rows of boxes, jars and red paper."""
    low, high = heights
    tones = ("#c8442f", "#e0a03a", "#8d9a4f", "#b56a3a", "#f6efe0", "#7a4a3a")
    for bay in range(bays):
        first = shares[0] + (shares[1] - shares[0]) * (bay + 0.1) / bays
        step = (shares[1] - shares[0]) * 0.8 / bays / 9
        for row in range(2):
            foot = low + (high - low) * (0.12 + 0.46 * row)
            for item in range(9):
                a, b = first + step * item, first + step * (item + 0.74)
                tall = foot + (high - low) * pen.random.uniform(0.14, 0.32)
                shape = [
                    toward((near, foot), a),
                    toward((near, foot), b),
                    toward((near, tall), b),
                    toward((near, tall), a),
                ]
                pen.fill(pen.polygon(shape), pen.random.choice(tones), 0.75)
            ends = [toward((near, foot), first), toward((near, foot), first + step * 9)]
            pen.line(ends, "#7a4326", 1.2 * (1 - shares[0]), bend=False)


def ground(pen: Pen) -> None:
    """Pavement with joints that run to the end of the street and pools of lantern light."""
    width, _ = SIZE
    pen.shade(pen.box(0, 0, width, 92), (0, 92), (0, 0), ["#f2bd8b", "#a8787a", "#53476a"], [0, 0.35, 1])
    for x in range(-300, 760, 44):
        pen.line([(x, -6), VANISH], "#3c3150", 0.5, 0.35, bend=False)
    for share in (0.12, 0.3, 0.45, 0.57, 0.67, 0.75, 0.81):
        y = -16 + (VANISH[1] + 16) * share
        pen.line([(0, y), (width, y)], "#3c3150", 0.5, 0.28, bend=False)
    for x, y, reach in ((120, 26, 70), (300, 30, 80), (215, 52, 60), (222, 70, 36)):
        for step in range(8):
            pen.fill(pen.disc(x, y, reach * (1 - step / 8), 9 * (1 - step / 8)), "#ffcf86", 0.05)


def strings(pen: Pen) -> None:
    """Lanterns on wires across the street, the far ones first."""
    for share, count in ((0.8, 5), (0.68, 6), (0.52, 7), (0.3, 7)):
        left, right = toward((-40, 236), share), toward((466, 236), share)
        sag = 30 * (1 - share)
        points = [(left[0] + (right[0] - left[0]) * step / 20, left[1] + (right[1] - left[1]) * step / 20
                   - sag * (1 - (step / 10 - 1) ** 2)) for step in range(21)]  # fmt: skip
        pen.line(points, "#3a2a33", 0.9 * (1 - share) + 0.25)
        for index in range(count):
            spot = (index + 0.5) / count
            x = left[0] + (right[0] - left[0]) * spot
            y = left[1] - sag * (1 - (spot * 2 - 1) ** 2)
            r = 15.5 * (1 - share)
            lantern(pen, x, y - r * 1.3, r, lit=0.34)


def walkers(pen: Pen) -> None:
    """Families in masks, far to near."""
    people = (
        (206, 66, 24, Look("#3d5a80", hair="short")),
        (216, 66, 23, Look("#a63d40", hair="bob")),
        (243, 62, 27, Look("#4a5a4c", hair="knit", hair_colour="#28344a")),
        (182, 57, 32, Look("#c98b2b", hair="bob", scarf="#f4ead7")),
        (194, 56, 34, Look("#2f4a5f", hair="short")),
    )
    for x, y, h, look in people:
        person(pen, x, y, h, look, stride=0.4)
    father = Look("#2d4263", legs="#20242e", hair="short", scarf="#d9a441")
    mother = Look("#b3312c", legs="#2a2630", hair="bob", scarf="#f6ead2")
    child = Look("#e0a526", legs="#33415e", hair="knit", hair_colour="#c0302a")
    granny = Look("#6a4a6e", legs="#2a2630", hair="bun", hair_colour="#c9c6c4", scarf="#d8d2c8")
    grandpa = Look("#4b5d52", legs="#26282c", hair="cap", hair_colour="#39424a")
    person(pen, 296, 30, 72, granny, facing=-0.6, left=[(-0.2, 0.58), (-0.24, 0.47)], stride=0.2)
    person(
        pen,
        322,
        27,
        76,
        grandpa,
        facing=-0.7,
        left=[(-0.2, 0.6), (-0.2, 0.45)],
        right=[(0.2, 0.6), (0.21, 0.44)],
        stride=0.3,
    )
    pen.line([(338, 61), (341, 27)], "#5a3b28", 1.8, bend=False)
    person(pen, 112, 16, 98, father, facing=0.5, right=[(0.2, 0.6), (0.25, 0.46)], stride=0.4)
    person(
        pen,
        174,
        14,
        92,
        mother,
        facing=-0.4,
        left=[(-0.2, 0.58), (-0.25, 0.44)],
        right=[(0.2, 0.62), (0.16, 0.5)],
        stride=0.4,
    )
    person(
        pen,
        143,
        12,
        60,
        child,
        facing=0.1,
        left=[(-0.16, 0.7), (-0.17, 0.78)],
        right=[(0.16, 0.7), (0.17, 0.78)],
        stride=0.5,
    )
    bicycle(pen, 372, 18, 13)


def bicycle(pen: Pen, x: float, y: float, r: float) -> None:
    """A bicycle at the kerb, its basket full of New Year goods."""
    ink = "#241d2a"
    for centre in (x - r * 1.25, x + r * 1.25):
        pen.stroke(pen.disc(centre, y, r), ink, 1.5)
        for turn in range(0, 180, 30):
            ends = arc(centre, y, r, r, turn, turn + 180, 1)
            pen.line(ends, ink, 0.3, bend=False)
    saddle, stem, crank = (x - r * 0.5, y + r * 1.3), (x + r * 0.9, y + r * 1.35), (x - r * 0.1, y - r * 0.05)
    for pair in (
        ((x - r * 1.25, y), saddle),
        (saddle, crank),
        (crank, stem),
        (saddle, stem),
        ((x - r * 1.25, y), crank),
        (stem, (x + r * 1.25, y)),
    ):
        pen.line(list(pair), ink, 1.6, bend=False)
    pen.line([stem, (x + r * 0.8, y + r * 1.85), (x + r * 0.4, y + r * 1.95)], ink, 1.6)
    pen.line([(saddle[0] - r * 0.35, saddle[1] + 1), (saddle[0] + r * 0.3, saddle[1] + 1)], ink, 3, bend=False)
    for leaf, tone in ((-3, "#4f7a3a"), (1, "#6a9446"), (5, "#3f6a36")):
        pen.line([(x + r * 1.5 + leaf, y + r * 1.7), (x + r * 1.55 + leaf * 1.6, y + r * 2.6)], tone, 2.4)
    pen.fill(
        pen.polygon(
            [
                (x + r * 1.0, y + r * 1.85),
                (x + r * 2.1, y + r * 1.85),
                (x + r * 1.95, y + r * 1.15),
                (x + r * 1.15, y + r * 1.15),
            ]
        ),
        "#8a5a33",
    )


def draw() -> Pen:
    """The whole picture."""
    pen = Pen(*SIZE, seed=20210209)
    sky(pen)
    far_city(pen)
    ground(pen)
    for near, wall, top, sign in ((-30, "#a4513d", 226, "#7d2a20"), (452, "#9a4a3a", 236, "#284a63")):
        facade(pen, near, "#8d6a58", 4, top - 18, (0.56, 0.84), "#5a3a2a")
        facade(pen, near, mix(wall, "#cfa27a", 0.25), 3, top - 4, (0.3, 0.56), "#a02c22")
        facade(pen, near, wall, 3, top + 10, (-0.05, 0.3), sign)
    for x, y, size in ((152, 62, 15), (286, 62, 16), (106, 42, 26), (340, 44, 28)):
        branch(pen, x, y, size, 90 + (4 if x < 220 else -4), size * 0.16, "#2b2026", depth=5, spread=27)
    strings(pen)
    walkers(pen)
    lantern(pen, 42, 208, 33, lit=0.4, word="春", swing=3, hook=2)
    lantern(pen, 386, 214, 26, lit=0.4, word="福", swing=-3, hook=3)
    lantern(pen, 338, 232, 15, lit=0.35, swing=2, hook=3)
    return pen
