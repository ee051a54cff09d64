"""Headlines: turned by meaning, balanced, fitted in order, the editor's breaks first."""

from dataclasses import replace

import pytest
from effort import calls_of
from squares import shaped

from layout.lexicon import words_of
from layout.lines.headline import set_headline
from layout.lines.types import SetText
from layout.model.article import RichText
from layout.model.story import TextElement
from layout.model.style import Setting, TextStyle

SETTING = Setting(by_meaning=True, blanks="pauses", align="center", indent_em=0)


def headline(
    text: str, measure: float, sizes: tuple[float, ...] = (20,), own: tuple[str, ...] = (), spread: float = 0
) -> SetText:
    style = TextStyle("head", "head", sizes[0], 24, setting=replace(SETTING, spread_em=spread))
    element = TextElement("h", "headline", RichText(text), style, (measure,), sizes_pt=sizes)
    return set_headline(element, shaped(text, SETTING), measure * sizes[0], own)


def narrow(text: str, measure: float, **switches: object) -> SetText:
    """A headline of one size under switches of its style."""
    setting = replace(SETTING, **switches)  # type: ignore[arg-type]
    style = TextStyle("head", "head", 20, 24, setting=setting)
    element = TextElement("h", "headline", RichText(text), style, (measure,), sizes_pt=(20,))
    return set_headline(element, shaped(text, setting), measure * 20, ())


def test_letters_are_condensed_before_a_line_is_added() -> None:
    """Twelve characters, each .05 em closer, are 11.45 em wide; .975 of that is the first width that fits 11.2."""
    text = "一二三四五六七八九十甲乙"
    assert len(narrow(text, 11.2, turns="manual").lines) == 2
    (line,) = narrow(text, 11.2, turns="manual", condensed=0.9).lines
    assert line.width_em - line.indent_em == pytest.approx(11.45 * 0.975)
    (run,) = line.runs
    assert run.condensed == 0.975
    assert [end - start for start, end in run.bodies()] == pytest.approx([0.975] * 12)
    assert len(narrow(text, 10, turns="manual", condensed=0.9).lines) == 2


def test_turned_by_hand_only() -> None:
    text = "西流湖畔添新绿市民休闲好去处"
    assert len(narrow(text, 14, turns="manual").lines) == 1
    by_hand = narrow("西流湖畔\n添新绿市民休闲好去处", 12, turns="manual")
    assert [line.text.strip() for line in by_hand.lines] == ["西流湖畔", "添新绿市民休闲好去处"]
    assert not by_hand.lines[0].findings
    too_long = narrow(text, 8, turns="manual")
    assert too_long.lines[0].findings == ("headline_turned",)
    assert max(line.width_em for line in too_long.lines) <= 8


def turns(text: str, measure: float, **more: object) -> list[str]:
    return [line.text.strip() for line in headline(text, measure, **more).lines]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("中原区老旧小区改造让居民住得更暖心", 20, ["中原区老旧小区改造让居民住得更暖心"]),
        ("中原区老旧小区改造让居民住得更暖心", 10, ["中原区老旧小区改造", "让居民住得更暖心"]),
        ("西流湖畔添新绿 市民休闲好去处", 10, ["西流湖畔添新绿", "市民休闲好去处"]),
        ("棉纺路街道办事处开展爱国卫生运动", 10, ["棉纺路街道办事处", "开展爱国卫生运动"]),
        ("全区新建改建公厕三十五座", 8, ["全区新建改建", "公厕三十五座"]),
        ("今年前三季度国内生产总值增长", 11, ["今年前三季度", "国内生产总值增长"]),
    ],
)
def test_turns_keep_words_whole_and_lines_even(text: str, measure: float, expected: list[str]) -> None:
    assert turns(text, measure) == expected


def test_a_quotation_of_three_characters_is_not_divided() -> None:
    assert turns("“一带一路”倡议十年间：从“大写意”到“工笔画”", 8)[2:] == ["从“大写意”", "到“工笔画”"]


def test_no_line_begins_with_de() -> None:
    assert not any(line.startswith("的") for line in turns("网格员张桂梅和她的邻居们的一天", 8))


def test_the_editors_break_wins() -> None:
    assert turns("中原区老旧\n小区改造让居民住得更暖心", 14) == ["中原区老旧", "小区改造让居民住得更暖心"]


def test_own_words_are_never_split() -> None:
    own = ("云上中原",)
    assert not any(line.endswith("云上") for line in turns("市民相聚云上中原过大年", 7, own=own))
    assert words_of("相聚云上中原", own)[-1].kind == "own"


def test_a_short_title_stays_whole() -> None:
    for line in turns("读者来信说《中原之声》办得越来越好看", 9):
        assert line.count("《") == line.count("》")


