"""Draws the pictures of this example: `python draw.py` writes them beside this file, the same bytes every time."""

import math
from pathlib import Path

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]
SCALE = 3
"""Drawn three times as large and reduced, which smooths every edge."""


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return r, g, b


def sheet(width: int, height: int, top: Colour, foot: Colour) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty picture whose ground runs from one colour to another, and its pen."""
    image = Image.new("RGB", (width * SCALE, height * SCALE))
    draw = ImageDraw.Draw(image)
    for y in range(image.height):
        draw.line([(0, y), (image.width, y)], fill=blend(top, foot, y / image.height))
    return image, draw


def leaf(draw: ImageDraw.ImageDraw, root: Point, long: float, turn: float, broad: float, colour: Colour) -> None:
    """A leaf from its root: length in pixels, turn in radians from upright, breadth as a share of the length."""
    left, right, rib = [], [], []
    for step in range(41):
        t = step / 40
        half = long * broad * math.sin(math.pi * t**0.85) * (1 - 0.25 * t)
        bend = turn + 0.35 * turn * t
        x, y = root[0] + math.sin(bend) * long * t, root[1] - math.cos(bend) * long * t
        left.append((x - math.cos(bend) * half, y - math.sin(bend) * half))
        right.append((x + math.cos(bend) * half, y + math.sin(bend) * half))
        rib.append((x, y))
    draw.polygon([*left, *reversed(rib)], fill=blend(colour, (255, 255, 220), 0.22))
    draw.polygon([*right, *reversed(rib)], fill=colour)
    draw.line(rib, fill=blend(colour, (250, 255, 210), 0.5), width=round(long * 0.012) + 1)


def terrace(draw: ImageDraw.ImageDraw, size: Point, layer: int, layers: int) -> None:
    """One hill of the tea garden: its slope, and the rows of bushes that follow it."""
    width, height = size
    depth = layer / (layers - 1)
    base = height * (0.36 + 0.5 * depth)
    dark, light = blend((150, 188, 168), (24, 82, 50), depth), blend((188, 214, 190), (120, 168, 66), depth)

    def slope(x: float) -> float:
        wave = math.sin(x / width * (2.2 + layer * 0.35) + layer * 2.3)
        return base - height * (0.06 + 0.03 * depth) * wave - height * 0.02 * math.sin(x / width * 7 + layer * 1.7)

    across = [width * step / 240 for step in range(241)]
    draw.polygon([*[(x, slope(x)) for x in across], (width, height), (0, height)], fill=dark)
    rows = 7 + 4 * (layer > 2)
    thick = height * (0.008 + 0.014 * depth)
    for row in range(rows):
        down = height * (0.012 + row * (0.014 + 0.02 * depth))
        tone = blend(light, dark, row / rows * 0.45)
        crown = []
        for step in range(361):
            x = width * step / 360
            puff = thick * 0.22 * abs(math.sin(step * 0.55 + row * 1.1 + layer))
            crown.append((x, slope(x) + down - puff + row * height * 0.006 * math.sin(x / width * 3 + layer)))
        draw.polygon([*crown, *[(x, y + thick * 0.72) for x, y in reversed(crown)]], fill=tone)


def picker(draw: ImageDraw.ImageDraw, foot: Point, tall: float, coat: Colour) -> None:
    """A woman among the bushes: straw hat, coat, basket on her back."""
    x, y = foot
    draw.polygon(
        [
            (x - tall * 0.17, y),
            (x - tall * 0.12, y - tall * 0.5),
            (x + tall * 0.12, y - tall * 0.5),
            (x + tall * 0.19, y),
        ],
        fill=coat,
    )
    draw.line(
        [(x + tall * 0.08, y - tall * 0.44), (x + tall * 0.3, y - tall * 0.18)], fill=coat, width=round(tall * 0.08)
    )
    draw.polygon(
        [
            (x - tall * 0.34, y - tall * 0.46),
            (x - tall * 0.1, y - tall * 0.46),
            (x - tall * 0.13, y - tall * 0.06),
            (x - tall * 0.3, y - tall * 0.06),
        ],
        fill=(176, 128, 62),
    )
    draw.ellipse((x - tall * 0.1, y - tall * 0.7, x + tall * 0.12, y - tall * 0.47), fill=(226, 186, 150))
    draw.polygon(
        [(x - tall * 0.3, y - tall * 0.6), (x + tall * 0.3, y - tall * 0.6), (x, y - tall * 0.84)], fill=(240, 214, 140)
    )
    draw.polygon([(x, y - tall * 0.84), (x + tall * 0.3, y - tall * 0.6), (x, y - tall * 0.6)], fill=(214, 180, 104))


def mist(image: Image.Image, level: float, strength: float) -> Image.Image:
    """A band of mist over the picture: `level` is its middle as a share of the height."""
    veil = Image.new("L", (1, image.height))
    for y in range(image.height):
        away = (y / image.height - level) / 0.07
        veil.putpixel((0, y), round(255 * strength * math.exp(-away * away)))
    return Image.composite(Image.new("RGB", image.size, (250, 246, 232)), image, veil.resize(image.size))


def hills(width: int, height: int) -> Image.Image:
    """The large picture: mountains, the sun in the gap, terraces of tea in the mist, pickers at work."""
    image, draw = sheet(width, height, (150, 196, 212), (252, 236, 204))
    w, h = image.size
    draw.ellipse((w * 0.6, h * 0.1, w * 0.6 + w * 0.15, h * 0.1 + w * 0.15), fill=(255, 250, 228))
    for index, (base, high, tone) in enumerate(
        ((0.3, 0.1, (188, 208, 210)), (0.35, 0.12, (166, 194, 194)), (0.4, 0.09, (146, 182, 176)))
    ):
        points = []
        for step in range(241):
            x = step / 240
            peak = abs(math.sin(x * (4.1 + index) + index * 1.9)) + 0.3 * math.sin(x * 17 + index)
            points.append((x * w, h * (base - high * peak)))
        draw.polygon([*points, (w, h), (0, h)], fill=tone)
    layers = 5
    crew = {
        2: (
            (0.22, 0.6, 0.05, (196, 76, 62)),
            (0.31, 0.605, 0.05, (64, 104, 150)),
            (0.78, 0.57, 0.048, (224, 226, 220)),
        ),
        3: ((0.55, 0.715, 0.085, (66, 108, 158)), (0.68, 0.735, 0.085, (206, 84, 66))),
        4: ((0.24, 0.87, 0.13, (204, 72, 60)), (0.82, 0.9, 0.13, (70, 112, 160))),
    }
    for layer in range(layers):
        terrace(draw, (w, h), layer, layers)
        for x, y, tall, coat in crew.get(layer, ()):
            picker(draw, (w * x, h * y), h * tall, coat)
        if layer < 3:
            image = mist(image, 0.47 + 0.1 * layer, 0.6 - 0.16 * layer)
            draw = ImageDraw.Draw(image)
    for step in range(26):
        x = w * (step / 25)
        for turn in (-0.7, 0.0, 0.6):
            tone = blend((58, 124, 58), (150, 190, 72), (step * 7 % 10) / 10)
            leaf(draw, (x + turn * h * 0.01, h * 1.01), h * (0.045 + 0.012 * (step % 3)), turn, 0.2, tone)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def bud(width: int, height: int) -> Image.Image:
    """One bud and two leaves with the dew on them."""
    image, draw = sheet(width, height, (236, 240, 214), (178, 206, 150))
    w, h = image.size
    draw.line([(w * 0.5, h), (w * 0.5, h * 0.55)], fill=(112, 150, 62), width=round(w * 0.035))
    leaf(draw, (w * 0.5, h * 0.8), h * 0.5, 0.72, 0.19, (74, 136, 58))
    leaf(draw, (w * 0.5, h * 0.72), h * 0.5, -0.6, 0.19, (88, 150, 62))
    leaf(draw, (w * 0.5, h * 0.64), h * 0.5, 0.06, 0.12, (158, 196, 84))
    for x, y, r in ((0.66, 0.6, 0.028), (0.34, 0.5, 0.022), (0.53, 0.4, 0.018)):
        draw.ellipse((w * (x - r), h * y - w * r, w * (x + r), h * y + w * r), fill=(240, 250, 244))
        draw.ellipse((w * (x - r * 0.4), h * y - w * r * 0.5, w * x, h * y - w * r * 0.1), fill=(255, 255, 255))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def basket(width: int, height: int) -> Image.Image:
    """A basket, woven, half full of leaves."""
    image, draw = sheet(width, height, (244, 232, 206), (224, 200, 158))
    w, h = image.size
    draw.ellipse((w * 0.12, h * 0.84, w * 0.9, h * 0.96), fill=(196, 168, 124))
    for index in range(60):
        x = w * (0.3 + 0.4 * ((index * 0.381) % 1.0))
        tone = blend((70, 132, 58), (156, 194, 82), (index * 3 % 7) / 6)
        leaf(draw, (x, h * 0.42), h * (0.11 + 0.06 * (index % 4) / 3), -0.9 + 1.8 * ((index * 0.618) % 1.0), 0.2, tone)
    top, foot, rows = h * 0.4, h * 0.9, 11
    for row in range(rows):
        y0, y1 = top + (foot - top) * row / rows, top + (foot - top) * (row + 1) / rows
        half = w * (0.27 - 0.08 * row / rows)
        for cell in range(12):
            x0 = w * 0.5 - half + 2 * half * cell / 12
            odd = (row + cell) % 2
            tone = blend((202, 152, 84), (158, 108, 52), 0.15 + 0.6 * odd + 0.25 * abs(cell - 5.5) / 5.5 * (1 - odd))
            draw.rectangle((x0, y0, x0 + 2 * half / 12, y1), fill=tone)
    draw.rounded_rectangle((w * 0.2, h * 0.37, w * 0.8, h * 0.425), radius=h * 0.025, fill=(150, 100, 46))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def cup(width: int, height: int) -> Image.Image:
    """A bowl of tea on a table, leaves upright in it, steam above."""
    image, draw = sheet(width, height, (214, 224, 218), (240, 234, 220))
    w, h = image.size
    draw.rectangle((0, h * 0.76, w, h), fill=(160, 116, 76))
    draw.line([(0, h * 0.76), (w, h * 0.76)], fill=(190, 146, 102), width=SCALE * 2)
    draw.ellipse((w * 0.2, h * 0.82, w * 0.8, h * 0.9), fill=(132, 94, 60))
    draw.chord((w * 0.16, h * 0.26, w * 0.84, h * 0.86), 0, 180, fill=(250, 250, 246))
    draw.polygon(
        [(w * 0.38, h * 0.82), (w * 0.62, h * 0.82), (w * 0.65, h * 0.88), (w * 0.35, h * 0.88)], fill=(236, 236, 230)
    )
    draw.ellipse((w * 0.16, h * 0.49, w * 0.84, h * 0.63), fill=(232, 234, 226))
    draw.ellipse((w * 0.2, h * 0.505, w * 0.8, h * 0.615), fill=(190, 204, 104))
    for x, turn in ((0.38, -0.2), (0.5, 0.1), (0.61, 0.3)):
        leaf(draw, (w * x, h * 0.6), h * 0.09, turn, 0.18, (92, 136, 54))
    for index in range(3):
        x = w * (0.38 + 0.12 * index)
        points = [(x + w * 0.03 * math.sin(t / 9 + index), h * (0.46 - 0.34 * t / 60)) for t in range(61)]
        draw.line(points, fill=(250, 252, 250), width=round(w * 0.02), joint="curve")
    for step in range(5):
        x = w * (0.3 + 0.1 * step)
        draw.arc((x - w * 0.045, h * 0.67, x + w * 0.045, h * 0.73), 180, 360, fill=(72, 112, 168), width=SCALE * 2)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the four pictures."""
    here = Path(__file__).parent
    pictures = {"茶山": hills(980, 1220), "芽": bud(340, 560), "篓": basket(340, 560), "盏": cup(340, 560)}
    for name, picture in pictures.items():
        picture.quantize(200, dither=Image.Dither.NONE).convert("RGB").save(
            here / f"{name}.png", optimize=True, dpi=(220, 220)
        )


if __name__ == "__main__":
    main()
