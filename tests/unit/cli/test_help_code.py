"""`help-code` and docs/codes.md tell every code that is declared, in both languages."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from layout.cli import paiban
from layout.cli.codes import FAMILIES, all_codes, code_page, codes_table, messages_of, plain

ROOT = Path(__file__).resolve().parents[3]
HAN = re.compile("[\u4e00-\u9fff]")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(paiban, ["help-code", *arguments])


def test_every_module_that_declares_messages_is_listed() -> None:
    listed = {Path(str(module.__file__)).resolve() for family in FAMILIES for module in family.modules}
    declares = re.compile(r"^\w+(: Final)? = (Message|_rule|_check)\(", re.MULTILINE)
    declaring = {path for path in (ROOT / "layout").rglob("*.py") if declares.search(path.read_text("utf-8"))}
    assert declaring == listed


def test_the_table_in_the_docs_is_the_one_the_messages_make() -> None:
    assert (ROOT / "docs" / "codes.md").read_text("utf-8") == codes_table(), "run: python docs/make_codes.py"


def test_messages_of_one_code_come_from_one_stage() -> None:
    for code in all_codes():
        stages = [family.en for family in FAMILIES if any(m.code == code for m in messages_of(family))]
        assert len(stages) == 1, (code, stages)


def test_both_languages_say_something_and_fill_in_the_same_values() -> None:
    for code, messages in all_codes().items():
        for message in messages:
            assert message.zh and message.en, code
            assert bool(message.hint_zh) == bool(message.hint_en), code
            assert bool(message.expected_zh) == bool(message.expected_en), code
            assert not HAN.search(message.en.replace("广告", "")), code


def test_values_become_dots_and_doubled_braces_one() -> None:
    assert plain("“{slot}”: {{稿: ……}}") == "“…”: {稿: ……}"
    assert plain("没有 {{{name}}} 这一项") == "没有 {…} 这一项"
    assert plain("{known_zh}") == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_code_has_a_page_in_each_language(lang: str) -> None:
    result = run("b202", "--lang", lang)
    assert result.exit_code == 0
    assert ("错误[B202]" if lang == "zh" else "error[B202]") in result.stdout
    assert ("办法：" if lang == "zh" else "hint:") in result.stdout


def test_a_check_is_found_by_its_chinese_name_and_says_how_it_is_waived() -> None:
    result = run("碰题")
    assert result.exit_code == 0
    assert "警告[butted_heads]" in result.stdout
    assert "错误[butted_heads]" in result.stdout
    assert "允许: [碰题]" in result.stdout
    assert "waive: [butted_heads]" in code_page("butted_heads", all_codes()["butted_heads"], "en")


def test_without_a_code_all_are_listed() -> None:
    assert all(f"[{code}]" in run().stdout for code in all_codes())
    assert {row["code"] for row in json.loads(run("--json").stdout)} == set(all_codes())


def test_an_unknown_code_is_a_wrong_argument_with_the_nearest_ones() -> None:
    result = run("buted_heads", "--lang", "en")
    assert result.exit_code == 2
    assert "did you mean butted_heads" in result.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "gbk", "utf-8"])
def test_a_screen_that_lacks_characters_gets_escapes_and_no_fault(encoding: str) -> None:
    command = [sys.executable, "-m", "layout", "help-code", "B202"]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("latin-1")
    assert b"[B202]" in done.stdout
