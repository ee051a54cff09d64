"""What the cookbook is made with: articles of the lengths that it names, pictures, advertisements, a face."""

import random
import shutil
from pathlib import Path

import pikepdf
from fences import Fence, fences
from PIL import Image

BOOK = Path(__file__).resolve().parents[1] / "docs" / "cookbook.md"
SENTENCES = (
    "河边的早市天不亮就开了",
    "挑担的人从桥上下来，把菜一捆一捆摆在石阶上",
    "过了八点，太阳照到第三级台阶，人就渐渐多起来",
    "卖鱼的把水盆往里挪一挪，给推车的让出路",
    "老人们坐在树下看棋，一盘棋要看一个上午",
    "放学的孩子沿着河走，书包一颠一颠",
    "船靠岸的时候，铁链响了一声",
    "修伞的摊子摆在邮局门口，已经有二十年",
    "雨后的石板路发亮，走路要慢一些",
    "傍晚收摊，各家把门前扫干净，第二天又是新的一天",
)
LENGTHS = {"长": 900, "中一": 420, "中二": 420, "中三": 420, "短一": 170, "短二": 170, "短三": 170, "短四": 170}
HEADLINES = {"长": "河上的一年", "中一": "早市开在石阶上", "中二": "修伞人的二十年", "中三": "看棋的一个上午"} | {
    "短一": "早班船提前一刻钟", "短二": "石板路修好了", "短三": "树下添了三把椅子", "短四": "邮局门口新添信箱"
}  # fmt: skip
AD_MM = (111.1, 49.7)
"""The slot of the advertisement that is a PDF: half the width, twelve lines."""


def article(name: str) -> str:
    """An article of about the length that its name stands for; no paragraph is another's."""
    dice, text, used = random.Random(name), list[str](), 0
    month = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月")[list(LENGTHS).index(name)]
    while used < LENGTHS[name]:
        paragraph = f"{month}里，" + "。".join(dice.sample(SENTENCES, dice.randint(2, 4))) + "。"
        if paragraph in text:
            continue
        text.append(paragraph)
        used += len(paragraph)
    if len(text) > 8:
        text.insert(len(text) // 2, "## 桥那边")
    return f"---\n主题: {HEADLINES[name]}\n署名: 本报\n---\n" + "\n\n".join(text) + "\n"


def recipes() -> dict[str, list[Fence]]:
    """The fences of every recipe by its heading; those before the first stand under an empty one."""
    lines = BOOK.read_text("utf-8").splitlines()
    found: dict[str, list[Fence]] = {}
    for fence in fences(BOOK):
        heads = [line[3:] for line in lines[: fence.line] if line.startswith("## ")]
        found.setdefault(heads[-1] if heads else "", []).append(fence)
    return found


def furnish(folder: Path, root: Path) -> None:
    """The paper's folder with its stock of articles, pictures, advertisements and a face."""
    for name in ("稿件", "图", "广告", "字体"):
        (folder / name).mkdir()
    (folder / "paper.yaml").write_text(recipes()[""][0].text, "utf-8")
    for name in LENGTHS:
        (folder / "稿件" / f"{name}.md").write_text(article(name), "utf-8")
    Image.linear_gradient("L").resize((1500, 1000)).save(folder / "图" / "横.png")
    Image.radial_gradient("L").resize((1500, 2000)).save(folder / "图" / "竖.png")
    Image.linear_gradient("L").rotate(90).resize((1500, 1500)).save(folder / "图" / "方.png")
    Image.radial_gradient("L").resize((1500, 620)).save(folder / "广告" / "书店.png")
    width, height = (mm * 72 / 25.4 for mm in AD_MM)
    advertisement = pikepdf.new()
    page = advertisement.add_blank_page(page_size=(width, height))
    page.obj.TrimBox = [0, 0, width, height]
    page.obj.Contents = advertisement.make_stream(f"0 0 0 0.3 k 20 20 {width - 40} {height - 40} re f".encode())
    advertisement.save(folder / "广告" / "船行.pdf")
    shutil.copy(root / "fonts" / "PaibanKai-Regular.ttf", folder / "字体" / "题字.ttf")
