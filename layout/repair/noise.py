"""Lines of the printed page that are not copy: folios, mastheads, staff lines, page numbers.

Decisions: a line is noise when known parts of such lines (date, weekday, page, staff, paper name …) cover nearly all of
it and one of them is telling by itself; a bare date or a telephone number also stands in notices and stays copy. What
goes is listed in full.
"""

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import Final

from layout.repair.bylines import read_byline
from layout.repair.dividers import find_dividers
from layout.repair.facts import signs_dated
from layout.repair.folios import NAMES, STAFF_ROLE, find_folios, opens_sentence
from layout.repair.furniture import ASKED, GONE, PAIR, SECTIONS, Furniture, find_furniture
from layout.repair.imprints import find_imprints
from layout.repair.lines import Line
from layout.repair.mails import find_mail_lines
from layout.repair.marks import HAN, NUMERALS, ORNAMENT, fold, numeral, simplified
from layout.repair.papernames import NO_PAPER, TITLED
from layout.repair.signals import Cue
from layout.repair.spared import find_spared
from layout.repair.types import Change, Options
from layout.repair.webpages import find_web_lines, stamped_titles

_PAPER: Final = (
    rf"{TITLED}|[{HAN}]{{1,8}}(?:时报|时讯|周讯|导刊|侨报|画报|军报|老年报|少年报|家庭报|电视报|卫生报|交通报|大学报|学院报|学报|[省市县区州旗]报|校报)"
    f"|[{HAN}]{{2,8}}(?:报社?|刊社)(?:主办|主管|出版)?"
)
_PHONE: Final = r"(?:\(?0\d{2,3}\)?[\s-]*)?\d{7,8}|\d{3,4}-\d{3,4}-?\d{3,4}|1\d{10}|\d{5}"
_PAGE: Final = rf"(?:第\s*)?[A-H]?\s*(?:\d{{1,3}}|[{NUMERALS}]{{1,3}})\s*(?:版|版面|叠)|第\s*\d{{1,3}}\s*[页頁]"
_BUTTON: Final = (
    r"[\[【<(]?(?:[上下前后]一[篇版页期]|(?:打印|关闭|收藏|分享|返回|放大|缩小|默认|朗读|复制)"
    r"(?:[本此]?(?:页面?|文章?|窗口)|首页|目录|顶部|列表|版面|链接)?)[\]】>)]?"
)
"""What stands on the buttons of a page of the web."""

