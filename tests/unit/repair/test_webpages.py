"""A page of the web gives its article and nothing of its own; copy that looks like such a page stays."""

import pytest
from effort import least_seconds

from layout.repair import repair_copy
from layout.repair.lines import Line
from layout.repair.types import Copy, Options, Repaired, Traced
from layout.repair.webpages import find_web_lines, stamped_titles

TITLE = "柳林镇把服务窗口搬到村口"
TEXT = (
    "入冬以来，柳林镇把便民服务窗口搬到了村口，办证、缴费、问政策，一张桌子全办完。",
    "“以前跑镇里要倒两趟车，现在出门走几步就到。”七十三岁的村民周大爷说，他当天办好了高龄补贴的手续。",
    "下一步，镇里还将把服务点延伸到十二个自然村，每周三固定开放。",
)
TOPS = (
    "往期阅读\n当前版: 04版 上一版  下一版\n上一篇    下一篇\n放大 缩小 默认   ",
    "您的位置：首页>要闻 > 聊城政情 >",
    "首页 综合 > 正文",
    "新闻中心 >  资讯 > ",
    "第A02版:要闻",
    "柳林日报 数字报",
    "首页 | 新闻 | 政务 | 民生 | 专题",
    "2021年06月01日 星期二",
    "第04版：要闻   上一版  下一版",
    "返回版面 | 放大 | 缩小 | 默认",
    "当前位置：首页 > 新闻中心 > 镇街动态",
    "柳林日报 2021年06月01日 星期二 第04版 要闻",
    "登录 注册",
    "搜索",
    "柳林日报电子版",
    "1957年7月20日柳林日报 第3版\n\n第3版()\n专栏:",
)
"""What stands over the title."""
HEADS = (
    "2023-08-28 22:02:42 来源:中国新闻网",
    "2018年12月11日 11:31:45 | 来源:常州日报",
    "2021-03-04 08:30 新华网",
    "来源: 人民日报 | 2022年03月01日 07:45",
    "2020-05-12 09:16:33\u3000\u3000来源：河南日报\u3000\u3000编辑：李敏",
    "时间:2019-03-11 来源:柳林县政府网  点击:123",
    "发布时间:2021-03-05 10:20 浏览量:561",
    "2022-02-17 15:54:05   来源: ",
    "来源：  2022-02-17 15:54:05",
    "来源：聊城日报  2022-02-17 15:54:05\nA+A-\n分享",
    "发表于:2023-03-21 16:05  作者:项曦  来源:中国网韵动安徽  责任编辑:陈紫芊",
    "2018年12月11日 11:31:45 | 来源:常州日报\n\n字号变大| 字号变小",
    "人民网-人民日报\n2020年05月12日 09:16",
    "2021年11月11日 08:00\u3000来源：人民网－人民日报\u3000小字号\n【大 中 小】",
    "日期：2021-02-09\u3000来源：中原报\u3000【字体：大 中 小】\u3000打印",
    "2022-02-17 15:54:05\n来源：大河网\n分享到：",
    "(相关资料图)",
    "发布日期：2021-03-05\u3000\u3000信息来源：县融媒体中心\u3000\u3000浏览次数： 32 次",
    "2021-06-01 字号: A- A A+ 分享",
    "作者：周平\u3000来源：柳林报\u3000时间：2021-06-01",
    "稿源：柳林新闻网  2021-06-01 09:12:00",
    "文章来源：县委宣传部 发布时间：2021-06-01 09:12 【打印】【关闭】",
    "2021-06-01 09:12:00 星期二\u3000来源：柳林日报数字报",
    "来源：大河报·大河客户端\n2021-06-01 09:12",
    "2021-06-01 09:12 来源：柳林日报 A1版",
    "中原新闻网   2021-06-01 09:12   作者：周平",
    "次阅读\n2021-06-01 09:12",
    "0 评论",
    "我要评论\n(0)",
    "打印 关闭",
    "大 中 小",
    "朗读",
    "收听本文 00:00/02:13",
    "原标题：柳林镇：服务窗口搬到村口",
    "【大字体】【中字体】【小字体】",
    "扫一扫在手机打开当前页",
    "2021-06-01 09:12 浏览 1024",
    "记者 周平 2021-06-01 09:12 柳林发布",
    "柳林发布 2021-06-01 09:12 河南",
    "2021-06-01 09:12:33",
    "2021-06-01",
    "2021年6月1日 09:12",
    "2020-03-09  来源: 学习时报 作者:",
    "100次浏览     发布时间:2025-01-04 17:21:10",
    "作者:寻法网\n|\n199人看过\n发布时间:2026-01-11 05:33:05\n标签:",
    "2021-06-01 09:12   来源:柳林日报   作者:周平 王放",
    "2021年06月01日   01:要闻   稿件来源：柳林日报   作者：周平",
    "(2023年11月14日) 来源:潍坊晚报\n放大   缩小   默认",
    "2021-06-01 09:12:00\n来源:柳林日报\n编辑:周平\n浏览:100",
    "发布时间：2021-06-01 来源：柳林日报 阅读次数：",
    "\u3000\u30002021-06-01\u3000\u3000来源：柳林日报\u3000\u3000（记者 周平）",
    "【来源：柳林日报】",
    "来源：柳林日报\u3000\u3000责任编辑：周平\u3000\u30002021-06-01 09:12\u3000\u3000内容纠错",
)
"""What stands between title and text."""
FEET = (
    "责任编辑:李敏",
    "编辑：李敏",
    "[责任编辑：李敏]",
    "【责任编辑:李敏】",
    "(责编：李敏、王放)",
    "（编辑 李敏）",
    "责编：李敏 审核：王放",
    "作者：周平 编辑：李敏",
    "(责任编辑：柳林)",
    "相关新闻",
    "相关阅读：",
    "推荐阅读",
    "热门推荐\n县里又添三条公交线路\n社区食堂开张",
    "标题导航\n第01版:要闻\n第02版:综合",
    "版面导航\n01版:要闻\n02版:综合",
    "往期回顾",
    "返回目录",
    "下一篇：县里又添三条公交线路",
    "上一篇：没有了\n下一篇：县里又添三条公交线路",
    "上一篇\n下一篇",
    "© 2021 柳林日报社",
    "Copyright © 2009-2021 柳林日报社 版权所有",
    "声明：本网转载稿件版权归原作者所有，如有侵权请联系删除。",
    "免责声明：本文仅代表作者个人观点，与本网无关。",
    "本文来源：柳林日报",
    "转载请注明出处",
    "转载请注明地址:http://www.abc.com/zc/8833.html",
    "分享到微信朋友圈",
    "微信图片_20211111154252.jpg (383.35 KB, 下载次数: 120)\n下载附件\n2021-11-11 15:43 上传",
    "本文地址：http://www.abc.com/1.html",
    "| 收藏 | 打印 | 关闭",
    "【打印本页】【关闭窗口】",
    "顶部",
    "[网站编辑：李敏]",
    "[关闭] [打印]",
    "注：本文由柳林日报授权转载",
    "来源：柳林日报",
    "（来源：柳林日报）",
    "来源：柳林日报 作者：周平",
    "供稿：县委宣传部",
    "编辑：李敏  校对：王放  审核：赵国",
    "网友评论\n发表评论",
    "最新评论",
    "我有话说",
    "点赞 12",
    "打赏",
    "举报",
    "阅读 1024",
    "阅读 1024 赞 12 在看 3",
    "END",
    "- END -",
    "喜欢此内容的人还喜欢",
    "本站部分文字内容、图片由网友投稿，如侵权请联系删除，联系邮箱：happy@qq.com",
    "扫描二维码分享",
    "关注柳林发布公众号",
    "上一篇    下一篇\n \n     标题导航\n   第01版:要闻导读\n   第02版:今日观点",
    "本版导航",
    "本版新闻\n柳林镇把服务窗口搬到村口\n县里又添三条公交线路",
    "UID:297",
    "作者:周平 编辑:王放 来源:柳林日报",
    "【编辑:周平】",
    "（责任编辑：周平 王放）",
    "| 上一篇 | 下一篇 |",
    "内容纠错",
    "纠错 打印 关闭",
    "柳林日报社版权所有 未经许可不得转载",
    "经营许可证编号：豫B2-20040099",
    "(function(){var s=1;})();",
    "var _hmt = _hmt || [];",
    "展开全文",
    "全文完",
    "本报所有内容，未经书面授权不得转载",
    "| 网站地图 | 联系我们 | 关于我们",
    "关于我们 | 联系我们 | 网站地图",
    "友情链接",
    "Powered by Discuz",
    "来源: | 编辑:大运网实习生",
    "本版主编：周平",
    "值班总编：周平 责编：王放",
    "[email protected]",
    "分享到: 微信 微博 QQ空间",
    "免责声明 | 版权声明 | 联系我们",
    "新闻热线：0371-12345678",
    "新闻排行\n1 县里又添三条公交线路\n2 社区食堂开张",
    "相关稿件\n县里又添三条公交线路 2021-05-30\n社区食堂开张 2021-05-29",
)
"""What stands under the text."""


