import pytest

from layout.repair import repair_copy
from layout.repair.bylines import read_byline
from layout.repair.datelines import read_dateline, read_reported
from layout.repair.gluedbylines import byline_at_end, pen_in_brackets
from layout.repair.marks import is_name
from layout.repair.types import Copy, Options


@pytest.mark.parametrize(
    ("text", "reporters", "correspondents", "credit"),
    [
        ("记者 张改华", ("张改华",), (), ""),
        ("通讯员 杨柳茵 文/图", (), ("杨柳茵",), "文/图"),
        ("记者 张改华 通讯员 赵丹阳", ("张改华",), ("赵丹阳",), ""),
        ("记者张改华通讯员赵清荷", ("张改华",), ("赵清荷",), ""),
        ("(本报记者 王 芳 李小明)", ("王芳", "李小明"), (), ""),
        ("全媒体记者 欧阳震华 通讯员 阿卜杜拉·买买提", ("欧阳震华",), ("阿卜杜拉·买买提",), ""),
        ("□ 李小明", ("李小明",), (), ""),
        ("通讯员 许荷文/图", (), ("许荷",), "文/图"),
        ("图/文 记者 李小明", ("李小明",), (), "图/文"),
        ("（机修车间 丁满仓）", ("丁满仓",), (), "机修车间"),
        ("（东郊供电所丁满仓）", ("丁满仓",), (), "东郊供电所"),
        ("（作者：丁满仓 单位：县农机站）", ("丁满仓",), (), "单位：县农机站"),
        ("作者单位：县农机站", (), (), "作者单位：县农机站"),
        ("作者系执业律师，本文不构成法律意见", (), (), "作者系执业律师，本文不构成法律意见"),
        ("（区气象局供稿）", (), (), "区气象局供稿"),
        ("校园记者 丁满仓", ("丁满仓",), (), ""),
        ("本报通讯员 丁满仓", (), ("丁满仓",), ""),
        ("（本报记者 丁满仓 整理）", ("丁满仓",), (), "整理"),
        ("编译 丁满仓", ("丁满仓",), (), "编译"),
        ("口述：丁满仓 整理：石小满", ("丁满仓", "石小满"), (), "口述 整理"),
        ("丁满仓 摄影报道", ("丁满仓",), (), "摄影报道"),
        ("记者 丁满仓 制图：石小满", ("丁满仓",), (), "石小满制图"),
        ("记者 丁满仓石小满", ("丁满仓", "石小满"), (), ""),
        ("记者 乔木", ("乔木",), (), ""),
        ("记者 铁军 通讯员 安宁", ("铁军",), ("安宁",), ""),
        ("县融媒体中心记者 丁满仓 通讯员 时光 文/图", ("丁满仓",), ("时光",), "文/图"),
        ("□县水文站 丁满仓", ("丁满仓",), (), "县水文站"),
        ("◎丁满仓（河口一中高二）", ("丁满仓",), (), ""),
        ("本版撰文 丁满仓", ("丁满仓",), (), ""),
        ("文｜本报记者 丁满仓", ("丁满仓",), (), ""),
        ("记者|丁满仓 通讯员|石小满", ("丁满仓",), ("石小满",), ""),
        ("本报驻京记者 丁满仓 发自北京", ("丁满仓",), (), "发自北京"),
        ("通讯员 丁满仓 报道", (), ("丁满仓",), ""),
        ("本报评论员 丁满仓", ("丁满仓",), (), ""),
        ("学生记者 丁满仓 指导老师 石小满", ("丁满仓",), (), "指导老师 石小满"),
        ("本报记者 丁满仓 图/受访者提供", ("丁满仓",), (), "图/受访者提供"),
        ("记者 阿合买提·吐尔逊石小满", ("阿合买提·吐尔逊", "石小满"), (), ""),
        ("新知周历记者 丁满仓", ("丁满仓",), (), ""),
        ("晚报记者丁满仓", ("丁满仓",), (), ""),
        ("記者石小滿／鹿港報導", ("石小滿",), (), "鹿港報導"),
        ("（地质系 丁满仓 宣传部 石 敢 供稿）", ("丁满仓", "石敢"), (), "地质系 宣传部 供稿"),
        ("神经外科 丁 宁 宣传科 石小满 文/图", ("丁宁", "石小满"), (), "神经外科 宣传科 文/图"),
        ("本报记者 丁 宁摄", ("丁宁",), (), "摄"),
        ("教师代表 文学院教授 公孙满仓", ("公孙满仓",), (), "教师代表 文学院教授"),
        ("采访人：本报记者 丁满仓", ("丁满仓",), (), ""),
        ("丁满仓 著", ("丁满仓",), (), "著"),
        ("本报记者 Ann Lee 温哥华报道", ("Ann Lee",), (), "温哥华报道"),
        ("记者 丁满仓 石小满报道", ("丁满仓", "石小满"), (), ""),
        ("记者 丁满仓石小满摄影报道", ("丁满仓", "石小满"), (), "摄影报道"),
    ],
)
def test_byline_is_read(text: str, reporters: tuple[str, ...], correspondents: tuple[str, ...], credit: str) -> None:
    reading = read_byline(text)
    byline = reading.byline
    assert (byline.reporters, byline.correspondents, byline.credit) == (reporters, correspondents, credit)
    assert reading.score >= 3


