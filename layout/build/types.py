"""What building hands on: the issue, what an editor should know about it, and the registry with the paper's faces."""

from layout.diagnostics import Diagnostic
from layout.fonts import Registry
from layout.model.issue import Issue
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class Built:
    """An issue without errors; `findings` are warnings and infos, `registry` also has the paper's own faces (字体).

    `editions` are the names under 分版.
    """

    issue: Issue
    findings: tuple[Diagnostic, ...]
    registry: Registry
    editions: tuple[str, ...] = ()