def repaired(text: str) -> Repaired:
    """A text taken in."""
    return repair_copy([Copy("a.txt", text.encode())])


def holds_the_article(text: str) -> bool:
    """Whether a page gives the article, whole and alone."""
    result = repaired(text)
    (article,) = result.articles
    rows = [part.text for part in article.title], tuple(paragraph.text for paragraph in article.paragraphs)
    return result.audit.holds and rows == ([TITLE], TEXT)


@pytest.mark.parametrize("top", TOPS)
def test_what_stands_over_a_title(top: str) -> None:
    assert holds_the_article("\n\n".join((top, TITLE, *TEXT)))


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_under_a_title(head: str) -> None:
    assert holds_the_article("\n\n".join((TITLE, head, *TEXT)))


@pytest.mark.parametrize("foot", FEET)
def test_what_stands_under_a_text(foot: str) -> None:
    assert holds_the_article("\n\n".join((TITLE, *TEXT, foot)))


def test_pages_one_after_another_stay_apart() -> None:
    pages = [
        f"{title}\n\n2021-06-0{day} 09:12 来源：柳林网\n\n" + text + "\n\n【打印】【关闭】\n\n"
        for day, (title, text) in enumerate(
            zip(("老街的石板路修好了", "社区食堂添了早餐", "新桥昨天通车"), TEXT, strict=True)
        )
    ]
    found = [[part.text for part in article.title] for article in repaired("".join(pages)).articles]
    assert found == [["老街的石板路修好了"], ["社区食堂添了早餐"], ["新桥昨天通车"]]


