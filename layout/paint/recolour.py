"""Pages of other files put into the colours of the press: their pictures, and on a black page all that they paint.

Decisions: pictures go the way that ours go (profile, ink limit, the black plate's curve); drawings and type only where
the page is printed from the black plate, by the weights that our own drawings have there. What cannot be put over
surely (colour keys, Lab, several inks at once, shadings, pictures in the content itself) stays as it is, and is then
judged as it is. Loaded with the first such page, for pypdf takes long to load. Source: print.md §5, §7.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from typing import Any, Final, TypeAlias

import pypdf
from PIL import Image
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from layout.compose.inks import WEIGHTS
from layout.paint.ad_pages import UNREADABLE
from layout.paint.ads import Look
from layout.paint.colour import is_grey, to_black, to_grey, to_press
from layout.paint.objects import COMPRESSION_LEVEL
from layout.paint.profile import PressProfile
from layout.records import dataclass

Space: TypeAlias = tuple[str, int, bytes]
"""What a colour space is: `rgb`, `cmyk`, `grey`, `spot` or `other`; how many numbers a colour has; its ICC profile."""
OTHER: Final[Space] = ("other", 0, b"")
DEVICES: Final[dict[str, Space]] = {
    "/DeviceRGB": ("rgb", 3, b""), "/RGB": ("rgb", 3, b""), "/CalRGB": ("rgb", 3, b""),
    "/DeviceCMYK": ("cmyk", 4, b""), "/CMYK": ("cmyk", 4, b""),
    "/DeviceGray": ("grey", 1, b""), "/G": ("grey", 1, b""), "/CalGray": ("grey", 1, b""),
}  # fmt: skip
OF_COMPONENTS: Final = {1: "grey", 3: "rgb", 4: "cmyk"}
MODES: Final = {"grey": "L", "rgb": "RGB", "cmyk": "CMYK"}
SETS_DEVICE: Final = {b"rg": "rgb", b"RG": "rgb", b"k": "cmyk", b"K": "cmyk"}
SETS_SPACE: Final = (b"cs", b"CS")
SETS_COLOUR: Final = (b"sc", b"SC", b"scn", b"SCN")
DEEPEST: Final = 12
"""Forms in forms that are followed."""
KEPT: Final = 4
"""Pages that are kept: each is judged, and then written into two files and more."""


@lru_cache(maxsize=KEPT)
def recoloured(data: bytes, page: int, look: Look, profile: PressProfile) -> tuple[bytes, int]:
    """A file with one of its pages (from 1) put into the colours of the press, and how many of its pictures were; the
    file itself where there is nothing to put over or it cannot be read.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        writer = pypdf.PdfWriter(clone_from=reader)
        work = _Work(writer, look, profile)
        work.page(writer.pages[page - 1])
        if not work.changed:
            return data, 0
        writer.pdf_header = data[:8].decode("latin-1")
        out = io.BytesIO()
        writer.write(out)
    except UNREADABLE:
        return data, 0
    return out.getvalue(), work.pictures


