"""The issue of newspaper.md §10, and what is made of its parts."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from layout.build.types import Built
from layout.diagnostics import Diagnostic, InputError
from layout.model.page import Ad, Free, PhotoStory, StoryPart, Teaser
from layout.model.story import Story
from layout.read import read_issue

Make = Callable[..., Built]
Faults = Callable[[Mapping[str, str]], tuple[Diagnostic, ...]]

HEAD = "报纸: 样报\n期: 1\n日期: 2021-02-09\n"
EXAMPLE = """\
报纸: 中原周报                 # paper；刊号、报头等常年不变的在 paper.yaml
期: 212                        # 总第212期；星期、农历、“今日4版”由程序推算
日期: 2021-02-09
版式: 四开6栏                  # sikai-6：275×390，6栏×11字×80行，小五，行距1/3
责任: {责编: 甲某, 校对: 乙某, 版式: 丙某, 签发: 待签}
稿库: 稿件/                    # 稿件/中原之声.md …（由 import 从种子文本整理）
备稿: [小贴士, 便民电话]       # 有空就补，按次序取

版:
  1:
    名: 要闻
    报头: 上, 12行
    版样: |
      头头头头导导
      头头头头二二
      三三三三二二
      图图图图图图 22行
    头: {待稿: 900字, 主题: 头条待定, 级: 头条, 转: 3/续}
    二: {待稿: 450字}
    三: {待稿: 600字, 图: 2栏}
    导: {导读: [2/甲, 2/乙, 4/首]}
    图: {图片新闻: 图/街景.jpg, 图说: 图说待补, 摄: 待补}

  2:
    名: 街道
    版样: |
      甲甲甲甲乙乙
      甲甲甲甲乙乙
      丙丙丙丙乙乙
      丙丙丙丙乙乙
      戊戊丁丁乙乙
      戊戊丁丁己己
      广广广广广广 17行
    甲:
      稿: 中原之声
      级: 头条
      肩题: 中原区新时代文明实践中心创新活动形式 线上直播+线下活动
      主题: “中原之声”开播
      图: {文件: 图/直播.jpg, 宽: 2栏, 高: 10行, 图说: 图说待补}
    乙:
      稿: 西流湖
      肩题: 西流湖街道服务群众零距离
      主题: 便民服务大厅亲民化改造 / 完毕投入使用       # “ / ”= 题内换行
      图: {文件: 图/大厅.jpg, 宽: 2栏, 焦点: 上}        # 高不写：由缺行数决定
    丙: {稿: 莲湖, 肩题: 莲湖街道多措并举治理道路环境, 主题: 整治非机动车乱停放 让市容更有序, 允许: [文/图无图]}
    丁: {稿: 棉纺路, 主题: 大气污染防治再发力 / 让蓝天常在, 肩题: 棉纺路街道抓好重难点、做好监管, 框: 细线}
    戊: {稿: 秦岭路, 主题: 秦岭路街道 / 加强校外培训机构规范管理}
    己: {稿: 林山寨, 主题: 林山寨街道开展 / 精细化宣传服务日活动, 可删: 末段}
    广: {广告: 公益, 文件: 广告/公益.pdf}

  3:
    名: 民生
    版样: |
      续续····
    续: {接: 1/头, 转题: 头条待定}
  4:
    名: 文苑
    分栏: 六破四                # (71-3)/4 = 每栏17字，整除
    版样: |
      首首首诗
      首首首诗
      文文文文
    首: {待稿: 1500字}
    诗: {待稿: 20行, 竖排: 是, 花边: 回纹}
    文: {待稿: 700字, 框: 双线}

分版:                           # editions
  城区: {2/广: 广告/城区.pdf}
