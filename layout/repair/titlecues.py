"""What an editor would say for and against one way to read a headline: its over-line, its title, its sub-title.

Decisions: a place and its act before a shorter, stronger line is an over-line; a longer line of facts behind it is a
sub-title; two lines of one length are one title.
"""

import itertools
import math
import re
from functools import lru_cache
from typing import Final, TypeAlias

from layout.lexicon import words_of
from layout.repair.marks import HAN, OFFICES, is_name, simplified
from layout.repair.officials import tells_officials
from layout.repair.signals import Cue

Parts: TypeAlias = tuple[str, ...]
"""Lines of a headline, or what blanks set apart in one."""

_ORG: Final = (
    rf"{OFFICES}|省|(?<![集城都超夜上股菜门开闭入楼早])市|区|县|州|旗|镇|乡|村|街道办?|院|校|队|园|场|"
    r"专班|联盟|基地|督察组|巡视组|工作组|机关|警方"
)
"""How the name of a place, or of who acts there, ends."""
_BARE_SUBJECT: Final = re.compile(rf"[{HAN}“”·\dA-Za-z]{{2,10}}(?:{_ORG})")
SUBJECT: Final = re.compile(
    rf"(?:我[省市区县州校院]|全[省市区县国]|本[市省区县]|[{HAN}·\dA-Za-z]{{1,12}}?(?:{_ORG}))(?=.{{3}})"
)
_VERB: Final = re.compile(
    "开展|加强|推进|举行|举办|召开|启动|开播|打造|创新|推动|走进|助力|服务|建设|整治|治理|发布|出台|完成|实现|提升|优化|落实|抓好|做好|强化|深化|"
    "促进|推出|上线|开通|开馆|开工|开业|开放|开幕|闭幕|投用|投入|使用|改造|完毕|夺|获|赢|胜|负|战平|晋级|亮相|揭牌|挂牌|签约|成立|组织|走访|慰问|"
    "培训|演练|排查|检查|督导|调研|部署|征集|公布|公示|迎来|突破|增长|下降|达|超|让|护航|守护|点亮|唱响|绽放|托起|激活|织|筑|聚|暖|惠|解|破|"
    "登场|轮番|启幕|启航|调整|延长|落幕|收官|拉开|提出|上榜|入选|获评|落户|竣工|通车|运行|落地|扩容|升级|变|迎|走|跑|开|话|谈|送|建|办|推|抓|促|保|防|控|查|看|听|讲|学|谈|说|写|画|种|养|撑|扛|串|搭|架|修|拆|搬|救|帮|扶|育|引|拓|拟|将|可|能|有|成|入|出|上|下|进|回|到|来|去"
)
ACT_FIRST: Final = re.compile(
    "开展|加强|推进|举行|举办|召开|启动|打造|创新|推动|走进|助力|服务|建设|整治|治理|发布|出台|完成|实现|提升|优化|落实|抓好|做好|强化|深化|促进|推出|"
    "上线|开通|组织|走访|慰问|培训|排查|检查|督导|调研|部署|征集|公布|迎来|成立|探索|建立|持续|全力|积极|扎实|着力|聚焦|多措|严|将|为|让|把|在|向|对|获|赴|以|到|与|拟|喜"
)
EVENT_LAST: Final = re.compile(
    "(?:落幕|启幕|开幕|闭幕|开播|开通|上线|开馆|开业|开工|竣工|揭牌|挂牌|(?<!直)通车|投用|开放|举行|启动|收官|出炉|发布|落户|亮相|完工|封顶|开市|开赛|公布|公示|出台)$"
)
_EVENT_INSIDE: Final = re.compile("迎来|破解|走进|上榜|夺|获|突破|首|启幕|落幕|亮相|重开")
TOLD: Final = re.compile(
    "(?:提出|强调|指出|要求|显示|表明|获悉|透露|披露|证实|发现|认为|回应|热议|举行|召开|会议|座谈会|最新成果|答记者问|提示|提醒|通报|宣布|呼吁|倡议|公布(?:\\S{0,2}数据)?|发布\\S{0,8}|[:：])$"
)
_COLUMN: Final = (
    rf"[{HAN}·]{{1,4}}(?:漫笔|随笔|札记|杂谈|漫谈|夜话|闲话|絮语|心语|物语|笔谈|走笔|行吟|随想|随感|感怀|掌故|钩沉|史话|问答|问诊|信箱|留痕|留声|流年|往事|忆旧|"
    "拾贝|拾零|拾趣|集锦|茶座|茶馆|沙龙|会客厅|直通车|直播间|跟班|跟访|蹲点|出击|帮办|帮忙|连线|有约|面对面|文苑|诗苑|书架|书评|影评|悦读|百味|百态)"
)
COLUMN: Final = re.compile(_COLUMN)
"""The whole name of a column."""
LABEL: Final = re.compile(
    "(?:来信|来电|热线|声音|心声|速递|速览|剪影|风采|看台|播报|传真|采风|掠影|相关新闻|新闻链接|课堂|说法|讲堂|讲座|社论|时评|评论|评论员|故事|人物|走基层|大家谈|一案|支招|答疑|解读|专栏|专题|特稿|特写|侧记|见闻|图片新闻|图说新闻|"
    "观察|调查|追踪|寄语|门诊|巷议|辟谣|副刊|连载(?:\\s?[0-9一二三四五六七八九十百]+)?|访谈|视点|焦点|动态|在线|论坛|快讯|简讯|短讯|简报|点题|呼声|短评|述评|聚焦|关注|纵横|广角|视窗|之窗|前沿|资讯|链接|文摘|提醒|提示|通报|(?<!个)月|周|周刊|周年|日|行动|攻关|攻坚|会战|实践|改革|工程|赛|节|第.课|第[^\\W_]{1,4}[轮届期站场]|之[一二三四五六七八九十]+|[（(]之?[一二三四五六七八九十]+[）)]|系列报道|”[^\\W_]{0,6}活动|赛季|的话|进行时|在即|^科普|^健康|^养生|^法治|^理论|^新知|^百科|^民生|^教育|^消费|^读书|^特写|^截[至止]\\S{2,8})$"
    rf"|^{_COLUMN}$|^[{HAN}]{{2}}谈$"
)
"""How the name of a column, of a campaign or of a kind of news ends."""
COLUMN_END: Final = re.compile(
    "(?:话廊|走廊|长廊|画廊|来[鸿鴻]|飞[鸿鴻]|传真|看点|报道|报告|调查|问号|百科|科普|常识|知识|窍门|锦囊|广场|舞台|讲坛|论坛|茶[座坊馆室]|客厅|驿站|港湾|加油站|服务[台站]|"
    "园地|天地|乐园|家园|花园|星空|时空|时光|博览|大观|荟萃|撷英|文萃|一角|之[声友家光星窗]|播报|速递|速览|快报|快递|回音壁|[曝光]光台|[红黑光英龙排][黑荣雄虎行]榜|"
    "笔记|手记|日记|札记|笔谈|漫话|夜读|品读|荐读|悦读|书[房香林海架评]|诗[页会苑]|文艺|文学|艺苑|剧场|风采|风景线?|先锋|榜样|群英谱|人物|故事|群像|剪影|写真|素描|"
    "档案|记忆|揭秘|解密|数[说读]|图解|一线|现场|直击|寻访|习作|作文|心声|心语|心曲|情怀|心得|气象|新风|新篇|新知|走笔|视[野角]|话题|谈[吧]|热议|辣评|锐评|快评|小[议品]|"
    "[小微]小说|散文|连载|诗歌|随笔|杂文|杂谈|邮箱|信箱|课堂|问答|访谈|专访|对话|面对面|专家|顾问|维权|曝光|提醒|预警|早知道|天天读|每[日周]一.|健康|养生|食记|献词|[说话]\\S{1,3}|\\S说[法事])$"
)
"""How the name of a column of a few characters may end, and many a title too: it tells only over a longer line."""
_SET_PHRASE: Final = re.compile(
    "([不无有百千大小])[^\\W\\d_]([不无有百千大小])[^\\W\\d_]|[^\\W\\d_](长|来)[^\\W\\d_](短|往)"
)
"""A phrase of four characters in two halves of one build, as columns are named: 不吐不快, 家长里短."""
_TAG: Final = re.compile(
    rf"(?:【\s*([{HAN}·\s]{{2,12}})\s*】|[［\[]\s*([{HAN}·\s]{{2,12}})\s*[］\]]|〔\s*([{HAN}·\s]{{2,12}})\s*〕"
    rf"|〖\s*([{HAN}·\s]{{2,12}})\s*〗|〈\s*([{HAN}·\s]{{2,12}})\s*〉)\s*(?![:：])"
)
"""The name of a column or a page in brackets, at the start of a line."""
_ROUND_TAG: Final = re.compile(
    rf"[（(]\s*(?:图片(?:新闻|故事|报道)|图[说闻][{HAN}]{{0,2}}|新闻图片|组图|短[评讯]|快[评讯]|时评|社论|简讯|特写|[{HAN}]{{0,2}}来信|小小说|微小说|散文诗?|随笔|杂文)\s*[)）]"
)
"""The kind of a piece in round brackets, alone or at the start of a line."""
_NO_TAG: Final = re.compile(
    "记者|通讯员|编辑|作者|[讯电]$|摄|供[稿图]|链接|背景|编[者后]|贴士|提[示醒]|延伸|名词|注[释解]"
)
"""What also stands in such brackets: a dateline, a byline, what a text adds to itself."""
_PART: Final = r"(?:\s?(?:[①-⑳]|[(（]?\d{1,3}[)）]?))?"
_BULLETED: Final = re.compile(
    rf"[■□◆◇●○★☆▲△◎▍▌]\s*([{HAN}](?:\s?[{HAN}]){{1,5}}){_PART}\s*[■□◆◇●○★☆▲△◎▍▌]?"
    rf"|[·•・‧]\s*([{HAN}](?:\s?[{HAN}]){{1,5}}){_PART}\s*[·•・‧]"
)
"""The name of a column behind a bullet, or between two dots, and which part of it this is."""
_OFFICE: Final = re.compile(
    "(?:书记|主任|代表|教授|院士|老师|医生|民警|模范|标兵|师傅|司机|匠|人|员|长|家|手|师|者|”)$"
)
"""How the words before a name end, that say what the person is."""
TOPIC: Final = re.compile("对话|专访|访|走近|探访|聚焦|关注|透视|直击|追问|解码|寻访|节气|回眸|图说")
_WHEN: Final = re.compile(r"截[至止]\S{2,8}|.{1,4}以来|[今明昨][天日年]起?|即日起|近日|\d{1,2}月(?:\d{1,2}日)?起?")
"""A line that only says when."""
_TIME_LAST: Final = re.compile("(?:时节|之际|时刻|前夕|期间|过后|[节时季日夜年]|来了?|到了?)$")
"""How words end that say when."""
_FACT_FIRST: Final = re.compile(
    "相关|目前|其中|首批|首月|首日|已|共|累计|预计|将于|日均|总|半数|近|约|超|逾|[一二三四五六七八九十百千万两0-9]+[名个人万项家场件位处条余成年月日岁]|全长|设站|首周|沿线|我[省市县]|周末|今年|本月|下月"
)
_NUMBER_FIRST: Final = re.compile("[一二三四五六七八九十百千万两0-9]")
FACT: Final = re.compile(
    r"\d|[一二三四五六七八九十百千万两半]{2,}(?:年|公里|亩|吨)|[一二三四五六七八九十百千万两半]+(?:名|个|人|万|项|家|场|件|位|处|条|成|岁|元|册|次|小时|天|数)|第[一二三四五六七八九十]"
)
AMOUNT_LAST: Final = re.compile(rf"(?:\d(?:\.\d+)?|[一二三四五六七八九十百千万亿两]{{2,}})(?:%|[{HAN}]{{1,2}})$")
_GENRE: Final = re.compile(
    "(?:侧记|见闻|纪实|纪事|速写|小记|札记|手记|记|掠影|印象|观察|调查|报告|扫描|综述|述评|访谈|样本|故事|启示)$|^记|^[—-]|^来自|^写在"
)
"""A line that says what kind of piece this is, or whom it tells of."""
_MARKED: Final = re.compile(r"[^\w“《]")
"""A mark like ■ at the front, as the name of a column has."""
SHORT_PAIR: Final = 16
"""Two short clauses of no more characters together are mostly one title."""
_SPEAKER: Final = re.compile(rf"^[{HAN}A-Za-z· ]{{2,18}}[:：]")
"""Who speaks, before a colon."""
_ADVICE: Final = re.compile("[别莫勿请咋啥谁吗?？]|谨防|警惕|当心|小心|该|怎么|如何|为何")
"""A line that warns, asks or advises."""
COLUMN_NAME: Final = 5
"""A column's name that no list knows has no more characters."""
BUILT: Final = frozenset("到与和又也更不有是成让为给向在把能要")
"""Words that a phrase is built with."""
STRONG_MARK: Final = re.compile(r"[“”！？!?《]")


