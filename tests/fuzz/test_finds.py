"""What the harnesses found, kept as it was: `finds/` holds the bytes."""

from pathlib import Path

from layout.repair import repair_copy
from layout.repair.types import Copy, Options

FINDS = Path(__file__).parent / "finds"


def test_a_byline_kept_as_text_parts_the_paragraph_that_was_joined_over_it() -> None:
    copies = (Copy("b.md", (FINDS / "byline-inside-a-joined-paragraph.bin").read_bytes()),)
    refused = frozenset({"join-968", "join-985", "byline-1882"})
    assert refused | {"join-1897"} <= {change.id for change in repair_copy(copies).changes}
    again = repair_copy(copies, Options(accepted=frozenset({"join-1897"}), refused=refused))
    assert again.audit.holds
    texts = [paragraph.text for article in again.articles for paragraph in article.paragraphs]
    at = texts.index("通讯员 丁子杰 崔立建")
    assert texts[at - 1].endswith("巡查一遍。") and texts[at + 1].startswith("有人担心")