输出: [印厂PDF, 校样, 数字报]
"""
COPY = "---\n电头: 本报讯\n署名: {记者: 甲, 通讯员: 乙, 文/图: 是}\n---\n首段。\n\n次段。\n\n末段。\n"
FILES = {
    "issue.yaml": EXAMPLE,
    **{
        f"稿件/{name}.md": COPY
        for name in ("中原之声", "西流湖", "莲湖", "棉纺路", "秦岭路", "林山寨", "小贴士", "便民电话")
    },
    **{f"稿件/{name}.md": f"---\n主题: {name}\n---\n短讯。\n" for name in ("小贴士", "便民电话")},
    **dict.fromkeys(("图/街景.jpg", "图/直播.jpg", "图/大厅.jpg"), "400x300"),
    **dict.fromkeys(("广告/公益.pdf", "广告/城区.pdf"), "%PDF-1.7\n"),
}


def story(built: Built, name: str) -> Story:
    return next(story for story in built.issue.stories if story.id == name)


def test_the_example(make: Make) -> None:
    built = make(FILES)
    issue = built.issue
    assert (issue.number, issue.weekday, issue.lunar_date) == (212, "星期二", "农历庚子年十二月廿八")
    assert [len(page.slots) for page in issue.pages] == [5, 7, 2, 3]
    assert issue.pages[0].bands == (None, None, None, 22)
    assert built.editions == ("城区",)
    assert [(story.id, story.slots) for story in issue.reserve] == [("小贴士", ()), ("便民电话", ())]
    lead = issue.stories[0]
    assert (lead.id, lead.slots, lead.rank, lead.pending_chars) == ("1/头", ("1/头", "3/续"), "lead", 900)
    assert [text.text.text for text in (*lead.jump_to, *lead.jump_from)] == ["（下转第3版）", "（上接第1版）"]
    kinds = {slot.address: type(slot.content) for page in issue.pages for slot in page.slots}
    assert kinds["1/导"] is Teaser
    assert kinds["1/图"] is PhotoStory
    assert kinds["2/广"] is Ad
    assert kinds["3/续"] is StoryPart
    assert kinds["3/·1"] is Free


def test_index_lines_name_headline_and_page(make: Make) -> None:
    slot = next(slot for slot in make(FILES).issue.pages[0].slots if slot.name == "导")
    assert isinstance(slot.content, Teaser)
    assert [entry.text.text for entry in slot.content.entries] == [
        "2版　“中原之声”开播",
        "2版　便民服务大厅亲民化改造 完毕投入使用",
        "4版　标题待定",
    ]


def test_every_text_is_listed_once(make: Make) -> None:
    issue = make(FILES).issue
    keys = [text.key for text in issue.texts]
    assert len(keys) == len(set(keys))
    listed = set(keys)
    for each in (*issue.stories, *issue.reserve):
        for head in each.heads:
            assert {element.key for element in head.elements} <= listed if head else True
        assert {element.key for element in (*each.body, *each.jump_to, *each.jump_from)} <= listed
    for page in issue.pages:
        assert {furniture.text.key for furniture in page.furniture} <= listed


def test_a_page_of_its_own_columns(make: Make) -> None:
    page = make(FILES).issue.pages[3]
    assert [column.measure_em for column in page.format.grid.columns] == [17, 17, 17, 17]
    framed = next(slot for slot in page.slots if slot.name == "诗")
    assert framed.box is not None
    assert [column.measure_em for column in framed.columns] == [14]


def test_dateline_byline_and_optional_part(make: Make) -> None:
    made = story(make(FILES), "林山寨")
    first = made.body[0].text
    assert first.text == "本报讯　首段。"
    assert [(mark.start, mark.end, mark.kind) for mark in first.marks] == [(0, 3, "strong")]
    assert [source.line for _, source in first.sources] == [2, 2, 5]
    assert [element.optional for element in made.body] == [False, False, True, False]
    assert made.body[-1].text.text == "记者　甲\n通讯员　乙　文/图"
    assert made.claims_picture


def test_names_in_a_dateline_are_not_divided(make: Make) -> None:
    copy = COPY.replace("电头: 本报讯", "电头: 本报北京3月5日电（记者张三 李四）")
    first = story(make({**FILES, "稿件/林山寨.md": copy}), "林山寨").body[0].text
    whole = [first.text[mark.start : mark.end] for mark in first.marks if mark.kind == "nobreak"]
    assert whole == ["记者张三", "李四"]


def test_promised_copy_keeps_room_for_a_headline(make: Make) -> None:
    heads = {name: story(make(FILES), name).heads[0] for name in ("1/头", "1/二", "4/诗")}
    words = {name: [e.text.text for e in head.elements] if head else [] for name, head in heads.items()}
    assert words == {"1/头": ["头条待定"], "1/二": ["标题待定"], "4/诗": ["标题待定"]}
    silent = EXAMPLE.replace("二: {待稿: 450字}", "二: {待稿: 450字, 主题: ''}")
    assert story(make({**FILES, "issue.yaml": silent}), "1/二").heads == (None,)


def test_a_picture_that_nothing_describes_is_described_by_its_article(make: Make) -> None:
    built = make(FILES)
    said = {name: story(built, name).pictures[0].picture.alt for name in ("中原之声", "西流湖")}
    assert said == {"中原之声": "", "西流湖": "便民服务大厅亲民化改造 完毕投入使用"}  # the first has a caption


def test_pictures_fixed_and_elastic(make: Make) -> None:
    built = make(FILES)
    (fixed,) = story(built, "中原之声").pictures
    (elastic,) = story(built, "西流湖").pictures
    assert (fixed.span_columns, fixed.lines, fixed.min_lines, fixed.max_lines) == (2, 10, 10, 10)
    assert fixed.caption is not None
    assert fixed.caption.measures_em == (23,)
    assert (elastic.span_columns, elastic.lines) == (2, None)
    assert elastic.min_lines < 23 * 9 * 300 / 400 / 12 < elastic.max_lines
    assert elastic.picture.focus == (0.5, 0.0)


def test_an_edition_changes_its_slot_only(make: Make) -> None:
    base, city = make(FILES), make(FILES, "城区")
    slots = {slot.address: slot for page in city.issue.pages for slot in page.slots}
    content = slots["2/广"].content
    assert isinstance(content, Ad)
    assert content.file is not None
    assert content.file.name == "城区.pdf"
    assert base.issue.pages[0] == city.issue.pages[0]
    assert base.issue.pages[2:] == city.issue.pages[2:]


def test_an_advertisement_names_the_page_of_its_file(make: Make) -> None:
    issue = EXAMPLE.replace("{2/广: 广告/城区.pdf}", "{2/广: {文件: 广告/城区.pdf, 页: 3}}")
    content = {s.address: s.content for p in make({**FILES, "issue.yaml": issue}, "城区").issue.pages for s in p.slots}
    assert isinstance(content["2/广"], Ad)
    assert content["2/广"].page == 3


def test_a_picture_has_no_page_to_be_named(make: Make) -> None:
    asked = EXAMPLE.replace("广告/公益.pdf}", "广告/公益.png, 页: 2}")
    assert asked != EXAMPLE
    told = [
        finding
        for finding in make({**FILES, "issue.yaml": asked, "广告/公益.png": "400x300"}).findings
        if finding.code == "B333"
    ]
    assert [finding.text("zh") for finding in told] == ["“页”在“图片”旁边没有用处"]


def test_an_edition_may_bring_an_article(make: Make) -> None:
    issue = EXAMPLE.replace("{2/广: 广告/城区.pdf}", "{2/广: 小贴士, 2/己: {稿: 便民电话, 主题: 电话}}")
    stories = {story.id: story for story in make({**FILES, "issue.yaml": issue}, "城区").issue.stories}
    assert stories["小贴士"].slots == ("2/广",)
    assert stories["便民电话"].slots == ("2/己",)
    assert "林山寨" not in stories


def test_no_such_edition(make: Make) -> None:
    with pytest.raises(InputError) as caught:
        make(FILES, "郊区")
    assert "B327" in [fault.code for fault in caught.value.diagnostics]


def test_a_folder_stands_for_its_issue(make: Make, tmp_path: Path) -> None:
    make(FILES)
    assert read_issue(tmp_path).file == tmp_path / "issue.yaml"


def test_furniture_turns_with_the_page(make: Make) -> None:
    paper = "报名: 样报\n报眉: {内: '{日期}', 外: '{版次}', 中: '{版名}'}\n报尾: [本报地址, '{总期}']\n"
    pages = make({**FILES, "paper.yaml": paper}).issue.pages
    texts = [{f.place: f.text.text.text for f in page.furniture} for page in pages]
    assert (texts[2]["folio.left"], texts[2]["folio.right"]) == ("2021年2月9日", "第3版")
    assert (texts[1]["folio.left"], texts[1]["folio.right"]) == ("第2版", "2021年2月9日")
    assert texts[0]["masthead.name"] == "中原周报"
    assert "今日4版" in texts[0]["masthead.note"]
    assert (texts[3]["imprint.1"], texts[3]["imprint.2"]) == ("本报地址", "总第212期")
    assert (pages[0].imprint_lines, pages[3].imprint_lines > 0) == (0, True)


def test_a_thin_issue_has_its_imprint_on_the_last_page(make: Make) -> None:
    pages = make({**FILES, "paper.yaml": "报名: 样报\n报尾: {版: 8, 文字: [本报地址]}\n"}).issue.pages
    assert [bool(page.imprint_lines) for page in pages] == [False, False, False, True]


@pytest.mark.parametrize(
    ("look", "rows"),
    [("字号: 小五", 1), ("字号: 小四", 1), ("字号: 四号", 2), ("字号: 小五, 行距: 18pt", 2), ("字号: 20mm", 5)],
)
def test_large_type_takes_several_lines_of_the_grid(make: Make, look: str, rows: int) -> None:
    issue = HEAD + "版: {1: {版样: 甲甲甲甲甲甲, 甲: {稿: 信}}}\n"
    paper = f"报名: 样报\n样式: {{提要: {{{look}}}}}\n"
    copy = "---\n主题: 信\n提要: 要点。\n---\n正文。\n"
    body = make({"issue.yaml": issue, "paper.yaml": paper, "稿件/信.md": copy}).issue.stories[0].body
    assert [element.rows for element in body] == [rows, 1]


def test_the_name_is_the_largest_text_of_its_page(make: Make) -> None:
    page = make(FILES).issue.pages[0]
    name = next(f.text.style.size_pt for f in page.furniture if f.place == "masthead.name")
    assert name > 42


def test_salutation_signature_and_verse(make: Make) -> None:
    copy = "---\n主题: 信\n---\n居民朋友们：\n\n正文。\n\n诗一\\\n诗二\n\n诗三\\\n诗四\n\n某某社区\\\n2021年2月9日\n"
    issue = HEAD + "版: {1: {版样: 甲甲甲甲甲甲, 甲: {稿: 信}}}\n"
    made = make({"issue.yaml": issue, "稿件/信.md": copy}).issue.stories[0]
    looks = [(e.kind, e.style.setting.align, e.style.setting.indent_em, e.lines_before) for e in made.body]
    assert looks == [
        ("body", "justify", 0, 0),
        ("body", "justify", 2, 0),
        ("verse", "start", 2, 0),
        ("verse", "start", 2, 1),
        ("body", "end", 0, 0),
    ]


def test_styles_of_the_paper(make: Make) -> None:
    paper = "报名: 样报\n样式: {正文: {字体: 楷体, 行尾: 悬挂}, 署名: 黑体}\n"
    issue = HEAD + "版: {1: {版样: 甲甲甲甲甲甲, 甲: {稿: 信}}}\n"
    copy = "---\n主题: 信\n署名: 本报\n---\n正文。\n"
    body, byline = make({"issue.yaml": issue, "paper.yaml": paper, "稿件/信.md": copy}).issue.stories[0].body
    assert (body.style.role, body.style.setting.line_end) == ("楷体", "hang")
    assert byline.style.role == "黑体"


@pytest.mark.parametrize(
    ("look", "switch", "value"),
    [
        ("对格: 严格", "strict_grid", True),
        ("grid: elastic", "strict_grid", False),
        ("断词: 否", "hyphenation", "off"),
        ("断词: 是", "hyphenation", "needed"),
        ("hyphenation: on", "hyphenation", "on"),
        ("调整: 逐行", "adjust", "first_fit"),
        ("adjust: stretch", "adjust", "stretch"),
        ("中西间距固定: 是", "autospace_fixed", True),
        ("中西间距: 1/4字", "autospace_em", 0.25),
        ("行首: 全角", "line_start", "keep"),
        ("first_line: keep", "first_line", "keep"),
        ("句号挤压: 0.5字", "stop_squeeze_em", 0.5),
        ("句号挤压: 不挤", "stop_squeeze_em", -1),
        ("stop_squeeze: fixed", "stop_squeeze_em", -1),
        ("末行字数: 3", "last_line_chars", 3),
        ("数量词连排: 否", "binds_units", False),
        ("等宽数字: 是", "tabular", True),
        ("西文比例: 105%", "latin_scale", 1.05),
        ("希腊文比例: 95%", "greek_scale", 0.95),
        ("西里尔文比例: 96%", "cyrillic_scale", 0.96),
        ("hangul_scale: 98%", "hangul_scale", 0.98),
        ("拉开: 0.5字", "spread_em", 0.5),
        ("转行: 手工", "turns", "manual"),
        ("逗号空格: 是", "blank_commas", True),
        ("长体: 90%", "condensed", 0.9),
        ("proportional: yes", "proportional", True),
        ("标点: 原样", "line_end", "full"),
        ("{标点: 原样, 行尾: 半角}", "line_end", "half"),
        ("规范: 否", "mend", "off"),
        ("规范: 只记", "mend", "log"),
        ("mend: yes", "mend", "on"),
        ("竖排数字: 汉字", "digits", "han"),
        ("digits: rotated", "digits", "rotated"),
        ("韩文: 音节", "korean", "syllable"),
    ],
)
def test_switches_of_line_setting(make: Make, look: str, switch: str, value: object) -> None:
    issue = HEAD + "版: {1: {版样: 甲甲甲甲甲甲, 甲: {稿: 信}}}\n"
    written = look if look.startswith("{") else f"{{{look}}}"
    paper = f"报名: 样报\n样式: {{正文: {written}}}\n"
    copy = "---\n主题: 信\n---\n正文。\n"
    body = make({"issue.yaml": issue, "paper.yaml": paper, "稿件/信.md": copy}).issue.stories[0].body
    assert getattr(body[0].style.setting, switch) == value


def test_words_of_faces_are_those_of_the_manual(faults: Faults) -> None:
    paper = (
        "报名: 样报\n字体: {黑体: {系统: 没有这样的字体, 字重: 400, 用于: latin}, 楷体: {文件: 没有.otf, for: kana}}\n"
    )
    issue = HEAD + "版: {1: {版样: 甲甲甲甲甲甲, 甲: {稿: 信}}}\n"
    copy = "---\n主题: 信\n---\n正文。\n"
    found = faults({"issue.yaml": issue, "paper.yaml": paper, "稿件/信.md": copy})
    assert [fault.code for fault in found] == ["T103", "T101"]


@pytest.mark.parametrize("word", ["zh-CN", "zh-cn", "简体"])
def test_languages_have_several_names(make: Make, word: str) -> None:
    issue = HEAD + f"语言: {word}\n版: {{1: {{版样: 甲甲甲甲甲甲, 甲: {{稿: 信}}}}}}\n"
    assert make({"issue.yaml": issue, "稿件/信.md": "---\n主题: 信\n---\n正文。\n"}).issue.lang == "zh-Hans"


def test_english_issue(make: Make) -> None:
    issue = (
        "paper: The Weekly\nnumber: 3\ndate: 2021-02-09\nlang: en\n"
        "pages:\n  1:\n    name: News\n    dummy: |\n      AAAABB\n"
        "    A: {article: fire, jump_to: [1/B, 2/C]}\n    B: {jump_from: 1/A}\n"
        "  2: {dummy: CCCCCC, C: {jump_from: 1/B}}\n"
    )
    copy = "---\nheadline: Fire in the Harbor\nbyline: {author: Ann Lee}\n---\nTwo lines\nof text.\n"
    built = make({"issue.yaml": issue, "articles/fire.md": copy}).issue
    (made,) = built.stories
    assert made.body[0].text.text == "Two lines of text."
    assert made.body[0].style.setting.indent_em == 1
    # No words where the article goes on on its page, and no second headline.
    assert [line.text.text for line in made.jump_to] == ["", "(Continued on page 2)"]
    assert [line.text.text for line in made.jump_from] == ["", "(Continued from page 1)"]
    assert [head is not None for head in made.heads] == [True, False, True]
    assert made.heads[0] is not None
    assert [e.text.text for e in made.heads[0].elements] == ["Fire in the Harbor", "By Ann Lee"]


def test_all_faults_come_at_once(faults: Faults) -> None:
    found = faults(
        {
            "issue.yaml": HEAD + "版: {1: {版样: 甲甲甲甲甲甲, 甲: {稿: 信, 级: 大}, 乙: {稿: 书}}}\n",
            "paper.yaml": "报名: 样报\n首旗: 1\n",
            "稿件/信.md": "---\n主提: 信\n---\n正文<b>。\n",
        }
    )
    assert [fault.code for fault in found] == ["B111", "B204", "R108", "B101", "B101", "R302"]


def test_a_slot_may_name_its_article_and_nothing_else(make: Make) -> None:
    issue = HEAD + "版: {1: {版样: 甲甲甲乙乙乙, 甲: 信, 乙: {稿: 讯}}}\n"
    copies = {f"稿件/{name}.md": f"---\n主题: {name}\n---\n正文。\n" for name in ("信", "讯")}
    built = make({"issue.yaml": issue, **copies})
    assert [story.slots for story in built.issue.stories] == [("1/甲",), ("1/乙",)]
    with pytest.raises(InputError) as raised:
        make({"issue.yaml": issue.replace("甲: 信", "甲: 倌"), **copies})
    assert [d.found for d in raised.value.diagnostics] == ["倌"]


@pytest.mark.parametrize(("size", "rows"), [("五号", 1), ("四号", 2), ("小三, 行距: 24pt", 2), ("小三, 行距: 30pt", 3)])
def test_large_vertical_verse_stands_as_far_apart_as_it_needs(make: Make, size: str, rows: int) -> None:
    issue = HEAD + "版: {1: {版样: 甲甲甲甲甲甲, 甲: {稿: 诗, 竖排: 是}}}\n"
    paper = f"报名: 样报\n首期: {{期: 1, 日期: 2021-02-09}}\n样式: {{诗: {{字号: {size}}}}}\n"
    copy = "---\n主题: 诗\n---\n" + "床前明月光\\\n" * 40 + "疑是地上霜\n"  # no room for open lines
    story = make({"issue.yaml": issue, "paper.yaml": paper, "稿件/诗.md": copy}).issue.stories[0]
    assert [element.rows for element in story.body] == [rows]


def test_an_english_page_names_its_editors_and_parts_credit_from_caption(make: Make) -> None:
    issue = (
        "paper: The Weekly\nnumber: 3\ndate: 2021-02-09\nlang: en\ncredits: {editor: A. Lee, desk: T. Ward}\n"
        "pages:\n  1:\n    credits: {desk: R. Diaz}\n    dummy: |\n      AAAABB\n"
        "    A: {article: fire, pictures: {file: p.png, caption: The shed., credit: Photo by Ann}}\n"
        "    B: {pending: 90em}\n"
    )
    copy = "---\nheadline: Fire\n---\nText.\n"
    built = make({"issue.yaml": issue, "articles/fire.md": copy, "articles/p.png": "40x30", "p.png": "40x30"}).issue
    caption = built.stories[0].pictures[0].caption
    assert caption is not None
    assert caption.text.text == "The shed. (Photo by Ann)"
    folio = [f.text.text.text for f in built.pages[0].furniture if f.place.startswith("folio")]
    assert any("editor: A. Lee　desk: R. Diaz" in text for text in folio), folio


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh-Hans", "主管：甲\u3000主办：乙"),
        ("zh-HK", "主管：甲\u3000主辦：乙"),
        ("ja", "甲\u3000乙"),
        ("en", "甲\u3000乙"),
    ],
)
def test_who_publishes_is_told_in_the_language_of_the_paper(make: Make, lang: str, line: str) -> None:
    paper = f"报名: 样报\n代号: Y\n语言: {lang}\n报头: {{主管: 甲, 主办: 乙}}\n"
    page = "版:\n  1:\n    名: 甲\n    报头: 上\n    版样: |\n      甲甲甲甲甲甲\n    甲: {待稿: 900字}\n"
    built = make({"paper.yaml": paper, "issue.yaml": HEAD + page})
    texts = {f.place: f.text.text.text for f in built.issue.pages[0].furniture}
    assert texts["masthead.publisher"] == line