def tag_end(text: str) -> int:
    """Where the name of a column or page in brackets ends that opens a line, in characters; 0 where there is none."""
    if (kind := _ROUND_TAG.match(simplified(text))) is not None:
        return kind.end()
    match = _TAG.match(text)
    if match is None or _NO_TAG.search(simplified("".join(match[0].split()).strip("】］]〔〕〖〗〈〉"))):
        return 0
    return match.end()


_COLUMN_WORD: Final = re.compile(rf"(?:专栏|專欄|栏目)\s*[:：]\s*[{HAN}A-Za-z0-9·]{{2,12}}")
"""The name of a column behind the word for one."""


def is_bracketed(text: str) -> bool:
    """Whether a line is a few words in the brackets of a label, and nothing else."""
    match = _TAG.match(text)
    return match is not None and match.end() == len(text)


@lru_cache(maxsize=8192)
def is_tag(text: str) -> bool:
    """Whether a line is the name of a column or page, in brackets or behind a bullet, and nothing else."""
    if 0 < tag_end(text) == len(text) or _COLUMN_WORD.fullmatch(text):
        return True
    match = _BULLETED.fullmatch(text)
    name = simplified("".join((match[1] or match[2]).split())) if match is not None else ""
    told = LABEL.search(name) or (match is not None and match[2] and COLUMN_END.search(name))
    return bool(told) and _NO_TAG.search(name) is None


