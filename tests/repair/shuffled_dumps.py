"""The same damaged articles in any order: dumps whose parts are damaged each for itself, then laid end to end."""

import random
from collections.abc import Sequence
from dataclasses import replace

from dump_damage import _style, _with_noise, damage_marks, load_articles, make_truth, print_article, stray


def damaged_articles(level: int, seed: int, half: str) -> list[str]:
    """Articles with a dateline, as they stand in a dump of a level: noise, reprints, torn lines and folded marks in."""
    rng = random.Random(f"{level}-{seed}-{half}-orderL")
    entries = [entry for entry in load_articles(half) if entry["L"]]
    truths = [make_truth(entry, rng) for entry in rng.sample(entries, rng.randint(4, 9))]
    common = _style(level, rng)
    folded = 1.0 if level == 1 or rng.random() < 0.5 else 0.6
    forms = ("lines", "lines", "line", "line", "glued", "bracket", "dateline", "above")
    parts = []
    for truth in truths:
        style = replace(_style(level, rng) if level == 3 and rng.random() < 0.5 else common)
        style.cut_stops = level == 3
        style.byline = rng.choice(forms if level > 1 else ("lines", "lines", "line", "glued"))
        if truth.author:
            style.byline = rng.choice(("above", "above", "end"))
        flat = not any(kind in ("verse", "row") for kind, _ in truth.paragraphs)
        style.repeats = rng.choice((0, 0, 0, 0, 1, 2, 3)) if flat else 0
        lines = print_article(truth, style, rng)
        text = "\n".join(_with_noise(lines, rng, common.measure is not None) if level > 1 else lines)
        text = damage_marks(text, folded, rng)
        if level == 3:
            text = stray(stray(text, 0.003, " ", rng), 0.002, "\u200b\u00ad\u2060", rng)
        parts.append(text.strip("\n"))
    return parts


def dump_of(parts: Sequence[str]) -> bytes:
    """A dump of some articles in an order."""
    return ("\n\n\n".join(parts) + "\n").encode()