TELLING: Final = {
    "page head": re.compile(
        rf"^(?:第\s*(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})\s*版|0\d\s*版|[A-H]\d{{2}})\s+(?:[{HAN}]{{2,5}}|{PAIR})$"
    ),
    "page name": re.compile(rf"^(?:{_PAGE})\s*[·|丨:]\s*(?:[{HAN}]{{2,8}}|{PAIR})$"
        rf"|^[{HAN}]{{2,8}}\s*[·|丨]\s*(?:{_PAGE})$"
        rf"|^{PAIR}\s+第\s*\d{{1,2}}\s*版$"),
    "dated page": re.compile(
        rf"^\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日\s*(?:{TITLED})?\s*(?:{_PAGE})(?:\s*[·|:(]\s*[{HAN}]{{2,8}}\)?)?$"
    ),
    "page": re.compile(rf"(?:^|(?<=[\s|·/:]))(?:{_PAGE})(?=[^{HAN}]|$|{SECTIONS})"),
    "section": re.compile(
        rf"(?:^|(?<=[\s\x00]))(?:[A-H]?\d{{1,2}}\s*[·|/]?\s*(?:{SECTIONS})|(?:{SECTIONS})\s*[·|/\s]\s*[A-H]?\d{{1,2}})(?=[\s|]|$)"
    ),
    "address": re.compile(r"(?a)^(?:E-?mail\s*:\s*)?(?:https?://[\w./-]+|www\.[\w./-]+|[\w.-]+@[\w.-]+\.\w+)$", re.I),
    "sheet": re.compile(r"(?<![A-Za-z0-9])[A-H]\s?\d{1,2}(?![A-Za-z0-9%])"),
    "staff": re.compile(rf"(?:{STAFF_ROLE})\s*(?:[:/]\s*|\s+|[丨|]\s*){NAMES}(?:[\s、,]+{NAMES}(?!\s*[:/]))*"),
    "weekday": re.compile(r"星期[一二三四五六日天]|周[一二三四五六日](?=\s|$)"),
    "lunar": re.compile(
        r"(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
        r"[正一二三四五六七八九十冬腊闰]+月[初十廿卅一二三四五六七八九]+|农历\S{2,8}"
    ),
    "serial": re.compile(
        r"(?:国内)?统一(?:连续出版物|刊)号\S*|CN\s?\d\d-\d{4}\S*|邮发代号\s*:?\s*[\d-]+|"
        r"(?:总)?第\s*\d+\s*期|代号\s*[\d-]+|准印证号?\S*|^内部(?:资料|刊物|交流)(?=[\s,]|$)|(?:免费|内部)(?:交流|赠阅)$"
    ),
    "paper": re.compile(
        rf"(?:^|(?<=[\s·]))(?:{_PAPER})(?=[\s·]|$|\d)"
        r"|^(?:THE )?(?:[A-Z]+ ){1,3}(?:DAILY|NEWS|TIMES|POST|WEEKLY|HERALD|EXPRESS)$"
    ),
    "page credit": re.compile(
        rf"(?:本版|本报|本期|今日)[{HAN}]{{0,6}}(?:稿件|图片|照片|文字|摄影|文图|文/图)[{HAN}、,]{{0,12}}?(?:由|均为|系)"
        rf"[{HAN}、·\s]{{2,24}}(?:摄影?|采写|提供|撰写|供图|供稿|拍摄|整理)?(?=\s|$)"
    ),
    "channel": re.compile(
r"(?:官方)?(?:微信)?(?:公众号|公众平台|视频号|抖音号|微博|客户端)\s*[:/]\s*\S+|(?:扫码|扫一扫|扫描二维码|微信扫码)?,?"
        r"(?:关注|下载|查看|观看|阅读|看)\S{0,10}(?:客户端|公众号|微博|APP|数字报|更多内容|更多新闻|更多精彩)"
    ),
    "imprint": re.compile(
        r"(?:印刷|承印|印制)(?:单位|厂)?\s*:\s*\S+|(?:本报|本社)?(?:社址|法律顾问|总编室|发行部|广告部|总编辑|社长)\s*:\s*\S+(?:\s\S*律师\S*)?|"
        r"本报(?:社)?地址\s*:?\s*\S+|电话总机\s*:?\s*[\d-]+|广告(?:经营|发布)?(?:许可证|登记)\S*|"
        r"(?:零售价?|每份|每期|定价:?每[月份年]|全年(?:订价|定价)|月价)\s*:?\s*\d+(?:\.\d+)?\s*元"
    ),
    "masthead": re.compile(
        r"今日\s*\d+\s*版|(?:新闻|广告|发行|报料|爆料|投稿|订报|征订|读者|采编)(?:服务)?(?:热线|电话)|编辑部电话|投稿(?:邮箱|信箱)|(?:本报|报社|编辑部)(?:地址|社址|通[讯信]地址)|^社址(?=\s*:)|承印|"
        r"^印刷:\S*|零售(?:每份|价):?(?:每份)?(?:\d+\.?\d*元)?|全年定价|数字报|"
        r"版权所有|未经授权|不得转载|主管单位|主办单位[:：]\S*报社"
    ),
    "web page": re.compile(
        rf"^[\[【<]?字[体号]\s*:?\s*[\[【<]?\s*[大小](?:\s*[|/]?\s*[大中小]){{1,2}}\s*[\]】>]?$|^(?:{_BUTTON}(?:[\s|/·+-]+|$)){{2,}}$"
        r"|^(?:浏览|阅读|点击)(?:次数|量|数)\s*:\s*\d+$"
    ),
}  # fmt: skip
"""Parts that hardly stand in copy on a line of their own."""
PLAIN: Final = (
    re.compile(r"民[国國]\s*\d{2,3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"),
    re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"),
    re.compile(rf"[{NUMERALS}]{{4}}年[{NUMERALS}]{{1,2}}月[{NUMERALS}]{{1,3}}日"),
    re.compile(r"\d{1,2}月\d{1,2}日"),
    re.compile(r"https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+|[A-Za-z0-9_-]+\.(?:com|cn|net|org)[!-~]*"),
    re.compile(rf"[{HAN}]{{2,14}}?(?:路|街|大道|巷|道|胡同|弄|里)\s*\d{{1,5}}\s*(?:号[{HAN}\d]{{0,8}})?"),
    re.compile(_PHONE),
    re.compile(r"(?:主管|主办|承办|出版)(?:单位)?\s*:\s*\S+"),
    re.compile(r"邮(?:政编码|编)\s*:?\s*\d{6}|地址\s*:\s*\S+"),
    re.compile(r"E-?mail|电子信箱|电子邮箱|邮箱|电话|网址|热线", re.I),
    re.compile(rf"{SECTIONS}|版|[{HAN}]{{2,6}}(?:报道组|通讯组|宣传[部科处]|编辑部|(?:新闻|融媒体?)中心)"),
    re.compile(r"[■□◆◇●○▲△★☆|丨/·\-—_=~*.,:;()\[\]【】<>《》]+"),
    re.compile(r"\d{1,3}"),
    re.compile(r"(?<![A-Za-z])[A-Z]{4,12}(?: (?:& )?[A-Z]{3,12}){0,2}(?![A-Za-z])"),
)  # fmt: skip
"""Parts that also stand in copy; they only help to cover a line."""
DRAWN: Final = {
    "rule": re.compile(r"(?:[─━│┃═_=—~-]\s?){3,}"),
    "ornament": ORNAMENT,
}
"""Lines that hold no word: what the page draws between texts, or a text between its parts."""
MAX_NOISE_EM: Final = 60
"""A noise line is at most this wide, in em; longer ones are copy whatever stands in them."""


