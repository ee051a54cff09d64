"""What the file says of itself: document information, XMP, output intent, identifiers.

Decisions: everything derives from the issue and the finished objects; the clock is never read (`SOURCE_DATE_EPOCH`
overrides the issue's date). XMP and the information dictionary are made from the same values, so they agree.
Source: ISO 15930-7 and 15930-4 as restated in print.md §2; XMP part 1.
"""

import datetime
import hashlib
import os
import uuid
from collections.abc import Sequence
from html import escape
from typing import Final, Literal, TypeAlias

import reportlab

from layout import __version__
from layout.compose.types import Sheet
from layout.model.issue import Issue
from layout.paint.objects import dictionary, text_string
from layout.paint.profile import PressProfile
from layout.records import dataclass

Standard: TypeAlias = Literal["x4", "x1a", "read"]

VERSIONS: Final[dict[Standard, tuple[int, int]]] = {"x4": (1, 6), "x1a": (1, 4), "read": (1, 7)}
"""PDF version of each output."""
CLAIMS: Final[dict[Standard, str]] = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003", "read": ""}
"""What each output claims to be."""
LANG_TAGS: Final = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-HK": "zh-HK", "ja": "ja", "ko": "ko", "en": "en"}
"""Language tags as readers of PDF expect them."""
CHINA: Final = datetime.timezone(datetime.timedelta(hours=8))
"""The zone an issue's date is written in."""
NAMESPACE: Final = uuid.UUID("6b1d2f5e-7d0c-5c0f-9a52-0c6f2b8f4e11")
"""Namespace of our identifiers."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Title, author and so on, as both Info and XMP give them; `moment` in the zone of the issue."""

    title: str
    author: str
    subject: str
    keywords: str
    creator: str
    producer: str
    moment: datetime.datetime
    lang: str


def facts_of(issue: Issue, sheets: Sequence[Sheet]) -> DocumentFacts:
    """The facts of an issue, or of the pages of it that the file holds."""
    paper, day = issue.paper.name, issue.date.isoformat()
    labels = ", ".join(f"{sheet.label} {sheet.name}".strip() for sheet in sheets)
    return DocumentFacts(
        title=f"{paper} {day} {labels}" if len(sheets) == 1 else f"{paper} {day}",
        author=paper,
        subject=f"{paper} {day} No. {issue.number}: {labels}",
        keywords=", ".join([paper, day, *(sheet.name for sheet in sheets if sheet.name)]),
        creator=f"paiban {__version__}",
        producer=f"paiban {__version__} (reportlab {reportlab.__version__})",
        moment=moment_of(issue.date),
        lang=LANG_TAGS[issue.lang],
    )


def moment_of(day: datetime.date) -> datetime.datetime:
    """The issue's midnight, or the moment that `SOURCE_DATE_EPOCH` names."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).astimezone(CHINA)
    return datetime.datetime(day.year, day.month, day.day, tzinfo=CHINA)


def info_dictionary(facts: DocumentFacts, claim: Standard | None) -> bytes:
    """The document information dictionary; `claim` None claims no standard."""
    date = text_string(facts.moment.strftime("D:%Y%m%d%H%M%S+08'00'"))
    return dictionary(
        {
            "Title": text_string(facts.title),
            "Author": text_string(facts.author),
            "Subject": text_string(facts.subject),
            "Keywords": text_string(facts.keywords),
            "Creator": text_string(facts.creator),
            "Producer": text_string(facts.producer),
            "CreationDate": date,
            "ModDate": date,
            "Trapped": b"/False",
            "GTS_PDFXVersion": text_string(CLAIMS["x1a"]) if claim == "x1a" else None,
        }
    )


def file_id(fingerprint: bytes) -> bytes:
    """The 16 bytes of the trailer's identifier."""
    return hashlib.sha256(b"id" + fingerprint).digest()[:16]


def xmp_packet(facts: DocumentFacts, claim: Standard | None, fingerprint: bytes, tagged: bool = True) -> bytes:
    """The XMP packet, UTF-8, uncompressed; `claim` None claims no standard, a file that is not `tagged` no PDF/UA."""
    moment = facts.moment.isoformat(timespec="seconds")
    document = uuid.uuid5(NAMESPACE, facts.title)
    instance = uuid.uuid5(NAMESPACE, fingerprint.hex())
    claims = "" if claim in (None, "x1a") or not tagged else "\n<pdfuaid:part>1</pdfuaid:part>"
    if claim == "x4":
        claims += f"\n<pdfxid:GTS_PDFXVersion>{CLAIMS['x4']}</pdfxid:GTS_PDFXVersion>"
    if claim == "x1a":
        claims += f"\n<pdfx:GTS_PDFXVersion>{CLAIMS['x1a']}</pdfx:GTS_PDFXVersion>"
    e = {
        key: escape(str(getattr(facts, key)), quote=False)
        for key in ("title", "author", "subject", "keywords", "creator", "producer")
    }
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{e["title"]}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{e["author"]}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{e["subject"]}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{facts.lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<xmp:CreatorTool>{e["creator"]}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{e["producer"]}</pdf:Producer>
<pdf:Keywords>{e["keywords"]}</pdf:Keywords>
<pdf:Trapped>False</pdf:Trapped>{claims}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()


def output_intent(profile: PressProfile, profile_object: bytes) -> bytes:
    """The output intent of the press profile; `profile_object` refers to the embedded profile."""
    return dictionary(
        {
            "Type": b"/OutputIntent",
            "S": b"/GTS_PDFX",
            "OutputConditionIdentifier": text_string(profile.identifier),
            "OutputCondition": text_string(profile.condition),
            "RegistryName": text_string("http://www.color.org") if profile.registered else None,
            "Info": text_string(profile.info),
            "DestOutputProfile": profile_object,
        }
    )
