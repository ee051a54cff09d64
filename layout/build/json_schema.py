"""The keys as JSON Schema, for completion in editors: every key in Chinese and English, short forms included."""

from copy import deepcopy
from typing import Any, Final

from layout.build.key_notes import TITLES, key_note
from layout.build.keys import Keys, Kind, ListOf, MapOf, Reader, SizedReader
from layout.build.schema import ArticleKeys, IssueKeys, PageKeys, PaperKeys
from layout.build.values import TEXT
from layout.read.keys import KEYS
from layout.traditional import traditional

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FILES: Final[dict[str, type[Keys]]] = {"issue.yaml": IssueKeys, "paper.yaml": PaperKeys, "front matter": ArticleKeys}
_SLOT_NAME: Final = r"^[^\s\d·]$"


def emit_schema() -> dict[str, Any]:
    """One JSON Schema for each kind of file, by its name."""
    return {name: _schema(model) for name, model in FILES.items()}


def _schema(model: type[Keys]) -> dict[str, Any]:
    """The schema of one model, self-contained."""
    root = _keys(model)
    root["$schema"] = DIALECT
    root["$defs"] = {one.__name__: _keys(one) for one in sorted(_inside(model), key=lambda one: one.__name__)}
    return root


def _inside(model: type[Keys]) -> set[type[Keys]]:
    """The models that a model's mappings are made of, however deep."""
    found: set[type[Keys]] = set()
    for key in model.KEYS.values():
        kind = key.kind
        while isinstance(kind, ListOf | MapOf):
            kind = kind.item if isinstance(kind, ListOf) else kind.value
        if isinstance(kind, type):
            found |= {kind, *_inside(kind)}
    return found


def _keys(model: type[Keys]) -> dict[str, Any]:
    """One mapping: all spellings of its keys, at least one spelling of a key that must be there."""
    properties: dict[str, Any] = {}
    result: dict[str, Any] = {"type": "object", "description": " / ".join(TITLES[model.__name__])}
    for name, key in model.KEYS.items():
        if model is PageKeys and name == "slots":
            slot = {"$ref": "#/$defs/SlotKeys"}
            result["patternProperties"] = {_SLOT_NAME: {"anyOf": [slot, {"type": "string"}]}}
            continue
        shown = _value(key.kind)
        if key.may_be_none:
            shown = {"anyOf": [*shown.get("anyOf", [shown]), {"type": "null"}]}
        if name == "waive":
            shown = {"anyOf": [shown, {"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
        note = key_note(model.__name__, name)
        for spelling in _spellings(name):
            told = {"description": " / ".join(note if not spelling.isascii() else reversed(note))} if note else {}
            properties.setdefault(spelling, {**told, **deepcopy(shown)})
    must = [name for name, key in model.KEYS.items() if key.is_required]
    if must:
        result["allOf"] = [{"anyOf": [{"required": [word]} for word in _spellings(name)]} for name in must]
    return {**result, "properties": properties, "additionalProperties": False}


def _spellings(name: str) -> tuple[str, ...]:
    """Every way to write a key, in traditional characters too."""
    words = KEYS.get(name, ())
    return tuple(dict.fromkeys((name, *words, *map(traditional, words))))


def _value(kind: Kind) -> dict[str, Any]:
    """What a key may hold: a model also in its short form, a list also as its one item."""
    match kind:
        case ListOf():
            item = _value(kind.item)
            return {"anyOf": [{"items": item, "type": "array"}, item]}
        case MapOf():
            return {"additionalProperties": _value(kind.value), "type": "object"}
        case Reader() | SizedReader():
            return dict(kind.schema)
        case _:
            model = {"$ref": f"#/$defs/{kind.__name__}"}
            return {"anyOf": [model, TEXT]} if kind.SHORT else model


def reference() -> str:
    """Every key of the files as a page of Markdown, mapping by mapping: what `docs/reference.md` holds."""
    models: list[type[Keys]] = [*FILES.values()]
    inside = {one for model in models for one in _inside(model)}
    models += sorted(inside, key=lambda one: one.__name__)
    lines = [
        "# 键的总表 Reference of keys",
        "",
        "由程序的键表生成，怎样用见 [language.md](language.md)。Made from the schema; for their use see there.",
    ]
    for model in models:
        title = TITLES[model.__name__]
        lines += ["", f"## {title[0]} · {title[1]}", "", "| 键 | key | 说明 | meaning |", "|---|---|---|---|"]
        for key in model.KEYS:
            note = key_note(model.__name__, key)
            if note is None:
                continue
            words = [f"`{word}`" for word in KEYS.get(key, ()) if not word.isascii()]
            english = [f"`{word}`" for word in (key, *(word for word in KEYS.get(key, ()) if word.isascii()))]
            cells = (" ".join(words), " ".join(english), *note)
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