def remove_noise(lines: tuple[Line, ...], options: Options) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines without those of the page itself, and what was taken out."""
    reasons, called = _reasons(lines, options)
    furniture = find_furniture(lines, [reason != "" for reason, _ in reasons], called)
    titles = stamped_titles(lines, {index for index, (reason, _) in enumerate(reasons) if reason == "web page"})
    kept: list[Line] = []
    removed: list[Change] = []
    blanks, page, page_name, noise = 0, 0, "", False
    for index, line in enumerate(lines):
        change = _change(line, *reasons[index], furniture.get(index))
        decided = options.decided(change.id, "noise") if change is not None else False
        if change is not None and decided is not False:
            change = replace(change, applied=change.applied or decided is True)
            removed.append(change)
            if change.applied:
                blanks = max(blanks, line.blanks)
                number = page_number(line.text)
                page, page_name, noise = (page + 1, number, True) if number else (page, page_name, True)
                continue
        if page or noise or blanks > line.blanks:
            blanks = max(line.blanks, blanks)
            line = replace(line, blanks=blanks, noise_before=noise, page=page, page_name=page_name)
        kept.append(replace(line, heading=line.heading or 1) if index in titles else line)
        blanks, noise = 0, False
    return tuple(kept), tuple(removed)


def _reasons(lines: tuple[Line, ...], options: Options) -> tuple[list[tuple[str, int]], set[int]]:
    """Why each line is noise by its own parts, or nothing, with how many lines have its shape; lines of a call."""
    called: set[int] = set()
    repeated = Counter(_shape(line.text) for line in lines if len(line.text) <= MAX_NOISE_EM)
    found: list[tuple[str, int]] = []
    copy: list[int] = []
    web, mail, dividers = find_web_lines(lines), find_mail_lines(lines), find_dividers(lines)
    folios = find_folios([line.text for line in lines])
    for index, line in enumerate(lines):
        times, noise = repeated[_shape(line.text)], index > 0 and found[-1][0] != ""
        reason = noise_reason(line.text, times, _alone(lines, index))
        if reason and not (noise or _apart(lines, index)):
            reason = noise_reason(line.text, times, _alone(lines, index), False)
        reason = reason or _strayed(line.text) or folios.get(index, "")
        reason = reason or _named(lines, index, noise) or _over_serial(lines, index, noise)
        if reason == "masthead" and not noise and _signs(lines, index):
            reason = ""
        if reason == "masthead" and times < 2 and not noise and _BRIEFS.fullmatch(line.text):
            reason = ""
        if reason == "masthead" and index and not noise and _goes_on(lines[index - 1].text, line):
            reason = ""
        if reason == "masthead" and _CONTACT.match(line.text) and any(_CALL.search(lines[at].text) for at in copy[-6:]):
            reason, called = "", {*called, index}
        if reason and (
            _is_torn(line.text) or index in dividers or options.decided(f"noise-{line.start}", "noise") is False
        ):
            reason = ""
        if (index in web or index in mail) and options.decided(f"noise-{line.start}", "noise") is not False:
            reason = "mail" if index in mail else "web page"
        if _SECTION.fullmatch(line.text) and _over_copy(lines, index):
            reason, called = "", {*called, index}
        found.append((reason, times))
        copy += [] if reason else [index]
    for index in find_imprints(lines, found):
        found[index] = ("masthead", 1)
    spared = find_spared(lines, found)
    for index in spared:
        found[index] = ("", 0)
    return found, called | spared


def _signs(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a paper's office stands under a finished text and over a date alone: it signs a notice."""
    text = lines[index].text
    if not 0 < index < len(lines) - 1 or re.search("(?:报社|编辑部|杂志社)$", text) is None:
        return False
    return lines[index - 1].text[-1] in "。！!" and signs_dated(lines[index + 1].text)