@pytest.mark.parametrize(
    "text",
    [
        "记者从社区获悉",
        "记者:您怎么看",
        "党建引领聚合力",
        "本报综合",
        "规定(试行)",
        "记者看到现场秩序井然。",
        "本报综合整理",
        "（人力资源部 高新区）",
        "图片新闻",
        "作者系好安全带",
        "记者 手记",
        "记者 观察",
        "记者 今天",
    ],
)
def test_prose_is_no_byline(text: str) -> None:
    assert read_byline(text).score < 3


def test_who_wrote_and_who_took_the_picture_behind_one_role() -> None:
    byline = read_byline("本报记者 丁满仓 文 石小满 图").byline
    assert (byline.reporters, byline.photo, byline.credit) == (("丁满仓",), ("石小满",), "文/图")


def test_names_that_their_credits_touch() -> None:
    byline = read_byline("丁满仓文 石小满图").byline
    assert (byline.reporters, byline.photo, byline.credit) == (("丁满仓",), ("石小满",), "文/图")


def test_photographer_is_told_from_reporter() -> None:
    byline = read_byline("李小明/文 王芳/图").byline
    assert (byline.reporters, byline.photo, byline.credit) == (("李小明",), ("王芳",), "文/图")
    assert read_byline("张三 摄").byline.photo == ("张三",)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("市容环境。记者 张改华", "市容环境。"),
        ("都说好。(记者 张改华 通讯员 赵丹阳)", "都说好。"),
        ("本办法(试行)", "本办法(试行)"),
        ("混合双打：林云志、贺月（毛羽丰）", "混合双打：林云志、贺月"),
        ("冠军：林云志（郗禾）", "冠军：林云志（郗禾）"),
        ("冠军林云志（毛羽丰）", "冠军林云志（毛羽丰）"),
        ("女双：贺月（毛羽丰）、宋词（石小满）", "女双：贺月（毛羽丰）、宋词（石小满）"),
        ("都说好。（郗禾）", "都说好。"),
        ("记者从社区获悉,大厅已启用。", "记者从社区获悉,大厅已启用。"),
    ],
)
def test_byline_glued_to_the_text(text: str, rest: str) -> None:
    start, _ = byline_at_end(text)
    assert text[:start] == rest


@pytest.mark.parametrize(
    ("text", "dateline", "body"),
    [
        ("本报讯 为提升", "本报讯", "为提升"),
        ("本报讯(记者 李小明)为提升", "本报讯", "为提升"),
        ("新华社北京2月5日电 (记者李小明)为", "新华社北京2月5日电", "为"),
        ("【本报讯】昨天", "【本报讯】", "昨天"),
        ("本报消息灵通,读者都知道", "", "本报消息灵通,读者都知道"),
        ("新华社“探索号”船2月5日电（记者李小明）为", "新华社“探索号”船2月5日电", "为"),
        ("大陆社柏林2月5日电 为", "大陆社柏林2月5日电", "为"),
        ("南山讯（通讯员 李小明）为", "南山讯", "为"),
        ("合作社2月5日电表坏了", "", "合作社2月5日电表坏了"),
        ("南山讯息很多", "", "南山讯息很多"),
        ("本报讯息灵通", "", "本报讯息灵通"),
        ("本院讯 （内科 丁满仓 供稿）为", "本院讯", "为"),
        ("我校讯 为", "我校讯", "为"),
        ("本院讯问了三名证人", "", "本院讯问了三名证人"),
        ("校讯通昨天停用", "", "校讯通昨天停用"),
        ("（中央社台北8日電）颱風過後，文旦搶收。", "（中央社台北8日電）", "颱風過後，文旦搶收。"),
        ("（据新华社电）", "", "（据新华社电）"),
        ("【本報訊】記者丁滿倉報導：昨天，桥通了。", "【本報訊】", "昨天，桥通了。"),
        ("本报讯 记者 丁满仓 通讯员 石小满报道：昨天，桥通了。", "本报讯", "昨天，桥通了。"),
        ("本报讯 记者 丁满仓 石小满 昨天，桥通了。", "本报讯", "昨天，桥通了。"),
        ("本报讯 记者 丁满仓 从县里了解到，桥通了。", "本报讯", "记者 丁满仓 从县里了解到，桥通了。"),
    ],
)
def test_dateline_opens_the_body(text: str, dateline: str, body: str) -> None:
    first, second, _ = read_dateline(text)
    assert (text[:first], text[second:]) == (dateline, body)


