"""The desk through a long day: pages keep their pictures, type that nobody needs is broken up."""

import shutil
from pathlib import Path

import pytest
from handmade import bundled
from served import ROOT

from layout.paint.profile import BUNDLED
from layout.preview.desk import MOST_STANDING, Desk
from layout.preview.watch import folders_of
from layout.standing import distribute, weigh_standing


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples/02-jump", tmp_path / "paper")
    return tmp_path / "paper/issue.yaml"


def test_what_stands_is_bounded_however_long_the_day(issue: Path) -> None:
    distribute()
    desk = Desk(issue, bundled)
    desk.renew()
    needed = weigh_standing()
    article = issue.parent / "稿件/看水.md"
    whole = article.read_text("utf-8")
    heaviest, tidied = 0, 0
    for day in range(60):
        article.write_text(whole + f"\n今天是第{day}天，{'水位又涨了一点，' * (day % 5)}桥还在。\n", "utf-8")
        desk.renew()
        before = weigh_standing()
        heaviest = max(heaviest, before)
        desk.tidy()
        tidied += weigh_standing() < before
    assert tidied >= 1
    assert heaviest < (MOST_STANDING + 1) * needed


def test_after_tidying_the_pages_are_the_same_and_keep_their_pictures(
    issue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layout.preview.desk.MOST_STANDING", 0)
    desk = Desk(issue, bundled)
    before = desk.renew()
    desk.tidy()
    after = desk.renew()
    assert before.edition is not None
    assert after.edition is not None
    assert after.edition.sheets == before.edition.sheets
    assert after.versions == before.versions


def test_a_page_that_did_not_change_keeps_its_picture(issue: Path) -> None:
    desk = Desk(issue, bundled)
    first = desk.renew()
    article = issue.parent / "稿件/看水.md"
    whole = article.read_text("utf-8")
    article.write_text(whole.replace("。", "！", 1), "utf-8")
    second = desk.renew([article])
    assert second.versions[1] == first.versions[1]
    assert second.versions[2] != first.versions[2]
    article.write_text(whole, "utf-8")
    third = desk.renew([article])
    assert len({first.versions[2], second.versions[2], third.versions[2]}) == 3


def test_a_changed_face_changes_every_picture(issue: Path) -> None:
    desk = Desk(issue, bundled)
    first = desk.renew()
    second = desk.renew([Path("fonts/song.otf")])
    assert all(second.versions[page] != first.versions[page] for page in first.versions)


def test_another_press_changes_every_picture(issue: Path) -> None:
    paper = issue.parent / "paper.yaml"
    profile = issue.parent / "印刷.icc"
    bundled_profile = (ROOT / "layout/paint/profiles" / BUNDLED).read_bytes()
    profile.write_bytes(bundled_profile)
    whole = paper.read_text("utf-8") if paper.is_file() else ""
    desk = Desk(issue, bundled)
    shown = [desk.renew().versions]
    for more in ("\n印刷: {总墨量: 220}\n", "\n色彩特性: 印刷.icc\n"):
        paper.write_text(whole + more, "utf-8")
        shown.append(desk.renew([paper]).versions)
    profile.write_bytes(bundled_profile)
    shown.append(desk.renew([profile]).versions)
    assert not desk.view.errors and not desk.view.fault
    assert all(len({versions[page] for versions in shown}) == len(shown) for page in shown[0])
    assert desk.renew([paper]).versions == shown[-1]
    assert issue.parent in folders_of(issue, desk.view.edition)


def test_a_fault_of_our_own_leaves_the_pages_and_says_so(issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(issue, bundled)
    first = desk.renew()

    def fail(*_: object) -> None:
        raise ZeroDivisionError("made up")

    with monkeypatch.context() as patched:
        patched.setattr("layout.preview.desk.make_up", fail)
        broken = desk.renew()
    assert broken.edition is first.edition
    assert "ZeroDivisionError: made up" in broken.fault
    assert not desk.renew().fault