def _is_torn(text: str) -> bool:
    """Whether a line is a piece of a sentence: a bracket or a quotation runs over its end, or a clause does."""
    plain = text.translate(_ASCII)
    plain = re.sub("(?<=版):$", "", plain)
    pairs = any(plain.count(opener) != plain.count(closer) for opener, closer in ("()", "“”", "《》", "[]", "【】"))
    return pairs or plain[-1] in ",、:;" or plain[0] in ",、。;!?:)"


def _change(line: Line, reason: str, times: int, furniture: Furniture | None) -> Change | None:
    """The removal of a line, made or proposed; nothing for copy."""
    if reason:
        cues: tuple[Cue, ...] = (("made of the parts of a " + reason, 3.0), ("lines of this form", min(times, 4) / 2))
        sure, applied = {"page number": 0.93, "address": 0.92, "ornament": 0.75}.get(reason, 0.95), True
    elif furniture is not None and furniture.weight >= ASKED:
        cues, applied, reason = (
            furniture.cues,
            furniture.weight >= GONE,
            furniture.form.removeprefix("a ").removeprefix("the "),
        )
        sure = round(min(0.68 + 0.08 * furniture.weight, 0.97), 4) if applied else 0.5
    else:
        return None
    return Change(
        f"noise-{line.start}", "noise", line.start, line.end, line.text, "", sure, cues, applied=applied, reason=reason
    )


_INVITES: Final = re.compile(
    "(?:[至为是录问扫址箱信到网站在于从由见上经]|发送|关注|登陆|浏览|点击|链接|通过|[:：,，])$"
)
"""What a line ends with whose sentence goes on in an address."""
_CALL: Final = re.compile("[征投来约赐文]稿|稿件|原创")
"""What stands in a call for copy."""
_LEADS_ON: Final = re.compile("(?:[或和与及并且请可在从向到把将被为是的地]|可以|能够|通过|也可|[，,、])$")
"""What a line ends with whose sentence surely goes on in the next one."""
IMPRINT: Final = 3
"""Within how many lines under a paper's name its number and date stand."""
_SECTION: Final = re.compile(rf"(?:{SECTIONS}|图说新闻|圖片新聞)")
"""The name of a section, which may also be the whole title of a text: `公告`."""
TITLE: Final = 40
"""A line of more characters is no headline."""
_BRIEFS: Final = re.compile(rf"(?:{SECTIONS}|乡镇|镇街|部门|一线|各地|新闻|简明)快报")
"""The name of a column of briefs, which ends like a paper's."""
SHORT: Final = 6
"""A line of text that goes on has more characters."""
_JUMP: Final = re.compile("[下上紧文][转接轉]|[转轉](?:至|到|入)?第")
"""A jump mark is no folio, though a page stands in it."""
_CONTACT: Final = re.compile("投稿|来稿|征稿|邮箱|E-?mail|信箱|电话|本报地址|报社地址|编辑部地址|社址|邮编", re.I)
"""How a line begins that belongs to a call for copy where one stands right before it, and to the page elsewhere."""


