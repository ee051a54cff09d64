"""直播, 大厅, 网格员: three scenes of page 2 and 3, drawn in greys."""

from figures import Look, head, lantern, person, plant
from pen import Pen, Point, arc, mix

STUDIO_SIZE = (207.0, 156.0)
HALL_SIZE = (207.0, 168.0)
DOOR_SIZE = (207.0, 204.0)


def heart(pen: Pen, x: float, y: float, r: float, tone: str, alpha: float = 1.0) -> None:
    """A heart about (x, y)."""
    points = [
        (0, -0.95),
        (0.75, -0.2),
        (1.0, 0.4),
        (0.6, 0.85),
        (0.12, 0.62),
        (0, 0.36),
        (-0.12, 0.62),
        (-0.6, 0.85),
        (-1.0, 0.4),
        (-0.75, -0.2),
    ]
    pen.fill(pen.smooth([(x + px * r, y + py * r) for px, py in points], tension=0.8), tone, alpha)


def speaker(pen: Pen, x: float, base: float, h: float, look: Look, facing: float, hand: float) -> None:
    """Somebody behind a desk, from the waist up, a hand raised by `hand`."""
    lift = base + h * (0.34 + hand)
    person(pen, x, base - h * 0.44, h, look, facing=facing, seated=True,
           left=[(-0.17, 0.6), (-0.12, 0.5)], right=[(0.19, 0.6), (0.16, (lift - base) / h + 0.2)])  # fmt: skip


def studio() -> Pen:
    """A live broadcast: host and guests at the desk, seen past the telephone that sends them out."""
    pen = Pen(*STUDIO_SIZE, seed=205)
    width, height = STUDIO_SIZE
    pen.shade(pen.box(0, 0, width, height), (0, height), (0, 30), ["#8f8f8f", "#d9d9d9"])
    for step in range(9):
        beam = pen.polygon([(60, height + 6), (60 + step * 26 - 60, 20), (60 + step * 26 - 48, 20)])
        pen.fill(beam, "#ffffff", 0.16)
    screen = pen.box(14, 74, 128, 76, 3)
    pen.fill(pen.box(17, 71, 128, 76, 3), "#000000", 0.25)
    pen.shade(screen, (14, 150), (142, 74), ["#2a2a2a", "#5c5c5c"])
    pen.begin(screen)
    for ring in range(5):
        pen.stroke(pen.disc(118, 84, 16 + ring * 13), "#ffffff", 0.8, 0.22)
    for x, tall in (
        (20, 12),
        (30, 22),
        (42, 12),
        (52, 27),
        (66, 18),
        (78, 24),
        (92, 15),
        (104, 21),
        (118, 12),
        (130, 19),
    ):
        pen.fill(pen.box(x, 74, 9, tall), "#ffffff", 0.12)
    pen.end()
    pen.fill(pen.lettering("中原之声", 26, 120, 26, "song"), "#ffffff")
    pen.fill(pen.lettering("文明实践炫中原", 42.5, 108, 10.2, "hei"), "#e6e6e6")
    pen.stroke(screen, "#f4f4f4", 1.2)
    guests = (
        (
            34,
            104,
            Look("#f2f2f2", hair="bob", vest="#4a4a4a", hair_colour="#1d1d1d", mask=False, skin="#e9e9e9"),
            0.4,
            0.02,
        ),
        (
            76,
            108,
            Look("#3a3a3a", hair="bob", hair_colour="#262626", mask=False, scarf="#f4f4f4", skin="#e9e9e9"),
            0.2,
            0.1,
        ),
        (
            117,
            106,
            Look("#8c8c8c", hair="short", hair_colour="#1a1a1a", vest="#585858", mask=False, skin="#e6e6e6"),
            -0.3,
            0.03,
        ),
    )
    for x, tall, look, facing, hand in guests:
        speaker(pen, x, 44, tall, look, facing, hand)
    desk = pen.polygon([(2, 47), (150, 47), (158, 6), (-4, 6)])
    pen.shade(desk, (0, 47), (0, 6), ["#fafafa", "#bdbdbd"])
    pen.fill(pen.polygon([(0, 50), (151, 50), (152, 45), (-1, 45)]), "#ffffff")
    pen.line([(-1, 44.6), (152, 44.6)], "#6d6d6d", 0.8, bend=False)
    pen.hatch(pen.polygon([(-4, 6), (158, 6), (156, 16), (-3, 16)]), "#8a8a8a", 0.4, 2.0, 45)
    pen.fill(pen.lettering("我们身边的志愿者", 24, 24, 12, "hei"), "#3c3c3c")
    heart(pen, 15, 30.5, 5, "#5a5a5a")
    heart(pen, 129, 30.5, 5, "#5a5a5a")
    for x in (56, 98):
        microphone(pen, x, 50)
    for x in (20, 137):
        pen.fill(pen.box(x - 3, 50, 6, 9, 1), "#ffffff")
        pen.stroke(pen.box(x - 3, 50, 6, 9, 1), "#7a7a7a", 0.5)
    pen.fill(pen.box(-5, -5, width + 10, 12), "#6f6f6f")
    telephone(pen, 170, 62)
    return pen


