"""Pictures by code: hills, houses, a sun, in greys, the same for the same seed."""

from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from bench.dice import Dice

PPI = 200
"""Resolution at the size printed, pixels an inch."""
GRAIN = 0.06
"""Part of noise in a picture, so that it compresses about as badly as a photograph."""
MM_PER_INCH = 25.4


def draw_picture(file: Path, width_mm: float, height_mm: float, seed: int) -> None:
    """A PNG for a rectangle of this size."""
    dice = Dice(seed)
    width, height = (round(side / MM_PER_INCH * PPI) for side in (width_mm, height_mm))
    image = Image.linear_gradient("L").resize((width, height)).point(lambda v: 150 + v * 100 // 255)
    pen = ImageDraw.Draw(image)
    radius = height // 8
    sun = (dice.roll(width), radius + dice.roll(height // 4))
    pen.ellipse((sun[0] - radius, sun[1] - radius, sun[0] + radius, sun[1] + radius), fill=252)
    for row in range(4):
        level, tone = height * (4 + row) // 8, 190 - row * 35
        ridge = [(x, level - dice.roll(height // 5)) for x in range(0, width + width // 9, width // 9)]
        pen.polygon([(0, height), *ridge, (width, height)], fill=tone)
    image = image.filter(ImageFilter.GaussianBlur(1.5))
    pen = ImageDraw.Draw(image)
    for _ in range(4 + dice.roll(6)):
        _draw_house(pen, dice, width, height)
    grain = Image.frombytes("L", image.size, Random(seed).randbytes(width * height)).filter(ImageFilter.GaussianBlur(1))
    image = Image.blend(image, grain, GRAIN)
    image.save(file, optimize=False)


def _draw_house(pen: ImageDraw.ImageDraw, dice: Dice, width: int, height: int) -> None:
    """A house with windows on the near hill."""
    wide, high = width // 14 + dice.roll(width // 14), height // 6 + dice.roll(height // 6)
    left, foot = dice.roll(width), height - dice.roll(height // 8)
    tone = 30 + dice.roll(160)
    pen.rectangle((left, foot - high, left + wide, foot), fill=tone)
    pen.polygon(
        [(left - 4, foot - high), (left + wide // 2, foot - high - high // 3), (left + wide + 4, foot - high)],
        fill=tone // 2,
    )
    step = max(6, wide // 4)
    for x in range(left + 4, left + wide - step // 2, step):
        for y in range(foot - high + 6, foot - step, step + 4):
            pen.rectangle((x, y, x + step // 2, y + step // 2), fill=235 if dice.roll(3) else 60)
