"""Advertisements that come as PDF pages: what painting knows of them. How they are placed: `ad_pages.py`, loaded with
the first, for few issues have one and pypdf takes long to load.
"""

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from layout.paint.objects import PressDocument

AD_PAGES: Final = "layout.paint.ad_pages"


@dataclass(frozen=True, slots=True)
class AdForm:
    """A form object; whether it has live transparency."""

    number: int
    transparent: bool = False


@dataclass(frozen=True, slots=True)
class AdPage:
    """A page of a finished file: the first is page 1."""

    file: Path
    page: int = 1


def ad_size(ad: AdPage) -> tuple[float, float]:
    """Width and height in points of a page of a PDF, as it stands upright.

    Raises:
        InputError: The file cannot be read or does not have the page.
    """
    size: tuple[float, float] = _pages().ad_size(ad)
    return size


def place_ad(document: PressDocument, ad: AdPage) -> AdForm:
    """A page of a PDF as a form object of this document.

    Raises:
        InputError: The file cannot be read or does not have the page.
    """
    form: AdForm = _pages().place_ad(document, ad)
    return form


def _pages() -> Any:
    """The module that reads such pages."""
    return importlib.import_module(AD_PAGES)
