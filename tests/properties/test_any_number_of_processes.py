"""However many processes make a build, and whether its pages are put aside or not: the same bytes, the same findings;
and a large issue takes little more memory than a small one.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import pytest
from handmade import bundled
from PIL import Image

from layout import aside, delivery, pipeline, singles
from layout.build import build_issue
from layout.delivery import deliver_edition
from layout.diagnostics import Diagnostic, InputError
from layout.export import staging
from layout.groups import groups_of
from layout.model.issue import Issue
from layout.paint import document, pictures
from layout.pipeline import Edition, make_up
from layout.place.messages import PINS_TOO_HIGH
from layout.read import read_issue

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "issues" / "zhongyuan-weekly" / "2021-02-09" / "issue.yaml"
EXAMPLES = [ROOT / "examples" / name / "issue.yaml" for name in ("02-jump", "10-languages", "20-spread")]


@pytest.fixture(autouse=True)
def _every_page_is_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LEAST_WEIGHT", 1)
    monkeypatch.setattr(singles, "LEAST_SHARE", 1)


def built(issue: Path, folder: Path, jobs: int | None) -> tuple[dict[str, bytes], Edition]:
    """Every file of a build by its name, and the edition."""
    edition = make_up(issue, bundled(), jobs=jobs)
    with staging(folder) as stage:
        numbers = [sheet.number for sheet in edition.sheets]
        made = deliver_edition(edition, stage, "x4", numbers, "zh", jobs or 1)
        stage.deliver(made.files)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}, edition


@pytest.mark.parametrize("issue", [SAMPLE, *EXAMPLES], ids=lambda path: path.parent.name)
def test_the_same_bytes_from_any_number_of_processes(
    issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, edition = built(issue, tmp_path / "here", None)
    assert len(wanted) >= 6
    for jobs in (1, 3):
        found, other = built(issue, tmp_path / f"jobs{jobs}", jobs)
        assert found == wanted
        assert other.findings == edition.findings
        assert other.filled.steps == edition.filled.steps
        assert other.sheets == edition.sheets
    monkeypatch.setattr(pipeline, "LARGE", 0)
    monkeypatch.setattr(delivery, "LARGE", 0)
    assert built(issue, tmp_path / "aside", 2)[0] == wanted
    assert not list(tmp_path.rglob(".*"))


PICTURES = """报纸: 样报
期: 1
日期: 2021-02-09
版式: {基础: 四开6栏, 行: 40}
版:
"""


def with_one_picture(folder: Path, pages: int) -> Path:
    """An issue with the same picture, of the same size, on every page."""
    folder.mkdir()
    grain = bytes(n * n * 2654435761 % 251 for n in range(300 * 200))
    Image.frombytes("L", (300, 200), grain).save(folder / "图.png")
    slot = "甲: {图片新闻: 图.png, 主题: 题, 图说: 图中一景。, 制图: 本报}"
    rows = (f'  {n}: {{名: 要闻, 版样: "甲甲甲甲甲甲", {slot}}}\n' for n in range(1, pages + 1))
    (folder / "issue.yaml").write_text(PICTURES + "".join(rows), "utf-8")
    return folder / "issue.yaml"


def test_a_picture_that_was_put_aside_travels_between_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = with_one_picture(tmp_path / "issue", 6)
    wanted, _ = built(issue, tmp_path / "here", None)
    monkeypatch.setattr(pipeline, "LARGE", 0)
    monkeypatch.setattr(delivery, "LARGE", 0)
    monkeypatch.setattr(document, "SHARED", 2)  # the later pages meet the picture where the first put it
    prepared: list[object] = []
    result, prepare = aside._result, pictures.prepare_picture.__wrapped__
    monkeypatch.setattr(aside, "_result", lambda child, work: result(child, lambda: pytest.fail("it is done twice")))

    def noted(*given: Any) -> pictures.PreparedPicture:
        prepared.append(given)
        return prepare(*given)

    monkeypatch.setattr(pictures.prepare_picture, "__wrapped__", noted)
    assert built(issue, tmp_path / "aside", 2)[0] == wanted
    assert len(prepared) == 1, "the first of two pages; the other one's process has its own"


RESERVE = """报纸: 样报
期: 1
日期: 2021-02-09
版式: {基础: 四开6栏, 行: 40}
备稿: [备一, 备二, 备三]
版:
  1: {名: 要闻, 版样: "甲甲甲甲··", 甲: {稿: 一, 转: 3/甲}}
  2: {名: 综合, 版样: "甲甲甲甲··", 甲: {稿: 二}}
  3: {名: 副刊, 版样: "甲甲甲甲甲甲\\n乙乙乙乙乙乙", 甲: {接: 1/甲}, 乙: {稿: 三}}
  4: {名: 广告, 版样: "甲甲甲甲甲甲", 甲: {稿: 四}}
