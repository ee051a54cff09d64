"""Made-up copy in three languages, level and vertical: what typography.md §§2, 3, 11 and 13 ask of every line."""

import json
import random
import re
from itertools import pairwise
from typing import Any

import pytest
from click.testing import CliRunner

from layout.cli.typeset import typeset_command

HAN = {
    "zh-Hans": "的一是了我不人在他有这上们来到时大地为子中说生国年",
    "zh-Hant": "的是我們說來時國這會對於學經發現無開關東車長門問間",
    "ja": "のはをにがでとたしているすこれさきかなものらり東京日本",
}
PARTS = {
    "zh-Hans": (
        *(
            "，",
            "。",
            "、",
            "！",
            "？",
            "……",
            "——",
            "“好”",
            "（一）",
            "《书》",
            "他·李",
            "I’m",
            "Q&A",
            "WTO",
            "2026年",
            "3月5日",
        ),
        *("50%", "36.5℃", "1200米", "A股", "English", "‘小’"),
    ),
    "zh-Hant": (
        "，",
        "。",
        "、",
        "！",
        "？",
        "……",
        "——",
        "「好」",
        "（一）",
        "《書》",
        "「『內』」",
        "A股",
        "2024年",
        "50%",
        "王·李",
    ),
    "ja": (
        "、",
        "。",
        "！",
        "？",
        "……",
        "——",
        "「はい」",
        "（笑）",
        "『本』",
        "ラーメン",
        "ジャン・ルソー",
        "々",
        "2024年",
        "100円",
        "1.5倍",
    ),
}
NEVER_FIRST, NEVER_LAST = "，。、；：！？」』）》”’·・", "「『（《“‘"


def copy(dice: random.Random, lang: str) -> str:
    text = dice.choice(HAN[lang])
    for _ in range(dice.randint(8, 25)):
        text += "".join(dice.choice(HAN[lang]) for _ in range(dice.randint(1, 6))) + dice.choice(PARTS[lang])
    return text + "。"


def body_em(char: str, lang: str, vertical: bool) -> float | None:
    """What typography.md §§2, 11 and 13 give a mark; None where they leave it to the face."""
    if char in "，。、":
        return 1.0 if lang == "zh-Hant" else 0.5
    if char in "：；！？":
        return 0.5 if lang == "zh-Hans" and not vertical else 1.0
    return 0.5 if char in "「」『』（）《》·・" else None


def complaints(line: dict[str, Any], text: str, lang: str, vertical: bool) -> list[str]:
    found, shown, glyphs = [], line["text"], line["glyphs"]
    before, after = text[: line["first"]], text[line["first"] :]
    if before and shown[0] in NEVER_FIRST + ("ー々" if lang == "ja" else ""):
        found.append("begins with a mark")
    if not line["last"] and shown.rstrip()[-1] in NEVER_LAST:
        found.append("ends with an opener")
    if re.search(r"\d$", before) and re.match(r"[\d年月日円倍米%℃]", after):
        found.append("a number torn")
    if before[-1:] == after[:1] and after[:1] in ("…", "—"):
        found.append("a dash torn")
    for glyph in glyphs:
        width = glyph["body_em"][1] - glyph["body_em"][0]
        wanted = body_em(glyph["text"], lang, vertical)
        if wanted is not None and abs(width - wanted) > 0.001:
            found.append(f"{glyph['text']} is {width}")
    for one, other in pairwise(glyphs):
        gap = other["body_em"][0] - one["body_em"][1]
        if gap < -0.001:
            found.append(f"{one['text']}{other['text']} overlap")
        if one["text"] + other["text"] in ("20", "02", "24", "26") and gap > 0.001:
            found.append("a number spread")
        if other["text"] in "，。、」』）》" and one["text"] not in NEVER_FIRST and gap > 0.001:
            found.append(f"white before {other['text']}")
    return found


@pytest.mark.parametrize("writing", ["horizontal", "vertical"])
@pytest.mark.parametrize("lang", list(HAN))
@pytest.mark.parametrize("measure", [9, 13, 20])
def test_every_line_keeps_the_rules_of_its_language(measure: int, lang: str, writing: str) -> None:
    dice = random.Random(f"{measure} {lang} {writing}")
    texts = [copy(dice, lang) for _ in range(12)]
    options = ["--measure", str(measure), "--text-lang", lang, "--writing", writing, "--as-is"]
    result = CliRunner().invoke(typeset_command, ["-", "--json", *options], input="\n".join(texts))
    document = json.loads(result.stdout)
    found = [
        (line["text"], fault)
        for line in document["lines"]
        for fault in complaints(line, texts[line["paragraph"]], lang, writing == "vertical")
    ]
    assert found == []
