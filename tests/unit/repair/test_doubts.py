"""What is doubtful becomes a question: boundaries by more than their margin, bylines that no reading knows."""

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from layout.repair import doubtcues, doubts, repair_copy, road, unread
from layout.repair.model import Setting
from layout.repair.reading import Role
from layout.repair.types import Change, Copy, Options, Repaired

LEVEE = """河堤添了新岗亭

入汛以后，北渡镇在十二公里河堤上添了六座岗亭，巡堤人雨天也有了歇脚的地方。

岗亭里备着雨衣、手电和一张河段图，谁当班谁签字，换班的时候要把水位念一遍。

{line}

每天清早，巡堤的老祝背着挎包从渡口出发，沿河堤走一圈要两个钟头，遇到岗亭就停下来签字。

他说，岸上的人等消息，就像等船一样，看不见影子也要到坡上站一会儿。
"""
SALT = """晒盐场的夜班

{lead}入夜以后，盐场的风小了，滩上的灯一盏一盏亮起来，守滩的人开始量卤水的深浅，一格一格记在本子上。

天亮之前要收完最后一池，太阳一出来，盐花就结住了。{end}
"""


def repaired(text: str, options: Options = Options()) -> Repaired:  # noqa: B008 - frozen
    """A text taken in."""
    return repair_copy([Copy("a.txt", text.encode())], options)


def questions(result: Repaired) -> list[Change]:
    """Its questions."""
    return [change for change in result.changes if change.question]


@pytest.mark.parametrize(("module", "user"), [(doubts, doubtcues), (unread, unread)])
def test_every_weight_has_a_word_and_is_used(module: object, user: object) -> None:
    text = Path(str(user.__file__)).read_text("utf-8")  # type: ignore[attr-defined]
    for name in module.WEIGHT:  # type: ignore[attr-defined]
        held = f'"{name}"' in (text.partition("WEIGHT: Final")[2] or text)
        assert held or name in ("sure_join", "sure_break", "sure_head"), name


@pytest.mark.parametrize("line", ["灯塔下的邮差", "渡口上的吆喝声"])
def test_a_lone_line_that_may_be_a_title_is_asked_about_once(line: str) -> None:
    text = LEVEE.format(line=line)
    (question,) = questions(repaired(text))
    assert not question.applied and question.start - 1 <= text.index(line) + len(line) <= question.end
    assert questions(repaired(LEVEE.format(line="他们一天要走三个来回，雨天也不例外，鞋底一个月磨穿一双。"))) == []


def test_what_the_editor_refused_is_not_proposed_again() -> None:
    text = LEVEE.format(line="灯塔下的邮差")
    (question,) = questions(repaired(text))
    again = questions(repaired(text, Options(refused=frozenset({question.id}))))
    assert question.id not in {change.id for change in again}


def test_an_unlikely_proposal_is_accepted_by_its_id_and_not_with_its_kind() -> None:
    text = LEVEE.format(line="灯塔下的邮差")
    (question,) = questions(repaired(text))
    counts = [
        len(repaired(text, Options(accepted=frozenset({wish}))).articles[0].paragraphs)
        for wish in (question.id, question.kind, "all")
    ]
    assert counts == [4, 5, 5]


@pytest.mark.parametrize(("lead", "end"), [("（三号滩：郑石头）", ""), ("", "（三号滩：郑石头）")])
def test_what_may_sign_is_asked_about_and_signs_if_accepted(lead: str, end: str) -> None:
    text = SALT.format(lead=lead, end=end)
    first = repaired(text)
    (question,) = questions(first)
    assert question.kind == "byline" and not question.applied and question.before == (lead or end)
    assert not first.articles[0].byline and sum("郑石头" in p.text for p in first.articles[0].paragraphs) == 1
    signed = repaired(text, Options(accepted=frozenset({question.id})))
    assert signed.audit.holds and signed.articles[0].byline.reporters == ("郑石头",)
    assert signed.articles[0].byline.credit == "三号滩"
    assert not any("郑石头" in paragraph.text for paragraph in signed.articles[0].paragraphs)
    assert repaired(text, Options(refused=frozenset({question.id}))).articles == first.articles


def test_no_byline_is_looked_for_in_plain_text() -> None:
    assert questions(repaired(SALT.format(lead="", end=""))) == []
    assert questions(repaired(SALT.format(lead="", end="（上期说到，盐工们守到了天亮。）"))) == []


def test_a_byline_with_a_unit_in_it_is_less_sure_than_a_common_one() -> None:
    sure = [
        change.confidence
        for end in ("\n\n本报记者 郑远山", "\n\n（三号滩通讯员 郑石头）")
        for change in repaired(SALT.format(lead="", end=end)).changes
        if change.kind == "byline"
    ]
    assert len(sure) == 2 and sure[1] < 0.97 < sure[0]


def test_what_looks_like_a_dateline_of_another_form_is_asked_about() -> None:
    text = SALT.format(lead="南滩电 ", end="")
    (question,) = questions(repaired(text))
    assert (question.kind, question.before, question.applied) == ("dateline", "南滩电", False)
    (article,) = repaired(text, Options(accepted=frozenset({question.id}))).articles
    assert article.dateline.text == "南滩电" and article.paragraphs[0].text.startswith("入夜")
    known = repaired(SALT.format(lead="本报讯 ", end=""))
    assert known.articles[0].dateline.text == "本报讯" and questions(known) == []


def test_a_line_of_the_headline_that_names_somebody_is_asked_about() -> None:
    text = SALT.replace("\n\n{lead}", "\n\n三号滩 郑石头\n\n").format(end="")
    first = repaired(text)
    asked = [change for change in questions(first) if change.kind == "byline"]
    assert [change.before for change in asked] == ["三号滩 郑石头"] and not first.articles[0].byline
    signed = repaired(text, Options(accepted=frozenset({asked[0].id})))
    (article,) = signed.articles
    assert signed.audit.holds and article.byline.reporters == ("郑石头",)
    assert [part.text for part in article.title] == ["晒盐场的夜班"]


def cues_before(text: str, line: str) -> set[str]:
    """What makes the boundary before a line of a text doubtful."""
    kept: list[tuple[Setting, Sequence[Role]]] = []
    with patch.object(road, "boundary_doubts", lambda setting, roles: kept.append((setting, roles)) or (0.0,)):
        repaired(text)
    ((setting, roles),) = kept
    index = next(index for index, each in enumerate(setting.lines) if each.text.startswith(line))
    return {name for name, _ in doubtcues.doubt_cues(setting, roles, index, doubtcues.know_dump(setting, roles))}


NOTICE = """停水通知

因管网改造，北渡镇渡口路、河堤街和盐场新村从周六上午八点起停水，到周日下午六点恢复供水。

请用户提前储水，关好龙头。

特此通知。

北渡镇自来水公司

2024年5月6日

{rest}
"""


def test_text_behind_the_end_of_a_notice_is_doubtful() -> None:
    rest = "老祝背着挎包从渡口出发，沿河堤走一圈要两个钟头，遇到岗亭就停下来签字，雨天也走。"
    assert "article_ended" in cues_before(NOTICE.format(rest=rest), "老祝")
    assert "article_ended" not in cues_before(NOTICE.format(rest=""), "请用户")


def test_a_lone_line_over_verse_behind_prose_is_doubtful() -> None:
    poem = "守滩\n\n夜里的风小了\n盐花就结住了\n守滩的人\n把灯提得很低\n像提着\n一桶不肯睡的海"
    assert "verse_under" in cues_before(LEVEE.format(line=poem), "守滩")
