"""Draws the pictures of this example: `python draw.py` writes them beside this file, the same bytes every time."""

import math
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 2600, 1000
Colour = tuple[int, int, int]


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return r, g, b


def goose(draw: ImageDraw.ImageDraw, x: float, y: float, span: float, beat: float) -> None:
    """A goose in flight: two wings and a body, the wings as high as the beat has them."""
    tip = span * 0.32 * math.sin(beat)
    body = max(1, round(span * 0.09))
    draw.line([(x - span / 2, y - tip), (x - span * 0.16, y - span * 0.06), (x, y)], fill=(46, 40, 62), width=body)
    draw.line([(x + span / 2, y - tip), (x + span * 0.16, y - span * 0.06), (x, y)], fill=(46, 40, 62), width=body)
    draw.line([(x - span * 0.2, y + body), (x + span * 0.34, y - body * 0.4)], fill=(46, 40, 62), width=body + 1)


def creek(draw: ImageDraw.ImageDraw, mouth: float, bends: float, wide: float) -> None:
    """A tidal creek that winds from the shore to the foot of the picture, bright with the sky."""
    shore = HEIGHT * 0.56
    left, right = [], []
    for step in range(121):
        t = step / 120
        y = shore + (HEIGHT - shore) * t**1.5
        x = mouth + (mouth - WIDTH / 2) * 0.7 * t + math.sin(t * bends + mouth) * 150 * t
        half = 4 + wide * t**1.4
        left.append((x - half, y))
        right.append((x + half, y))
    draw.polygon([*left, *reversed(right)], fill=(238, 190, 150))
    draw.line(left, fill=(252, 226, 190), width=3)


def reeds(draw: ImageDraw.ImageDraw, first: float, end: float) -> None:
    """Reeds along the foot of the picture with white plumes that lean with the wind."""
    count = round((end - first) / 9)
    for i in range(count):
        x = first + (end - first) * i / count + 5 * math.sin(i * 2.7)
        tall = 150 + 70 * math.sin(i * 1.9) + 40 * math.sin(i * 0.23)
        lean = 26 + 12 * math.sin(i * 0.7)
        tip = (x + lean, HEIGHT - tall)
        draw.line([(x, HEIGHT), (x + lean * 0.3, HEIGHT - tall * 0.6), tip], fill=(92, 74, 52), width=3)
        for k in range(6):
            share = k / 5
            draw.line(
                [tip, (tip[0] + 34 * share + 8, tip[1] + 40 * share - 8)],
                fill=blend((252, 244, 226), (206, 180, 150), share),
                width=4,
            )


