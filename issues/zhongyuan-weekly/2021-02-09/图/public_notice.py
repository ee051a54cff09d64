"""公益: the public-service strip at the foot of page 2, black only: no fireworks, clean air."""

from figures import branch, lantern
from pen import Pen, arc

SIZE = (639.0, 117.0)


def cloud(pen: Pen, x: float, y: float, scale: float, tone: str, flip: bool = False) -> None:
    """A lucky cloud (祥云): three scrolls on one stroke."""
    pen.begin(None, x, y, 0, (-scale if flip else scale, scale))
    pen.line([(-30, 0), (30, 0)], tone, 1.6, bend=False)
    for cx, r in ((-14, 7.5), (2, 11), (19, 6.5)):
        pen.line([*arc(cx, r, r, r, -60, 250, 18), *arc(cx - r * 0.1, r, r * 0.5, r * 0.5, 250, 500, 12)], tone, 1.6)
    pen.end()


def swallow(pen: Pen, x: float, y: float, scale: float, turn: float, tone: str) -> None:
    """A swallow on the wing."""
    pen.begin(None, x, y, turn, (scale, scale))
    pen.fill(
        pen.smooth(
            [
                (10, 0),
                (5, 2.4),
                (-2, 2.2),
                (-9, 11),
                (-17, 15),
                (-12, 7),
                (-9, 1),
                (-17, 2.6),
                (-25, 6),
                (-17, 0),
                (-25, -5),
                (-16, -2),
                (-8, -1.4),
                (-6, -9),
                (-9, -16),
                (-1, -9),
                (4, -2),
            ],
            tension=0.55,
        ),
        tone,
    )
    pen.fill(pen.disc(6.6, 0.6, 0.7), "#ffffff")
    pen.end()


def skyline(pen: Pen) -> None:
    """Roofs of old and new along the strip, lit windows."""
    x = 346.0
    while x < 660:
        wide, tall = pen.random.uniform(16, 34), pen.random.uniform(20, 62)
        tone = pen.random.choice(("#5a5a5a", "#6e6e6e", "#494949"))
        pen.fill(pen.box(x, 14, wide, tall), tone)
        if pen.random.random() < 0.5:
            pen.fill(pen.polygon([(x - 2, 14 + tall), (x + wide / 2, 24 + tall), (x + wide + 2, 14 + tall)]), "#3a3a3a")
        for row in range(int(tall / 8)):
            for column in range(int(wide / 7)):
                if pen.random.random() < 0.6:
                    pen.fill(pen.box(x + 3 + column * 7, 19 + row * 8, 3, 4), "#f4f4f4", 0.9)
        x += wide + pen.random.uniform(-3, 3)
    pen.fill(
        pen.smooth(
            [(296, 14), (360, 25), (430, 22), (520, 27), (600, 23), (660, 26), (660, -6), (300, -6)], tension=0.8
        ),
        "#2a2a2a",
    )


def draw() -> Pen:
    """The whole strip."""
    pen = Pen(*SIZE, seed=119)
    width, height = SIZE
    pen.shade(pen.box(0, 0, width, height), (0, 0), (width, 0), ["#f7f7f7", "#f2f2f2", "#cfcfcf"], [0, 0.4, 1])
    pen.fill(pen.disc(560, 84, 23), "#ffffff")
    for ring in range(3):
        pen.stroke(pen.disc(560, 84, 28 + ring * 7), "#ffffff", 1.0, 0.8)
    for x, y, scale, flip in ((444, 88, 0.75, False), (622, 90, 0.6, True), (506, 96, 0.45, True)):
        cloud(pen, x, y, scale, "#7a7a7a", flip)
    skyline(pen)
    for x, size, lean in ((374, 19, 92), (610, 22, 88)):
        branch(pen, x, 16, size, lean, size * 0.17, "#1c1c1c", depth=5, spread=28)
    for x, y, scale, turn in ((424, 72, 0.8, 14), (466, 84, 0.62, 24), (520, 70, 0.5, 8)):
        swallow(pen, x, y, scale, turn, "#222222")
    for x, y, r in ((346, 88, 12), (372, 100, 7)):
        lantern(pen, x, y, r, red="#3f3f3f", gold="#9c9c9c", hook=4)
    pen.fill(pen.box(14, 14, 4, 90), "#111111")
    pen.fill(pen.lettering("少放一挂鞭", 28, 63, 46, "song"), "#111111")
    pen.fill(pen.lettering("多留一片蓝", 60, 14, 46, "song"), "#111111")
    pen.fill(pen.lettering("城区禁燃禁放　守住蓝天白云　过个平安年", 372, 4, 12, "hei"), "#ffffff")
    return pen