@pytest.mark.parametrize(
    ("text", "place", "body", "names"),
    [
        ("〔記者丁滿倉／台北報導〕昨天，桥通了。", "台北報導", "昨天，桥通了。", ("丁滿倉",)),
        ("【記者丁滿倉台北報導】昨天，桥通了。", "台北報導", "昨天，桥通了。", ("丁滿倉",)),
        ("【丁滿倉／台北報導】昨天，桥通了。", "台北報導", "昨天，桥通了。", ("丁滿倉",)),
        ("（中央社記者丁滿倉台北8日電）昨天，桥通了。", "台北8日電", "昨天，桥通了。", ("丁滿倉",)),
        ("本报记者丁满仓报道：昨天，桥通了，大家都来看。", "", "昨天，桥通了，大家都来看。", ("丁满仓",)),
        ("晚报记者张望舒报道 一条", "", "一条", ("张望舒",)),
        ("晚报记者丁满仓报道 昨天，桥通了，大家都来看。", "", "昨天，桥通了，大家都来看。", ("丁满仓",)),
        (
            "记者 丁满仓 石小满 昨天，桥通了，大家都来看热闹。",
            "",
            "昨天，桥通了，大家都来看热闹。",
            ("丁满仓", "石小满"),
        ),
        ("记者 丁满仓 在现场看到，桥通了，大家都来看热闹。", "", "", ()),
        ("本报记者走进大山，桥通了，大家都来看热闹。", "", "", ()),
        ("【台北／高雄報導】昨天，桥通了。", "", "", ()),
    ],
)
def test_who_reports_opens_the_body(text: str, place: str, body: str, names: tuple[str, ...]) -> None:
    start, end, rest, reading = read_reported(text)
    assert (text[start:end], text[rest:] if rest else "") == (place, body)
    assert reading.byline.reporters == names


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("本 报讯 一台小车沿着垄沟前行。", "本 报讯"),
        ("据新 华社电 月球上有没有水？", "据新 华社电"),
        ("本 报 讯（记者 张三）昨天，桥通了。", "本 报 讯"),
        ("新华社 记者消息灵通得很。", ""),
        ("本 报 记 者 说 的 讯 息 很多。", ""),
    ],
)
def test_a_stray_blank_does_not_hide_a_dateline(text: str, dateline: str) -> None:
    assert text[: read_dateline(text)[0]] == dateline


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("骨科副主任医师 丁 宁", "丁宁", "骨科副主任医师"),
        ("动力分厂 丁满仓", "丁满仓", "动力分厂"),
    ],
)
def test_office_before_a_name_is_half_a_byline(text: str, name: str, office: str) -> None:
    reading = read_byline(text)
    assert (reading.byline.reporters, reading.byline.credit) == ((name,), office)
    assert 1.5 < reading.score < 3  # where it stands must tell the rest


@pytest.mark.parametrize("text", ["市图书馆 周末讲座", "区医院专家 支招", "街道办 开展宣传"])
def test_office_before_words_is_no_byline(text: str) -> None:
    assert read_byline(text).score <= 0


@pytest.mark.parametrize(
    ("text", "reporters", "photo", "credit"),
    [
        ("讲述：二车间 丁满仓 执笔：石小满", ("丁满仓", "石小满"), (), "讲述 二车间 执笔"),
        ("文：丁满仓 图：县摄影家协会", ("丁满仓",), (), "图 县摄影家协会"),
    ],
)
def test_words_that_are_all_roles_units_and_names_sign(
    text: str, reporters: tuple[str, ...], photo: tuple[str, ...], credit: str
) -> None:
    reading = read_byline(text)
    assert (reading.byline.reporters, reading.byline.photo) == (reporters, photo)
    assert set(credit.split()) <= set(reading.byline.credit.replace("/", " ").split())
    assert reading.score >= 3


