"""From what the files say to the issue: validated, every reference resolved, everything derivable derived.

Decisions: all faults of all files are collected and raised at once. What is wrong is left
out and the rest looked at; what hangs on something left out is not judged: one slip must not make ten messages.
"""

import datetime
import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from pathlib import Path
from typing import Final

from layout.build import messages, messages_content
from layout.build.calendar import chinese_numeral, issue_number, issue_words, long_date, lunar_date, weekday
from layout.build.choices import SIZE_TABLES
from layout.build.context import Context, Copy, Faults
from layout.build.editions import apply_edition, check_editions
from layout.build.formats import build_format
from layout.build.inks import Palette, four_inks, unusable
from layout.build.keys import PARTIAL
from layout.build.notes import with_note_columns
from layout.build.pages import Contents, build_page, fill_slots
from layout.build.press import build_press
from layout.build.reserve import reserve_stories
from layout.build.schema import ArticleKeys, IssueKeys, PageKeys, PaperKeys, ThresholdKeys
from layout.build.sites import DrawnPage, draw_page, page_words
from layout.build.spreads import are_facing, with_left_pages
from layout.build.styles import build_styles, check_roles
from layout.build.templates import NAMES
from layout.build.types import Built
from layout.build.validate import validate
from layout.build.values import page_numbers
from layout.build.verse import with_verse_columns
from layout.diagnostics import Diagnostic, InputError, MissingError, Value, counted
from layout.fonts import MISSING as MISSING_FACES
from layout.fonts import FaceRequest, Registry, extend_registry
from layout.model.issue import STAGES, Issue, Paper
from layout.model.page import Ad, Page, PhotoStory, StoryPart, Teaser
from layout.model.story import Story, TextElement
from layout.model.style import Lang
from layout.read.files import locate
from layout.read.issue import MISSING
from layout.read.keys import means
from layout.read.messages import SYNTAX, WRONG_PROFILE
from layout.read.profiles import profile_fault
from layout.read.types import RawIssue, Scalar
from layout.units import SizeTable

CODE: Final = re.compile(r"[A-Za-z0-9_-]*")
"""What a paper's code (代号) may be: it begins the name of every file."""
DEFAULT_SECTION: Final = "A"
DEFAULT_LANG: Final = "zh-Hans"


def build_issue(raw: RawIssue, registry: Registry, edition: str | None = None) -> Built:
    """The issue that the files describe, with warnings beside it.

    Args:
        raw: The files as read, with what was wrong with them.
        registry: The faces there are; styles may name their roles.
        edition: One of the names under 分版; None = the issue without changes.

    Raises:
        MissingError: A file is missing or cannot be opened, whatever else is wrong.
        InputError: Something else is wrong. Both carry every fault that was found.
    """
    faults: Faults = [*raw.faults]
    table = _size_table(raw)
    issue, wrong = validate(raw.issue.root, IssueKeys, table) if raw.issue.root else (None, ())
    faults += wrong
    paper: PaperKeys | None = None
    if raw.paper is not None and raw.paper.root is not None:
        paper, wrong_paper = validate(raw.paper.root, PaperKeys, table)
        faults += wrong_paper
        wrong = (*wrong, *wrong_paper)
    copies = _copies(raw, table, faults)
    if issue is None:
        _raise(raw, faults)
        raise AssertionError("an issue without a root has a fault")
    issue = with_left_pages(issue)
    check_editions(issue, faults)
    if edition is not None and edition in issue.editions and not any(fault.severity == "error" for fault in faults):
        issue = apply_edition(issue, edition)
    elif edition is not None and edition not in issue.editions:
        faults.append(_no_edition(issue, edition))
    built = _assemble(raw, (issue, paper), copies, registry, (faults, bool(wrong)))
    _raise(raw, faults)
    assert built is not None, "whatever keeps an issue from being built is a fault"
    return built


def _no_edition(issue: IssueKeys, edition: str) -> Diagnostic:
    """An edition that the issue does not have."""
    values: dict[str, Value] = {"edition": edition, "known": tuple(issue.editions)}
    return Diagnostic(message=messages_content.NO_EDITION, values=values, span=issue.at("editions"), found=edition)


def _raise(raw: RawIssue, faults: Faults) -> None:
    """Raise the faults, in the order of files and lines, if one of them is an error.

    Copy that is still to come keeps nobody from looking at the pages: it is an error that does not stop the road.
    """
    if any(fault.severity == "error" and fault.message is not messages_content.PENDING for fault in faults):
        kind = (
            MissingError
            if any(fault.message in MISSING or fault.message in MISSING_FACES for fault in faults)
            else InputError
        )
        raise kind(_in_order(raw, faults))


