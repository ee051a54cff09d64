"""The registry of faces that travels with the engine: its file as a `Registry`."""

from pathlib import Path

import yaml

from layout.diagnostics import Diagnostic, Message, MissingError, Span
from layout.fonts import Registry, build_registry

REGISTRY_BROKEN = Message(
    "R901",
    "error",
    zh="字体登记表 {file} 读不出",
    en="the registry of faces {file} cannot be read",
    hint_zh="重新安装 paiban",
    hint_en="install paiban again",
)


def load_registry(path: Path) -> Registry:
    """The registry of a file such as `fonts/fonts.yaml`; the faces lie beside it.

    Raises:
        MissingError: The file, or one that it names, is missing or cannot be read.
    """
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        return build_registry(data, path.parent)
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        place = Span(str(path), 1, 1)
        raise MissingError((Diagnostic(message=REGISTRY_BROKEN, values={"file": str(path)}, span=place),)) from error
