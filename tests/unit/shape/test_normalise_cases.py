"""Cases of `tests/cases/normalise`: paragraphs, `---`, the same paragraphs as they are set; first line `lang: xx`."""

from pathlib import Path

import pytest

from layout.model.article import Mark, RichText
from layout.model.style import Setting
from layout.shape.normalise import normalise

CASES = Path(__file__).resolve().parents[2] / "cases" / "normalise"


def read_cases() -> list[tuple[str, str, str, str]]:
    cases = []
    for file in sorted(CASES.glob("*.txt")):
        head, _, expected = file.read_text(encoding="utf-8").partition("\n---\n")
        lang_line, *before = head.split("\n")
        after = expected.rstrip("\n").split("\n")
        assert lang_line.startswith("lang: ") and len(before) == len(after), file.name
        cases += [
            (f"{file.stem}-{i + 1}", lang_line.removeprefix("lang: "), b, a)
            for i, (b, a) in enumerate(zip(before, after, strict=True))
        ]
    return cases


@pytest.mark.parametrize(("name", "lang", "before", "after"), read_cases(), ids=lambda value: None)
def test_case(name: str, lang: str, before: str, after: str) -> None:
    setting = Setting(lang=lang)  # type: ignore[arg-type]
    once = normalise(RichText(before), setting, name)
    assert once.text.text == after, name
    again = normalise(once.text, setting, name)
    assert again.text.text == after and again.changes == (), name


def test_a_japanese_span_keeps_its_dots() -> None:
    text = RichText("他说京・都，约翰・史密斯", (Mark(2, 5, "lang", "ja"),))
    assert normalise(text, Setting(), "k").text.text == "他说京・都，约翰·史密斯"
