"""Where somebody who writes belongs: units and offices beside the names of a byline, sources without a name.

Decisions: a unit or an office is none by itself but by the name that follows it.
"""

import re
from typing import Final

from layout.lexicon import word_nats
from layout.repair.marks import HAN, PEOPLE, is_name

BODY: Final = (
    "公司|集团|局|委|院|校|学|中心|站|所|队|镇|乡|街道|办|部|馆|社区|厂|银行|会|分行|支行|矿|车间|工区|"
    "段|处|科|室|班|组|农场|林场|村|园|[一二三四五六七八九十]中"
)
"""How a unit ends."""
_OFFICE: Final = (
    "教授|讲师|教师|老师|医师|医生|护师|护士长?|药师|律师|农艺师|工程师|技师|经济师|会计师|校长|院长|所长|馆长|站长|会长|社长|队长|"
    "班长|处长|科长|局长|厂长|场长|村长|主任|书记|代表|研究员|技术员|检察官|法官|民警|博士|硕士|研究生|博士生|经理|理事|委员|编辑|作家|诗人"
)
"""What somebody is, printed before the name."""
_PERSON: Final = (
    f"[{HAN}]{{0,4}}(?:{PEOPLE}|农民|农户|菜农|果农|牧民|渔民|网友|[球棋票车书诗影戏驴牌乐]友|业主|店主|车主|房东|"
    "工人|学员|校友|团友|志愿者|退休教师|退休工人|老兵|战士|摄影师|摄影家|爱好者)"
)
"""What somebody is who writes to a paper, printed before the name, which may be a pen name."""
_OFFICE_LAST: Final = re.compile(f"(?:{_OFFICE})$")
_UNIT_FIELD: Final = re.compile(rf"[{HAN}\d（）()·“”]{{1,18}}(?:{BODY}|系|级|县|市|区|{_OFFICE})|{_OFFICE}|{_PERSON}")
_PERSON_FIELD: Final = re.compile(_PERSON)
_PEN_NAME: Final = re.compile(f"[{HAN}]{{2,3}}")
_BODY_FIELD: Final = re.compile(
    f"团委|党委|工会|(?![一二三四五六七八九十])[{HAN}]{{1,12}}(?:公司|集团|局|委|学院|中心|站|所|[^全内外局干]部|馆|协会|学会|联合会|研究会|厂|处|科|办公?室?|工会|党委|团委)"
)
"""A unit that may sign a report as a whole."""
_RARE_NAME: Final = re.compile("班主任|..[部办院局处科室社厅委团队区县市镇乡村厂站所班]")
"""Three characters that are hardly a name though the first one is a surname."""
AFFILIATION: Final = re.compile(
    rf"[{HAN}\d]{{2,16}}?(?:学院|大学|中学|小学|学校|系|级|班|社区|街道|公司|集团|局|委|医院|协会|研究院|研究所)(?=\s)|"
    r"[初高]?[一二三四五六七八九](?:年级)?[(（]\d{1,2}[)）]班(?=\s)|"
    r"(?:小小说|微小说|小说|散文诗?|随笔|杂文|诗歌?|童话|寓言|故事|报告文学)(?=\s)"
)
"""Where somebody belongs, printed before the name."""
UNIT: Final = re.compile(
    rf"[{HAN}\d]{{1,15}}?(?:{BODY}|系|级|研究院|县|市|区|法院|供电|税务|消防|会员|教师|校长|主任|书记)(?=\s)|"
    rf"[{HAN}\d]{{2,13}}(?:公司|集团|中心|车间|工区|街道办|[中小大]学|学院|[厂局所站矿队院处科部])(?=[{HAN}]{{2,3}}$)"
)
"""Where a correspondent works, printed before the name in brackets, with a blank or, where that is clear, without."""
PROVINCES: Final = (
    "北京|上海|天津|重庆|河北|河南|山东|山西|陕西|甘肃|青海|宁夏|新疆|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|江西|福建|湖北|湖南|广东|广西|海南|"
    "四川|贵州|云南|西藏|台湾|香港|澳门"
)
_PLACE: Final = rf"(?:{PROVINCES})[{HAN}]{{0,6}}|[{HAN}]{{1,8}}[省市县区州镇乡村]"
BELONGS: Final = re.compile(
    rf"(?<=[^\s(（])\s*[(（](?:{_PLACE})[)）]$|"
    r"(?<=[^\s(（])\s*[(（][^()（）\s]{2,16}(?:学院|大学|学|系|级|班|生|员|家|师|授|者|民|人|院|所|局|委|司|团|会|[高初][一二三])[)）]$"
)
"""The same in brackets behind it."""


