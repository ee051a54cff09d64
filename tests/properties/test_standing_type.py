"""A make-up from standing type is the one from an empty case, after any edits of any file, wrong ones included."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.cli.desk import registry
from layout.diagnostics import Diagnostic, InputError
from layout.paint.dump import dump_text
from layout.pipeline import make_up
from layout.standing import distribute

ROOT = Path(__file__).resolve().parents[2]
Edit = Callable[[str, int], str]


def _typed(text: str, at: int) -> str:
    """A few words more, somewhere in the body."""
    return text[:at] + "春天来了，" + text[at:]


def _cut(text: str, at: int) -> str:
    return text[:at] + text[at + 7 :]


def _new_paragraph(text: str, at: int) -> str:
    end = text.find("\n\n", at)
    return text + "\n又起一段。\n" if end < 0 else text[:end] + "\n\n又起一段，字数不多。" + text[end:]


def _without_paragraph(text: str, at: int) -> str:
    parts = text.split("\n\n")
    del parts[at % len(parts)]
    return "\n\n".join(parts)


def _blank_line(text: str, at: int) -> str:
    """Every place below moves down a line."""
    end = text.find("\n", at)
    return text[: end + 1] + "\n" + text[end + 1 :]


def _broken(text: str, at: int) -> str:
    return "主题: [没有关上\n" + text


EDITS: tuple[Edit, ...] = (_typed, _cut, _new_paragraph, _without_paragraph, _blank_line, _broken)


def made(issue: Path) -> tuple[str, object, object, tuple[Diagnostic, ...]]:
    """All that a make-up tells: the sheets as text and as they are, how the slots fit, the findings."""
    try:
        edition = make_up(issue, registry())
    except InputError as error:
        return "", None, None, error.diagnostics
    return dump_text(edition.sheets), edition.sheets, edition.filled, edition.findings


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(EDITS), st.integers(0, 10_000)), min_size=1, max_size=6))
def test_standing_type_and_an_empty_case_set_the_same(edits: list[tuple[int, Edit, int]]) -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder) / "paper"
        shutil.copytree(ROOT / "examples/02-jump", home)
        issue = home / "issue.yaml"
        files = [issue, *sorted((home / "稿件").glob("*.md"))]
        whole = {file: file.read_text("utf-8") for file in files}
        make_up(issue, registry())
        seen = []
        for which, edit, at in edits:
            file = files[which % len(files)]
            text = file.read_text("utf-8")
            file.write_text(edit(text, at % (len(text) + 1)), "utf-8")
            seen.append(({f: f.read_text("utf-8") for f in files}, made(issue)))
            if not seen[-1][1][0]:  # mended, as an editor would
                file.write_text(whole[file], "utf-8")
        for texts, warm in seen:
            for file, text in texts.items():
                file.write_text(text, "utf-8")
            distribute()
            assert made(issue) == warm


def test_a_picture_with_new_bytes_under_its_old_name_is_seen(tmp_path: Path) -> None:
    home = tmp_path / "paper"
    shutil.copytree(ROOT / "examples/03-pictures", home)
    issue = home / "issue.yaml"
    before = make_up(issue, registry())
    pictures = sorted(file for file in home.rglob("*") if file.suffix in (".jpg", ".png"))
    shutil.copyfile(pictures[1], pictures[0])
    warm = made(issue)
    distribute()
    assert made(issue) == warm
    assert before.sheets != warm[1]


def test_what_did_not_change_is_not_set_again(tmp_path: Path) -> None:
    """Lines of the other articles are the very same objects: nothing looked at them a second time."""
    home = tmp_path / "paper"
    shutil.copytree(ROOT / "examples/02-jump", home)
    issue = home / "issue.yaml"
    before = make_up(issue, registry())
    changed, *others = sorted((home / "稿件").glob("*.md"))
    changed.write_text(changed.read_text("utf-8") + "\n又起一段，写的是别的事。\n", "utf-8")
    after = make_up(issue, registry())
    lines = {id(line) for galley in before.filled.set.galleys.values() for text in galley.texts for line in text.lines}
    kept = {other.stem: 0 for other in others}
    for (story, _), galley in after.filled.set.galleys.items():
        for text in galley.texts:
            if story in kept:
                assert all(id(line) in lines for line in text.lines), text.key
                kept[story] += len(text.lines)
    assert all(kept.values())
    assert {s.id for s in after.issue.stories} == {changed.stem, *kept}
