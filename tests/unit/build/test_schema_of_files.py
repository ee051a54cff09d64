"""The JSON Schema knows every key that the files may have, in both languages."""

from typing import Any

import pytest

from layout.build.json_schema import FILES, emit_schema
from layout.build.key_notes import NOTES, TITLES, key_note
from layout.build.keys import Keys
from layout.build.validate import field_names
from layout.read.keys import KEYS, canonical

MODELS = sorted(
    (model for model in Keys.__subclasses__() if model.__module__.startswith("layout.build.")), key=lambda m: m.__name__
)
SCHEMAS = emit_schema()


def every(node: Any) -> list[dict[str, Any]]:
    """All mappings in a schema."""
    if isinstance(node, dict):
        return [node, *(found for value in node.values() for found in every(value))]
    return [found for item in node for found in every(item)] if isinstance(node, list) else []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_word_means_one_key_in_its_place(model: type[Keys]) -> None:
    known = field_names(model)
    words = [word for key in known for word in (key, *KEYS.get(key, ()))]
    meant = {word: [key for key in known if word == key or word in KEYS.get(key, ())] for word in words}
    assert {word: keys for word, keys in meant.items() if len(keys) > 1} == {}
    assert all(canonical(word, known) == keys[0] for word, keys in meant.items())


@pytest.mark.parametrize("name", sorted(FILES))
def test_references_resolve(name: str) -> None:
    schema = SCHEMAS[name]
    wanted = {node["$ref"].rpartition("/")[2] for node in every(schema) if "$ref" in node}
    assert wanted <= set(schema["$defs"])


def test_keys_in_both_languages() -> None:
    slot = SCHEMAS["issue.yaml"]["$defs"]["SlotKeys"]
    assert {"headline", "主题", "标题", "pending", "待稿"} <= set(slot["properties"])
    assert slot["additionalProperties"] is False
    assert {"required": ["版"]} in [option for each in SCHEMAS["issue.yaml"]["allOf"] for option in each["anyOf"]]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_is_described_in_both_languages(model: type[Keys]) -> None:
    assert all(TITLES[model.__name__])
    missing = [key for key in field_names(model) if key != "slots" and not all(key_note(model.__name__, key) or ("",))]
    assert missing == []


def test_notes_belong_to_keys() -> None:
    known = {model.__name__: set(field_names(model)) for model in MODELS}
    strange = {name: sorted(set(notes) - known[name]) for name, notes in NOTES.items() if name}
    assert {name: keys for name, keys in strange.items() if keys} == {}
    assert sorted(set(NOTES[""]) - set().union(*known.values())) == []


def test_descriptions_stand_in_the_schema() -> None:
    slot = SCHEMAS["issue.yaml"]["$defs"]["SlotKeys"]["properties"]
    assert slot["转"]["description"].startswith("转：下转哪里")
    assert slot["jump_to"]["description"].startswith("where the article goes on")


def test_places_are_no_keys() -> None:
    assert not [node for node in every(SCHEMAS) if {"span", "places"} & set(node.get("properties", ()))]