def _goes_on(before: str, line: Line) -> bool:
    """Whether a line that asks readers to follow a channel stands in the middle of a sentence of the copy."""
    if not TELLING["channel"].search(line.text) or len(before) <= SHORT:
        return False
    if _LEADS_ON.search(before) or line.text[0] in "或和与及并也":
        return True
    return not line.blanks and before[-1] not in "。！？!?…”』」）)" and read_byline(before).score < 3


def _named(lines: tuple[Line, ...], index: int, noise: bool) -> str:
    """Why a line that only names or counts a page is noise: it stands beside a folio; nothing if it does not."""
    text, under = lines[index].text, lines[index + 1].text if index + 1 < len(lines) else ""
    if noise and re.fullmatch(r"\d{1,2}", text) and re.fullmatch(SECTIONS, under):
        return "page number"
    if noise and re.fullmatch(r"[A-Z][A-Z ]{3,24}", text) and re.fullmatch(SECTIONS, lines[index - 1].text):
        return "folio"
    if not re.fullmatch(SECTIONS, lines[index].text.strip("·•・|｜—–-~ \u3000")):
        return ""
    behind = index + 1 < len(lines) and noise_reason(lines[index + 1].text, 1, False)
    return "folio" if noise or behind else ""


def _over_serial(lines: tuple[Line, ...], index: int, noise: bool) -> str:
    """Why a short line over a paper's number and date is noise: it is the paper's name; nothing if it is not."""
    name = "".join(lines[index].text.split())
    if (index and not noise) or re.fullmatch(rf"[{HAN}]{{2,8}}", name) is None:
        return ""
    if name != lines[index].text and noise_reason(name, 1, False) == "masthead":
        return "masthead"
    for line in lines[index + 1 : index + 1 + IMPRINT]:
        if not (noise_reason(line.text, 1, False) or _strayed(line.text)):
            return ""
        if "serial" in _told_parts(re.sub(r"[\u3000\t ]+", " ", line.text).translate(_ASCII))[0]:
            return "masthead"
    return ""


def _over_copy(lines: tuple[Line, ...], index: int) -> bool:
    """Whether running text, and no headline, stands straight under a line, which is its title then."""
    under = [line.text for line in lines[index + 1 : index + 3]]
    if not under or len(under[0]) <= SHORT or re.search("[,，。:：]", "".join(under)) is None:
        return False
    printed = len(under) > 1 and abs(len(under[0]) - len(under[1])) <= 1
    return len(under[0]) > TITLE or "。" in under[0] or under[0][-1] in ".;；:：" or printed


def _strayed(text: str) -> str:
    """Why a line is noise once a stray blank inside one of its words is taken out; nothing if it is none."""
    if len(text) > MAX_NOISE_EM or not re.search("编|校|版|报|星|期", text):
        return ""
    places = [match.start() for match in re.finditer(f"(?<=[{HAN}]) (?=[{HAN}])", text)]
    tries = (noise_reason(text[:place] + text[place + 1 :], 1, False, False) for place in places[:6])
    return next((reason for reason in tries if reason), "")


def page_number(text: str) -> str:
    """The page that a folio names, as `A3` or `3`; empty when it names none."""
    match = re.search(rf"([A-H])?\s?0*(\d{{1,3}}|[{NUMERALS}]{{1,3}})\s*版", fold(text)) or re.search(
        r"(?<![A-Za-z0-9])([A-H])0*(\d{1,2})(?!\d)", fold(text)
    )
    return (match[1] or "") + numeral(match[2]) if match else ""


