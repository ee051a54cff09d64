"""An error counts as asked about only where a question stands at it, and about what is wrong there."""

from asked import Asked, Piece, pieces, seams, torn
from score_bench import fold

from layout.repair.types import Article, Audit, Byline, Change, Paragraph, Repaired, Split, Traced

ONE, TWO = "渡口的灯夜里不熄，摆渡人守到天亮。", "对岸的孩子每天清早过河上学。"
NO_AUDIT = Audit(True, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def traced(text: str, start: int = 0) -> Traced:
    """A text that stands in the copy from `start` on."""
    return Traced(text, tuple(range(start, start + len(text))))


def asked(*changes: Change, articles: tuple[Article, ...] = ()) -> Asked:
    """The questions of a result with some changes."""
    return Asked(Repaired(articles, (), changes, NO_AUDIT))


def doubt(kind: str, start: int, end: int, sure: float = 0.3, article: int | None = None) -> Change:
    """A change that was made, with a confidence."""
    return Change(f"{kind}-{end}", kind, start, end, "", "", sure, article=article)  # type: ignore[arg-type]


def test_a_wrong_join_is_where_the_true_paragraphs_meet() -> None:
    places = seams(traced(ONE + TWO, 100), [*map(fold, (ONE, TWO))])
    assert places == [100 + len(ONE) - 1, 100 + len(ONE)]
    assert asked(doubt("join", 100 + len(ONE), 100 + len(ONE))).at(places)
    assert not asked(doubt("join", 104, 105)).at(places)
    assert not asked(doubt("join", 117, 117, sure=0.99)).at(places)


def test_a_wrong_break_is_at_the_end_that_is_torn() -> None:
    assert seams(traced(ONE[:9], 40), [*map(fold, (ONE, TWO))]) == [48]
    assert seams(traced(ONE[9:], 40), [*map(fold, (ONE, TWO))]) == [40]
    assert seams(traced(ONE[4:9], 40), [fold(ONE)]) == [40, 44]


def test_a_question_about_marks_or_the_headline_leads_to_no_boundary() -> None:
    for kind in ("width", "dash", "headline"):
        assert not asked(doubt(kind, 38, 42)).at([40])
    assert asked(doubt("dash", 38, 42)).within(traced(ONE, 30))
    assert not asked(doubt("headline", 38, 42)).within(traced(ONE, 30))


def test_an_article_is_torn_where_its_text_passes_to_another_or_two_stand_in_one() -> None:
    parts = [Piece(0, 9, 0, 0), Piece(20, 29, 0, 1), Piece(40, 49, 1, 0)]
    assert torn(parts, 0) == [9, 20, 9, 40]
    assert torn(parts, 1) == [9, 20]
    assert torn([Piece(0, 9, 0, 0), Piece(20, 29, 0, 0), Piece(40, 49, 1, 1)], 0) == []


def test_a_question_about_the_byline_of_another_article_does_not_lead_to_this_one() -> None:
    article = Article(
        title=(traced("渡口"),), split=Split("", "渡口", ""), byline=Byline(("沈渡",), raw=(traced("沈渡", 70),))
    )
    assert asked(doubt("byline", 70, 72, article=0)).signed(article, 0)
    assert not asked(doubt("byline", 170, 172, article=1)).signed(article, 0)
    assert asked(doubt("headline", 0, 2)).titled(article) and not asked(doubt("headline", 80, 82)).titled(article)


def test_a_missing_byline_is_asked_about_where_it_stands_at_the_end_of_the_text() -> None:
    article = Article(title=(traced("渡口"),), split=Split("", "渡口", ""), paragraphs=(Paragraph(traced(ONE, 10)),))
    assert asked(doubt("article", 10 + len(ONE), 12 + len(ONE))).signed(article, 0)
    assert not asked(doubt("article", 2, 4)).signed(article, 0)
    signed = Article(paragraphs=(Paragraph(traced(ONE, 10)),), byline=Byline(("沈渡",), raw=(traced("沈渡", 70),)))
    assert not asked(doubt("article", 10 + len(ONE), 12 + len(ONE))).signed(signed, 0)


def test_a_line_of_a_few_characters_is_of_the_only_article_that_has_it() -> None:
    lines = (Paragraph(traced("渡口", 0)), Paragraph(traced("灯火", 10)), Paragraph(traced(TWO, 20)))
    found = pieces(
        Repaired((Article(paragraphs=lines),), (), (), NO_AUDIT), [fold("渡口灯火" + ONE), fold("灯火" + TWO)]
    )
    assert [(piece.start, piece.truth) for piece in found] == [(0, 0), (20, 1)]
