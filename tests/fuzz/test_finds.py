"""What the harnesses found, kept as it was: `finds/` holds the bytes."""

from pathlib import Path

from layout.repair import repair_copy
from layout.repair.types import Copy, Options

FINDS = Path(__file__).parent / "finds"


def test_a_byline_kept_as_text_parts_the_paragraph_that_was_joined_over_it() -> None:
    copies = (Copy("b.md", (FINDS / "byline-inside-a-joined-paragraph.bin").read_bytes()),)
    refused = frozenset({"join-968", "join-985", "byline-1882"})
    assert refused <= {change.id for change in repair_copy(copies).changes}
    again = repair_copy(copies, Options(accepted=frozenset({"join-1897"}), refused=refused))
    assert again.audit.holds
    texts = [paragraph.text for article in again.articles for paragraph in article.paragraphs]
    at = texts.index("通讯员 丁子杰 崔立建")
    assert texts[at - 1].endswith("巡查一遍。") and texts[at + 1].startswith("有人担心")


def test_the_end_of_a_byline_goes_where_its_beginning_is() -> None:
    text = (
        "  全会号召,全县广大党员\n只争朝夕,埋头苦干,奋力谱\n写高质量发展的新篇章。本报\n记者 杜海清、汪瑶霞、徐文\n丹\n"
        "关于老城区部分路段停水的通知\n"
        "　　他想了想，用带着京腔的普通话说：“再说吧，慢慢来。” （本报记者陶祥全 文/图）\n\n"
        "　　他和学生用五年时间测绘了127座院落，资料全部上传到了网站www.gulou-hutong.org，任何人都可以免费下载。"
        "去年，《Vernacular Architecture》杂志刊登了他们的研究成果。\n"
        "　　他想了想，用带着京腔的普通话说：“再说吧，慢慢来。” （本报记者陶祥全 文/图）\n"
    )
    result = repair_copy((Copy("a.txt", text.encode()),))
    assert result.audit.holds and result.articles[0].byline.reporters == ("杜海清", "汪瑶霞", "徐文丹")
