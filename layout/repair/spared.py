"""Lines that look like the page's own and are copy: what a sentence leads up to, the days of a diary, a cast.

Decisions: a sentence that ends with a colon says that something follows, so what editors, mails and sites print stays
there (`最后一行写着：`), as a folio does not; days alone on their lines are a diary's where each differs from all the
others and none stands beside a line of the page, for a paper's day comes back from page to page. Posts and their
people stay beside posts that no desk has (导演, 主演), and in rows under a text that speaks of such people; a paper's
name in Latin stays under words that come to it (叫做, 一行字母). Right behind a mark that copy of another page goes on
(`上接3版`) stands copy, be it an address to write to.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.repair.jumps import read_mark
from layout.repair.lines import Line
from layout.repair.marks import HAN, HAN_CHAR

_LATIN: Final = "paper's name in Latin"
_TOLD: Final = frozenset({"mail", "web page", "staff line", _LATIN})
"""What a story may quote."""
_DAY: Final = re.compile(r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日\s*(?:星期|周)[一二三四五六日天]")
_STAGE: Final = re.compile(
    "(?:编剧|导演|主演|领衔|演员|作曲|作词|编曲|演唱|演奏|指挥|制片人?|舞美|灯光|音响|剪辑|录音|配音|旁白|服装|化妆|道具|饰演者?|会长|理事长?|部长)"
    rf"[{HAN}]{{0,4}}\s*[:：]\s*[{HAN}]"
)
"""A post of a stage, a film or a club, and who holds it."""
_POSTS: Final = re.compile("名单|编辑部|编委会|编辑团队|剧组|主创|演职|演出阵容|社团成员")
"""What a text speaks of that posts and their people stand under."""
_DESK: Final = re.compile("责任|责编|本版|本期|值班|审核|审读|[一二三]审")
"""What only the desk of a page has."""
_POST: Final = re.compile(rf"[{HAN}]{{2,6}}\s*[:：]\s*[{HAN}]{{2,4}}(?![{HAN}])")
_NAMES_LATIN: Final = re.compile(
    "(?:叫做?|名[为叫]|名曰|取名|[写印刻题标][着有]|字样|[字拼][母音]|英文|报头|报名|刊名|标志)[^。！？]{0,4}[。:：,，]?$"
)
"""How a text comes to a name in Latin letters."""
_ISSUE: Final = re.compile(r"第?\s?\d{5,}\s?期")
_LOTTERY: Final = re.compile("双色球|大乐透|七乐彩|七星彩|快乐8|[福体]彩|彩票|排列[35三五]|开奖|中奖|奖池|摇奖")
DRAWN: Final = 2
"""Within how many lines of the number of a draw its lottery is named."""
_CAPITALS: Final = re.compile("[A-Z][A-Z '.&-]{2,40}")
SENTENCE: Final = 7
"""The end of a sentence that leads up to a line has so many Han at least; a label has fewer."""
MARK: Final = 24
"""A mark that says where copy comes from has no more characters, its title among them."""
DAYS: Final = 3
"""A diary has so many days at least."""


def find_spared(lines: Sequence[Line], reasons: Sequence[tuple[str, int]]) -> frozenset[int]:
    """The lines, by index, that stay though `reasons` call them lines of the page."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if reasons[index][0] in _TOLD and index and (index - 1 in found or not reasons[index - 1][0]):
            before = lines[index - 1].text
            leads = before[-1] in "：:" and len(HAN_CHAR.findall(before)) >= SENTENCE
            goes_on = index - 1 in found and not line.blanks
            found |= {index} if leads or goes_on else set()
        near = "".join(line.text for line in lines[max(index - DRAWN, 0) : index + DRAWN + 1])
        if reasons[index][0] and _ISSUE.match(line.text) and _LOTTERY.search(near):
            found.add(index)
        if named_in_latin(lines, index) or (reasons[index][0] == "masthead" and _goes_on_here(lines, index)):
            found.add(index)
    return frozenset(found | _days(lines, reasons) | _casts(lines, reasons))


def _goes_on_here(lines: Sequence[Line], index: int) -> bool:
    """Whether the line before, one blank line between at most, says that copy of another page goes on here."""
    if not index or lines[index].blanks > 1 or len(lines[index - 1].text) > MARK:
        return False
    mark = read_mark(lines[index - 1].text)
    return mark is not None and not mark.to


def named_in_latin(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a name in Latin capitals that the text right before it has come to."""
    if not index or lines[index].blanks or _CAPITALS.fullmatch(lines[index].text) is None:
        return False
    return _NAMES_LATIN.search(lines[index - 1].text) is not None


def _casts(lines: Sequence[Line], reasons: Sequence[tuple[str, int]]) -> set[int]:
    """The rows of posts and their people that belong to a text."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(lines) + 1):
        text = lines[index].text if index < len(lines) else ""
        if text and _POST.match(text) and not (run and lines[index].blanks):
            run.append(index)
            continue
        rows = "".join(lines[place].text for place in run)
        above = lines[run[0] - 1].text if run and run[0] and not lines[run[0]].blanks else ""
        led = len(run) > 1 and above[-1:] == "。" and _POSTS.search(above.rstrip("。").rpartition("。")[2])
        if len(run) > 1 and not _DESK.search(rows) and (led or _STAGE.search(rows)):
            found |= {place for place in run if reasons[place][0] in _TOLD}
        run = [index] if text and _POST.match(text) else []
    return found


def _days(lines: Sequence[Line], reasons: Sequence[tuple[str, int]]) -> set[int]:
    """The days of diaries: alone, each of them once in the whole copy."""
    days = {
        index: "".join(line.text.split())
        for index, line in enumerate(lines)
        if reasons[index][0] == "folio" and _DAY.fullmatch(line.text)
    }
    times = Counter(days.values())
    near = any(0 <= other < len(lines) and reasons[other][0] for index in days for other in (index - 1, index + 1))
    return {*days} if len(days) >= DAYS and max(times.values()) == 1 and not near else set()
