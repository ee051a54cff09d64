"""The keys of issue.yaml, paper.yaml and front matter: which there are, and what kind of value each takes.

Decisions: the English names here are the canonical ones, `read/keys.py` says how else a key may be written. A value may
be shorter than the mapping that it stands for (`图: 2栏` for `图: {宽: 2栏}`): `SHORT` says which key it then is.
"""

import re

from layout.build.choices import (
    BlackDisplayWord,
    BoxWord,
    BylineAtWord,
    CompressWord,
    FoldWord,
    HeadAtWord,
    ImposeWord,
    ModeWord,
    NameplateWord,
    NumeralWord,
    OutputWord,
    PeriodWord,
    PlatesWord,
    ScriptWord,
    SentenceWord,
    SizeTableWord,
    SpreadsWord,
    StageWord,
)
from layout.build.keys import Keys
from layout.build.outlines import OutlineText
from layout.build.style_keys import StyleKeys
from layout.build.values import (
    AddressText,
    Date,
    Focus,
    HeightText,
    InkSum,
    LangWord,
    LengthText,
    MastheadRoom,
    MastheadText,
    PendingText,
    Percent,
    Points,
    Positive,
    Ppi,
    RankWord,
    SizeText,
    Text,
    Truth,
    Where,
    Whole,
    WidthText,
)
from layout.units import parse_length

FILE_NAME = re.compile(r"\.[A-Za-z]{3,4}$")
"""How a slot's one-word value shows that it is a file and no article."""


class PictureKeys(Keys):
    """A picture: in a slot, an article, or as a picture article."""

    SHORT = "file"
    file: Text | None = None
    page: Positive | None = None
    width: WidthText | None = None
    height: HeightText | None = None
    caption: Text | None = None
    credit: Text | None = None
    drawn: Text | None = None
    alt: Text | None = None
    focus: Focus = (0.5, 0.5)
    where: Where = "auto"
    outline: OutlineText | None = None

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """`2栏` is the width, anything else the file."""
        try:
            parse_length(text)
        except ValueError:
            return cls.SHORT
        return "width"


class TableKeys(Keys):
    """Where the tables of an article stand, and how many columns they take."""

    SHORT = "width"
    width: LengthText | None = None
    where: Where = "auto"


class BoxKeys(Keys):
    """A frame around a slot."""

    SHORT = "pattern"
    pattern: BoxWord = "fine"
    weight: LengthText | None = None
    gutter: LengthText | None = None
    tint: Percent = 0
    ink: Text | None = None


class SplitKeys(Keys):
    """Columns joined or re-split: 六破四."""

    SHORT = "columns"
    columns: Text
    mode: ModeWord = "equal"


class BylineKeys(Keys):
    """Who made an article."""

    SHORT = "note"
    reporters: tuple[Text, ...] = ()
    correspondents: tuple[Text, ...] = ()
    author: Text | None = None
    photographers: tuple[Text, ...] = ()
    text_photo: Truth = False
    drawn: Text | None = None
    note: Text | None = None
    where: BylineAtWord | None = None


class MastheadPlace(Keys):
    """Where the nameplate stands on the page: 上, 12行."""

    SHORT = "where"
    where: MastheadText = MastheadRoom()
    lines: Positive | None = None
    columns: Positive | None = None


class SlotKeys(Keys):
    """What a slot of the drawn page holds."""

    SHORT = "article"
    article: Text | None = None
    pending: PendingText | None = None
    rank: RankWord | None = None
    kicker: Text | None = None
    headline: Text | None = None
    deck: tuple[Text, ...] = ()
    column_head: Text | None = None
    summary: Text | None = None
    byline: BylineKeys | None = None
    pictures: tuple[PictureKeys, ...] | None = None
    table: TableKeys | None = None
    split: SplitKeys | None = None
    box: BoxKeys | None = None
    border: BoxWord | None = None
    tint: Percent = 0
    optional: tuple[Text, ...] = ()
    waive: dict[str, Text] = {}
    vertical: Truth = False
    l_shaped: Truth = False
    head_at: HeadAtWord = "top"
    head_vertical: Truth = False
    head_width: LengthText | None = None
    head_ink: Text | None = None
    head_size: SizeText | None = None
    sentence_end: SentenceWord | None = None
    jump_to: tuple[AddressText, ...] = ()
    jump_from: AddressText | None = None
    jump_headline: Text | None = None
    masthead: NameplateWord | None = None
    teasers: tuple[AddressText, ...] = ()
    photo: Text | None = None
    ad: Text | None = None
    file: Text | None = None
    page: Positive | None = None
    width: WidthText | None = None
    height: HeightText | None = None
    caption: Text | None = None
    credit: Text | None = None
    drawn: Text | None = None
    alt: Text | None = None
    focus: Focus = (0.5, 0.5)

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """A name with a suffix is a file (an advertisement in an edition), any other an article."""
        return "file" if FILE_NAME.search(text) else cls.SHORT


class PageKeys(Keys):
    """A page: its drawing and its slots; every other key names a slot."""

    name: Text | None = None
    section: Text | None = None
    plates: PlatesWord | None = None
    fold: FoldWord = False
    masthead: MastheadPlace | None = None
    centre_gutter: tuple[Text, ...] | None = None
    dummy: Text
    split: SplitKeys | None = None
    waive: dict[str, Text] = {}
    credits: dict[str, Text] = {}
    slots: dict[str, SlotKeys] = {}


