"""Normalised twice = once; no character is lost; units shaped one by one = the paragraph shaped as a whole."""

from functools import cache
from pathlib import Path

import uharfbuzz as hb
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.chars import CONTROLS
from layout.fonts import Registry, build_registry
from layout.model.article import Mark, RichText
from layout.model.style import Setting, TextStyle
from layout.shape import shape_text
from layout.shape.normalise import normalise

FONTS = Path(__file__).resolve().parents[2] / "fonts"
ALPHABET = "中国的一二，。：；！？（）《》“”‘’——……·～、,.;:!?()\"'-~/… 12aBc%℃\u3000\u00ad\u2060\n年月日"
WIDE = "中国的一二，。：；！？（）《》——……·～年月日骨直说"
TEXTS = st.text(ALPHABET, max_size=40)
LANGS = st.sampled_from(["zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en"])


@cache
def registry() -> Registry:
    return build_registry(yaml.safe_load((FONTS / "fonts.yaml").read_text("utf-8")), FONTS)


@given(text=TEXTS, lang=LANGS)
@settings(max_examples=300, deadline=None)
def test_normalising_twice_is_normalising_once(text: str, lang: str) -> None:
    setting = Setting(lang=lang)  # type: ignore[arg-type]
    once = normalise(RichText(text), setting, "t")
    twice = normalise(once.text, setting, "t")
    assert twice.text == once.text and twice.changes == ()


@given(text=TEXTS, marks=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3))
@settings(max_examples=200, deadline=None)
def test_the_log_leads_from_the_written_text_to_the_set_one(text: str, marks: list[tuple[int, int]]) -> None:
    given_marks = tuple(Mark(min(a, b), max(a, b), "strong") for a, b in marks if a != b and max(a, b) <= len(text))
    result = normalise(RichText(text, given_marks), Setting(), "t")
    rebuilt, done = "", 0
    for change in result.changes:
        rebuilt += text[done : change.offset] + change.after
        assert text[change.offset :].startswith(change.before)
        done = change.offset + len(change.before)
    assert rebuilt + text[done:] == result.text.text
    assert all(0 <= mark.start < mark.end <= len(result.text.text) for mark in result.text.marks)


@given(text=TEXTS, lang=LANGS, writing=st.sampled_from(["horizontal", "vertical"]))
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost(text: str, lang: str, writing: str) -> None:
    style = TextStyle("song", "hei", 9, 12, setting=Setting(lang=lang, writing=writing))  # type: ignore[arg-type]
    result, _, findings = shape_text(RichText(text), style, registry())
    source = result.source.text
    blank = {" ", "\u3000", "\n", *CONTROLS}
    texts = "".join(part for box in result.boxes for part in box.texts)
    assert texts == "".join(char for char in source if char not in blank)
    edges = [0, *(box.end for box in result.boxes)]
    assert [box.first for box in result.boxes] == edges[:-1] or not result.boxes
    assert not [finding for finding in findings if finding.code == "S101"]


@given(text=st.text(WIDE, max_size=30))
@settings(max_examples=100, deadline=None)
def test_units_equal_the_paragraph_as_a_whole(text: str) -> None:
    style = TextStyle("song", "hei", 9, 12, setting=Setting(mend="off"))
    boxes = shape_text(RichText(text), style, registry())[0].boxes
    face = registry().face_for("song", "中", "zh-Hans")
    assert face is not None
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", "zh-Hans"
    hb.shape(hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)))), buffer, {"kern": False})
    assert [glyph for box in boxes for glyph in box.glyphs] == [info.codepoint for info in buffer.glyph_infos]
