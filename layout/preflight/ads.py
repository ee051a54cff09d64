"""Advertisements judged before they are painted: what rejects a file, what is only a warning. Source: print.md §7.

Decisions: an advertisement is judged by the same rules as our own pages; those that a press could not mend reject it,
the rest are warnings, those about our structure (tags, threads, labels) do not apply. A rejected one is left out of the
sheets and a grey panel stands in its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from layout.compose.types import AdItem, BoxItem, Item, Sheet
from layout.diagnostics import Diagnostic, Message
from layout.model.style import BLACK, Ink
from layout.preflight import messages
from layout.preflight.content import resolved
from layout.preflight.finding import claim_of
from layout.preflight.opened import BROKEN, OpenedPdf, UnreadablePdfError, open_pdf
from layout.preflight.report import preflight_pdf
from layout.preflight.types import PressLimits
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
NO_ERROR: Final = frozenset({"overprint.white", "line.thin"})
"""Errors on our own pages that are warnings on an advertisement."""
SIZE_MM: Final = 0.5
"""How far an advertisement's size may be from what was booked."""
NEWEST: Final = "1.7"
PLACEHOLDER: Final = Ink(k=15)


def judge_ads(
    sheets: Sequence[Sheet], limits: PressLimits | None = None, spots: Sequence[str] = (), standard: str = "x4"
) -> tuple[tuple[Sheet, ...], tuple[Diagnostic, ...]]:
    """The sheets without the advertisements that cannot be printed, and what was found about all of them.

    Args:
        sheets: As composed.
        limits: What the press accepts.
        spots: Names of the declared spot inks.
        standard: The output: `x1a` accepts no transparency.
    """
    findings: list[Diagnostic] = []
    judged: list[Sheet] = []
    for sheet in sheets:
        items: list[Item] = []
        for item in sheet.items:
            if isinstance(item, AdItem):
                try:
                    found = list(_judge(item, sheet.black_only, (limits or PressLimits(), spots, standard)))
                except BROKEN as error:
                    found = [_rejected(item.file, str(error) or type(error).__name__)]
                findings += [replace(f, page=sheet.number, slot=item.slot, rect=item.rect) for f in found]
                rejected = any(finding.severity == "error" for finding in found)
                items.append(BoxItem(item.rect, BLACK, 0.5, PLACEHOLDER) if rejected else item)
            else:
                items.append(item)
        judged.append(replace(sheet, items=tuple(items)))
    return tuple(judged), tuple(findings)


def _judge(item: AdItem, black_only: bool, press: tuple[PressLimits, Sequence[str], str]) -> Iterator[Diagnostic]:
    """All findings about one advertisement; `press` = limits, declared spots, the output."""
    limits, spots, standard = press
    file = item.file
    try:
        opened = open_pdf(file.read_bytes())
    except (UnreadablePdfError, OSError) as error:
        yield _rejected(file, str(error))
        return
    if opened.complaint:
        yield _rejected(file, opened.complaint)
    count, wanted = len(opened.pages), item.page or 1
    if wanted > count or (count > 1 and item.page is None):
        told = f"{count} 页，没有第 {wanted} 页 / {count} pages, none is page {wanted}"
        yield _rejected(
            file, told if wanted > count else f"{count} 页，没写用哪一页 / {count} pages, none named (页, page)"
        )
        return
    opened = replace(opened, pages=(opened.pages[wanted - 1],))
    yield from _structure(opened, file, standard)
    yield from _size(opened, item)
    seen: set[tuple[str, str]] = set()
    for finding in preflight_pdf(opened, limits, spots, [wanted] if black_only else []).findings:
        if (finding.code, finding.message.en) in seen:
            continue
        seen.add((finding.code, finding.message.en))
        severe = finding.severity == "error" and finding.code not in NO_ERROR
        if severe and finding.code in REJECTING:
            yield replace(finding, message=_about(finding.message, "ad.rejected", file.name), found=file.name)
        elif finding.code in WARNING:
            yield replace(finding, message=_about(finding.message, "ad.warned", file.name), found=file.name)


def _rejected(file: Path, what: str) -> Diagnostic:
    """A rejection."""
    return Diagnostic(message=messages.AD_REJECTED, values={"file": file.name, "what": what}, found=file.name)


def _about(message: Message, code: str, name: str) -> Message:
    """A rule's message, told of an advertisement."""
    name = name.replace("{", "{{").replace("}", "}}")
    return replace(
        message,
        code=code,
        severity="error" if code == "ad.rejected" else "warning",
        zh=f"广告 {name}：{message.zh}",
        en=f"advertisement {name}: {message.en}",
    )


def _structure(opened: OpenedPdf, file: Path, standard: str) -> Iterator[Diagnostic]:
    """Versions, actions, boxes, transparency, output intent."""
    version = opened.data[5:8].decode("latin-1")
    if version > NEWEST:
        yield _rejected(file, f"PDF {version}")
    page = opened.pages[0]
    names = resolved(opened.catalog.get("/Names")) or {}
    actions = [key for key in ("/OpenAction", "/AA", "/AcroForm") if key in opened.catalog]
    actions += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    actions += ["/AA"] if "/AA" in page.dictionary else []
    if actions:
        yield _rejected(file, ", ".join(actions))
    if "/UserUnit" in page.dictionary:
        yield _rejected(file, "UserUnit")
    trim, crop = page.trim, page.crop
    if trim[0] < crop[0] - 0.1 or trim[1] < crop[1] - 0.1 or trim[2] > crop[2] + 0.1 or trim[3] > crop[3] + 0.1:
        yield _rejected(file, "CropBox < TrimBox")
    if standard == "x1a" and ("/Group" in page.dictionary or page.content.transparent):
        yield _rejected(file, "透明 / transparency")
    if "/BleedBox" in page.dictionary and max(abs(a - b) for a, b in zip(page.bleed, trim, strict=True)) > 1:
        yield Diagnostic(message=messages.AD_BLEED, values={"file": file.name}, found=file.name)
    intents = [resolved(intent) for intent in resolved(opened.catalog.get("/OutputIntents")) or []]
    for intent in intents:
        told = str(intent.get("/OutputConditionIdentifier", ""))
        if claim_of(opened) and "TR 002" not in told and "newspaper" not in told.lower() and told != "IFRA26":
            values = {"file": file.name, "found": told or "?"}
            yield Diagnostic(message=messages.AD_INTENT, values=values, found=file.name)


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
