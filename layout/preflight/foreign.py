"""Files that are not plain, read by pypdf: other producers' files, and what of a plain one is seldom asked."""

import io
import logging
from typing import Final

import pypdf
from pypdf.errors import DependencyError, PyPdfError

ERRORS: Final = (PyPdfError, DependencyError)
"""What pypdf raises of its own."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it grumbles about is told as findings


def read(data: bytes, strict: bool) -> pypdf.PdfReader:
    """A file's objects.

    Raises:
        PyPdfError: It cannot be read; with `strict` when something in it is not as it must be.
    """
    return pypdf.PdfReader(io.BytesIO(data), strict=strict)
