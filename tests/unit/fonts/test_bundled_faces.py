"""The faces in fonts/ are what the registry says, hold what a paper needs, and shape as typography.md asks."""

import hashlib
from pathlib import Path

import pytest
import uharfbuzz as hb
import yaml

from layout.fonts import Registry

FONTS = Path(__file__).resolve().parents[3] / "fonts"
REGISTRY = yaml.safe_load((FONTS / "fonts.yaml").read_text("utf-8"))
FACES = list(REGISTRY["faces"])
NOTO = [name for name in FACES if name != "kai"]
MIB = 2**20
# typography.md §2 and the symbols a newspaper sets
MARKS = "“”‘’（）《》〈〉「」『』【】〖〗〔〕［］｛｝，、；：。．！？·—…–～／￥¥$€£№#＋+−±%‰°℃℉′″\u3000\u00a0"
SYMBOLS = "㎡①⑩⑳ⅠⅫ→←↑↓─│┌┐└┘├┤■□▲△●○★☆◆◇×÷≤≥≠∞√〇々ぁんァヶーΑαΩωАаЯяéüñāěǐ"
ROLES = (
    "报宋 宋体 大标宋 小标宋 黑体 粗黑 特粗黑 楷体 仿宋 song song-bold display-song hei hei-bold hei-black kai fangsong"
)
LATIN_ROLES = "latin-serif latin-sans"


def open_face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FONTS / REGISTRY["faces"][name]["file"])))


def shape(
    face: hb.Face, text: str, lang: str, direction: str = "ltr", features: dict[str, bool] | None = None
) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.script, buffer.language, buffer.direction = "Hani", lang, direction
    hb.shape(hb.Font(face), buffer, features or {})
    return buffer


def glyphs(face: hb.Face, text: str, lang: str, direction: str = "ltr") -> list[int]:
    return [info.codepoint for info in shape(face, text, lang, direction).glyph_infos]


def gb2312() -> set[str]:
    pairs = (bytes([lead, trail]) for lead in range(0xA1, 0xF8) for trail in range(0xA1, 0xFF))
    return set("".join(pair.decode("gb2312", "ignore") for pair in pairs))


