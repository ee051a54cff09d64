"""Draws the clock of this example: `python draw.py` writes it beside this file, the same bytes every time."""

import math
from pathlib import Path

from PIL import Image, ImageDraw

SCALE = 4
"""Drawn four times as large and reduced, which smooths every edge."""


def clock(width: int, height: int) -> Image.Image:
    """A mantel clock in black and greys, a few minutes before six, and the wheels of another beside it."""
    w, h = width * SCALE, height * SCALE
    image = Image.new("L", (w, h), 238)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, h * 0.86, w, h), fill=196)
    for x, y, r, teeth in ((0.17, 0.3, 0.14, 18), (0.82, 0.22, 0.11, 14), (0.87, 0.52, 0.17, 22), (0.1, 0.62, 0.1, 13)):
        wheel(draw, (w * x, h * y), h * r, teeth)
    draw.polygon([(w * 0.26, h * 0.42), (w * 0.5, h * 0.06), (w * 0.74, h * 0.42)], fill=58)
    draw.rectangle((w * 0.29, h * 0.38, w * 0.71, h * 0.88), fill=58)
    draw.rectangle((w * 0.25, h * 0.86, w * 0.75, h * 0.93), fill=34)
    x, y, r = w * 0.5, h * 0.43, h * 0.21
    draw.ellipse((x - r * 1.12, y - r * 1.12, x + r * 1.12, y + r * 1.12), fill=150)
    draw.ellipse((x - r, y - r, x + r, y + r), fill=250)
    for hour in range(12):
        turn = math.tau * hour / 12
        near, thick = (0.76, 10) if hour % 3 == 0 else (0.84, 5)
        ends = [(x + math.sin(turn) * r * s, y - math.cos(turn) * r * s) for s in (near, 0.93)]
        draw.line(ends, fill=30, width=thick * SCALE // 3)
    for turn, long, thick in ((math.tau * 0.4975, 0.52, 14), (math.tau * 0.97, 0.74, 9)):
        draw.line([(x, y), (x + math.sin(turn) * r * long, y - math.cos(turn) * r * long)], fill=30, width=thick)
    draw.ellipse((x - r * 0.06, y - r * 0.06, x + r * 0.06, y + r * 0.06), fill=30)
    draw.rectangle((w * 0.4, h * 0.69, w * 0.6, h * 0.85), fill=226)
    draw.line([(w * 0.5, h * 0.69), (w * 0.53, h * 0.78)], fill=30, width=SCALE * 2)
    draw.ellipse((w * 0.53 - h * 0.03, h * 0.75, w * 0.53 + h * 0.03, h * 0.81), fill=90)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def wheel(draw: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float, teeth: int) -> None:
    """A toothed wheel with five spokes."""
    x, y = middle
    rim = []
    for step in range(teeth * 4):
        turn, far = math.tau * step / (teeth * 4), radius * (1.0 if step % 4 < 2 else 0.88)
        rim.append((x + math.cos(turn) * far, y + math.sin(turn) * far))
    draw.polygon(rim, fill=176)
    inner = radius * 0.7
    draw.ellipse((x - inner, y - inner, x + inner, y + inner), fill=238)
    for spoke in range(5):
        turn = math.tau * spoke / 5
        draw.line(
            [(x, y), (x + math.cos(turn) * inner, y + math.sin(turn) * inner)], fill=176, width=round(radius * 0.1)
        )
    hub = radius * 0.16
    draw.ellipse((x - hub, y - hub, x + hub, y + hub), fill=120)


if __name__ == "__main__":
    clock(560, 400).save(Path(__file__).parent / "钟.png", optimize=True, dpi=(220, 220))
