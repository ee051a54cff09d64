"""Broken font files: only an `InputError` comes out, or a face that answers every question."""

import random
from pathlib import Path

import testfonts

from layout.diagnostics import InputError, Span
from layout.fonts import FaceRequest, Registry, extend_registry
from layout.fonts_files import BrokenFontError
from layout.fonts_system import list_system_faces

SEED, ROUNDS, HEAD = 5, 600, 600
NOTHING = Registry({}, {})


def damaged(dice: random.Random) -> bytes:
    """A small font of some kind with a few bytes changed, most of them in its head."""
    kinds = (
        testfonts.square_font("中A"),
        testfonts.square_font("中A", cff=True),
        testfonts.variable_font(),
        testfonts.font_collection(),
    )
    data = bytearray(dice.choice(kinds))
    for _ in range(dice.randint(1, 12)):
        reach = min(HEAD, len(data)) if dice.random() < 0.6 else len(data)
        data[dice.randrange(reach)] = dice.randrange(256)
    return bytes(data)


def test_damaged_fonts(tmp_path: Path) -> None:
    dice, opened = random.Random(SEED), 0
    for number in range(ROUNDS):
        path = testfonts.write_font(tmp_path / f"{number}.otf", damaged(dice))
        weight = dice.choice((None, 500.0))
        try:
            wish = FaceRequest(
                "x", Span("paper.yaml", 1, 1), file=path.name, index=dice.choice((None, 1)), weight=weight
            )
            (face,) = extend_registry(NOTHING, [wish], tmp_path).faces.values()
        except InputError as error:
            assert error.diagnostics
            continue
        opened += 1
        assert face.postscript.isascii()
        assert isinstance(face.covers("中"), bool)
        assert isinstance(face.cap_height_em, float)
        try:
            assert face.cids is None or face.is_cff
        except BrokenFontError as error:
            assert error.message.code == "T110"
    assert opened > ROUNDS // 20
    list_system_faces((tmp_path,))
