"""Outlines of SVG shapes as polylines: path data, curves cut into short straight pieces, transforms.

Decisions: a curve gets so many pieces that none of them is off by what a press could show at page width; numbers that
cannot be read end the path where they stand, as the standard asks for. Source: SVG 1.1, §§7.6, 8.3, F.6.
"""

import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

UNCHANGED: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PIECES: Final = 24
"""Straight pieces of one curve, and of a quarter of an ellipse."""
_TOKEN: Final = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_CALL: Final = re.compile(r"([a-zA-Z]+)\s*\(([^)]*)\)")
_ARGUMENTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def numbers(text: str) -> list[float]:
    """The numbers of a list."""
    return [float(found) for found in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", text)]


def moved(point: Point, matrix: Matrix) -> Point:
    """A point under a transform."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def combined(outer: Matrix, inner: Matrix) -> Matrix:
    """The transform that does `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    (x0, y0), (x1, y1), (x2, y2) = (moved(p, outer) for p in ((e, f), (a + e, b + f), (c + e, d + f)))
    return x1 - x0, y1 - y0, x2 - x0, y2 - y0, x0, y0


def transform_of(text: str) -> Matrix | None:
    """The transform that an attribute says; None where it says one that is not known."""
    matrix = UNCHANGED
    for name, inside in _CALL.findall(text):
        n = numbers(inside)
        step = _step(name, n)
        if step is None:
            return None
        matrix = combined(matrix, step)
    return matrix


def _step(name: str, n: list[float]) -> Matrix | None:
    """One function of a transform list."""
    match name, len(n):
        case "matrix", 6:
            return n[0], n[1], n[2], n[3], n[4], n[5]
        case "translate", 1 | 2:
            return 1.0, 0.0, 0.0, 1.0, n[0], n[1] if len(n) > 1 else 0.0
        case "scale", 1 | 2:
            return n[0], 0.0, 0.0, n[-1], 0.0, 0.0
        case "rotate", 1 | 3:
            turn = math.radians(n[0])
            cos, sin = math.cos(turn), math.sin(turn)
            x, y = (n[1], n[2]) if len(n) > 1 else (0.0, 0.0)
            return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y
        case "skewX", 1:
            return 1.0, 0.0, math.tan(math.radians(n[0])), 1.0, 0.0, 0.0
        case "skewY", 1:
            return 1.0, math.tan(math.radians(n[0])), 0.0, 1.0, 0.0, 0.0
        case _:
            return None


def ellipse(cx: float, cy: float, rx: float, ry: float) -> tuple[Point, ...]:
    """A closed ellipse."""
    steps = PIECES * 4
    turns = (math.tau * i / steps for i in range(steps + 1))
    return tuple((cx + rx * math.cos(turn), cy + ry * math.sin(turn)) for turn in turns)


def curve(points: tuple[Point, ...]) -> Iterator[Point]:
    """A Bézier curve of any order after its first point."""
    for i in range(1, PIECES + 1):
        t, left = i / PIECES, list(points)
        while len(left) > 1:
            left = [(p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t) for p, q in pairwise(left)]
        yield left[0]


def arc(start: Point, radii: Point, turn_deg: float, flags: tuple[bool, bool], end: Point) -> Iterator[Point]:
    """An elliptical arc after its first point. Source: SVG 1.1, F.6.5 (from end points to centre)."""
    rx, ry = abs(radii[0]), abs(radii[1])
    if not rx or not ry or start == end:
        yield end
        return
    turn = math.radians(turn_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, cos * dy - sin * dx
    grow = max(1.0, math.sqrt((x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = max(0.0, (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2) / ((rx * y) ** 2 + (ry * x) ** 2)
    share = math.sqrt(under) * (1 if flags[0] != flags[1] else -1)
    cx, cy = share * rx * y / ry, -share * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    sweep = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if flags[1] and sweep < 0:
        sweep += math.tau
    elif not flags[1] and sweep > 0:
        sweep -= math.tau
    mx, my = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    steps = max(2, math.ceil(PIECES * abs(sweep) / (math.pi / 2)))
    for i in range(1, steps):
        at = first + sweep * i / steps
        px, py = cx + rx * math.cos(at), cy + ry * math.sin(at)
        yield mx + cos * px - sin * py, my + sin * px + cos * py
    yield end


def path_outlines(data: str) -> tuple[tuple[tuple[Point, ...], bool], ...]:
    """The subpaths of path data, and whether each is closed."""
    reader = _Path()
    tokens = _TOKEN.findall(data)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        count = _ARGUMENTS.get(command.upper(), -1)
        given = tokens[at : at + count] if count > 0 else []
        if count < 0 or len(given) < count or any(token.isalpha() for token in given):
            break
        reader.take(command, [float(token) for token in given])
        at += count
        if command in "Mm":
            command = "L" if command == "M" else "l"
        elif not count and at < len(tokens) and not tokens[at].isalpha():
            break
    return reader.finished()


class _Path:
    """A path that is drawn command by command."""

    def __init__(self) -> None:
        self.done: list[tuple[tuple[Point, ...], bool]] = []
        self.points: list[Point] = []
        self.at: Point = (0.0, 0.0)
        self.control: tuple[str, Point] | None = None

    def finished(self) -> tuple[tuple[tuple[Point, ...], bool], ...]:
        """All subpaths."""
        self._end(is_closed=False)
        return tuple(self.done)

    def _end(self, is_closed: bool) -> None:
        """The subpath ends here."""
        if len(self.points) > 1:
            closing = (self.points[0],) if is_closed else ()
            self.done.append(((*self.points, *closing), is_closed))
        self.points = []

    def take(self, command: str, n: list[float]) -> None:
        """Go on by one command with its numbers."""
        kind, (x, y) = command.upper(), self.at
        dx, dy = self.at if command.islower() else (0.0, 0.0)
        ends: dict[str, Callable[[], Point]] = {"H": lambda: (n[0] + dx, y), "V": lambda: (x, n[0] + dy)}
        if kind == "Z":
            if self.points:
                self.at = self.points[0]
            self._end(is_closed=True)
            self.control = None
            return
        end = ends[kind]() if kind in ends else (n[-2] + dx, n[-1] + dy)
        if kind == "M":
            self._end(is_closed=False)
            self.points = [end]
        else:
            self.points = self.points or [self.at]
            self.points += self._drawn(kind, n, (dx, dy), end)
        self.control = self.control if kind in "CSQT" else None
        self.at = end

    def _drawn(self, kind: str, n: list[float], origin: Point, end: Point) -> Iterator[Point]:
        """The points of one command after the one it begins at."""
        dx, dy = origin
        x, y = self.at
        match kind:
            case "C" | "S":
                mirrored = self._mirrored("C")
                first = (n[0] + dx, n[1] + dy) if kind == "C" else mirrored
                second = (n[-4] + dx, n[-3] + dy)
                self.control = ("C", second)
                return curve(((x, y), first, second, end))
            case "Q" | "T":
                middle = (n[0] + dx, n[1] + dy) if kind == "Q" else self._mirrored("Q")
                self.control = ("Q", middle)
                return curve(((x, y), middle, end))
            case "A":
                return arc((x, y), (n[0], n[1]), n[2], (bool(n[3]), bool(n[4])), end)
            case _:
                return iter((end,))

    def _mirrored(self, kind: str) -> Point:
        """The last control point of that kind of curve on the other side of where the pen stands."""
        if self.control is None or self.control[0] != kind:
            return self.at
        (x, y), (cx, cy) = self.at, self.control[1]
        return 2 * x - cx, 2 * y - cy