class BleedKeys(Keys):
    """Bleed: the same at all edges, or edge by edge; the inner one is at the fold."""

    SHORT = "all"
    all: LengthText | None = None
    top: LengthText | None = None
    bottom: LengthText | None = None
    outer: LengthText | None = None
    inner: LengthText | None = None


class FormatKeys(Keys):
    """A format: a preset, and what differs from it."""

    SHORT = "base"
    base: Text | None = None
    trim: Text | None = None
    type_area: Text | None = None
    margins: dict[str, LengthText] = {}
    columns: Positive | None = None
    chars: Positive | None = None
    lines: Positive | None = None
    body: SizeText | None = None
    leading: Text | None = None
    gutter: LengthText | None = None
    bleed: BleedKeys | None = None


class FontKeys(Keys):
    """A face of the paper's own."""

    SHORT = "file"
    file: Text | None = None
    system: Text | None = None
    index: Whole | None = None
    weight: Positive | None = None
    key: ScriptWord | None = None


class FirstIssueKeys(Keys):
    """From which issue and date the others are counted, and how often the paper comes out."""

    number: Positive = 1
    date: Date
    period: PeriodWord = 7


class MastheadKeys(Keys):
    """What stands in the nameplate."""

    lines: Positive = 12
    name: Text | None = None
    latin: Text | None = None
    publisher: Text | None = None
    supervisor: Text | None = None
    licence: Text | None = None
    date: Text | None = None
    number: Text | None = None
    note: Text | None = None
    ears: tuple[Text, ...] = ()
    size: SizeText | None = None
    role: Text | None = None


class FolioKeys(Keys):
    """The three pieces of the page header, for a right-hand page; `outer` and `inner` turn with the page."""

    left: Text | None = None
    centre: Text | None = None
    right: Text | None = None
    outer: Text | None = None
    inner: Text | None = None


class ImprintKeys(Keys):
    """The imprint: its rows, and the page it stands on (the last)."""

    SHORT = "rows"
    rows: tuple[Text, ...] = ()
    page: Positive | None = None


class ThresholdKeys(Keys):
    """Limits of checks that are other than usual: lines of the page's grid, or pixels an inch."""

    near_split: Positive | None = None
    short_leg: Positive | None = None
    grey: Positive | None = None
    jump_min: Positive | None = None
    stacked_heads: Positive | None = None
    photo_orphan: Positive | None = None
    ppi: Positive | None = None


class PressKeys(Keys):
    """What the printer asks for: marks outside the page, and what the press can take."""

    crop: Truth = False
    register_marks: Truth = False
    bar: Truth = False
    slug: Truth = False
    spreads: SpreadsWord = "one"
    impose: ImposeWord = "none"
    convert_ads: Truth = False
    file_name: Text | None = None
    compress: CompressWord = "flate"
    black_display: BlackDisplayWord = "overprint"
    rich_black: Text | None = None
    tac: InkSum | None = None
    least_ppi: Ppi | None = None
    good_ppi: Ppi | None = None
    most_ppi: Ppi | None = None
    least_line_art_ppi: Ppi | None = None
    good_line_art_ppi: Ppi | None = None
    smallest_type: Points | None = None
    smallest_tint_type: Points | None = None
    smallest_colour_type: Points | None = None
    smallest_reversed: Points | None = None
    thinnest_line: Points | None = None
    thinnest_colour_line: Points | None = None


class PaperKeys(Keys):
    """paper.yaml: what does not change from issue to issue."""

    name: Text | None = None
    code: Text | None = None
    section: Text | None = None
    lang: LangWord | None = None
    format: FormatKeys | None = None
    stock: Text | None = None
    first_issue: FirstIssueKeys | None = None
    masthead: MastheadKeys | None = None
    folio: FolioKeys | None = None
    imprint: ImprintKeys | None = None
    centre_gutter: tuple[Text, ...] = ()
    lexicon: tuple[Text, ...] = ()
    styles: dict[str, StyleKeys] = {}
    fonts: dict[str, tuple[FontKeys, ...]] = {}
    numerals: NumeralWord = "digits"
    size_table: SizeTableWord = "word"
    sentence_end: SentenceWord = True
    byline_at: BylineAtWord | None = None
    inks: dict[str, Text] = {}
    icc: Text | None = None
    press: PressKeys | None = None
    credits: dict[str, Text] = {}
    waive: dict[str, Text] = {}
    thresholds: ThresholdKeys | None = None
    sign_off: tuple[StageWord, ...] = ()
    outputs: tuple[OutputWord, ...] = ()


class IssueKeys(Keys):
    """issue.yaml."""

    paper: Text | None = None
    number: Positive | None = None
    date: Date
    lang: LangWord | None = None
    format: FormatKeys | None = None
    stock: Text | None = None
    reserve: tuple[Text, ...] = ()
    credits: dict[str, Text] = {}
    lexicon: tuple[Text, ...] = ()
    styles: dict[str, StyleKeys] = {}
    pages: dict[str, PageKeys]
    editions: dict[str, dict[str, SlotKeys]] = {}
    outputs: tuple[OutputWord, ...] = ()


class ArticleKeys(Keys):
    """The front matter of an article."""

    kicker: Text | None = None
    headline: Text | None = None
    deck: tuple[Text, ...] = ()
    column_head: Text | None = None
    summary: Text | None = None
    dateline: Text | None = None
    byline: BylineKeys | None = None
    pictures: tuple[PictureKeys, ...] = ()
    table: TableKeys | None = None
    rank: RankWord | None = None
    lang: LangWord | None = None
    date: Text | None = None
    optional: tuple[Text, ...] = ()
