"""Draws the pictures of this example: `python draw.py`. The egret is cut out: its ground is transparent."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).parent
OVER = 2
"""Everything is drawn so many times larger and brought down, for smooth edges."""
INK, BILL, LEG, SHADE = (52, 58, 64, 255), (214, 158, 46, 255), (70, 74, 78, 255), (222, 229, 232, 255)
WHITE = (250, 251, 249, 255)


def curve(points: list[tuple[float, float]], steps: int = 40) -> list[tuple[float, float]]:
    """A smooth line through points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    found = []
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for i in range(steps):
            t = i / steps
            found.append(
                tuple(
                    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
                    for a, b, c, d in ((x0, x1, x2, x3), (y0, y1, y2, y3))
                )
            )
    return [*found, points[-1]]


def egret() -> Image.Image:
    """An egret on one leg, 900 × 1500 pixels, nothing behind it."""
    size = (900 * OVER, 1500 * OVER)
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)

    def scaled(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x * OVER, y * OVER) for x, y in points]

    def shape(points: list[tuple[float, float]], fill: tuple[int, int, int, int]) -> None:
        outline = scaled(curve([*points, points[0]]))
        pen.polygon(outline, fill=fill)
        pen.line(outline, fill=INK, width=7 * OVER, joint="curve")

    def stroke(points: list[tuple[float, float]], fill: tuple[int, int, int, int], width: float) -> None:
        pen.line(scaled(curve(points)), fill=fill, width=round(width * OVER), joint="curve")

    stroke([(470, 1010), (462, 1180), (470, 1300), (466, 1462)], LEG, 17)
    stroke([(466, 1462), (380, 1486)], LEG, 13)
    stroke([(466, 1462), (548, 1488)], LEG, 13)
    stroke([(520, 990), (575, 1130), (470, 1190)], LEG, 16)
    body = [(300, 650), (380, 600), (500, 640), (640, 760), (760, 900), (850, 1040), (700, 1010), (560, 1030)]
    shape([*body, (420, 1010), (320, 900), (270, 760)], WHITE)
    neck = [(330, 700), (250, 640), (270, 530), (370, 440), (400, 340), (340, 250), (260, 190), (200, 180)]
    shape(
        [*neck, (220, 120), (300, 100), (400, 160), (480, 280), (470, 420), (390, 520), (370, 600), (430, 680)], WHITE
    )
    pen.polygon(scaled([(225, 130), (20, 176), (212, 186)]), fill=BILL)
    pen.line(scaled([(225, 130), (20, 176), (212, 186)]), fill=INK, width=6 * OVER, joint="curve")
    pen.ellipse([235 * OVER, 138 * OVER, 259 * OVER, 162 * OVER], fill=INK)
    stroke([(330, 108), (430, 120), (520, 190)], INK, 6)
    stroke([(345, 112), (440, 140), (505, 230)], INK, 5)
    for dx, dy in ((0, 0), (34, 58), (70, 112)):
        stroke([(400 + dx, 740 + dy), (530 + dx, 800 + dy), (640 + dx, 900 + dy * 0.7)], SHADE, 18)
        stroke([(400 + dx, 740 + dy), (530 + dx, 800 + dy), (640 + dx, 900 + dy * 0.7)], INK, 4)
    return image.resize((900, 1500), Image.Resampling.LANCZOS)


def reeds() -> Image.Image:
    """Reeds at the water's edge in the evening, 1400 × 900 pixels."""
    width, height = 1400, 900
    image = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    for y in range(height):
        t = min(1.0, y / (height * 0.62))
        sky = tuple(round(a + (b - a) * t) for a, b in ((86, 244), (122, 196), (158, 150)))
        pen.line([(0, y), (width, y)], fill=sky if t < 1 else (104, 130, 140))
    pen.ellipse([930, 330, 1070, 470], fill=(250, 224, 178))
    for i in range(14):
        y = 575 + i * 24
        pen.line([(60 + 37 * i % 300, y), (width - 90 - 53 * i % 400, y)], fill=(150, 168, 170), width=5)
    image = image.filter(ImageFilter.GaussianBlur(1.2))
    pen = ImageDraw.Draw(image)
    for i in range(46):
        x = 20 + i * 31 + (i * 17) % 23
        top = 380 + (i * 71) % 260
        lean = ((i * 29) % 40) - 20
        pen.line([(x, height), (x + lean, top)], fill=(56, 72, 58), width=7)
        pen.ellipse([x + lean - 11, top - 74, x + lean + 11, top + 6], fill=(112, 84, 56))
    return image


if __name__ == "__main__":
    egret().quantize(64, method=Image.Quantize.FASTOCTREE).save(HERE / "白鹭.png", optimize=True)
    reeds().quantize(96).save(HERE / "芦苇.png", optimize=True)