def _in_order(raw: RawIssue, faults: Faults) -> tuple[Diagnostic, ...]:
    """Each fault once: issue file, paper, articles in the order they were first met, and by place in each.

    Where the writing was at fault and is read as it was meant, what else would be said of the same place is left out.
    """
    guessed = {fault.span for fault in raw.faults if fault.span and fault.message is SYNTAX}
    faults = [fault for fault in faults if fault.span not in guessed or fault in raw.faults]
    files = {raw.issue.name: 0} | ({raw.paper.name: 1} if raw.paper else {})
    for fault in faults:
        files.setdefault(fault.span.file if fault.span else "", len(files))

    def place(fault: Diagnostic) -> tuple[int, int, int, str]:
        span = fault.span
        return (files[span.file], span.line, span.column, fault.code) if span else (len(files), 0, 0, fault.code)

    unique = {(fault.code, fault.span, fault.found, fault.text("en")): fault for fault in faults}
    return tuple(sorted(unique.values(), key=place))


def _size_table(raw: RawIssue) -> SizeTable:
    """Which table of named sizes the paper uses; asked first, as every length may need it."""
    root = raw.paper.root if raw.paper else None
    node = next((node for key, node in root.entries if means(key.text, "size_table")), None) if root else None
    return SIZE_TABLES.get(node.text.strip(), "word") if isinstance(node, Scalar) else "word"


def _copies(raw: RawIssue, table: SizeTable, faults: Faults) -> dict[str, Copy]:
    """Every article with its front matter validated."""
    copies = {}
    for name, article in raw.articles.items():
        is_spoilt = any(fault.span and fault.span.file == article.span.file for fault in raw.faults)
        keys: ArticleKeys | None = ArticleKeys(span=article.span, places={PARTIAL: article.span} if is_spoilt else {})
        if article.front is not None:
            keys, wrong = validate(article.front, ArticleKeys, table)
            faults += wrong
        if keys is not None:
            copies[name] = Copy(article, keys)
    return copies


def _assemble(
    raw: RawIssue,
    keys: tuple[IssueKeys, PaperKeys | None],
    copies: MappingOf[str, Copy],
    registry: Registry,
    state: tuple[Faults, bool],
) -> Built | None:
    """The issue, as far as it can be made up; None (with faults) where its format is wrong: nothing can be drawn."""
    (issue, paper), (faults, is_partial) = keys, state
    house, wrong_house = build_format(paper.format if paper else None, None)
    made, wrong_format = build_format(issue.format, house)
    faults += (*wrong_house, *wrong_format)
    faults += check_roles(paper, issue, registry) if paper else ()
    registry = _with_faces(raw, paper, registry, faults)
    palette = Palette(paper.inks if paper else {}, _profile(raw, paper, faults))
    written = (paper.styles if paper else {}, issue.styles)
    styles, wrong = build_styles(written, tuple(paper.fonts if paper else ()), registry, palette)
    faults += wrong
    number, wrong = issue_number(
        issue.date, issue.number, paper.first_issue if paper else None, issue.at("number" if issue.number else "date")
    )
    faults += () if issue.is_partial else wrong
    name = issue.paper or (paper.name if paper else None)
    if name is None and not is_partial:
        faults.append(Diagnostic(message=messages_content.NO_PAPER_NAME, span=issue.span))
    numbered = tuple(_numbered(raw, issue, faults))
    if any(fault.severity == "error" for fault in (*wrong_house, *wrong_format)):
        return None
    drawn = {numbers[0]: draw_page(numbers, keys, (made, palette), faults) for numbers, keys in numbered}
    hidden = frozenset((*(number for number, page in drawn.items() if page is None), *_lost(raw, drawn)))
    lang: Lang = issue.lang or (paper.lang if paper and paper.lang else DEFAULT_LANG)
    chinese, sentence_end = (paper.numerals == "chinese", paper.sentence_end) if paper else (False, True)
    context = Context(raw, lang, styles, copies, sentence_end, chinese, paper.byline_at if paper else None, palette)
    joined = (with_verse_columns(page, context) for page in drawn.values() if page is not None)
    pages = tuple(with_note_columns(page, context) for page in joined)
    contents = fill_slots(pages, hidden, context, faults)
    title = name.text.strip() if name else ""
    values = _values((issue, paper), title, (number, sum(len(page.numbers) for page in pages), lang))
    rest = (context, faults)
    done = tuple(build_page(page, contents, paper, _all_values(page, values, context), rest) for page in pages)
    spare = reserve_stories(issue.reserve, {s.id for s in contents.stories}, made.grid, context, faults)
    result = Issue(
        paper=_paper((issue, paper), title, raw, (lang, palette, faults)),
        file=raw.file,
        id=f"{raw.folder.resolve().name}-{issue.date.isoformat()}",
        date=issue.date,
        number=number,
        weekday=weekday(issue.date, lang),
        lunar_date=values["lunar"],
        lang=lang,
        pages=done,
        stories=tuple(contents.stories),
        texts=(*_texts(done, contents), *(text for story in spare for text in _story_texts(story))),
        span=issue.span,
        reserve=spare,
        outputs=issue.outputs or (paper.outputs if paper else ()),
    )
    return Built(result, _in_order(raw, faults), registry, tuple(issue.editions))


