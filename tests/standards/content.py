"""What a page's content does: every operator that paints, with its state and marked content."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

PATHS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"}
SHOWS = {"Tj", "TJ", "'", '"'}
COLOURS = {"k": "fill", "K": "stroke", "g": "fill", "G": "stroke", "rg": "fill", "RG": "stroke"}
DEVICES = {"k": "CMYK", "g": "Gray", "r": "RGB"}


@dataclass(frozen=True)
class State:
    """The graphics state; colours are (space, values)."""

    fill: tuple[str, tuple[float, ...]] = ("Gray", (0.0,))
    stroke: tuple[str, tuple[float, ...]] = ("Gray", (0.0,))
    op: bool = False
    op_stroke: bool = False
    opm: int = 0
    width: float = 1.0
    font: str = ""
    size: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True)
class Paint:
    """One operator that leaves ink. `mcids` and `artifacts` are the marks it lies in; `actual` its ActualText;
    `resources` are those of the page or form that it stands in.
    """

    operator: str
    state: State
    mcids: tuple[int, ...]
    artifacts: int
    actual: str | None
    codes: bytes = b""
    name: str = ""
    depth: int = 0
    resources: Any = None


@dataclass
class Page:
    """The paints of a page, the faults of its content, and the marks that were opened: tag, MCID, ActualText."""

    paints: list[Paint] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    marks: list[tuple[str, int | None, str | None]] = field(default_factory=list)
    fonts: dict[str, Any] = field(default_factory=dict)


def read_page(page: Any) -> Page:
    """One page's content, forms included."""
    found = Page()
    _run(found, page, page.obj.get("/Resources"), State(), [], 0)
    return found


def _run(out: Page, stream: Any, resources: Any, state: State, marks: list[Any], depth: int) -> None:
    stack: list[State] = []
    opened = len(marks)
    in_text = False
    for operands, operator in pikepdf.parse_content_stream(stream):
        op = str(operator)
        if op == "q":
            stack.append(state)
        elif op == "Q":
            if not stack:
                out.faults.append("Q without q")
            else:
                state = stack.pop()
        elif op == "cm":
            a, b, c, d = (float(v) for v in operands[:4])
            state = replace(state, scale=state.scale * abs(a * d - b * c) ** 0.5)
        elif op == "w":
            state = replace(state, width=float(operands[0]))
        elif op in COLOURS:
            values = tuple(float(v) for v in operands)
            state = replace(state, **{COLOURS[op]: (DEVICES[op[0].lower()], values)})
        elif op in ("cs", "CS"):
            state = replace(state, **{"fill" if op == "cs" else "stroke": (str(operands[0]), (1.0,))})
        elif op in ("sc", "scn", "SC", "SCN"):
            which = "fill" if op[0] == "s" else "stroke"
            space = getattr(state, which)[0]
            state = replace(state, **{which: (space, tuple(float(v) for v in operands))})
        elif op == "gs":
            state = _external(out, resources, str(operands[0]), state)
        elif op == "BT":
            if in_text:
                out.faults.append("BT inside BT")
            in_text = True
        elif op == "ET":
            in_text = False
        elif op == "Tf":
            name = str(operands[0])
            font = resources["/Font"].get(name)
            if font is None:
                out.faults.append(f"font {name} is not among the resources")
            key = f"{font.objgen[0]}" if font is not None else name
            out.fonts[key] = font
            state = replace(state, font=key, size=float(operands[1]))
        elif op in ("BDC", "BMC"):
            _open(out, operands, op, resources, marks, in_text)
        elif op == "EMC":
            if len(marks) <= opened:
                out.faults.append("EMC without BDC")
            else:
                marks.pop()
        elif op in SHOWS | PATHS | {"Do", "sh", "INLINE IMAGE"}:
            _paint(out, op, operands, (resources, state, marks, depth))
    if stack or len(marks) != opened or in_text:
        out.faults.append("q, BT or BDC is left open")


def _open(out: Page, operands: Any, op: str, resources: Any, marks: list[Any], in_text: bool) -> None:
    """Marked content begins."""
    tag, mcid, actual = str(operands[0]), None, None
    if op == "BDC":
        given = operands[1]
        values = resources["/Properties"][given] if isinstance(given, pikepdf.Name) else given
        mcid = int(values["/MCID"]) if "/MCID" in values else None
        actual = str(values["/ActualText"]) if "/ActualText" in values else None
    out.marks.append((tag, mcid, actual))
    marks.append((tag, mcid, actual))
    if in_text:
        out.faults.append("marked content inside a text object")


def _external(out: Page, resources: Any, name: str, state: State) -> State:
    """What an ExtGState changes."""
    found = resources["/ExtGState"][name]
    allowed = {"/Type", "/OP", "/op", "/OPM"}
    if set(found.keys()) - allowed:
        out.faults.append(f"ExtGState {name} has {sorted(set(found.keys()) - allowed)}")
    stroke = bool(found.get("/OP", state.op_stroke))
    fill = bool(found.get("/op", found.get("/OP", state.op)))
    return replace(state, op=fill, op_stroke=stroke, opm=int(found.get("/OPM", state.opm)))


def _paint(out: Page, op: str, operands: Any, where: tuple[Any, State, list[Any], int]) -> None:
    """Notes one paint; goes into forms."""
    resources, state, marks, depth = where
    mcids = tuple(m for _, m, _ in marks if m is not None)
    artifacts = sum(tag == "/Artifact" for tag, _, _ in marks)
    actual = next((a for _, _, a in reversed(marks) if a is not None), None)
    codes, name = b"", ""
    if op in SHOWS:
        parts = operands[0] if op == "TJ" else [operands[-1]]
        codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    if op == "Do":
        name = str(operands[0])
        target = resources["/XObject"][name]
        if target.get("/Subtype") == "/Form":
            _run(out, target, target.get("/Resources", resources), state, marks, depth + 1)
            return
    out.paints.append(Paint(op, state, mcids, artifacts, actual, codes, name, depth, resources))


def codes_of(paint: Paint) -> Iterator[int]:
    """The two-byte codes of a shown string."""
    return (int.from_bytes(paint.codes[i : i + 2], "big") for i in range(0, len(paint.codes), 2))
