"""Draws the picture of this example: `python draw.py` writes it beside this file, the same bytes every time."""

from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, SCALE = 620, 720, 2
Point = tuple[float, float]
Colour = tuple[int, int, int]


def limb(draw: ImageDraw.ImageDraw, points: list[Point], width: float, colour: Colour) -> None:
    """An arm or a leg: a bent line with round joints."""
    draw.line(points, fill=colour, width=round(width), joint="curve")
    for x, y in points:
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)


def layup() -> Image.Image:
    """A player jumps to the basket; a man stands below with his arms raised, the stand behind them."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), (238, 226, 200))
    draw = ImageDraw.Draw(image)
    w, h = image.size
    draw.rectangle((0, 0, w, h * 0.6), fill=(44, 62, 92))
    for row in range(5):
        for seat in range(15):
            x = w * (0.03 + seat / 14.6) + (row % 2) * w * 0.03
            y = h * (0.1 + row * 0.105)
            tone = ((row * 5 + seat * 3) % 5) * 12
            draw.ellipse((x - 17, y - 34, x + 17, y), fill=(120 + tone, 116 + tone, 126 + tone))
            draw.rounded_rectangle((x - 28, y, x + 28, y + 62), 20, fill=(70 + tone, 84 + tone, 116 + tone))
    draw.rectangle((0, h * 0.6, w, h), fill=(206, 142, 84))
    for i in range(9):
        draw.line(
            [(w * i / 8 - w * 0.2, h), (w * 0.5 + (w * i / 8 - w * 0.5) * 0.5, h * 0.6)], fill=(190, 126, 70), width=4
        )
    draw.line([(0, h * 0.6), (w, h * 0.6)], fill=(246, 240, 226), width=10)
    draw.rectangle((w * 0.6, h * 0.04, w * 0.96, h * 0.27), fill=(240, 240, 238), outline=(30, 34, 46), width=8)
    draw.rectangle((w * 0.71, h * 0.14, w * 0.85, h * 0.25), outline=(204, 62, 46), width=8)
    draw.ellipse((w * 0.66, h * 0.262, w * 0.9, h * 0.302), outline=(214, 84, 40), width=12)
    for i in range(7):
        top, foot = w * (0.675 + 0.035 * i), w * (0.705 + 0.025 * i)
        draw.line([(top, h * 0.285), (foot, h * 0.4)], fill=(244, 244, 240), width=5)
    skin, red, dark = (226, 172, 132), (196, 44, 44), (28, 30, 44)
    body = [(w * 0.36, h * 0.38), (w * 0.5, h * 0.35), (w * 0.52, h * 0.56), (w * 0.38, h * 0.58)]
    limb(draw, [(w * 0.42, h * 0.58), (w * 0.5, h * 0.68), (w * 0.4, h * 0.76)], w * 0.07, skin)
    limb(draw, [(w * 0.48, h * 0.57), (w * 0.36, h * 0.7), (w * 0.3, h * 0.84)], w * 0.07, skin)
    limb(draw, [(w * 0.48, h * 0.38), (w * 0.58, h * 0.3), (w * 0.63, h * 0.2)], w * 0.055, skin)
    limb(draw, [(w * 0.38, h * 0.4), (w * 0.3, h * 0.46), (w * 0.36, h * 0.52)], w * 0.055, skin)
    draw.polygon(body, fill=red)
    draw.polygon(
        [(w * 0.38, h * 0.56), (w * 0.52, h * 0.54), (w * 0.54, h * 0.65), (w * 0.36, h * 0.66)], fill=(240, 238, 232)
    )
    draw.ellipse((w * 0.37, h * 0.25, w * 0.49, h * 0.35), fill=skin)
    draw.pieslice((w * 0.36, h * 0.235, w * 0.5, h * 0.35), 150, 340, fill=dark)
    limb(draw, [(w * 0.37, h * 0.29), (w * 0.3, h * 0.33)], w * 0.03, dark)
    draw.line([(w * 0.42, h * 0.42), (w * 0.48, h * 0.415), (w * 0.44, h * 0.52)], fill=(250, 250, 246), width=16)
    draw.ellipse((w * 0.6, h * 0.105, w * 0.73, h * 0.217), fill=(226, 122, 44), outline=(90, 46, 24), width=6)
    draw.arc((w * 0.55, h * 0.1, w * 0.68, h * 0.22), 290, 70, fill=(90, 46, 24), width=5)
    draw.line([(w * 0.6, h * 0.161), (w * 0.73, h * 0.161)], fill=(90, 46, 24), width=5)
    blue = (40, 92, 140)
    limb(draw, [(w * 0.74, h * 0.76), (w * 0.74, h * 0.94)], w * 0.08, skin)
    limb(draw, [(w * 0.86, h * 0.76), (w * 0.87, h * 0.94)], w * 0.08, skin)
    limb(draw, [(w * 0.73, h * 0.56), (w * 0.66, h * 0.48), (w * 0.67, h * 0.4)], w * 0.055, skin)
    limb(draw, [(w * 0.87, h * 0.56), (w * 0.94, h * 0.48), (w * 0.92, h * 0.4)], w * 0.055, skin)
    draw.rounded_rectangle((w * 0.7, h * 0.53, w * 0.9, h * 0.72), 40, fill=blue)
    draw.rectangle((w * 0.69, h * 0.7, w * 0.91, h * 0.82), fill=(30, 36, 52))
    draw.ellipse((w * 0.735, h * 0.425, w * 0.865, h * 0.535), fill=skin)
    draw.pieslice((w * 0.73, h * 0.415, w * 0.87, h * 0.53), 180, 360, fill=(150, 150, 150))
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    layup().quantize(128, dither=Image.Dither.NONE).save(Path(__file__).with_name("上篮.png"), optimize=True)