def test_a_headline_a_little_too_long_is_tracked_closer_before_it_is_turned() -> None:
    text = headline("一条新闻标题刚好比栏宽多出半个字，", 17)
    assert len(text.lines) == 1


def test_tracking_comes_before_a_turn() -> None:
    text = headline("西流湖畔添新绿市民休闲好去处", 13.5)
    assert len(text.lines) == 1
    assert text.style.setting.tracking_em < 0
    assert text.lines[0].width_em - text.lines[0].indent_em <= 13.5


def test_a_smaller_size_comes_before_a_third_line() -> None:
    text = headline("中原区老旧小区改造让居民住得更暖心", 8.2, sizes=(20, 18))
    assert len(text.lines) == 2
    assert text.style.size_pt == 18


def test_a_title_wider_than_the_measure_is_divided_before_it_sticks_out() -> None:
    assert turns("《长津湖之水门桥》票房突破30亿元", 8)[0] == "《长津湖之水门桥》"
    narrow_lines = headline("《长津湖之水门桥》票房突破30亿元", 6)
    assert max(line.width_em for line in narrow_lines.lines) <= 6
    assert not narrow_lines.lines[0].findings


def test_a_smaller_size_comes_before_a_fourth_line() -> None:
    text = "中原区召开疫情防控工作会议部署春节期间重点工作要求各街道落实责任确保群众过上欢乐祥和平安的节日"
    assert len(headline(text, 16).lines) == 4
    smaller = headline(text, 16, sizes=(20, 17.5))
    assert (smaller.style.size_pt, len(smaller.lines)) == (17.5, 3)


def test_more_lines_come_before_a_divided_word() -> None:
    text = "西流湖街道多措并举治理道路环境整治非机动车乱停放"
    assert turns(text, 6) == ["西流湖街道", "多措并举", "治理道路环境", "整治非机动车", "乱停放"]


def test_a_line_begins_with_a_dash_and_not_with_a_lone_character_before_a_pause() -> None:
    assert turns("老百姓的事就是天大的事——记社区党委书记张改华", 8)[2] == "——记社区"
    assert turns("社区办起图书角 孩子乐", 8) == ["社区办起", "图书角 孩子乐"]


def test_the_sets_that_were_weighed_are_listed() -> None:
    text = headline("中原区老旧小区改造让居民住得更暖心", 10)
    assert text.alternatives[0] == "中原区老旧小区改造 / 让居民住得更暖心"
    assert len(text.alternatives) > 1


def test_lines_are_centred() -> None:
    line = headline("一二三四", 10).lines[0]
    assert (line.indent_em, line.width_em) == (3, 7)


