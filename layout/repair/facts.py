"""What can be read off a single line: how it starts and ends, what marks it holds, what it looks like.

Decisions: a fact is about the line alone; what its neighbours make of it is in `context.py`, what it weighs in
`signals.py`.
"""

import re
from typing import Final

from layout.records import dataclass
from layout.repair.bylines import NOT_ONE, Reading, read_byline
from layout.repair.datelines import read_dateline, read_reported
from layout.repair.gluedbylines import byline_at_end
from layout.repair.lineends import GREATEST, line_end
from layout.repair.lines import Line
from layout.repair.marks import (
    CLOSERS,
    HAN,
    NUMERALS,
    OFFICES,
    ORNAMENT,
    PEOPLE,
    is_name,
    simplified,
)
from layout.repair.picturemarks import NAMED

_MEASURED: Final = "万亿千百十米里公厘毫吨克斤升元角分度个倍平立方亩顷年月日时秒点级寸折版代岁人名户家次"
"""What stands behind a decimal that counts something, and is no number of an item."""
_MARKERS: Final = (
    ("cn、", re.compile(rf"([{NUMERALS}]{{1,3}})[、.．]")),
    ("(cn)", re.compile(rf"[(（]([{NUMERALS}]{{1,3}})[)）]")),
    ("n.n", re.compile(rf"(\d{{1,2}}[.．]\d{{1,2}})(?:[.．]\d{{1,2}})?[ \u3000\t]*(?=[{HAN}“《])(?![{_MEASURED}])")),
    ("n.", re.compile(r"(\d{1,2})\s?[.．、)）](?!\d)")),
    ("(n)", re.compile(r"[(（](\d{1,2})[)）]")),
    ("①", re.compile(r"([①-⑳])")),
    ("[n]", re.compile(r"[\[［〔](\d{1,3})[\]］〕](?![，,。.、；;：:！!？?）)」”\s])")),
    ("cn是", re.compile(r"([一二三四五六七八九十])(?:是|要)")),
    ("第cn", re.compile(rf"第([{NUMERALS}]{{1,3}})(?:条|章|节|步|款|[{HAN}]{{1,2}}[是，,：:]|,|，|、)")),
    ("bullet", re.compile(r"(——)(?=[^\s—].*[，,；;。])")),
    ("bullet", re.compile(r"([●■◆▲★◇○□△•▪·※*\-–—])\s*(?=[^\s●■◆▲★※—\-*])")),
)  # fmt: skip
_OPENINGS: Final = re.compile(
    r"下一步|据悉|据了解|目前|近日|日前|近年来|今年以来|去年|此外|另外|同时|随后|当天|当日|活动现场|活动中|会议指出|会议强调|会议要求|"
    r"接下来|与此同时|截至|为此|对此|在此|据介绍|“|首先|其次|最后|记者(?:从|了解|看到|在)|\d{1,2}月\d{1,2}日"
)
_SPEAKER: Final = re.compile(
    rf"(问|答|Q\d*|A\d*|记者|主持人|编者|[{HAN}]{{2,6}}?|[{HAN}]\s{{1,3}}[{HAN}]|[A-Z][A-Za-z]{{1,12}})\s*[:：](?!//)"
)
_ASKING: Final = ("问", "咨询", "反映", "来电", "来信")
_ANSWERING: Final = ("答", "答复", "回复", "解答", "回应")
_SURE_SPEAKERS: Final = frozenset({"问", "答", "Q", "A", "记者", "主持人"})
_DATE: Final = re.compile(
    rf"(?:[{NUMERALS}]{{4}}|\d{{4}})\s*年\s*(?:[{NUMERALS}]{{1,2}}|\d{{1,2}})\s*月(?:\s*(?:[{NUMERALS}]{{1,3}}|\d{{1,2}})\s*日)?"
    rf"|(?:[{NUMERALS}]{{1,2}}|\d{{1,2}})\s*月\s*(?:[{NUMERALS}]{{1,3}}|\d{{1,2}})\s*日"
)
_ENTRY: Final = re.compile(r"(?:公元)?\d{3,4}年\d{1,2}月\d{1,2}日\s?[,，:：]")
"""How each paragraph of `那年今日` begins, and a line of other prose by chance."""
_SIGNED_DATE: Final = re.compile(
    rf"(?:[{HAN}]{{2,18}}(?:\s+[{HAN}]{{2,18}})?\s+)?(?:{_DATE.pattern})(?:\s+\d{{1,2}}[:：]\d{{2}})?"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}\s+\d{1,2}[:：]\d{2}"
)
"""A date alone, or behind who signs; an hour may stand behind it."""
_SALUTATION: Final = re.compile(
    rf"各(?=[{HAN}“《])(?:[{HAN}、，,（）()“”《》]|(?<=[、,，])\s){{1,66}}[:：]|[{HAN}“”《》、\s]{{0,16}}(?:同志们?|朋友们?|读者|编辑|居民|业主|家长|同学们?|老师|先生|女士|单位|领导|商户|市民|村民|各位|您好|你好|师傅|乘客|"
    rf"[{HAN}]{{2,4}}部|[{HAN}]{{2,6}}社|爸爸|妈妈|孩子们?)[,，、:：!！]+"
)
_CLOSING: Final = re.compile(
    r"此致[!！]?|敬\s?礼[!！]?|此致\s*敬礼[!！]?|特此(?:公告|通知|通告|说明|声明|致谢|启事|函告|函达)[。.!！]?|(?:即)?祝好?[!！]|祝.{2,8}[!！]|"
    r"顺[颂祝]\S{2,6}[!！。]?|谨启|敬启|敬上|专此[。]?|(?:衷心)?(?:感谢|谢谢)[^。，,]{0,14}(?:支持|配合|理解|参与|合作|关注|谅解)[!！。.]?|"
    r"(?:\S{0,8}不便(?:之处)?[,，]?)?(?:敬请|请)\S{0,6}(?:谅解|周知|转告|知悉|理解|见谅|期待)[!！。.]?"
)
_NOTICE: Final = re.compile(
    "(?:公告|通知|启事|公示|通告|倡议书?|公开信|小贴士|声明|简章|须知|指南|通报|预告|预报|提示|安排|问答|"
    "大事记|节目(?:单|表|预告)|看点|行情|今明天气|天气预报|一句话新闻|更正|致歉|讣告|招领|寻人|寻物|认领|唁电|告示|公报|名单|一览表?|时间表|价格表|(?:服务|便民|咨询|联系|监督|举报)(?:电话|热线))$"
)
"""How the title of a notice ends."""
_SPOKEN: Final = re.compile("我(?![市区县校院省州镇乡村国军])|[你您他她它谁]")
"""How a line begins that is no title of a notice."""
NOTICE_PADDED: Final = 8
"""The title of a notice is set wide up to this many characters: `公　告`."""
_SIGNER: Final = re.compile(
    rf"(?:您的|你的|(?:[{HAN}]{{2,12}}\s+)?一[名位个])?[{HAN}]{{0,14}}(?:{PEOPLE}|业主|用户|乘客|游客|网友|商户|群众|党员|教师|老师|战士|家属|失主|车主|声明人|当事人|"
    rf"女儿|儿子|孩子|朋友|代表|委员|[摊店车房户]主)\s*[:：]?\s*([{HAN}]{{2,4}})?(?:\s?等[{HAN}\d]{{1,3}}[人户位名])?"
)
"""Who signs a letter: what the writer is, and a name."""
_CALLED: Final = re.compile(
    rf"(?:失主|物主|事主|机主|家[属长]|启事人|声明人|致谢人|写信人|来信人|投稿人|倡议人|联系人|经办人|求助人|反映人|遗失人|拾[得到]者)\s?[:：]\s?([{HAN}]{{2,5}})"
)
"""Who signs a notice: what the signer is to the matter, a colon, and how he is called."""
_QUOTED_FROM: Final = re.compile(
    rf"(?:—{{1,2}}|-{{1,2}})\s*(?:[{HAN}]{{2,14}}\s+)?([{HAN}]{{2,4}}|[{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}})+)"
)
"""Whose words a saying is: a dash, what that person is, the name."""
_TELLS_OF: Final = re.compile("[—-]+\\s*(?:记|访|走近|对话|专访|追记|写在|来自|听|跟着|追忆|缅怀|送别)")
"""How a sub-title begins that says whom a text tells of."""
_OFFICE: Final = re.compile(rf"[{HAN}（）()“”·《》]{{2,26}}(?:{OFFICES})")
"""Who signs a notice: an office, a company, a school."""
_OWN_OFFICE: Final = re.compile(
    r"(?:本[报刊社网台]|《[^《》\s]{1,10}》)?(?:编辑部|编委会|总编室|发行部|广告部|读者来信版)|本[报刊]社?"
)
"""The paper itself, as it signs."""
_ANNEX: Final = re.compile(
    "(?:编辑|记者|本报|热线)(?:追访|回访|追踪|点评|回复|回音|答复|的话)|编后话?|编余|回音壁?|读后感?|追访|回访|后续|"
    "(?:部门|官方|校方|院方|社区|街道|物业)(?:回应|回复|答复)|(?:处理|办理|调查|反馈)结果|结果反馈|名词解释|(?:延伸|相关)阅读|"
    "(?:[正反]方|[支赞]持者?|赞成者?|反对者?)(?:观点|意见|声音|理由)?"
)
"""The title of what a paper adds to a letter or a report, or of one side of a debate."""
_CONTACT: Final = re.compile(
    r"^(?:数据|资料|图片|信息|制图)来源\s*[:：]|(?:电话|电话号码|热线|邮箱|信箱|地址|网址|联系人|微信号?|传真|邮编)\s*[:：]|[:：]\s*[\d-]{5,}$"
)
"""Where to ask: the last lines of a notice."""
_CALLED_AT: Final = re.compile(
    r"(?!.*(?:[拨打请可在是]|致电|联系|咨询))"
    rf"[{HAN}]{{2,16}}(?:[\s、]+[{HAN}]{{1,8}})?\s*(?:1[3-9]\d{{9}}|0\d{{2,3}}-?\d{{7,8}}|400-?\d{{3}}-?\d{{4}})"
)
"""Whom to call, and a telephone that is whole: `王先生 13800001111`; a sentence that ends in a number is none."""
_PICTURE: Final = (
    r"(?:[左右]?[上下]|[左右中大小])?图(?:为|[①-⑩]|\s*[:：])|图片?(?:说明)?[一二三四①-⑩\d]?\s*[:：]|[▲△▼▽]|[←→↑↓](?=\S)"
)
_CAPTION: Final = re.compile(
    rf"(?:{_PICTURE}|编者按|编后\s*[:：]|[(（](?:未完)?待续[)）]|[【\[](?:链接|相关链接|编者按|新闻链接)[】\]])"
)
"""How a caption begins, a note of the editor, or what says that a text is to be continued."""
_OF_PICTURE: Final = re.compile(rf"[(（]?(?:{_PICTURE})\s*[{HAN}“《\d]")
_TOPIC: Final = re.compile(
    rf"[{HAN}A-Za-z0-9“”·]{{2,10}}(?<![说道问答喊曰醒示绍为调出称露议诉账])[:：](?:[^:：“\d]|“[^“”]+”(?=.))[^:：。，,；;]{{2,}}"
)
"""A matter, a colon, and what is told of it."""
ENDS_NOTHING: Final = frozenset("的是在和与对将把被为及向从到于以并或由且但而让使了更很最又也都就还等")
"""Characters after which a phrase goes on, with few exceptions."""
_WHOLE: Final = re.compile(
    "[是叫].{1,12}的$|(?:来|过|完|好|成|到|走|坏|老|上|下|起|开|大|高|多|少|红|绿|美)了$|(?:不[用必]|无[需须]|[别莫久苦])等$"
)
"""An end in 的, 了 or 等 that may be the end of a title."""
_SENTENCE: Final = re.compile(r"[。！？!?]|…")
_MARK: Final = re.compile(r"[,，;；。]|[:：](?!(?<=\d.)[0-5]\d(?!\d))")
"""A pause or stop; the colon in a time of day is none."""
CLOCK: Final = re.compile(
    r"(?:[【\[]\s*{0}\s*[】\]][\s　]*|{0}[\s　]+)(?=[{1}“《])".format(
        r"[012]?\d[:：][0-5]\d(?:[\s　]*[~～—–-]+[\s　]*[012]?\d[:：][0-5]\d)?", HAN
    )
)
"""A time of day at the start of a line, with words behind it: a subhead of what was seen hour by hour."""
PARTS: Final = 100
"""An item numbered in two parts, 2.3, counts as 203."""
TIMED_UNDER: Final = 8
"""Under a subhead with a time of day the first line of text has more characters, however long the subhead is."""
_STRONG: Final = re.compile("[！？!?]")
_DATELINED: Final = re.compile(r"(?:\d日\S{0,4}电|(?:^|[报社院校])讯)\s*[(（][^()（）]{2,30}[)）]$")
"""A byline in brackets that belongs to a dateline, which began in the line before."""
_TITLED_WIRE: Final = re.compile(r"[电電]\s*(?:[(（][^()（）]{2,30}[)）]\s*)?[题題]\s*[:：][^。]{2,40}$")
"""An agency's dateline with the title of the piece behind it, which is whole without a stop."""
_PAUSED: Final = re.compile(
    rf"(?:[{HAN}]{{1,8}}[:：])?[{HAN}A-Za-z0-9“”‘’《》·—、]{{2,14}}(?:[,，][{HAN}A-Za-z0-9“”‘’《》·—、]{{2,14}})?[！？!?]?[”’]?"
)
"""A short line with one pause in it, or a label before it, or a question."""
COUNTED: Final = re.compile(rf"[(（]?(?:其?[{NUMERALS}]{{1,3}}|0?\d{{1,2}}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])[)）]?")
"""A number alone, as stands over the parts of a text."""
NOTICE: Final = 40
"""The title of a notice has no more characters."""
SIGNER: Final = 20
"""Who signs a letter has no more characters."""
SHAPE_EM: Final = 22
"""A subhead or a line of verse is at most this wide, in em."""
_LEANS: Final = re.compile(
    rf"[（(](?![\dA-Za-z{NUMERALS}]{{1,2}}[)）])[^()（）]{{2,24}}[)）][和及与等的、，,。；;]"
    rf"|或(?![许者然])|(?:https?://|www\.)[!-~]+(?=[{HAN}])"
)
"""How a text goes on that a column end cut before `或`, an address or a bracket: what that tells of stands before."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one line shows. `ends`: final, pause, semicolon, colon, open, dash or plain; `marker`: style, number.

    `topic` says that it is like `供给端：产量不降反升`, `notice` that it ends like the title of one, `signer` that it
    names who wrote a letter, `caption` that it begins like a caption or a note of the editor, `pausing` that it is
    short with one pause or a label, `divider` that it is an ornament, `office` that it ends like the name of one,
    `own_office` that it is the paper itself, `contact` that it says where to ask, `entry` that it begins with a day of
    some year, `timed` how many characters a time of day takes up at its start, `signs` that by its place it signs a
    letter or a notice, `service` that it is a label of a service column, `called` that it says whom to call.
    """

    ends: str
    starts_closing: bool
    marker: tuple[str, int] | None
    speaker: str
    dateline: bool
    opening: bool
    reading: Reading
    date: bool
    salutation: bool
    closing: bool
    picture: str
    commas: int
    stops: int
    marks: int
    fields: tuple[str, ...]
    first_sentence: int
    size: int
    signed: bool
    topic: bool = False
    notice: bool = False
    signer: bool = False
    caption: bool = False
    divider: bool = False
    pausing: bool = False
    office: bool = False
    contact: bool = False
    own_office: bool = False
    entry: bool = False
    timed: int = 0
    annex: bool = False
    signs: bool = False
    service: bool = False
    called: bool = False

    @property
    def byline(self) -> bool:
        """Whether it most likely is a byline."""
        return self.reading.score >= 3

    @property
    def least_under(self) -> int:
        """How many characters the line under it surpasses if it is a subhead: a printed line, under a time of day."""
        return min(self.size, TIMED_UNDER) if self.timed else self.size

    @property
    def paused(self) -> bool:
        """Short, with a pause or a label in it and no stop: a subhead where others like it stand near."""
        return self.pausing and not self.byline and self.ends in ("plain", "final")

    @property
    def bare(self) -> bool:
        """Short, without any pause or stop but one colon: the shape of a subhead or a line of modern verse."""
        return (
            self.marks == (1 if self.topic else 0)
            and self.ends in ("plain", "final")
            and 2 <= self.size <= SHAPE_EM
            and not (self.byline or self.divider)
        )


