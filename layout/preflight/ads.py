"""Pages of other files, advertisements and pictures, judged before they are painted: what rejects a file, what is only
a warning. Source: print.md §7.

Decisions: they are judged by the same rules as our own pages; those that a press could not mend reject a file, the rest
are warnings, those about our structure (tags, threads, labels) do not apply. A rejected one is left out of the sheets
and a grey panel stands in its place. An advertisement has the size that was booked; a picture is judged in the size in
which it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Final

from layout.compose.packed import may_hold
from layout.compose.types import AdItem, BoxItem, GraphicItem, Item, Sheet
from layout.diagnostics import Diagnostic, Message, Severity, Words, counted
from layout.model.style import BLACK, Ink
from layout.paint.ads import AS_IS, Look, in_press_colours, look_of
from layout.paint.profile import PressProfile
from layout.preflight import messages
from layout.preflight.finding import claim_of
from layout.preflight.opened import OpenedPage, OpenedPdf, UnreadablePdfError, broken, open_pdf
from layout.preflight.placed import as_placed
from layout.preflight.plain_values import resolved
from layout.preflight.report import preflight_pdf
from layout.preflight.rules_ink import FOREIGN
from layout.preflight.types import PressLimits
from layout.records import dataclass
from layout.units import mm

REJECTING: Final = frozenset(
    {"file.unreadable", "font.embedded", "color.space", "color.spot", "tac.swatch", "tac.area", "text.multiink"}
    | {"ink.plates", "text.richblack", "image.space", "image.ppi", "content.syntax", "line.thin", "overprint.white"}
)
"""Errors of these rules reject an advertisement."""
WARNING: Final = frozenset(
    {
        "text.overprint",
        "x.identification",
        "image.ppi",
        "text.small",
        "text.reversed",
        "font.tounicode",
        "text.multiink",
    }
    | {"color.space", "overprint.white", "line.thin", "tac.area"}
)
"""Findings of these rules are told, but do not reject."""
SIZE_MM: Final = 0.5
"""How far an advertisement's size may be from what was booked."""
NEWEST: Final = "1.7"
PLACEHOLDER: Final = Ink(k=15)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is judged: how it is said to be rejected, warned of, and made for another press."""

    rejected: Message
    warned: Message
    intent: Message


_AD: Final = _Kind(messages.AD_REJECTED, messages.AD_WARNED, messages.AD_INTENT)
_GRAPHIC: Final = _Kind(messages.GRAPHIC_REJECTED, messages.GRAPHIC_WARNED, messages.GRAPHIC_INTENT)


@dataclass(frozen=True, slots=True)
class Hosting:
    """What a press does with pages of other files: what it accepts, the declared spot inks, the output (`x1a` accepts
    no transparency), the profile that pictures are put over with, and whether those of advertisements are.
    """

    limits: PressLimits = field(default_factory=PressLimits)
    spots: Sequence[str] = ()
    standard: str = "x4"
    profile: PressProfile | None = None
    converts_ads: bool = False


USUAL: Final = Hosting()
"""A press with the usual limits, without a profile: nothing is put over."""


def judge_ads(sheets: Sequence[Sheet], hosting: Hosting = USUAL) -> tuple[tuple[Sheet, ...], tuple[Diagnostic, ...]]:
    """The sheets without the advertisements and PDF pictures that cannot be printed, and what was found about all.

    Args:
        sheets: As composed.
        hosting: What the press does with such pages.
    """
    findings: list[Diagnostic] = []
    judged: list[Sheet] = []
    for sheet in sheets:
        if not may_hold(sheet, AdItem, GraphicItem):
            judged.append(sheet)
            continue
        items: list[Item] = []
        for item in sheet.items:
            guest = _guest(item)
            if guest is not None:
                kind, page = guest
                try:
                    found = list(_judge(kind, (page, _look(item, sheet, hosting)), sheet, hosting))
                except broken() as error:
                    found = [_rejected(kind, page.file, str(error) or type(error).__name__)]
                findings += [replace(f, page=sheet.number, label=None, slot=page.slot, rect=page.rect) for f in found]
                rejected = any(finding.severity == "error" for finding in found)
                items.append(BoxItem(page.rect, BLACK, 0.5, PLACEHOLDER) if rejected else item)
            else:
                items.append(item)
        judged.append(sheet if items == list(sheet.items) else replace(sheet, items=tuple(items)))
    return tuple(judged), tuple(findings)


def _guest(item: Item) -> tuple[_Kind, AdItem] | None:
    """What an item is, if it is a page of another file, and the page at its place."""
    match item:
        case AdItem():
            return _AD, item
        case GraphicItem() if item.picture.page:
            return _GRAPHIC, AdItem(item.picture.file, item.slot, item.rect, item.alt, item.picture.page)
        case _:
            return None


def _look(item: Item, sheet: Sheet, hosting: Hosting) -> Look:
    """How such a page is put into the colours of the press."""
    if hosting.profile is None or not isinstance(item, AdItem | GraphicItem):
        return AS_IS
    return look_of(item, sheet, hosting.converts_ads)


def _judge(kind: _Kind, placed: tuple[AdItem, Look], sheet: Sheet, hosting: Hosting) -> Iterator[Diagnostic]:
    """All findings about one page of another file on a sheet, as it looks there."""
    (item, look), limits, spots, standard = placed, hosting.limits, hosting.spots, hosting.standard
    file = item.file
    try:
        data, count_converted = file.read_bytes(), 0
        if hosting.profile is not None:
            data, count_converted = in_press_colours(data, item.page or 1, look, hosting.profile)
        opened = open_pdf(data)
    except UnreadablePdfError as error:
        yield _rejected(kind, file, error.why)
        return
    except OSError as error:
        yield _rejected(kind, file, error.strerror or str(error))
        return
    if opened.complaint:
        yield _rejected(kind, file, opened.complaint)
    count, wanted = len(opened.pages), item.page or 1
    if wanted > count or (count > 1 and item.page is None):
        pages = counted(count, "page")
        unnamed = Words(f"{count} 页，没写用哪一页（页）", f"{pages}, none named (page)")
        absent = Words(f"{count} 页，没有第 {wanted} 页", f"{pages}, none is page {wanted}")
        yield _rejected(kind, file, absent if wanted > count else unnamed)
        return
    if kind is _AD and count_converted:
        values = {"file": file.name, "count": str(count_converted)}
        yield Diagnostic(message=messages.AD_CONVERTED, values=values, found=file.name)
    opened = replace(opened, pages=(opened.pages[wanted - 1],))
    yield from _structure(kind, opened, file, standard)
    if kind is _AD:
        yield from _size(opened, item)
    else:
        opened = replace(opened, pages=(as_placed(opened.pages[0], _scale(opened.pages[0], item)),))
    seen: set[tuple[str, str]] = set()
    for finding in preflight_pdf(
        opened, limits, spots, {wanted: sheet.second_ink} if sheet.black_only else {}
    ).findings:
        if (finding.code, finding.message.en) in seen:
            continue
        seen.add((finding.code, finding.message.en))
        severe = finding.severity == "error" and finding.code not in FOREIGN
        if severe and finding.code in REJECTING:
            yield replace(finding, message=_about(kind, finding.message, "error", file.name), found=file.name)
        elif finding.code in WARNING:
            yield replace(finding, message=_about(kind, finding.message, "warning", file.name), found=file.name)


def _scale(page: OpenedPage, item: AdItem) -> float:
    """By how much a page is made smaller (below 1) or larger where it stands."""
    width, height = page.trim[2] - page.trim[0], page.trim[3] - page.trim[1]
    return item.rect.width / (height if int(page.dictionary.get("/Rotate", 0)) % 180 else width)


def _rejected(kind: _Kind, file: Path, what: str | Words) -> Diagnostic:
    """A rejection."""
    return Diagnostic(message=kind.rejected, values={"file": file.name, "what": what}, found=file.name)


def _about(kind: _Kind, message: Message, severity: Severity, name: str) -> Message:
    """A rule's message, told of another's page."""
    name = name.replace("{", "{{").replace("}", "}}")
    return replace(
        message,
        code=kind.rejected.code if severity == "error" else kind.warned.code,
        severity=severity,
        zh=kind.warned.zh.replace("{file}", name).replace("{what}", message.zh),
        en=kind.warned.en.replace("{file}", name).replace("{what}", message.en),
    )


def _structure(kind: _Kind, opened: OpenedPdf, file: Path, standard: str) -> Iterator[Diagnostic]:
    """Versions, actions, boxes, transparency, output intent."""
    version = opened.data[5:8].decode("latin-1")
    if version > NEWEST:
        yield _rejected(kind, file, f"PDF {version}")
    page = opened.pages[0]
    names = resolved(opened.catalog.get("/Names")) or {}
    actions = [key for key in ("/OpenAction", "/AA", "/AcroForm") if key in opened.catalog]
    actions += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    actions += ["/AA"] if "/AA" in page.dictionary else []
    if actions:
        yield _rejected(kind, file, ", ".join(actions))
    if "/UserUnit" in page.dictionary:
        yield _rejected(kind, file, "UserUnit")
    trim, crop = page.trim, page.crop
    if trim[0] < crop[0] - 0.1 or trim[1] < crop[1] - 0.1 or trim[2] > crop[2] + 0.1 or trim[3] > crop[3] + 0.1:
        yield _rejected(kind, file, "CropBox < TrimBox")
    if standard == "x1a" and ("/Group" in page.dictionary or page.content.transparent):
        yield _rejected(kind, file, Words("透明", "transparency"))
    bleeds = kind is _AD and "/BleedBox" in page.dictionary
    if bleeds and max(abs(a - b) for a, b in zip(page.bleed, trim, strict=True)) > 1:
        yield Diagnostic(message=messages.AD_BLEED, values={"file": file.name}, found=file.name)
    intents = [resolved(intent) for intent in resolved(opened.catalog.get("/OutputIntents")) or []]
    for intent in intents:
        told = str(intent.get("/OutputConditionIdentifier", ""))
        if claim_of(opened) and "TR 002" not in told and "newspaper" not in told.lower() and told != "IFRA26":
            values = {"file": file.name, "found": told or "?"}
            yield Diagnostic(message=kind.intent, values=values, found=file.name)


def _size(opened: OpenedPdf, item: AdItem) -> Iterator[Diagnostic]:
    """Whether the advertisement has the size of its slot."""
    page = opened.pages[0]
    width, height = page.trim[2] - page.trim[0], page.trim[3] - page.trim[1]
    if int(page.dictionary.get("/Rotate", 0)) % 180:
        width, height = height, width
    off = max(abs(mm(width - item.rect.width)), abs(mm(height - item.rect.height)))
    if off > SIZE_MM:
        values = {
            "file": item.file.name,
            "size": f"{mm(width):.1f}×{mm(height):.1f}",
            "booked": f"{mm(item.rect.width):.1f}×{mm(item.rect.height):.1f}",
        }
        yield Diagnostic(message=messages.AD_SIZE, values=values, found=item.file.name, measured=off, limit=SIZE_MM)
