"""People, lanterns, trees and plants: what comes back from picture to picture."""

from dataclasses import dataclass
from typing import Literal

from pen import Pen, Point, arc, mix

SKIN = "#eec9a6"
Hair = Literal["short", "bob", "bun", "cap", "knit", "grey"]


@dataclass(frozen=True)
class Look:
    """What somebody wears; colours as `#rrggbb`."""

    coat: str
    legs: str = "#2b2f3a"
    hair: Hair = "short"
    hair_colour: str = "#221d1c"
    scarf: str | None = None
    vest: str | None = None
    mask: bool = True
    skin: str = SKIN
    shoe: str = "#1a1a1a"


def head(pen: Pen, x: float, y: float, r: float, look: Look, facing: float = 0.0) -> None:
    """A head about its centre; `facing` -1 (left) to 1 (right) shifts the face."""
    dark = look.hair_colour
    shift = facing * r * 0.28
    if look.hair == "bob":
        pen.fill(pen.smooth([(x - r * 1.12, y - r * 0.85), (x - r * 1.2, y + r * 0.3), (x - r * 0.6, y + r * 1.2),
                             (x + r * 0.6, y + r * 1.2), (x + r * 1.2, y + r * 0.3), (x + r * 1.12, y - r * 0.85),
                             (x, y - r * 0.7)]), dark)  # fmt: skip
    if look.hair == "bun":
        pen.fill(pen.disc(x - shift * 2.2, y + r * 1.25, r * 0.42), dark)
    pen.fill(pen.disc(x, y, r * 0.92, r * 1.05), look.skin)
    pen.fill(pen.disc(x - r * 0.95, y - r * 0.05, r * 0.16, r * 0.24), mix(look.skin, "#a86b45", 0.25))
    pen.fill(pen.disc(x + r * 0.95, y - r * 0.05, r * 0.16, r * 0.24), mix(look.skin, "#a86b45", 0.25))
    for side in (-1, 1):
        pen.fill(pen.disc(x + side * r * 0.36 + shift, y + r * 0.1, r * 0.09, r * 0.12), "#1c1a1a")
        brow = [(x + side * r * 0.2 + shift, y + r * 0.36), (x + side * r * 0.38 + shift, y + r * 0.42),
                (x + side * r * 0.54 + shift, y + r * 0.35)]  # fmt: skip
        pen.line(brow, mix(dark, "#000000", 0.2), r * 0.09)
    if look.mask:
        mask = pen.smooth([(x - r * 0.74 + shift * 0.6, y - r * 0.08), (x + shift, y + r * 0.02),
                           (x + r * 0.74 + shift * 0.6, y - r * 0.08), (x + r * 0.66 + shift * 0.6, y - r * 0.62),
                           (x + shift, y - r * 0.98), (x - r * 0.66 + shift * 0.6, y - r * 0.62)])  # fmt: skip
        pen.fill(mask, "#ffffff")
        pen.stroke(mask, "#9aa7b2", r * 0.05)
        for drop in (0.3, 0.52):
            pen.line([(x - r * 0.4 + shift, y - r * drop), (x + shift, y - r * (drop - 0.05)),
                      (x + r * 0.4 + shift, y - r * drop)], "#b9c3cb", r * 0.05)  # fmt: skip
    else:
        pen.line(arc(x + shift, y - r * 0.3, r * 0.3, r * 0.24, 200, 340, 8), "#8c3f34", r * 0.1)
        pen.fill(pen.disc(x - r * 0.52 + shift, y - r * 0.22, r * 0.16), "#e08a6f", 0.45)
        pen.fill(pen.disc(x + r * 0.52 + shift, y - r * 0.22, r * 0.16), "#e08a6f", 0.45)
    crown(pen, x, y, r, look, shift)


