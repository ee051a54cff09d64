"""The work as JSON, for peers that are programs of their own (Platypus)."""

import json
from dataclasses import asdict
from pathlib import Path

from bench.design import PageWork
from bench.placed import AREA_PT, MARGIN_PT, PAGE_PT, PAPER, place_slots


def write_json(pages: tuple[PageWork, ...], folder: Path) -> None:
    """Writes `work.json`; its pictures lie in `../paiban/图`."""
    folder.mkdir(parents=True, exist_ok=True)
    slots = [[asdict(slot) for slot in place_slots(page)] for page in pages]
    document = {"page_pt": PAGE_PT, "margin_pt": MARGIN_PT, "area_pt": AREA_PT, "paper": PAPER, "pages": slots}
    (folder / "work.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
