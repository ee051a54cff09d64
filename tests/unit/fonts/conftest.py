from pathlib import Path

import pytest

from layout.fonts import Registry
from layout.read.registry import load_registry


@pytest.fixture(scope="session")
def bundled(root: Path) -> Registry:
    return load_registry(root / "fonts" / "fonts.yaml")