def microphone(pen: Pen, x: float, y: float) -> None:
    """A desk microphone with its foam."""
    pen.fill(pen.disc(x, y, 5, 1.6), "#222222")
    pen.line([(x, y), (x + 1, y + 9), (x - 3, y + 15)], "#222222", 1.1)
    pen.fill(pen.disc(x - 3.4, y + 17, 2.6, 3.4), "#161616")
    pen.line([(x - 5.4, y + 16.6), (x - 1.6, y + 17.4)], "#8a8a8a", 0.5, bend=False)


def telephone(pen: Pen, x: float, y: float) -> None:
    """The telephone on its tripod within a ring light, the broadcast on its screen, hearts rising."""
    for foot in (-19, 0, 21):
        pen.line([(x, y - 22), (x + foot, -4)], "#1b1b1b", 2.4, bend=False)
    pen.fill(pen.box(x - 3, y - 30, 6, 14), "#1b1b1b")
    pen.stroke(pen.disc(x, y + 18, 33), "#2b2b2b", 6.4)
    pen.stroke(pen.disc(x, y + 18, 33), "#ffffff", 4.4)
    body = pen.box(x - 19, y - 19, 38, 72, 5)
    pen.fill(body, "#0d0d0d")
    glass = pen.box(x - 16.6, y - 15, 33.2, 64, 2)
    pen.shade(glass, (0, y + 49), (0, y - 15), ["#bcbcbc", "#f7f7f7"])
    pen.begin(glass)
    pen.fill(pen.box(x - 15, y + 20, 30, 16, 1), "#474747")
    pen.fill(pen.lettering("中原之声", x - 13.2, y + 25.4, 6.6, "song"), "#ffffff")
    tones = (("#f2f2f2", "bob"), ("#3a3a3a", "bob"), ("#8c8c8c", "short"))
    for index, (tone, hair) in enumerate(tones):
        cx = x - 9.6 + index * 9.6
        pen.fill(
            pen.smooth([(cx - 4.6, y - 1), (cx - 3, y + 9), (cx + 3, y + 9), (cx + 4.6, y - 1)], tension=0.7), tone
        )
        head(pen, cx, y + 13, 3.4, Look(tone, hair=hair, hair_colour="#1d1d1d", mask=False, skin="#ededed"))
    pen.fill(pen.box(x - 17, y - 2, 34, 8), "#ffffff")
    pen.fill(pen.box(x - 17, y - 16, 34, 15), "#d6d6d6")
    for row, wide in ((0, 17), (1, 22), (2, 13)):
        pen.fill(pen.box(x - 14, y - 5.5 - row * 3.6, wide, 2.2, 1), "#8d8d8d")
    pen.fill(pen.box(x - 14.6, y + 42, 10, 4.4, 2.2), "#ffffff")
    pen.fill(pen.disc(x - 12, y + 44.2, 1.1), "#303030")
    pen.line([(x - 9.8, y + 44.2), (x - 6.4, y + 44.2)], "#303030", 0.9, bend=False)
    pen.end()
    rising: tuple[tuple[float, float, float], ...] = (
        (11, -8, 3.4),
        (13, 4, 2.8),
        (9.6, 14, 2.3),
        (22, 58, 4.4),
        (14, 68, 3.6),
        (25, 76, 3.0),
    )
    for dx, dy, r in rising:
        heart(pen, x + dx, y + dy, r + 0.9, "#ffffff")
        heart(pen, x + dx, y + dy, r, "#3d3d3d")


