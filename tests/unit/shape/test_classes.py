"""Classes of whole paragraphs; one letter a character, `-` = belongs to the box before."""

import pytest

from layout.chars import CharClass
from layout.shape.classes import classes_of

LETTERS = {
    CharClass.HAN: "h", CharClass.OPEN: "(", CharClass.CLOSE: ")", CharClass.PAUSE: ",", CharClass.STOP: ".",
    CharClass.EX: "!", CharClass.MID: "m", CharClass.DASH2: "D", CharClass.ELL: "E", CharClass.CONN: "c",
    CharClass.SLASH: "/", CharClass.NUM: "n", CharClass.LAT: "l", CharClass.PREF: "+", CharClass.POST: "%",
    CharClass.LOPEN: "[", CharClass.LCLOSE: "]", CharClass.LMARK: ";", CharClass.SP: "s", CharClass.IDSP: "S",
    CharClass.HANGUL: "k", CharClass.KANA: "a",
}  # fmt: skip


def letters(text: str, lang: str) -> str:
    return "".join(LETTERS[CharClass(cls)] if cls else "-" for cls in classes_of(text, lang))


@pytest.mark.parametrize(
    ("text", "expected", "lang"),
    [
        ("他——好……吧", "hD-hE-h", "zh-Hans"),
        ("————", "D-D-", "zh-Hans"),
        ("一—二", "hch", "zh-Hans"),
        ("3.14、12,000", "nnnn,nnnnnn", "zh-Hans"),
        ("10:30，2026年", "nnnnn,nnnnh", "zh-Hans"),
        ("3%～5%", "n%cn%", "zh-Hans"),
        ("-5℃", "+n%", "zh-Hans"),
        ("￥30", "+nn", "zh-Hans"),
        ("文/图", "h/h", "zh-Hans"),
        ("km/h", "llll", "zh-Hans"),
        ("中 GDP 国", "h-lll-h", "zh-Hans"),
        ("中 国", "hsh", "zh-Hans"),
        ("他“A”吧", "h(l)h", "zh-Hans"),
        ("“A b”", "[lsl]", "zh-Hans"),
        ("“‘Hi’”好", "((ll))h", "zh-Hans"),
        ("“3”“A”《B》", "(n)(l)(l)", "zh-Hans"),
        ("《B》“A”“3”", "(l)(l)(n)", "zh-Hans"),
        ("“A” “b” c", "[l]s[l]sl", "zh-Hans"),
        ("don’t", "lllll", "zh-Hans"),
        ("’90s风", "lnnlh", "zh-Hans"),
        ("“中", "(h", "zh-Hans"),
        ("“Apple是", "(lllllh", "zh-Hans"),
        ("the dogs’ tails", "lllslllllslllll", "zh-Hans"),
        ("John–Paul", "lllllllll", "zh-Hans"),
        ("a.b@c.cn，", "llllllll,", "zh-Hans"),
        ("한 “글”", "ks[k]", "ko"),
        ("A—B", "lll", "en"),
        ("2020–2024年", "nnnncnnnnh", "zh-Hans"),
        ("2020–2024", "nnnnnnnnn", "en"),
        ("张××和李×，5×3米", "hhhhhh,nlnh", "zh-Hans"),
        ("注¹的m²", "h%hll", "zh-Hans"),
        ("\U0001f1e8\U0001f1f3队", "h-h", "zh-Hans"),
        ("苹果’s价，students’ 书", "hhllh,lllllllll-h", "zh-Hans"),
        ("‘iPhones’好", "(lllllll)h", "zh-Hans"),
        ("«Le Monde»报", "[llslllll]h", "zh-Hans"),
        ("｢か｣､｡", "[a];;", "ja"),
        ("歼-20，东风-41弹", "hcnn,hhcnnh", "zh-Hans"),
        ("气温-5℃，跌-0.5%", "hh+n%,h+nnn%", "zh-Hans"),
        ("互联网+教育，5G+工", "hhh;hh,nllh", "zh-Hans"),
        ("A & B @ #1", "lslslsls+n", "en"),
        ("#话题# 和 @某人", "[hh;shs[hh", "zh-Hans"),
        ("Tom & Jerry好", "lllslslllllh", "zh-Hans"),
        ("#话题#好，@微博", "[hh;h,[hh", "zh-Hans"),
        ("C++好，60+岁", "lllh,nnlh", "zh-Hans"),
        ("长10㎞，有3㎡", "hnn%,hn%", "zh-Hans"),
        ("1＋1＝2，a＞b", "nlnln,lll", "zh-Hans"),
    ],
)
def test_paragraph(text: str, expected: str, lang: str) -> None:
    assert letters(text, lang) == expected


def test_language_of_a_span_decides_its_quotes() -> None:
    text = "他说“a b”"
    plain = classes_of(text, "zh-Hans")
    assert plain[2] == CharClass.OPEN


@pytest.mark.parametrize(
    ("text", "spaces"),
    [
        ("老管道爆裂 3.2万户停水", 1),
        ("3月5日 K18路改道", 1),
        ("主城区降雨50mm 出行要当心", 1),
        ("拿出“拼”的精神 “闯”的劲头", 1),
        ("“中原之声” 开播", 1),
        ("换走了 1200 本书", 0),
        ("增长 6.1%", 0),
        ("全年增长 6.1%，创新高", 0),
        ("喜迎 2025", 0),
        ("他说： “好”", 0),
        ("《 条例》发布", 0),
        ("用 App Store 付款", 1),  # the one between the two words
    ],
)
def test_a_space_in_a_headline_is_a_pause_unless_it_is_a_habit(text: str, spaces: int) -> None:
    assert classes_of(text, "zh-Hans", blanks="pauses").count(CharClass.SP) == spaces
    assert classes_of(text, "zh-Hans").count(CharClass.SP) == text.count("App")


@pytest.mark.parametrize(
    ("text", "spaces"),
    [("新闻热线 968111", 1), ("今日多云 9℃～16℃ 明日小雨", 2), ("地址： 解放路8号", 0), ("订报 请拨 11185", 2)],
)
def test_small_print_keeps_the_blanks_that_part_its_words(text: str, spaces: int) -> None:
    assert classes_of(text, "zh-Hans", blanks="kept").count(CharClass.SP) == spaces