@dataclass(slots=True)
class _Work:
    """What is put over: the file, how, for which press; whether anything was, and how many pictures."""

    writer: pypdf.PdfWriter
    look: Look
    profile: PressProfile
    changed: bool = False
    pictures: int = 0
    done: set[int] = field(default_factory=set)

    def page(self, page: Any) -> None:
        """A page with all that it shows."""
        resources = _whole(page.get("/Resources"))
        contents = page.get_contents()
        if self.look.vectors_grey and contents is not None:
            changed = self._content(ContentStream(contents, self.writer), resources)
            if changed is not None:
                stream = StreamObject()
                _fill(stream, changed)
                page[NameObject("/Contents")] = self.writer._add_object(stream)
        self._things(resources, 0)

    def _things(self, resources: Any, depth: int) -> None:
        """The pictures and forms that resources name, and their patterns."""
        if depth > DEEPEST or not isinstance(resources, DictionaryObject):
            return
        for kind in ("/XObject", "/Pattern"):
            named = _whole(resources.get(kind))
            for key in sorted(named) if isinstance(named, DictionaryObject) else ():
                thing = _whole(named[key])
                if not isinstance(thing, StreamObject) or id(thing) in self.done:
                    continue
                self.done.add(id(thing))
                if thing.get("/Subtype") == "/Image":
                    self._picture(thing, resources)
                else:
                    own = _whole(thing.get("/Resources")) or resources
                    if self.look.vectors_grey:
                        changed = self._content(ContentStream(thing, self.writer), own)
                        if changed is not None:
                            _fill(thing, changed)
                    self._things(own, depth + 1)

    def _picture(self, thing: StreamObject, resources: Any) -> None:
        """One picture."""
        read = _pixels(thing, resources)
        if read is None:
            return
        image, embedded = read
        if image.mode == "CMYK" and self.look.images == "press":
            return
        if self.look.images == "grey" or (image.mode == "RGB" and is_grey(image)):
            grey = to_grey(image, self.profile, embedded) if image.mode == "CMYK" else image.convert("L")
            made, space = to_black(grey, self.profile), "/DeviceGray"
        else:
            made, space = to_press(image, self.profile, embedded), "/DeviceCMYK"
        for key in ("/Decode", "/Intent"):
            thing.pop(key, None)
        thing[NameObject("/ColorSpace")] = NameObject(space)
        thing[NameObject("/BitsPerComponent")] = NumberObject(8)
        _fill(thing, made.tobytes())
        self.changed, self.pictures = True, self.pictures + 1

    def _content(self, parsed: ContentStream, resources: Any) -> bytes | None:
        """A content stream with its colours in black; None where it has none."""
        made, coloured = [], False
        state: dict[bytes, Space] = {}
        stack: list[dict[bytes, Space]] = []
        for operands, operator in parsed.operations:
            black = None
            if operator == b"q":
                stack.append(dict(state))
            elif operator == b"Q" and stack:
                state = stack.pop()
            elif operator in SETS_DEVICE:
                black = _in_black(SETS_DEVICE[operator], operands)
            elif operator in SETS_SPACE:
                space = self._space(operands[0], resources)
                state[operator] = space
                black = 1.0 if space[0] in ("rgb", "cmyk", "spot") else None
            elif operator in SETS_COLOUR:
                space = state.get(b"cs" if operator.islower() else b"CS", OTHER)
                black = _in_black(space[0], operands) if space[0] in ("rgb", "cmyk", "spot") else None
            if black is None:
                made.append((operands, operator))
            else:
                coloured = True
                inks = [FloatObject(0), FloatObject(0), FloatObject(0), FloatObject(round(black, 4))]
                made.append((ArrayObject(inks), b"k" if operator.islower() else b"K"))
        if not coloured:
            return None
        self.changed = True
        parsed.operations = made
        return bytes(parsed.get_data())

    def _space(self, named: Any, resources: Any) -> Space:
        """A colour space; a spot ink that the page prints is none that is put over."""
        space = _space_of(named, resources)
        if space[0] == "spot" and self.look.second_ink is not None:
            found = _whole(_named(named, resources))
            if str(found[1])[1:] == self.look.second_ink:
                return OTHER
        return space


def _fill(stream: StreamObject, data: bytes) -> None:
    """Gives a stream other bytes, compressed."""
    for key in ("/Filter", "/DecodeParms"):
        stream.pop(key, None)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream._data = zlib.compress(data, COMPRESSION_LEVEL)


def _whole(thing: Any) -> Any:
    """What a reference leads to."""
    return thing.get_object() if hasattr(thing, "get_object") else thing


def _in_black(kind: str, values: Any) -> float:
    """How much black a colour is worth, 0 to 1, by the weights of a coloured ground on a black page."""
    numbers = [min(1.0, max(0.0, float(value))) for value in values]
    match kind:
        case "rgb":
            numbers = [*(1 - value for value in numbers), 0.0]
        case "spot":
            numbers = [0.0, 0.0, 0.0, numbers[0]]
    return min(1.0, numbers[3] + sum(w * part for w, part in zip(WEIGHTS, numbers[:3], strict=True)))


def _named(thing: Any, resources: Any) -> Any:
    """A colour space as it is written, or as the resources name it."""
    thing = _whole(thing)
    if isinstance(thing, NameObject) and thing not in DEVICES and isinstance(resources, DictionaryObject):
        spaces = _whole(resources.get("/ColorSpace"))
        return _whole(spaces.get(thing)) if isinstance(spaces, DictionaryObject) else None
    return thing