def title_cues(over: Parts, title: Parts, under: Parts, told: str = "") -> list[Cue]:
    """What an editor would say for and against one reading; `told` is the article's text, without blanks."""
    over, title, under = (tuple(map(simplified, level)) for level in (over, title, under))
    whole = sum(map(len, title))
    marked = len(title) == 1 and bool(over or under) and STRONG_MARK.search(title[0]) is not None
    rivals = marked and any(map(STRONG_MARK.search, (*over, *under)))
    cues: list[Cue] = [
        ("title_long", max(0, whole - 22) / 10),
        ("title_short", max(0, 5 - whole) / 5),
        ("title_when", 1.0 if len(title) == 1 and (over or under) and _WHEN.fullmatch(title[0]) else 0.0),
        ("title_officials", 1.0 if (over or under) and all(map(tells_officials, title)) else 0.0),
        ("title_marked", 0.5 if rivals else 1.0 if marked else 0.0),
        (
            "tag_apart",
            1.0 if len(over) == 1 and is_tag(over[0]) else -1.0 if any(map(is_tag, (*over[:1], *title))) else 0.0,
        ),
    ]
    if over:
        cues += _over_cues(over, title, len(over) == 1 and _names_nothing_told(over[0], title, told))
    if len(title) == 2 and not over and _names_nothing_told(title[0], title[1:], told):
        cues.append(("lines_untold", 1.0))
    if under:
        cues += _under_cues(title, under)
    if len(title) > 1:
        cues += _lines_cues(title)
    return [cue for cue in cues if cue[1]]


