"""Draws the two pictures of this example: `python draw.py` writes them beside this file, the same bytes every time."""

import math
from pathlib import Path

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
SCALE = 3
"""Drawn three times as large and reduced, which smooths every edge."""


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return r, g, b


def ridge(x: float, parts: tuple[tuple[float, float, float], ...]) -> float:
    """Height of a ridge at `x`: a sum of waves of (height, length, shift)."""
    return sum(height * math.sin(x / length + shift) for height, length, shift in parts)


def landscape(
    size: tuple[int, int],
    sky: tuple[Colour, Colour],
    hills: tuple[Colour, Colour],
    sun: tuple[float, float],
    shift: float,
) -> Image.Image:
    """Ridges behind ridges under a sun, fading into the haze towards the back; a river and a boat in front."""
    width, height = size[0] * SCALE, size[1] * SCALE
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for y in range(height):
        draw.line([(0, y), (width, y)], fill=blend(*sky, min(1.0, y / height * 1.5)))
    x, y, r = sun[0] * width, sun[1] * height, height * 0.085
    draw.ellipse((x - r, y - r, x + r, y + r), fill=(255, 250, 236))
    layers = 6
    for layer in range(layers):
        depth = layer / (layers - 1)
        base = height * (0.4 + 0.34 * depth)
        waves = (
            (height * 0.065, width / (9 + layer * 2), layer * 2.1 + shift),
            (height * 0.026, width / (25 + layer * 5), layer * 4.7 + shift),
            (height * 0.007, width / 90, layer * 1.3),
        )
        points = [(float(px), base - ridge(px, waves)) for px in range(0, width + SCALE, SCALE)]
        draw.polygon([*points, (width, height), (0, height)], fill=blend(*hills, depth**0.8))
    river(draw, width, height, blend(sky[1], hills[0], 0.35), hills[1])
    return image.resize(size, Image.Resampling.LANCZOS)


def river(draw: ImageDraw.ImageDraw, width: int, height: int, water: Colour, ink: Colour) -> None:
    """The river in the foreground with ripples, a boat and the man who poles it, three birds above."""
    bank = [(float(x), height * 0.84 + height * 0.012 * math.sin(x / width * 14)) for x in range(0, width + 8, 8)]
    draw.polygon([*bank, (width, height), (0, height)], fill=water)
    for row in range(9):
        y = height * (0.87 + row * 0.014)
        for index in range(5):
            x = width * ((index * 0.23 + row * 0.137) % 1.0)
            draw.line(
                [(x, y), (x + width * (0.03 + row * 0.005), y)], fill=blend(water, (255, 255, 255), 0.5), width=SCALE
            )
    x, y, long = width * 0.34, height * 0.9, height * 0.15
    dark = blend(ink, (0, 0, 0), 0.55)
    draw.polygon(
        [
            (x - long, y - long * 0.12),
            (x - long * 0.7, y + long * 0.1),
            (x + long * 0.7, y + long * 0.1),
            (x + long, y - long * 0.14),
            (x + long * 0.6, y - long * 0.02),
            (x - long * 0.6, y - long * 0.01),
        ],
        fill=dark,
    )
    draw.chord(
        (x - long * 0.35, y - long * 0.38, x + long * 0.4, y + long * 0.3), 180, 360, fill=blend(dark, water, 0.25)
    )
    mx = x + long * 0.66
    draw.line([(mx, y), (mx, y - long * 0.42)], fill=dark, width=round(long * 0.09))
    draw.ellipse((mx - long * 0.06, y - long * 0.56, mx + long * 0.06, y - long * 0.43), fill=dark)
    draw.polygon(
        [(mx - long * 0.16, y - long * 0.5), (mx + long * 0.16, y - long * 0.5), (mx, y - long * 0.64)], fill=dark
    )
    draw.line(
        [(mx - long * 0.05, y - long * 0.7), (mx + long * 0.42, y + long * 0.14)], fill=dark, width=round(long * 0.025)
    )
    for bx, by, size in ((0.62, 0.2, 0.03), (0.68, 0.245, 0.024), (0.73, 0.19, 0.02)):
        cx, cy, s = width * bx, height * by, height * size
        for side in (-1, 1):
            wing = [
                (cx, cy),
                (cx + side * s * 0.8, cy - s * 0.6),
                (cx + side * s * 1.8, cy - s * 0.1),
                (cx + side * s * 0.8, cy - s * 0.4),
            ]
            draw.polygon(wing, fill=dark)


def main() -> None:
    """Write both pictures."""
    here = Path(__file__).parent
    spring = landscape((980, 640), ((142, 186, 206), (248, 226, 196)), ((196, 214, 196), (44, 92, 74)), (0.7, 0.3), 0.0)
    autumn = landscape(
        (980, 640), ((196, 150, 128), (250, 220, 160)), ((222, 186, 150), (128, 62, 38)), (0.62, 0.27), 2.4
    )
    spring.save(here / "春.png", optimize=True, dpi=(220, 220))
    autumn.save(here / "秋.png", optimize=True, dpi=(220, 220))


if __name__ == "__main__":
    main()