def hall() -> Pen:
    """A service hall: low open counter, green plants, books and newspapers, elderly readers."""
    pen = Pen(*HALL_SIZE, seed=412)
    width, height = HALL_SIZE
    floor, vanish = 62.0, (104.0, 96.0)
    pen.shade(pen.box(0, floor, width, height), (0, height), (0, floor), ["#f4f4f4", "#dedede"])
    pen.shade(pen.box(0, 0, width, floor), (0, floor), (0, 0), ["#c9c9c9", "#ededed"])
    for x in range(-260, 480, 34):
        pen.line([(x, 0), (vanish[0] + (x - vanish[0]) * 0.4, floor)], "#9c9c9c", 0.4, 0.8, bend=False)
    for y in (10.0, 24.0, 36.0, 46.0, 55.0):
        pen.line([(0, y), (width, y)], "#9c9c9c", 0.35, 0.8, bend=False)
    ceiling = pen.polygon([(0, height), (width, height), (width - 34, 140), (34, 140)])
    pen.shade(ceiling, (0, height), (0, 140), ["#bdbdbd", "#e9e9e9"])
    for share in (0.16, 0.5, 0.84):
        y = 140 + (height - 140) * share
        half = 20 + 22 * share
        for x in (70 - 12 * share, 137 + 12 * share):
            pen.fill(
                pen.polygon(
                    [(x - half / 2, y - 2), (x + half / 2, y - 2), (x + half / 2 + 2, y + 2), (x - half / 2 - 2, y + 2)]
                ),
                "#ffffff",
            )
    culture_wall(pen)
    window(pen, 150, 76, 46, 52)
    counter(pen)
    shelf(pen, 158, 40)
    readers(pen)
    plant(pen, 12, 14, 56, "#f5f5f5", "#4e4e4e", 11)
    plant(pen, 180, 80, 30, "#d8d8d8", "#5c5c5c")
    plant(pen, 198, 4, 56, "#f0f0f0", "#444444", 11)
    return pen


def culture_wall(pen: Pen) -> None:
    """The wall of remembrance: a ribbon, a star, panels with lines of text and its title."""
    pen.fill(pen.box(20, 82, 120, 52), "#6a6a6a")
    pen.fill(pen.box(18, 84, 120, 52), "#474747")
    wave = pen.smooth([(18, 92), (44, 100), (78, 93), (112, 103), (138, 97), (138, 84), (18, 84)], tension=0.8)
    pen.begin(pen.box(18, 84, 120, 52))
    pen.fill(wave, "#8a8a8a")
    pen.fill(
        pen.smooth([(18, 88), (52, 94), (86, 88), (122, 97), (142, 92), (138, 84), (18, 84)], tension=0.8), "#b4b4b4"
    )
    pen.end()
    star: list[Point] = []
    for index in range(10):
        star.append(
            arc(
                32, 122, 7 if index % 2 == 0 else 2.8, 7 if index % 2 == 0 else 2.8, 90 + index * 36, 90 + index * 36, 1
            )[0]
        )
    pen.fill(pen.polygon(star), "#ffffff")
    pen.fill(pen.lettering("重温党史", 42, 119, 14, "song"), "#ffffff")
    pen.fill(pen.lettering("恒守初心", 56, 104.5, 14, "song"), "#ffffff")
    for column in range(2):
        x = 118 + column * 9
        pen.fill(pen.box(x, 106, 7, 22), "#f2f2f2")
        for row in range(6):
            pen.line([(x + 1.2, 125 - row * 3.2), (x + 5.8 - (row % 3), 125 - row * 3.2)], "#8a8a8a", 0.7, bend=False)