GRAMMAR = [
    ("丁满仓口述 石小满整理", "丁满仓 石小满", "", "", "口述 整理"),
    ("柳林屯 丁老三口述 本报通讯员 石小满整理", "丁老三", "石小满", "", "柳林屯 口述 整理"),
    ("讲述/丁满仓 记录/石小满", "丁满仓 石小满", "", "", "讲述 记录"),
    ("本刊特约撰稿 丁满仓 供图/“远山”号考察队", "", "丁满仓", "", "供图 “远山”号考察队"),
    ("通讯员 丁满仓 供图/河口消防", "", "丁满仓", "", "供图 河口消防"),
    ("文/初二（4）班 丁满仓 图/校团委", "丁满仓", "", "", "初二（4）班 图 校团委"),
    ("（高二·7班 卓玛次仁）", "卓玛次仁", "", "", "高二·7班"),
    ("记者 呼和巴特尔", "呼和巴特尔", "", "", ""),
    ("（温哥华 Ann Lee 寄自温哥华，本报编辑部整理）", "Ann Lee", "", "", "温哥华 寄自温哥华 本报编辑部 整理"),
    ("（丁满仓编译自《远山周刊》）", "丁满仓", "", "", "编译自 《远山周刊》"),
    ("整理：研究生 尔雅 赫连满", "尔雅 赫连满", "", "", "整理 研究生"),
    ("晚报记者丁满仓报道", "丁满仓", "", "", "报道"),
    ("特派记者 公冶长河 发自河口", "公冶长河", "", "", "发自河口"),
    ("文·丁满仓 图·石小满", "丁满仓", "", "石小满", "文 图"),
    ("记者丨丁满仓 通讯员丨石小满", "丁满仓", "石小满", "", ""),
    ("本报记者 丁满仓 漫画 石小满", "丁满仓", "", "", "漫画 石小满"),
    ("记者 丁满仓 编辑 石小满", "丁满仓", "", "", "编辑 石小满"),
    ("策划：丁满仓 统筹：石小满", "", "", "", "策划 丁满仓 统筹 石小满"),
    ("学生记者 丁满仓 指导教师 石小满", "丁满仓", "", "", "指导教师 石小满"),
    ("編譯丁滿倉／綜合外電", "丁滿倉", "", "", "編譯 綜合外電"),
    ("○丁满仓（河口）", "丁满仓", "", "", ""),
    ("（作者丁满仓系县农机站站长）", "丁满仓", "", "", "系县农机站站长"),
    ("（教务处丁满仓）", "丁满仓", "", "", "教务处"),
    ("本报记者 丁满仓 受访者供图", "丁满仓", "", "", "受访者供图"),
]


@pytest.mark.parametrize(("text", "reporters", "correspondents", "photo", "credit"), GRAMMAR, ids=range(len(GRAMMAR)))
def test_roles_units_places_names_and_acts_sign_in_any_order(
    text: str, reporters: str, correspondents: str, photo: str, credit: str
) -> None:
    reading = read_byline(text)
    byline = reading.byline
    people = (byline.reporters, byline.correspondents, byline.photo)
    assert people == tuple(
        (part,) if part == "Ann Lee" else tuple(part.split()) for part in (reporters, correspondents, photo)
    )
    assert all(word in byline.credit for word in credit.split())
    assert reading.score >= 3


@pytest.mark.parametrize(
    "text",
    [
        "记者 丁满仓 来到现场",
        "学生 上课 老师 讲课",
        "秋夜（外一首）",
        "供图 供热 供水",
        "策划 执行 监督",
        "（教务处 已通知）",
        "中文教师协会选出新一届理事 会长丁满仓",
        "责任编辑：丁满仓 美编：石小满",
        "讲述：我和我的祖国",
        "（河南 河北）",
        "口述 往事",
        "摄影展开幕",
        "小记者团招新",
        "图 书 馆",
        "文/理之争",
        "整理：三步到位",
        "摄影：光与影",
        "（张家口）",
        "（左图）",
        "（温州话）",
        "▲云景物流有限公司公章",
    ],
)
def test_words_that_are_something_else_do_not_sign(text: str) -> None:
    assert read_byline(text).score < 3