_TELLS: Final = re.compile(
    rf"(主讲人?|讲述人?|受访专家|本期专家|专家)\s*[:：]\s*(?:([{HAN}\d\s]{{2,24}}(?:{_OFFICE}))\s+)?(?=[{HAN}]{{2,4}}$)"
)
"""Who tells what another one wrote down, with an office before the name."""
BELONGING: Final = re.compile(r"[\s,，;；]+(?:(?:作者)?(?:所在)?单位\s*[:：]|[系为是])[^。！？!?]{3,40}$")
"""Where somebody belongs, behind the name, with a word that says so."""
AUTHOR_IS: Final = re.compile(
    r"作者[系为是][^。！？!?\n]{2,24}[师员家授生长士人者会院学司局所社部](?:[，,；;][^。！？!?\n]{6,20})?"
)
"""The same on a line of its own without brackets or a stop."""
AUTHOR_NAMED: Final = re.compile(
    rf"(?:本文)?作者\s*[:：]?\s*([{HAN}]{{2,4}}?)\s*[,，]?\s*([系为是][^。！？!?]{{3,30}})?"
)
"""Who the author is and what he is besides, in brackets."""
OF_AUTHOR: Final = re.compile(
    rf"作者(?:所在)?单位\s*[:：]\s*[^。！？!?\n]{{2,40}}|[(（]作者[系为是][{HAN}“”《》、,，·\s]{{3,40}}[)）]"
    rf"|(?:(?:指导|辅导)(?:老师|教师)?\s*[:：]|(?:指导|辅导)(?:老师|教师))\s*[{HAN}]{{1,4}}(?:[、,，\s]+[{HAN}]{{1,4}}){{0,3}}"
    rf"|(?:本报|本刊)?记者\s*[{HAN}]{{0,6}}(?:报道|采访|采写|特别)[组团]"
)
"""Who the author is, whose pupil, or which team: it names no author, and stands below the text."""
_GIVER: Final = rf"[{HAN}]{{1,14}}(?:{BODY}|县|市|区)\s*"
_GIVES: Final = rf"(?:供[稿图]|(?:图片?|图文|照片|文字|资料)(?:提供|来源))\s*[:：]\s*{_GIVER}"
_PICTURES: Final = (
    rf"(?:本[版报文]|文中)?(?:图片?|图文|照片|配图)均?由"
    rf"(?:{_GIVER}|受访者|受访单位|采访对象|作者|读者|资料|[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,2}})提供"
)
_GIVEN: Final = rf"{_GIVER}(?:供稿|供图|提供)|{_GIVES}|{_PICTURES}"
GIVEN: Final = re.compile(
    rf"{_GIVER}(?:供稿|供图)|{_GIVES}|{_PICTURES}"
    rf"|(?:(?:文章|图文|稿件|信息|新闻|本文)?来源|稿源|供稿|供图)\s*[:：丨|｜]\s*[{HAN}A-Za-z《》、·\s-]{{2,30}}"
)
"""An office that gave the copy or the picture, or where it comes from, on a line of its own."""
SOURCE: Final = re.compile(
    r"(?:据|综合)?(?:本报|本刊|本网|本台|新华社|中新社|人民网)(?:综合)?(?:报道|整理|消息)?|"
    + _GIVEN
    + rf"|(?:来源\s*[:：]|摘自|转自|选自|原载|据(?=《))[{HAN}《》、\d·\s]{{2,30}}"
    + rf"|(?:本[报刊网台])?(?:据|综合)[{HAN}《》、\s]{{2,28}}(?:报道|消息|整理|电)"
    + rf"|据[{HAN}]{{2,16}}(?:{BODY}|网|社|报|台|微信)"
)
"""Between brackets, a line that says where copy comes from and names no person: it stays below the text."""


