"""What the printer asks for: marks outside the page, and limits of the press that are other than usual."""

from typing import Final

from layout.model.style import Ink
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """Which marks stand outside the page: crop marks, register marks, a colour bar, a line that says what it is."""

    crop: bool = False
    register: bool = False
    bar: bool = False
    slug: bool = False

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        return self.crop or self.register or self.bar or self.slug


FILE_NAME: Final = "{code}_{date}_{page}_v{rev}"
"""What a page's file is called where the paper says nothing. Source: print.md §10."""
NO_MARKS: Final = Marks()
"""Newspaper systems place pages themselves."""


@dataclass(frozen=True, slots=True)
class Press:
    """The press of a paper. `limits` = those that the paper sets, by their key; `tac_percent` = most ink in one place,
    None = what the colour profile was made for; `jpeg` = photographs are compressed with a small loss.
    `display_knocks_out` = large black type on a picture takes the picture's ink away instead of adding to it.
    `rich_black` = what large black panels are printed in, None = black alone. `cuts_spreads` = a spread is delivered as
    two pages, cut at the fold; `imposed` = sheets of two pages are written besides.
    `file_name` = what files of pages are called, `.pdf` left out: {code} {date} {page} {rev} {plates} (K or CMYK).
    `converts_ads` = pictures of advertisements in RGB are put into the colours of the press instead of rejected.
    """

    marks: Marks = NO_MARKS
    tac_percent: float | None = None
    jpeg: bool = False
    display_knocks_out: bool = False
    rich_black: Ink | None = None
    limits: tuple[tuple[str, float], ...] = ()
    cuts_spreads: bool = False
    imposed: bool = False
    converts_ads: bool = False
    file_name: str = FILE_NAME


USUAL: Final = Press()
"""A press of which the paper says nothing."""
