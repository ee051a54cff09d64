"""Damaged PDFs: preflight and the proof of the text answer with findings, never with an exception of their own."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from random import Random

import pytest
from handmade import EXPECTED, STORIES, bundled, issue, two_pages

from layout.paint import paint_pdf
from layout.preflight import preflight_pdf, verify_text


@cache
def base() -> bytes:
    return paint_pdf(two_pages(), issue(STORIES), bundled())


@pytest.fixture(autouse=True)
def silent() -> Iterator[None]:
    """The reader's own complaints about damaged files are not what is tested."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def damaged(seed: int) -> bytes:
    """The file with bytes changed, a stretch cut out, its end missing, or tokens exchanged."""
    chance = Random(seed)
    data = bytearray(base())
    match seed % 4:
        case 0:
            for _ in range(chance.randint(1, 12)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 1:
            del data[chance.randrange(len(data)) :]
        case 2:
            start = chance.randrange(len(data))
            del data[start : start + chance.randint(1, 400)]
        case _:
            tokens = list(re.finditer(rb"/[A-Za-z]+|\d+ 0 R|\b\d+\b", bytes(data)))
            for _ in range(chance.randint(1, 4)):
                target, other = chance.choice(tokens), chance.choice(tokens)
                room = target.end() - target.start()
                data[target.start() : target.end()] = other.group()[:room].ljust(room)
    return bytes(data)


@pytest.mark.parametrize("seed", range(0, 240, 24))
def test_only_findings_come_out(seed: int) -> None:
    for n in range(seed, seed + 24):
        data = damaged(n)
        report = preflight_pdf(data)
        assert report.bytes == len(data)
        verify_text(data, EXPECTED)