def standard_table() -> str:
    lines = (FONTS / "charset-8105.txt").read_text("utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def test_the_table_of_standard_characters_is_whole() -> None:
    table = standard_table()
    assert len(table) == len(set(table)) == 8105
    assert table[0] == "一"
    assert table[3499] == "矗"  # the last of level 1
    assert table[3500] == "乂"  # the first of level 2
    assert {"㛃", "䶮", "𬱖"} <= set(table)


@pytest.mark.parametrize("name", FACES)
def test_file_is_the_one_the_registry_names(name: str) -> None:
    entry = REGISTRY["faces"][name]
    data = (FONTS / entry["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    assert len(data) == entry["bytes"]
    assert open_face(name).get_name(6) == entry["postscript"]
    licence = (FONTS / entry["licence_file"]).read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert entry["file"].split("sc-")[0] in licence


def test_together_they_are_small_enough() -> None:
    assert sum(entry["bytes"] for entry in REGISTRY["faces"].values()) < 40 * MIB


@pytest.mark.parametrize("name", FACES)
def test_coverage(name: str) -> None:
    codes = open_face(name).unicodes
    wanted = gb2312() | set(standard_table()) | set(MARKS) | set(SYMBOLS)
    if name == "kai":
        wanted -= {char for char in wanted if not "\u4e00" <= char <= "\u9fff"} - set(standard_table()) - set(MARKS)
    assert sorted(char for char in wanted if ord(char) not in codes) == []
    assert len(codes) == REGISTRY["faces"][name]["coverage"]["characters"]


@pytest.mark.parametrize("name", FACES)
def test_no_radical_can_come_out_of_a_pdf(name: str) -> None:
    assert not [code for code in range(0x2E80, 0x2FE0) if code in open_face(name).unicodes]


def test_reserved_names_are_not_used() -> None:
    kai = open_face("kai")
    names = [
        kai.get_name(entry.name_id, entry.language)
        for entry in kai.list_names()
        if int(entry.name_id) in (1, 3, 4, 6, 16)
    ]
    assert names
    assert not [name for name in names if "LXGW" in name or "霞鹜" in name]
    assert "LXGW" in kai.get_name(0)  # the copyright notice stays


@pytest.mark.parametrize("name", NOTO)
@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "zh-HK", "ja", "ko"])
def test_dash_is_one_glyph_of_two_em(name: str, lang: str) -> None:
    buffer = shape(open_face(name), "——", lang)
    assert [position.x_advance for position in buffer.glyph_positions] == [2000]
    assert [info.cluster for info in buffer.glyph_infos] == [0]


@pytest.mark.parametrize("name", NOTO)
def test_halt_halves_the_marks(name: str) -> None:
    buffer = shape(open_face(name), "，（“”", "zh-Hans", features={"halt": True})
    assert [(p.x_advance, p.x_offset) for p in buffer.glyph_positions] == [(500, 0), (500, -500), (500, -500), (500, 0)]


@pytest.mark.parametrize("name", FACES)
def test_vertical_forms(name: str) -> None:
    face = open_face(name)
    for char in "，。（）《》「」：—…":
        if name == "kai" and char in "—…：":
            continue
        assert glyphs(face, char, "zh-Hans", "ttb") != glyphs(face, char, "zh-Hans"), char


@pytest.mark.parametrize("name", NOTO)
def test_traditional_marks_stand_in_the_middle(name: str) -> None:
    face = open_face(name)
    assert glyphs(face, "，", "zh-Hant") != glyphs(face, "，", "zh-Hans")


@pytest.mark.parametrize("name", [name for name in NOTO if REGISTRY["faces"][name]["coverage"]["variants"]])
def test_regional_forms_of_han(name: str) -> None:
    face = open_face(name)
    forms = {lang: glyphs(face, "骨", lang) for lang in ("zh-Hans", "zh-Hant", "ja")}
    assert len({tuple(form) for form in forms.values()}) == 3


@pytest.mark.parametrize("name", FACES)
def test_features_are_kept(name: str) -> None:
    tags = {"locl", "ccmp", "vert", "vrt2", "halt", "vhal", "palt", "vpal", "kern", "liga", "mark", "hwid", "fwid"}
    face = open_face(name)
    found = {
        tag
        for table in ("GSUB", "GPOS")
        for script in range(len(face.get_table_script_tags(table)))
        for tag in face.get_language_feature_tags(table, script)
    }
    assert found >= (tags if name != "kai" else {"vert"})


def test_every_face_says_cid_is_glyph_id_and_it_is(bundled: Registry) -> None:
    for face in bundled.faces.values():
        assert face.identity is True
        measured = type(face)(face.id, face.path, face.index)  # knows nothing from the registry: reads the charset
        assert measured.cid_is_gid, face.id


def test_facts_of_the_body_face(bundled: Registry) -> None:
    face = bundled.face_for("报宋", "中", "zh-Hans")
    assert face is not None
    assert (face.postscript, face.units_per_em, face.is_cff) == ("NotoSerifCJKsc-Regular", 1000, True)
    assert (face.ascender_em, face.descender_em) == (0.88, -0.12)
    assert (face.cap_height_em, face.x_height_em) == (0.729, 0.514)
    assert face.fs_type == 0
    assert not face.is_variable


def test_every_role_has_both_its_names(bundled: Registry) -> None:
    assert set(f"{ROLES} {LATIN_ROLES}".split()) <= set(bundled.roles)
    assert bundled.roles["报宋"] is bundled.roles["song"]
    for role in bundled.roles.values():
        assert {*role.faces, *(face for chain in role.special.values() for face in chain)} <= set(bundled.faces)