def _lines_cues(title: Parts) -> list[Cue]:
    """What an editor would say for and against a title in more than one line."""
    lengths = [len(part) - sum(map(part.count, "“”")) for part in title]
    spread = max(lengths) - min(lengths)
    column = _over_column(title[0], title[1:])
    echo = sum(1 for one, other in itertools.pairwise(title) if one[-1] == other[-1] or one[0] == other[0])
    return [
        ("lines", 1.0),
        ("lines_short", 1.0 if len(title) == 2 and sum(lengths) <= SHORT_PAIR and not _MARKED.match(title[0]) else 0.0),
        ("lines_alike", {0: 1.0, 1: 0.7, 2: 0.4, 3: 0.3}.get(spread, 0.0)),
        ("lines_unlike", 1.0 if spread > 3 else 0.0),
        ("lines_three", 1.0 if len(title) > 2 else 0.0),
        ("lines_echo", echo / (len(title) - 1)),
        ("lines_built", 1.0 if len(title) == 2 and _built_alike(*title) else 0.0),
        ("lines_marked", 1.0 if all(STRONG_MARK.search(part) for part in title) else 0.0),
        ("lines_place", 1.0 if SUBJECT.match(title[0]) else 0.0),
        ("lines_round", 1.0 if re.match("让|为|助|促|保|护|再|共|更|把", title[-1]) else 0.0),
        ("lines_facts", 1.0 if any(_FACT_FIRST.match(part) for part in title[1:]) and not _all_figures(title) else 0.0),
        ("lines_stump", 1.0 if min(lengths) <= 4 and spread > 2 and not column else 0.0),
        ("lines_told", 1.0 if TOLD.search(title[0]) or LABEL.search(title[0]) else 0.0),
        ("lines_column", 1.0 if column else 0.0),
        ("lines_officials", 1.0 if any(map(tells_officials, title)) else 0.0),
    ]


