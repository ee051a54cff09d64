"""One verdict on one file."""

import io
from collections.abc import Sequence

import pikepdf

from standards.content import read_page
from standards.file import document_faults, file_faults
from standards.fonts import font_faults
from standards.ink import ink_faults
from standards.tags import tag_faults


def judge(
    data: bytes,
    standard: str,
    typed: str = "",
    limit: float = 240,
    black_pages: Sequence[int] = (),
    claims: bool = True,
    tagged: bool = True,
) -> list[str]:
    """What is wrong with a file, one sentence a fault; nothing where it holds. One not `tagged` must not say it is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        faults = [*file_faults(data, standard), *map(str, pdf.check_pdf_syntax())]
        faults += document_faults(pdf, standard, claims, tagged)
        pages = [read_page(page) for page in pdf.pages]
        faults += [
            *font_faults(pages, typed),
            *(tag_faults(pdf, pages) if tagged else []),
            *ink_faults(pages, limit, black_pages),
        ]
    return faults
