"""Draws the picture of this example: `python draw.py` writes it beside this file, the same bytes every time."""

import math
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, SCALE = 1000, 760, 2
Colour = tuple[int, int, int]


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return r, g, b


def ferry() -> Image.Image:
    """A ferry with lit windows on a river at night, the town's lamps behind it."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
    draw = ImageDraw.Draw(image)
    w, h = image.size
    shore = h * 0.52
    for y in range(h):
        sky, water = (
            blend((18, 26, 58), (92, 84, 112), y / shore),
            blend((46, 52, 88), (10, 16, 36), (y - shore) / h * 2),
        )
        draw.line([(0, y), (w, y)], fill=sky if y < shore else water)
    draw.ellipse((w * 0.76, h * 0.08, w * 0.76 + h * 0.11, h * 0.19), fill=(244, 236, 204))
    for i in range(17):
        x = w * (i / 16.5)
        tall = h * (0.08 + 0.07 * abs(math.sin(i * 1.7)))
        draw.polygon(
            [
                (x, shore),
                (x, shore - tall),
                (x + w * 0.03, shore - tall - h * 0.035),
                (x + w * 0.06, shore - tall),
                (x + w * 0.06, shore),
            ],
            fill=blend((26, 30, 56), (52, 48, 76), abs(math.sin(i))),
        )
        for k in range(3):
            if (i + k) % 2:
                left = x + w * (0.012 + 0.016 * k)
                top = shore - tall * 0.72
                draw.rectangle((left, top, left + w * 0.007, top + h * 0.022), fill=(250, 206, 110))
                draw.line([(left, shore + h * 0.02), (left, shore + h * 0.1)], fill=(150, 126, 96), width=SCALE * 2)
    hull = [(w * 0.2, h * 0.66), (w * 0.83, h * 0.66), (w * 0.76, h * 0.79), (w * 0.27, h * 0.79)]
    draw.polygon(hull, fill=(34, 78, 62))
    draw.polygon(
        [(w * 0.2, h * 0.66), (w * 0.83, h * 0.66), (w * 0.82, h * 0.685), (w * 0.212, h * 0.685)], fill=(228, 222, 204)
    )
    draw.rectangle((w * 0.3, h * 0.53, w * 0.7, h * 0.66), fill=(214, 204, 178))
    draw.rectangle((w * 0.28, h * 0.515, w * 0.72, h * 0.535), fill=(120, 52, 44))
    draw.rectangle((w * 0.57, h * 0.39, w * 0.63, h * 0.52), fill=(120, 52, 44))
    draw.rectangle((w * 0.57, h * 0.41, w * 0.63, h * 0.435), fill=(228, 222, 204))
    for i in range(6):
        left = w * (0.325 + 0.06 * i)
        draw.rectangle((left, h * 0.56, left + w * 0.04, h * 0.62), fill=(255, 222, 138))
        draw.ellipse((left + w * 0.012, h * 0.575, left + w * 0.028, h * 0.6), fill=(86, 66, 62))
        draw.rectangle((left + w * 0.008, h * 0.598, left + w * 0.032, h * 0.62), fill=(86, 66, 62))
    for i in range(46):
        y = h * (0.82 + 0.17 * ((i * 37) % 46) / 46)
        x = w * ((i * 53) % 47) / 47
        draw.line(
            [(x, y), (x + w * 0.06, y)],
            fill=blend((60, 70, 108), (222, 192, 120), 0.5 * ((i * 29) % 10) / 10),
            width=SCALE * 2,
        )
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    ferry().quantize(200, dither=Image.Dither.NONE).save(Path(__file__).with_name("ferry.png"), optimize=True)