def estuary() -> Image.Image:
    """Geese over an estuary at dawn."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    shore = HEIGHT * 0.56
    for y in range(HEIGHT):
        sky = blend((112, 138, 178), (252, 206, 150), min(1.0, (y / shore)) ** 1.4)
        mud = blend((150, 96, 88), (104, 66, 64), max(0.0, (y - shore) / (HEIGHT - shore)))
        draw.line([(0, y), (WIDTH, y)], fill=sky if y < shore else mud)
    draw.ellipse((WIDTH * 0.3 - 66, shore - 128, WIDTH * 0.3 + 66, shore + 4), fill=(255, 236, 190))
    draw.rectangle((0, shore, WIDTH, shore + 16), fill=(226, 180, 150))
    for band in range(9):
        y = shore + 26 + band**1.7 * 9
        for x in range(0, WIDTH, 26):
            dash = 20 + 16 * math.sin(x * 0.013 + band * 1.7)
            tone = blend((186, 82, 84), (122, 46, 62), band / 8)
            draw.rectangle((x, y + 5 * math.sin(x * 0.02 + band), x + dash, y + 5 + band), fill=tone)
    for mouth, bends, wide in ((420, 6.0, 60), (980, 7.4, 90), (1640, 6.6, 84), (2240, 5.4, 64)):
        creek(draw, mouth, bends, wide)
    for flock in range(5):
        lead_x, lead_y = 520 + 440 * flock, 120 + 74 * math.sin(flock * 2.1)
        span = 54 - 5 * abs(flock - 2)
        for i in range(34):
            arm, place = i % 2, (i + 1) // 2
            x = lead_x - place * span * 0.92
            y = lead_y + (1 if arm else -0.55) * place * span * 0.36 + 5 * math.sin(i * 1.3)
            if y > 24:
                goose(draw, x, y, span * (0.9 + 0.1 * math.sin(i)), 0.5 + 0.9 * math.sin(i * 1.1 + flock))
    reeds(draw, 0, 430)
    reeds(draw, 1980, WIDTH)
    return image


def opening() -> Image.Image:
    """The old dyke from above, with the opening that the tide found."""
    wide, high = 1300, 700
    image = Image.new("RGB", (wide, high), (122, 150, 92))
    draw = ImageDraw.Draw(image)
    dyke = high * 0.44
    for row in range(5):
        for column in range(9):
            left, top = 16 + column * 143, 12 + row * 58
            draw.rectangle((left, top, left + 131, top + 48), fill=blend((104, 140, 88), (158, 172, 104), row / 4))
    draw.rectangle((0, dyke, wide, high), fill=(164, 112, 92))
    for band in range(11):
        y = dyke + 40 + band * 32
        for x in range(0, wide, 30):
            dash = 18 + 14 * math.sin(x * 0.021 + band * 1.3)
            draw.rectangle((x, y + 7 * math.sin(x * 0.017 + band), x + dash, y + 7), fill=(176, 70, 78))
    for mouth, start, half in ((700, 0.0, 34), (610, 0.52, 12), (820, 0.6, 10)):
        left, right = [], []
        for step in range(161):
            t = start + (1 - start) * step / 160
            y = dyke - 130 * (1 - t) * (start == 0.0) + (high - dyke) * t
            x = 700 + (mouth - 700) * (step / 160) + 120 * math.sin(t * 5.2) * t
            broad = half * (0.5 + t)
            left.append((x - broad, y))
            right.append((x + broad, y))
        draw.polygon([*left, *reversed(right)], fill=(104, 152, 182))
    for first, end in ((0, 640), (766, wide)):
        draw.rectangle((first, dyke - 16, end, dyke + 16), fill=(196, 180, 150))
        draw.line([(first, dyke), (end, dyke)], fill=(236, 226, 204), width=6)
    return image


def plumes() -> Image.Image:
    """Reeds in autumn against the evening."""
    image = Image.new("RGB", (WIDTH // 2, HEIGHT))
    draw = ImageDraw.Draw(image)
    for y in range(HEIGHT):
        draw.line([(0, y), (WIDTH, y)], fill=blend((94, 110, 150), (250, 214, 160), (y / HEIGHT) ** 1.2))
    for row in range(4):
        for i in range(46):
            x = WIDTH / 2 * (i + 0.5 * (row % 2)) / 45
            tall = (760 - 150 * row) * (0.82 + 0.18 * math.sin(i * 1.7 + row * 2.3))
            tip = (x + 46 + 20 * math.sin(i * 0.9 + row), HEIGHT - tall)
            stalk = blend((150, 134, 120), (84, 62, 44), row / 3)
            draw.line([(x, HEIGHT), (x + 18, HEIGHT - tall * 0.6), tip], fill=stalk, width=3 + row)
            for k in range(9):
                share = k / 8
                white = blend((255, 248, 232), (214, 190, 160), share)
                end = (tip[0] + 54 * share + 12, tip[1] + 70 * share - 16)
                draw.line([(tip[0] - 3 * k, tip[1] + 6 * k), end], fill=white, width=4 + row)
    return image


if __name__ == "__main__":
    for name, made in (("河口", estuary()), ("口子", opening()), ("苇子", plumes())):
        made.quantize(240, dither=Image.Dither.NONE).save(Path(__file__).with_name(f"{name}.png"), optimize=True)