def read_facts(line: Line, known: frozenset[str]) -> Facts:
    """The facts of one line; `known` are names seen in bylines of the dump."""
    text = line.text
    marker = _marker(text)
    speaker = _SPEAKER.match(text)
    short = len(text) <= 60
    reading = read_byline(text, known) if short else NOT_ONE
    first = _SENTENCE.search(text)
    size = len(text)
    strong = len(_STRONG.findall(text, 0, size - 1))
    lead = read_dateline(text)
    signed = reading.score < 3 and lead[1] < size and byline_at_end(text, known)[1].score >= 3
    signed = signed and _DATELINED.search(text) is None
    return Facts(
        ends="final" if signed or (lead[0] and _TITLED_WIRE.search(text)) else line_end(text),
        starts_closing=text[0] in CLOSERS or text[0] in "，、；。！？,;!?" or _LEANS.match(text) is not None,
        marker=marker,
        speaker="".join(speaker[1].split()) if speaker else "",
        dateline=lead[0] > 0 or read_reported(text)[2] > 0,
        opening=_OPENINGS.match(text) is not None,
        reading=reading,
        date=size <= 32 and signs_dated(text),
        salutation=size <= 70 and _SALUTATION.fullmatch(text) is not None,
        closing=size <= 14 and _CLOSING.fullmatch(text.strip()) is not None,
        picture=match[0] if size <= 80 and (match := NAMED.search(text)) else "",
        commas=text.count(",") + text.count("，"),
        stops=text.count("。") + strong,
        marks=len(_MARK.findall(text)) + strong,
        fields=tuple(text.split()) if size <= 80 else (text,),
        first_sentence=first.start() if first else size,
        size=size,
        signed=signed,
        topic=size <= SHAPE_EM and _TOPIC.fullmatch(text) is not None,
        notice=_MARK.search(text) is None and _names_notice(text),
        signer=size <= SIGNER and reading.score < 3 and names_signer(text),
        caption=opens_caption(text),
        contact=_CONTACT.search(text) is not None,
        called=size <= 40 and _CALLED_AT.fullmatch(text) is not None,
        office=size <= 30 and all(map(_OFFICE.fullmatch, text.split())),
        timed=match.end() if size <= SHAPE_EM + 4 and (match := CLOCK.match(text)) else 0,
        annex=size <= 8 and _ANNEX.fullmatch(text) is not None,
        entry=_ENTRY.match(text) is not None,
        own_office=_OWN_OFFICE.fullmatch(text) is not None,
        divider=ORNAMENT.fullmatch(text) is not None,
        pausing=4 <= size <= SHAPE_EM and not lead[0] and marker is None and _PAUSED.fullmatch(text) is not None,
    )