def _all_figures(title: Parts) -> bool:
    """Whether each of a title's lines tells a figure."""
    return all(FACT.search(part) is not None for part in title)


def _over_cues(over: Parts, title: Parts, untold: bool) -> list[Cue]:
    """What an editor would say for and against an over-line; `untold`: the text says nothing of it."""
    length, widest = sum(map(len, over)), max(map(len, title))
    bare = len(over) == 1 and is_subject(over[0])
    sizes = {len(part.strip("“”")) for part in over}
    short = len(sizes) == 1 and max(sizes) <= 7 and not _all_figures(over)
    slogan = len(over) > 1 and (short or _counts(over, title))
    second = over[1] if len(over) == 2 else ""
    idle = not _VERB.search(second.replace("上", "").replace("下", ""))
    event = EVENT_LAST.search(over[-1]) or _EVENT_INSIDE.search(over[0])
    plain = len(over) == 1 and len(over[0]) <= 8 and not bare and not STRONG_MARK.search(over[0])
    column = len(over) == 1 and _over_column(over[0], title)
    label = LABEL.search(over[0]) is not None or TOPIC.search(over[0]) is not None
    return [
        ("over", 1.0),
        ("over_act", 1.0 if SUBJECT.match(over[0]) and not bare else 0.0),
        ("over_speaker", 1.0 if bare else 0.0),
        ("over_told", 1.0 if TOLD.search(over[-1]) else 0.0),
        ("over_topic", 1.0 if label and not bare else 0.0),
        ("over_label", 1.0 if plain and not event and len(title[0]) >= len(over[0]) + 2 else 0.0),
        ("over_column", 1.0 if column else 0.0),
        ("over_person", 1.0 if len(over) == 1 and names_person(over[0]) else 0.0),
        ("over_slogans", 1.0 if slogan else 0.0),
        ("over_event", 1.0 if event else 0.0),
        ("over_event_long", 1.0 if event and length >= 12 and not _facts_first(title[0]) else 0.0),
        ("over_advice", 1.0 if _ADVICE.search(over[-1]) else 0.0),
        ("over_strong", 1.0 if re.search("[！？!?]", "".join(over)) else 0.0),
        ("over_quotes", 1.0 if re.search("[“”]", "".join(over)) else 0.0),
        ("over_figures", 1.0 if re.search(r"\d+(?:\.\d+)?(?:%|[^\W\d_]{0,2})$", over[-1]) else 0.0),
        ("over_done", 1.0 if over[-1][-1] in "了过着" else 0.0),
        ("over_long", 1.0 if length >= widest else 0.0),
        ("over_short", 0.0 if label else max(0, widest - length - 6) / 5),
        ("over_lines", 1.0 if second and not slogan else 0.0),
        ("over_noun_second", 1.0 if len(second) >= 6 and not slogan and idle else 0.0),
        ("over_stump", 1.0 if length < 5 and not (bare or label or column or untold) else 0.0),
        ("over_untold", 1.0 if untold else 0.0),
        ("over_wider", _wider(over, title)),
        ("over_tag", 1.0 if len(over) == 1 and length <= 5 and not bare and sum(map(len, title)) >= 6 else 0.0),
        ("title_dash", 1.0 if title[0].startswith(("—", "--")) else 0.0),
        ("title_figures", 1.0 if FACT.search("".join(title)) else 0.0),
        ("over_pair_below", 1.0 if len(title) == 2 and abs(len(title[0]) - len(title[1])) <= 1 else 0.0),
        ("title_place", 1.0 if SUBJECT.match(title[0]) else 0.0),
        ("title_facts", _facts_first(title[0])),
    ]


