"""Runs of lines that are rows: tables, prices and hours, groups and their people, offices and names.

Decisions: a row is told by what it shares with the lines beside it (as many fields, an hour, a label, a name at its
end) or by the line that counts or announces what stands under it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from layout.repair.belonging import is_unit
from layout.repair.facts import Facts
from layout.repair.lines import Line
from layout.repair.marks import HAN, is_name, lists_names, padded_fields

_LABELLED: Final = re.compile(
    r"([\u4e00-\u9fff]{2,8}|(?:19|20)\d\d年(?:\d{1,2}月)?)\s?[:：]\s?(?:[^\s，,。；;！？!?:：]|(?<=\d)[:：](?=\d)){1,20}"
)
"""A label, a colon, and one thing."""
_ROLL: Final = re.compile(
    rf"[{HAN}][{HAN}（）()“”·\d]{{1,15}}\s?[:：]\s?([{HAN}]{{1,4}}(?:·[{HAN}]{{1,8}})?(?:[\s、]+[{HAN}]{{1,4}}(?:·[{HAN}]{{1,8}})?)*)"
)
"""A group, a colon, and the names of its people."""
CREDIT: Final = re.compile("记者|通讯员|[(（](?![^()（）]+[)）])|[(（](?:文|图|摄|作者|来源)")
"""What stands in a byline or a bracket that runs on, and in no row."""
_CAST: Final = re.compile(
    rf"(?:[{HAN}]{{2,6}}\s?[:：]\s?[{HAN}]{{2,4}}(?:[\s、]+[{HAN}]{{2,4}}(?!\s?[:：]))*(?:\s+|$))+"
)
"""Posts and their people, several on a line."""
COUNTS: Final = re.compile(r"[(（]\s*共?[\d一二三四五六七八九十百]{1,4}\s*[个名家人位项所户对][)）]\s*[:：]?$")
"""The end of a line that counts what is listed under it: `先进集体（2个）`."""
_HOUR: Final = re.compile(
    r"(?:\d{1,2}[:：]\d{2}(?:\s*[-—~～至]+\s*\d{1,2}[:：]\d{2})?|周[一二三四五六日]|星期[一二三四五六日]|"
    r"\d{1,2}月\d{1,2}日(?=\s+\S))\s*\S.{0,30}"
)
_YEAR: Final = re.compile(r"(?:公元前?)?\d{2,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?[\s:：—-]+\S.{1,40}")
_DRAWN: Final = re.compile(r"\S{1,8}\s+(?:第?\s?\d{4,}\s?期[:：]?\s*)?\S*?(?:\d{1,2}[\s、,|+]+){2,}.*\d")
"""What was drawn in a lottery: its name, and figures."""
_PAGE: Final = re.compile(r"\S.{1,30}?\s*[(（]?(?:第?\s?[A-H]?\d{1,2}\s?版|[A-H]\d{1,2})[)）]?")
_PRICE: Final = re.compile(r"[^\s，。、；：！？]{2,10}\s+\d[\d.]*\S{0,8}")
_COLUMN: Final = re.compile(
    rf"[{HAN}]{{0,6}}(?:时间|时刻|日期|单?价格?|均价|票价|涨跌幅?|单位|名称|品[名种类]|数量|地[点址]|线路|站[名点]|班次|号码|编号|电话|姓名|"
    "得分|成绩|名次|排名|序号|项目|费用|规格|产地|等级|备注|车[次型]|[到始终]站|里程|面积|人数|金额|比[例率]|总[数量计]|合计|年龄|性别|场次|"
    "对阵|比分|胜|平|负|积分|科[室目]|医生|星期|温度|天气|风[向力]|指数)(?:[(（][^()（）]{1,6}[)）])?"
)
"""What stands over a column of a table."""
FIELD_HEAD: Final = 12
"""What stands over a column has no more characters."""
_FIGURES: Final = re.compile(r"(?:\s[\d.+*-]+){4}")
"""Four figures in a row."""
PROSE_EM: Final = 36
"""Prose of this width, in em, has a mark in it."""
LISTED: Final = 16
"""An office or a name of a list has no more characters."""
REST: Final = 3
"""So many characters at most stand on the next line where a narrow column tore an office and a name."""
MOST_SIGN: Final = 5
"""More people in lines of names alone sign nothing."""
ROSTER: Final = 3
"""So many lines together that each name an office and one of its people list them; behind a colon one fewer do."""
_GRADE: Final = re.compile(
    r"(?:[特一二三四]等奖|[金银铜]奖|优秀奖|提名奖|鼓励奖|入围奖|最佳\w{1,6}奖?)(?:\s*[（(]\d+[名件个项][)）])?[:：]?"
)
"""The grade of a prize."""
PRIZE_EM: Final = 22
"""What won a prize, and who made it, are no wider."""
UNIT_OF_TABLE: Final = re.compile(r"[（(]?(?:计量)?单位\s*[:：]\s*\S{1,10}?[)）]?")
"""What the figures of a table are counted in, over it."""


def row_strength(lines: Sequence[Line], facts: Sequence[Facts]) -> dict[int, float]:
    """Lines that have as many short fields as their neighbours: table rows, with how sure that is (0-1)."""

    def fields(index: int) -> int:
        if not 0 <= index < len(facts) or facts[index].byline or facts[index].stops or facts[index].dateline:
            return 0
        parts = padded_fields(facts[index].fields)
        if any(CREDIT.search(part) for part in parts):
            return 0
        return len(parts) if len(parts) > 1 and max(map(len, parts)) <= 12 else 0

    listed = (
        *_prizes(lines, facts),
        *_labelled(lines, facts),
        *_led(lines, facts),
        *_rolls(lines),
        *_casts(lines, facts),
        *_counted(lines),
        *rosters(lines)[0],
    )
    found = dict.fromkeys(listed, 0.9)
    found.update((index, 1.0) for index, line in enumerate(lines) if line.tabled)
    for index, fact in enumerate(facts):
        count = fields(index)
        if count < 2:
            continue

        def same(other: int, count: int = count) -> bool:
            """Whether a line has as many fields; of four and more, one more or less, of figures three."""
            have = fields(other)
            near = 3 if have >= 4 and _FIGURES.search(lines[other].text) else 1
            return have == count or (min(have, count) >= 4 and abs(have - count) <= near)

        near = sum(map(same, (index - 2, index - 1, index + 1, index + 2)))
        beside = same(index - 1) or same(index + 1)
        if count == 2 and max(map(len, fact.fields)) > 6:
            continue
        alike = [other for other in (index - 1, index, index + 1) if same(other)]
        figures = any(char.isdigit() for other in alike for char in lines[other].text)
        tabs = all("\t" in lines[other].text for other in alike)
        names = count >= 3 and all(lists_names(lines[other].text) for other in alike)
        if beside and (tabs or near >= 2 or (count >= 3 and (figures or names))):
            found[index] = 1.0 if count >= 3 or figures else 0.8
    found.update(dict.fromkeys(_over_rows(lines, facts, found), 1.0))
    return found


def _over_rows(lines: Sequence[Line], facts: Sequence[Facts], rows: Mapping[int, float]) -> list[int]:
    """Lines right over rows with figures that say what stands in each of their fields: `到站 发车时间 票价（元）`."""
    found: list[int] = []
    for index in range(len(lines) - 1):
        if index in rows or index + 1 not in rows or facts[index].stops or facts[index].ends == "colon":
            continue
        fields, under = facts[index].fields, len(facts[index + 1].fields)
        told = sum(_COLUMN.fullmatch(field) is not None for field in fields)
        short = max(map(len, fields)) <= FIELD_HEAD and not any(map(str.isdigit, lines[index].text))
        figures = any(map(str.isdigit, lines[index + 1].text))
        if short and figures and 2 <= len(fields) <= under and (told > 1 or (told and len(fields) > 2)):
            found.append(index)
    return found


def _prizes(lines: Sequence[Line], facts: Sequence[Facts]) -> list[int]:
    """The grades of prizes on lines of their own, two and more, and what won each, line by line under them."""
    found: list[int] = []
    run: list[int] = []
    grades = 0
    for index in range(len(lines) + 1):
        graded = index < len(lines) and _GRADE.fullmatch(lines[index].text) is not None
        won = bool(run) and index < len(lines) and lines[index].width_em <= PRIZE_EM and not facts[index].stops
        if won and not graded:
            named = len(facts[index].fields) > 1 or "《" in lines[index].text or not lines[index].blanks
            won = named and not (facts[index].byline or facts[index].dateline)
        if graded or won:
            run.append(index)
            grades += graded
            continue
        found += run if grades > 1 else []
        run, grades = [], 0
    return found


def _led(lines: Sequence[Line], facts: Sequence[Facts]) -> list[int]:
    """Three and more lines together that begin with an hour, a day, a year, or end with a page, a price, a draw."""
    found: list[int] = []
    for pattern in (_HOUR, _YEAR, _PAGE, _PRICE, _DRAWN):
        run: list[int] = []
        for index in range(len(lines) + 1):
            if index < len(lines) and not facts[index].stops and pattern.fullmatch(lines[index].text):
                run.append(index)
                continue
            found += run if len(run) >= 3 else []
            run = []
    return found


def _counted(lines: Sequence[Line]) -> list[int]:
    """Lines under one that counts what is listed there, each of names or offices alone."""
    found: list[int] = []
    for start in range(1, len(lines)):
        if COUNTS.search(lines[start - 1].text) is None:
            continue
        end = start
        while end < len(lines) and _all_listed(lines[end].text):
            end += 1
        found += range(start, end)
    return found


def rosters(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """Lines that each name where somebody belongs and then that person, with no role: a list, and no bylines.

    And the lines that hold the rest of one of them, where a narrow column tore it: `石门县三中 邱明`, `德`.
    """
    found: tuple[list[int], list[int]] = [], []
    run: list[int] = []
    torn: list[int] = []
    index = first = 0
    while index <= len(lines):
        text = lines[index].text if index < len(lines) else ""
        rest = lines[index + 1].text if index + 1 < len(lines) and len(lines[index + 1].text) <= REST else ""
        if _belongs(text):
            run.append(index)
            rest = ""
        elif not (rest and text and (_belongs(text + rest) or _belongs(f"{text} {rest}"))):
            told = bool(run or torn) and first > 0 and lines[first - 1].text[-1] in ":："
            if len(run) + len(torn) >= ROSTER - told:
                found[0].extend(run)
                found[1].extend(torn)
            run, torn, rest = [], [], ""
            first = index + 1
        index += 2 if rest else 1
        torn += [index - 1] if rest else []
    return found


def name_rolls(lines: Sequence[Line]) -> list[int]:
    """Lines of names and nothing else, together more people than sign a text: a list, however it was printed."""
    found: list[int] = []
    run: list[int] = []
    names = 0
    for index in range(len(lines) + 1):
        fields = padded_fields(lines[index].text.split()) if index < len(lines) else ()
        if (
            fields
            and sum(map(is_name, fields)) * 3 >= len(fields) * 2
            and all(2 <= len(field) <= 4 for field in fields)
        ):
            run.append(index)
            names += len(fields)
            continue
        found += run if len(run) > 1 and names > MOST_SIGN else []
        run, names = [], 0
    return found


def _belongs(text: str) -> bool:
    """Whether a line is where somebody belongs and a name: `石门县三中 邱明德`."""
    fields = padded_fields(text.split())
    unit, name = "".join(fields[:-1]), fields[-1] if fields else ""
    plain = len(text) <= LISTED + 6 and unit.isalpha() and not unit.isascii() and CREDIT.search(text) is None
    return plain and 3 <= len(unit) <= LISTED and not is_name(unit) and is_name(name)


def _all_listed(text: str) -> bool:
    """Whether a line is names and offices, and nothing else."""
    fields = padded_fields(re.split(r"[\s、]+", text))
    told = sum(is_name(field) or is_unit(field) for field in fields)
    short = all(2 <= len(field) <= LISTED and field.isalpha() for field in fields)
    return len(text) <= PROSE_EM and short and 3 * told >= 2 * len(fields)


def _rolls(lines: Sequence[Line]) -> list[int]:
    """Lines that each name a group and behind a colon its people, two and more together, and more people than lines."""
    found: list[int] = []
    run: list[int] = []
    names = 0
    for index in range(len(lines) + 1):
        match = _ROLL.fullmatch(lines[index].text) if index < len(lines) else None
        people = padded_fields(tuple(re.split(r"[\s、]+", match[1]))) if match is not None else ()
        if people and all(2 <= len(name) <= 4 or "·" in name for name in people):
            run.append(index)
            names += len(people)
            continue
        found += run if len(run) > 1 and names > 1.5 * len(run) else []
        run, names = [], 0
    return found


def _casts(lines: Sequence[Line], facts: Sequence[Facts]) -> list[int]:
    """Two and more lines together of posts and the names of who holds them: 编剧：林川　导演：周远."""
    found: list[int] = []
    run: list[int] = []
    for index in range(len(lines) + 1):
        text = lines[index].text if index < len(lines) else ""
        names = re.findall(rf"[:：]\s?([{HAN}]{{2,4}})", text)
        cast = names and not facts[index].byline and CREDIT.search(text) is None and _CAST.fullmatch(text)
        if cast and 2 * sum(map(is_name, names)) > len(names):
            run.append(index)
            continue
        found += run if len(run) > 1 else []
        run = []
    return found


def _labelled(lines: Sequence[Line], facts: Sequence[Facts]) -> list[int]:
    """Lines like `供水服务：96533`, three and more of them together, each with a label of its own and a figure."""
    found: list[int] = []
    run: list[int] = []
    names: set[str] = set()
    for index in range(len(lines) + 1):
        match = _LABELLED.fullmatch(lines[index].text) if index < len(lines) and not facts[index].dateline else None
        if match is not None:
            run.append(index)
            names.add(match[1])
            continue
        figures = sum(any(map(str.isdigit, lines[place].text)) for place in run)
        if len(run) >= 3 and len(names) == len(run) and 2 * figures >= len(run):
            found += run
        run, names = [], set()
    return found
