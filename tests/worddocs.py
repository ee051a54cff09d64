"""Word documents for tests, written part by part as Word and WPS write them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = (
    '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="22"><w:name w:val="小标题"/><w:basedOn w:val="2"/></w:style>'
)


def run(text: str, form: str = "") -> str:
    """A run of text; `form` are its properties."""
    return f'<w:r>{f"<w:rPr>{form}</w:rPr>" if form else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inner: str, form: str = "") -> str:
    """A paragraph of runs, or of plain text; `form` are its properties."""
    inner = inner if inner.startswith("<") or not inner else run(inner)
    return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{inner}</w:p>"


def styled(text: str, style: str) -> str:
    """A paragraph in a style."""
    return par(text, f'<w:pStyle w:val="{style}"/>')


def item(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph that Word counts."""
    return par(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbering(*levels: tuple[str, str]) -> str:
    """One list, by the form of the number and the text around it of each level; list 2 begins it anew."""
    rows = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{extra}</w:num>'
        for number, extra in ((1, ""), (2, again))
    )
    return f'<w:abstractNum w:abstractNumId="7">{rows}</w:abstractNum>{nums}'


def table(rows: Sequence[Sequence[str | Sequence[str]]]) -> str:
    """A table; a cell is a text or the texts of its paragraphs."""
    cells = [[[cell] if isinstance(cell, str) else cell for cell in row] for row in rows]
    inner = [[f"<w:tc><w:tcPr/>{''.join(map(par, cell))}</w:tc>" for cell in row] for row in cells]
    return "<w:tbl>" + "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in inner) + "</w:tbl>"


def box(inner: str) -> str:
    """A run with a text box in both its forms."""
    held = f"<w:txbxContent>{inner}</w:txbxContent>"
    new = (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"{held}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(relation: str, name: str = "图片 1") -> str:
    """A run with a picture in it."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{name}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def word(
    *blocks: str, parts: Mapping[str, str] | None = None, media: Mapping[str, bytes] | None = None, names: str = W
) -> bytes:
    """A Word document.

    Args:
        blocks: Paragraphs and tables.
        parts: What stands in other parts by their kind: `footnotes`, `numbering`, `header`.
        media: Pictures by their names in the archive; `a.png` has the relation `a`.
        names: The namespace of the text.
    """
    spaces = f'xmlns:w="{names}" xmlns:r="{R}" {OTHERS}'
    all_parts = {"styles": STYLES, **(parts or {})}
    relations = "".join(
        f'<Relationship Id="p{at}" Type="{R}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(all_parts)
    )
    relations += "".join(
        f'<Relationship Id="{name.split(".")[0]}" Type="{R}/image" Target="media/{name}"/>' for name in media or ()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        top = f'<Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f"<Relationships>{top}</Relationships>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        body = f"<w:body>{''.join(blocks)}<w:sectPr/></w:body>"
        archive.writestr("word/document.xml", f"<w:document {spaces}>{body}</w:document>")
        for kind, inner in all_parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {spaces}>{inner}</w:{kind}>")
        for name, data in (media or {}).items():
            archive.writestr(f"word/media/{name}", data)
    return out.getvalue()