def crown(pen: Pen, x: float, y: float, r: float, look: Look, shift: float) -> None:
    """Hair or hat on top of a head."""
    dark = look.hair_colour
    if look.hair in ("short", "bob", "bun", "grey"):
        top = [*arc(x, y + r * 0.12, r * 1.02, r * 1.08, 180, 0, 12)]
        fringe = [(x + r * 0.82, y + r * 0.3), (x + r * 0.45 + shift, y + r * 0.58), (x - r * 0.1 + shift, y + r * 0.5),
                  (x - r * 0.5 + shift, y + r * 0.66), (x - r * 0.84, y + r * 0.25)]  # fmt: skip
        pen.fill(pen.smooth([*top[::1], *fringe], tension=0.9), dark)
    elif look.hair == "knit":
        pen.fill(
            pen.smooth(
                [
                    (x - r * 1.06, y + r * 0.3),
                    (x - r * 0.9, y + r * 1.1),
                    (x, y + r * 1.42),
                    (x + r * 0.9, y + r * 1.1),
                    (x + r * 1.06, y + r * 0.3),
                    (x, y + r * 0.42),
                ]
            ),
            dark,
        )
        pen.line(
            [(x - r * 1.0, y + r * 0.36), (x, y + r * 0.5), (x + r * 1.0, y + r * 0.36)],
            mix(dark, "#ffffff", 0.3),
            r * 0.3,
        )
        pen.fill(pen.disc(x, y + r * 1.5, r * 0.26), mix(dark, "#ffffff", 0.55))
    else:
        pen.fill(pen.smooth([(x - r * 1.02, y + r * 0.36), (x - r * 0.86, y + r * 1.05), (x, y + r * 1.26),
                             (x + r * 0.86, y + r * 1.05), (x + r * 1.02, y + r * 0.36)]), dark)  # fmt: skip
        pen.line(
            [
                (x - r * 0.8 + shift, y + r * 0.4),
                (x + shift * 3.4, y + r * 0.5),
                (x + r * 0.9 + shift * 2, y + r * 0.38),
            ],
            mix(dark, "#000000", 0.35),
            r * 0.2,
        )


def arm(pen: Pen, points: list[Point], width: float, look: Look) -> None:
    """A sleeve through shoulder, elbow and wrist, with the hand at its end."""
    pen.fill(pen.disc(*points[-1], width * 0.5), look.skin)
    (x0, y0), (x1, y1) = points[-2:]
    sleeve = [*points[:-1], (x1 * 0.88 + x0 * 0.12, y1 * 0.88 + y0 * 0.12)]
    pen.line(sleeve, mix(look.coat, "#000000", 0.22), width * 1.12)
    pen.line(sleeve, look.coat, width)


def person(
    pen: Pen,
    x: float,
    y: float,
    h: float,
    look: Look,
    *,
    left: list[Point] | None = None,
    right: list[Point] | None = None,
    facing: float = 0.0,
    stride: float = 0.0,
    seated: bool = False,
) -> None:
    """Somebody standing on (x, y), `h` points tall. Hands and elbows are given in shares of `h` from (x, y)."""

    def at(px: float, py: float) -> Point:
        return x + px * h, y + py * h

    if not seated:
        pen.fill(pen.disc(x, y, h * 0.19, h * 0.022), "#000000", 0.22)
        for side in (-1, 1):
            foot = at(side * 0.062 + stride * side * 0.07, 0.02)
            pen.line([at(side * 0.055, 0.42), (foot[0], y + h * 0.055)], look.legs, h * 0.085, bend=False)
            pen.fill(pen.disc(foot[0] + h * 0.02 * facing, foot[1], h * 0.06, h * 0.026), look.shoe)
    hem = 0.36
    coat = pen.smooth(
        [
            at(-0.115, 0.775),
            at(0, 0.81),
            at(0.115, 0.775),
            at(0.128, 0.6),
            at(0.142, hem),
            at(0, hem - 0.015),
            at(-0.142, hem),
            at(-0.128, 0.6),
        ],
        tension=0.7,
    )
    sides = (left or [(-0.165, 0.6), (-0.155, 0.44)], right or [(0.165, 0.6), (0.155, 0.44)])
    pen.fill(coat, look.coat)
    pen.begin(coat)
    pen.fill(pen.box(x + h * 0.05, y, h * 0.2, h), "#000000", 0.13)
    if look.vest:
        pen.fill(pen.smooth([at(-0.12, 0.8), at(-0.02, 0.82), at(-0.015, hem), at(-0.13, hem)], tension=0.5), look.vest)
        pen.fill(pen.smooth([at(0.12, 0.8), at(0.02, 0.82), at(0.015, hem), at(0.13, hem)], tension=0.5), look.vest)
    pen.end()
    pen.line([at(0, 0.78), at(0, hem)], mix(look.coat, "#000000", 0.35), h * 0.008, bend=False)
    for shoulder, points in zip((at(-0.108, 0.74), at(0.108, 0.74)), sides, strict=True):
        arm(pen, [shoulder, *(at(*point) for point in points)], h * 0.074, look)
    pen.fill(pen.box(x - h * 0.035, y + h * 0.77, h * 0.07, h * 0.06), mix(look.skin, "#7a4a2e", 0.2))
    if look.scarf:
        pen.line([at(-0.075, 0.8), at(0, 0.782), at(0.075, 0.8)], look.scarf, h * 0.055)
        pen.line([at(0.04, 0.78), at(0.055, 0.66)], look.scarf, h * 0.045)
    head(pen, x + facing * h * 0.008, y + h * 0.895, h * 0.076, look, facing)


