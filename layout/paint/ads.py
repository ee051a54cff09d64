"""Advertisements that come as PDF pages: what painting knows of them. How they are placed: `ad_pages.py`, loaded with
the first, for few issues have one and pypdf takes long to load.
"""

import importlib
from pathlib import Path
from typing import Any, Final, Literal

from layout.compose.types import AdItem, GraphicItem, Sheet
from layout.paint.objects import PressDocument
from layout.paint.profile import PressProfile
from layout.records import dataclass

AD_PAGES: Final = "layout.paint.ad_pages"
RECOLOUR: Final = "layout.paint.recolour"


@dataclass(frozen=True, slots=True)
class Look:
    """How a page of another file is put into the colours of the press: pictures as they are, as the press has them, or
    grey; with `vectors_grey` type and drawings are grey too, but for a `second_ink` that the page prints.
    """

    images: Literal["as_is", "press", "grey"] = "as_is"
    vectors_grey: bool = False
    second_ink: str | None = None


AS_IS: Final = Look()


def look_of(item: AdItem | GraphicItem, sheet: Sheet, converts_ads: bool) -> Look:
    """How a page of another file goes to press: a picture as all pictures do; an advertisement as it came, or, where
    the paper `converts_ads`, with its pictures put over.
    """
    if isinstance(item, GraphicItem):
        return Look("grey", vectors_grey=True, second_ink=sheet.second_ink) if sheet.black_only else Look("press")
    return Look("grey" if sheet.black_only else "press") if converts_ads else AS_IS


def in_press_colours(data: bytes, page: int, look: Look, profile: PressProfile) -> tuple[bytes, int]:
    """A file with a page put into the colours of the press, and how many of its pictures were."""
    if look == AS_IS:
        return data, 0
    made: tuple[bytes, int] = importlib.import_module(RECOLOUR).recoloured(data, page, look, profile)
    return made


@dataclass(frozen=True, slots=True)
class AdForm:
    """A form object; whether it has live transparency."""

    number: int
    transparent: bool = False


@dataclass(frozen=True, slots=True)
class AdPage:
    """A page of a finished file, the first is page 1, and how it is put into the colours of the press."""

    file: Path
    page: int = 1
    look: Look = AS_IS


def ad_size(ad: AdPage) -> tuple[float, float]:
    """Width and height in points of a page of a PDF, as it stands upright.

    Raises:
        InputError: The file cannot be read or does not have the page.
    """
    size: tuple[float, float] = _pages().ad_size(ad)
    return size


def place_ad(document: PressDocument, ad: AdPage, profile: PressProfile) -> AdForm:
    """A page of a PDF as a form object of this document, in the colours of the press.

    Raises:
        InputError: The file cannot be read or does not have the page.
    """
    form: AdForm = _pages().place_ad(document, ad, profile)
    return form


def _pages() -> Any:
    """The module that reads such pages."""
    return importlib.import_module(AD_PAGES)
