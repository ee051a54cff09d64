from dump_damage import make_dump

from layout.repair import repair_copy
from layout.repair.types import Copy


def test_a_book_title_is_not_torn_where_short_lines_look_like_verse() -> None:
    result = repair_copy([Copy("dump.txt", make_dump(2, 18, "tuned")[0])])
    texts = [paragraph.text for article in result.articles for paragraph in article.paragraphs]
    assert any(text.startswith("符合条件者持身份证、户口簿、《就业创业证》原件") for text in texts)