def _space_of(thing: Any, resources: Any) -> Space:
    """What a colour space is."""
    thing = _named(thing, resources)
    if isinstance(thing, NameObject):
        return DEVICES.get(str(thing), OTHER)
    if not isinstance(thing, ArrayObject) or not thing:
        return OTHER
    match str(thing[0]):
        case "/ICCBased":
            profile = _whole(thing[1])
            components = int(profile["/N"])
            return OF_COMPONENTS.get(components, "other"), components, profile.get_data()
        case "/Separation" if str(thing[1]) not in ("/All", "/None", "/Black"):
            return "spot", 1, b""
        case word:
            return DEVICES.get(word, OTHER)


def _pixels(thing: StreamObject, resources: Any) -> tuple[Image.Image, bytes] | None:
    """A picture in colour and the profile that it came with; None for one in grey, and for one that is not read surely:
    with a colour key, a mask of black matte, values turned about, other depths.
    """
    soft = _whole(thing.get("/SMask"))
    if thing.get("/ImageMask") or isinstance(_whole(thing.get("/Mask")), ArrayObject):
        return None
    if isinstance(soft, DictionaryObject) and "/Matte" in soft:
        return None
    entries: Any = thing
    size = int(entries["/Width"]), int(entries["/Height"])
    bits, space = int(entries.get("/BitsPerComponent", 8)), _named(thing["/ColorSpace"], resources)
    if isinstance(space, ArrayObject) and str(space[0]) in ("/Indexed", "/I"):
        return _indexed(thing, space, (size, bits), resources)
    kind, components, profile = _space_of(space, resources)
    if kind not in ("rgb", "cmyk") or bits != 8:
        return None
    if "/DCTDecode" in list(_filters(thing)):
        return _jpeg(thing, MODES[kind], profile)
    if "/Decode" in thing or len(data := thing.get_data()) < size[0] * size[1] * components:
        return None
    return Image.frombytes(MODES[kind], size, data[: size[0] * size[1] * components]), profile


def _filters(thing: StreamObject) -> Iterator[str]:
    """The names of a stream's compressions."""
    found = _whole(thing.get("/Filter"))
    yield from (str(each) for each in (found if isinstance(found, ArrayObject) else [found]) if each is not None)


def _jpeg(thing: StreamObject, mode: str, profile: bytes) -> tuple[Image.Image, bytes] | None:
    """A JPEG; one of CMYK only where its values are turned about as its marker says."""
    with Image.open(io.BytesIO(thing.get_data())) as opened:
        turned = [float(value) for value in _whole(thing.get("/Decode")) or ()]
        wanted = [1.0, 0.0] * 4 if mode == "CMYK" and "adobe" in opened.info else []
        return (opened.copy(), profile) if opened.mode == mode and turned == wanted else None


def _indexed(
    thing: StreamObject, space: ArrayObject, shape: tuple[tuple[int, int], int], resources: Any
) -> tuple[Image.Image, bytes] | None:
    """A picture of numbered colours."""
    (size, bits), (kind, components, profile) = shape, _space_of(space[1], resources)
    table = _whole(space[3])
    colours = table.get_data() if isinstance(table, StreamObject) else getattr(table, "original_bytes", None)
    if kind not in ("rgb", "cmyk") or colours is None or "/Decode" in thing or bits not in (1, 2, 4, 8):
        return None
    data = thing.get_data()
    if min(size) < 1 or len(data) < (size[0] * bits + 7) // 8 * size[1]:
        return None  # before room is made for all that it says it has
    numbers = Image.frombytes("P", size, data, "raw", "P" if bits == 8 else f"P;{bits}")
    parts = [list(colours[n::components]) for n in range(components)]
    channels = [Image.frombytes("L", size, numbers.tobytes()).point(_curve(part)) for part in parts]
    return Image.merge(MODES[kind], channels), profile


def _curve(part: list[int]) -> list[int]:
    """A table of 256 values; numbers past its end are its last."""
    return (part + part[-1:] * 256)[:256]
