"""Font programs with CIDs cut by our own hand: what fontTools reads in them; they hang on their own glyphs alone."""

import io

import pytest
import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from handmade import BLACK_SONG, KAI, SONG, bundled

from layout.paint.cff import cids_of, cut, read_cid_program
from layout.paint.faces import gather, open_press_face, program_of


def outlines(program: bytes) -> dict[int, list[object]]:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    (top,) = (fonts[name] for name in fonts.fontNames)
    found = {}
    for name in top.charset:
        pen = RecordingPen()
        glyph, _ = top.CharStrings.getItemAndSelector(name)
        glyph.draw(pen)
        found[int(name[3:]) if name.startswith("cid") else 0] = [glyph.width, *pen.value]
    return found


def drawn_by_harfbuzz(face_id: str, glyph: int) -> list[object]:
    pen = RecordingPen()
    font = open_press_face(bundled().face(face_id)).font
    font.draw_glyph_with_pen(glyph, pen)
    return [font.get_glyph_h_advance(glyph), *pen.value]


@pytest.mark.parametrize("face_id", [SONG, BLACK_SONG])
def test_every_glyph_is_drawn_as_in_the_face(face_id: str) -> None:
    face = open_press_face(bundled().face(face_id))
    glyphs = [glyph for char in "中原，A1“—龘" if (glyph := face.glyph_of(char))]
    program, is_cff = program_of(face, glyphs)
    assert is_cff
    found = outlines(program)
    assert set(found) == {0, *map(face.code, glyphs)}
    for glyph in glyphs:
        ours, theirs = found[face.code(glyph)], drawn_by_harfbuzz(face_id, glyph)
        assert ours[0] == theirs[0]
        assert [step for step in ours[1:] if step[0] != "closePath"][:3] == theirs[1:4]  # type: ignore[index]


def test_a_program_hangs_on_its_own_glyphs_alone() -> None:
    face = open_press_face(bundled().face(SONG))
    few = [glyph for char in "中原A" if (glyph := face.glyph_of(char))]
    alone, _ = program_of(face, few)
    gather(face, range(1, 900))
    gather(face, [*few, *range(500, 900)])
    among_others, _ = program_of(face, few)
    assert among_others == alone


def test_codes_are_the_cids_of_the_face() -> None:
    face = open_press_face(bundled().face(SONG))
    assert face.has_cids
    table = face.source.reference_table("CFF ").data
    cids = cids_of(table)
    assert cids is not None
    assert len(cids) == face.source.glyph_count
    assert [face.code(glyph) for glyph in range(0, len(cids), 997)] == [cids[g] for g in range(0, len(cids), 997)]


def test_glyphs_in_another_order_than_their_cids() -> None:
    face = open_press_face(bundled().face(SONG))
    wanted = hb.SubsetInput()
    wanted.glyph_set.update([100, 200, 300, 400])
    wanted.flags = hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    small = hb.subset(face.source, wanted)
    table = bytes(small.reference_table("CFF ").data)
    assert list(cids_of(table) or ()) == [0, 100, 200, 300, 400]
    program = read_cid_program(table)
    assert program is not None
    assert set(outlines(cut(program, [300, 100], {}))) == {0, 100, 300}
    twice = outlines(cut(program, [300, 100], {900: 100}))
    assert set(twice) == {0, 100, 300, 900}
    assert twice[900] == twice[100]
    assert read_cid_program(bytes(face.source.reference_table("CFF ").data)) is None  # has subroutines


def test_a_truetype_face_keeps_its_indexes() -> None:
    face = open_press_face(bundled().face(KAI))
    glyph = face.glyph_of("中")
    assert glyph
    assert face.code(glyph) == glyph
    program, is_cff = program_of(face, [glyph])
    assert not is_cff
    assert hb.Face(hb.Blob(program)).glyph_count > glyph
