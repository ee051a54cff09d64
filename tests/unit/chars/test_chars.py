"""Classes and widths, counted by hand from typography.md §§2, 11, 13."""

import pytest

from layout.chars import CharClass, classify, is_cjk, is_han, widths


@pytest.mark.parametrize(
    ("chars", "cls"),
    [
        ("中㐀𬱖〇㎡①ㄅ℃→😀Ａ", CharClass.HAN),
        ("あンｱ", CharClass.KANA),
        ("ゃッㇰｯ", CharClass.SMALL),
        ("々ゝ゛ﾟ゠", CharClass.ITER),
        ("ー", CharClass.PROL),
        ("한ᄀ", CharClass.HANGUL),
        ("ꀀ𗀀𛅰︳﹏﹟", CharClass.HAN),
        ("“‘（《〈「『【〖〔［｛﹃﹁︗﹙﹛﹝\u2329", CharClass.OPEN),
        ("”’）》〉」』】〗〕］｝﹄﹂︘﹚﹜﹞", CharClass.CLOSE),
        ("，、；：", CharClass.PAUSE),
        ("。．", CharClass.STOP),
        ("！？‼⁉", CharClass.EX),
        ("·・‧•･", CharClass.MID),
        ("–—～〜︱", CharClass.CONN),
        ("…⋯‥︙", CharClass.ELL),
        ("09", CharClass.NUM),
        ("azéΩЖ&@_-", CharClass.LAT),
        ("￥¥$€£№₩₽฿₫", CharClass.PREF),
        ("%‰°′″¢￠", CharClass.POST),
        ("([{«‹„｢¿⌈❪", CharClass.LOPEN),
        (")]}»›｣⌉❫", CharClass.LCLOSE),
        (",.;:!?､｡", CharClass.LMARK),
        ("\u3000", CharClass.IDSP),
        ("\u00a0", CharClass.NBSP),
        (" ", CharClass.SP),
        ("\n", CharClass.BREAK),
    ],
)
def test_class_of_single_characters(chars: str, cls: CharClass) -> None:
    assert [classify(char) for char in chars] == [cls] * len(chars)


def test_korean_and_english_quotes_are_latin() -> None:
    assert classify("“", "ko") is CharClass.LOPEN
    assert classify("’", "en") is CharClass.LCLOSE
    assert classify("“", "zh-Hant") is CharClass.OPEN


@pytest.mark.parametrize(
    ("unit", "lang", "vertical", "punctuation", "expected"),
    [
        ("中", "zh-Hans", False, "quanjiao", (1, 0, 0)),
        ("（", "zh-Hans", False, "quanjiao", (0.5, 0.5, 0)),
        ("》", "zh-Hans", False, "quanjiao", (0.5, 0, 0.5)),
        ("，", "zh-Hans", False, "quanjiao", (0.5, 0, 0.5)),
        ("？", "zh-Hans", False, "quanjiao", (0.5, 0, 0.5)),
        ("？", "ja", False, "quanjiao", (1, 0, 0)),
        ("：", "ja", False, "quanjiao", (1, 0, 0)),
        ("，", "ja", False, "quanjiao", (0.5, 0, 0.5)),
        ("，", "zh-Hant", False, "quanjiao", (1, 0, 0)),
        ("。", "zh-HK", False, "quanjiao", (1, 0, 0)),
        ("，", "zh-Hant", False, "banjiao", (0.5, 0, 0)),
        ("「", "zh-Hant", False, "quanjiao", (0.5, 0.5, 0)),
        ("·", "zh-Hans", False, "quanjiao", (0.5, 0, 0)),
        ("·", "ja", False, "quanjiao", (0.5, 0.25, 0.25)),
        ("·", "zh-Hant", False, "quanjiao", (0.5, 0.25, 0.25)),
        ("：", "zh-Hans", True, "quanjiao", (1, 0, 0)),
        ("！", "zh-Hans", True, "banjiao", (1, 0, 0)),
        ("，", "zh-Hans", True, "quanjiao", (0.5, 0, 0.5)),
        ("，", "zh-Hans", False, "kaiming", (0.5, 0, 0)),
        ("。", "zh-Hans", False, "kaiming", (0.5, 0, 0.5)),
        ("（", "zh-Hans", False, "kaiming", (0.5, 0, 0)),
        ("。", "zh-Hans", False, "banjiao", (0.5, 0, 0)),
        ("。", "zh-Hans", False, "plain", (0.5, 0, 0.5)),
        ("…", "zh-Hans", False, "quanjiao", (1, 0, 0)),
        ("……", "zh-Hans", False, "quanjiao", (2, 0, 0)),
        ("～", "zh-Hans", False, "quanjiao", (1, 0, 0)),
        ("–", "zh-Hans", False, "quanjiao", (0.5, 0, 0)),
        ("／", "zh-Hans", False, "quanjiao", (0.5, 0, 0)),
        ("한", "ko", False, "quanjiao", (None, 0, 0)),
        ("A", "zh-Hans", False, "quanjiao", (None, 0, 0)),
    ],
)
def test_widths(
    unit: str, lang: str, vertical: bool, punctuation: str, expected: tuple[float | None, float, float]
) -> None:
    wide = widths(unit, classify(unit[0], lang), lang, vertical, punctuation)
    assert (wide.body_em, wide.before_em, wide.after_em) == expected


def test_two_em_dash_is_one_unit() -> None:
    assert widths("——", CharClass.DASH2, "zh-Hans").body_em == 2


def test_what_counts_as_cjk_for_the_rules_of_repair() -> None:
    assert all(map(is_cjk, "中あ，。（》～！①々"))
    assert not any(map(is_cjk, "a1,.“”—…·→😀한\u3000 "))
    assert is_han("龘") and is_han("々") and not is_han("あ") and not is_han("，")
