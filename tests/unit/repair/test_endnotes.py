"""Notes at the end of a file go to the article that calls them, and stay where that is not plain."""

import pytest

from layout.repair import repair_copy
from layout.repair.types import Article, Copy, Options

FERRY = (
    "老渡口的石碑\n陆听潮\n\n东岸立着石碑，刻于光绪年间{0}，记着规矩。\n\n过河的粮食每船收一斗{1}，由船工平分。{2}\n\n"
)
MILL = "磨坊里的水声\n方竹君\n\n我奶奶说{0}，她小时候常坐在磨坊门口听水声。\n\n后来通了电，磨坊改成了图书室。{1}\n\n"
SNOW = "下雪的早晨\n祁小满\n\n雪是后半夜下起来的，院子里白得晃眼。\n\n父亲已经扫出一条小路。\n\n"


def read(text: str, *refused: str) -> tuple[tuple[Article, ...], list[str]]:
    result = repair_copy((Copy("a.txt", text.encode()),), Options(refused=frozenset(refused)))
    assert result.audit.holds
    return result.articles, [change.id for change in result.changes if change.kind == "move"]


def notes(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.text[0] in "[〔"]


@pytest.mark.parametrize("form", ["[{}]", "〔{}〕"])
def test_notes_go_to_the_article_that_calls_them(form: str) -> None:
    one, two, three = map(form.format, (1, 2, 3))
    text = FERRY.format(one, two, "") + MILL.format(three, "") + SNOW
    text += f"{one}据县志津渡卷\n\n{two}每斗约合十二斤半。\n\n{three}口述时间为今年三月。\n"
    articles, moved = read(text)
    assert [notes(article) for article in articles] == [
        [f"{one}据县志津渡卷", f"{two}每斗约合十二斤半。"],
        [f"{three}口述时间为今年三月。"],
        [],
    ]
    assert len(moved) == 3
    assert [len(notes(article)) for article in read(text, moved[2])[0]] == [2, 0, 1]


@pytest.mark.parametrize(
    "text",
    [
        FERRY.format("[1]", "", "\n\n[1]据县志津渡卷。") + MILL.format("[1]", "\n\n[1]口述时间为今年三月。"),
        FERRY.format("[1]", "", "\n\n[1]据县志津渡卷。") + SNOW + "[1]祁小满，镇中学教师。\n",
        FERRY.format("[1]", "", "") + MILL.format("[1]", "") + SNOW + "[1]据县志津渡卷。\n",
        FERRY.format("", "", "") + SNOW + "[1]祁小满，镇中学教师。\n\n[2]原载县报。\n",
        FERRY.format("[1]", "", "") + MILL.format("[2]", "\n\n[1]这里说的是磨坊。\n\n父亲接着说下去，一直说到天黑。"),
    ],
)
def test_notes_of_their_own_and_notes_that_nobody_or_two_call_stay(text: str) -> None:
    assert not read(text)[1]


def test_a_call_at_the_start_of_a_printed_line_tears_no_sentence() -> None:
    text = "老渡口的石碑\n陆听潮\n    东岸立着石碑，账本由七户人家保管，一年一换，从不拖延\n[3]，直到公社成立才停下。\n"
    ((article,), _) = read(text)
    assert article.paragraphs[-1].text.endswith("从不拖延[3]，直到公社成立才停下。")
