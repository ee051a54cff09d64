"""Files that cases need and text cannot hold: broken pictures, faces, advertisements, odd encodings, odd places.

A case lists its files: `>>> name` and the text after it, or `>>> name = recipe` (the recipes are the functions of
RECIPES, by name). `>>> name = encoded gb18030` writes the text after it in that encoding.
"""

import io
import os
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import adfiles
import testfonts
from fontTools.ttLib import TTFont
from PIL import Image, ImageCms

FONTS: Mapping[str, Callable[[], bytes]] = {
    "ttf": lambda: testfonts.square_font(),
    "cff": lambda: testfonts.square_font(cff=True),
    "variable": lambda: testfonts.variable_font(testfonts.TEXT),
    "ttc": lambda: testfonts.font_collection(),
    "restricted": lambda: testfonts.square_font(fs_type=2),
    "bitmap-only-embedding": lambda: testfonts.square_font(fs_type=0x200),
}


def lay_out(text: str, folder: Path, base: Mapping[str, str]) -> None:
    """The files of a case in a folder; those of `base` where the case does not give them."""
    files = dict(base)
    for part in ("\n" + text).split("\n>>> ")[1:]:
        name, _, content = part.partition("\n")
        key = name.partition(" = ")[0].strip()
        files.pop(key, None)
        files[name.strip()] = content + "\n"
    for name, content in files.items():
        name, _, recipe = name.partition(" = ")
        if recipe == "none":
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if recipe.startswith("encoded "):
            path.write_bytes(content.encode(recipe.removeprefix("encoded ").strip()))
        elif recipe:
            make(path, recipe)
        else:
            path.write_bytes(content.encode("utf-8"))


def make(path: Path, recipe: str) -> None:
    """One file by its recipe."""
    kind, *words = recipe.split()
    match kind:
        case "size":
            with path.open("wb") as file:
                file.truncate(int(words[0]))
        case "link":
            path.symlink_to(words[0])
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "locked":
            path.write_bytes(b"x")
            path.chmod(0)
        case _:
            path.write_bytes(RECIPES[kind](*words) if kind in RECIPES else _picture(kind, *words))


def _repeat(text: str, count: str, *ends: str) -> bytes:
    """A text many times over, with another before and after it; `\\n` and `\\s` are a line end and a space."""
    head, tail = (*ends, "", "")[:2]
    whole = head + text * int(count) + tail
    return whole.replace("\\n", "\n").replace("\\s", " ").encode()


def _picture(kind: str, size: str, *how: str) -> bytes:
    """A picture of a kind and size; `how`: a mode (CMYK, L, 1, I;16, RGBA, LA, P), `exif=6`, `frames=3`, `icc`."""
    width, _, height = size.partition("x")
    mode = next((word for word in how if "=" not in word and word != "icc"), "RGB")
    ink = 40000 if ";" in mode else 0 if mode in ("1", "P") else "white"
    picture = Image.new(mode, (int(width), int(height)), ink)
    options: dict[str, object] = {}
    for word in how:
        name, _, value = word.partition("=")
        if name == "exif":
            exif = Image.Exif()
            exif[0x0112] = int(value)
            options["exif"] = exif
        elif name == "frames":
            options |= {"save_all": True, "append_images": [picture.point(lambda v: v // 2)] * (int(value) - 1)}
        elif name == "icc":
            options["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        elif name == "dpi":
            options["dpi"] = (int(value), int(value))
    buffer = io.BytesIO()
    picture.save(buffer, kind.upper(), **options)
    return buffer.getvalue()


def _png_of(width: str, height: str) -> bytes:
    """A PNG whose head promises a size and whose pixels are few."""
    head = struct.pack(">IIBBBBB", int(width), int(height), 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def _font(kind: str, *how: str) -> bytes:
    """A face: `drop=cmap` without a table, `cut=500` the first bytes of it, `set=100:ff` one byte changed,
    `flavor=woff2`, `symbol` with a symbol encoding only, `wild=loca` a table whose place is past the end of the file.
    """
    data = FONTS[kind]()
    for word in how:
        name, _, value = word.partition("=")
        match name:
            case "drop" | "flavor" | "symbol":
                font = TTFont(io.BytesIO(data), recalcTimestamp=False)
                if name == "drop":
                    del font[value]
                elif name == "flavor":
                    font.flavor = value
                else:
                    (table,) = [t for t in font["cmap"].tables if (t.platformID, t.platEncID) == (3, 1)]
                    table.platEncID = 0
                    font["cmap"].tables = [table]
                out = io.BytesIO()
                font.save(out, reorderTables=None)
                data = out.getvalue()
            case "cut":
                data = data[: int(value)]
            case "set":
                place, _, byte = value.partition(":")
                changed = bytearray(data)
                changed[int(place)] = int(byte, 16)
                data = bytes(changed)
            case "wild":
                at = data.index(value.encode(), 12)
                data = data[: at + 8] + struct.pack(">II", 0x7FFFFF00, 0x7FFFFFFF) + data[at + 16 :]
    return data


def _ad(kind: str) -> bytes:
    """An advertisement of `adfiles`."""
    known = {**adfiles.REJECTED, **adfiles.WARNED, "good": adfiles.good, "transparent": adfiles.transparent}
    return known[kind]()


RECIPES: Mapping[str, Callable[..., bytes]] = {
    "bytes": lambda *digits: bytes.fromhex("".join(digits)),
    "cut": lambda kind, size, keep="-20": _picture(kind, size)[: int(keep)],
    "repeat": _repeat,
    "png-of": _png_of,
    "font": _font,
    "ad": _ad,
    "named": lambda other, size: _picture(other, size),
}
