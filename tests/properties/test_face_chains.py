"""Whatever the character: the face that sets it holds it, and no face before it in its chain does."""

from pathlib import Path

import pytest
import testfonts
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostics import Span
from layout.fonts import FaceRequest, Registry, extend_registry
from layout.read.registry import load_registry

FONTS = Path(__file__).resolve().parents[2] / "fonts" / "fonts.yaml"
BUNDLED = load_registry(FONTS)
CHARS = st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("中国原㛃䶮𬱖“，—A7é한カ骨"))
LANGS = st.sampled_from(["zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en"])


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder = tmp_path_factory.mktemp("faces")
    testfonts.write_font(folder / "own.ttf", testfonts.square_font())
    testfonts.write_font(folder / "latin.otf", testfonts.square_font("ABC7", cff=True))
    place = Span("paper.yaml", 1, 1)
    wishes = [
        FaceRequest("楷体", place, file="own.ttf"),
        FaceRequest("楷体", place, file="latin.otf", key="latin"),
        FaceRequest("后备", place, file="own.ttf"),
    ]
    return extend_registry(BUNDLED, wishes, folder)


@given(char=CHARS, lang=LANGS, role=st.sampled_from(sorted(BUNDLED.roles)), own=st.booleans())
def test_first_that_holds_it(extended: Registry, char: str, lang: str, role: str, own: bool) -> None:
    registry = extended if own else BUNDLED
    chain = [*registry.roles[role].chain(char, lang), *registry.fallback]
    face = registry.face_for(role, char, lang)
    holders = [face_id for face_id in chain if registry.face(face_id).covers(char)]
    assert (face.id if face else None) == (holders[0] if holders else None)


@given(char=CHARS, lang=LANGS, role=st.sampled_from(sorted(BUNDLED.roles)))
def test_own_faces_never_take_a_character_away(extended: Registry, char: str, lang: str, role: str) -> None:
    if BUNDLED.face_for(role, char, lang) is not None:
        assert extended.face_for(role, char, lang) is not None
