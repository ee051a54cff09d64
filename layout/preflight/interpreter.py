"""Reads a page's content: every text, fill, stroke and picture with its ink, overprint, place and marked content.

Decisions: this reader shares nothing with the painter; it keeps the graphics state a press judges by (inks, overprint,
text and line sizes after all transformations) and goes into form XObjects. Clips count by their bounding box.
"""

from collections.abc import Callable
from dataclasses import field
from math import hypot, sqrt
from typing import Any, Final

from layout.preflight.content import (
    IDENTITY,
    Bounds,
    Colour,
    Matrix,
    Painted,
    Point,
    State,
    apply,
    bounds_of,
    box_of,
    look_up,
    multiply,
    numbers_of,
    space_family,
    tinted,
    truth,
)
from layout.preflight.decoding import Decoder, read_decoder
from layout.preflight.plain_values import resolved
from layout.preflight.tokens import SyntaxFaultError, operations
from layout.records import dataclass

FORM_DEPTH: Final = 12
"""Forms nested deeper than this are a loop."""
MOST_READ: Final = 48_000_000
"""Bytes of content that a page may come to, forms as often as they are painted: a form that paints another ten times,
which paints another ten times, and so on, would never end.
"""
EACH_FORM: Final = 1000
"""What a form counts besides its bytes."""


def read_content(
    data: bytes, resources: Any, decoders: dict[int, Decoder]
) -> tuple[tuple[Painted, ...], SyntaxFaultError | None]:
    """Everything a content stream paints, in order; and the fault that ended the reading, if one did.

    `decoders` are those of the file's fonts that were met before, by the identity of their dictionaries.
    """
    reader = _Reader(decoders)
    try:
        reader.run(data, resources, State(), 0)
        if reader.marks:
            raise SyntaxFaultError(len(data))
    except SyntaxFaultError as fault:
        return tuple(reader.painted), fault
    return tuple(reader.painted), None


@dataclass(slots=True)
class _Reader:
    """Runs through content streams and notes what they paint."""

    decoders: dict[int, Decoder]
    painted: list[Painted] = field(default_factory=list)
    marks: list[tuple[str, int | None, bool]] = field(default_factory=list)
    mcid: int | None = None
    artifact: bool = False
    nested: bool = False
    ruby: bool = False
    spoken: str | None = None
    depth: int = 0
    done: int = 0

    def run(self, data: bytes, resources: Any, state: State, depth: int, path: tuple[str, ...] = ()) -> None:
        """One stream, from its first operator to its last; `path` = the names of the forms it lies in."""
        self.done += len(data) + EACH_FORM
        if self.done > MOST_READ:
            raise SyntaxFaultError(-1)
        steps = _Frame(self, resources, state, depth, path).steps()
        for operator, operands in operations(data):
            step = steps.get(operator)
            if step is not None:
                try:
                    step(*operands)
                except (TypeError, IndexError, ValueError, KeyError) as error:
                    raise SyntaxFaultError(-1) from error

    def open_mark(self, tag: str, properties: Any) -> None:
        """Marked content begins."""
        found = properties if hasattr(properties, "get") else {}
        mcid, spoken = found.get("/MCID"), found.get("/ActualText")
        if spoken is not None and self.spoken is None:
            self.spoken = spoken if isinstance(spoken, str) else _text(spoken)
        self.marks.append((tag, None if mcid is None else int(mcid), spoken is not None))
        self._settle()

    def close_mark(self) -> None:
        """Marked content ends."""
        if not self.marks:
            raise SyntaxFaultError(-1)
        if self.marks.pop()[2]:
            self.spoken = None
        self._settle()

    def _settle(self) -> None:
        """Works out what the open marks mean together."""
        tags = [mcid for _, mcid, _ in self.marks if mcid is not None]
        self.mcid = tags[-1] if tags else None
        artifacts = sum(tag == "/Artifact" for tag, _, _ in self.marks)
        self.artifact = artifacts > 0
        self.nested = len(tags) + artifacts > 1
        self.ruby = any(tag == "/RT" for tag, _, _ in self.marks)

    def note(self, kind: str, state: State, colour: Colour, where: Bounds, **more: Any) -> None:
        """Adds one painted thing in the marked content that is open."""
        overprint = state.stroke_overprint if kind == "stroke" else state.fill_overprint
        basics = (kind, colour, overprint, state.overprint_mode, self.mcid, self.artifact, self.nested, where)
        inside = self.depth > 0
        self.painted.append(Painted(*basics, transparent=state.transparent, in_form=inside, ruby=self.ruby, **more))