def lantern(pen: Pen, x: float, y: float, r: float, *, lit: float = 0.0, red: str = "#d5281e", gold: str = "#f3c04b",
            word: str = "", swing: float = 0.0, hook: float = 1.35) -> None:  # fmt: skip
    """A red silk lantern hung about (x, y), `r` half its width; `lit` spreads light about it."""
    pen.begin(None, x, y, swing)
    if lit:
        pen.glow(0, 0, r * 2.6, "#ffb347", lit)
    dark, bright = mix(red, "#000000", 0.35), mix(red, "#ffcc55", 0.45)
    body = pen.disc(0, 0, r, r * 0.84)
    pen.line([(0, r * 0.9), (0, r * hook)], gold, r * 0.06)
    pen.shade(body, (-r, 0), (r, 0), [dark, red, bright, red, dark], [0, 0.22, 0.5, 0.78, 1])
    for share in (0.3, 0.62, 0.88):
        pen.stroke(pen.disc(0, 0, r * share, r * 0.84), dark, r * 0.028, 0.65)
    for side in (1, -1):
        cap = pen.box(-r * 0.42, side * r * 0.86 - r * 0.1, r * 0.84, r * 0.2, r * 0.05)
        pen.shade(
            cap,
            (-r * 0.42, 0),
            (r * 0.42, 0),
            [mix(gold, "#000000", 0.35), gold, mix(gold, "#ffffff", 0.5), gold, mix(gold, "#000000", 0.35)],
        )
    for index in range(-3, 4):
        foot = (index * r * 0.085, -r * 1.75 + abs(index) * r * 0.04)
        pen.line([(index * r * 0.06, -r * 0.95), foot], gold if index % 2 else mix(gold, "#a5531a", 0.4), r * 0.06)
    pen.fill(pen.disc(0, -r * 1.06, r * 0.13), red)
    if word:
        size = r * 0.92
        pen.fill(pen.lettering(word, -size / 2, -size * 0.52, size), mix(gold, "#ffffff", 0.25))
    pen.end()


def branch(pen: Pen, x: float, y: float, length: float, degrees: float, width: float, colour: str, *, depth: int = 5,
           spread: float = 30, snow: str | None = None) -> None:  # fmt: skip
    """A bare tree grown from (x, y) by forking; scattered by the picture's seed."""
    (x0, y0), (x1, y1) = (x, y), arc(x, y, length, length, degrees, degrees, 1)[0]
    bow = pen.random.uniform(-0.08, 0.08) * length
    pen.line([(x0, y0), ((x0 + x1) / 2 + bow, (y0 + y1) / 2), (x1, y1)], colour, width)
    if snow and abs((degrees % 180) - 90) > 28 and width > 0.5:
        pen.line(
            [(x0, y0 + width * 0.5), ((x0 + x1) / 2 + bow, (y0 + y1) / 2 + width * 0.5), (x1, y1 + width * 0.5)],
            snow,
            width * 0.4,
        )
    if depth == 0:
        return
    for turn in (-spread, spread * 0.9, *((4,) if depth > 2 else ())):
        branch(pen, x1, y1, length * pen.random.uniform(0.66, 0.82), degrees + turn * pen.random.uniform(0.65, 1.15),
               width * 0.64, colour, depth=depth - 1, spread=spread, snow=snow)  # fmt: skip


def plant(pen: Pen, x: float, y: float, h: float, pot: str, leaf: str, fronds: int = 9) -> None:
    """A pot plant standing on (x, y), `h` points tall with its leaves."""
    top = y + h * 0.34
    for index in range(fronds):
        turn = 18 + 144 * index / (fronds - 1)
        reach = h * (0.48 + 0.18 * ((index * 7) % 3) / 2)
        tip = arc(x, top, reach, reach, turn, turn, 1)[0]
        mid = ((x + tip[0]) / 2, (top + tip[1]) / 2)
        nx, ny = (tip[1] - top) * 0.16, -(tip[0] - x) * 0.16
        shape = pen.smooth([(x, top), (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)], tension=0.9)
        pen.fill(shape, mix(leaf, "#000000", 0.3 * (index % 2)))
        pen.line([(x, top), tip], mix(leaf, "#ffffff", 0.35), h * 0.012)
    vase = pen.polygon([(x - h * 0.17, top), (x + h * 0.17, top), (x + h * 0.12, y), (x - h * 0.12, y)])
    pen.shade(vase, (x - h * 0.17, 0), (x + h * 0.17, 0), [mix(pot, "#ffffff", 0.3), pot, mix(pot, "#000000", 0.35)])
    pen.fill(pen.box(x - h * 0.19, top - h * 0.035, h * 0.38, h * 0.07, h * 0.02), mix(pot, "#ffffff", 0.2))