def window(pen: Pen, x: float, y: float, wide: float, tall: float) -> None:
    """A window with bare branches and a lantern outside."""
    pane = pen.box(x, y, wide, tall)
    pen.shade(pane, (x, y + tall), (x, y), ["#ffffff", "#d4d4d4"])
    pen.begin(pane)
    pen.line([(x + 4, y - 4), (x + 14, y + 22), (x + 12, y + 58)], "#8f8f8f", 1.8)
    pen.line([(x + 13, y + 24), (x + 26, y + 40), (x + 40, y + 46)], "#8f8f8f", 1.0)
    pen.line([(x + 13, y + 34), (x + 4, y + 46)], "#8f8f8f", 0.9)
    lantern(pen, x + 33, y + 27, 8, red="#6e6e6e", gold="#bdbdbd")
    pen.end()
    pen.stroke(pane, "#ffffff", 2.6)
    pen.stroke(pane, "#7a7a7a", 0.6)
    pen.line([(x + wide / 2, y), (x + wide / 2, y + tall)], "#ffffff", 2.2, bend=False)
    pen.fill(pen.box(x - 3, y - 3, wide + 6, 3.6), "#fdfdfd")
    pen.line([(x - 3, y - 3.2), (x + wide + 3, y - 3.2)], "#8a8a8a", 0.6, bend=False)


def counter(pen: Pen) -> None:
    """The low counter with two clerks behind it and an old man seated before it."""
    clerk = Look("#3f3f3f", hair="bob", hair_colour="#202020", scarf="#ffffff", skin="#e9e9e9")
    other = Look("#565656", hair="short", hair_colour="#1c1c1c", scarf="#ffffff", skin="#e9e9e9")
    for x, look, facing in ((38, clerk, 0.5), (104, other, -0.3)):
        person(
            pen,
            x,
            30,
            68,
            look,
            facing=facing,
            seated=True,
            left=[(-0.17, 0.58), (-0.06, 0.5)],
            right=[(0.17, 0.58), (0.06, 0.5)],
        )
    top = pen.polygon([(18, 66), (128, 66), (134, 60), (12, 60)])
    front = pen.polygon([(12, 60), (134, 60), (134, 30), (12, 30)])
    pen.shade(front, (0, 60), (0, 30), ["#a3a3a3", "#6f6f6f"])
    for x in range(18, 134, 8):
        pen.line([(x, 59), (x, 31)], "#5b5b5b", 0.5, bend=False)
    pen.fill(top, "#ffffff")
    pen.line([(12, 60), (134, 60)], "#4d4d4d", 0.8, bend=False)
    board = pen.box(80, 44, 44, 13, 1.5)
    pen.fill(board, "#fbfbfb")
    pen.fill(pen.lettering("便民服务", 82.5, 45.6, 9.8, "hei"), "#3d3d3d")
    for x in (56, 112):
        pen.fill(pen.box(x, 65, 15, 11, 1), "#2b2b2b")
        pen.fill(pen.box(x + 1.2, 66.4, 12.6, 8.4, 0.6), "#8f8f8f")
        pen.line([(x + 7.5, 65), (x + 7.5, 62.6)], "#2b2b2b", 1.6, bend=False)
    pen.fill(pen.polygon([(30, 63), (41, 63), (39.6, 66), (30.6, 66)]), "#cfcfcf")


def shelf(pen: Pen, x: float, y: float) -> None:
    """Books and magazines on an open rack."""
    pen.fill(pen.box(x, y, 44, 40), "#8c8c8c")
    for row in range(3):
        foot = y + 2 + row * 12.6
        pen.fill(pen.box(x + 2, foot, 40, 10.6), "#5e5e5e")
        at = x + 3
        while at < x + 39:
            wide, tall = pen.random.uniform(1.6, 3.4), pen.random.uniform(7, 9.8)
            pen.fill(pen.box(at, foot, wide, tall), mix("#ffffff", "#555555", pen.random.random() * 0.85))
            at += wide + 0.35
    pen.stroke(pen.box(x, y, 44, 40), "#4a4a4a", 0.9)


