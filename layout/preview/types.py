"""What the preview hands on: the issue as it stands on the screen, with what is wrong now."""

from collections.abc import Mapping
from dataclasses import field

from layout.diagnostics import Diagnostic, MessageLang
from layout.pipeline import Edition
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """What is shown after make-up `number`: the last good edition, and the errors that came since.

    `versions` names the picture of each page; a page that did not change keeps its name. `sources` are the lines of
    files that errors point at, as they were then, by (file, line). `fault` is the trace of a fault of our own.
    """

    number: int
    edition: Edition | None
    versions: Mapping[int, str]
    seconds: float
    errors: tuple[Diagnostic, ...] = ()
    sources: Mapping[tuple[str, int], str] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the preview is wanted: language of messages (None: the issue's), the scheme of links to an editor."""

    lang: MessageLang | None = None
    editor: str = ""
