"""The command `fonts`: what it prints for a person and for a program."""

import json

from click.testing import CliRunner

from layout.cli.fonts import fonts_command


def test_lists_roles_faces_licences_and_coverage() -> None:
    result = CliRunner().invoke(fonts_command, ["--lang", "zh"])
    assert result.exit_code == 0
    for text in (
        "报宋",
        "仿宋",
        "NotoSerifCJKsc-Regular",
        "OFL-1.1",
        "35,239 字",
        "tgh-8105",
        "kai → noto-serif-regular",
    ):
        assert text in result.output


def test_english_on_request() -> None:
    assert "35,239 characters" in CliRunner().invoke(fonts_command, ["--lang", "en"]).output


def test_one_json_document() -> None:
    result = CliRunner().invoke(fonts_command, ["--json"])
    document = json.loads(result.output)
    assert {"报宋", "黑体", "小标宋", "楷体"} <= {name for role in document["roles"] for name in role["names"]}
    for face in document["faces"]:
        assert face["licence"] == "OFL-1.1"
        assert face["source"]["package"].startswith("fonts-")
        assert len(face["sha256"]) == 64
        assert face["characters"] > 10_000
