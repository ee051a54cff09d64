"""Roles, chains, a paper's own faces, and what is wrong with them."""

import pickle
from pathlib import Path

import pytest
import testfonts

from layout import fonts_files, fonts_system
from layout.diagnostics import InputError, MissingError, Span, render
from layout.fonts import Face, FaceRequest, Registry, build_registry, extend_registry
from layout.read.registry import load_registry

PLACE = Span("paper.yaml", 7, 9)


def request(role: str = "song", **values: object) -> FaceRequest:
    return FaceRequest(role, PLACE, **values)  # type: ignore[arg-type]


def setter(registry: Registry, role: str, char: str, lang: str = "zh-Hans") -> str | None:
    face = registry.face_for(role, char, lang)
    return face.id if face else None


def codes_of(error: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [diagnostic.code for diagnostic in error.value.diagnostics]


@pytest.mark.parametrize(
    ("role", "char", "face"),
    [
        ("报宋", "中", "noto-serif-regular"),
        ("大标宋", "中", "noto-serif-black"),
        ("粗黑", "中", "noto-sans-bold"),
        ("楷体", "中", "kai"),
        ("楷体", "A", "noto-serif-regular"),
        ("楷体", "7", "noto-serif-regular"),
        ("楷体", "·", "kai"),
        ("楷体", "“", "kai"),
        ("仿宋", "中", "kai"),
        ("粗黑", "㐂", "noto-serif-regular"),
        ("楷体", "한", "noto-serif-regular"),
        ("latin-sans", "A", "noto-sans-regular"),
        ("报宋", "\U0001f600", None),
    ],
)
def test_first_face_of_the_chain_that_holds_the_character(
    bundled: Registry, role: str, char: str, face: str | None
) -> None:
    assert setter(bundled, role, char) == face


def test_in_an_english_text_the_quotes_are_latin(bundled: Registry) -> None:
    assert setter(bundled, "kai", "“", "en") == "noto-serif-regular"


def test_rare_names_can_be_set(bundled: Registry) -> None:
    assert bundled.missing("粗黑", "㛃䶮𬱖喆堃", "zh-Hans") == ()
    assert bundled.missing("song", "㛃\U00031547中\U00031547", "zh-Hans") == ("\U00031547",)


def test_what_needs_no_glyph_is_never_missing(bundled: Registry) -> None:
    text = "\u00ad\u200b\u200d\u2060\ufeff\ufe0f\U000e0100\u2002\u2009\u202f\u2011"
    assert bundled.missing("粗黑", text, "zh-Hans") == ()
    assert bundled.missing("粗黑", "\u2028\t", "zh-Hans") == ("\u2028", "\t")


def test_registry_travels_to_another_process(bundled: Registry) -> None:
    assert pickle.loads(pickle.dumps(bundled)) == bundled


def test_own_face_stands_before_the_bundled_ones(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "字体/own.ttf", testfonts.square_font("中A"))
    registry = extend_registry(bundled, [request("报宋", file="字体/own.ttf")], tmp_path)
    assert setter(registry, "song", "中") == "字体/own.ttf#0"
    assert setter(registry, "宋体", "中") == "字体/own.ttf#0"
    assert setter(registry, "song", "文") == "noto-serif-regular"
    assert setter(bundled, "song", "中") == "noto-serif-regular"  # the bundled registry is as it was


def test_own_face_sets_its_latin_unless_another_is_named(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "own.ttf", testfonts.square_font("中A"))
    testfonts.write_font(tmp_path / "latin.otf", testfonts.square_font("A", cff=True))
    own, latin = request("kai", file="own.ttf"), request("kai", file="latin.otf", key="latin")
    assert setter(extend_registry(bundled, [own], tmp_path), "kai", "A") == "own.ttf#0"
    for both in ([own, latin], [latin, own]):
        registry = extend_registry(bundled, both, tmp_path)
        assert (setter(registry, "kai", "A"), setter(registry, "kai", "中")) == ("latin.otf#0", "own.ttf#0")


def test_several_faces_of_a_role_are_tried_in_order(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "1.ttf", testfonts.square_font("中"))
    testfonts.write_font(tmp_path / "2.ttf", testfonts.square_font("中文"))
    registry = extend_registry(bundled, [request(file="1.ttf"), request(file="2.ttf")], tmp_path)
    assert [setter(registry, "song", char) for char in "中文字"] == ["1.ttf#0", "2.ttf#0", "noto-serif-regular"]


def test_a_wide_face_is_tried_last_for_every_role(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "wide.ttf", testfonts.square_font("中\U00031547"))
    for name in ("后备", "fallback"):
        registry = extend_registry(bundled, [request(name, file="wide.ttf")], tmp_path)
        assert setter(registry, "黑体", "\U00031547") == "wide.ttf#0"
        assert setter(registry, "song", "\U00031547") == "wide.ttf#0"
        assert setter(registry, "song", "中") == "noto-serif-regular"


def test_a_new_role_has_the_body_face_behind_it(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "own.ttf", testfonts.square_font("中"))
    registry = extend_registry(bundled, [request("隶书", file="own.ttf")], tmp_path)
    assert [setter(registry, "隶书", char) for char in "中文"] == ["own.ttf#0", "noto-serif-regular"]


def test_chain_by_language(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "tc.ttf", testfonts.square_font("中"))
    registry = extend_registry(bundled, [request(file="tc.ttf", key="zh-Hant")], tmp_path)
    assert setter(registry, "song", "中", "zh-Hant") == "tc.ttf#0"
    assert setter(registry, "song", "中", "zh-Hans") == "noto-serif-regular"


def test_collection_needs_no_index_and_takes_one(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "two.ttc", testfonts.font_collection())
    for index, family in ((None, "Square One"), (0, "Square One"), (1, "Square Two")):
        registry = extend_registry(bundled, [request(file="two.ttc", index=index)], tmp_path)
        face = registry.face_for("song", "中", "zh-Hans")
        assert face is not None
        assert face.family == family
    with pytest.raises(InputError) as error:
        extend_registry(bundled, [request(file="two.ttc", index=2)], tmp_path)
    assert codes_of(error) == ["T104"]
    assert not isinstance(error.value, MissingError)


def test_variable_font_is_pinned(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "vf.ttf", testfonts.variable_font())
    for weight, pinned, postscript in (
        (None, 400.0, "_400wght"),
        (700.0, 700.0, "_700wght"),
        (550.5, 550.5, "_550d5wght"),
    ):
        registry = extend_registry(bundled, [request(file="vf.ttf", weight=weight)], tmp_path)
        face = registry.face_for("song", "中", "zh-Hans")
        assert face is not None
        assert face.is_variable
        assert face.variations == (("wght", pinned),)
        assert face.postscript.endswith(postscript)
    both = extend_registry(
        bundled, [request(file="vf.ttf", weight=300), request("黑体", file="vf.ttf", weight=900)], tmp_path
    )
    assert setter(both, "song", "中") != setter(both, "hei", "中")
    with pytest.raises(InputError) as error:
        extend_registry(bundled, [request(file="vf.ttf", weight=950)], tmp_path)
    assert codes_of(error) == ["T106"]


def test_weight_of_a_font_that_has_one(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "bold.ttf", testfonts.square_font("中", weight=700))
    registry = extend_registry(bundled, [request(file="bold.ttf", weight=700)], tmp_path)
    assert setter(registry, "song", "中") == "bold.ttf#0"
    with pytest.raises(InputError) as error:
        extend_registry(bundled, [request(file="bold.ttf", weight=400)], tmp_path)
    assert codes_of(error) == ["T105"]


@pytest.mark.parametrize(
    ("fs_type", "code"),
    [(0x0, None), (0x2, "T107"), (0x4, None), (0x8, None), (0x6, None), (0xA, None), (0x200, "T112"), (0x104, "T113")],
)
def test_embedding_rights(bundled: Registry, tmp_path: Path, fs_type: int, code: str | None) -> None:
    testfonts.write_font(tmp_path / "own.ttf", testfonts.square_font("中", fs_type=fs_type))
    if code is None:
        assert setter(extend_registry(bundled, [request(file="own.ttf")], tmp_path), "song", "中") == "own.ttf#0"
        return
    with pytest.raises(InputError) as error:
        extend_registry(bundled, [request(file="own.ttf")], tmp_path)
    assert codes_of(error) == [code]
    assert f"0x{fs_type:04X}" in render(error.value.diagnostics[0], "en")


def test_all_faults_at_once_each_with_its_place(bundled: Registry, tmp_path: Path) -> None:
    testfonts.write_font(tmp_path / "text.ttf", "不是字体".encode())
    testfonts.write_font(tmp_path / "empty.ttf", b"")
    testfonts.write_font(tmp_path / "cut.ttf", testfonts.square_font("中")[:40])
    (tmp_path / "folder.ttf").mkdir()
    files = ["none.ttf", "text.ttf", "empty.ttf", "cut.ttf", "folder.ttf", "nul\0.ttf"]
    requests = [request(file=name) for name in files] + [request()]
    with pytest.raises(MissingError) as error:
        extend_registry(bundled, requests, tmp_path)
    assert codes_of(error) == ["T101", "T109", "T109", "T110", "T102", "T102", "T108"]
    assert {diagnostic.span for diagnostic in error.value.diagnostics} == {PLACE}
    for diagnostic in error.value.diagnostics:
        assert "{" not in render(diagnostic, "zh") + render(diagnostic, "en")


def test_a_broken_file_never_breaks_the_program(bundled: Registry, tmp_path: Path) -> None:
    whole = testfonts.square_font("中A")
    for keep in range(0, len(whole), 37):
        path = testfonts.write_font(tmp_path / f"{keep}.ttf", whole[:keep])
        try:
            registry = extend_registry(bundled, [request(file=path.name)], tmp_path)
        except InputError as error:
            assert error.diagnostics
        else:
            assert registry.face_for("song", "文", "zh-Hans") is not None


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "system"
    testfonts.write_font(folder / "deep/regular.ttf", testfonts.square_font("中", family="House Song"))
    testfonts.write_font(folder / "bold.otf", testfonts.square_font("中", cff=True, family="House Song", weight=700))
    testfonts.write_font(folder / "other.ttc", testfonts.font_collection())
    testfonts.write_font(folder / "broken.ttf", b"\0\1\0\0 nothing more")
    testfonts.write_font(folder / "notes.txt", b"House Song")
    monkeypatch.setattr("layout.fonts.system_folders", lambda: (folder, tmp_path / "absent"))
    return folder


@pytest.mark.parametrize(
    ("name", "weight", "file"),
    [
        ("House Song", None, "regular.ttf"),
        ("house-song", None, "regular.ttf"),
        ("House Song", 700.0, "bold.otf"),
        ("HouseSong-Regular", None, "regular.ttf"),
        ("HouseSong-W700", None, "bold.otf"),
        ("House Song W700", None, "bold.otf"),
        ("Square Two", None, "other.ttc"),
    ],
)
def test_system_font_by_name(bundled: Registry, system: Path, name: str, weight: float | None, file: str) -> None:
    registry = extend_registry(bundled, [request(system=name, weight=weight)], Path("elsewhere"))
    face = registry.face_for("song", "中", "zh-Hans")
    assert face is not None
    assert face.path.name == file
    assert face.index == (1 if file == "other.ttc" else 0)


def test_system_font_that_is_not_there(bundled: Registry, system: Path) -> None:
    with pytest.raises(MissingError) as error:
        extend_registry(bundled, [request(system="House Sung"), request(system="House Song", weight=900)], Path())
    assert codes_of(error) == ["T103", "T106"]
    assert "House Song" in error.value.diagnostics[0].expected("en")
    assert error.value.diagnostics[1].expected("en") == "400, 700"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_every_system_has_its_folders(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(fonts_system.sys, "platform", platform)
    monkeypatch.setenv("LOCALAPPDATA", "local")
    folders = [folder.as_posix() for folder in fonts_system.system_folders()]
    assert len(folders) >= 2
    wanted = {"linux": "/usr/share/fonts", "darwin": "/System/Library/Fonts", "win32": "local/Microsoft/Windows/Fonts"}
    assert wanted[platform] in folders


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_user_without_a_home_has_the_fonts_of_the_system(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(fonts_system.sys, "platform", platform)
    monkeypatch.setattr(Path, "home", nobody)
    for variable in ("LOCALAPPDATA", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
        monkeypatch.delenv(variable, raising=False)
    folders = [folder.as_posix() for folder in fonts_system.system_folders()]
    assert folders
    assert all(folder.startswith(("/", "C:")) for folder in folders)


def test_cids_of_a_face_that_was_cut(bundled: Registry, tmp_path: Path) -> None:
    whole = bundled.face("noto-sans-black")
    face = fonts_files.hb.Face(fonts_files.hb.Blob.from_file_path(str(whole.path)))
    order = fonts_files.hb.SubsetInput()
    order.unicode_set.update(map(ord, "中国"))
    order.flags = fonts_files.hb.SubsetFlags.NO_LAYOUT_CLOSURE
    testfonts.write_font(tmp_path / "cut.otf", bytes(fonts_files.hb.subset(face, order).blob.data))
    cut = Face("cut", tmp_path / "cut.otf")
    font = fonts_files.hb.Font(face)
    assert cut.cids == (0, *sorted(font.get_nominal_glyph(ord(char)) for char in "中国"))
    assert not cut.cid_is_gid


def test_a_face_without_cids_needs_none(tmp_path: Path) -> None:
    for cff in (False, True):
        path = testfonts.write_font(tmp_path / f"{cff}.otf", testfonts.square_font("中A", cff=cff))
        face = Face("own", path)
        assert (face.cid_is_gid, face.is_cff) == (True, cff)
        assert (face.ascender_em, face.descender_em, face.cap_height_em, face.x_height_em) == (0.88, -0.12, 0.7, 0.5)


def test_registry_whose_files_are_gone(bundled: Registry, tmp_path: Path) -> None:
    data = {"roles": {"song": {"faces": ["a"]}}, "faces": {"a": {"file": "a.ttf"}}}
    with pytest.raises(MissingError) as error:
        build_registry(data, tmp_path)
    assert codes_of(error) == ["T101"]
    for text in ("", "roles: [", "faces: 3", "\t"):
        (tmp_path / "fonts.yaml").write_text(text, "utf-8")
        with pytest.raises(MissingError) as error:
            load_registry(tmp_path / "fonts.yaml")
        assert codes_of(error) == ["R901"]
    with pytest.raises(MissingError):
        load_registry(tmp_path / "none.yaml")