def test_who_wrote_it_stays_among_the_labels() -> None:
    (article,) = repaired(f"{TITLE}\n\n2021-06-01 09:12　作者：周平　来源：柳林网\n\n" + "\n\n".join(TEXT)).articles
    assert article.byline.reporters == ("周平",) and [part.text for part in article.title] == [TITLE]


def test_links_under_a_text_go_and_a_text_under_such_a_head_stays() -> None:
    links = "\n\n相关新闻\n县里又添三条公交线路\n社区食堂开张"
    assert holds_the_article("\n\n".join((TITLE, *TEXT)) + links)
    (article,) = repaired("\n\n".join((TITLE, *TEXT, "相关新闻", TEXT[0].replace("柳林", "桃林")))).articles
    assert len(article.paragraphs) == len(TEXT) + 2


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "关于召开座谈会的通知\n\n各社区：\n\n定于近期召开座谈会，请准时参加。\n\n"
            "时间：2021年6月1日 9:00\n地点：街道三楼会议室\n"
            "联系人：周平\n电话：5566778\n\n柳林街道办事处\n2021年5月28日\n",
            8,
        ),
        (
            "守堤三日\n\n2020-07-03 09:12\n\n水位涨到警戒线，第一批队员上堤，每人领了一件雨衣。\n\n2020-07-04 22:40\n\n"
            "风大浪急，堤脚渗水，大家扛着沙袋跑了一夜，没有人喊累。\n\n"
            "2020-07-05 06:00\n\n天亮了，水退了半尺，炊事班送来了热粥。\n",
            6,
        ),
        ("遗失声明\n\n声明：本人不慎将身份证遗失，证号末四位1234，声明作废。\n\n周平\n\n2021年6月1日\n", 3),
        (
            "网友评论\n\n“这条路早该修了。”网友“柳河渡口”说，“下雨天送孩子，裤腿全是泥。”\n\n“支持！”网友“老街坊”留言。\n",
            2,
        ),
        (
            "对话老校长\n\n记者：您好，学校搬了几次？\n\n校长：三次，最后一次是1998年。\n\n记者：为什么搬？\n\n校长：河水年年涨。\n",
            4,
        ),
    ],
)
def test_copy_that_looks_like_such_lines_stays(text: str, rows: int) -> None:
    result = repaired(text)
    (article,) = result.articles
    assert [part.text for part in article.title] == [text.split("\n")[0]] and len(article.paragraphs) == rows
    assert not [change for change in result.changes if change.reason == "web page"]


@pytest.mark.parametrize("row", ["时间：6月1日 上午9:00", "地点：街道三楼会议室", "对象：60岁以上居民", "费用：免费"])
def test_a_row_of_a_notice_begins_no_article(row: str) -> None:
    text = f"义诊通知\n\n欢迎参加。\n\n{row}\n\n柳林街道办事处\n\n2021年5月28日\n"
    (article,) = repaired(text).articles
    assert row.replace(" ", "") in [paragraph.text.replace(" ", "") for paragraph in article.paragraphs]


