"""Whether two pages with the very same content stream come to the same: what their resources say is compared.

Decisions: a font is the same when every code that the page shows has the same text and width in both, whatever else it
holds; everything else must be equal to the last key and byte.
"""

from collections.abc import Mapping
from typing import Any, Final

from layout.preflight.content import FontCodes, look_up
from layout.preflight.decoding import Decoder, read_decoder
from layout.preflight.plain_values import resolved

DEEPEST: Final = 32
"""Resources nested deeper than this are not compared: the page is then read on its own."""


def same_fonts(
    resources: Any,
    known: Any,
    fonts: Mapping[tuple[str, ...], FontCodes],
    decoders: dict[int, Decoder],
) -> dict[tuple[str, ...], FontCodes] | None:
    """The fonts of a page as its own file has them, where all its resources say what those of the known page say; else
    None.

    Args:
        resources: Of the page.
        known: Of the page that was read before.
        fonts: What that one shows, by font.
        decoders: The decoders of the page's file that were met before, by the identity of the font's dictionary.
    """
    ours, theirs = resolved(resources), resolved(known)
    if not isinstance(ours, Mapping) or not isinstance(theirs, Mapping) or set(ours) != set(theirs):
        return None
    if set(look_up(ours, "/Font")) != set(look_up(theirs, "/Font")):
        return None
    if not all(_alike(ours[key], theirs[key], 0) for key in ours if key != "/Font"):
        return None
    found: dict[tuple[str, ...], FontCodes] = {}
    for path, shown in fonts.items():
        font = _font_at(ours, path)
        if font is None:
            return None
        if id(font) not in decoders:
            decoders[id(font)] = read_decoder(font)
        decoder = decoders[id(font)]
        if not _reads_alike(decoder, shown.decoder, shown.codes):
            return None
        found[path] = FontCodes(decoder, shown.codes, shown.own)
    return found


def _font_at(resources: Any, path: tuple[str, ...]) -> Any:
    """The font that names lead to: through forms, then the font itself."""
    for form in path[:-1]:
        target = resolved(look_up(resources, "/XObject").get(form))
        if target is None:
            return None
        resources = target.get("/Resources", resources)
    return resolved(look_up(resources, "/Font").get(path[-1]))


def _reads_alike(one: Decoder, other: Decoder, codes: frozenset[int]) -> bool:
    """Whether two fonts read the same and are as wide, for these codes."""
    kind = (one.subtype, one.code_bytes, one.vertical, one.has_unicode)
    if kind != (other.subtype, other.code_bytes, other.vertical, other.has_unicode):
        return False
    a, b = one.texts.get, other.texts.get
    return [a(c) for c in codes] == [b(c) for c in codes] and [*map(one.width, codes)] == [*map(other.width, codes)]


def _alike(one: Any, other: Any, depth: int) -> bool:
    """Whether two values are equal, references followed; streams to the byte."""
    if depth > DEEPEST:
        return False
    one, other = resolved(one), resolved(other)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        if getattr(one, "_data", None) != getattr(other, "_data", None):
            return False
        keys = set(one) - {"/Length"}
        return keys == set(other) - {"/Length"} and all(_alike(one[key], other[key], depth + 1) for key in keys)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_alike(a, b, depth + 1) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and one == other
