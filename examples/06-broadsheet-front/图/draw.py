"""Draws the pictures of this example: `python draw.py` writes them beside this file, the same bytes every time."""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
SCALE = 2
"""Drawn twice as large and reduced, which smooths every edge."""


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return r, g, b


def sheet(width: int, height: int, top: Colour, foot: Colour) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty picture whose ground runs from one colour to another, and its pen."""
    image = Image.new("RGB", (width * SCALE, height * SCALE))
    draw = ImageDraw.Draw(image)
    for y in range(image.height):
        draw.line([(0, y), (image.width, y)], fill=blend(top, foot, min(1.0, 1.3 * y / image.height)))
    return image, draw


def town(draw: ImageDraw.ImageDraw, w: float, ground: float, unit: float) -> None:
    """The old town on the far bank: houses with tiled roofs, trees, the drum tower in their midst."""
    far = (150, 158, 166)
    points = [
        (w * step / 200, ground - unit * (2.2 + 1.3 * math.sin(step / 17) + 0.5 * math.sin(step / 5)))
        for step in range(201)
    ]
    draw.polygon([*points, (w, ground), (0, ground)], fill=(196, 196, 188))
    x, index = -unit, 0
    while x < w:
        broad, tall = unit * (1.1 + 0.5 * (index * 3 % 4)), unit * (0.7 + 0.28 * (index * 5 % 4))
        wall = blend((232, 222, 204), (196, 186, 172), (index * 7 % 5) / 4)
        draw.rectangle((x, ground - tall, x + broad, ground), fill=wall)
        draw.polygon(
            [
                (x - unit * 0.15, ground - tall),
                (x + broad * 0.2, ground - tall - unit * 0.45),
                (x + broad * 0.8, ground - tall - unit * 0.45),
                (x + broad + unit * 0.15, ground - tall),
            ],
            fill=blend(far, (92, 96, 106), (index % 3) / 2),
        )
        for pane in range(int(broad / (unit * 0.45))):
            px = x + unit * (0.16 + 0.45 * pane)
            draw.rectangle(
                (px, ground - tall * 0.66, px + unit * 0.17, ground - tall * 0.36),
                fill=(250, 214, 140) if (index + pane) % 3 else (130, 134, 140),
            )
        if index % 3 == 1:
            draw.ellipse(
                (x + broad - unit * 0.3, ground - unit * 1.3, x + broad + unit * 0.6, ground - unit * 0.1),
                fill=(122, 150, 110),
            )
        x, index = x + broad + unit * 0.08, index + 1
    x = w * 0.72
    for level in range(3):
        half, top = unit * (1.5 - 0.34 * level), ground - unit * (1.5 + 1.3 * level)
        draw.rectangle((x - half * 0.8, top, x + half * 0.8, top + unit * 1.4), fill=(158, 92, 74))
        draw.polygon(
            [
                (x - half * 1.25, top + unit * 0.1),
                (x - half * 0.6, top - unit * 0.4),
                (x + half * 0.6, top - unit * 0.4),
                (x + half * 1.25, top + unit * 0.1),
            ],
            fill=(82, 84, 92),
        )


def bridge_y(x: float, w: float, h: float) -> float:
    """The height of the deck: it rises a little over the middle span and comes forward to the right."""
    t = x / w
    return h * (0.6 + 0.1 * t * t - 0.035 * math.sin(math.pi * t))


def person(draw: ImageDraw.ImageDraw, x: float, y: float, tall: float, coat: Colour) -> None:
    """A walker seen from the side."""
    dark = blend(coat, (30, 34, 44), 0.6)
    draw.line([(x, y - tall * 0.48), (x - tall * 0.13, y)], fill=dark, width=round(tall * 0.11))
    draw.line([(x, y - tall * 0.48), (x + tall * 0.15, y)], fill=dark, width=round(tall * 0.11))
    draw.rounded_rectangle(
        (x - tall * 0.13, y - tall * 0.82, x + tall * 0.13, y - tall * 0.4), radius=tall * 0.08, fill=coat
    )
    draw.ellipse((x - tall * 0.1, y - tall * 1.03, x + tall * 0.1, y - tall * 0.82), fill=(224, 184, 152))


def cyclist(draw: ImageDraw.ImageDraw, x: float, y: float, tall: float, coat: Colour) -> None:
    """A rider on a bicycle."""
    ink, r = (44, 48, 58), tall * 0.24
    for side in (-1, 1):
        cx = x + side * tall * 0.36
        draw.ellipse((cx - r, y - 2 * r, cx + r, y), outline=ink, width=max(2, round(tall * 0.04)))
    draw.line(
        [
            (x - tall * 0.36, y - r),
            (x - tall * 0.1, y - tall * 0.5),
            (x + tall * 0.28, y - tall * 0.5),
            (x + tall * 0.36, y - r),
        ],
        fill=ink,
        width=max(2, round(tall * 0.05)),
    )
    draw.line(
        [(x - tall * 0.1, y - tall * 0.55), (x + tall * 0.12, y - tall * 0.92), (x + tall * 0.3, y - tall * 0.62)],
        fill=coat,
        width=round(tall * 0.13),
    )
    draw.line(
        [(x - tall * 0.08, y - tall * 0.52), (x + tall * 0.1, y - tall * 0.4), (x, y - tall * 0.12)],
        fill=ink,
        width=round(tall * 0.09),
    )
    draw.ellipse((x + tall * 0.06, y - tall * 1.17, x + tall * 0.28, y - tall * 0.95), fill=(224, 184, 152))


def bridge(width: int, height: int) -> Image.Image:
    """The new foot bridge in the morning, the old ferry under it, the town behind."""
    image, draw = sheet(width, height, (132, 176, 206), (254, 228, 188))
    w, h = image.size
    draw.ellipse((w * 0.16, h * 0.2, w * 0.16 + h * 0.15, h * 0.35), fill=(255, 246, 218))
    water = h * 0.56
    town(draw, w, water, h * 0.045)
    for y in range(round(water), h):
        t = (y - water) / (h - water)
        draw.line([(0, y), (w, y)], fill=blend((232, 214, 186), (84, 136, 158), min(1.0, t * 1.5)))
    for row in range(46):
        t = row / 45
        y = water + (h - water) * t**1.4 + 4
        for index in range(9):
            x = w * ((index * 0.137 + row * 0.2393) % 1.0)
            long = w * (0.012 + 0.05 * t)
            draw.line([(x, y), (x + long, y)], fill=blend((255, 244, 220), (150, 190, 204), t), width=2 + round(3 * t))
    for pier in range(6):
        x = w * (0.06 + 0.185 * pier)
        y, thick = bridge_y(x, w, h), w * (0.011 + 0.002 * pier)
        foot = water + h * (0.11 + 0.032 * pier)
        draw.polygon(
            [(x - thick, y), (x + thick, y), (x + thick * 1.3, foot), (x - thick * 1.3, foot)], fill=(176, 176, 172)
        )
        draw.polygon(
            [(x + thick * 0.2, y), (x + thick, y), (x + thick * 1.3, foot), (x + thick * 0.3, foot)],
            fill=(140, 144, 146),
        )
        draw.ellipse((x - thick * 2, foot - thick * 0.5, x + thick * 2, foot + thick * 0.7), fill=(108, 152, 168))
    across = [w * step / 200 for step in range(201)]
    deck = [(x, bridge_y(x, w, h)) for x in across]
    deep = [(x, bridge_y(x, w, h) + h * (0.02 + 0.016 * x / w)) for x in across]
    draw.polygon([*deck, *reversed(deep)], fill=(206, 204, 198))
    draw.line([(x, y) for x, y in deep], fill=(120, 124, 128), width=5)
    walkers = (
        (0.1, 0),
        (0.15, 1),
        (0.19, 0),
        (0.29, 2),
        (0.37, 0),
        (0.41, 0),
        (0.5, 2),
        (0.58, 1),
        (0.62, 0),
        (0.7, 0),
        (0.79, 2),
        (0.87, 0),
        (0.91, 1),
    )
    coats = ((190, 74, 62), (62, 98, 140), (222, 168, 74), (92, 124, 92), (236, 234, 226))
    for index, (share, kind) in enumerate(walkers):
        x = w * share
        tall, y = h * (0.05 + 0.035 * share), bridge_y(x, w, h) + 2
        (cyclist if kind == 2 else person)(draw, x, y, tall * (0.75 if kind == 1 else 1.0), coats[index % 5])
    for post in range(61):
        x = w * post / 60
        y, rail = bridge_y(x, w, h), h * (0.026 + 0.016 * x / w)
        draw.line([(x, y + 3), (x, y - rail)], fill=(92, 104, 114), width=3)
        if post % 10 == 5:
            draw.line([(x, y), (x, y - rail * 4.6)], fill=(92, 104, 114), width=6)
            draw.ellipse((x - 16, y - rail * 4.6 - 16, x + 16, y - rail * 4.6 + 16), fill=(255, 240, 190))
    draw.line([(x, bridge_y(x, w, h) - h * (0.026 + 0.016 * x / w)) for x in across], fill=(92, 104, 114), width=6)
    ferry(draw, w * 0.3, h * 0.9, h * 0.13)
    willow(draw, w * 0.985, h * 0.1, h)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def ferry(draw: ImageDraw.ImageDraw, x: float, y: float, long: float) -> None:
    """The old ferry with its awning, the boatman at the pole and two passengers."""
    draw.ellipse((x - long * 1.1, y + long * 0.1, x + long * 1.1, y + long * 0.32), fill=(66, 112, 134))
    draw.polygon(
        [
            (x - long * 1.2, y - long * 0.16),
            (x - long * 0.8, y + long * 0.2),
            (x + long * 0.8, y + long * 0.2),
            (x + long * 1.25, y - long * 0.2),
            (x + long * 0.7, y - long * 0.02),
            (x - long * 0.7, y),
        ],
        fill=(92, 60, 42),
    )
    draw.chord((x - long * 0.5, y - long * 0.55, x + long * 0.4, y + long * 0.55), 180, 360, fill=(186, 146, 92))
    for rib in range(5):
        rx = x - long * 0.5 + long * 0.9 * (rib + 1) / 6
        draw.line([(rx, y - long * 0.46), (rx, y)], fill=(150, 112, 66), width=4)
    person(draw, x + long * 0.82, y - long * 0.03, long * 0.66, (58, 84, 112))
    person(draw, x - long * 0.72, y + long * 0.02, long * 0.52, (198, 84, 70))
    draw.line([(x + long * 0.7, y - long * 0.9), (x + long * 1.12, y + long * 0.36)], fill=(110, 84, 54), width=7)


def willow(draw: ImageDraw.ImageDraw, x: float, y: float, h: float) -> None:
    """Willow branches that hang into the picture from the right."""
    for index in range(26):
        sx = x - h * 0.016 * index * (1 + 0.2 * math.sin(index))
        long = h * (0.16 + 0.11 * ((index * 0.618) % 1.0))
        points = [(sx - h * 0.03 * math.sin(t / 14), -10 + long * t / 20 * 1.0) for t in range(21)]
        draw.line(points, fill=(112, 136, 62), width=4)
        for t in range(3, 21):
            px, py = points[t]
            side = 1 if t % 2 else -1
            draw.polygon(
                [(px, py), (px + side * h * 0.011, py + h * 0.006), (px + side * h * 0.007, py + h * 0.02)],
                fill=blend((136, 164, 68), (92, 130, 66), (index * 3 + t) % 5 / 4),
            )


def corner(width: int, height: int) -> Image.Image:
    """The pocket park: a tree on a street corner, three chairs, people who sit, low lamps."""
    image, draw = sheet(width, height, (206, 222, 226), (246, 238, 220))
    w, h = image.size
    for index in range(7):
        x0, tone = w * (index * 0.15 - 0.03), blend((222, 206, 184), (198, 176, 156), index % 3 / 2)
        top = h * (0.3 + 0.05 * (index * 5 % 3))
        draw.rectangle((x0, top, x0 + w * 0.15, h * 0.7), fill=tone)
        draw.polygon(
            [
                (x0 - w * 0.01, top),
                (x0 + w * 0.02, top - h * 0.06),
                (x0 + w * 0.13, top - h * 0.06),
                (x0 + w * 0.16, top),
            ],
            fill=(108, 110, 116),
        )
        for pane in range(2):
            for floor in range(2):
                px, py = x0 + w * (0.03 + 0.06 * pane), top + h * (0.07 + 0.14 * floor)
                draw.rectangle((px, py, px + w * 0.03, py + h * 0.07), fill=(120, 134, 144))
    draw.rectangle((0, h * 0.68, w, h), fill=(212, 204, 190))
    draw.polygon(
        [(w * 0.08, h * 0.98), (w * 0.3, h * 0.74), (w * 0.92, h * 0.74), (w * 0.99, h * 0.98)], fill=(232, 222, 196)
    )
    for index in range(420):
        px, py = w * (0.16 + 0.76 * ((index * 0.618) % 1.0)), h * (0.755 + 0.21 * ((index * 0.3819) % 1.0))
        draw.ellipse((px, py, px + 7, py + 4), fill=(196, 182, 154))
    draw.polygon(
        [(w * 0.56, h * 0.86), (w * 0.585, h * 0.3), (w * 0.625, h * 0.3), (w * 0.66, h * 0.86)], fill=(98, 72, 54)
    )
    for index in range(150):
        turn, far = index * 2.39996, math.sqrt(index / 150)
        px, py, r = w * (0.6 + 0.3 * far * math.cos(turn)), h * (0.27 + 0.25 * far * math.sin(turn)), h * 0.052
        draw.ellipse((px - r, py - r, px + r, py + r), fill=blend((84, 132, 70), (164, 194, 96), (index * 7 % 11) / 10))
    for x, tall, coat in ((0.3, 0.13, (176, 76, 60)), (0.46, 0.1, (226, 176, 84)), (0.78, 0.13, (66, 104, 140))):
        px, py, t = w * x, h * 0.88, h * tall
        draw.line([(px - t * 0.35, py), (px - t * 0.35, py - t * 1.1)], fill=(84, 62, 46), width=9)
        draw.rectangle((px - t * 0.38, py - t * 0.5, px + t * 0.3, py - t * 0.42), fill=(122, 90, 62))
        draw.line([(px + t * 0.26, py), (px + t * 0.26, py - t * 0.45)], fill=(84, 62, 46), width=9)
        draw.rounded_rectangle((px - t * 0.3, py - t * 1.12, px + t * 0.05, py - t * 0.45), radius=t * 0.12, fill=coat)
        draw.line(
            [(px - t * 0.1, py - t * 0.55), (px + t * 0.35, py - t * 0.52), (px + t * 0.38, py)],
            fill=(58, 60, 72),
            width=round(t * 0.17),
        )
        draw.ellipse((px - t * 0.26, py - t * 1.42, px + t * 0.04, py - t * 1.1), fill=(224, 184, 152))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def dike(width: int, height: int) -> Image.Image:
    """Two who walk the dike, one along its crown and one along its foot; the river beside it."""
    image, draw = sheet(width, height, (150, 190, 214), (246, 236, 210))
    w, h = image.size
    for layer in range(3):
        points = [
            (w * t / 120, h * (0.5 + 0.04 * layer - 0.04 * math.sin(t / (9 + 5 * layer) + layer))) for t in range(121)
        ]
        draw.polygon([*points, (w, h), (0, h)], fill=blend((178, 200, 204), (128, 164, 150), layer / 2))
    draw.polygon([(0, h * 0.62), (w * 0.5, h * 0.58), (w * 0.2, h), (0, h)], fill=(118, 168, 186))
    draw.polygon([(w * 0.5, h * 0.58), (w * 0.55, h * 0.56), (w, h * 0.7), (w, h), (w * 0.2, h)], fill=(112, 150, 78))
    draw.polygon([(w * 0.52, h * 0.56), (w * 0.56, h * 0.56), (w, h * 0.64), (w, h * 0.8)], fill=(222, 206, 170))
    for index in range(500):
        t, s = (index * 0.618) % 1.0, (index * 0.3819) % 1.0
        y = h * (0.66 + 0.34 * t)
        x = w * (0.42 - 0.2 * t) + w * (0.62 * s)
        if y > h * (0.6 + 0.24 * (x / w - 0.5)) + h * 0.09:
            draw.line(
                [(x, y), (x + 4, y - h * 0.02 * (0.5 + t))], fill=blend((84, 124, 60), (160, 188, 98), s), width=3
            )
    person(draw, w * 0.82, h * 0.7, h * 0.3, (206, 92, 58))
    person(draw, w * 0.46, h * 0.88, h * 0.34, (62, 98, 146))
    draw.line([(w * 0.49, h * 0.7), (w * 0.54, h * 0.9)], fill=(92, 70, 48), width=8)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def appeal(width: int, height: int) -> Image.Image:
    """The public notice at the foot of page 2: the bridge, and the words beside it."""
    image = bridge(width, height)
    draw = ImageDraw.Draw(image)
    face = ImageFont.truetype(
        str(Path(__file__).parents[3] / "fonts" / "NotoSerifCJKsc-Black.otf"), round(height * 0.14)
    )
    draw.text((width * 0.34, height * 0.05), "慢一步　让一程", font=face, fill=(150, 44, 36))
    return image


def main() -> None:
    """Write both pictures."""
    here = Path(__file__).parent
    for name, picture in (
        ("新桥", bridge(1660, 1240)),
        ("公园", corner(1000, 720)),
        ("河堤", dike(1020, 800)),
        ("慢一程", appeal(2600, 1124)),
    ):
        small = picture.quantize(220, dither=Image.Dither.NONE).convert("RGB")
        small.save(here / f"{name}.png", optimize=True, dpi=(200, 200))


if __name__ == "__main__":
    main()
