import functools
from pathlib import Path

import pytest
import testfonts
import yaml

from layout.fonts import Registry, build_registry


@functools.cache
def bundled_registry() -> Registry:
    folder = Path(__file__).resolve().parents[3] / "fonts"
    return build_registry(yaml.safe_load((folder / "fonts.yaml").read_text("utf-8")), folder)


@pytest.fixture(scope="session")
def bundled() -> Registry:
    return bundled_registry()


@pytest.fixture(scope="session", params=[False, True], ids=["truetype", "cff"])
def square(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """One plain face without halt, vert or locl, every glyph one em wide."""
    return testfonts.square_registry(tmp_path_factory.mktemp("faces"), cff=request.param)
