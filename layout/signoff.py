"""Signatures of readers: who passed which page at which reading, bound to what stood on it (三校, 签发).

Decisions: they stand in a file of their own beside the issue (`signoff.json`), which only `sign` writes; a signature
holds for a page as long as its digest does: every line and its place, every picture's and advertisement's bytes. A
reading can only be signed when those before it are signed for the same page; a page that changes needs all of them
anew. Source: newspaper.md §2 (小样 大样 清样, 签发), contract.md.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from layout.compose.types import AdItem, GraphicItem, PictureItem, Sheet
from layout.diagnostics import Diagnostic, InputError, Message, Span, json_bytes
from layout.export import write_file
from layout.model.issue import STAGES, Issue
from layout.paint.dump import dump_json
from layout.records import dataclass

SIDECAR: Final = "signoff.json"
"""The file's name, beside issue.yaml."""

UNSIGNED: Final = Message(
    "G101",
    "error",
    zh="第 {label} 版还没有{stage}签字",
    en="page {label} is not signed at {stage_en}",
    expected_zh="{stages} 都签过",
    expected_en="signed at {stages_en}",
    hint_zh="看过校样后：paiban sign {issue} {label} --stage {stage} --by 姓名",
    hint_en="after reading the proof: paiban sign {issue} {label} --stage {stage_en} --by NAME",
    clause="newspaper.md §2",
)
CHANGED: Final = Message(
    "G102",
    "error",
    zh="第 {label} 版在{stage}（{by}，{date}）之后改过",
    en="page {label} changed after {stage_en} was signed ({by}, {date})",
    expected_zh="签过字的版不再改；改了就重新签",
    expected_en="a signed page stays as it is; a changed one is signed anew",
    hint_zh="paiban diff 看改了什么，再：paiban sign {issue} {label} --stage {stage} --by 姓名",
    hint_en="see `paiban diff` for what changed, then: paiban sign {issue} {label} --stage {stage_en} --by NAME",
    clause="newspaper.md §2",
)
BROKEN: Final = Message(
    "G103",
    "error",
    zh="签样记录读不懂",
    en="the record of signatures cannot be read",
    expected_zh="paiban sign 写的 signoff.json，没有手改过",
    expected_en="signoff.json as `paiban sign` wrote it",
    hint_zh="从备份取回，或移走它重新签",
    hint_en="take it from a backup, or move it away and sign anew",
)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: the stage (English key of STAGES), who signed, the day, and the digest of the page signed."""

    stage: str
    by: str
    date: str
    digest: str


def page_digest(sheet: Sheet) -> str:
    """The SHA-256 of all that stands on a page: its items and lines with their places, pictures by their bytes.

    Raises:
        OSError: A picture or advertisement can no longer be read.
    """
    digest = hashlib.sha256(json.dumps(dump_json([sheet]), ensure_ascii=False, sort_keys=True).encode())
    for item in sheet.items:
        if isinstance(item, PictureItem | GraphicItem | AdItem):
            path = item.picture.file if isinstance(item, PictureItem | GraphicItem) else item.file
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_signatures(issue_file: Path) -> dict[str, tuple[Signature, ...]]:
    """The signatures beside an issue file, by page label, in the order they were given; none where there is no file.

    Raises:
        InputError: The file is not what `write_signature` wrote.
    """
    path = issue_file.parent / SIDECAR
    if not path.is_file():
        return {}
    try:
        pages = json.loads(path.read_text("utf-8"))
        return {label: tuple(Signature(**row) for row in rows) for label, rows in pages.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        line = getattr(error, "lineno", 1)
        raise InputError(
            (Diagnostic(message=BROKEN, span=Span(str(path), line, getattr(error, "colno", 1))),)
        ) from error


def write_signature(issue_file: Path, labels: Sequence[str], digests: Mapping[str, str], row: Signature) -> None:
    """Adds a signature for each of the pages, with the digest of each; `row.digest` is not looked at.

    Raises:
        InputError: What is there cannot be read.
        MissingError: The file cannot be written.
    """
    known = read_signatures(issue_file)
    for label in labels:
        known[label] = (*known.get(label, ()), Signature(row.stage, row.by, row.date, digests[label]))
    document = {label: [asdict(signature) for signature in known[label]] for label in sorted(known)}
    write_file(issue_file.parent / SIDECAR, json_bytes(document))


def signed(signatures: Sequence[Signature], stage: str, digest: str) -> Signature | None:
    """The last signature of a stage that holds for a page as it is; None where there is none."""
    found = [row for row in signatures if row.stage == stage and row.digest == digest]
    return found[-1] if found else None


def check_signatures(issue: Issue, sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """What the paper asks to be signed and is not, page by page: the first reading that is missing, or that a later
    change made void.

    Raises:
        InputError: The record of signatures cannot be read.
    """
    wanted = issue.paper.sign_off
    known = read_signatures(issue.file) if wanted else {}
    for sheet in sheets if wanted else ():
        rows, digest = known.get(sheet.label, ()), page_digest(sheet)
        stage = next((stage for stage in wanted if not signed(rows, stage, digest)), None)
        if stage is None:
            continue
        earlier = [row for row in rows if row.stage == stage]
        values = {
            "label": sheet.label,
            "issue": str(issue.file),
            "stage": STAGES[stage],
            "stage_en": stage,
            "stages": "、".join(STAGES[name] for name in wanted),
            "stages_en": ", ".join(wanted),
        }
        if earlier:
            values |= {"by": earlier[-1].by, "date": earlier[-1].date}
        page = next(page for page in issue.pages if page.number == sheet.number)
        yield Diagnostic(message=CHANGED if earlier else UNSIGNED, values=values, span=page.span, page=sheet.number)
