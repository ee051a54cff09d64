"""Draws the picture of this example: `python draw.py` writes it beside this file, the same bytes every time."""

from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, SCALE = 820, 640, 3
INK, PAPER, GREY = 20, 255, 190


def person(draw: ImageDraw.ImageDraw, x: float, foot: float, tall: float, ground: int) -> None:
    """Somebody who stands, seen from behind: head and coat in one line."""
    w = tall * 0.2
    coat = [(x - w, foot), (x - w * 0.8, foot - tall * 0.7), (x + w * 0.8, foot - tall * 0.7), (x + w, foot)]
    draw.polygon(coat, fill=ground, outline=INK)
    draw.line([*coat, coat[0]], fill=INK, width=7, joint="curve")
    draw.ellipse((x - w * 0.62, foot - tall, x + w * 0.62, foot - tall * 0.7), fill=PAPER, outline=INK, width=7)
    draw.line([(x, foot - tall * 0.62), (x, foot - tall * 0.1)], fill=INK, width=4)


def bench(draw: ImageDraw.ImageDraw, left: float, top: float, long: float, plate: bool) -> None:
    """A bench of slats, with or without a plate on its back."""
    for i in range(3):
        y = top + i * long * 0.075
        draw.rounded_rectangle((left, y, left + long, y + long * 0.05), 8, fill=PAPER, outline=INK, width=6)
    seat = top + long * 0.27
    draw.rounded_rectangle(
        (left - long * 0.03, seat, left + long * 1.03, seat + long * 0.06), 8, fill=GREY, outline=INK, width=6
    )
    for x in (left + long * 0.08, left + long * 0.92):
        draw.line([(x, top), (x, seat + long * 0.3)], fill=INK, width=10)
    if plate:
        draw.rectangle((left + long * 0.36, top + long * 0.06, left + long * 0.64, top + long * 0.16), fill=INK)
        draw.line(
            [(left + long * 0.42, top + long * 0.11), (left + long * 0.58, top + long * 0.11)], fill=PAPER, width=6
        )


def chairs() -> Image.Image:
    """Two benches: the one with a plate is full, at the other one everybody stands and wonders."""
    image = Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE), PAPER)
    draw = ImageDraw.Draw(image)
    w, h = image.size
    draw.line([(w * 0.03, h * 0.86), (w * 0.97, h * 0.86)], fill=INK, width=8)
    for x in (0.1, 0.53, 0.93):
        draw.line([(w * x, h * 0.86), (w * x, h * 0.2)], fill=INK, width=12)
        for i in range(5):
            r = h * (0.12 - 0.012 * i)
            cx, cy = w * x + (i - 2) * w * 0.025, h * (0.18 + 0.03 * ((i * 7) % 3))
            draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=PAPER if i % 2 else 235, outline=INK, width=5)
    bench(draw, w * 0.12, h * 0.56, w * 0.33, plate=True)
    for i in range(4):
        x = w * (0.155 + 0.085 * i)
        draw.rounded_rectangle(
            (x - w * 0.032, h * 0.5, x + w * 0.032, h * 0.7), 30, fill=(225, 170, 245, 205)[i], outline=INK, width=7
        )
        draw.ellipse((x - w * 0.026, h * 0.42, x + w * 0.026, h * 0.505), fill=PAPER, outline=INK, width=7)
        draw.line([(x - w * 0.01, h * 0.7), (x - w * 0.012, h * 0.84)], fill=INK, width=9)
        draw.line([(x + w * 0.014, h * 0.7), (x + w * 0.016, h * 0.84)], fill=INK, width=9)
    bench(draw, w * 0.58, h * 0.56, w * 0.3, plate=False)
    for i, x in enumerate((0.6, 0.69, 0.79, 0.9)):
        person(draw, w * x, h * (0.94 + 0.012 * (i % 2)), h * 0.3, (200, 160, 225, 180)[i])
    for x, y in ((0.64, 0.36), (0.745, 0.31), (0.85, 0.36)):
        r = h * 0.03
        draw.arc((w * x - r, h * y - r, w * x + r, h * y + r * 0.9), 180, 90, fill=INK, width=9)
        draw.line([(w * x, h * y + r * 0.9), (w * x, h * y + r * 1.5)], fill=INK, width=9)
        draw.ellipse((w * x - 7, h * y + r * 1.9, w * x + 7, h * y + r * 1.9 + 14), fill=INK)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    chairs().quantize(32, dither=Image.Dither.NONE).convert("L").save(
        Path(__file__).with_name("椅子.png"), optimize=True
    )
