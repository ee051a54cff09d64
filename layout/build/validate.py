"""Nodes to the models of `schema.py`, and every fault back to its place in the file.

Decisions: keys are translated here (`read/keys.py`), so a model sees English names only; unknown keys are reported
here too, with what was probably meant. A model gets what could be read: one fault never hides another.
"""

from dataclasses import field
from typing import Any, TypeVar

from layout.build import messages
from layout.build.keys import PARTIAL, Keys, Kind, ListOf, MapOf, Path, Problem, read_keys
from layout.build.schema import (
    ArticleKeys,
    BylineKeys,
    IssueKeys,
    PageKeys,
    PaperKeys,
    PictureKeys,
    SlotKeys,
)
from layout.diagnostics import Diagnostic, Span, Value, Words
from layout.read.keys import all_spellings, canonical, did_you_mean, nearest, spellings
from layout.read.types import Mapping, Node, Scalar, Sequence
from layout.records import dataclass
from layout.standing import Same, standing
from layout.units import SizeTable

K = TypeVar("K", bound=Keys)
KEPT = 1024
"""Mappings whose models are kept: the front matter of every article of a large issue."""
MAX_ROUNDS = 4
"""How often what is wrong is taken out and the rest looked at again."""
PLACES: dict[tuple[str, str], type[Keys]] = {
    ("一块里（如 甲: 下面）", "in a slot"): SlotKeys,
    ("一版里（版样旁边）", "in a page, beside its dummy"): PageKeys,
    ("issue.yaml 的顶层", "at the top of issue.yaml"): IssueKeys,
    ("paper.yaml 里", "in paper.yaml"): PaperKeys,
    ("图里", "in a picture"): PictureKeys,
    ("稿件头里", "in an article's front matter"): ArticleKeys,
    ("署名里", "in a byline"): BylineKeys,
}
"""Where a key that stands in the wrong place may belong."""
_HERE = Span("", 1, 1)
FILLERS: dict[Path, Any] = {("date",): Scalar("2000-01-01", _HERE), ("pages",): {}}
"""What stands for a key that must be there and is not, so that the rest of the file can be looked at."""


@dataclass(slots=True)
class _Translation:
    """What has been translated so far: the node at each path, and the faults."""

    nodes: dict[Path, Node] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)


def validate(node: Mapping, model: type[K], size_table: SizeTable = "word") -> tuple[K | None, tuple[Diagnostic, ...]]:
    """The mapping as a model, without what is wrong in it (None where nothing can be used), and all that is wrong.

    Args:
        node: The mapping of a file.
        model: What it should be.
        size_table: How large the sizes are that have names (字号).
    """
    kept: tuple[K | None, tuple[Diagnostic, ...]] = _validated(Same(node), model, size_table)  # type: ignore[arg-type]
    return kept


@standing(KEPT)
def _validated(same: Same, model: type[K], size_table: SizeTable) -> tuple[K | None, tuple[Diagnostic, ...]]:
    """As `validate`, kept: a file that did not change gives the very same nodes."""
    node = same.it
    assert isinstance(node, Mapping)
    translation = _Translation()
    data = _model(node, model, (), translation)
    result: K | None = None
    cut: set[Path] = set()
    for _ in range(MAX_ROUNDS):
        result, problems = read_keys(model, data, size_table)
        translation.faults += [_diagnostic(problem, translation) for problem in problems if problem.path not in cut]
        cut |= {problem.path for problem in problems}
        if result is not None or not all([_cut(data, problem.path, problem.is_missing) for problem in problems]):
            break
    return result, tuple(sorted(translation.faults, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0)))


def _cut(data: Any, path: Path, is_missing: bool) -> bool:
    """Take what is wrong out of the data, so that the rest can be looked at; False where nothing would be left.

    The mapping it is taken from is marked as partial; what must be there at the top gets a filler.
    """
    if is_missing and path in FILLERS:
        data[path[0]] = FILLERS[path]
        data["places"][PARTIAL] = data["span"]
        return True
    for length in range(len(path) - is_missing, 0, -1):
        parent = data
        for step in path[: length - 1]:
            try:
                parent = parent[step]
            except (KeyError, IndexError, TypeError):
                parent = None
                break
        last = path[length - 1]
        if isinstance(parent, dict) and last in parent:
            del parent[last]
            _mark(data, path[: length - 1])
            return True
        if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
            return bool(parent) and _cut(data, path[: length - 1], is_missing=False)
    return False


def _mark(data: Any, path: Path) -> None:
    """Mark the innermost mapping of keys around a path as partial."""
    around = data
    found = data
    for step in path:
        around = around[step]
        if isinstance(around, dict) and "places" in around:
            found = around
    found["places"][PARTIAL] = found["span"]