def _shape(text: str) -> str:
    """A text with every number made equal: the folios of all pages of an issue look the same then."""
    return re.sub(r"\d+", "0", fold(text))


def _alone(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a line's neighbours are both much longer than it or absent: it is not a row among rows."""
    width = lines[index].width_em
    near = [lines[other].width_em for other in (index - 1, index + 1) if 0 <= other < len(lines)]
    return all(other > 2 * width + 4 for other in near)


def _apart(lines: tuple[Line, ...], index: int) -> bool:
    """Whether the text before a line is finished, so that the line goes on nothing."""
    before = lines[index - 1].text
    if index and TELLING["address"].search(lines[index].text):
        return _INVITES.search(before) is None or before[-1] in "。！？!?…"
    return (
        index == 0
        or signs_dated(before)
        or lines[index].blanks > 0
        or before[-1] in "。！？!?…”』」）)"
        or read_byline(before).score >= 3
    )


@lru_cache(maxsize=4096)
def _told_parts(plain: str) -> tuple[tuple[str, ...], str]:
    """The telling parts that a line has, and the line without them."""
    rest, found = plain, []
    for name, pattern in TELLING.items():
        replaced, times = pattern.subn("\x00", rest)
        if times:
            found.append(name)
            rest = replaced
    return tuple(found), rest


def noise_reason(text: str, times: int, alone: bool, apart: bool = True) -> str:
    """Why a line is noise, or nothing: what known parts cover, how telling they are, how often it comes back."""
    plain = simplified(re.sub(r"[\u3000\t ]+", " ", text).translate(_ASCII))
    if len(plain) > MAX_NOISE_EM or _JUMP.search(plain):
        return ""
    if (drawn := next((name for name, pattern in DRAWN.items() if pattern.fullmatch(plain)), "")) != "":
        return drawn
    if re.fullmatch(r"[-—·.\s]*\d{1,3}[-—·.\s]*", plain):
        framed = re.fullmatch(r"[-—·]+\s*\d{1,3}\s*[-—·]+", plain) is not None
        return "page number" if framed or (alone and re.search("[-—·]", plain)) else ""
    found, rest = _told_parts(plain)
    if not found:
        return ""
    for pattern in PLAIN:
        rest = pattern.sub("\x00", rest)
    if dated := re.search(r"\d{4}\s*年|[〇零一二三四五六七八九]{4}年|民国\s*\d", plain) is not None:
        dated = len(found) > 1 and re.search(r"[,。;!?“”]", plain) is None
    left = len(re.sub(r"[\x00\s]+", "", rest))
    if (
        dated
        and {"weekday", "lunar", "serial"} & set(found)
        and {"page", "page head", "page name", "sheet", "section"} & set(found)
    ):
        left = min(left, 4) if left <= 0.6 * len(plain) else left
    if left > (4 if len(found) > 1 or times > 1 else 0) or left > (0.25 if times < 2 else 0.4) * len(plain):
        return ""
    if set(found) <= {"weekday", "lunar"} and times < 2 and opens_sentence(plain):
        return ""
    if found in (("weekday",), ("lunar",)):
        return "folio" if left == 0 and (times > 1 or re.search(r"\d", plain)) else ""
    if found == ("sheet",) and not (times > 1 or alone or re.search(SECTIONS, plain)):
        return ""
    if (found == ("address",) and not apart) or (
        found == ("section",) and not (alone or apart or re.search(r"[A-H·|]|\d{4}|^0\d", plain))
    ):
        return ""
    if found == ("paper",) and (re.search(r"[,。!?“”《》]", plain) or not re.match(TITLED, plain)):
        return ""
    if found == ("paper",) and times < 2 and NO_PAPER.search(plain):
        return ""
    if found == ("address",):
        return found[0] if left == 0 else ""
    return (
        "staff line"
        if set(found) & {"staff", "page credit"}
        else "masthead"
        if set(found) & {"paper", "serial", "masthead", "channel", "imprint", "web page"}
        else "folio"
    )


_ASCII: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