def take_units(text: str) -> tuple[str, str]:
    """A byline without the units and offices that stand before its names, and those; set apart by blanks.

    Of somebody who tells what another one wrote down the office goes, or the word that says so.
    """
    if (tells := _TELLS.match(text)) is not None and is_name(text[tells.end() :]):
        return text[tells.end() :], tells[2] or tells[1]
    fields = text.split()
    if len(fields) == 3 and is_unit(fields[0]) and is_name(fields[1]) and _OFFICE_LAST.search(fields[2]):
        return fields[1], f"{fields[0]} {fields[2]}"
    units = [
        at
        for at in range(len(fields) - 1)
        if is_unit(fields[at]) and _name_ahead(fields, at + 1) and not (at and len(fields[at] + fields[at - 1]) <= 3)
    ]
    rest = " ".join(field for at, field in enumerate(fields) if at not in units)
    return rest, " ".join(fields[at] for at in units)


def stands_before_name(text: str) -> bool:
    """Whether a text ends with what somebody is: `农艺师` before a name."""
    return _OFFICE_LAST.search(text) is not None


def is_unit(field: str) -> bool:
    """Whether a field is a unit or an office, and hardly a name."""
    if _UNIT_FIELD.fullmatch(field) is None or two_names(field, frozenset()):
        return False
    return not is_name(field) or _RARE_NAME.fullmatch(field) is not None


def _name_ahead(fields: list[str], at: int) -> bool:
    """Whether a name stands at a place, or further units and then one; a name may have a blank inside."""
    while at < len(fields) and is_unit(fields[at]):
        at += 1
    pair = "".join(fields[at : at + 2])
    padded = len(pair) in (2, 3) and len(fields[at]) == 1
    if at == len(fields) or re.match("通讯员|记者|实习生|摄影", fields[at]):
        return False
    pen = at + 1 == len(fields) and _PERSON_FIELD.fullmatch(fields[at - 1]) and _PEN_NAME.fullmatch(fields[at])
    first = re.split("[、，,/／]", fields[at])[0]
    return is_name(first) or (padded and is_name(pair)) or (pen is not None and word_nats(fields[at]) is None)


def names_units(text: str) -> int:
    """How many units a text names, set apart by blanks; 0 where it says anything else."""
    fields = text.split()
    bodies = [
        _BODY_FIELD.fullmatch(field) is not None and (is_unit(field) or (len(fields) == 1 and not is_name(field)))
        for field in fields
    ]
    return len(fields) if all(bodies) else 0


def are_people(text: str) -> bool:
    """Whether a text is one name or more, set apart by blanks or `、`; a name may have a blank inside."""
    words = re.split(r"[\s、，,]+", text.strip())
    return is_name("".join(text.split())) or all(is_name(word) and not is_unit(word) for word in words)


def two_names(word: str, known: frozenset[str]) -> list[str] | None:
    """Two names printed without a separator, if there is one way only to see them."""
    if "·" in word:
        first, _, last = word.rpartition("·")
        cuts = [cut for cut in (2, 3) if len(last) - cut >= 2 and (is_name(last[-cut:]) or last[-cut:] in known)]
        return [f"{first}·{last[: -cuts[0]]}", last[-cuts[0] :]] if len(last) > 4 and len(cuts) == 1 else None
    ways = [
        [word[:first], word[first:]]
        for first in (2, 3)
        if all(is_name(part) or part in known for part in (word[:first], word[first:]))
    ]
    if len(word) == 6 and [word[:3], word[3:]] in ways:
        return [word[:3], word[3:]]
    return ways[0] if len(ways) == 1 else None