def _lost(raw: RawIssue, drawn: MappingOf[int, DrawnPage | None]) -> Iterator[int]:
    """Numbers of pages that are written but so wrong that nothing of them is left."""
    for numbers in map(page_numbers, page_words(raw)):
        if numbers and numbers[0] not in drawn:
            yield numbers[0]


def _numbered(raw: RawIssue, issue: IssueKeys, faults: Faults) -> Iterator[tuple[tuple[int, ...], PageKeys]]:
    """The pages with their numbers (a spread has two), in order; numbers run from 1 without a gap."""
    found: dict[int, tuple[tuple[int, ...], PageKeys]] = {}
    taken: set[int] = set()
    at = page_words(raw)
    for word, keys in issue.pages.items():
        numbers = page_numbers(word)
        if not numbers or taken & set(numbers):
            faults.append(
                Diagnostic(message=messages_content.BAD_PAGE_NUMBER, span=at.get(word, keys.span), found=word)
            )
            continue
        if len(numbers) > 1 and not are_facing(numbers):
            values = {"left": str(numbers[0]), "right": str(numbers[1])}
            faults.append(
                Diagnostic(message=messages.NOT_FACING, values=values, span=at.get(word, keys.span), found=word)
            )
            numbers = numbers[:1]
        found[numbers[0]] = (numbers, keys)
        taken |= set(numbers)
    if not issue.pages and not issue.is_partial:
        faults.append(Diagnostic(message=messages_content.NOT_PAGES, span=issue.at("pages")))
    told_facing = any(fault.message is messages.NOT_FACING for fault in faults)
    for expected, number in enumerate(sorted(taken), 1):
        if number != expected and not told_facing:
            span = next((span for word, span in at.items() if number in page_numbers(word)), issue.at("pages"))
            faults.append(Diagnostic(message=messages_content.BAD_PAGE_NUMBER, span=span, found=str(number)))
            break
    yield from (found[number] for number in sorted(found))


def _with_faces(raw: RawIssue, paper: PaperKeys | None, registry: Registry, faults: Faults) -> Registry:
    """The registry with the faces that the paper brings; their files must lie inside its folder."""
    found: list[FaceRequest] = []
    for role, faces in (paper.fonts if paper else {}).items():
        for face in faces:
            file = face.file.text.strip() if face.file else None
            if file is not None:
                path = locate(file, raw.folder, raw.folder, face.span)
                if isinstance(path, Diagnostic) and path.message not in MISSING:
                    faults.append(path)
                    continue
            if file is not None and face.system is not None:
                told = Diagnostic(message=messages_content.TWO_FACES, values={"role": role}, span=face.at("system"))
                faults.append(told)
                continue
            system = face.system.text.strip() if face.system else None
            weight = float(face.weight) if face.weight is not None else None
            found.append(FaceRequest(role, face.span, file, system, face.index, weight, face.key or ""))
    try:
        return extend_registry(registry, found, raw.folder) if found else registry
    except InputError as error:
        faults += error.diagnostics
        return registry


def _paper(
    keys: tuple[IssueKeys, PaperKeys | None], name: str, raw: RawIssue, rest: tuple[Lang, Palette, Faults]
) -> Paper:
    """What does not change from issue to issue."""
    (issue, paper), (lang, palette, faults) = keys, rest
    code = paper.code.text.strip() if paper and paper.code else ""
    if paper and paper.code and not CODE.fullmatch(code):
        faults.append(Diagnostic(message=messages_content.BAD_CODE, span=paper.code.span, found=code))
    code = re.sub(r"[^A-Za-z0-9_-]", "", code or raw.folder.resolve().name).upper() or "PAPER"
    words = (*(paper.lexicon if paper else ()), *issue.lexicon)
    lexicon = tuple(word.text.strip() for word in words)
    for ink, text in unusable(palette):
        faults.append(Diagnostic(message=messages.BAD_INK_NAME, values={"ink": ink}, span=text.span, found=ink))
    inks = tuple((ink, four_inks(text, faults, palette)) for ink, text in palette.spots.items())
    span = paper.span if paper else None
    written = [(check, getattr(paper.thresholds if paper else None, check, None)) for check in ThresholdKeys.KEYS]
    limits = tuple((check, float(limit)) for check, limit in written if limit is not None)
    signed = tuple(stage for stage in STAGES if stage in paper.sign_off) if paper else ()
    press = build_press(paper.press if paper else None, faults)
    return Paper(
        name, code, lang, inks, lexicon, palette.icc, thresholds=limits, sign_off=signed, press=press, span=span
    )


