"""The work as an issue of ours: paper.yaml, issue.yaml, articles."""

import json
from pathlib import Path

from bench.design import DRAWN, MASTHEAD_LINES, ArticleWork, PageWork, PictureWork

PAPER = """# A paper for measuring.
报名: 量报
代号: BENCH
语言: zh-Hans
版式: 四开6栏
首期: {期: 1, 日期: 2017-01-24, 周期: 周}
报头:
  行: 12
  西文名: BENCH
  主办: 量报编辑部
  刊号: 内部资料准印证（样）第000000号
  报眼: [每周二 / 出版, 免费 / 取阅]
"""
HEAD = """# Made by `python -m bench make`.
报纸: 量报
日期: 2021-02-09
版式: 四开6栏
责任: {责编: 本报编辑部, 校对: 本报校对组, 版式: 本报美编组}
稿库: 稿件/

版:
"""


def write_issue(pages: tuple[PageWork, ...], folder: Path) -> None:
    """Writes the issue; the pictures are drawn elsewhere, into `folder/图`."""
    stock = folder / "稿件"
    stock.mkdir(parents=True, exist_ok=True)
    (folder / "paper.yaml").write_text(PAPER, "utf-8")
    blocks = [HEAD]
    for page in pages:
        blocks.append(f"  {page.number}:\n    名: {page.name}\n")
        if page.number == 1:
            blocks.append(f"    报头: 上, {MASTHEAD_LINES}行\n")
        blocks.append("    版样: |\n" + "".join(f"      {row}\n" for row in DRAWN))
        for slot in page.slots:
            blocks.append(f"    {slot.sign}: {_slot_text(page, slot.sign)}\n")
            if slot.article is not None and slot.article.paragraphs:
                (stock / f"{slot.article.id}.md").write_text(_article_text(slot.article), "utf-8")
    (folder / "issue.yaml").write_text("".join(blocks), "utf-8")


def _slot_text(page: PageWork, sign: str) -> str:
    """What issue.yaml says of a slot."""
    slot = next(slot for slot in page.slots if slot.sign == sign)
    if slot.rest_of is not None:
        return f"{{接: {slot.jump_from}/甲}}"
    assert slot.article is not None
    if slot.picture is not None:
        texts = f"主题: {_quoted(slot.article.headline)}, 图说: {_quoted(slot.picture.caption)}"
        return f"{{图片新闻: 图/{slot.picture.file}, {texts}, 制图: 本报}}"
    jump = f", 转: {slot.jump_to}/乙" if slot.jump_to else ""
    return f"{{稿: {slot.article.id}, 级: {slot.article.rank}{jump}}}"


def _article_text(article: ArticleWork) -> str:
    """The article's file."""
    lines = ["---", f"主题: {_quoted(article.headline)}", "电头: 本报讯", "署名: 本报记者"]
    if article.kicker:
        lines.insert(1, f"肩题: {_quoted(article.kicker)}")
    if article.picture is not None:
        lines.append(f"图: {_picture_text(article.picture)}")
    return "\n".join([*lines, "---", ""]) + "\n" + "\n\n".join(article.paragraphs) + "\n"


def _picture_text(picture: PictureWork) -> str:
    """A picture of open height."""
    return f"{{文件: 图/{picture.file}, 宽: {picture.columns}栏, 图说: {_quoted(picture.caption)}, 制图: 本报}}"


def _quoted(text: str) -> str:
    """A text as a YAML scalar."""
    return json.dumps(text, ensure_ascii=False)