"""


def with_reserve(folder: Path) -> Path:
    """An issue of four pages whose first two share a reserve and whose first goes on on the third."""
    stock = folder / "稿件"
    stock.mkdir(parents=True)
    for name, count in (("一", 110), ("二", 72), ("三", 40), ("四", 105), ("备一", 36), ("备二", 35), ("备三", 30)):
        body = "\n\n".join(f"第{n}段，说的是平常日子里的事，与{name}有关。" for n in range(count))
        (stock / f"{name}.md").write_text(f"---\n主题: {name}字号的稿子\n---\n{body}\n", "utf-8")
    (folder / "issue.yaml").write_text(RESERVE, "utf-8")
    return folder / "issue.yaml"


def test_pages_with_a_jump_or_a_shared_reserve_are_one_group(tmp_path: Path) -> None:
    issue = build_issue(read_issue(with_reserve(tmp_path)), bundled()).issue
    groups = groups_of(issue)
    assert [[page.number for page in group.pages] for group in groups] == [[1, 2, 3], [4]]
    assert [story.id for story in groups[1].stories] == ["四"]
    assert sum(len(group.texts) for group in groups) == len(issue.texts)
    assert {text.key for group in groups for text in group.texts} == {text.key for text in issue.texts}
    assert [len(group.reserve) for group in groups] == [3, 0]


def test_a_reserve_is_used_up_in_order_by_any_number_of_processes(tmp_path: Path) -> None:
    issue = with_reserve(tmp_path)
    editions = [make_up(issue, bundled(), jobs=jobs) for jobs in (None, 1, 2, 3)]
    used = [story.id for story in editions[0].issue.stories]
    assert used == ["一", "二", "三", "四", "备一", "备二"]
    for edition in editions[1:]:
        assert edition.issue == editions[0].issue
        assert edition.findings == editions[0].findings
        assert edition.sheets == editions[0].sheets
        assert edition.characters == editions[0].characters
        assert edition.changes == editions[0].changes


def test_faults_of_several_groups_are_told_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue = with_reserve(tmp_path)

    def refuse(group: Issue, _: object) -> NoReturn:
        raise InputError((Diagnostic(message=PINS_TOO_HIGH, page=group.pages[0].number),))

    monkeypatch.setattr(pipeline, "place_articles", refuse)
    for jobs in (None, 2):
        with pytest.raises(InputError) as error:
            make_up(issue, bundled(), jobs=jobs)
        assert [finding.page for finding in error.value.diagnostics] == [1, 4]


KILLED = """
import os, signal, sys
from layout import pipeline
from layout.cli import main
pipeline.LEAST_WEIGHT = 1
here, compose = os.getpid(), pipeline.compose_sheets
def killed(*given):
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return compose(*given)
pipeline.compose_sheets = killed
main()
"""


def test_a_process_that_is_killed_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    words = [sys.executable, "-c", KILLED, "build", str(SAMPLE), "-o", str(tmp_path / "out"), "--jobs", "2"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 70
    assert "SIGKILL" in done.stderr and "--jobs 1" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(os.wait4(process.pid, 0)[2].ru_maxrss / 1024)
"""
FEW, MANY = 18, 34
"""Pages of two builds: so few that the first is a large issue, so many that what grows is seen."""
MOST_MIB_A_PAGE = 0.75
"""What a page more may add to the peak of a build; it added 2.4 when the pages of an issue were all in memory."""


def peak_mib(pages: int, folder: Path) -> float:
    """Peak memory of one process that builds an issue of so many pages."""
    made = [sys.executable, "-m", "bench", "make", "--pages", str(pages), "-o", str(folder)]
    subprocess.run(made, cwd=ROOT, check=True)
    issue, out = folder / "paiban" / "issue.yaml", folder / "out"
    words = [sys.executable, "-m", "layout", "build", str(issue), "-o", str(out), "--jobs", "1"]
    measured = [sys.executable, "-c", MEASURE, *words]
    peak = float(subprocess.run(measured, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    assert len(json.loads((out / "manifest.json").read_text("utf-8"))["files"]) == pages + 5
    return peak


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peaks are counted otherwise elsewhere")
def test_a_page_more_takes_little_memory_more(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as side_by_side:
        few, many = side_by_side.map(peak_mib, (FEW, MANY), (tmp_path / "few", tmp_path / "many"))
    assert (many - few) / (MANY - FEW) < MOST_MIB_A_PAGE, (few, many)


def test_the_caller_has_a_share_of_its_own() -> None:
    seen = pipeline.share_out(lambda _: os.getpid(), [1, 1], 2)
    assert os.getpid() in seen and len(set(seen)) == 2