@pytest.mark.parametrize("place", [0, 1])
def test_both_lines_of_a_name_that_a_line_end_tears_are_kept_as_text_together(place: int) -> None:
    text = (
        "旧书不旧\n\n有人担心夜里还书会丢，馆长摆摆手：“三万册里只少了两本，后来都有人悄悄还了回来。”\n\n"
        "本报记者 郑立 通讯员 王宁思 朱强\n磊\n"
    )
    copies = (Copy("a.txt", text.encode()),)
    first = repair_copy(copies)
    assert first.articles[0].byline.correspondents == ("王宁思", "朱强磊")
    refused = [change.id for change in first.changes if change.kind == "byline"][place]
    kept = repair_copy(copies, Options(refused=frozenset({refused})))
    assert kept.audit.holds and not kept.articles[0].byline
    assert [paragraph.text for paragraph in kept.articles[0].paragraphs][1:] == [
        "本报记者 郑立 通讯员 王宁思 朱强",
        "磊",
    ]


@pytest.mark.parametrize(
    ("line", "reporters", "removed"),
    [("统筹 丁满仓 采写 石小满 贺远", ("石小满", "贺远"), False), ("统筹 丁满仓 责编 石小满 贺远", (), True)],
)
def test_who_wrote_is_no_staff_of_the_page(line: str, reporters: tuple[str, ...], removed: bool) -> None:
    text = (
        f"早市换了新顶\n{line}\n清晨六点，东门外的早市已经热闹起来，菜农们把刚摘的青菜一捆捆码好，露水还挂在叶子上。\n"
    )
    result = repair_copy((Copy("a.txt", text.encode()),))
    assert result.articles[0].byline.reporters == reporters
    assert (line in {item.text.strip() for item in result.removed if item.reason == "staff line"}) is removed


@pytest.mark.parametrize(
    ("text", "reporters", "correspondents"),
    [
        ("（记者 方晓明通讯员 何远、沈河）", ("方晓明",), ("何远", "沈河")),
        ("（本报记者 欧阳靖特约通讯员 何远）", ("欧阳靖",), ("何远",)),
        ("（记者 王芳、李响实习记者 何远）", ("王芳", "李响", "何远"), ()),
        ("记者 方晓明通讯员 何远", ("方晓明",), ("何远",)),
        ("（特约通讯员 何远）", (), ("何远",)),
    ],
)
def test_a_role_right_behind_a_name_is_no_name(
    text: str, reporters: tuple[str, ...], correspondents: tuple[str, ...]
) -> None:
    byline = read_byline(text).byline
    assert (byline.reporters, byline.correspondents) == (reporters, correspondents)


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("（石青）", "石青"), ("(远 山)", "远山"), ("（白露）", "白露"),
        *((end, "") for end in ("（图略）", "（摸头）", "（掌声）", "（完）", "（江南）", "（编者）", "（谜底）")),
    ],
)  # fmt: skip
def test_two_or_three_characters_in_brackets_behind_the_last_stop_may_be_a_pen_name(end: str, name: str) -> None:
    start, reading = pen_in_brackets("把一块空地管好，比盖一栋楼更考验本事。" + end)
    assert (start < 19 + len(end), "".join(reading.byline.reporters)) == (bool(name), name)
    assert pen_in_brackets("乙：记不清了，反正换过三回。" + end)[1].score == 0


@pytest.mark.parametrize("end", ["（石青）", "（一苇）"])
def test_where_several_paragraphs_end_with_a_bracket_none_signs_the_article(end: str) -> None:
    text = f"街巷留言\n巷口的灯修好了，夜里回家不再摸黑。{end}\n河边的椅子坏了三把，盼着有人来修。（白露）\n"
    (article,) = repair_copy((Copy("a.txt", text.encode()),)).articles
    assert not article.byline and len(article.paragraphs) == 2


@pytest.mark.parametrize(("text", "is_one"), [("路通那天", False), ("张王丽华", True), ("江河也有", False)])
def test_a_name_of_two_surnames_holds_no_pronoun(text: str, is_one: bool) -> None:
    assert is_name(text) is is_one


def test_words_that_run_on_are_no_two_names() -> None:
    assert read_byline("红纸褪成了粉").score <= 0
    assert read_byline("门前小路何时修").score <= 0
    assert read_byline("张三李岚").byline.reporters == ("张三", "李岚")
