"""Coverage-guided fuzzing of what reads an editor's files: `python tests/fuzz/fuzz_readers.py TARGET SECONDS`.

TARGET is one of TARGETS. It needs `pip install atheris` (Linux). Its seeds are the project's own files and the cases of
`tests/cases`; what must hold is what the docstring of each target says. A find stops the run and is printed with the
bytes that made it: it becomes a case in `tests/cases/commands`.
"""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import atheris

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

with atheris.instrument_imports(include=["layout"]):
    from layout.cli.desk import registry
    from layout.diagnostics import InputError
    from layout.lines.galleys import set_element
    from layout.model.languages import LANGUAGE_SETTINGS
    from layout.preflight import preflight_pdf
    from layout.read.article import read_article
    from layout.read.files import read_text
    from layout.read.markdown import parse_inline, parse_markdown
    from layout.read.pictures import read_picture
    from layout.read.yaml_nodes import parse_yaml
    from layout.repair import repair_copy
    from layout.repair.types import Copy
    from layout.shape.shaping import Cases, shape_with

import adfiles
import testfonts
from PIL import Image

from layout.diagnostics import Span
from layout.fonts import FaceRequest, Registry, extend_registry
from layout.model.story import TextElement
from layout.model.style import TextStyle

SCRATCH = Path(tempfile.mkdtemp(prefix="paiban-fuzz-"))
CASES = Cases(registry())


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def yaml(data: bytes) -> None:
    """A node, or faults that say why there is none."""
    path = SCRATCH / "issue.yaml"
    path.write_bytes(data)
    text, faults = read_text(path, "issue.yaml")
    if text is None:
        assert faults
        return
    node, faults = parse_yaml(text, "issue.yaml")
    assert node is not None or faults or not text.strip() or text.lstrip()[0] in "#%"


def markdown(data: bytes) -> None:
    """No paragraph is empty but a table, which has rows; what is left out is told."""
    paragraphs, _ = parse_markdown(text_of(data).replace("\r", "\n"), "a.md")
    for paragraph in paragraphs:
        assert paragraph.text.text.strip() or (paragraph.cells and paragraph.cells.rows)
    path = SCRATCH / "a.md"
    path.write_bytes(data)
    found, faults = read_article(path, "a.md", "a")
    assert found is not None or faults


def typeset(data: bytes) -> None:
    """Lines that joined again are the text that was set."""
    if len(data) < 4:
        return
    lang = list(LANGUAGE_SETTINGS)[data[0] % len(LANGUAGE_SETTINGS)]
    setting = replace(
        LANGUAGE_SETTINGS[lang],
        by_meaning=data[2] % 3 == 1,
        align="center" if data[2] % 3 == 1 else "justify",
        writing="vertical" if data[3] % 4 == 0 else "horizontal",
        strict_grid=data[3] % 8 == 1,
    )
    style = TextStyle("song", "hei", 9.0, 12.0, setting=setting)
    rich, _ = parse_inline(text_of(data[4:]).replace("\n", " ").replace("\r", " "), "a.txt", 1)
    element = TextElement("0", "headline" if setting.by_meaning else "body", rich, style, (1.0 + data[1] % 30,))
    shaped, _, _ = shape_with(CASES, element.key, rich, style)
    lines = set_element(element, shaped, 9.0, ()).lines
    joined = "".join(line.text for line in lines)
    assert "".join(joined.split()) == "".join(shaped.source.text.split()), (joined, shaped.source.text)


def picture(data: bytes) -> None:
    """Facts, or a fault."""
    path = SCRATCH / "a.png"
    path.write_bytes(data)
    found, faults = read_picture(path, "a.png", Span("issue.yaml", 1, 1))
    assert found is not None or faults


def pdf(data: bytes) -> None:
    """A report, whatever the bytes."""
    assert preflight_pdf(data).bytes == len(data)


def font(data: bytes) -> None:
    """A face that answers, or an InputError."""
    path = SCRATCH / "a.ttf"
    path.write_bytes(data)
    wish = FaceRequest("x", Span("paper.yaml", 1, 1), file="a.ttf", index=None, weight=None)
    try:
        (face,) = extend_registry(Registry({}, {}), [wish], SCRATCH).faces.values()
    except InputError as error:
        assert error.diagnostics
        return
    face.covers("中")


def repair(data: bytes) -> None:
    """The audit holds."""
    assert repair_copy((Copy("a.txt", data),)).audit.holds


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (yaml, markdown, typeset, picture, pdf, font, repair)
}


def seeds(target: str) -> Iterator[bytes]:
    """What a run begins with."""
    files = [path for name in ("issues", "examples") for path in sorted((TESTS.parent / name).rglob("*"))]
    match target:
        case "yaml":
            yield from (path.read_bytes() for path in files if path.suffix == ".yaml")
        case "markdown" | "repair":
            yield from (path.read_bytes() for path in files if path.suffix == ".md")
        case "typeset":
            yield from (b"\0\x0c\0\1" + path.read_bytes()[:400] for path in files if path.suffix == ".md")
        case "picture":
            for kind in ("PNG", "JPEG", "TIFF", "WEBP"):
                out = io.BytesIO()
                Image.new("RGB", (9, 7), "red").save(out, kind)
                yield out.getvalue()
        case "pdf":
            yield adfiles.good()
            yield from (make() for make in adfiles.REJECTED.values())
        case "font":
            yield from (
                testfonts.square_font("中A"),
                testfonts.square_font("中A", cff=True),
                testfonts.font_collection(),
            )


def main() -> None:
    target, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60
    corpus = SCRATCH / "corpus"
    corpus.mkdir()
    for number, data in enumerate(seeds(target)):
        (corpus / str(number)).write_bytes(data)
    options = [
        f"-max_total_time={seconds}",
        "-timeout=20",
        "-rss_limit_mb=0",  # the tracer itself grows by gigabytes; the same inputs without it stay level
        "-malloc_limit_mb=1500",
        "-max_len=20000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