def _profile(raw: RawIssue, paper: PaperKeys | None, faults: Faults) -> Path | None:
    """The printer's colour profile, inside the paper's folder."""
    if paper is None or paper.icc is None:
        return None
    path = locate(paper.icc.text.strip(), raw.folder, raw.folder, paper.icc.span)
    if isinstance(path, Diagnostic):
        faults.append(path)
        return None
    try:
        why = profile_fault(path.read_bytes())
    except OSError as error:
        why = error.strerror or type(error).__name__
    if why:
        span, found = paper.icc.span, paper.icc.text
        faults.append(Diagnostic(message=WRONG_PROFILE, values={"why": why}, span=span, found=found))
    return path


def _values(keys: tuple[IssueKeys, PaperKeys | None], name: str, derived: tuple[int, int, Lang]) -> dict[str, str]:
    """What templates may name on every page."""
    (issue, paper), (number, count, lang) = keys, derived
    masthead = paper.masthead if paper else None

    def word(key: str) -> str:
        text = getattr(masthead, key, None)
        return text.text.strip() if text is not None else ""

    date: datetime.date = issue.date
    is_english = lang == "en"
    credits = {**(paper.credits if paper else {}), **issue.credits}
    section = paper.section.text.strip() if paper and paper.section else DEFAULT_SECTION
    return {
        "date": long_date(date, lang),
        "weekday": weekday(date, lang),
        "lunar": lunar_date(date, lang),
        "number": str(number or ""),
        "issue": issue_words(number, lang),
        "page_count": str(count),
        "pages_today": counted(count, "page") if is_english else f"今日{count}版",
        "paper": name,
        "licence": word("licence"),
        "publisher": word("publisher"),
        "supervisor": word("supervisor"),
        "section": section,
        **{role: text.text.strip() for role, text in credits.items()},
    }


def _all_values(page: DrawnPage, values: MappingOf[str, str], context: Context) -> list[dict[str, str]]:
    """What templates may name on a page; of a spread on its left, then its right one."""
    return [_page_values(page, number, values, context) for number in page.numbers]


def _page_values(page: DrawnPage, number: int, values: MappingOf[str, str], context: Context) -> dict[str, str]:
    """What templates may name on one page; `number` is its own, of a spread's the left or the right one."""
    keys = page.keys
    own = {role: text.text.strip() for role, text in keys.credits.items()}
    shown = chinese_numeral(number) if context.chinese_numerals else str(number)
    people = {role: name for role, name in {**values, **own}.items() if role not in NAMES}
    mark = ": " if context.lang == "en" else " "
    return {
        **values,
        **own,
        "page": f"Page {number}" if context.lang == "en" else f"第{shown}版",
        "page_number": str(number),
        "page_code": f"{number:02d}",
        "page_name": keys.name.text.strip() if keys.name else "",
        "section": keys.section.text.strip() if keys.section else values["section"],
        "credits": "\u3000".join(f"{role}{mark}{name}" for role, name in people.items()),
    }


def _texts(pages: tuple[Page, ...], contents: Contents) -> Iterator[TextElement]:
    """Every text once, in reading order; a story is read where it begins."""
    stories = {story.id: story for story in contents.stories}
    for page in pages:
        yield from (f.text for f in page.furniture if not f.place.startswith(("imprint", "gutter")))
        for slot in page.slots:
            match slot.content:
                case StoryPart(story=story, part=0):
                    yield from _story_texts(stories[story])
                case PhotoStory() | Teaser() | Ad() as content:
                    yield from content.texts
                case _:
                    pass
        yield from (f.text for f in page.furniture if f.place.startswith(("imprint", "gutter")))


def _story_texts(story: Story) -> Iterator[TextElement]:
    """The texts of a story in reading order."""
    first, *others = story.heads
    yield from first.elements if first else ()
    yield from story.body
    yield from (text for picture in story.pictures for text in picture.texts)
    for head, to, back in zip(others, story.jump_to, story.jump_from, strict=True):
        yield to
        yield back
        yield from head.elements if head else ()
