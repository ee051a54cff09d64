import errno
import json
from pathlib import Path

import pytest

from layout import export
from layout.diagnostics import MissingError
from layout.export import Delivered, deliver, next_revision, page_file, staging, write_file


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.rglob("*.part")]


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.txt", b"text")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"text"
    assert not leftovers(tmp_path)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(export.os, "fsync", full)
    with pytest.raises(MissingError) as caught:
        write_file(path, b"new")
    assert caught.value.diagnostics[0].code == "X101"
    assert "disk full" in caught.value.diagnostics[0].text("en")
    assert path.read_bytes() == b"old"
    assert not leftovers(tmp_path)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(MissingError) as caught:
        write_file(tmp_path / "out" / "page.pdf", b"new")
    assert caught.value.diagnostics[0].found == str(tmp_path / "out" / "page.pdf")


def test_a_delivery_is_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_bytes(b"")
    with pytest.raises(MissingError):
        deliver(tmp_path, [Delivered("a.pdf", b"1"), Delivered("blocked/b.pdf", b"2")])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["blocked"]


@pytest.mark.parametrize(("before", "after"), [("a.pdf", "a_NOTPRINTABLE.pdf"), ("a_NOTPRINTABLE.pdf", "a.pdf")])
def test_an_issue_is_never_there_with_both_verdicts(tmp_path: Path, before: str, after: str) -> None:
    deliver(tmp_path, [Delivered(before, b"1"), Delivered("pages/p_v1.pdf", b"1")])
    deliver(tmp_path, [Delivered(after, b"2"), Delivered("pages/p_v1_NOTPRINTABLE.pdf", b"2")])
    assert [path.name for path in sorted(tmp_path.glob("*.pdf"))] == [after]
    assert (tmp_path / "pages" / "p_v1.pdf").exists()  # older files of pages stay: print.md, Delivery


def test_the_manifest_lists_every_file(tmp_path: Path) -> None:
    path = deliver(tmp_path, [Delivered("pages/a.pdf", b"1", (("page", "A01"),))], {"paper": "中原周报"})
    told = json.loads(path.read_text("utf-8"))
    assert told["paper"] == "中原周报"
    assert told["files"] == [
        {
            "file": "pages/a.pdf",
            "bytes": 1,
            "sha256": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
            "page": "A01",
        }
    ]


def test_names_and_revisions(tmp_path: Path) -> None:
    assert page_file("HDRB_20260101_{page}_v{rev}", "A01", 1) == "HDRB_20260101_A01_v1.pdf"
    assert (
        page_file("HDRB_20260101_{page}_v{rev}", "A01", 2, printable=False) == "HDRB_20260101_A01_v2_NOTPRINTABLE.pdf"
    )
    assert page_file("P{page}-{rev}", "A02-A03", 4) == "PA02-A03-4.pdf"

    def name_of(revision: int) -> str:
        return page_file("HDRB_20260101_{page}_v{rev}", "A01", revision)

    assert next_revision(tmp_path, name_of, b"x") == 1
    (tmp_path / name_of(1)).write_bytes(b"x")
    assert next_revision(tmp_path, name_of, b"x") == 1
    assert next_revision(tmp_path, name_of, b"y") == 2


def test_a_page_has_one_count_of_revisions(tmp_path: Path) -> None:
    def good(revision: int) -> str:
        return page_file("HDRB_20260101_{page}_v{rev}", "A01", revision)

    def held(revision: int) -> str:
        return page_file("HDRB_20260101_{page}_v{rev}", "A01", revision, printable=False)

    write_file(tmp_path / good(1), b"x")
    assert next_revision(tmp_path, held, b"x") == 2, "the same bytes with another verdict are another delivery"
    write_file(tmp_path / held(2), b"y")
    assert next_revision(tmp_path, held, b"y") == 2
    assert next_revision(tmp_path, good, b"x") == 3, "never a number that was delivered before"


def test_a_delivery_that_breaks_off_has_no_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(tmp_path, [Delivered("a.pdf", b"1"), Delivered("b.pdf", b"2")])
    rename = Path.replace

    def broken(path: Path, target: Path) -> Path:
        if target.name == "b.pdf":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(MissingError):
        deliver(tmp_path, [Delivered("a.pdf", b"3"), Delivered("b.pdf", b"4")])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf", "b.pdf"], "nobody takes this folder for complete"


def test_what_a_killed_delivery_left_is_swept_up(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / ".a.pdf.x1.part").write_bytes(b"half")
    deliver(tmp_path, [Delivered("pages/a.pdf", b"1")])
    assert not leftovers(tmp_path)


def test_what_is_staged_is_delivered_under_its_name(tmp_path: Path) -> None:
    with staging(tmp_path / "out") as stage:
        staged = stage.put(lambda file: file.write(b"1"), "pages")
        assert (staged.size, staged.read()) == (1, b"1") and staged.path.parent == tmp_path / "out" / "pages"
        assert not [p for p in (tmp_path / "out").rglob("*.pdf")], "nobody sees it before it is delivered"
        stage.deliver([Delivered("pages/a.pdf", staged)])
    told = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["files"]
    assert [(row["bytes"], row["sha256"][:8]) for row in told] == [(1, "6b86b273")]
    assert (tmp_path / "out" / "pages" / "a.pdf").read_bytes() == b"1"
    assert not leftovers(tmp_path)


def test_what_is_staged_for_nothing_goes(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), staging(tmp_path / "out") as stage:
        stage.put(lambda file: file.write(b"1"), "pages")
        raise ZeroDivisionError
    assert not [*tmp_path.iterdir()], "nor does the folder stay that was made for it"


def test_a_file_that_breaks_off_is_not_staged(tmp_path: Path) -> None:
    with staging(tmp_path) as stage, pytest.raises(ZeroDivisionError):
        stage.put(lambda file: 1 / 0)
    assert not [*tmp_path.iterdir()]


def test_a_staged_page_has_the_revision_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "p_v1.pdf").write_bytes(b"x")
    with staging(tmp_path) as stage:
        same, other = (stage.put(lambda file, data=data: file.write(data)) for data in (b"x", b"y"))
        assert [next_revision(tmp_path, "p_v{}.pdf".format, staged) for staged in (same, other)] == [1, 2]
