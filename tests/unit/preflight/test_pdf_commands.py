import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from handmade import STORIES, bundled, issue, two_pages

from layout.cli.preflight import preflight_command, verify_command
from layout.paint import paint_pdf


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "small.pdf"
    path.write_bytes(paint_pdf(two_pages(), issue(STORIES), bundled()))
    return path


def test_a_good_file_passes_in_both_languages(pdf: Path) -> None:
    for lang, word in (("zh", "通过"), ("en", "passed")):
        told = CliRunner().invoke(preflight_command, [str(pdf), "--lang", lang])
        assert told.exit_code == 0
        assert told.stdout.splitlines()[0] == "small.pdf  PDF/X-4"
        assert told.stdout.splitlines()[-1] == word


def test_the_report_as_json(pdf: Path) -> None:
    told = json.loads(CliRunner().invoke(preflight_command, [str(pdf), "--json"]).stdout)
    assert told["claims"] == "PDF/X-4"
    assert [page["label"] for page in told["pages"]] == ["A01", "A02"]
    assert told["summary"] == {"error": 0, "warning": 0, "info": 0, "passed": True}
    assert told["profile"]["tac_percent"] == 240


def test_exit_statuses(tmp_path: Path) -> None:
    assert CliRunner().invoke(preflight_command, [str(tmp_path / "none.pdf")]).exit_code == 4
    (tmp_path / "bad.pdf").write_bytes(b"no pdf")
    told = CliRunner().invoke(preflight_command, [str(tmp_path / "bad.pdf"), "--json"])
    assert told.exit_code == 3
    finding = json.loads(told.stdout)["findings"][0]
    assert (finding["rule"], finding["severity"]) == ("file.unreadable", "error")


def test_verify_against_an_issue_that_it_is_not(pdf: Path, root: Path) -> None:
    against = str(root / "examples" / "01-one-page" / "issue.yaml")
    told = CliRunner().invoke(verify_command, [str(pdf), "--against", against, "--json"])
    assert told.exit_code == 3
    counts = json.loads(told.stdout)["text_verified"]
    assert counts["missing"] == counts["characters"] > 0
    assert counts["extra"] > 0