def _text(raw: bytes) -> str:
    """A text string."""
    return raw[2:].decode("utf-16-be", "replace") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


@dataclass(slots=True)
class _Frame:
    """The state while one stream is read."""

    reader: _Reader
    resources: Any
    state: State
    depth: int
    path: tuple[str, ...] = ()
    stack: list[State] = field(default_factory=list)
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY
    paths: list[list[Point]] = field(default_factory=list)
    clipping: bool = False

    def steps(self) -> dict[str, Callable[..., None]]:
        """What each operator does; those without an effect on ink are left out."""
        change = self._change
        return {
            "q": lambda: self.stack.append(self.state),
            "Q": self._restore,
            "cm": lambda *m: change(matrix=multiply(m, self.state.matrix)),
            "w": lambda v: change(width=v),
            "gs": self._external,
            "g": lambda v: change(fill=Colour("DeviceGray", numbers_of(v))),
            "G": lambda v: change(stroke=Colour("DeviceGray", numbers_of(v))),
            "rg": lambda *v: change(fill=Colour("DeviceRGB", numbers_of(*v))),
            "RG": lambda *v: change(stroke=Colour("DeviceRGB", numbers_of(*v))),
            "k": lambda *v: change(fill=Colour("DeviceCMYK", numbers_of(*v))),
            "K": lambda *v: change(stroke=Colour("DeviceCMYK", numbers_of(*v))),
            "cs": lambda name: change(fill=self._space(name)),
            "CS": lambda name: change(stroke=self._space(name)),
            **dict.fromkeys(("sc", "scn"), lambda *v: change(fill=tinted(self.state.fill, v))),
            **dict.fromkeys(("SC", "SCN"), lambda *v: change(stroke=tinted(self.state.stroke, v))),
            "m": lambda x, y: self.paths.append([apply(self.state.matrix, x, y)]),
            "l": lambda x, y: self.paths[-1].append(apply(self.state.matrix, x, y)),
            "c": self._curve,
            "v": lambda *v: self._curve(*self._here(), *v),
            "y": lambda a, b, c, d: self._curve(a, b, c, d, c, d),
            "h": self._close,
            "re": self._rectangle,
            **dict.fromkeys(("W", "W*"), self._clip),
            **dict.fromkeys(("f", "F", "f*"), lambda: self._paint(fill=True)),
            "S": lambda: self._paint(stroke=True),
            "s": lambda: self._paint(stroke=True, close=True),
            **dict.fromkeys(("B", "B*"), lambda: self._paint(fill=True, stroke=True)),
            **dict.fromkeys(("b", "b*"), lambda: self._paint(fill=True, stroke=True, close=True)),
            "n": self._paint,
            "sh": self._shade,
            "Do": self._external_object,
            "EI": self._inline,
            **dict.fromkeys(("BMC",), lambda tag: self.reader.open_mark(tag, None)),
            "BDC": lambda tag, p: self.reader.open_mark(tag, self._properties(p)),
            "EMC": self.reader.close_mark,
            **self._text_steps(),
        }

    def _text_steps(self) -> dict[str, Callable[..., None]]:
        """The operators of text."""
        change = self._change
        return {
            "BT": lambda: self._place(IDENTITY),
            "Tf": self._font,
            "Tc": lambda v: change(char_space=v),
            "Tw": lambda v: change(word_space=v),
            "Tz": lambda v: change(scale=v / 100),
            "TL": lambda v: change(leading=v),
            "Ts": lambda v: change(rise=v),
            "Tr": lambda v: change(mode=int(v)),
            "Td": self._move,
            "TD": lambda x, y: self._move(x, y, leading=-y),
            "Tm": lambda *m: self._place(m),
            "T*": lambda: self._move(0, -self.state.leading),
            "Tj": lambda text: self._show([text]),
            "TJ": self._show,
            "'": lambda text: self._show_below([text]),
            '"': lambda w, c, text: self._show_below([text], word_space=w, char_space=c),
        }

    def _change(self, **values: Any) -> None:
        """The state with other values."""
        self.state = self.state._replace(**values)

    def _restore(self) -> None:
        """The state before the last `q`."""
        if not self.stack:
            raise SyntaxFaultError(-1)
        self.state = self.stack.pop()

    def _properties(self, given: Any) -> Any:
        """The property list of marked content, looked up when it is a name."""
        return look_up(self.resources, "/Properties").get(given) if isinstance(given, str) else given

    def _external(self, name: str) -> None:
        """An ExtGState: overprint, line width, transparency."""
        found = look_up(self.resources, "/ExtGState").get(name)
        values = resolved(found)
        if values is None:
            raise SyntaxFaultError(-1)
        changes: dict[str, Any] = {}
        if "/OP" in values:
            changes["stroke_overprint"] = changes["fill_overprint"] = truth(values["/OP"])
        if "/op" in values:
            changes["fill_overprint"] = truth(values["/op"])
        if "/OPM" in values:
            changes["overprint_mode"] = int(values["/OPM"])
        if "/LW" in values:
            changes["width"] = float(values["/LW"])
        masked = values.get("/SMask", "/None") != "/None"
        faint = float(values.get("/ca", 1)) < 1 or float(values.get("/CA", 1)) < 1
        blended = str(values.get("/BM", "/Normal")) not in ("/Normal", "/Compatible")
        if masked or faint or blended:
            changes["transparent"] = True
        self._change(**changes)

    def _space(self, name: str) -> Colour:
        """A colour space as it begins: no values yet, a spot in full."""
        family, colorant = space_family(name, self.resources)
        return Colour(family, (1.0,) if colorant else (), colorant)

    def _here(self) -> Point:
        """The current point, back in the units of the path operators."""
        a, b, c, d, e, f = self.state.matrix
        x, y = self.paths[-1][-1]
        area = a * d - b * c or 1.0
        return ((d * (x - e) - c * (y - f)) / area, (a * (y - f) - b * (x - e)) / area)

    def _curve(self, *v: float) -> None:
        """A curve, as four straight pieces."""
        x0, y0 = self._here()
        for t in (0.25, 0.5, 0.75, 1.0):
            s = 1 - t
            x = s**3 * x0 + 3 * s * s * t * v[0] + 3 * s * t * t * v[2] + t**3 * v[4]
            y = s**3 * y0 + 3 * s * s * t * v[1] + 3 * s * t * t * v[3] + t**3 * v[5]
            self.paths[-1].append(apply(self.state.matrix, x, y))

    def _close(self) -> None:
        """The path back to its start."""
        if self.paths:
            self.paths[-1].append(self.paths[-1][0])

    def _rectangle(self, x: float, y: float, w: float, h: float) -> None:
        """A rectangle as a path."""
        corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y))
        self.paths.append([apply(self.state.matrix, *corner) for corner in corners])

    def _clip(self) -> None:
        """The path becomes the clip when it is painted."""
        self.clipping = True

    def _paint(self, fill: bool = False, stroke: bool = False, close: bool = False) -> None:
        """Paints the path, or drops it."""
        if close:
            self._close()
        points = [point for path in self.paths for point in path]
        if points:
            where = self._clipped(bounds_of(points))
            shapes = tuple(tuple(path) for path in self.paths)
            if fill:
                self.reader.note("fill", self.state, self.state.fill, where, shapes=shapes)
            if stroke:
                a, b, c, d = self.state.matrix[:4]
                width = self.state.width * sqrt(abs(a * d - b * c))
                self.reader.note("stroke", self.state, self.state.stroke, where, shapes=shapes, width_pt=width)
            if self.clipping:
                self._change(clip=where)
        self.paths, self.clipping = [], False

    def _clipped(self, where: Bounds) -> Bounds:
        """Bounds inside the clip."""
        clip = self.state.clip
        if clip is None:
            return where
        return (max(where[0], clip[0]), max(where[1], clip[1]), min(where[2], clip[2]), min(where[3], clip[3]))

    def _shade(self, name: str) -> None:
        """A shading over the clip."""
        shading = resolved(look_up(self.resources, "/Shading").get(name)) or {}
        family, colorant = space_family(shading.get("/ColorSpace", ""), self.resources)
        where = self.state.clip or (0.0, 0.0, 0.0, 0.0)
        self.reader.note("shading", self.state, Colour(family, (), colorant), where)

    def _inline(self) -> None:
        """An inline image."""
        self.reader.note("inline", self.state, self.state.fill, self._unit_square())

    def _unit_square(self) -> Bounds:
        """Where an image lies."""
        m = self.state.matrix
        return self._clipped(bounds_of([apply(m, 0, 0), apply(m, 1, 0), apply(m, 0, 1), apply(m, 1, 1)]))

    def _external_object(self, name: str) -> None:
        """An image or a form."""
        target = resolved(look_up(self.resources, "/XObject").get(name))
        if target is None:
            raise SyntaxFaultError(-1)
        if str(target.get("/Subtype")) == "/Image":
            family, colorant = space_family(target.get("/ColorSpace", "/ImageMask"), self.resources)
            mask = truth(target.get("/ImageMask", False))
            colour = self.state.fill if mask else Colour(family, (), colorant)
            where, matrix = self._unit_square(), self.state.matrix
            self.reader.note("image", self.state, colour, where, matrix=matrix, image=target)
        elif str(target.get("/Subtype")) == "/Form":
            if self.depth >= FORM_DEPTH:
                raise SyntaxFaultError(-1)
            own = tuple(float(v) for v in target.get("/Matrix", IDENTITY))
            state = self.state._replace(matrix=multiply(own, self.state.matrix))  # type: ignore[arg-type]
            resources = target.get("/Resources", self.resources)
            self.reader.depth += 1
            self.reader.run(target.get_data(), resources, state, self.depth + 1, (*self.path, name))
            self.reader.depth -= 1

    def _font(self, name: str, size: float) -> None:
        """The font of the texts to come."""
        font = resolved(look_up(self.resources, "/Font").get(name))
        if font is None:
            raise SyntaxFaultError(-1)
        if id(font) not in self.reader.decoders:
            self.reader.decoders[id(font)] = read_decoder(font)
        self._change(font=name, size=size, decoder=self.reader.decoders[id(font)])

    def _place(self, matrix: Matrix) -> None:
        """The text matrix."""
        self.text_matrix = self.line_matrix = matrix

    def _move(self, x: float, y: float, leading: float | None = None) -> None:
        """To the next line."""
        if leading is not None:
            self._change(leading=leading)
        self._place(multiply((1.0, 0.0, 0.0, 1.0, x, y), self.line_matrix))

    def _show_below(self, parts: list[Any], **spacing: float) -> None:
        """Shows strings on the next line."""
        self._change(**spacing)
        self._move(0, -self.state.leading)
        self._show(parts)

    def _show(self, parts: list[Any]) -> None:
        """Shows strings and adjustments."""
        state, decoder = self.state, self.state.decoder
        if decoder is None:
            raise SyntaxFaultError(-1)
        data = b"".join([part for part in parts if type(part) is not float])
        codes = decoder.codes(data)
        spaces = data.count(32) if decoder.code_bytes == 1 else 0
        advance = decoder.advance(codes) - sum([part for part in parts if type(part) is float])
        inked = advance / 1000 * state.size + max(0, len(codes) - 1) * state.char_space + spaces * state.word_space
        text, whole = self.text_matrix, multiply(self.text_matrix, state.matrix)
        size = state.size * hypot(whole[2], whole[3])
        shown = (0.0, inked) if decoder.vertical else (inked * state.scale, 0.0)
        low, high = (-0.12 * state.size + state.rise, 0.88 * state.size + state.rise)
        texts = decoder.texts
        said = "".join([texts.get(code, "\ufffd") for code in codes])
        if self.reader.spoken is not None:
            said, self.reader.spoken = self.reader.spoken, ""
        self.reader.note(
            "text",
            state,
            state.stroke if state.mode in (1, 5) else state.fill,
            self._clipped(box_of(whole, shown[0], low, high + shown[1])),
            text=said,
            codes=codes,
            font=decoder,
            font_path=(*self.path, state.font),
            size_pt=size,
            mode=state.mode,
        )
        forward = inked + (state.char_space if codes else 0.0)
        x, y = (0.0, forward) if decoder.vertical else (forward * state.scale, 0.0)
        end = (x * text[0] + y * text[2] + text[4], x * text[1] + y * text[3] + text[5])
        self.text_matrix = (*text[:4], *end)
