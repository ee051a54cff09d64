"""The import road, readable as a table of contents: raw copy to clean articles and a ledger.

Decisions: the order of steps is repair.md's; a step takes what the one before handed on and never looks back.
"""

from collections.abc import Sequence
from dataclasses import replace

from layout.repair.account import entry_of, left_over
from layout.repair.assemble import Desk, assemble
from layout.repair.briefs import open_briefs
from layout.repair.captions import bring_captions_home
from layout.repair.decode import Dump, join_copies
from layout.repair.doubts import boundary_doubts
from layout.repair.endnotes import bring_notes_home
from layout.repair.finished import is_finished, read_finished
from layout.repair.homing import bring_home
from layout.repair.interpret import interpret
from layout.repair.jumps import remove_jumps
from layout.repair.ledger import (
    Books,
    audit_articles,
    boundary_changes,
    move_changes,
    number_changes,
    place_changes,
    removed_text,
)
from layout.repair.lines import Line, split_lines
from layout.repair.mails import open_quotes
from layout.repair.noise import remove_noise
from layout.repair.poems import open_poem_titles
from layout.repair.printed import restore_letters
from layout.repair.records import open_records
from layout.repair.repeats import remove_repeats
from layout.repair.segment import cut_sections
from layout.repair.spaces import latin_spacing
from layout.repair.tables import open_tables
from layout.repair.tails import remove_tails
from layout.repair.titlenames import open_title_names
from layout.repair.types import ALL, KINDS, LIKELY, Article, Change, Copy, Options, Repaired
from layout.repair.webpages import open_labels
from layout.repair.wires import open_wires


def repair_copy(copies: Sequence[Copy], options: Options = Options()) -> Repaired:  # noqa: B008 - frozen
    """Clean articles from raw copy, with a ledger of every change; any bytes have a result.

    Columns and lines in it count from 1; confidences run from 0 to 1.
    """
    options = _by_id(copies, options)
    dump = join_copies(tuple(copies), options)
    finished = _finished(dump)
    lines, invisible = split_lines(dump, options, finished)
    lines, letters = restore_letters(lines, options)
    lines, opened = _open(lines, options)
    lines, noise = remove_noise(lines, options)
    lines, jumps = remove_jumps(lines, options)
    lines, repeats = remove_repeats(lines, options)
    lines, wires = open_wires(lines, options)
    setting, roles = interpret(lines, options)
    sections = bring_home(setting, cut_sections(setting, roles), options)
    sections = bring_captions_home(setting, bring_notes_home(setting, sections, options), options)
    sections, tails, gone = remove_tails(dump, setting, sections, options)
    known = frozenset(
        name
        for fact in setting.facts
        if fact.byline
        for name in (*fact.reading.byline.reporters, *fact.reading.byline.correspondents)
    )
    desk = Desk(dump, options, setting, roles, latin_spacing([line.text for line in lines]), known)
    articles: list[Article] = []
    changes = [
        *invisible,
        *letters,
        *opened,
        *noise,
        *jumps,
        *repeats,
        *wires,
        *tails,
        *_encodings(dump.encodings, dump.first, options),
    ]
    for section in sections:
        article, made = assemble(desk, section, len(articles))
        articles.append(article)
        changes += made
    for file in sorted(finished):
        for article, made in read_finished(dump, file, options):
            articles.append(article)
            changes += [replace(change, article=len(articles) - 1) for change in made]
    doubts = boundary_doubts(setting, roles)
    moves = move_changes(setting, sections, doubts)
    changes += [*boundary_changes(dump, setting, roles, doubts, moves, gone), *moves, *_columns(dump)]
    placed = place_changes(dump, number_changes(articles, changes), options)
    entries = tuple(entry_of(article) for article in articles)
    listed = (*removed_text(placed), *left_over(dump, articles, entries, placed))
    removed = tuple(sorted(listed, key=lambda item: (item.start, item.end)))
    audit = audit_articles(dump, Books(tuple(articles), entries, placed, removed))
    return Repaired(tuple(articles), removed, placed, audit)


def _open(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines without what mails, editing systems, the web and tables put around them; briefs and authors on two."""
    changes: list[Change] = []
    for step in (open_quotes, open_records, open_labels, open_tables):
        lines, made = step(lines, options)
        changes += made
    return open_title_names(open_poem_titles(open_briefs(lines))), changes


def _by_id(copies: Sequence[Copy], options: Options) -> Options:
    """The editor's decisions; of a kind accepted as a whole, each change that is listed, or proposed as likely."""
    kinds = options.accepted & (KINDS | {ALL})
    if not kinds:
        return options
    rest = replace(options, accepted=options.accepted - kinds)
    listed = repair_copy(copies, rest).changes
    likely = [change for change in listed if change.applied or change.confidence >= LIKELY]
    wanted = {change.id for change in likely if ALL in kinds or change.kind in kinds}
    refused = {change.id for change in listed if options.refused & {change.id, change.kind}}
    return replace(options, accepted=rest.accepted | (wanted - refused))


def _finished(dump: Dump) -> frozenset[int]:
    """The files that are article files already."""
    ends = (*dump.first[1:], len(dump.text)) if dump.first else ()
    return frozenset(
        file
        for file, (name, start, end) in enumerate(zip(dump.names, dump.first, ends, strict=True))
        if is_finished(name, dump.text[start:end])
    )


def _encodings(encodings: Sequence[str], first: Sequence[int], options: Options) -> list[Change]:
    """What each file was encoded in, where that was not plain UTF-8."""
    return [
        Change(f"encoding-{start}", "encoding", start, start, encoding, "utf-8", 0.98, (("bytes read whole", 4.0),))
        for encoding, start in zip(encodings, first, strict=True)
        if encoding != "utf-8" and options.decided(f"encoding-{start}", "encoding") is not False
    ]


def _columns(dump: Dump) -> list[Change]:
    """The columns that stood side by side, each region as it was and as it is."""
    found: list[Change] = []
    for start, end, at, before in dump.regions:
        rows = before.count("\n")
        cues = (("full lines on both sides of a gutter", rows / 2),)
        sure = min(0.7 + 0.03 * rows, 0.97)
        found.append(Change(f"column-{at}", "column", start, end, before, dump.text[start:end], sure, cues))
    return found
