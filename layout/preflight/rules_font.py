"""Fonts: embedded, subset, readable, as wide as they say, no missing-glyph box. Source: print.md §3."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from layout.diagnostics import Diagnostic
from layout.preflight import messages
from layout.preflight.cff_widths import read_sfnt_widths, read_widths
from layout.preflight.content import look_up
from layout.preflight.decoding import Decoder, read_decoder
from layout.preflight.finding import at
from layout.preflight.later import font_programs
from layout.preflight.opened import OpenedPdf
from layout.preflight.plain_values import resolved

WIDTH_SAMPLE: Final = 24
"""Codes of a font whose widths are compared with the font program: spread evenly, first and last among them."""
WIDTH_TOLERANCE: Final = 1.0
"""Thousandths of the em that a width may differ from the font program."""
FORM_DEPTH: Final = 8

_SUBSET: Final = re.compile(r"/?[A-Z]{6}\+")
_COMPATIBILITY: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def check_fonts(opened: OpenedPdf) -> Iterator[Diagnostic]:
    """All findings about fonts."""
    used, own = _used_codes(opened, forms=True), _used_codes(opened, forms=False)
    decoders = opened.pages[0].decoders if opened.pages else {}
    for _, font in sorted(_fonts(opened).items(), key=lambda entry: entry[0]):
        name = str(font.get("/BaseFont", ""))
        yield from _check_font(font, used.get(name, set()), own.get(name, set()), decoders)


def font_names(opened: OpenedPdf) -> dict[int, tuple[str, ...]]:
    """The names of the fonts that each page shows text in, by page number."""
    return {
        page.number: tuple(sorted({shown.decoder.name.lstrip("/") for shown in page.content.fonts.values()}))
        for page in opened.pages
    }


def _used_codes(opened: OpenedPdf, forms: bool) -> dict[str, set[int]]:
    """The codes that are shown in each font, by base name; with or without what forms show."""
    used: dict[str, set[int]] = defaultdict(set)
    for page in opened.pages:
        for shown in page.content.fonts.values():
            used[shown.decoder.name].update(shown.codes if forms else shown.own)
    return used


def _fonts(opened: OpenedPdf) -> dict[int, Any]:
    """Every font among the resources, by object number."""
    found: dict[int, Any] = {}

    def gather(resources: Any, depth: int) -> None:
        for raw in look_up(resources, "/Font").values():
            font = resolved(raw)
            reference = getattr(font, "indirect_reference", None)
            found[reference.idnum if reference is not None else -id(font)] = font
        for raw in look_up(resources, "/XObject").values():
            form = resolved(raw)
            if depth < FORM_DEPTH and hasattr(form, "get") and str(form.get("/Subtype")) == "/Form":
                gather(form.get("/Resources"), depth + 1)

    for page in opened.pages:
        gather(page.dictionary.get("/Resources"), 0)
    return found


def _check_font(font: Any, used: set[int], own: set[int], decoders: dict[int, Decoder]) -> Iterator[Diagnostic]:
    """All findings about one font: `used` are the codes shown, `own` those of them that no form shows; `decoders` those
    that were made before, by the identity of the font's dictionary.
    """
    name, subtype = str(font.get("/BaseFont", "?")).lstrip("/"), str(font.get("/Subtype", ""))
    if subtype == "/Type3":
        yield at(None, messages.FONT_TYPE, values={"font": name, "kind": "Type 3"}, found=name)
        return
    holder = resolved(font["/DescendantFonts"][0]) if subtype == "/Type0" else font
    descriptor = resolved(holder.get("/FontDescriptor"))
    program = _program(descriptor)
    if program is None:
        yield at(None, messages.FONT_EMBEDDED, values={"font": name}, found=name)
        return
    if not _SUBSET.match(name):
        yield at(None, messages.FONT_SUBSET, values={"font": name}, found=name)
    decoder = decoders[id(font)] if id(font) in decoders else read_decoder(font)
    yield from _check_texts(name, decoder, own)
    if decoder.code_bytes == 2:
        if 0 in used:
            yield at(None, messages.FONT_NOTDEF, values={"font": name}, found=name)
        yield from _check_widths(name, decoder, program, used)


def _program(descriptor: Any) -> tuple[str, bytes] | None:
    """The embedded font program and its kind."""
    for key in ("/FontFile3", "/FontFile2", "/FontFile"):
        if descriptor and key in descriptor:
            stream = resolved(descriptor[key])
            return str(stream.get("/Subtype", key)), stream.get_data()
    return None


def _check_texts(name: str, decoder: Decoder, used: set[int]) -> Iterator[Diagnostic]:
    """Whether every code that is shown can be read back."""
    if decoder.has_unicode or decoder.code_bytes == 2:
        lost = [code for code in used if not decoder.texts.get(code, "").strip("\0\ufffe\uffff\ufeff")]
        if lost:
            values = {"font": name, "count": str(len(lost))}
            yield at(None, messages.FONT_TOUNICODE, values=values, numbers=(float(len(lost)), 0.0), found=name)
        shared = sorted({char for code in used for char in _COMPATIBILITY.findall(decoder.texts.get(code, ""))})
        if shared:
            yield at(None, messages.FONT_COMPATIBILITY, values={"font": name, "chars": "".join(shared)}, found=name)


def _check_widths(name: str, decoder: Decoder, program: tuple[str, bytes], used: set[int]) -> Iterator[Diagnostic]:
    """Whether a sample of widths is what the font program says."""
    codes = sorted(used)
    step = max(1, len(codes) // WIDTH_SAMPLE)
    sample = sorted({*codes[::step], *codes[-1:]})
    try:
        true = _program_widths(program, sample)
    except (AssertionError, KeyError, IndexError, ValueError, TypeError) as error:
        yield at(None, messages.FONT_WIDTHS, values={"font": name, "code": type(error).__name__}, found=name)
        return
    for code in sample:
        if code not in true:
            yield at(None, messages.FONT_NOTDEF, values={"font": name}, found=name)
            return
        if abs(true[code] - decoder.width(code)) > WIDTH_TOLERANCE:
            numbers = (decoder.width(code), true[code])
            yield at(
                None, messages.FONT_WIDTHS, values={"font": name, "code": f"{code:04X}"}, numbers=numbers, found=name
            )
            return


def _program_widths(program: tuple[str, bytes], codes: list[int]) -> Mapping[int, float]:
    """Widths by code in thousandths of the em, as the font program has them."""
    kind, data = program
    with suppress(IndexError, KeyError, ValueError, StopIteration):
        read = read_widths(data, codes) if kind == "/CIDFontType0C" else read_sfnt_widths(data, codes)
        if read is not None:
            return read
    widths: Mapping[int, float] = font_programs().program_widths(kind, data, codes)
    return widths