def _under_cues(title: Parts, under: Parts) -> list[Cue]:
    """What an editor would say for and against a sub-title."""
    length, widest = sum(map(len, under)), max(map(len, title))
    told = len(title) == 1 and bool(EVENT_LAST.search(title[-1]) or _EVENT_INSIDE.search(title[0]))
    return [
        ("under", 1.0),
        ("under_dash", 1.0 if under[0].startswith(("—", "--")) else 0.0),
        ("under_longer", 1.0 if length > 1.2 * widest else 0.0),
        ("under_acts", 1.0 if acts_first(under[0]) else 0.0),
        ("tag_over", 1.0 if len(title) == 1 and len(title[0]) <= 5 else 0.0),
        ("under_stump", 1.0 if length < 7 else 0.0),
        ("under_facts", _facts_first(under[0])),
        ("under_figures", 1.0 if FACT.search("".join(under)) else 0.0),
        ("under_lines", 1.0 if len(under) > 1 else 0.0),
        ("under_lines_alike", 1.0 if len(under) == 2 and _parallel(under[0], under[1]) else 0.0),
        ("under_place", 1.0 if SUBJECT.match(under[0]) and length > widest else 0.0),
        ("under_marks", 1.0 if _pauses(under[0]) else 0.0),
        ("under_strong", 1.0 if re.search("[“”！？!?]", "".join(under)) else 0.0),
        ("slogans_over", 1.0 if len(title) == 2 and len(title[0]) == len(title[1]) <= 4 else 0.0),
        ("event_over", 1.0 if told else 0.0),
        ("place_over", 1.0 if SUBJECT.match(title[0]) and not told else 0.0),
        ("label_over", 1.0 if LABEL.search(title[0]) or TOPIC.search(title[0]) else 0.0),
        ("person_over", 1.0 if names_person(title[0]) else 0.0),
        ("under_speaker", 1.0 if _SPEAKER.match(under[0]) and _ADVICE.search(title[-1]) else 0.0),
        ("under_officials", 1.0 if tells_officials(under[-1]) else 0.0),
        ("under_genre", 1.0 if _GENRE.search(under[-1]) else 0.0),
        ("noun_over", 1.0 if len(title) == 1 and len(title[0]) <= 8 and not _VERB.search(title[0]) else 0.0),
    ]


def _pauses(text: str) -> bool:
    """Whether a sub-title has a pause in it, behind who speaks; those between two figures are none."""
    said = _SPEAKER.sub("", text, count=1)
    clauses = re.split("[，,]", said)
    return re.search("[、:：]", said) is not None or (len(clauses) > 1 and not all(map(FACT.search, clauses)))


def names_column(text: str) -> bool:
    """Whether a line may be the name of a column: up to five characters of nouns or a set phrase, or a known end."""
    if not 2 <= len(text) <= COLUMN_NAME + 1 or re.search("公告|通[知告报]|启事|声明", text) or not text.isalpha():
        return False
    if COLUMN_END.search(text) or _SET_PHRASE.fullmatch(text):
        return True
    words = words_of(text)
    counted = _NUMBER_FIRST.match(text) is not None and words[0].end == 1
    if len(text) > COLUMN_NAME or is_subject(text) or counted:
        return False
    return bool(words) and all(word.kind in ("n", "unknown") or word.end - word.start == 4 for word in words)


