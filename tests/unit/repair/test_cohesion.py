"""Texts of one matter share rare words; the rest of a torn article is found by them."""

from layout.repair import repair_copy
from layout.repair.cohesion import read_cohesion
from layout.repair.decode import join_copies
from layout.repair.facts import read_facts
from layout.repair.lines import split_lines
from layout.repair.types import Copy, Options

MIRROR = (
    "玻璃展柜里，一枚唐代铜镜静静地立着，镜背上四只瑞兽追逐嬉戏，葡萄藤蔓缠绕其间。很少有人知道，这面铜镜来到博物馆之前曾经七次易主。\n"
    "这枚铜镜从古墓里滚了出来，捡到它的铁匠不认得，拿它垫了门闩，镜背上磕掉了一粒葡萄。直到博物馆落成，铜镜才第一次与公众见面。"
)
NOODLES = (
    "母亲的面条是从葱花下锅的那一声开始的。那时候家里穷，一个星期才有一顿白面，母亲把面擀得薄薄的，锅里只有几片白菜，灶台上满屋子都是香的。\n"
    "许多年以后，我在城里吃过各种各样的面条，都没有母亲灶台上的那一碗香，也没有葱花下锅的那一声。去年冬天回老家，母亲执意要下厨。"
)


def at(text: str, line: int) -> float:
    lines, _ = split_lines(join_copies((Copy("a.txt", text.encode()),)), Options())
    facts = tuple(read_facts(line, frozenset()) for line in lines)
    return read_cohesion(lines, facts).at[line]


def test_paragraphs_of_one_article_share_their_words() -> None:
    assert at(f"{MIRROR}\n", 1) >= 0.5
    assert at(f"{NOODLES}\n", 1) >= 0.5


def test_two_articles_share_none() -> None:
    assert at(f"{MIRROR}\n{NOODLES}\n", 2) <= -0.5


def test_a_short_side_says_nothing() -> None:
    assert at(f"好。\n{NOODLES}\n", 1) == 0


def test_a_title_like_a_subhead_begins_an_article_when_the_matter_changes() -> None:
    body, more = MIRROR.replace("\n", "\n\n"), NOODLES.replace("\n", "\n\n")
    dump = f"一枚铜镜的转身\n\n{body}\n\n一碗面\n\n{more}\n"
    articles = repair_copy((Copy("a.txt", dump.encode()),)).articles
    assert [article.split.headline for article in articles] == ["一枚铜镜的转身", "一碗面"]


def test_a_subhead_inside_one_matter_begins_none() -> None:
    first, second = MIRROR.split("\n")
    dump = f"一枚铜镜的转身\n\n{first}\n\n铁匠铺里的门闩\n\n{second}\n"
    (article,) = repair_copy((Copy("a.txt", dump.encode()),)).articles
    assert [paragraph.kind for paragraph in article.paragraphs] == ["text", "subhead", "text"]
