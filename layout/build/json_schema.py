"""The keys as JSON Schema, for completion in editors: every key in Chinese and English, short forms included."""

from copy import deepcopy
from typing import Any, Final

from layout.build import schema
from layout.build.key_notes import TITLES, key_note
from layout.build.keys import Keys
from layout.build.schema import ArticleKeys, IssueKeys, PageKeys, PaperKeys
from layout.read.keys import KEYS

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FILES: Final[dict[str, type[Keys]]] = {"issue.yaml": IssueKeys, "paper.yaml": PaperKeys, "front matter": ArticleKeys}
_SLOT_NAME: Final = r"^[^\s\d·]$"
_OWN: Final = ("span", "places")


def emit_schema() -> dict[str, Any]:
    """One JSON Schema for each kind of file, by its name."""
    return {name: _schema(model) for name, model in FILES.items()}


def _schema(model: type[Keys]) -> dict[str, Any]:
    """The schema of one model, self-contained."""
    made = model.model_json_schema()
    definitions = made.pop("$defs", {})
    models = {name: found for name in sorted(definitions) if (found := _model(name)) is not None}
    shorts = {name for name, found in models.items() if found.SHORT}
    root = _keys(made, model, shorts)
    root["$schema"] = DIALECT
    root["$defs"] = {name: _keys(definitions[name], found, shorts) for name, found in models.items()}
    return root


def _model(name: str) -> type[Keys] | None:
    """The model that a definition describes; None for the program's own types (places)."""
    found = getattr(schema, name, None)
    return found if isinstance(found, type) and issubclass(found, Keys) else None


def _keys(made: dict[str, Any], model: type[Keys], shorts: set[str]) -> dict[str, Any]:
    """One mapping: all spellings of its keys, at least one spelling of a key that must be there."""
    properties: dict[str, Any] = {}
    result: dict[str, Any] = {"type": "object", "description": " / ".join(TITLES[model.__name__])}
    for name, value in made["properties"].items():
        if name in _OWN:
            continue
        if model is PageKeys and name == "slots":
            slot = {"$ref": "#/$defs/SlotKeys"}
            result["patternProperties"] = {_SLOT_NAME: {"anyOf": [slot, {"type": "string"}]}}
            continue
        shown = _value(value, shorts)
        if name == "waive":
            shown = {"anyOf": [shown, {"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
        note = key_note(model.__name__, name)
        for spelling in (name, *KEYS.get(name, ())):
            told = {"description": " / ".join(note if not spelling.isascii() else reversed(note))} if note else {}
            properties.setdefault(spelling, {**told, **deepcopy(shown)})
    must = [name for name in made.get("required", ()) if name not in _OWN]
    if must:
        result["allOf"] = [{"anyOf": [{"required": [word]} for word in (name, *KEYS.get(name, ()))]} for name in must]
    return {**result, "properties": properties, "additionalProperties": False}


def _value(value: Any, shorts: set[str]) -> Any:
    """What a key may hold: a model also in its short form, a list also as its one item; no titles, no defaults."""
    if isinstance(value, list):
        return [_value(item, shorts) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _value(item, shorts) for key, item in value.items() if key not in ("title", "default")}
    if made.get("$ref", "").rpartition("/")[2] in shorts:
        return {"anyOf": [made, {"type": ["string", "number"]}]}
    if made.get("type") == "array" and "items" in made:
        return {"anyOf": [made, made["items"]]}
    if made.get("type") == "string" and set(made) == {"type"}:
        return {"type": ["string", "number"]}
    return made


def reference() -> str:
    """Every key of the files as a page of Markdown, mapping by mapping: what `docs/reference.md` holds."""
    models: list[type[Keys]] = [*FILES.values()]
    definitions = {name for root in emit_schema().values() for name in root["$defs"]}
    models += [found for name in sorted(definitions) if (found := _model(name)) is not None and found not in models]
    lines = [
        "# 键的总表 Reference of keys",
        "",
        "由程序的键表生成，怎样用见 [language.md](language.md)。Made from the schema; for their use see there.",
    ]
    for model in models:
        title = TITLES[model.__name__]
        lines += ["", f"## {title[0]} · {title[1]}", "", "| 键 | key | 说明 | meaning |", "|---|---|---|---|"]
        for key in model.model_fields:
            note = key_note(model.__name__, key)
            if key in _OWN or note is None:
                continue
            words = [f"`{word}`" for word in KEYS.get(key, ()) if not word.isascii()]
            english = [f"`{word}`" for word in (key, *(word for word in KEYS.get(key, ()) if word.isascii()))]
            cells = (" ".join(words), " ".join(english), *note)
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