def titled_column(fields: tuple[str, ...]) -> bool:
    """Whether the blank in a line sets the name of a column of two characters apart from its title: `科普 …`."""
    if not 2 <= len(fields) <= 3 or len(fields[0]) != 2 or min(map(len, fields[1:])) < COLUMN_NAME:
        return False
    return LABEL.search(fields[0]) is not None or names_column(fields[0])


def _over_column(text: str, under: Parts) -> bool:
    """Whether a part may be the name of a column over others: they are longer, and not of its length."""
    ended = COLUMN_END.search(text) is not None
    if not names_column(text) or (len(under[0]) == len(text) and not ended):
        return False
    told = ended or len(words_of(text)) == 1
    return told or sum(map(len, under)) > COLUMN_NAME


def _names_nothing_told(text: str, under: Parts, told: str) -> bool:
    """Whether a few words over longer ones speak of nothing that the article's text does, and of no time or act."""
    longer = len(under[0]) >= len(text) + 2 or COLUMN_END.search(text) is not None
    if not (told and longer) or not 2 <= len(text) <= COLUMN_NAME + 1 or not text.isalpha():
        return False
    if (
        not BUILT.isdisjoint(text)
        or "的" in text
        or ACT_FIRST.match(text)
        or _TIME_LAST.search(text)
        or EVENT_LAST.search(text)
        or is_subject(text)
    ):
        return False
    return not any(text[at : at + 2] in told for at in range(len(text) - 1))


def _counts(over: Parts, title: Parts) -> bool:
    """Whether two lines of about one length each open with a number, over a title that does not."""
    near = len(over) == 2 and abs(len(over[0]) - len(over[1])) <= 2
    return near and all(map(_NUMBER_FIRST.match, over)) and not _NUMBER_FIRST.match(title[0])


def _built_alike(one: str, other: str) -> bool:
    """Whether two lines of about one length hold the same word of grammar at the same place: 问到心坎上, 办到家门口."""
    if abs(len(one) - len(other)) > 3:
        return False
    if len(one) == len(other) and one.find("的") == other.find("的") > 0:
        return True
    ahead = any(a == b in BUILT for a, b in zip(one[1:], other[1:], strict=False))
    return ahead or any(a == b in BUILT for a, b in zip(one[-2::-1], other[-2::-1], strict=False))


def _parallel(one: str, other: str) -> bool:
    """Whether two lines have about one length, or each ends with an amount."""
    return abs(len(one) - len(other)) <= 2 or all(map(AMOUNT_LAST.search, (one, other)))


def _wider(one: Parts, title: Parts) -> float:
    """How much wider an over-line or sub-title is than the title's widest line: log of the ratio, -1 to 1."""
    return max(-1.0, min(math.log(max(map(len, one)) / max(map(len, title))), 1.0))


def is_subject(text: str) -> bool:
    """Whether a piece is a place or an office and nothing else."""
    return len(text) <= 9 and _BARE_SUBJECT.fullmatch(text) is not None and not _NUMBER_FIRST.match(text)


@lru_cache(maxsize=4096)
def tells_act(text: str) -> bool:
    """Whether a line is a place or an office and what it does: `双桥中学举办校园科技节`."""
    subject = SUBJECT.match(text)
    return subject is not None and ACT_FIRST.match(text, subject.end()) is not None


@lru_cache(maxsize=4096)
def acts_first(text: str) -> bool:
    """Whether a line begins with its verb: who acts is told in the line before."""
    words = words_of(text)
    return bool(words) and (words[0].kind == "v" or ACT_FIRST.match(text) is not None)


def _facts_first(text: str) -> float:
    """How much a line opens like a list of facts: a word of detail 1, a number half (titles open with numbers too)."""
    if not _FACT_FIRST.match(text):
        return 0.0
    return 0.5 if _NUMBER_FIRST.match(text) else 1.0


def names_person(text: str) -> bool:
    """Whether a line ends with a person's name behind what that person is."""
    return any(
        len(text) - size >= 4 and is_name(text[-size:]) and _OFFICE.search(text[:-size]) is not None for size in (2, 3)
    )
