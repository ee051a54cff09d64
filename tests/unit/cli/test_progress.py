import sys

import pytest

from layout.cli.progress import CLEAR, doing


def test_nothing_is_said_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with doing("排版……"):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_it_and_is_clean_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(ZeroDivisionError), doing("排版……"):
        assert "排版……" in capsys.readouterr().err
        1 / 0  # noqa: B018
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(CLEAR)
