"""What the two READMEs show is understood as it stands there."""

import re
from pathlib import Path

import pytest

from layout.build import build_issue
from layout.read import read_issue
from layout.read.registry import load_registry


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_example_is_an_issue(readme: str, root: Path, tmp_path: Path) -> None:
    text = (root / readme).read_text("utf-8")
    issue = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    article = re.search(r"```markdown\n(.*?)```", text, re.DOTALL)
    assert issue and article
    (tmp_path / "稿件").mkdir()
    (tmp_path / "issue.yaml").write_text(issue[1], "utf-8")
    names = re.findall(r"稿: (\w+)", issue[1])
    assert "西流湖" in names
    for name in names:
        (tmp_path / "稿件" / f"{name}.md").write_text(article[1], "utf-8")
    built = build_issue(read_issue(tmp_path / "issue.yaml"), load_registry(root / "fonts" / "fonts.yaml"))
    assert [finding.code for finding in built.findings] == ["B312"]  # the excerpt tells no number
    assert [slot.name for slot in built.issue.pages[0].slots] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_what_it_points_to_is_there(readme: str, root: Path) -> None:
    text = (root / readme).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (root / link).exists()] == []
    for command in re.findall(r"`make (\w+)`", text):
        assert f"\n{command}:" in (root / "Makefile").read_text("utf-8")