def _names_notice(text: str) -> bool:
    """Whether a line ends like the title of a notice."""
    return (
        len(text) <= NOTICE
        and _SPOKEN.match(text) is None
        and _NOTICE.search(simplified("".join(text.split()) if len(text) <= NOTICE_PADDED else text)) is not None
        and not text.startswith("附")
    )


def greets(text: str) -> bool:
    """Whether a line opens with a salutation, whatever stands behind its colon: `编辑同志：我家…`."""
    return (
        re.match(rf"[{HAN}]{{0,6}}(?:编辑|同志|记者|老师|专家|教授|医生|律师)们?(?:同志|您好|你好)?[:：]", text)
        is not None
    )


def names_signer(text: str) -> bool:
    """Whether a line names who wrote a letter: `沙浦镇居民 老解`, `读者 贺茂`, `您的学生`."""
    if (called := _CALLED.fullmatch(text)) is not None:
        return (
            is_name(called[1]) or re.search("先生|女士|小姐|同学|老师|师傅|阿姨|大[爷妈叔姐哥]$", called[1]) is not None
        )
    if (quoted := _QUOTED_FROM.fullmatch(text)) is not None:
        return (is_name(quoted[1]) or "·" in quoted[1]) and _TELLS_OF.match(text) is None
    match = _SIGNER.fullmatch(text)
    if match is None:
        return False
    name = match[1] or ""
    called = re.match(r"[老小阿大].[叔婶伯姨嫂婆爷奶哥姐]?$|.[某先女]|一[群名位个]|全体|众", name)
    known = is_name(name) or called is not None
    return known or (not name and re.match(rf"(?:[{HAN}]{{2,12}}\s+)?(?:[您你]的|一[名位个])", text) is not None)