def readers(pen: Pen) -> None:
    """Two neighbours behind a reading table with a newspaper and tea, in the foreground."""
    woman = Look("#787878", hair="bun", hair_colour="#e2e2e2", scarf="#ffffff", skin="#e6e6e6")
    man = Look("#2f2f2f", hair="cap", hair_colour="#595959", scarf="#c9c9c9", skin="#e2e2e2")
    for x, look, facing in ((66, man, 0.5), (140, woman, -0.5)):
        pen.fill(pen.box(x - 14, -6, 28, 40, 5), "#9a9a9a")
        pen.stroke(pen.box(x - 14, -6, 28, 40, 5), "#666666", 0.6)
        person(pen, x, -32, 94, look, facing=facing, seated=True, left=[(-0.17, 0.6), (-0.02 + facing * 0.1, 0.56)],
               right=[(0.17, 0.6), (0.06 + facing * 0.1, 0.56)])  # fmt: skip
    pen.shade(pen.polygon([(30, 24), (180, 24), (190, 12), (20, 12)]), (0, 24), (0, 12), ["#ffffff", "#e4e4e4"])
    pen.fill(pen.box(20, 8, 170, 4.4), "#8f8f8f")
    pen.shade(pen.box(28, -4, 154, 12), (0, 8), (0, -4), ["#5a5a5a", "#8a8a8a"])
    sheet = pen.polygon([(64, 18), (94, 18), (97, 44), (68, 45)])
    pen.fill(pen.polygon([(60, 15), (97, 15), (94, 18), (64, 18)]), "#bdbdbd")
    pen.fill(sheet, "#fdfdfd")
    pen.stroke(sheet, "#555555", 0.6)
    pen.line([(70, 41.4), (94, 40.8)], "#2f2f2f", 2.6, bend=False)
    for row in range(5):
        y = 36.8 - row * 3.5
        pen.line([(68.6 - row * 0.3, y), (79.6 - row * 0.3, y - 0.2)], "#8f8f8f", 1.0, bend=False)
        pen.line([(82.6 - row * 0.3, y - 0.2), (94 - row * 0.3, y - 0.5)], "#8f8f8f", 1.0, bend=False)
    for x in (112, 166):
        cup = pen.polygon([(x, 17), (x + 9, 17), (x + 8, 26), (x + 1, 26)])
        pen.fill(cup, "#ffffff")
        pen.stroke(cup, "#666666", 0.6)
        for steam in (x + 2.6, x + 6.2):
            pen.line([(steam, 28), (steam + 1.2, 31), (steam - 0.4, 34)], "#ffffff", 0.7)
    for drop, tone in ((0, "#6a6a6a"), (3, "#d2d2d2"), (6, "#8a8a8a")):
        pen.fill(pen.box(128 - drop * 0.3, 15.4 + drop, 30 - drop, 2.6, 0.6), tone)


def doorway() -> Pen:
    """A community worker at an old neighbour's door, couplets newly pasted."""
    pen = Pen(*DOOR_SIZE, seed=27)
    width, height = DOOR_SIZE
    pen.shade(pen.box(0, 0, width, height), (0, height), (0, 30), ["#b9b9b9", "#d8d8d8"])
    for row in range(0, 36):
        y = 24 + row * 5.2
        pen.line([(0, y), (width, y)], "#ffffff", 0.7, 0.8, bend=False)
        for column in range(16):
            x = column * 14 + (7 if row % 2 else 0)
            pen.line([(x, y), (x, y + 5.2)], "#ffffff", 0.6, 0.8, bend=False)
            if pen.random.random() < 0.24:
                pen.fill(pen.box(x + 0.4, y + 0.4, 13.2, 4.4), "#7d7d7d", pen.random.uniform(0.15, 0.4))
    pen.shade(pen.box(0, 0, width, 24), (0, 24), (0, 0), ["#8f8f8f", "#c4c4c4"])
    pen.begin(None, -20, 0)
    pen.fill(pen.box(44, 18, 104, 8), "#eeeeee")
    pen.line([(44, 18), (148, 18)], "#7a7a7a", 0.8, bend=False)
    door(pen)
    for x, text in ((42, "福临院落满和风"), (137.6, "春到门庭多喜气")):
        strip = pen.box(x, 52, 13, 108)
        pen.fill(pen.box(x + 1.4, 50.6, 13, 108), "#000000", 0.2)
        pen.fill(strip, "#3a3a3a")
        pen.fill(pen.lettering(text, x + 1.2, 146.6, 10.6, "kai", down=15.2), "#ffffff")
    pen.fill(pen.box(69, 172, 56, 15), "#3a3a3a")
    pen.fill(pen.lettering("福是安平", 73, 173.6, 12, "kai"), "#ffffff")
    pen.end()
    lantern(pen, 176, 166, 17, red="#4b4b4b", gold="#d8d8d8", hook=4)
    granny = Look("#7d7d7d", legs="#3a3a3a", hair="bun", hair_colour="#ececec", scarf="#ffffff", skin="#e9e9e9")
    worker = Look("#f2f2f2", legs="#2c2c2c", hair="bob", hair_colour="#1f1f1f", vest="#4c4c4c", skin="#ececec")
    person(
        pen, 74, 24, 106, granny, facing=0.7, right=[(0.19, 0.58), (0.27, 0.56)], left=[(-0.16, 0.58), (-0.13, 0.46)]
    )
    for offset, tone in ((-4.0, "#dadada"), (1.0, "#5c5c5c"), (6.0, "#f6f6f6")):
        pen.line([(176 + offset, 62), (189 + offset, 118)], "#2a2a2a", 5.6, bend=False)
        pen.line([(176 + offset, 62), (189 + offset, 118)], tone, 4.6, bend=False)
    person(
        pen, 162, 10, 132, worker, facing=-0.7, left=[(-0.19, 0.58), (-0.17, 0.55)], right=[(0.18, 0.6), (0.03, 0.54)]
    )
    notebook(pen, 150, 80)
    plant(pen, 14, 6, 52, "#efefef", "#4a4a4a", 11)
    return pen