def field_names(model: type[Keys]) -> tuple[str, ...]:
    """The keys that a mapping may have."""
    return tuple(name for name in model.KEYS if name != "slots")


def _data(node: Node, kind: Kind, path: Path, to: _Translation) -> Any:
    """A node as it is read for a kind: mappings with English keys, lists, scalars as they are."""
    to.nodes[path] = node
    if isinstance(kind, type):
        return _model(node, kind, path, to)
    if isinstance(kind, ListOf):
        if isinstance(node, Scalar) and not node.text:
            return []
        items = node.items if isinstance(node, Sequence) else (node,)
        return [_data(item, kind.item, (*path, i), to) for i, item in enumerate(items)]
    if isinstance(kind, MapOf):
        if isinstance(node, Mapping):
            return {key.text: _data(value, kind.value, (*path, key.text), to) for key, value in node.entries}
        items = node.items if isinstance(node, Sequence) else (node,)
        if path[-1] == "waive" and all(isinstance(item, Scalar) for item in items):
            texts = [item for item in items if isinstance(item, Scalar) and item.text]
            return {item.text: Scalar("", item.span) for item in texts}
    return node


def _model(node: Node, model: type[Keys], path: Path, to: _Translation) -> Any:
    """A mapping for a model, keys translated; a shorter value put under its key."""
    to.nodes[path] = node
    if not isinstance(node, Mapping):
        if isinstance(node, Scalar) and not node.text and model is not PageKeys:
            return {"span": node.span, "places": {}}
        short = model.short_key(node.text) if isinstance(node, Scalar) else model.SHORT
        if short is None or (isinstance(node, Sequence) and short != "rows"):
            return node
        inner = _data(node, model.KEYS[short].kind, (*path, short), to)
        return {"span": node.span, "places": {short: node.span}, short: inner}
    known = field_names(model)
    data: dict[str, Any] = {}
    places: dict[str, Span] = {}
    slots: dict[str, Any] = {}
    for word, value in node.entries:
        key = canonical(word.text, known)
        if key is not None and isinstance(value, Scalar) and not value.text and value.style == "plain":
            continue  # `框:` with nothing behind it is as good as not written; `肩题: ""` is written
        if key is None and model is PageKeys and len(word.text.strip()) == 1:
            slots[word.text] = _data(value, SlotKeys, (*path, "slots", word.text), to)
            places[word.text] = word.span
        elif key is None:
            to.faults.append(_unknown(word, known))
            places[PARTIAL] = word.span
        elif key in data:
            values = {"key": word.text}
            to.faults.append(Diagnostic(message=messages.SAME_KEY, values=values, span=word.span, found=word.text))
        else:
            data[key] = _data(value, model.KEYS[key].kind, (*path, key), to)
            places[key] = value.span
    if slots:
        data["slots"] = slots
    return {**data, "span": node.span, "places": places}


def _unknown(word: Scalar, known: tuple[str, ...]) -> Diagnostic:
    """A key that the place does not know."""
    zh, en = spellings(known, zh=True), spellings(known, zh=False)
    elsewhere = next((place for place, keys in PLACES.items() if canonical(word.text, field_names(keys))), None)
    near = "" if elsewhere else nearest(word.text, all_spellings(known))
    hint = Words(f"它写在{elsewhere[0]}", f"it belongs {elsewhere[1]}") if elsewhere else did_you_mean(near)
    if "：" in word.text:  # to YAML the whole of `稿：名` is one key
        hint = Words("把全角冒号“：”改成半角冒号加空格", "a half-width colon and a space instead of “：”")
    values: dict[str, Value] = {"key": word.text, "known": Words("、".join(zh), ", ".join(en)), "hint": hint}
    return Diagnostic(message=messages.UNKNOWN_KEY, values=values, span=word.span, found=word.text)


def _diagnostic(problem: Problem, translation: _Translation) -> Diagnostic:
    """One problem at its place."""
    path = problem.path
    known = next((path[:n] for n in range(len(path), -1, -1) if path[:n] in translation.nodes), ())
    node = translation.nodes.get(known)
    span = node.span if node else None
    if problem.is_missing:
        key = str(path[-1])
        missing = {"zh": spellings((key,), zh=True)[0], "en": key}
        return Diagnostic(message=problem.message, values=missing, span=span)
    found = node.text.strip()[:60] if isinstance(node, Scalar) else "[…]" if isinstance(node, Sequence) else None
    near = problem.values.get("near", "")
    values: dict[str, Value] = {**problem.values, "hint": did_you_mean(near)}
    return Diagnostic(message=problem.message, values=values, span=span, found=found)