def opens_caption(text: str) -> bool:
    """Whether a text begins like a caption or a note of the editor."""
    return _CAPTION.match(text) is not None


def opens_caption_of_picture(text: str) -> bool:
    """Whether a text begins like a caption: `▲`, `上图：`, `图为`, and words."""
    return _OF_PICTURE.match(text) is not None


def may_sign_photo(text: str) -> bool:
    """Whether a text may be a caption that says at its end who took the picture."""
    return opens_caption(text) or text.rstrip("）)").endswith(("摄", "攝"))


def signs_dated(text: str) -> bool:
    """Whether a line is a date, alone or behind who signs."""
    return _SIGNED_DATE.fullmatch(text.strip("()（）")) is not None


def ends_nothing(text: str) -> bool:
    """Whether a phrase goes on behind a text, by its last character; `是怎样炼成的` is whole."""
    whole = _WHOLE.search(text) is not None and (text.startswith("谁") or GREATEST.search(text) is None)
    return text[-1:] in ENDS_NOTHING and not whole


def sure_speaker(name: str) -> bool:
    """Whether a word before a colon is a speaker without more evidence: 问, 答, Q, A, 记者, 主持人."""
    return name.rstrip("0123456789") in _SURE_SPEAKERS


def asks_in_words(name: str) -> bool:
    """Whether what stands before a colon says who asks: 市民郭先生问, 读者来电."""
    return len(name) > 2 and name.endswith(_ASKING)


def answers_in_words(name: str) -> bool:
    """Whether what stands before a colon says who answers: 市城管局答复, 医生回答."""
    return len(name) > 2 and name.endswith(_ANSWERING)


def takes_turns(name: str) -> bool:
    """Whether what stands before a colon says that it asks or answers, in a word or with who does."""
    return sure_speaker(name) or asks_in_words(name) or answers_in_words(name)


def _marker(text: str) -> tuple[str, int] | None:
    for style, pattern in _MARKERS:
        if (match := pattern.match(text)) is not None:
            return style, _value(match[1].replace("．", "."))
    return None


def _value(text: str) -> int:
    if text[0].isdigit() and text.isascii():
        whole, dot, part = text.partition(".")
        return int(whole) * PARTS + int(part) if dot else int(whole)
    if "①" <= text <= "⑳":
        return ord(text) - 0x245F
    digits = {char: value for value, char in enumerate("〇一二三四五六七八九")}
    tens, mark, ones = text.rpartition("十")
    if mark:
        return (digits.get(tens, 1) if tens else 1) * 10 + digits.get(ones, 0)
    return digits.get(text, 0)