def door(pen: Pen) -> None:
    """A wooden door, one leaf open on the lit room."""
    pen.fill(pen.box(58, 24, 78, 146), "#5a5a5a")
    pen.shade(pen.box(63, 26, 68, 140), (63, 0), (131, 0), ["#fcfcfc", "#e2e2e2"])
    pen.fill(pen.box(100, 112, 18, 24), "#bcbcbc")
    pen.stroke(pen.box(100, 112, 18, 24), "#7d7d7d", 0.8)
    pen.line([(109, 112), (109, 136)], "#7d7d7d", 0.7, bend=False)
    pen.line([(63, 52), (131, 52)], "#c4c4c4", 0.8, bend=False)
    leaf = pen.polygon([(63, 26), (78, 22), (78, 170), (63, 166)])
    pen.shade(leaf, (63, 0), (78, 0), ["#4c4c4c", "#8a8a8a"])
    right = pen.box(104, 26, 27, 140)
    pen.shade(right, (104, 0), (131, 0), ["#8c8c8c", "#5f5f5f"])
    for y in (34, 82, 122):
        pen.stroke(pen.box(108, y, 19, 36 if y > 40 else 42), "#4b4b4b", 0.9)
    pen.begin(None, 117.5, 120, 45)
    pen.fill(pen.box(-11, -11, 22, 22), "#2b2b2b")
    pen.stroke(pen.box(-9.4, -9.4, 18.8, 18.8), "#d8d8d8", 0.6)
    pen.end()
    pen.fill(pen.lettering("福", 108.5, 111, 18, "kai"), "#ffffff")


def notebook(pen: Pen, x: float, y: float) -> None:
    """The worn notebook, open in the worker's hands."""
    pen.fill(
        pen.polygon([(x - 15, y - 2), (x, y - 5), (x + 15, y - 2), (x + 15, y + 13), (x, y + 9), (x - 15, y + 13)]),
        "#2a2a2a",
    )
    for side in (-1, 1):
        page = pen.polygon([(x, y - 3), (x + side * 13.4, y - 0.6), (x + side * 13.4, y + 13.6), (x, y + 10.6)])
        pen.fill(page, "#ffffff")
        pen.stroke(page, "#8a8a8a", 0.4)
        for row in range(4):
            pen.line(
                [(x + side * 2, y + 8 - row * 2.9), (x + side * 11.6, y + 10.4 - row * 2.9)], "#9a9a9a", 0.6, bend=False
            )
    pen.fill(pen.disc(x - 14, y + 1, 3.8), "#ececec")
    pen.fill(pen.disc(x + 13, y + 2, 3.8), "#ececec")
