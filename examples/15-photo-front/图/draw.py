"""Draws the picture of this example: `python draw.py` writes it beside this file, the same bytes every time."""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1300, 1000
Colour = tuple[int, int, int]


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return r, g, b


def boat(draw: ImageDraw.ImageDraw, glow: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
    """A paper lantern on its small boat, and its light on the water."""
    glow.ellipse((x - size * 1.7, y - size * 2.0, x + size * 1.7, y + size * 1.2), fill=(255, 176, 70))
    for i in range(6):
        wide = size * (0.75 - 0.1 * i)
        top = y + size * (0.35 + 0.28 * i)
        draw.rectangle((x - wide, top, x + wide, top + size * 0.09), fill=blend((250, 186, 92), (52, 62, 104), i / 6))
    draw.polygon(
        [(x - size, y), (x + size, y), (x + size * 0.66, y + size * 0.32), (x - size * 0.66, y + size * 0.32)],
        fill=(74, 44, 34),
    )
    lamp = [
        (x - size * 0.52, y),
        (x + size * 0.52, y),
        (x + size * 0.38, y - size * 1.15),
        (x - size * 0.38, y - size * 1.15),
    ]
    draw.polygon(lamp, fill=(255, 214, 132))
    draw.polygon([(a + (x - a) * 0.45, b) for a, b in lamp], fill=(255, 240, 196))
    for share in (0.0, 0.5, 1.0):
        half = size * (0.52 - 0.14 * share)
        draw.line(
            [(x - half, y - size * 1.15 * share), (x + half, y - size * 1.15 * share)], fill=(150, 84, 44), width=3
        )


def lanterns() -> Image.Image:
    """Lantern boats on a river at dusk, from the far bend to the near shore."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    shore = HEIGHT * 0.44
    for y in range(HEIGHT):
        sky = blend((26, 34, 88), (228, 128, 96), (y / shore) ** 1.6) if y < shore else (0, 0, 0)
        water = blend((120, 86, 112), (16, 24, 58), min(1.0, (y - shore) / (HEIGHT - shore) * 1.3))
        draw.line([(0, y), (WIDTH, y)], fill=sky if y < shore else water)
    for base, tall, seed, colour in ((0.44, 150, 1.0, (96, 74, 112)), (0.45, 90, 2.4, (58, 52, 92))):
        points = [
            (x, HEIGHT * base - tall * (0.5 + 0.3 * math.sin(x / 210 + seed) + 0.2 * math.sin(x / 83 + 2 * seed)))
            for x in range(0, WIDTH + 10, 10)
        ]
        draw.polygon([*points, (WIDTH, HEIGHT * base), (0, HEIGHT * base)], fill=colour)
    light = Image.new("RGB", (WIDTH, HEIGHT))
    glow = ImageDraw.Draw(light)
    for i in range(118):
        depth = (i / 117) ** 1.9
        y = shore + 14 + (HEIGHT - shore - 120) * depth
        bend = WIDTH * (0.62 - 0.34 * depth + 0.16 * math.sin(depth * 3.4))
        x = bend + WIDTH * 0.34 * (0.12 + depth) * math.sin(i * 2.399)
        boat(draw, glow, x, y, 5 + 34 * depth)
    light = light.filter(ImageFilter.GaussianBlur(26))
    image = Image.blend(image, Image.eval(light, lambda v: v), 0.0)
    mixed = Image.merge(
        "RGB",
        [
            Image.composite(Image.new("L", image.size, 255), a, b.point(lambda v, k=k: int(v * k)))
            for a, b, k in zip(image.split(), light.split(), (0.42, 0.3, 0.2), strict=True)
        ],
    )
    pen = ImageDraw.Draw(mixed)
    for x in range(40, WIDTH, 74):
        tall = 96 + 22 * math.sin(x * 1.3)
        pen.ellipse((x - 15, HEIGHT - tall - 26, x + 15, HEIGHT - tall + 6), fill=(18, 16, 36))
        pen.polygon(
            [(x - 34, HEIGHT), (x - 24, HEIGHT - tall + 8), (x + 24, HEIGHT - tall + 8), (x + 34, HEIGHT)],
            fill=(18, 16, 36),
        )
    return mixed


if __name__ == "__main__":
    lanterns().quantize(250, dither=Image.Dither.NONE).save(Path(__file__).with_name("灯船.png"), optimize=True)
