"""Who signs a letter or a notice below its last sentence, with no date under it: `家住菜鸟巷的一位老人`, `公信拍卖行`.

Decisions: such a line has the shape of a headline, so what it says alone is not enough; it counts where a salutation or
the title of a notice stands above, nobody has signed since, the text over it is finished, and no sentence follows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from layout.lexicon import word_nats
from layout.repair.belonging import stands_before_name
from layout.repair.facts import Facts, greets, names_signer, signs_dated
from layout.repair.lines import Line
from layout.repair.marks import HAN, OFFICES, PEOPLE, is_name

_PERSON: Final = (
    f"{PEOPLE}|[老病盲残疾聋孤]人|[旅乘顾游房租住用]客|母亲|父亲|妈妈|爸爸|奶奶|爷爷|老[师兵伯]|医生|护士|教师|司机|师傅|"
    f"农民|孩子|家属|业主|住户|用户|商户|摊主|[车店房户机失]主|[{HAN}]{{1,4}}[者员工友生民迷族]"
)
"""What somebody is who writes to a paper."""
_LIVES: Final = (
    f"(?:家住|住在|来自|身在)[{HAN}\\d]{{2,10}}的?|"
    f"[{HAN}\\d]{{2,10}}(?:[区镇乡村街路巷弄里院校厂县市社楼栋班家]|小区|公司|胡同)的?"
)
"""Where somebody lives or works, before what he is."""
_HOW_MANY: Final = "(?:[一两二三四五六七八九十几数多]{1,3}[位名个群批]|部分|全体|众多?|许多)"
_UNNAMED: Final = re.compile(rf"(?:{_LIVES})?{_HOW_MANY}[{HAN}]{{0,8}}(?:{_PERSON})")
"""Who signs without a name: how many, and what they are."""
_OF_YOURS: Final = re.compile(rf"(?:[您你]们?|贵报|本报)的?(?:[{HAN}]{{0,4}}(?:读者|朋友|粉丝|听众|观众|订户|通讯员))")
_NAMED: Final = re.compile(rf"[{HAN}\d（）()]{{2,14}}\s+(?P<name>[{HAN}]{{1,4}})")
"""Where somebody lives or what he is, a blank, and how he is called."""
_CALLED: Final = re.compile(
    "[老小阿大][^\\W\\d]{1,2}|[^\\W\\d](?:某|先生|女士|小姐|同学|老师|师傅|阿姨|大[爷妈叔姐哥嫂伯娘])"
)
_OFFICE: Final = re.compile(
    rf"[{HAN}（）()“”·《》]{{2,24}}(?:{OFFICES}|[卖商车典当分支专总]行|事务所|管理处|指挥部|筹备组|工作组|专班|课题组|项目部|合作社|小组|"
    "超市|商场|酒店|宾馆|饭店|酒楼|药[房店]|诊所|养老院|敬老院|福利院|车站|客运站|剧院|影院|书[店院]|俱乐部|菜?市场|农场|林场|景区|公园|学堂|物业)"
)
"""Who signs a notice; in other places most of these words end headlines as well."""
_SPOKEN: Final = re.compile("[的了在把被让我你哪谁]")
"""What the name of no office holds."""
_TELEPHONE: Final = re.compile(r"[\d-]{7,}")
"""The end of the last line of a notice, where a line end tore it before the number."""
_LONGEST: Final = 20
"""Who signs a letter has no more characters."""
REACH: Final = 60
"""A letter or a notice has no more lines."""
WITHIN_EM: Final = 1.0
"""A line that is as wide as those over it, within so much, may be one of them."""
PROSE: Final = 30
"""A line of more characters with a pause in it is no headline."""


def with_signers(lines: Sequence[Line], facts: Sequence[Facts]) -> tuple[Facts, ...]:
    """The facts, with `signs` for each line that signs the letter or the notice over it."""
    found = list(facts)
    opened, kind = -REACH, ""
    for index, fact in enumerate(facts):
        if index - opened < REACH and kind and _signs(lines, facts, index, kind):
            found[index] = replace(
                fact,
                signs=True,
                signer=fact.signer or names_writer(lines[index].text),
                office=fact.office or names_office(lines[index].text),
            )
            kind = ""
        elif fact.salutation or greets(lines[index].text):
            opened, kind = index, "letter"
        elif fact.notice and not fact.date:
            opened, kind = index, "notice"
        elif fact.byline or fact.dateline or fact.signed or lines[index].jump_from or lines[index].jump_to:
            kind = ""
    return tuple(found)


def _signs(lines: Sequence[Line], facts: Sequence[Facts], index: int, kind: str) -> bool:
    """Whether a line behind a finished text of a letter or a notice is who signs it."""
    text, fact, before = lines[index].text, facts[index], facts[index - 1]
    if fact.marks or fact.ends != "plain" or fact.size > (_LONGEST if kind == "letter" else PROSE) or fact.byline:
        return False
    ended = before.ends == "final" or before.closing or _TELEPHONE.fullmatch(lines[index - 1].text) is not None
    if not ended or before.byline or _runs(lines, facts, index):
        return False
    return names_office(text) or (kind == "letter" and names_writer(text))


def names_writer(text: str) -> bool:
    """Whether a text is how somebody signs a letter, with a name or without: `一位晨练的老人`, `石屏村 贺老四`."""
    if _UNNAMED.fullmatch(text) or _OF_YOURS.fullmatch(text):
        return True
    match = _NAMED.fullmatch(text)
    if match is None or stands_before_name(text[: match.start("name")].rstrip()):
        return False
    return is_name(match["name"]) or _CALLED.fullmatch(match["name"]) is not None


def sets_name_apart(text: str) -> bool:
    """Whether a paragraph is who signs, perhaps with a date, whose blanks set the name apart."""
    return signs_dated(text) or names_signer(text) or (len(text) <= _LONGEST and names_writer(text))


def names_office(text: str) -> bool:
    """Whether a text is the name of an office or a firm, as it signs a notice."""
    return _OFFICE.fullmatch(text) is not None and word_nats(text) is None and not _SPOKEN.search(text)


def _runs(lines: Sequence[Line], facts: Sequence[Facts], index: int) -> bool:
    """Whether a line may be a part of a text: a sentence follows, or it stands over one, or it is a printed line."""
    if index + 1 == len(lines) or lines[index + 1].file != lines[index].file:
        return False
    after, far = facts[index + 1], lines[index + 1].blanks > lines[index].blanks
    if lines[index].blanks > lines[index + 1].blanks and not (after.date or lines[index + 1].noise_before):
        return True
    prose = after.starts_closing or after.ends == "pause" or "。" in lines[index + 1].text
    prose = prose or (after.size > PROSE and after.commas > 0)
    if after.dateline or (prose and (not far or names_office(lines[index].text))):
        return True
    width = lines[index].width_em
    alike = sum(abs(line.width_em - width) <= WITHIN_EM for line in lines[max(index - 4, 0) : index + 2]) > 2
    return alike and not (lines[index].blanks or lines[index + 1].blanks) and not lines[index].indent_em