def test_what_cannot_fit_says_so() -> None:
    text = headline("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 5)
    assert "overfull_line" in text.lines[0].findings


@pytest.mark.parametrize(
    ("text", "measure", "width"),
    [("启事", 8, 2.5), ("新年好", 8, 4), ("新年好", 3.5, 3), ("新年你好", 8, 4), ("启\n事", 8, 1), ("PM", 8, None)],
)
def test_headlines_of_two_or_three_characters_are_spread_where_there_is_room(
    text: str, measure: float, width: float | None
) -> None:
    line = headline(text, measure, spread=0.5).lines[0]
    plain = headline(text, measure).lines[0]
    assert line.width_em - line.indent_em == pytest.approx(width or plain.width_em - plain.indent_em)


@pytest.mark.parametrize(
    "text", ["INTERNATIONALISATION助力企业出海", "网址https://www.example.com/abcdefgh", "拨打123456789012345678901"]
)
def test_what_no_headline_divides_is_divided_before_it_sticks_out_and_that_is_told(text: str) -> None:
    lines = headline(text, 9).lines
    assert max(line.width_em for line in lines) <= 9
    assert "overfull_line" in lines[0].findings


def test_a_word_that_fits_is_never_divided() -> None:
    lines = headline("INTERNATIONALISATION助力企业出海", 10.5).lines
    assert [line.text for line in lines] == ["INTERNATIONALISATION", "助力企业出海"]
    assert not lines[0].findings


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("三千五百名志愿者走上街头", 8, ["三千五百名志愿者", "走上街头"]),  # a count stays with its noun
        ("我和我的祖国", 5, ["我和我的", "祖国"]),  # no line of one character
        ("如何让老旧小区不再老", 7, ["如何让老旧小区", "不再老"]),
        ("让群众在家门口就能看得上病看得好病", 10, ["让群众在家门口", "就能看得上病看得好病"]),  # 就 leans forward
        ("市委书记李国强到基层调研", 7, ["市委书记李国强", "到基层调研"]),  # a name
        ("记者和张建国一起走访", 6, ["记者和张建国", "一起走访"]),
        ("把论文写在祖国的大地上", 8, ["把论文", "写在祖国的大地上"]),
        ("水厂改造期间部分小区将降压供水", 9, ["水厂改造期间", "部分小区将降压供水"]),
        ("新能源汽车下乡活动走进八个乡镇", 10, ["新能源汽车下乡活动", "走进八个乡镇"]),
        ("老字号酱园重张首日排起长队", 9, ["老字号酱园", "重张首日排起长队"]),
        ("一张老照片牵出六十年寻亲路", 9, ["一张老照片", "牵出六十年寻亲路"]),
        ("我国首艘氢能渡轮在松江下水", 9, ["我国首艘氢能渡轮", "在松江下水"]),
        ("欧阳文当选市作协主席", 7, ["欧阳文当选", "市作协主席"]),
        ("我市启动“春风行动”送岗下乡", 8, ["我市启动", "“春风行动”", "送岗下乡"]),
        ("沿江高铁首列试验车今晨驶出站台", 7, ["沿江高铁", "首列试验车", "今晨驶出站台"]),
        ("下周起部分公交线路调整", 9, ["下周起", "部分公交线路调整"]),  # a phrase ends
        ("为什么越来越多的人开始逛菜市场", 10, ["为什么越来越多的人", "开始逛菜市场"]),
        ("乌克兰总统泽连斯基抵达华盛顿", 9, ["乌克兰总统", "泽连斯基抵达华盛顿"]),  # a foreign name
        ("挪威作家约恩福瑟获得诺贝尔文学奖", 10, ["挪威作家约恩福瑟", "获得诺贝尔文学奖"]),
        ("联盟派出督察组进驻八省市", 7, ["联盟派出督察组", "进驻八省市"]),  # a tail of one character
        ("联盟公布前11个月我国进出口", 6, ["联盟公布", "前11个月", "我国进出口"]),
        ("老人每天饮水1500～1700毫升为宜", 9, ["老人每天饮水", "1500～1700毫升为宜"]),
        ("滨江步道延伸工程下月底前完工", 10, ["滨江步道延伸工程", "下月底前完工"]),  # 下 of a month
        ("法院宣判一批拒不执行判决案件", 9, ["法院宣判一批", "拒不执行判决案件"]),
        ("我国首次火星探测任务取得圆满成功", 10, ["我国首次火星探测任务", "取得圆满成功"]),
        ("儿童用药短缺问题怎样破解", 8, ["儿童用药短缺问题", "怎样破解"]),
        ("苹果发布iPhone 17系列手机", 9, ["苹果发布", "iPhone 17系列手机"]),
    ],
)
def test_words_that_belong_together(text: str, measure: float, expected: list[str]) -> None:
    assert turns(text, measure) == expected


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("高温持续 多地用电负荷创新高", 7, ["高温持续", "多地用电负荷", "创新高"]),
        ("沪深港通标的扩容 A股三大指数集体收涨", 8, ["沪深港通标的扩容", "A股三大指数", "集体收涨"]),
        ("医保药品目录新增91种药品 平均降价63%", 9, ["医保药品目录", "新增91种药品", "平均降价63%"]),
        ("警惕！这些“减肥神药”含违禁成分", 8, ["警惕！", "这些“减肥神药”", "含违禁成分"]),
        ("候鸟来了 游客多了 生态好了", 10, ["候鸟来了", "游客多了 生态好了"]),  # two whole phrases may share a line
    ],
)
def test_a_line_does_not_hold_a_pause_between_two_pieces_of_phrases(
    text: str, measure: float, expected: list[str]
) -> None:
    assert turns(text, measure) == expected


def test_a_little_tracking_is_taken_for_a_better_turn() -> None:
    text = headline("孩子作业少了一年：孩子作业少了家长焦虑少了", 11.5)
    assert [line.text for line in text.lines] == ["孩子作业少了一年：", "孩子作业少了家长焦虑少了"]
    assert text.style.setting.tracking_em < 0


def test_what_is_no_headline_any_more_is_set_all_the_same_and_soon() -> None:
    """Sixty lines and more: each as full as can be, nothing weighed."""
    found = headline("题" * 500, 8)
    assert "".join(line.text for line in found.lines) == "题" * 500
    assert max(line.width_em for line in found.lines) <= 8
    assert calls_of(lambda: headline("题" * 1000, 8)) < 3 * calls_of(lambda: headline("题" * 500, 8))


@pytest.mark.parametrize("text", ["老管爆裂 3万户停水", "拼的精神 “闯”的劲头"])
def test_a_pause_beside_a_number_or_a_quotation_mark_is_white(text: str) -> None:
    paused, plain = headline(text, 400.0), headline(text.replace(" ", ""), 400.0)
    assert paused.lines[0].width_em - paused.lines[0].indent_em == pytest.approx(
        plain.lines[0].width_em - plain.lines[0].indent_em + 0.5, abs=0.13
    )
