"""What preflight hands on: facts of each page, findings, the proof of the text; and the limits it judges by."""

from layout.diagnostics import Diagnostic
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class PressLimits:
    """What the press accepts. Ink in per cent, lengths in the unit that the name says. Source: print.md §5."""

    name: str = "newsprint"
    tac_percent: float = 240.0
    tac_square_mm2: float = 15.0
    tac_ppi: float = 100.0
    ppi_error: float = 100.0
    ppi_warning: float = 150.0
    ppi_high: float = 450.0
    line_art_error_ppi: float = 300.0
    line_art_warning_ppi: float = 550.0
    aspect_percent: float = 2.0
    smallest_type_pt: float = 5.0
    smallest_tint_type_pt: float = 8.0
    smallest_multi_ink_type_pt: float = 9.0
    smallest_reversed_pt: float = 7.0
    thinnest_line_pt: float = 0.125
    thinnest_multi_ink_line_pt: float = 0.5
    display_knocks_out: bool = False
    standard: str = ""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture as it is used: pixels, effective resolution (ppi), colour space."""

    width_px: int
    height_px: int
    ppi: float
    space: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page as it was read back. `inks` = per cent of the trimmed area that each ink covers on average; `tac_max` in
    per cent, at `tac_at_mm` from the trim's top left corner.
    """

    page: int
    label: str
    trim_mm: tuple[float, float]
    inks: tuple[tuple[str, float], ...]
    tac_max: float
    tac_at_mm: tuple[float, float]
    fonts: tuple[str, ...]
    images: tuple[ImageFacts, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """The text an article must have in print, normalised.

    `texts` in reading order: head and body; `optional` are those of them that copyfit may have left out; `others` may
    stand anywhere in the article: captions, jump lines, the head of a continuation.
    """

    story: str
    texts: tuple[str, ...]
    others: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TextProof:
    """What reading the text back proved: articles and characters expected, characters missing, too many, out of
    order; and a
    finding for each fault.
    """

    articles: int
    characters: int
    missing: int
    extra: int
    out_of_order: int
    findings: tuple[Diagnostic, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every article is there once, complete and in order."""
        return not (self.missing or self.extra or self.out_of_order)


@dataclass(frozen=True, slots=True)
class Report:
    """What preflight says of one file. `sha256` is of the file's bytes."""

    sha256: str
    bytes: int
    limits: PressLimits
    claims: str
    pages: tuple[PageFacts, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing of severity error was found."""
        return not any(finding.severity == "error" for finding in self.findings)