@pytest.mark.parametrize(("lead", "told"), [("星报讯", "星报讯"), ("柳林网讯", "柳林网讯"), ("县融媒讯", "县融媒讯")])
def test_the_dateline_of_a_paper_with_a_short_name(lead: str, told: str) -> None:
    (article,) = repaired("\n\n".join((TITLE, f"{lead} {TEXT[0]}", *TEXT[1:]))).articles
    assert article.dateline.text == told and article.paragraphs[0].text == TEXT[0]


@pytest.mark.parametrize("line", ["来源：柳林日报", "供稿：县委宣传部", "图文来源：柳林县文化馆"])
def test_where_copy_comes_from_is_told_below_it(line: str) -> None:
    (article,) = repaired("\n\n".join((TITLE, *TEXT, line)) + "\n\n新桥昨天通车\n\n本报讯 " + TEXT[0]).articles[:1]
    assert article.byline.credit == line and len(article.paragraphs) == len(TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "这首歌的版权所有人是村里的老教师，他",
        "未经著作权人许可，复制、发行其作品的，应当承担责任，",
        "He said (quietly) that the price = ¥35; then he left the room;",
        "本报记者未经允许不得进入，",
        "（编辑部的灯）",
        "更多的人来到这里，",
    ],
)
def test_a_line_of_copy_with_words_of_a_site_stays(line: str) -> None:
    result = repaired("\n".join((TITLE, TEXT[0][:-1] + "，", line, *TEXT[1:])))
    assert not [change for change in result.changes if change.reason == "web page"]


def test_a_mark_of_a_list_before_a_title_goes() -> None:
    text = "".join(
        f"  • {title}\n\n    {name}\n\n    {body}\n\n"
        for title, name, body in zip(
            ("隅园的黄昏", "竹子曾经也另类", "柿子红了"), ("叶渡", "周岸", "王放"), TEXT, strict=True
        )
    )
    result = repaired(text)
    titles = [[part.text for part in article.title] for article in result.articles]
    assert result.audit.holds and titles == [["隅园的黄昏"], ["竹子曾经也另类"], ["柿子红了"]]
    assert [change.before for change in result.changes if change.reason == "mark of a list"] == ["•"] * 3
    kept = repair_copy([Copy("a.txt", text.encode())], Options(refused=frozenset({"noise"})))
    assert kept.audit.holds and kept.articles[1].title[0].text.startswith("•")
    whole = repair_copy([Copy("a.txt", text.encode())], Options(refused=frozenset({"headline"})))
    assert whole.audit.holds and whole.articles[1].split.headline == "竹子曾经也另类"
    assert [change.before for change in whole.changes if change.reason == "mark of a list"] == ["•"] * 3


@pytest.mark.parametrize("text", ["大", "分享", "2021-06-01 09:12", "2021-06-01", "相关新闻", "来源：柳林网"])
def test_many_such_lines_cost_as_much_each(text: str) -> None:
    def look(count: int) -> None:
        body = Traced(text, tuple(range(len(text))))
        lines = tuple(Line(body, 0, row, 0, 0.0, float(len(text))) for row in range(count))
        stamped_titles(lines, find_web_lines(lines))

    assert least_seconds(lambda: look(4000)) < 9 * least_seconds(lambda: look(1000))  # by the square 16 times as much


@pytest.mark.parametrize("title", ["全市卫生健康工作要点发布", "织密校园周边安全防护网", "筑牢山区防火监测网"])
def test_titles_that_end_like_the_name_of_a_site_stay(title: str) -> None:
    copy = f"山里的灯\n\n那盏灯亮了一夜，照着回家的路。\n\n作者：陈大山\n\n{title}\n\n本报讯 昨天，全市作了部署。\n"
    result = repair_copy([Copy("a.txt", copy.encode())])
    assert [article.split.headline for article in result.articles] == ["山里的灯", title]


@pytest.mark.parametrize("name", ["上海发布", "中国安全生产网", "浙江在线"])
def test_the_name_of_a_site_beside_its_source_goes(name: str) -> None:
    copy = f"山里的灯\n那盏灯亮了一夜，照着回家的路。\n来源：省报客户端\n{name}\n责任编辑：王明\n"
    assert name in [item.text for item in repair_copy([Copy("a.txt", copy.encode())]).removed]


@pytest.mark.parametrize("title", ["电报", "海报", "渔网", "大字报", "互联网"])
def test_a_title_that_is_a_word_like_a_papers_name_stays_under_the_papers_own_name(title: str) -> None:
    dump = f"清溪报 2022年10月18日\n\n{title}\n" + "\n".join(TEXT)
    (article,) = repair_copy((Copy("a.txt", dump.encode()),)).articles
    assert [part.text for part in article.title] == [title]
